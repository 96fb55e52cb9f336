"""Names in what things are called: the Sharpe ratio and Cushing's syndrome are nobody of the document, and a firm is no
person for being called like one.

Told are only a name with its thing ("Cohen's kappa"), pairs that nobody bears ("Mann-Whitney") and firms that
everybody knows in full. No thing is listed that may be somebody's own ("Dixon's analysis", "the Perkins loan"), and
somebody of the document who has such a name goes all the same: what is found once goes everywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrubbing.detection.results import Span

# Names, and what each of them is the first word of, in the singular, out of the vocabularies of the occupations whose
# work is asked for. A name that many people have stands only before things that nobody owns.
_TERMS_TEXT = """
Addison, Alzheimer, Barrett, Basedow, Behcet, Behçet, Buerger, Burkitt, Castleman, Crohn, Cushing, Dravet, Dressler,
Ewing, Fabry, Fanconi, Felty, Friedreich, Gaucher, Goodpasture, Graves, Hansen, Hashimoto, Hirschsprung, Hodgkin,
Horner, Huntington, Kaposi, Kawasaki, Klinefelter, Korsakoff, Lou Gehrig, Lyme, Marfan, Meniere, Ménière, Merkel,
Munchausen, Noonan, Ogilvie, Paget, Parkinson, Peyronie, Pott, Raynaud, Reiter, Rett, Reye, Scheuermann, Sjogren,
Sjögren, Takayasu, Tietze, Tourette, Wegener, Wernicke, Whipple, Wilms, Wilson: disease, syndrome, lymphoma, sarcoma,
tumor, tumour, thyroiditis, arteritis, encephalopathy, ataxia, granulomatosis, psychosis, phenomenon, ophthalmopathy,
esophagus, oesophagus, cell carcinoma;
Bell, Erb, Klumpke, Todd: palsy, paralysis;
Dupuytren, Volkmann: contracture, disease;
Kussmaul, Biot: breathing, respiration, breath;
Bouchard, Heberden, Osler, Schmorl: node;
Babinski, Brudzinski, Chadwick, Chvostek, Courvoisier, Cullen, Gowers, Grey Turner, Hegar, Hoffmann, Homan, Homans,
Kehr, Kernig, Lhermitte, Moro, Murphy, Nikolsky, Phalen, Romberg, Rovsing, Spurling, Tinel, Trendelenburg, Trousseau,
Ortolani, Virchow: sign, reflex, triad;
McBurney: point, sign;
Coombs, Finkelstein, Lachman, Mantoux, McMurray, Phalen, Rinne, Romberg, Schirmer, Tinel, Trendelenburg, Schober,
Lasègue, Weber: test, skin test;
Epley, Heimlich, Leopold, McRoberts, Valsalva, Semont, Sellick: maneuver, manoeuvre;
Tanner: stage, staging;
Colles, Lisfranc, Monteggia, Galeazzi, Le Fort: fracture, injury;
Schwann, Purkinje, Langerhans, Sertoli, Leydig, Kupffer, Merkel, Paneth, Betz: cell, fiber, fibre, islet;
Maslow: hierarchy, pyramid, needs, theory;
Benner: novice to expert, stages of clinical competence;
Orem, Peplau, Leininger: self-care, theory, culture care;
Kübler-Ross: model, stage;
Jensen: alpha, inequality;
Altman: z-score, z score, z;
Beneish: m-score, model;
Piotroski: f-score, score;
Tobin: q;
Okun, Gresham, Say, Engel, Goodhart, Parkinson, Murphy, Moore, Conway, Amdahl, Benford, Zipf, Metcalfe, Brooks, Fitts,
Ohm, Hooke, Lenz, Faraday, Kirchhoff, Kepler, Newton, Boyle, Dalton, Raoult, Fick, Stokes, Snell, Coulomb, Gauss,
Ampère, Planck, Darcy, Joule, Hubble, Poiseuille, Mendel, Archie, Hess: law, first law, second law, third law;
Levene, Bartlett, Dunnett, Tukey, Scheffé, Scheffe, McNemar, Friedman, Wilcoxon, Welch, Student, Fisher, Grubbs: test,
t-test, t test, f-test, anova, hsd, lsd, signed-rank test, signed rank test, rank-sum test, rank sum test, post hoc
test, post-hoc test, exact test, exact;
Dunn: post hoc test, post-hoc test, multiple comparison test, multiple comparisons test;
Pearson, Spearman, Kendall: correlation, correlation coefficient, product-moment, rank correlation, rho, tau, r,
tau-b, chi-squared test, chi-square test;
Cook, Mahalanobis, Levenshtein, Hamming: distance;
Cronbach, Krippendorff: alpha, coefficient alpha;
McDonald: omega;
Cohen, Fleiss, Hedges, Glass: kappa, weighted kappa, d, f, g, h, delta;
Cramér, Cramer: v;
Cochran: q, q test, formula;
Slovin, Yamane: formula;
Bayes: theorem, rule, factor;
Herzberg, Vroom, Alderfer, Bandura, Piaget, Erikson, Kohlberg, Vygotsky, Bronfenbrenner, Gagné, Gagne, Ausubel,
Bowlby, Festinger, Tuckman, Belbin, Hofstede, Trompenaars, Mintzberg, Lewin, Kotter, Deming, Shewhart, Juran,
Ishikawa, Kano, Johari, Maslach, Mendelow, Ansoff, Kolb, Prochaska, McGregor: hierarchy, pyramid, taxonomy, theory,
two-factor theory, two factor theory, hygiene factor, motivation theory, expectancy theory, equity theory, stage,
model, change model, change theory, three-step model, 3-step model, three-stage model, 8-step model, 8-step,
eight-step model, eight-step, 8 step, eight step, force field, force-field, diagram, chart, cycle, wheel, trilogy,
matrix, window, dimension, cultural dimension, typology, team role, zone of proximal development, 14 points, fourteen
points, burnout inventory, learning styles, learning cycle, experiential learning, social learning theory, attachment
theory, stages of change, psychosocial stages, moral development, theory x, theory y, ladder, nine events;
Bloom: taxonomy, revised taxonomy;
Kirkpatrick: four levels, levels of evaluation, evaluation model, four-level;
Skinner: operant conditioning, box;
Covey: quadrant, seven habits, 7 habits;
Porter: five forces, 5 forces, generic strategies, value chain, diamond;
Gardner: multiple intelligences, theory of multiple intelligences;
Toulmin: model, argument;
Robert: rules of order, rules;
Young: modulus;
Mohr: circle;
Avogadro: number, constant;
Maxwell, Bernoulli, Manning, Darcy, Chézy, Arrhenius, Nernst, Schrödinger, Laplace, Euler: equation, formula, n,
theorem, transform, principle;
Poisson: ratio;
Le Chatelier, Le Châtelier, Archimedes, Pauli, Heisenberg, Huygens, Hund: principle, exclusion principle, uncertainty
principle, rule;
Fehling, Benedict, Tollens, Lugol, Ringer, Hartmann: reagent, solution, lactate, iodine;
Dijkstra, Kruskal, Prim: algorithm;
Thévenin, Thevenin, Norton: theorem, equivalent, equivalent circuit;
Black: law dictionary;
Gray: anatomy;
Megan: law
"""
# Those that are never said to be somebody's: "Kelly clamp" is a tool, and "Kelly's clamp" what somebody holds.
_PLAIN_TERMS_TEXT = """
Asperger, Brugada, Down, Turner, Usher, Lynch, Williams, Gilbert, Jacobs, Edwards, Patau, Angelman: syndrome;
Braxton Hicks: contraction;
Snellen, Amsler, Jaeger: chart, eye chart, grid;
Ishihara: plate, test;
Apgar, Aldrete, Ashworth, Ballard, Barthel, Berg, Bishop, Borg, Braden, Charlson, Gleason, Hamilton, Hoehn and Yahr,
Hunt and Hess, Katz, Killip, Lawton, Mallampati, Morse, Norton, Oswestry, Ramsay, Rankin, Ranson, Rosenberg,
Silverman, Tanner, Tinetti, Wells, Wong-Baker, Zung, Beck, Cormack-Lehane, Fugl-Meyer: scale, score, criterion,
criteria, index, staging, classification, comorbidity index, risk scale, pain scale, faces scale, fall scale, fall
risk scale, self-esteem scale, balance scale, depression inventory, depression scale, anxiety scale, anxiety
inventory, rating scale, depression rating scale, anxiety rating scale, disability index, adl scale, iadl scale, faces;
Fitzpatrick: skin type, scale;
Salter-Harris: fracture, injury, type;
Foley, Hickman, Broviac, Groshong, Swan-Ganz, Coudé, Coude, Tenckhoff, Malecot: catheter, bag;
Kelly, Kocher, Allis, Babcock, DeBakey, Adson, Metzenbaum, Magill, Weitlaner, Satinsky: clamp, forceps, scissors,
retractor;
Jackson-Pratt, Penrose, Hemovac: drain;
Yankauer, Poole, Frazier: suction, suction tip;
Tuohy, Huber, Quincke, Whitacre, Veress, Jamshidi: needle;
Hoyer: lift;
Holter: monitor, monitoring;
Doppler: ultrasound, effect, shift, radar, study, imaging, signal, flow;
Kirschner, Steinmann: wire, pin;
Ilizarov: frame, fixator;
Fowler, Trendelenburg, Sims: position;
Kegel: exercise;
Pap: smear, test;
Gram, Wright, Giemsa, Papanicolaou, Masson: stain, staining, trichrome;
Petri: dish;
Bunsen: burner;
Erlenmeyer, Büchner, Schlenk: flask, funnel, line;
Hounsfield: unit;
Sharpe, Treynor, Sortino, Calmar: ratio, measure, index;
Gordon: growth model, dividend discount model;
Merton: jump diffusion;
Herfindahl: index;
Gini: coefficient, index, impurity;
Lorenz, Laffer, Phillips, Engel, Kuznets, Beveridge: curve;
Taylor: rule, series, expansion, polynomial;
Kelly: criterion;
Fisher: equation, effect, information, z;
Macaulay: duration;
Nash: equilibrium;
Bollinger: band;
Fibonacci: retracement, sequence, number, level;
Elliott: wave;
Ponzi: scheme;
Chow, Hausman, Granger, Wald: test, causality, causality test;
Bonferroni, Holm, Sidak, Šidák: correction, adjustment;
Cox: regression, proportional hazards, proportional-hazards;
Jaccard, Euclid: index, similarity;
Likert: scale, item, type, response, question, statement;
Poisson, Bernoulli, Weibull, Gumbel, Rayleigh, Markov, Kalman, Gauss: distribution, regression, process, trial, chain,
filter, analysis, plot, elimination, number, scattering;
Pareto, Gantt, Eisenhower: chart, diagram, principle, matrix, analysis, front, view;
Kirkpatrick, Frayer, Danielson: model, framework;
Marzano: strategy, strategies;
Cornell: note-taking, note taking;
Rorschach, Stroop, Milgram: test, inkblot test, experiment, effect, color and word test;
Wechsler: scale, intelligence scale, adult intelligence scale, individual achievement test;
Dewey: decimal;
Montessori: school, method, classroom, approach, education;
Reggio Emilia: approach, school;
Fountas and Pinnell, Fountas & Pinnell: level, benchmark, guided reading, reading level, text level, system;
Reynolds, Mach, Froude, Nusselt, Prandtl, Grashof, Péclet, Biot, Strouhal, Knudsen, Sherwood: number;
Manning, Darcy, Antoine, Langmuir, Euler: roughness coefficient, friction factor, isotherm, angle, buckling,
coefficient;
Rockwell, Brinell, Vickers, Knoop, Mohs, Shore: hardness, scale, hardness test, hardness scale;
Charpy, Izod, Jominy, Proctor, Atterberg, Marshall: test, impact test, v-notch, limit, density, mix design, compaction
test, stability test;
Terzaghi: bearing capacity, equation, theory, consolidation;
Carnot, Rankine, Otto, Brayton, Stirling, Diesel, Krebs, Calvin, Wankel: cycle, engine, efficiency, earth pressure;
Joule, Peltier, Seebeck, Coriolis, Compton, Venturi, Magnus: heating, effect, cooler, module, force, meter, scattering;
Hall: effect, effect sensor;
Faraday: cage, constant, rotation, shield;
Planck, Boltzmann, Hubble, Rydberg: constant, length, distribution, telescope;
Bode, Nyquist, Sankey, Venn, Moody, Goodman, Pourbaix, Mollier, Smith, Voronoi, Feynman: plot, chart, diagram,
frequency, criterion;
Zener, Schottky, Schmitt, Darlington, Wheatstone, Helmholtz, Tesla, Rogowski: diode, barrier, trigger, pair, bridge,
coil;
Pitot, Venturi, Bourdon: tube, gauge, gage, meter, scrubber;
Pelton, Francis, Kaplan, Turgo: wheel, turbine, runner;
Bessemer, Haber, Solvay, Claus, Czochralski, Bayer: process;
Maillard, Fenton, Grignard, Bradford, Kjeldahl, Soxhlet, Karl Fischer, Winkler: reaction, reagent, assay, method,
digestion, extraction, titration;
Richter, Mercalli, Beaufort, Fujita, Scoville, Kelvin, Munsell: scale, unit, color, colour;
Huffman, Karnaugh, Hough, Turing, Bloom, Merkle, Zachman, Bézier, Bezier, Fourier, Delaunay, Lagrange, Cholesky:
coding, code, map, transform, machine, filter, tree, framework, curve, series, triangulation, multiplier,
decomposition, analysis;
Liskov: substitution;
Miranda, Garrity: warning, rights, waiver, advisement;
Weingarten: rights;
Loudermill, Daubert, Markman: hearing, motion, challenge, standard;
Frye: standard, test;
Brady, Giglio: material, disclosure, violation, obligation;
Batson: challenge, motion;
Terry: stop, frisk;
Howey: test;
Crummey, Totten: trust, power;
Roth: ira, 401(k), conversion;
Keogh: plan;
Coverdell: account, education savings account, esa;
Pell: grant;
Hyde, Buckley: amendment;
Stark, Volcker: law, rule;
Hatch, Sherman, Clayton, Lanham, Clery, Lacey, Ryan White, Lilly Ledbetter: act, antitrust act, fair pay act;
Ryan White: program, hiv/aids program, part, funding, care act;
Phillips, Robertson, Allen, Stillson, Crescent: screwdriver, screw, wrench, head screw, head screwdriver;
Eames, Adirondack, Windsor, Chesterfield: chair, sofa, lounge chair;
Mason: jar;
Earl: grey
"""
# Pairs, and names of days, fruit and fillers, by which people are not called: nothing has to stand behind them.
_NOBODY_TEXT = """
Cinco de Mayo, Granny Smith, Lorem Ipsum, Mardi Gras, Rosh Hashanah, Russet Burbank, Yom Kippur,
Anderson-Darling, Arellano-Bond, Bayh-Dole, Beer-Lambert, Benjamini-Hochberg, Black-Litterman, Black-Scholes,
Black-Scholes-Merton, Bland-Altman, Box-Cox, Box-Jenkins, Breusch-Godfrey, Breusch-Pagan, Cheyne-Stokes, Child-Pugh,
Clausius-Clapeyron, Cobb-Douglas, Cockcroft-Gault, Cochran-Mantel-Haenszel, Colebrook-White, Cox-Snell, Darcy-Weisbach,
Davis-Bacon, Dickey-Fuller, Dix-Hallpike, Dodd-Frank, Dunning-Kruger, Durbin-Watson, Ehlers-Danlos, Engle-Granger,
Fama-French, Fischer-Tropsch, Flesch-Kincaid, Friedel-Crafts, Geiger-Müller, Glass-Steagall, Gramm-Leach-Bliley,
Guillain-Barré, Guillain-Barre, Haber-Bosch, Hall-Héroult, Hardy-Weinberg, Harris-Benedict, Hart-Scott-Rodino,
Hatch-Waxman, Hazen-Williams, Henderson-Hasselbalch, Henoch-Schönlein, Herfindahl-Hirschman, Hersey-Blanchard,
Hill-Burton, Hodrick-Prescott, Holt-Winters, Hosmer-Lemeshow, Jarque-Bera, Kaplan-Meier, Klippel-Feil,
Kolmogorov-Smirnov, Kruskal-Wallis, Landrum-Griffin, Leahy-Smith, Legg-Calvé-Perthes, Lennox-Gastaut,
Levenberg-Marquardt, Ljung-Box, Magnuson-Moss, Mallory-Weiss, Mann-Kendall, Mann-Whitney, Mantel-Haenszel,
McCarran-Ferguson, McKinney-Vento, Michaelis-Menten, Mifflin-St Jeor, Modigliani-Miller, Myers-Briggs, Navier-Stokes,
Nelder-Mead, Nelson-Aalen, Newman-Keuls, Newton-Raphson, Niemann-Pick, Nunn-McCurdy, Orton-Gillingham, Osgood-Schlatter,
Phillips-Perron, Prader-Willi, Robinson-Patman, Runge-Kutta, Saffir-Simpson, Sarbanes-Oxley, Savitzky-Golay,
Shapiro-Wilk, Smoot-Hawley, Stanford-Binet, Stefan-Boltzmann, Stevens-Johnson, Sturge-Weber, Taft-Hartley, Tay-Sachs,
Thomas-Kilmann, Wechsler-Bellevue, Wolff-Parkinson-White, Wernicke-Korsakoff, Wiskott-Aldrich, Woodcock-Johnson,
Zollinger-Ellison
"""
# Firms, funds and shops that are called like people, in full and by no name that somebody may well bear.
_FIRMS_TEXT = """
Abercrombie & Fitch, Abbott Laboratories, Baker McKenzie, Baker & McKenzie, Becton Dickinson, Ben & Jerry's,
Benjamin Moore, Farrow & Ball,
Black & Decker, Carl Zeiss, Charles Schwab, Clifford Chance, Colgate-Palmolive, Cushman & Wakefield, Davis Polk,
Dun & Bradstreet, Eli Lilly, Ernst & Young, Estée Lauder, Fannie Mae, Fitch Ratings, Freddie Mac, Ginnie Mae,
Goldman Sachs, Harley-Davidson, Hewlett-Packard, Hewlett Packard, J. Crew, J.P. Morgan, JP Morgan, J.P. Morgan Chase,
Jack Daniel's, John Deere, Johns Hopkins, Johnson & Johnson, Johnson Controls, Jones Lang LaSalle, Kaiser Permanente,
Kimberly-Clark, Kirkland & Ellis, Kohlberg Kravis Roberts, Latham & Watkins, Lloyd's of London, Lockheed Martin,
Marks & Spencer, Marks and Spencer, Marsh & McLennan, Marsh McLennan, Mercedes-Benz, Merrill Lynch,
Moody's Analytics, Moody's Investors Service, Moody's Ratings, Morgan Stanley, Northrop Grumman, Owens Corning,
Parker Hannifin, Philip Morris International, Pratt & Whitney, Procter & Gamble, Ralph Lauren,
Rolls-Royce, Sallie Mae, Sherwin-Williams, Simon & Schuster, Skadden Arps, Smith & Wesson, Standard & Poor's,
Stanley Black & Decker, T. Rowe Price, Thermo Fisher, Thermo Fisher Scientific, Thomson Reuters, Trader Joe's,
Tyson Foods, Wells Fargo, Willis Towers Watson, Zimmer Biomet
"""
# Rating agencies, which texts call by one name, and what only they do.
_AGENCIES = r"(?:Moody['’]s|Fitch|S&P|Standard\s&\sPoor['’]s)"
_RATES = (
    r"(?:affirm|assign|downgrad|upgrad|rate[ds]?\b|rating|outlook|(?:Aaa|Aa[1-3]|A[1-3]|Baa?[1-3]|Caa[1-3]|A{1,3}[+-]|B{1,3}[+-]"
    r"|BBB|AAA)(?![\w+-]))"
)
# What somebody may have and do that is called like what is a thing in the table.
_SOMEBODYS = (
    r"(?!\s(?:firms?|offices?|schools?|practice|partners?|degrees?|licen[cs]es?|clerks?|students?|results?|that\ss?he)"
    r"(?![^\W_]))"
)
_BELONGS = r"(?:['’]s|['’])?"
_BEFORE = r"(?<![^\W_])(?<![@./_-])(?:(?:semi|non|post|anti)[-‐‑–])?"


def _names(listed: str) -> str:
    """Return a pattern for any name or thing of a list, whatever spaces and hyphens it is written with."""
    each = sorted({name for name in re.split(r",\s+", listed.strip()) if name}, key=lambda name: (-len(name), name))
    patterns = [re.escape(name) for name in each]
    return "|".join(
        re.sub(r"\\(?:\s|-)", lambda sign: r"\s{1,2}" if sign[0][1] != "-" else "[-‐‑–]", p).replace("'", "['’]")
        for p in patterns
    )


def _terms(text: str, belongs: str) -> str:
    """Return a pattern for the terms of a table, of which each name is followed by what `belongs` matches."""
    groups = (group.partition(":") for group in text.split(";"))
    return "|".join(
        rf"(?:{_names(names)}){belongs}\s{{1,2}}(?i:{_names(things)})(?:e?s)?" for names, _, things in groups
    )


_TERM = re.compile(
    rf"{_BEFORE}(?:{_terms(_TERMS_TEXT, _BELONGS)}|{_terms(_PLAIN_TERMS_TEXT, '')})(?![^\W_])(?!['’]s\b){_SOMEBODYS}"
    rf"|{_BEFORE}(?:{_names(_NOBODY_TEXT)})(?![^\W_])"
)
_FIRM = re.compile(
    rf"{_BEFORE}(?:(?:{_names(_FIRMS_TEXT)})(?![^\W_])"
    r"|St\.?\s[A-Z][a-z]+(?:['’]s?)?\s(?:[A-Z][a-z]+\s)?(?:Hospital|Medical|Hospice|Clinic|Church|Parish|Cathedral|School|"
    r"Academy|College|University|Day)(?![^\W_])"
    rf"|{_AGENCIES}(?=\s{_RATES}|(?:,|\sand|,\sand|\sor|\s&|/)\s?{_AGENCIES}))"
)
# How far before a finding a term or firm may begin, and how far behind it one may end.
_BACK, _ON = 24, 80
_WORD = re.compile(r"[^\W\d_]+")
# The words of all names: where none of them is in a finding or before it, nothing is looked for.
_WORDS = frozenset(
    word
    for text in (_TERMS_TEXT, _PLAIN_TERMS_TEXT, _NOBODY_TEXT, _FIRMS_TEXT, "Moody Fitch Standard Poor")
    for group in text.split(";")
    for word in _WORD.findall(group.partition(":")[0])
)
# What the name finder makes of such names.
_PEOPLE = frozenset({"PERSON", "INITIALS"})


def without_eponyms(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the findings without people that are only in what a thing is called; of a firm that is called like people,
    an organisation takes their place."""
    kept: list[Span] = []
    for span in spans:
        near = _WORD.findall(text, max(0, span.start - _BACK), span.end)
        if span.label not in _PEOPLE or _WORDS.isdisjoint(near):
            kept.append(span)
        elif _around(_TERM, text, span) is None:
            firm = _around(_FIRM, text, span)
            if firm is None:
                kept.append(span)
            elif not any(each.label == "ORGANIZATION" and firm[0] <= each.start < firm[1] for each in kept):
                kept.append(replace(span, label="ORGANIZATION", start=firm[0], end=firm[1]))
    return kept


def _around(pattern: re.Pattern[str], text: str, span: Span) -> tuple[int, int] | None:
    """Return the place of a match that holds a whole finding, if there is one."""
    found = (match.span() for match in pattern.finditer(text, max(0, span.start - _BACK), span.end + _ON))
    return next((place for place in found if place[0] <= span.start and span.end <= place[1]), None)
