"""Accounts behind an "@", beside all that programs, markup and calls for a team write behind one."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

MENTIONS = [
    ("ping @janedoe about it", ["janedoe"]),
    ("@jane.doe can you look?", ["jane.doe"]),
    ("thanks @mkowalski", ["mkowalski"]),
    ("thanks @mkowalski and @t.brandt92 for the review", ["mkowalski", "t.brandt92"]),
    ("Anna: @jdoe42 please have a look at the costs", ["jdoe42"]),
    ("cc @qvrabelmoor", ["qvrabelmoor"]),
    ("#1234 thanks @qvrabelmoor", ["qvrabelmoor"]),
    ("- @mkowalski: send the list to the client", ["mkowalski"]),
    ("I asked @qvrabelmoor, who knows the plan", ["qvrabelmoor"]),
    ("Jane (@jane_doe) wrote", ["jane_doe"]),
    ("Jane Doe (@sunnyday) wrote", ["@sunnyday"]),
    ("Follow us on Twitter: @sunnyday", ["@sunnyday"]),
    ("Instagram @janedoe83, open every day", ["janedoe83"]),
    ("you find us @sunnyday on Instagram", ["@sunnyday"]),
    ("Twitter: @summit", ["@summit"]),
    ("GitHub: @jdoe-dev", ["jdoe-dev"]),
    ("her handle is @bluepanda", ["@bluepanda"]),
    ("DM @acme_inc for prices", ["@acme_inc"]),
    ("// thanks @mkowalski for the patch", ["mkowalski"]),
    ("# TODO: ask @jane.doe about the index", ["jane.doe"]),
    ("The draft of @johnsmith was better.", ["johnsmith"]),
    ("@kowalska said that the plan holds", ["kowalska"]),
    ("Reviewer: @okonkwo", ["okonkwo"]),
    ("| Owner | @wkaminski |", ["wkaminski"]),
    ("Sounds good, @priya", ["priya"]),
    ("as @nkovac pointed out, the margin is off", ["nkovac"]),
    ("- [ ] @tvandijk update the forecast", ["tvandijk"]),
    ("What does @pfeiffer_k think about it?", ["pfeiffer_k"]),
    ("Photo by @wanderlust.anna", ["wanderlust.anna"]),
    ("Danke @kschulz f\u00fcr die Hilfe", ["kschulz"]),
    ("My colleague @mkowalski will call, and our designer @qvrabelmoor", ["mkowalski", "qvrabelmoor"]),
    ("Ending the day with thanks to @mkowalski", ["mkowalski"]),
    ("reviewed by @jane.doe and @mkowalski", ["jane.doe", "mkowalski"]),
    ("we met @anna at the fair", ["anna"]),
]


@pytest.mark.parametrize(("text", "names"), MENTIONS)
def test_it_finds_whom_a_text_mentions(text: str, names: list[str]) -> None:
    assert values("UsernameRecognizer", text) == names


@pytest.mark.parametrize(("header", "text"), [("Twitter", "@janedoe"), ("GitHub handle", "@qvrabelmoor")])
def test_it_finds_the_accounts_of_a_column(header: str, text: str) -> None:
    assert values("UsernameRecognizer", text, header) == [text[1:]]


PROGRAMS = {
    "BibTeX": "@article{smith2020,\n  author = {A}\n}\n@inproceedings{knuth1984plan,\n@book{knuth1984, year={1984}}",
    "BibTeX, a rare entry": "@mvproceedings{x,\n@patent{y, year = 1984}",
    "LaTeX": "\\makeatletter\\@startsection{section}\\makeatother \\def\\@makechapterhead#1{}",
    "Ruby": "class Order\n  def initialize(customer) ; @customer = customer ; @@count = 1 ; end\n",
    "Ruby, a line": "  def total ; @price * @items.size ; end",
    "Ruby, variables": "    @unit_price ||= @order_lines.sum(&:price)\n    @lineitems << @lineitem",
    "T-SQL": "DECLARE @customer INT, @StartDate DATE; SELECT @customer = id FROM o WHERE d > @StartDate;",
    "T-SQL, lines": "CREATE PROCEDURE x\n  @CustNum INT,\n  @startdt DATE OUTPUT\nAS",
    "T-SQL, a call": "EXEC sp_orders @custno, @mode='a'",
    "Java": "@Entity @Table(name=\"orders\") public class A { @Autowired private Repo repo; @Column int b; }",
    "Java, lines": "@Entity\n@RestController\npublic class A {\n  @Autowired Repo repo;\n  @JsonIgnore int x;\n}",
    "Java, comment": "/**\n * @author\n * @noinspection unchecked is fine here\n * @implNote the list is sorted\n */",
    "Kotlin": "@Composable fun Page(@StringRes id: Int) { }\n@file:JvmName(\"Pages\")",
    "TypeScript": "@Component({selector:'app'}) export class A { @Input() name; @HostListener('click') go(){} }",
    "TypeScript, imports": "import { C } from '@angular/core'; import '@testing-library/jest-dom';",
    "TypeScript, comment": "// @ts-expect-error the types are wrong\n// @ts-ignore\n/* @vite-ignore */",
    "Python": "@dataclass(frozen=True)\nclass A:\n    @functools.cached_property\n    def x(self): return self @ other",
    "Python, matrices": "y = x @weights + bias",
    "C#, Razor": "@model Shop.Order\n@using Shop\n<p>@Model.Name @Html.Raw(x) @foreach (var i in l) { <b>@i</b> }</p>",
    "C#, verbatim": 'var path = @"C:\\x"; var @class = 1; string @interfaces = null;',
    "Blade": "@extends('layout') @section('content') @foreach($a as $b) {{ $b }} @endforeach @endsection",
    "Blade, lines": "@auth\n  <p>You are in</p>\n@endauth\n@yield('x')",
    "Matlab": "f = @(x) x.^2; g = @sin; h = @myfun; arrayfun(@(k) k+1, 1:3);",
    "Matlab, a call": "result = cellfun(@numel, names) + fzero(@myfun, 3)",
    "Batch": "@echo off\n@set X=1\n@rem nothing\n@setlocal enabledelayedexpansion",
    "Gherkin": "@smoke @checkout @customer\nFeature: Order\n  @slow @wipflow\n  Scenario: pay",
    "roxygen": "#' @param x a number\n#' @return a number\n#' @export\n#' @importFrom stats median",
    "R": "f <- function(x) x@slot + obj@metadata",
    "JSDoc": "/**\n * @param {string} a the name\n * @returns the list\n * @memberof Plan\n * @typedef {Object} X\n */",
    "Doxygen": "/// @brief Adds two numbers.\n/// @tparam T the type\n/// @ingroup maths\n//! @retval 0 if it is fine",
    "PHP": "/** @var Order $x */ $y = @fopen($f, 'r'); // @phpstan-ignore-line\n/** @ORM\\Column */",
    "Perl": "my @names = ('a','b'); my @orders; push @orders, 1; foreach my $x (@names) { print \"@names\\n\"; }",
    "Perl, loops": "    for my $ext (@exts) {\n    foreach (@diff_files) {\nour (@ISA);\nwhile (@tokens)",
    "Perl, pod": "the assignment to C<@ISA> and C<@EXPORTOK> is done",
    "Python, comments": "@csp_exempt  # type: ignore\n@pytest.mark.slow  # takes a while for it\n@XFAIL  # not yet",
    "Python, prose of comments": "# Note that this is behind @async_unsafe, so this is fine",
    "Epydoc": "    @cvar _curves: the list of what was loaded\n    @ivar curve: one of them",
    "Make": "build:\n\t@mkdir -p build\n\t@cp -r src build and more\n\t@printf 'done' && rm $@",
    "Smarty": "{block name=x}@xyzzy{/block}",
    "CSS modules": "@value primarycolor: #fff; @container sidebar (min-width: 1px) { }",
    "Terraform": 'email = "@dbname"\nurl = "x@${var.hostnm}"',
    "Lua": "---@param plan Plan\n---@diagnostic disable: lowercase-global",
    "Rust": "let x @ Some(_) = y; id @1..=5 => z",
    "Scala": "@tailrec def f(x: Int): Int = g(x)\n@main def run() = f(1)",
    "Dart": "@override Widget build(BuildContext c) => Text('x');",
    "Groovy": "@NonCPS def f() { }\n@Library('x') _",
    "SAS": "put @5 name @20 amount; input @1 custid $8.;",
    "PostScript of forms": "/FT /Btn @xyzform << /T (x) >>",
    "PowerShell": "$params = @{Name='x'}; Get-Item @params; $a = @(1,2); @'\nhere\n'@",
    "Style sheets": "@keyframes spin { from {top:0} } @tailwind base; @apply px-4; @include mixin; @layer base;",
    "Less": "@primarycolor: #fff;\n.a { color: @primarycolor; margin: @gridgutter }",
    "Packages": "npm i @types/node @babel/core lodash@4.17.21 react@latest",
    "Actions": "uses: actions/checkout@v4\nuses: docker/build-push-action@v5",
    "Docker": "FROM node@sha256:0123456789abcdef",
    "Objective-C": "@interface Plan : NSObject\n@property (nonatomic) NSString *name;\n@end\n@implementation Plan",
    "Haskell": "f all@(x:xs) = g @Integer all",
    "Julia": "@btime f(x)\n@testset \"plan\" begin\n@inbounds y[i] = 1\nend",
    "Elixir": "@moduledoc false\n@spec add(integer, integer) :: integer\n@impl true",
    "Swift": "@State private var name = 1\n@ObservedObject var x: Model\n@escaping () -> Void",
    "Angular": '<a [x]="y" @fadeinout (click)="go()">x</a>',
    "Vue": '<button @click="go" @mouseover.prevent="x">Go</button>',
    "Pandoc": "As shown [@knuth1984; @smith2020, p. 5] and [see @weber2011].",
    "References": "see @ref tbl, @sec:intro and @fig:overview",
    "XPath": "//a[@href='x']/@title",
    "Systemd": "systemctl start getty@tty1 user@1000",
}  # fmt: skip


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS)
def test_what_programs_write_behind_the_sign_is_nobodys_account(text: str) -> None:
    assert values("UsernameRecognizer", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "@finance can you look at the budget?",
        "Ben: @Legal please review the contract.",
        "@everyone the price list is final. @marketing takes over on Monday.",
        "ask @team, @channel or @here",
        "thanks @devops for the help",
        "@frontend please have a look",
        "@Finance: please check the costs.",
        "Use the @decorator and `@property` here",
        "annotate the field with @Autowired and the class with @Entity",
        "add @noinline to a function that is too big",
        "the @StartDate parameter is required",
        "3 pcs @Price list",
        "see @Finance",
        "Price: 3 pcs @ 5.00; meet @ noon; 12 @home",
        "=[@Price]*[@Quantity]",
        "=Orders[@Total]-Orders[@[Net price]]",
        "we met @home and @work",
    ],
)
def test_a_word_behind_the_sign_is_nobodys_account(text: str) -> None:
    assert values("UsernameRecognizer", text) == []
