"""What the law protects specially: somebody's health, belief, union, orientation, origin, opinion, body, convictions.

A word of these lists says nothing by itself: guidelines, laws, job advertisements and textbooks are full of them. It
counts as part of a phrase that is said about somebody ("was diagnosed with", "is a member of"), and only if the head
nearest before it is a particular person. Pronouns and roles ("the patient") do not count where the sentence is a rule
or a case ("if", "should", "any"); a name, a relative, a numbered person or an age with a sex do. Found is the clause
from the person to its end.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scrubbing.detection.recognizers.base import TellingRecognizer
from scrubbing.detection.windows import HEADER
from scrubbing.names import first_names, last_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

# --- What it is about: the sentence that is shown for each kind.
HEALTH = "Says something about a person's health: a diagnosis, a treatment, a disability, a pregnancy or an absence."
BELIEF = "Says what a person believes, or which religion somebody belongs to."
UNION = "Says that a person belongs to a trade union, or works for one."
ORIENTATION = "Says something about a person's sexual orientation or gender identity."
ORIGIN = "Says something about a person's ethnic origin."
OPINION = "Says something about a person's political opinion or party."
BODY = "Says something about a person's genes, or about a feature of the body that tells people apart."
CONVICTION = "Says that a person was convicted of, or held for, a crime."

# --- Words.
_CONDITIONS = """
adhd|addiction|aids|alcoholism|alopecia|alzheimer|alzheimer's|anaemia|anemia|aneurysm|angina|anorexia|
anxiety|anxiety disorder|aphasia|arrhythmia|arthritis|asperger|asperger's|asthma|atrial fibrillation|autism|
autistic spectrum disorder|bipolar|bipolar disorder|blindness|bulimia|burn-out|burnout|cancer|carcinoma|cataract|
cataracts|cerebral palsy|chlamydia|chronic fatigue syndrome|cirrhosis|coeliac|coeliac disease|celiac disease|
colitis|copd|concussion|covid|covid-19|crohn's|crohn's disease|cystic fibrosis|deafness|dementia|depression|
depressive episode|depressive disorder|dermatitis|diabetes|diabetes mellitus|down syndrome|down's syndrome|
drug problem|dyslexia|dyspraxia|eating disorder|eczema|endometriosis|epilepsy|fibroids|fibromyalgia|flu|glaucoma|
gonorrhea|gonorrhoea|gout|haemophilia|hemophilia|hearing loss|heart attack|heart failure|heart disease|
heart condition|heart murmur|hepatitis|hepatitis b|hepatitis c|hernia|herniated disc|herpes|hiv|high blood pressure|
hodgkin's|hodgkin's lymphoma|hypertension|hyperthyroidism|hypothyroidism|ibs|infertility|influenza|insomnia|
kidney disease|kidney failure|kidney stones|leukaemia|leukemia|long covid|lupus|lyme disease|lymphoma|malaria|
melanoma|meningitis|menopause|mental illness|chronic illness|terminal illness|serious illness|chronic pain|
mental health issues|mental health problems|mental health condition|mental health crisis|migraine|migraines|
miscarriage|multiple sclerosis|muscular dystrophy|myocardial infarction|narcolepsy|nervous breakdown|obesity|ocd|
osteoporosis|panic attacks|panic disorder|paralysis|paranoia|parkinson's|parkinson's disease|pancreatitis|
personality disorder|phobia|pneumonia|postnatal depression|postpartum depression|preeclampsia|pre-eclampsia|
psoriasis|psychosis|ptsd|post-traumatic stress disorder|renal failure|rheumatism|schizophrenia|sepsis|sickle cell|
sickle cell disease|sleep apnea|sleep apnoea|scoliosis|slipped disc|stroke|substance abuse|substance use disorder|
syphilis|suicidal thoughts|suicidal ideation|thrombosis|tinnitus|tourette's|tuberculosis|tumor|tumors|tumour|
tumours|ulcer|ulcers|ulcerative colitis|whiplash|learning disability|physical disability|mental disability|
hearing impairment|visual impairment|learning difficulties
"""
_STATES = """
alcoholic|anorexic|asthmatic|autistic|bipolar|blind|bulimic|deaf|depressed|diabetic|disabled|dyslexic|epileptic|
hiv-positive|infertile|mentally ill|terminally ill|chronically ill|neurodivergent|obese|paraplegic|paralysed|
paralyzed|pregnant|quadriplegic|schizophrenic|suicidal|wheelchair-bound|visually impaired|hearing-impaired|
in remission|in rehab|on dialysis|in a wheelchair|a wheelchair user|a cancer survivor|cancer survivor|
a recovering alcoholic|a recovering addict|a drug addict|an amputee|addicted to alcohol|addicted to cocaine|
addicted to gambling|addicted to opioids|addicted to painkillers|addicted to heroin|immunocompromised|hypertensive|
incontinent|anaemic|anemic|a haemophiliac|menopausal
"""
_MEDICINES = """
amitriptyline|amlodipine|antibiotics|antidepressant|antidepressants|anti-depressants|antipsychotics|antiretrovirals|
atorvastatin|beta blockers|blood thinners|blood pressure medication|blood pressure tablets|buprenorphine|bupropion|
chemo|chemotherapy|citalopram|clozapine|diazepam|dialysis|escitalopram|fluoxetine|gabapentin|hormone therapy|
hormone replacement|hrt|immunosuppressants|insulin|lamotrigine|levothyroxine|lisinopril|lithium|lorazepam|methadone|
methotrexate|metformin|methylphenidate|mirtazapine|morphine|olanzapine|opioids|oxycodone|painkillers|paroxetine|
prednisone|prozac|pregabalin|quetiapine|radiotherapy|radiation therapy|risperidone|ritalin|sertraline|
sleeping pills|ssris|statins|steroids|tamoxifen|tranquillisers|tranquilizers|valium|venlafaxine|warfarin|xanax|
zoloft|zolpidem
"""
_OPERATIONS = """
abortion|amputation|bypass surgery|c-section|caesarean|cesarean|colonoscopy|hip replacement|hysterectomy|ivf|
knee replacement|mastectomy|kidney transplant|liver transplant|heart transplant|bone marrow transplant|
psychotherapy|surgery|vasectomy|rehab|rehabilitation|detox|fertility treatment|an operation|cancer treatment|
physiotherapy
"""
_FAITHS = """
adventist|agnostic|anglican|atheist|bahai|baha'i|baptist|buddhist|catholic|roman catholic|christian|evangelical|
hindu|jain|jehovah's witness|jew|jewish|lutheran|methodist|mormon|muslim|orthodox jew|orthodox jewish|pagan|
pentecostal|presbyterian|protestant|quaker|rastafarian|satanist|scientologist|shia|shia muslim|shiite|sikh|sunni|
sunni muslim|wiccan|zoroastrian|born-again christian|eastern orthodox|greek orthodox|russian orthodox
"""
_CREEDS = """
adventism|atheism|buddhism|catholicism|christianity|hinduism|islam|judaism|mormonism|scientology|sikhism|
the catholic church|the mormon church|the orthodox church|the catholic faith
"""
_HOUSES = """
mosque|synagogue|church|temple|gurdwara|kingdom hall|mass|bible study|friday prayers
"""
_UNIONS = """
union|trade union|labor union|labour union|teachers' union|nurses' union|rail union|workers' union|unison|unite|
unite the union|gmb|rmt|aslef|teamsters|uaw|seiu|afscme|ufcw|ibew|ig metall|ver.di|cgt|cfdt|fnv|neu|nasuwt|usdaw|
unia
"""
_ORIENTATIONS = """
asexual|bisexual|gay|gender-fluid|genderqueer|heterosexual|homosexual|intersex|lesbian|non-binary|nonbinary|
pansexual|queer|trans|transgender|transsexual|trans man|trans woman|transgender man|transgender woman
"""
_PEOPLES = """
aboriginal|african american|african-american|afro-caribbean|arab|ashkenazi|berber|black|british asian|caucasian|
chicano|han chinese|hispanic|hutu|kurd|kurdish|latina|latino|latinx|maori|māori|mestizo|mixed-race|biracial|
native american|pashtun|punjabi|rohingya|roma|romani|sami|sinti|south asian|tamil|tutsi|uighur|uyghur|yoruba|igbo|
zulu|white british|white european|an irish traveller
"""
_PARTIES = """
labour|the labour party|the conservatives|the conservative party|the tories|the tory party|the liberal democrats|
the lib dems|the greens|the green party|ukip|reform uk|the snp|sinn féin|sinn fein|the dup|the democrats|
the republicans|the democratic party|the republican party|the communist party|the socialist party|the pirate party|
the left party|the freedom party|the afd|afd|the cdu|the spd|the fdp|die linke|trump|biden|obama|brexit|
the national front|the far right|antifa|the bnp|podemos|vox|fidesz|syriza|marine le pen|bernie sanders|
the national rally
"""
_PARTISANS = """
anarchist|communist|democrat|leftist|liberal democrat|marxist|neo-nazi|republican|socialist|tory|trotskyist|
trump supporter|brexiteer|labour voter|labour councillor|labour activist|green party member|conservative voter|
tory councillor
"""
_CRIMES = """
arson|assault|battery|blackmail|bribery|burglary|child abuse|conspiracy|domestic violence|domestic abuse|
drink-driving|drunk driving|driving under the influence|drug dealing|drug offences|drug possession|drug trafficking|
dui|dwi|embezzlement|extortion|forgery|fraud|grand larceny|larceny|harassment|manslaughter|money laundering|murder|
perjury|possession of cocaine|rape|robbery|armed robbery|sexual assault|sexual offences|shoplifting|stalking|
tax evasion|theft|vandalism|a felony|a misdemeanor|a crime|a criminal offence|a violent offence
"""
# --- What is said of the person before it, one phrase a line, as regular expressions (a line set back goes on).
# In braces stand the lists above, and {be}, {have} and {some}: what comes between a verb and what it governs ("has {a
# long history of severe} asthma"). Before them stand the words of which one at least is in every phrase of no list.
_SAID: tuple[tuple[str, str, str], ...] = (
    (
        HEALTH,
        "diagnosed misdiagnosed suffers suffered suffering disability disabilities sick sickness "
        "hospitalised hospitalized "
        "sectioned admitted absent leave expecting birth pregnant wheelchair hearing prosthesis prosthetic crutches "
        "pacemaker colostomy cochlear relapse relapsed overdose overdosed suicide kill harm harms miscarried "
        "baby oncologist "
        "psychiatrist psychotherapist therapist cardiologist neurologist urologist fertility addiction allergic "
        "psychiatric drinking biopsy breakdown positive ivf transfusion impaired occupational gestation dm t1 t2 "
        "htn ckd esrd chf tia cva dvt sle gerd gord bph bpad mdd gad hbv hcv pcos cabg stemi nstemi iddm niddm gdm tbi "
        "ivdu smoker",
        r"""
