"""Statements about a person that the law protects specially, and texts full of the same words that are about nobody."""

from functools import cache

import pytest

from scrubbing.detection import detect, recognizers
from scrubbing.detection.recognizers import special_categories
from scrubbing.detection.recognizers.special_categories import (
    BELIEF,
    BODY,
    CONVICTION,
    HEALTH,
    OPINION,
    ORIENTATION,
    ORIGIN,
    UNION,
    SpecialCategoryRecognizer,
)
from scrubbing.document import Document, Unit
from scrubbing.findings import Action
from tests.scrubbing.detection.recognizers.tables import values

# Text, its kind, and what is found of it (all of it but the full stop where nothing is said).
STATEMENTS: list[tuple[str, str] | tuple[str, str, str]] = [
    ("Anna Schneider was diagnosed with type 2 diabetes in March.", HEALTH),
    ("My colleague suffers from severe depression.", HEALTH),
    ("Miss Chowdhury, 29, 31 weeks pregnant", HEALTH),
    ("J. Okafor, 31 wks pregnant", HEALTH),
    ("Maria Rossi, 29, G2P1, 34/40 gestation", HEALTH),
    ("Mr Okafor - T2DM, on metformin", HEALTH),
    ("Jane Quimby: T2DM, on metformin, HbA1c 62", HEALTH, "Jane Quimby: T2DM, on metformin"),
    ("Pt Jane Quimby, 54F, COPD, ex-smoker", HEALTH, "Jane Quimby, 54F, COPD, ex-smoker"),
    ("Anna Lindqvist (34) bipolar, on lithium", HEALTH),
    ("Anna Schneider - on sertraline 50 mg", HEALTH),
    ("Mrs Adeyemi, 61, hx of breast ca, on tamoxifen", HEALTH),
    ("Mr Brandt 58 HTN, CKD stage 3", HEALTH),
    ("Bed 4: Mrs Ruiz, 83, dementia, falls", HEALTH, "Mrs Ruiz, 83, dementia"),
    ("Employee 4 has been on sick leave since January because of burnout.", HEALTH),
    ("The patient has a history of epilepsy.", HEALTH),
    (
        "A 54-year-old woman with breast cancer came to us.",
        HEALTH,
        "54-year-old woman with breast cancer came to us",
    ),
    ("62M with hypertension, seen on Monday.", HEALTH, "62M with hypertension"),
    ("She is pregnant and due in June.", HEALTH),
    ("He takes sertraline every morning.", HEALTH),
    ("Mr Brown had a heart attack last winter.", HEALTH),
    ("I was diagnosed with ADHD as an adult.", HEALTH),
    ("Her pregnancy is the reason for the new rota.", HEALTH),
    ("Peter's depression got worse after the merger.", HEALTH),
    ("Our accountant is in a wheelchair.", HEALTH),
    ("The claimant underwent knee surgery in 2021.", HEALTH),
    ("One of our drivers tested positive for HIV.", HEALTH),
    ("Tom relapsed in May and went into rehab.", HEALTH),
    ("My wife is undergoing chemotherapy at the moment.", HEALTH),
    ("The tenant is registered blind.", HEALTH),
    ("Participant 12 uses a hearing aid.", HEALTH),
    ("Maria sees a psychiatrist every second week.", HEALTH),
    ("My son has Asperger's.", HEALTH),
    ("He attempted suicide two years ago.", HEALTH),
    ("Ms. Clark is off sick with stress.", HEALTH),
    ("His mother died of lung cancer.", HEALTH),
    ("The employee was admitted to a psychiatric clinic.", HEALTH),
    ("She lost her job while recovering from\nbreast cancer surgery.", HEALTH),
    ("Diagnosis: major depression", HEALTH),
    ("Name: J. Hale\nDisability: registered blind\n", HEALTH, "Disability: registered blind"),
    ("David is an alcoholic.", HEALTH),
    ("Laura is severely dyslexic.", HEALTH),
    ("Name: Fiachra Doyle | Reason: back surgery, then depression | Return: phased", HEALTH),
    ("Between the two I would keep Stipe, as Ante's drinking is no better.", HEALTH),
    ("Rivas, Consuelo | long-term sick since 2/9 | full pay ends 2/3", HEALTH),
    ("She would have stayed, but somebody spoke of her pregnancy in front of the team.", HEALTH),
    ("He is a practising Muslim.", BELIEF),
    ("Rebecca Stein is Jewish.", BELIEF),
    ("My flatmate converted to Islam last year.", BELIEF),
    ("The applicant wears a hijab.", BELIEF),
    ("Thomas attends an evangelical church on Sundays.", BELIEF),
    ("She asked for a prayer break at noon.", BELIEF),
    ("Candidate 3 is a Jehovah's Witness.", BELIEF),
    ("Religion: Roman Catholic", BELIEF),
    ("Her religious beliefs keep her from working on Saturdays.", BELIEF),
    ("I was raised Catholic but am an atheist now.", BELIEF),
    ("Omar is fasting during Ramadan.", BELIEF),
    ("Our foreman is a member of IG Metall.", UNION),
    ("Janet is a shop steward at the plant.", UNION),
    ("He joined the union in April.", UNION),
    ("She pays union dues every month.", UNION),
    ("Mr. Lopez tried to unionize the warehouse.", UNION),
    ("Worker 7 is active in the Teamsters.", UNION),
    ("His trade union membership was known to the manager.", UNION),
    ("My boss is gay.", ORIENTATION),
    ("Chris came out as bisexual to his team.", ORIENTATION),
    ("The employee is transgender.", ORIENTATION),
    ("Sam uses they/them pronouns.", ORIENTATION),
    ("Her sexual orientation was discussed in the meeting.", ORIENTATION),
    ("Michael lives with his boyfriend in Leeds.", ORIENTATION),
    ("Julia transitioned last year.", ORIENTATION),
    ("Mehmet is of Kurdish origin.", ORIGIN),
    ("The suspect is Hispanic.", ORIGIN),
    ("She comes from a Roma family.", ORIGIN),
    ("Ethnicity: African American", ORIGIN),
    ("Respondent 9 described herself as mixed-race.", ORIGIN),
    ("My neighbour votes for the AfD.", OPINION),
    ("Karen is a lifelong Republican.", OPINION),
    ("He is a member of the Green Party.", OPINION),
    ("Our CFO donated $5,000 to Trump.", OPINION),
    ("Paul stood for the Labour Party in 2019.", OPINION),
    ("His political views are well known in the office.", OPINION),
    ("She carries the BRCA1 mutation.", BODY),
    ("Mr Hall's fingerprints are stored in the time clock.", BODY),
    ("Patient 31 had a genetic test.", BODY),
    ("The victim was identified by her dental records.", BODY),
    ("Blood type: A+", BODY),
    ("Kevin was convicted of fraud in 2016.", CONVICTION),
    ("The new driver has a criminal record.", CONVICTION),
    ("She pleaded guilty to shoplifting.", CONVICTION),
    ("Applicant B served two years in prison.", CONVICTION),
    ("Mr Doyle is on parole.", CONVICTION),
    ("His previous convictions were not disclosed.", CONVICTION),
    ("My brother was arrested for drug possession.", CONVICTION),
    ("If Anna Schneider is pregnant, we need cover from May.", HEALTH, "Anna Schneider is pregnant"),
]  # fmt: skip


