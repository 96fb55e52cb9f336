"""What medicines are called, which look like people's names: "Lantus 20 units", "started on Eliquis".

The generic names of what is most often prescribed and the brands it is sold under in the US and the UK, from common
knowledge, and the endings by which other generic names are told. A name that people have as well ("Allegra") is theirs.
"""

import re

from scrubbing.names import last_names

_NAMES_TEXT = """
abilify accutane acetate aciphex actemra actonel actos acyclovir adalimumab adcirca adderall advair advil afrin
aggrenox aimovig ajovy albuterol aldactone aldara aleve alfentanil alimta alinia alkeran aloe alprazolam altace amaryl
ambien amiodarone amitriptyline amlodipine amoxil anastrozole androgel anoro apixaban apriso aranesp arava aricept
arimidex aripiprazole arnica arnuity aromasin arthrotec asacol aspirin atarax atenolol ativan atorvastatin atrovent
augmentin austedo avalide avandia avapro avastin avelox avodart azilect azopt bactrim bactroban basaglar belsomra
benadryl benazepril benicar benlysta bentyl benzonatate besylate betaseron bevespi biaxin bidil biktarvy bisoprolol
boniva botox breo brilinta brisdelle brovana budesonide bumetanide bumex buprenorphine bupropion buspar buspirone
butrans bydureon byetta bystolic caduet calcitriol carafate carbamazepine cardizem cardura carisoprodol carvedilol
catapres ceclor cefdinir cefepime ceftin ceftriaxone celebrex celecoxib celexa cellcept cephalexin cetirizine chantix
cholecalciferol cialis cilostazol cimzia cipro citalopram clarinex claritin cleocin climara clindamycin clobetasol
clonazepam clonidine clopidogrel clozapine clozaril codeine cogentin colace colchicine colcrys coldrex combivent
comirnaty compazine concerta copaxone coreg cosentyx coumadin cozaar creon crestor cubicin cyanocobalamin
cyclobenzaprine cymbalta cytomel cytotec dabigatran daptomycin daraprim decadron delzicol demerol depakene depakote
depo-medrol depo-provera desloratadine desvenlafaxine detrol dexamethasone dexilant dexmedetomidine diazepam
diclofenac dicyclomine diflucan digoxin dilantin dilaudid diltiazem diovan diphenhydramine ditropan divalproex
dobutamine docusate dolophine donepezil doxepin dronabinol dulaglutide dulcolax dulera duloxetine dupilumab dupixent
duragesic dyazide effexor effient elavil eldepryl elidel eliquis elocon emgality emtricitabine enalapril enbrel
enoxaparin entocort entresto entyvio epclusa epinephrine epipen epogen ergocalciferol escitalopram eszopiclone
etanercept etodolac evista exelon ezetimibe famotidine farxiga femara fenofibrate fentanyl fexofenadine finasteride
fioricet flagyl flecainide flexeril flomax flonase flovent fluconazole fludrocortisone fluticasone fortamet forteo
fosamax fosinopril fragmin fumarate furosemide gabapentin gemfibrozil geodon gilenya gleevec glipizide glucophage
glucotrol glucovance glyburide glycopyrrolate guaifenesin haldol haloperidol harvoni heparin herceptin humalog humira
humulin hydralazine hydrocodone hydromorphone hydroxychloroquine hydroxyzine hysingla hytrin hyzaar ibrance ibuprofen
imdur imitrex imodium imuran inderal indomethacin infliximab ingrezza insulin intuniv invega invokamet invokana
ipratropium irbesartan isordil isosorbide jantoven janumet januvia jardiance kaletra kayexalate keflex kenalog keppra
kerendia ketamine ketoconazole ketorolac keytruda klonopin klor-con labetalol lactulose lamictal lamisil lamotrigine
lanoxin lansoprazole lantus lasix latanoprost latuda letairis letrozole levalbuterol levaquin levemir levetiracetam
levitra levocetirizine levofloxacin levothyroxine levsin lexapro lialda lidocaine lidoderm linagliptin linezolid
linzess liothyronine lipitor liraglutide lisinopril lithium loestrin lopressor loratadine lorazepam lortab losartan
lotensin lotrel lotrimin lovaza lovenox lucentis lumigan lunesta lupron lurasidone luvox lyrica macrobid macrogol
maleate mavyret maxalt maxzide meclizine medrol megace melatonin meloxicam memantine meropenem mesylate metamucil
metaxalone metformin methadone methimazole methocarbamol methotrexate methylphenidate methylprednisolone
metoclopramide metolazone metoprolol metrogel metronidazole micardis midazolam minipress minocin minocycline
mirabegron miralax mirapex mirtazapine modafinil mometasone montelukast morphine motrin mounjaro mucinex myrbetriq
nabumetone naloxone naltrexone namenda naprosyn naproxen narcan nardil nasacort nasonex neulasta neupogen neurontin
nexium niaspan nifedipine nitrofurantoin nitroglycerin nitrostat nizoral norepinephrine norvasc norvir novolin novolog
noxafil nplate nubeqti nucynta nurtec nuvigil nystatin ofev olanzapine olmesartan olumiant omeprazole omnicef
ondansetron opdivo opsumit orencia otezla oxcarbazepine oxybutynin oxycodone oxycontin ozempic pamelor pantoprazole
paracetamol parnate paroxetine paxil paxlovid pepcid percocet peridex phenergan phenobarbital phenylephrine phenytoin
pioglitazone plaquenil plavix pradaxa praluent prandin pravachol pravastatin prednisolone prednisone pregabalin
premarin prempro prevacid prevnar prilosec prinivil pristiq proair procardia prochlorperazine procrit prograf prolia
promethazine propecia propofol propranolol proscar protonix proventil provigil prozac pulmicort pyridium quetiapine
quillivant quinapril qulipta qvar rabeprazole raloxifene ramipril ranexa ranitidine ranolazine razadyne reglan relafen
relpax remdesivir remeron remicade renagel renvela repatha requip restasis restoril retacrit retin-a revatio revlimid
rexulti risperdal risperidone ritalin rituxan rivaroxaban rizatriptan robaxin robitussin rocephin rocuronium
ropinirole rosuvastatin rozerem rybelsus sabril salbutamol sandimmune sandostatin saphris savella saxenda seebri
semaglutide senna senokot septra seroquel sertraline sevelamer shingrix sildenafil simponi simvastatin sinemet
singulair sitagliptin skelaxin skyrizi solodyn solu-medrol solumedrol sotalol sovaldi spiriva spironolactone stelara
stiolto strattera suboxone subutex succinate succinylcholine sucralfate sulfamethoxazole sumatriptan symbicort
synjardy synthroid tacrolimus tadalafil taltz tamiflu tamoxifen tamsulosin tarceva tartrate tazorac tegretol temazepam
tenormin terazosin testosterone theophylline thorazine tikosyn timolol tiotropium tizanidine tobramycin tofacitinib
topamax topiramate toprol toradol torsemide toujeo tradjenta tramadol trandate travatan trazodone trelegy tremfya
tresiba triamcinolone triamterene tricor trileptal trintellix trulicity truvada tylenol tysabri ubrelvy uloric
ultracet ultram unasyn uniretic ustekinumab vagifem valacyclovir valerian valium valproate valsartan valtrex
vancomycin vasotec venlafaxine ventolin verapamil vesicare vfend viagra vibramycin vicodin victoza viibryd vimpat
virtussin vistaril vivitrol voltaren vraylar vytorin vyvanse warfarin wegovy welchol wellbutrin xalatan xanax xarelto
xeljanz xeloda xenical xgeva xifaxan xofluza xolair xyzal zanaflex zantac zarontin zebeta zepbound zestoretic zestril
zetia ziac zithromax zocor zofran zoladex zoloft zolpidem zomig zonegran zosyn zovirax zubsolv zyban zyloprim zyprexa
zyrtec zytiga zyvox
"""
_NAMES = frozenset(_NAMES_TEXT.split())
# Of these in small letters only: plants, and people.
_CALLED_SO = frozenset({"senna", "aloe", "arnica", "valerian"})
_ENDINGS = re.compile(
    r"[a-z]{2,}(?:formin|statin|sartan|prazole|cillin|mycin|cycline|azepam|zolam|oxetine|triptan|profen|dronate|gliptin"
    r"|gliflozin|setron|thiazide|dipine|floxacin|conazole|pramine|tadine|barbital|olol|azosin|lukast|oxaban"
    r"|ciclib|tinib|zumab|glutide)"
)
# What stands behind a medicine's name and belongs to it: its salt, its form, and when it is given.
_BEHIND_TEXT = """
acetate besylate bid calcium cr disk diskus dr ec er flexpen flextouch fumarate gtt hcl hct hfa hs hydrobromide
hydrochloride im inhaler ir iv kwikpen la maleate mesylate nebs odt oral pen po prn qam qd qhs qid qpm respimat sodium
solostar sq sr subq succinate sulfate tablet tablets tartrate tid vial xl xr
"""
_BEHIND = frozenset(_BEHIND_TEXT.split())


def is_medicine(written: str) -> bool:
    """Whether words are the name of a medicine, with what belongs to it ("Metoprolol Succinate"), and nobody's."""
    word, *behind = written.casefold().replace(",", " ").split() or [""]
    if any(each not in _BEHIND and not _is_one(each) for each in behind):
        return False
    return _is_one(word) and (written.islower() or word not in _CALLED_SO)


def _is_one(word: str) -> bool:
    return (word in _NAMES or _ENDINGS.fullmatch(word) is not None) and word not in last_names()