(?:{be}|{have})?(?:mis)?diagnosed (?:with|as (?:having|suffering|being|bipolar|autistic|diabetic))
(?:suffers?|suffered|suffering) (?:badly |greatly |terribly )?from {some}(?:{conditions})
(?:suffers?|suffered) {some}(?:{conditions})
{have}{some}(?:{conditions})
(?:with|because of|owing to|due to|struggl(?:es|ed|ing) with|batt?l(?:es|ed|ing)|(?:test(?:s|ed)|treat(?:s|ed|ment)|
  hospitali[sz]ed|medication|therapy|assessed) for) {some}(?:{conditions})
(?:recover(?:s|ed|ing) from|treated for|died (?:of|from)|dying of|survived|fought|beat|contracted|developed|
  caught) {some}(?:{conditions})
{be}(?:now |also |an? )?(?:registered |severely |legally |partially |clinically |
  profoundly )?(?:{states})(?! (?:that|to|spot|for the))
{be}(?:expecting (?:a (?:baby|child)|twins|her \w+)|due to give birth|\w+ (?:weeks|months) pregnant)
(?:{be}|went |goes |going |put |placed |remains )?(?:off )?(?:on|with) (?:\w+[- ]){0,2}(?:sick|medical|disability|
  maternity|stress|sickness) (?:leave|absence|pay|benefits?|pension)
{be}(?:off sick|signed off(?: sick| work)?|off work (?:sick|ill|with)|written off sick|hospitali[sz]ed|sectioned)
{be}absent (?:with|due to|because of|for|owing to) (?:stress|illness|depression|surgery|medical|sickness|a medical)
{be}admitted to (?:an? |the )?(?:\w+ )?(?:psychiatric|mental|rehab|hospital|intensive care|icu|clinic|ward)
(?:takes?|took|taking|(?:put|started|stays|maintained|is|was|remains) on|injects?|injecting|prescribed|
  given) {some}(?:{medicines})
(?:underwent|undergoes|undergoing|had|having|needs|needed|awaiting|recovering from|received|receiving|completed|
  started|starts|in for|into|through|having) {some}(?:\w+ )?(?:{operations}|{medicines})
(?:{have})?tested positive for (?:{conditions}|drugs|cocaine|cannabis|opiates|amphetamines)
(?:uses?|used|relies on|walks with|needs|wears?) (?:an? )?(?:wheelchair|hearing aids?|prosthe(?:sis|tic)(?: \w+)?|
  crutch(?:es)?|pacemaker|insulin pump|cochlear implant|guide dog)
{have}(?:an? |the |no )?(?:\w+ ){0,2}(?:disability|disabilities|pacemaker|colostomy bag|breakdown|overdose|relapse|
  biopsy|cochlear implant)
attempted suicide|tried to kill (?:himself|herself|myself)|self-harm(?:s|ed|ing)?|took an overdose|overdosed|
  miscarried|relapsed|lost the baby
(?:sees?|seeing|saw|visits?|visiting|treated by|referred to) (?:an? |the |his |her |my )?(?:oncologist|psychiatrist|
  psychotherapist|therapist|cardiologist|neurologist|urologist|fertility clinic|addiction counsell?or|
  occupational health)