def statements(text: str) -> list[tuple[str, str]]:
    """Return (found text, why), as the recognizer answers."""
    recognizer = _recognizer()
    return [(text[start:end], why) for start, end, _, why in recognizer.told(text)]


@cache
def _recognizer() -> SpecialCategoryRecognizer:
    return next(
        offer.recognizer
        for offer in recognizers.everything()
        if isinstance(offer.recognizer, SpecialCategoryRecognizer)
    )


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row[0][:40])
def test_it_finds_what_is_said_of_a_person_and_says_of_which_kind_it_is(row: tuple[str, ...]) -> None:
    text, why = row[:2]
    found = statements(text)
    assert [reason for _, reason in found] == [why]
    if len(row) > 2:
        assert found[0][0] == row[2]


SILENT = [
    "Dr Smith, Asthma in primary care",
    "Prof. Jones - Diabetes",
    "Jane Doe, MS, and John Doe, PE",
    "John Smith, cancer researcher; Alex Kim, depression research unit",
    "HTN guideline: on lisinopril",
    "Case study: T2DM, on metformin",
    "T2DM is treated with metformin.",
    "Women who are 31 weeks pregnant should not fly.",
    "Patients, 54, with COPD",
    "Peter Hall, 35, smokers' lounge",
    "Section 4, epilepsy, and asthma",
    # Guidelines, textbooks, leaflets.
    "Patients with diabetes should be seen every three months.",
    "If the patient has a history of epilepsy, do not give bupropion.",
    "Type 2 diabetes is a chronic disease that affects how the body turns food into energy.",
    "Depression is one of the most common illnesses worldwide.",
    "Ask whether she is pregnant before prescribing warfarin.",
    "Women who are pregnant must not take this medicine.",
    "Check if the patient is pregnant.",
    "Symptoms of asthma include wheezing, coughing and chest tightness.",
    "A child with asthma should carry an inhaler.",
    "Lithium is used for bipolar disorder.",
    "Do not use in people with kidney failure.",
    "Statins lower the risk of stroke and heart attack.",
    "The diagnosis of epilepsy rests on the history.",
    "Metformin is the first choice in adults with type 2 diabetes.",
    "Chemotherapy may cause nausea, hair loss and fatigue.",
    "When a patient is pregnant, the dose must be halved.",
    "Anyone who is pregnant or has a heart condition is advised to see a doctor first.",
    "Hepatitis B is passed on through blood and other fluids.",
    "The clinic treats cancer, diabetes and heart disease.",
    "The drug was developed for multiple sclerosis.",
    "Screening for breast cancer begins at 50.",
    "The hospital opened a new stroke unit in 2019.",
    "Dr Miller works with cancer patients.",
    "Professor Clark leads the department of psychiatry.",
    "Nurses give insulin before meals.",
    "The patient should take antibiotics for seven days.",
    # Statistics.
    "12 % of respondents said they have a disability.",
    "One in four adults suffers from depression at some point.",
    "Of 240 participants, 31 had hypertension.",
    "The prevalence of HIV fell between 2010 and 2020.",
    "38 percent of the population is Catholic.",
    "About 60 million Americans voted for Trump in 2016.",
    "Trade union membership fell to 22 percent of employees.",
    "There are 3.3 million Muslims in the country.",
    "Mean sick leave was 6.2 days per employee and year.",
    "Some 4 percent of men are gay or bisexual.",
    "Voters of Hispanic origin were asked by telephone.",
    "In 2021, 1,204 people were convicted of fraud.",
    # Laws, policies, contracts.
    "No employee shall be dismissed because of pregnancy.",
    "We do not discriminate on the basis of race, religion, disability or sexual orientation.",
    "The employer must not ask about trade union membership.",
    "A person who is convicted of fraud shall be liable to imprisonment.",
    "Everyone has the right to freedom of thought, conscience and religion.",
    "An employee who is on sick leave must hand in a certificate within three days.",
    "Special categories are data revealing racial or ethnic origin, political opinions and religious beliefs.",
    "The controller shall not process biometric data unless Article 9 applies.",
    "Where the tenant is disabled, the landlord may not refuse consent.",
    "Any employee may join the union of their choice.",
    "The employee is entitled to maternity leave.",
    "Whoever commits theft shall be punished.",
    "The applicant must not have been convicted of a criminal offence.",
    "The insured shall say whether he suffers from any illness.",
    "Maternity leave lasts 52 weeks.",
    "He who is found guilty of perjury shall be fined.",
    # Job advertisements and forms.
    "Applicants will receive consideration regardless of religion, national origin or disability.",
    "You have experience with patients who suffer from dementia.",
    "We look for a nurse with experience in oncology and palliative care.",
    "We are an equal opportunity employer and welcome gay and lesbian applicants.",
    "Do you have a criminal record? Yes / No",
    "Religion: ________",
    "Ethnicity: [ ] White [ ] Black [ ] Asian [ ] Prefer not to say",
    "Disability: yes/no",
    "Sexual orientation (optional): please tick one",
    "Have you ever been convicted of a crime? ____",
    "Gender identity: prefer not to answer",
    # Products, recipes, travel, other senses of the words.
    "Reason: late delivery",
    "Her drinking water comes from a well.",
    "This wheelchair folds flat and weighs 12 kg.",
    "The hearing aid has a battery life of 24 hours.",
    "Insulin pump with Bluetooth, 3 ml reservoir.",
    "Fold the egg whites into the batter and bake for an hour.",
    "The church was built in 1240 and has two towers.",
    "The mosque is open to visitors from nine to five.",
    "Turn left at the synagogue and follow Church Street.",
    "He is blind to the risks of the plan.",
    "She was deaf to every argument.",
    "The meeting was a heart attack waiting to happen.",
    "The bipolar transistor amplifies the current.",
    "The market is depressed.",
    "This is an aggressive, diabetic-friendly sweetener.",
    "The European Union is a party to the convention.",
    "The credit union pays two percent.",
    "The union of the two sets is empty.",
    "The black box was recovered by the navy.",
    "The card was charged twice.",
    "The account was charged with a fee of ten euros.",
    "The trial converged after 200 steps.",
    "The battery was charged overnight.",
    "The new model transitions to state B.",
    "The trans-Atlantic flight leaves at noon.",
    "Labour costs rose by four percent.",
    "We are conservative in our estimates.",
    "He is conservative in his estimates.",
    "The democratic process takes time.",
    "Turnover in the communist era was never published.",
    "Christian Meyer signed the contract.",
    "Grace was said before dinner.",
    "The recipe is of Italian origin.",
    "The wine is of French origin.",
    "The surgery opens at eight.",
    "The operation was a success for the sales team.",
    "The virus scanner found no infection.",
    "Acme Corp was convicted of fraud and fined.",
    "The company pleaded guilty.",
    "Siemens was sentenced to pay a fine.",
    "The bank was investigated for money laundering.",
    "The sentence is too long.",
    "Her schedule is full and she cannot come on Friday.",
    "She has a cold beer and a plate of noodles.",
    "He has a strong record in sales.",
    "Anna leads the diabetes research group.",
    "The novel is about a woman who loses her memory.",
    "Books about Judaism stand on the third shelf.",
    "Fingerprint readers are cheaper than iris scanners.",
    "A DNA test costs about 100 euros.",
    "Face recognition works on the device and sends nothing.",
    "The stroke of the piston is 84 mm.",
    "Please press the tab and lift the lid.",
    "Patients' diagnoses are coded in ICD-10.",
    "The study enrolled women with endometriosis.",
    "The guests leave the mass at eleven.",
    "The students discussed whether people vote for parties or for persons.",
]