(?:on )?long[- ]term sick|(?:is|was|keeps|started|['’]s) drinking(?: again)?|drinking again
allergic to (?:penicillin|peanuts|nuts|latex|bee stings|shellfish)
(?:in|into|through) (?:ivf|rehab|psychiatric care)
""",
    ),
    (
        BELIEF,
        "converted converts converting reverted god allah jesus reincarnation mosque synagogue church temple "
        "gurdwara hall mass "
        "bible prayers ramadan shabbat sabbath kippur kosher halal lent passover eid hijab niqab burqa "
        "headscarf kippah "
        "yarmulke turban kirpan crucifix prayer pray diwali witnesses scientology brotherhood rabbi imam "
        "preacher deacon nun",
        r"""
{be}(?:an? |the only )?(?:(?:raised|born|brought up|baptised|baptized|practi[sc]ing|devout|strict|observant|lapsed|
  non-practi[sc]ing|liberal|ex-|former|committed|openly|pious|
  conservative)[ ,]{0,2}){0,3}(?:an? )?(?:{faiths})(?![\w'’-])(?! (?:(?-i:[A-Z])|school|university|hospital|charity|
  church|era|art|studies))
(?:convert(?:s|ed|ing)|reverted) (?:to|from) (?:\w+ )?(?:{creeds}|{faiths})
(?:believes in|does not believe in|stopped believing in|lost (?:his|her|my) faith in) (?:god|allah|jesus|
  reincarnation)
(?:attends?|attended|prays? (?:at|in)|goes to|went to|worships? at|preaches at|belongs to) (?:an? |the |his |her |
  my )?(?:\w+ )?(?:{houses})(?! (?:street|road|lane|hill|view))
(?:observes?|observing|keeps?|celebrates?|fasts?|fasting) (?:during |for |in )?(?:ramadan|shabbat|the sabbath|
  yom kippur|kosher|halal|lent|sabbath|passover|eid)
(?:wears?|wearing|refused to remove|removed|took off) (?:an? |the |his |her |my )?(?:hijab|niqab|burqa|headscarf|
  kippah|yarmulke|turban|kirpan|crucifix)
(?:needs?|asked for|requested|wants|gets|takes|took) (?:\w+ ){0,3}(?:prayer (?:breaks?|times?|room)|to pray|
  for (?:his|her|my) prayers|for prayer|(?:off )?for (?:eid|yom kippur|diwali|ramadan))
(?:left|joined) (?:the )?(?:church|jehovah['’]s witnesses|mormon church|church of scientology|catholic church|
  muslim brotherhood)
{be}(?:an? |the )?(?:imam|rabbi|nun|lay preacher|deacon) (?:in|at|of) (?:his|her|the)
""",
    ),
    (
        UNION,
        "union unison unionist unionize unionise unionized unionised steward",
        r"""
(?:{be}|{have})?(?:an? )?(?:\w+ )?member(?:ship)? (?:of|in) (?:the |a |our |their )?(?:{unions})(?! (?:square|
  pacific|jack))
{be}(?:an? |our |the )?(?:local |elected |active |paid-up |trade |labou?r |long-standing )*(?:union (?:member|
  rep(?:resentative)?|steward|official|organi[sz]er|activist)|shop steward|trade unionist|unioni[sz]ed)
(?:joined|joins|left|quit|belongs to|belonged to|signed up with|organi[sz]es for|is active in|
  volunteers for) (?:the |a |our |their )?(?:{unions})
(?:pays?|paid|stopped paying|deducted|deduct) (?:\w+ ){0,2}(?:trade )?union (?:dues|fees|subscriptions?|subs)
(?:tried|trying|wants|wanted|attempted|helping|helped) to (?:unioni[sz]e|start a union|organi[sz]e a union)
(?:went|goes|is|was) on strike with (?:the )?(?:{unions})
""",
    ),
    (
        ORIENTATION,
        "attracted out transitioning transition transitioned gender pronouns birth husband boyfriend wife "
        "girlfriend orientation",
        r"""
{be}(?:an? |openly |in the closet |secretly ){0,2}(?:{orientations})(?![\w-])(?! (?:fat|rights|bar|flag|studies|
  pride|ally))
{be}attracted to (?:men|women|both|the same sex)
(?:came|coming|comes|come) out (?:to (?:his|her|my|the|us|me)|as (?:{orientations}))
(?:is|was|has been|are|['’]s) (?:transitioning|in transition|undergoing gender)
(?:had|underwent|is having|awaiting) gender[- ](?:reassignment|affirming)
transitioned (?:from|to (?:male|female)|in \d{4}|last year)
(?:uses?|goes by|prefers?|asked for|asked us to use) (?:the )?(?:they/them|she/they|he/they|xe/xem)(?: pronouns)?
(?:was|were) (?:assigned|registered as) (?:male|female) at birth
(?:lives with|married|is married to|is dating|moved in with) (?:his (?:husband|boyfriend)|her (?:wife|girlfriend))
""",
    ),
    (
        ORIGIN,
        "origin descent heritage ancestry extraction background family ethnically racially ethnicity race survivors",
        r"""
{be}(?:both |partly |half |mainly )?(?:of|
  from) (?:an? )?(?-i:[A-Z])[\w-]+(?:[ -](?-i:[A-Z])[\w-]+)?(?: and (?-i:[A-Z])[\w-]+)? (?:origin|descent|heritage|
  ancestry|extraction|background|family)(?! (?:of|office|in))
(?:comes|came) (?:of|from) (?:an? )?(?-i:[A-Z])[\w-]+ (?:origin|descent|heritage|ancestry|extraction|background|
  family)
{be}(?:an? |the only )?(?:half[- ]|part[- ]|ethnic(?:ally)? )?(?:{peoples})(?![\w'’-])(?! (?:belt|and white|box|
  friday|market|sheep|list|out|with|horse|hole|tie|or))
(?:described (?:himself|herself)|self-identifies|identifies) as (?:an? )?(?:{peoples})
(?:is|was|identifies as) (?:ethnically|racially) (?:[A-Za-z-]+)
(?:parents|grandparents|family) (?:are|were|is|was) (?:both )?(?:ethnic )?(?:holocaust survivors|kurdish|romani|
  roma|rohingya|of \w+ (?:origin|descent))
""",
    ),
    (
        OPINION,
        "votes voted vote campaigns campaigned canvasses canvassed donates donated supports supported party "
        "rally rallies "
        "protest protests march marches political politically wing",
        r"""
(?:votes?|voted|campaigns?|campaigned|campaigning|canvass(?:es|ed)|donates?|donated|supported|supports) (?:(?:money|
  \S?\d\S*) )?(?:(?:for|to|against|in favou?r of) )?(?:{parties})(?![\w'’-])
(?:{be}|{have})?(?:an? )?(?:\w+ )?(?:member|supporter|activist|councillor) (?:of|for|in) (?:{parties})(?![\w'’-])
{be}(?:an? |the )?(?:registered |lifelong |staunch |committed |card-carrying |convinced |active |former |
  well-known |local |open )*(?:{partisans})(?![\w-])(?! (?:estimate|party (?:leader|conference)|assumption|approach|
  about))
(?:joined|joins|left|quit|belongs to|was expelled from|(?:ran|stood|is running|is standing) (?:for|
  as)) (?:{parties})(?![\w-])
(?:attends|attended|went to|goes to|organi[sz]es|organi[sz]ed|joined) (?:an? |the )?(?:pro|anti)-[a-z]+ (?:rally|
  rallies|protests?|march(?:es)?)
{be}(?:politically )?(?:far[- ](?:left|right)|left[- ]wing|right[- ]wing)(?! (?:winger|back))
""",
    ),
    (
        BODY,
        "brca brca1 brca2 huntington huntington's fibrosis sickle apoe4 leiden genetic mutation mutations "
        "gene dna paternity "
        "fingerprint fingerprints palm iris retina face voiceprint gait facial dental",
        r"""
(?:carries|carrying|carried|has|inherited|(?:tested|is) positive for|(?:is a )?carrier of) (?:an? |
  the )?(?:\w+ )?(?:brca[12]?|huntington['’]s|cystic fibrosis|sickle[- ]cell|apoe4?|factor v leiden|tay-sachs|
  genetic (?:mutation|defect|disorder|condition|marker)s?|gene mutation|mutation)
(?:dna|genetic) (?:tests?|testing|analysis|results?|profile) (?:showed|shows?|revealed|confirmed|reveals?|proved|
  found|came back|indicated?)
(?:had|took|did|underwent|refused) (?:an? |the )?(?:dna|paternity|genetic) test
(?:enrol?led|registered|scanned|gave|provided|refused to give) (?:with )?(?:his |her |my )(?:fingerprints?|iris|
  face|palm|dna|voice ?print|retina)
{be}identified (?:by|from|through|via) (?:(?:his|her|the|an?) )?(?:dna|fingerprints?|iris scan|gait|
  facial recognition|voice ?print|dental records)
""",
    ),
    (
        CONVICTION,
        "convicted guilty acquitted arrested indicted charged imprisoned jailed incarcerated sentenced "
        "remanded parole bail "
        "prison jail cautioned fined prosecuted wanted investigated contest criminal conviction convictions "
        "record sentence "
        "restraining custody committed admitted confessed offender felon murderer rapist fraudster convict",
        r"""
{be}(?:convicted|found guilty|acquitted|arrested|indicted|imprisoned|jailed|incarcerated|sentenced|remanded|
  on parole|on bail|released (?:from prison|on bail))
{be}(?:charged|cautioned|fined|prosecuted|wanted|investigated) (?:with|for|of|over) (?:\w+ )?(?:{crimes})
(?:convicted|arrested|served time|did time) (?:of|for) (?:\w+ )?(?:{crimes})
(?:pleaded|pled|pleads) (?:guilty|no contest)
{have}(?:an? |no |two |three |several |prior |previous |unspent |spent |clean |\d )*(?:criminal (?:record|
  convictions?|past|history)|convictions? for|(?:prior|previous|unspent|spent|felony) convictions?|police record|
  suspended sentence|prison record|restraining order)
(?:served|serving|spent|serves|did) (?:\w+|\d+)(?:[ -](?:and a half|to \w+))? (?:days|weeks|months|
  years)(?: \w+)? (?:in|of) (?:prison|jail|custody|a young|his sentence|her sentence)
(?:is|was|went|were|been|spent time|sent) (?:still )?(?:in|to) (?:prison|jail)(?! (?:officer|guard|reform))
(?:committed|admitted(?: to)?|confessed to) (?:an? |the )?(?:\w+ )?(?:{crimes})
(?:is|was|as) (?:an? )?(?:registered |convicted )(?:sex offender|felon|murderer|rapist|fraudster|thief|criminal|
  drug dealer)
{be}an? (?:ex-convict|ex-offender|former prisoner|convicted \w+)
""",
    ),
)

# --- What is somebody's own: "her pregnancy", "Anna's depression". Words without which none stands there, and phrases.
_OWN: dict[str, tuple[str, str]] = {
    HEALTH: (
        "pregnancy disability sick sickness medical illness diagnosis miscarriage hysterectomy mastectomy "
        "overdose suicide "
        "surgery mental sobriety drinking psychiatrist oncologist therapist due fertility wheelchair hearing",
        r"""
(?:\w+[- ]){0,2}?(?:{conditions}|{medicines}|{operations})
(?:\w+[- ]){0,2}?(?:pregnancy|disability|sick leave|sickness absence|sick note|illness|diagnosis|suicide attempt|
  overdose|mental health|sobriety|drinking(?! (?:water|fountain|straw|glass))|due date|psychiatrist|
  oncologist|therapist|wheelchair|
  hearing aids?)
(?:\w+[- ]){0,2}?medical (?:history|condition|leave|certificate)
""",
    ),
    BELIEF: (
        "religion religious baptism mitzvah conversion hijab turban headscarf prayer faith",
        r"""
(?:\w+ )?(?:religion|religious (?:beliefs?|observance|convictions?|holidays?|reasons)|baptism|ba[rt] mitzvah|
  conversion to \w+|hijab|turban|headscarf|prayer times?|faith in god|(?:muslim|jewish|catholic|christian) faith)
""",
    ),
    UNION: ("union", r"(?:trade )?union (?:membership|dues|activities|activity|involvement|card)"),
    ORIENTATION: (
        "orientation sexuality gender transition homosexuality coming same",
        r"(?:sexual orientation|sexuality|gender (?:identity|transition)|sex change|homosexuality|coming[- ]out|"
        r"same-sex (?:partner|marriage))",
    ),
    ORIGIN: ("ethnicity ethnic racial", r"(?:ethnicity|ethnic (?:origin|background|group)|racial origin)"),
    OPINION: (
        "party political",
        r"(?:party membership|political (?:affiliation|opinions?|beliefs?|activism|donations?|views|leanings))",
    ),
    BODY: (
        "fingerprint fingerprints iris face voiceprint dna genome genetic brca1 brca2 brca paternity "
        "biometric biometrics",
        r"(?:fingerprints?|iris scan|face template|voice ?print|dna(?: (?:sample|profile|test))?|genome|"
        r"genetic (?:test|profile|"
        r"data|predisposition)|brca[12]?(?: \w+)?|paternity test|biometrics?(?: (?:data|template))?)",
    ),
    CONVICTION: (
        "criminal conviction convictions prison arrest parole probation dui",
        r"(?:\w+ )?(?:criminal (?:record|convictions?|past|history)|(?:previous|prior) convictions?|prison "
        r"(?:sentence|record|term)|"
        r"arrest (?:for|record|in|last)|conviction (?:for|of|in)|time in prison|parole officer|probation officer|dui)",
    ),
}

# --- What stands in notes behind a person without a verb: "Miss Chowdhury, 29, 31 weeks pregnant".
# Letters of the trade; those that are degrees, states or machines as well are left out.
_LETTERS = (
    r"T[12]DM|DM[12]|N?IDDM|GDM|HTN|COPD|CKD|ESRD|CHF|CCF|IHD|TIA|CVA|DVT|SLE|IBS|IBD|UTI|GERD|GORD|BPH|BPAD|MDD|GAD"
    r"|OCD|"
    r"PTSD|ADHD|EUPD|HIV\+?|HBV|HCV|PCOS|CABG|N?STEMI|OUD|AUD|SUD|TBI|EtOH|IVDU|G\dP\d"
)
_NOTES = (
    r"(?:hx|h/o|pmh|known|dx|s/p|c/o|with|history)(?: of)?:? {some}(?:{conditions}|{operations}|{letters}|\w+ ca)",
    r"{some}(?:{states}|{letters}|{conditions})(?: (?:stage|grade|type) \w{1,4})?",
    r"(?:on|taking|takes|started|rx:?) (?:\w+ )?(?:{medicines})(?: \d+ ?(?:mg|mcg|g|ml|iu|units))?",
    r"(?:{medicines}) \d+ ?(?:mg|mcg|g|ml|iu|units)",
    r"(?:now |currently |about )?\d{1,2}(?:\+\d)?(?:/40(?: pregnant| gestation)?| ?(?:weeks|wks?|months) (?:pregnant"
    r"|gestation))",
    r"self-harm(?:s|ed|ing)?|suicidal(?: ideation)?|overdose|ex-smoker|smoker|drinks \d+ units",
    r"(?:breast|prostate|lung|bowel|colon|ovarian|cervical|skin|bladder|renal|testicular|pancreatic) ca",
    r"type [12] diabetic|stage [1-5iv]+ (?:\w+ )?(?:{conditions}|ckd)|metastatic \w+",
)
# What may stand between the person and the note: an age, a sex, a bed.
_BETWEEN = re.compile(
    r"(?:[\s,;:()\u2013\u2014\-]|\d{1,3}(?!\d)|[mf](?!\w)|y/?o(?!\w)|yrs?(?!\w)|years?(?: old)?|aged|male|female"
    r"|pt(?!\w)|"
    r"(?:room|bed|ward|bay) \w{1,3}(?!\w)){0,12}",
    re.IGNORECASE,
)
_NOTE_ENDS = r"(?=\s*(?:[,;.)(/|+&\u2013\u2014\-]|\Z)|\s+(?:and|on|since|with|stage|type|x\d)(?!\w))"

# --- A field of a form with what was filled in: "Religion: Roman Catholic". Labels and values are expressions.
_FIELDS: tuple[tuple[str, str, str], ...] = (
    (
        BELIEF,
        "religion|religious affiliation|faith|denomination|religious preference|church affiliation",
        "{faiths}|islam|judaism",
    ),
    (
        ORIGIN,
        "ethnicity|ethnic origin|ethnic group|ethnic background|race|race/ethnicity",
        "{peoples}|asian|white|chinese|indian|pakistani|bangladeshi",
    ),
    (ORIENTATION, "sexual orientation|gender identity|orientation", "{orientations}|straight"),
    (
        HEALTH,
        "reason|cause|certificate|disability|disabilities|health conditions?|health problems?|medical "
        "conditions?|reason for sick leave|"
        "reason for absence|(?:cause|reason) of absence|known conditions|past medical history|allergies|"
        "current medications?|(?:primary |secondary |admitting |working |final )?diagnos[ie]s|dx|pmhx?",
        r"(?:\w+ ){0,2}?(?:{conditions}|{medicines}|{operations}|{states})|penicillin|peanuts|latex|[a-z]\d\d\.\d|"
        r"sick leave|pregnancy|stress|registered (?:blind|disabled)|back (?:pain|injury)|broken \w+",
    ),
    (UNION, r"(?:trade )?union member(?:ship)?|(?:trade )?union", r"(?:yes|{unions})(?= *(?:\n|\Z|[,;.|]))"),
    (
        OPINION,
        "political party|political affiliation|party membership|political views",
        r"(?:{parties}|{partisans}|conservative)(?= *(?:\n|\Z|[,;.|]))",
    ),
    (
        CONVICTION,
        "criminal record|criminal convictions?|criminal history|previous convictions?",
        r"yes|one|two|\d|{crimes}",
    ),
    (BODY, "blood type|blood group", r"(?:ab|a|b|o|0) ?(?:[+−-]|pos(?:itive)?|neg(?:ative)?)"),
)

# --- Who it is about.
_RELATIVES = """
aunt|boss|boyfriend|brother|carer|child|co-worker|colleague|cousin|daughter|ex-husband|ex-wife|father|fiancé|
fiancée|fiancee|flatmate|friend|girlfriend|grandfather|grandmother|grandson|granddaughter|husband|mother|mum|mom|
dad|neighbour|neighbor|nephew|niece|partner|roommate|sister|son|spouse|twin|uncle|wife|line manager|stepson|
stepdaughter
"""
_ROLES = """
accountant|administrator|agent|analyst|apprentice|applicant|appellant|assistant|author|bookkeeper|borrower|boy|
buyer|candidate|caretaker|ceo|cfo|chair|chairman|chairwoman|chef|claimant|cleaner|clerk|client|coach|complainant|
consultant|contractor|coordinator|cook|coo|cto|customer|deceased|defendant|deputy|designer|developer|director|
doctor|driver|editor|employee|engineer|executive|foreman|founder|gentleman|girl|guard|guest|head|head of department|
head of sales|head of finance|head of legal|head of hr|incumbent|instructor|insured|intern|interviewee|investor|
judge|lady|landlord|lawyer|lecturer|lodger|man|manager|mechanic|minister|nurse|nanny|officer|operator|owner|
paralegal|participant|passenger|patient|petitioner|pharmacist|physician|pilot|plaintiff|planner|president|principal|
producer|professor|programmer|pupil|receptionist|recruit|rep|representative|reporter|resident|respondent|salesman|
scientist|secretary|seller|senator|sergeant|shareholder|soldier|staff member|steward|student|subject|supervisor|
surgeon|suspect|teacher|team lead|team leader|technician|temp|tenant|trainee|trainer|treasurer|victim|waiter|
waitress|warden|witness|woman|worker|writer|youth|vp|pt|mayor|baby|infant|newborn|veteran|survivor
"""
# Heads of which a statement is general.
_MANY = """
people|person|persons|individual|individuals|adults|children|kids|babies|infants|women|men|male|males|female|
females|boys|girls|employees|workers|staff|colleagues|patients|clients|customers|consumers|users|students|pupils|
participants|respondents|subjects|members|applicants|candidates|residents|citizens|tenants|drivers|nurses|doctors|
physicians|clinicians|teachers|managers|employers|mothers|fathers|parents|families|veterans|adolescents|teenagers|
anyone|anybody|someone|somebody|everyone|everybody|those|nobody|victims|offenders|prisoners|voters|population|
populations|communities|community|groups|group|cases|mice|rats|dogs|cats|animals|seniors|survivors|sufferers|
smokers|you|they|we|americans|europeans|britons|volunteers|whoever|company|companies|firm|firms|organisation|
organisations|organization|organizations|corporation|bank|business|businesses|product|products|data|drug|trial|
study|book|novel|film|character|protagonist|guideline|leaflet|course|law|act|policy|hospital|clinic|insurer|
medicine|vaccine|treatment|syndrome|disease
"""
_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Herr|Frau|Sgt|Capt|Cllr|Sister|Father|Judge"
_NUMBERED = (
    "employee|patient|participant|subject|worker|client|candidate|applicant|respondent|claimant|resident|student|child|"
    "witness|tenant|interviewee|case|person|member|staff member|colleague|pupil|driver|customer|volunteer|inmate|"
    "defendant|suspect|donor|pt"
)
_SEXES = r"man|woman|male|female|boy|girl|lady|gentleman|[mf](?!\w)"
# A rule, a case or a choice: what it says of "she" or "the patient" is said of nobody.
_RULE = re.compile(
    r"(?<![\w-])(?:if|whether|whenever|unless|in case|in the event|suppose|imagine|should|shall|must|"
    r"may(?=[ ,])|might|could|"
    r"would(?! have| like| rather)|can|cannot|ought|regardless|irrespective|e\.g\.|for example|for instance|such "
    r"as|per cent|"
    r"percent|hypothetical|"
    r"recommended|eligible|entitled|discriminat\w+|advise|ask (?:about|for|the)|consider|ensure|avoid|"
    r"assess|check|monitor|"
    r"increased risk|risk factors?|prevalence|guidelines?|contraindicated|typically|usually|generally)(?![\w-])|\d ?%|"
    r"(?<![\w-])when (?:an?|the|one|he|she) ",
    re.IGNORECASE,
)
# Said of nobody at all, whoever is named.
_NOBODY = re.compile(
    r"regardless of|irrespective of|without regard to|equal opportunit|protected characteristic|discriminate against|"
    r"on the basis of|ha(?:s|ve) (?:ever )?been convicted\?|\[ ?\]|☐|_{4,}|prefer not to (?:say|answer)|"
    r"please (?:tick|specify|select)|(?<!\w)(?:yes|y) ?/ ?(?:no|n)(?!\w)|tick (?:one|all)",
    re.IGNORECASE,
)
# In capitals without being a person: what they begin with, what they end with.
_NO_NAMES = frozenset(
    {
        "a", "according", "act", "adhd", "after", "aids", "all", "also", "although", "alzheimer", "american", "and",
        "another", "any", "april", "article", "as", "asian", "asthma", "at", "august", "bank", "because", "before",
        "between", "bible", "bill", "black", "both", "british", "but", "by", "cancer", "catholic", "chapter",
        "christian", "christianity", "church", "company", "congress", "copd", "court", "covid", "crohn", "dear",
        "december", "depression", "despite", "diabetes", "diagnosis", "down", "during", "english", "european",
        "even", "every", "february", "fig", "figure", "figures", "following", "for", "french", "friday", "from",
        "german", "god", "government", "health", "here", "hindu", "his", "hispanic", "hiv", "how", "however",
        "huntington", "if", "in", "instead", "islam", "it", "italian", "its", "january", "jewish", "july", "june",
        "last", "march", "may", "maybe", "medical", "medicine", "monday", "most", "muslim", "my", "no", "nobody",
        "not", "note", "november", "now", "october", "of", "on", "once", "one", "only", "or", "our", "parkinson",
        "parliament", "party", "patient", "perhaps", "phase", "police", "ptsd", "quran", "ramadan", "religion",
        "research", "saturday", "science", "section", "senate", "september", "since", "so", "some", "spanish",
        "stage", "still", "such", "sunday", "symptoms", "table", "that", "the", "their", "then", "there", "these",
        "they", "this", "those", "though", "thursday", "thus", "to", "today", "treatment", "tuesday", "two", "type",
        "union", "unless", "until", "we", "wednesday", "what", "when", "where", "which", "while", "white", "who",
        "why", "with", "yes", "yesterday", "you", "your",
    }
)  # fmt: skip
_WORDS, _UNFIT = ORDINARY | AMBIGUOUS, ORDINARY | _NO_NAMES
_ORGANISATIONS = frozenset(
    {
        "ag", "airlines", "association", "authority", "bank", "bv", "capital", "center", "centre", "church", "city",
        "clinic", "club", "co", "college", "commission", "committee", "company", "consulting", "corp", "corporation",
        "council", "county", "court", "department", "district", "energy", "federation", "foundation", "fund", "gmbh",
        "group", "health", "holdings", "hospital", "inc", "industries", "institute", "insurance", "international",
        "lab", "laboratories", "league", "llc", "llp", "ltd", "media", "ministry", "motors", "network", "office",
        "partners", "partnership", "party", "pharma", "pharmaceuticals", "plc", "police", "press", "pte", "sa",
        "school", "services", "society", "solutions", "studios", "systems", "team", "technologies", "trust", "union",
        "university",
    }
)  # fmt: skip
_BOUNDARY = re.compile(
    r"[.!?]+[\"'”’)]*(?=\s)|\n(?=\s{0,8}\n|[ \t]{0,8}[-•*·|\d]|[ \t]{0,8}[^\Wa-z])|[\ue000\ue001]|;(?=\s)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|vs|approx|incl|sgt|capt|cllr|pt|jr|sr|e\.g|i\.e)|(?-i:\b[A-Z]))\.\Z",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r",? (?:and then|but|so that|so|which|because|although|while|whereas|therefore)(?= )|[;:\ue001]|,(?: and)?(?= )|"
    r" (?:[–—]|\|) "
)
_WORD = re.compile(r"[^\W\d_]+\d?")
_POSSESSIVE = r"(?:(?<=['’]s )|(?<=s['’] )|(?<=\bhis )|(?<=\bher )|(?<=\bmy ))"
# A sentence that is longer is looked at in pieces of this size, so that time stays linear in the text.
_LONGEST, _LONGEST_CLAUSE = 500, 300
# Characters between the person and what is said: more belong to somebody else.
_FAR = 90
# As many letters of a word are compared when a text is looked at for the first time.
_STEM = 6
_SURE_SCORE, _WEAK_SCORE = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class _Statement:
    """What is looked for of one kind. `stems` begin the words without which no text holds it."""

    why: str
    said: re.Pattern[str]
    own: re.Pattern[str]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a form that holds something of one kind."""

    why: str
    expression: re.Pattern[str]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Head:
    """Somebody who may be meant: people in general, or somebody particular, who is `sure` or may be anybody."""

    start: int
    end: int
    general: bool
    sure: bool


class SpecialCategoryRecognizer(TellingRecognizer):
    """Statements about a person that the law protects specially, each with the kind it is of as its reason."""

    TYPE = "SPECIAL_CATEGORY"

    def load(self) -> None:
        """Compile the lists, and read the lists of names."""
        _statements()
        _note()
        _fields()
        _person()
        first_names(), last_names()

    def told(self, text: str) -> Iterator[tuple[int, int, float, str]]:
        """Yield the clauses, each with the sentence that says of which kind it is."""
        words = list(_stems_in(text))
        stems = {stem for _, stem in words}
        statements = [entry for entry in _statements() if not entry.stems.isdisjoint(stems)]
        if statements:
            every = frozenset[str]().union(*(entry.stems for entry in statements))
            telling = [word for word in words if word[1] in every]
            for start, end in _sentences(text):
                within = telling[bisect_left(telling, (start, "")) : bisect_left(telling, (end, ""))]
                if not within:
                    continue
                found = _in_sentence(text[start:end], statements, {stem for _, stem in within})
                if found is not None:
                    yield start + found[0], start + found[1], found[2], found[3]
        for field in _fields():
            if not field.stems.isdisjoint(stems):
                yield from _filled_in(field, text)


def _filled_in(field: _Field, text: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield what was filled in, with its label where that stands in the same text."""
    for match in field.expression.finditer(text):
        if _NOBODY.search(text, match.start(), match.end() + _LONGEST_FIELD) is None:
            start = match.start("value" if HEADER in match.group() else "label")
            yield start, match.end("value"), _WEAK_SCORE, field.why


def _stems_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each word begins, and its stem."""
    for word in _WORD.finditer(text):
        yield word.start(), word.group()[:_STEM].lower()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences; a line that goes on in small letters goes on, too."""
    begin = 0
    for match in _BOUNDARY.finditer(text):
        end = match.end()
        if text[match.start()] == "." and _ABBREVIATED.search(text, max(begin, end - 8), end):
            continue
        yield from _pieces(text, begin, end)
        begin = end
    yield from _pieces(text, begin, len(text))


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > _LONGEST:
        cut = text.rfind(" ", begin + _LONGEST // 2, begin + _LONGEST)
        cut = cut if cut > 0 else begin + _LONGEST
        yield begin, cut
        begin = cut
    if begin < end:
        yield begin, end


def _in_sentence(sentence: str, statements: list[_Statement], stems: set[str]) -> tuple[int, int, float, str] | None:
    """Return the first statement about a particular person. `stems` are those of statements that it holds."""
    wanted = [statement for statement in statements if not statement.stems.isdisjoint(stems)]
    if not wanted or _NOBODY.search(sentence):
        return None
    flat = sentence.replace("\n", " ").replace("\u00a0", " ")
    heads: list[_Head] | None = None
    for statement in wanted:
        for expression, furthest in ((statement.said, _FAR), (statement.own, len("'s "))):
            for match in expression.finditer(flat):
                heads = list(_heads(flat)) if heads is None else heads
                head = next((head for head in reversed(heads) if head.end <= match.start() + 1), None)
                if head is None or head.general or match.start() - head.end > furthest:
                    continue
                if head.sure or _RULE.search(flat) is None:
                    score = _SURE_SCORE if head.sure else _WEAK_SCORE
                    return head.start, _end(flat, head.start, match.end()), score, statement.why
        if statement.why == HEALTH and (place := _noted(flat, heads)) is not None:
            return *place, _WEAK_SCORE, HEALTH
    return None


def _noted(sentence: str, heads: list[_Head] | None) -> tuple[int, int] | None:
    """Return the place of a note on somebody's health: with an age, of several things, or of one that is no topic."""
    for match in _note().finditer(sentence):
        heads = list(_heads(sentence)) if heads is None else heads
        start = match.start("note")
        head = next((head for head in reversed(heads) if head.end <= start), None)
        if head is None or not head.sure or _BETWEEN.fullmatch(sentence, head.end, start) is None:
            continue
        if any(map(str.isdigit, sentence[head.start : start])) or match["more"] or match["sure"] is not None:
            # "Jane Doe, 54F, COPD": the person is named before the age.
            named = [before for before in heads if before.sure and 0 < head.start - before.end <= len(", ")]
            return (named[-1] if named else head).start, match.end()
    return None


def _end(sentence: str, start: int, end: int) -> int:
    """Return where the clause ends that begins at `start` and goes on at least until `end`."""
    match = _CLAUSE_END.search(sentence, end)
    stop = match.start() if match else len(sentence)
    stop = min(stop, max(end, start + _LONGEST_CLAUSE))
    return start + len(sentence[start:stop].rstrip(" .!?"))


def _heads(sentence: str) -> Iterator[_Head]:
    """Yield everybody a sentence is about, in order."""
    for match in _person().finditer(sentence):
        if match.lastgroup == "name":
            place = _name(match.group())
            if place is not None:
                yield _Head(match.start() + place[0], match.start() + place[1], general=False, sure=True)
        else:
            yield _Head(*match.span(), general=match.lastgroup == "general", sure=match.lastgroup == "sure")


def _name(written: str) -> tuple[int, int] | None:
    """Return which part of words with capitals is a person's name, or None."""
    words = [(match.group(), *match.span()) for match in _TOKEN.finditer(written)]
    while words and _bare(words[0][0]) in _NO_NAMES:
        words = words[1:]
    bare = [_bare(word) for word, _, _ in words]
    if not words or not _ORGANISATIONS.isdisjoint(bare):
        return None
    known = bare[0] in first_names() and (len(words) > 1 or bare[0] not in _WORDS)
    lettered = len(bare[0]) == 1 and "." in words[0][0] and len(words) > 1
    surname = bare[-1] in last_names() and bare[-1] not in _WORDS
    strange = len(words) in (2, 3) and all(len(word) > 2 and word not in _UNFIT for word in bare)
    if not (known or lettered or surname or (strange and not written.isupper())):
        return None
    return words[0][1], words[-1][2]


def _bare(word: str) -> str:
    return _TAIL.sub("", word).lower()


# What makes of a word something that is nobody's: "cancer research", "church hall".
_THINGS = (
    "(?:app|awareness|ball|cells?|cent(?:er|re)|charity|clinic|conference|day|department|drugs?|foundation|guidelines?|"
    "hours|month|nurs(?:e|ing)|patients?|policy|prevention|product|project|registry|research|screening|services|"
    "specialist|study|sufferers|survivors|team|trials?|unit|vaccine|ward|week)"
)
# A line of an expression that goes on.
_GOES_ON = re.compile(r"\n  ")
_TOKEN = re.compile(r"\S+")
_TAIL = re.compile(r"(?:['’]s?|[.,])+\Z")
_LONGEST_FIELD = 30
_ADVERB = (
    "(?:(?:also|already|always|apparently|currently|first|formally|just|later|long|never|not|now|once|only|openly|"
    "previously|probably|recently|secretly|since|still|twice|finally|actually|then|eventually|reportedly|allegedly|"
    "both|himself|herself|wrongfully|falsely|severely) )?"
)
_PARTS = {
    "be": "(?:is|was|['’]s|['’]m|am|are|were|being|been|became|becomes|got|turned out to be|(?:self-)?identifies as|"
    f"identified as|came out as) {_ADVERB}",
    "have": f"(?:has|had|have|['’]ve|['’]d|having|gets|got) {_ADVERB}(?:had |got |been having )?",
    "some": r"(?:an? |the |his |her |my |some |several |both |two |severe |mild |chronic |acute |"
    "recurrent |moderate |major |"
    r"terminal |advanced |early(?:-| )onset |stage \w{1,4} |type[ -][12] |clinical |metastatic |low-dose |"
    r"daily |double |"
    r"breast |prostate |lung |bowel |colon |skin |ovarian |testicular |pancreatic |cervical |stomach |"
    r"brain |emergency |"
    r"rheumatoid |congenital |untreated |undiagnosed |long[- ]standing |history of |form of |bout of |diagnosis of |"
    r"problem with |episodes? of |case of |second |first |minor |massive |work-related |alcohol |gestational |long |"
    r"generali[sz]ed |social |high-functioning |borderline |mental |physical |serious |open[- ]|family ){0,5}",
}


def _phrases(block: str) -> list[str]:
    return [phrase for phrase in block.replace("\n", "").split("|") if phrase]


def _either(block: str) -> str:
    """Return an expression for any phrase of a list, the longest first, however it is punctuated."""
    phrases = sorted(_phrases(block), key=len, reverse=True)
    return "|".join(
        re.escape(phrase).replace("'", "['’]?").replace(r"\-", "[ -]?").replace(r"\ ", " ") for phrase in phrases
    )


_LISTS = {
    "conditions": _CONDITIONS, "states": _STATES, "medicines": _MEDICINES, "operations": _OPERATIONS, "faiths": _FAITHS,
    "creeds": _CREEDS, "houses": _HOUSES, "unions": _UNIONS, "orientations": _ORIENTATIONS, "peoples": _PEOPLES,
    "parties": _PARTIES, "partisans": _PARTISANS, "crimes": _CRIMES,
}  # fmt: skip
_NEEDED: dict[str, tuple[str, ...]] = {
    HEALTH: ("conditions", "states", "medicines", "operations"),
    BELIEF: ("faiths", "creeds"),
    UNION: ("unions",),
    ORIENTATION: ("orientations",),
    ORIGIN: ("peoples",),
    OPINION: ("parties", "partisans"),
    BODY: (),
    CONVICTION: (),
}


def _filled(expression: str) -> str:
    for name, block in _LISTS.items():
        expression = expression.replace(f"(?:{{{name}}})", f"(?:{_either(block)})(?! {_THINGS})")
        expression = expression.replace(f"{{{name}}}", _either(block))
    for name, part in _PARTS.items():
        expression = expression.replace(f"{{{name}}}", part)
    return expression


def _stems(kind: str, words: str) -> frozenset[str]:
    """Return how the words begin without which no text holds a statement of a kind: of a phrase its longest word."""
    phrases = [phrase for name in _NEEDED[kind] for phrase in _phrases(_LISTS[name])]
    longest = (max(_WORD.findall(phrase.removeprefix("the ")), key=len) for phrase in phrases)
    return frozenset(word[:_STEM].lower() for word in (*longest, *words.split()))


@cache
def _statements() -> tuple[_Statement, ...]:
    statements = []
    for why, words, lines in _SAID:
        own_words, own_lines = _OWN[why]
        said, own = (_filled(_GOES_ON.sub("", block.strip()).replace("\n", "|")) for block in (lines, own_lines))
        statements.append(
            _Statement(
                why,
                re.compile(rf"(?:(?<![\w'’-])|(?=['’]))(?:{said})(?![^\W_])", re.IGNORECASE),
                re.compile(rf"{_POSSESSIVE}(?:{own})(?![^\W_])", re.IGNORECASE),
                _stems(why, f"{words} {own_words}"),
            )
        )
    return tuple(statements)


@cache
def _note() -> re.Pattern[str]:
    """Return the expression of notes on health: what comes before one, the note, what makes it more than a topic."""
    letters = f"(?-i:{_LETTERS})"
    note = rf"(?:{_filled('|'.join(_NOTES)).replace('{letters}', letters)})(?!\w){_NOTE_ENDS}"
    sure = rf"(?:on|taking|rx:?) |[^,]*(?:pregnant|gestation|/40)|{letters}|{_either(_STATES)}|hx|h/o|pmh|s/p|c/o"
    return re.compile(
        rf"(?:(?<=[\w)\].’'])[ ]?[,:(\u2013\u2014\-][ ]?|(?<=\d)[ ]|(?<=\d[mf])[ ]|(?<=\))[ ])"
        rf"(?P<note>(?P<sure>(?={sure}))?{note}(?P<more>(?:[ ]?[,;+&/][ ]?|[ ]and[ ]){note}){{0,6}})",
        re.IGNORECASE,
    )


@cache
def _fields() -> tuple[_Field, ...]:
    return tuple(
        _Field(
            why,
            re.compile(
                rf"(?:(?<=[\n\ue000|;,\t])|\A)[ \t•*-]{{0,4}}(?P<label>{labels})\??[ \t]?[:|=\ue001\t]"
                rf"[ \t]{{0,3}}(?P<value>{_filled(values)})(?![\w%]|\s?/)",
                re.IGNORECASE,
            ),
            frozenset(word[:_STEM] for word in re.findall(r"[a-z]+", labels)),
        )
        for why, labels, values in _FIELDS
    )


@cache
def _person() -> re.Pattern[str]:
    """Return the expression of everybody a sentence may be about, in the order in which they are tried."""
    relatives, roles = _either(_RELATIVES), _either(_ROLES)
    somebody = f"(?:{relatives}|{roles})"
    titled = rf"(?-i:(?:{_TITLES})\.? (?:[A-Z]\. ?){{0,2}}[A-ZÀ-Þ](?:[\w'’-]*[\w]|\.?))"
    counted = rf"(?:{_NUMBERED})(?: (?:no\.?|number|id))? ?#?(?:[a-z]{{0,2}}-?\d{{1,6}}|(?-i:[A-Z]))(?![\w%])"
    aged = (
        rf"\d{{1,3}}[- ]?(?:(?:year|yr|month)s?[- ]?old|y/?o|yrs?)[- ,]{{0,2}}(?:[\w-]+ "
        rf"){{0,2}}?(?:{_SEXES})(?!\w)|\d\d ?[mf](?!\w)|"
        rf"(?:{_SEXES})[ ,(]{{1,2}}(?:aged )?\d\d(?!\w)(?! ?%)|(?:{_SEXES}) (?:aged|of) \d\d"
    )
    mine = (
        rf"(?:one|two|three|\d) of (?:my|our|his|her|their|the) (?:\w+ ){{0,2}}?{somebody}s?|"
        rf"(?:an?|one|another) (?:\w+ )?{somebody} of (?:mine|ours|hers|his)|"
        rf"(?:my|our|his|her|your|their|(?-i:[A-Z])\w+['’]s) (?:(?:\w+|then)[ -]){{0,2}}?{somebody}"
    )
    anybody = (
        rf"(?:any|every|each|no|either|some|which|whichever|such an?) (?:\w+ ){{0,2}}?(?:{somebody}|one|person)|"
        rf"{_either(_MANY)}"
    )
    weak = (
        rf"he|she|him|his|her|hers|himself|herself|(?-i:I)|my|me|(?:the|this|that|an?|one|our|your) (?:(?:\w+|"
        rf"then)[ -]){{0,2}}?"
        rf"{somebody}|pt|patient|employee|claimant|applicant|defendant|client|tenant|candidate"
    )
    named = (
        r"(?-i:[A-ZÀ-Þ](?:\.(?: ?[A-Z]\.)*|[\w'’-]*\w|))"
        r"(?:[ -](?-i:(?:van|von|de|der|den|la|le|bin|al)(?= )|[A-ZÀ-Þ](?:\.|[\w'’-]*\w))){0,3}"
    )
    return re.compile(
        rf"(?<![\w-])(?:(?P<sure>{titled}|{mine}|{counted}|{aged})|(?P<general>{anybody})|(?P<weak>{weak})|"
        rf"(?P<name>{named}))"
        r"(?![\w])",
        re.IGNORECASE,
    )