@pytest.mark.parametrize("text", SILENT, ids=lambda text: text[:40])
def test_it_is_silent_where_nobody_in_particular_is_meant(text: str) -> None:
    assert statements(text) == []


def test_the_tables_are_large_enough_to_mean_something() -> None:
    assert len(STATEMENTS) >= 60
    assert len(SILENT) >= 100
    assert {row[1] for row in STATEMENTS} == {HEALTH, BELIEF, UNION, ORIENTATION, ORIGIN, OPINION, BODY, CONVICTION}


def test_a_cell_is_found_by_the_heading_of_its_column() -> None:
    name = "SpecialCategoryRecognizer"
    assert values(name, "Roman Catholic", "Religion") == ["Roman Catholic"]
    assert values(name, "major depression, recurrent", "Diagnosis") == ["major depression"]
    assert values(name, "Roman Catholic", "Style of the building") == []


def test_two_statements_of_a_text_are_two_findings() -> None:
    text = "Anna Schneider is pregnant. The weather was fine. Her manager, Tom Hale, was diagnosed with cancer."
    assert [found for found, _ in statements(text)] == [
        "Anna Schneider is pregnant",
        "Tom Hale, was diagnosed with cancer",
    ]


def test_every_reason_is_a_sentence_that_quotes_nothing() -> None:
    for why in (HEALTH, BELIEF, UNION, ORIENTATION, ORIGIN, OPINION, BODY, CONVICTION):
        assert why.startswith("Says ")
        assert why.endswith(".")


def test_every_kind_is_missed_without_its_words_only() -> None:
    """The words by which a text is looked at first leave out no phrase of the lists."""
    for kind, names in special_categories._NEEDED.items():
        for name in names:
            for phrase in special_categories._phrases(special_categories._LISTS[name]):
                stems = {stem for _, stem in special_categories._stems_in(phrase)}
                assert not stems.isdisjoint(special_categories._stems(kind, "")), phrase


def test_what_stands_in_a_statement_is_found_too() -> None:
    document = Document("text/plain", [Unit("line 1", "Anna Schneider was diagnosed with diabetes in Hamburg.")])
    found = {finding.type: finding for finding in detect(document, [], [], passages=False).findings}
    assert {"SPECIAL_CATEGORY", "PERSON", "LOCATION"} <= set(found)
    assert found["SPECIAL_CATEGORY"].value == "Anna Schneider was diagnosed with diabetes in Hamburg"
    assert found["SPECIAL_CATEGORY"].action is Action.DECIDE
    assert found["SPECIAL_CATEGORY"].reason == HEALTH
    assert found["PERSON"].value == "Anna Schneider"
