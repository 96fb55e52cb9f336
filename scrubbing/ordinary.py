"""Words that are written with a capital without being a name: in headings, at sentence starts, in business prose."""

from faker.providers.lorem.en_US import Provider as english_words

from scrubbing.names import first_names, last_names

_ORDINARY = """
hola bonjour salut ciao buongiorno olá hej moin servus beste kære kjære kära kedves drogi droga
a about above abstract acceptance according accordingly account accountant accounting accounts acknowledgements
acrobat across act action actions activities activity actor actress actual additional additionally address adjusted
administration admiral admissibility adobe advanced advisor advisory advocate african after ag again against age
agenda agent aggregate agreement air airport all alleged also although am amazon amendment american amount an analysis
analyst anchor anchorage and android annex annual another answer any anyone api apologies appendix apple applicable
application applications approval approved apr april arabic architect area areas arena arrangement arrest arrival
arrive arrives article as asap asian assembly assessment asset assets assistant associate association at attachment
attn audit aug august aunt australian austrian author authority availability available avec avenue average award back
background bahamian balance banana bank barrister barristers basic battery bay bcc beach because beef been beer before
belgian below benefit benefits berth best between bibliography bid big bill billing bishop bishops black block blue
board body bonus book both boulevard box brand brazilian breach bread breakfast bridge brief british brother buddhist
budget build building bulgarian bureau burger business but butter buyer bv by cafe calendar call campaign campus can
canadian capacity capital captain car card care case cash castle catalog category cathedral catholic cause cautionary
cay cc cell center central centre ceo certificate cfo chair chairman change changes channel chapter charge chart
charter chat check cheers cheese chicken chief child children chinese chocolate christian christmas church circuit
circumstances city civil claim claims class classic clause clear clerk client clients climate closing cloud club co
coach code coffee colleagues college colonel column come commander comment comments commercial commission committee
common communication community company comparison compensation competition complaint complaints complete compliance
component computer con conclusion condition conditions conference confirmed consequently constitution construction
consultant consulting consumer contact content contents contract contractor control controller convention coo cook
copy core corp corporate corporation cost costs council country county course court cover cream create credit creek
crew criminal criteria croatian cruise cruising cto current customer customers czech daily damage danish dark das data
database date dates day days dean dear debt dec december decision deck declaration default defendant delay delivery
deluxe demand depart department departs departure dependency deposit depth der des design dessert detail details
detective development device diagram did die digital dinghy dinner direct direction director directors disclosure
discount discussion display district diving division do docker doctor document documents does dollar domestic down dr
dr. draft drive driver due duke during dutch duties duty each early earnings east eastern economic economy editor
education effect effective egyptian eight ein eine either electric electronic elite email embargo emergency emperor
empire
employee employees employer end energy engine engineer engineering english enterprise entry environment environmental
equipment equity error esq estate estimate estonian eta european evaluation even evening event every everybody
everyone evidence example excel exchange executive exhibit exit expense expenses experience export external facebook
facilities facility fact factor factory failure fall family faster father feb february federal fee fees feet few field
figure figures file files final finally finance financial findings finnish first fiscal fish fishing five fix flight
floor flow fold folks food foot footer footnote for force foreign form format former forward foundation four framework
frau free freeze french fri friday from front fuel full function fund funding furthermore future fw fwd fyi für garden
gardens garlic gas geehrte geehrter general generally gentlemen german get github given global gmbh go goal goals gold
good goods google government governor grand graph great greek green gross grotto ground group growth guarantee guard
guest guide guidelines gulf guys half hall happy harbor harbour has have he head header heading headquarters health
hello help her here herr hey hi high highway hill hindu his history holder holding holiday home hospital hotel hour
hours house housing how human hungarian i if iguana iguanas image impact implementation import important improvement
in inc inch income increase index indian individual indonesian industrial industry information infrastructure initial
inn input inspection instagram install institute instruction instructions insurance integration intelligence interest
interim internal international internet interview into introduction inventory investment investor invoice iranian
iraqi irish is islamic island islands israeli issue issues it italian item items its jan january japanese java
javascript jewish job john's joint journal journalist judge judgment jul july jun june junior jurisdiction just
justice kayak kayaks kenyan key kickoff kids kilogram kind king kitchen korean kubernetes labor labour ladies lady
lagoon lake lamb land landlord lane language large las last late latin latvian law laws lawyer lawyers lead leadership
learning lease lecturer left legal lemon leone les less lessee lessor let letter level levels liability library
license liebe lieber life light lighter like lime limit limited line link linkedin linux list lithuanian litre living
llc llp load loan lobster local location log logistics london long lord los loss lost low ltd lunch luxury machine
madam main maintenance major make making mall management manager managing manual manufacturing many map mar march
margin marina marine mark market marketing markets master material materials matter maxi maximum may mayor me
meanwhile measure media medical medium meet meeting meetings mega member members memo memorandum men merits message
meter method metre metric metrics mexican microsoft mid middle midnight migration mile milestone military million mini
minimum minister ministry minor mint minute minutes mission mit mobile model module mon monday money month monthly
moonlight more moreover morning mortgage most mother motion motor motorsports mr mrs ms much multiple museum music
muslim must mx my name national natural nature need neither net netflix network never nevertheless new news next
nigerian night nine no nobody non none normal north northern norwegian not notary note notes notice notification nov
november now number nurse nv object objective objectives ocean oct october oder of off offer office officer official
oil old on once one onion online only open operating operation operations operator opinion option options or oracle
orange order orders ordinary organisation organization orthodox other our out outcome outline outlook output
outstanding over overall overhead overview owner ownership pacific package page paid palm palms panel paper para
paragraph parent park parliament parsley part participants particular parties partner partners party passenger
passport password pastor patent patient pay payable payment payments payroll pending pension people per performance
period permanent permit person personal personnel petition phase phone photo photographer pigs pilot pizza plaintiff
plan planning plant platform plaza plc please plus pm point points police policy polish political pool pope population
pork port portal portfolio portuguese position positive post potato potential pour power powerpoint practice
preliminary premium preparation prepared prescribed present presentation president press previous price prices pricing
primary prince princess principal principle priority privacy private pro problem procedural procedure procedures
process processing processor procurement producer product production products prof professional profile profit program
programme programs progress project projects property proposal proposed protection protestant protocol provided
province provision ps public publication purchase purpose python q1 q2 q3 q4 quality quantity quarter quarterly queen
question questions quick quorum quote range rate rates ratio raw re read reader ready real receipt received recent
recommendation recommendations record records recruitment red reef reference references regarding regards region
regional register registrar registration regular regulation regulations related relations release relevant remarks
rent rental repair report reporter reporting reports republic request required requirement requirements research
researcher reserve resolution resort resource resources respectively response responsibilities responsible restaurant
result results retail retirement return revenue review revised revision rice right rights risk risks river road role
roles romanian room round route row royal rsvp rule rules run russian sa safety saint salad salary sale sales
salesforce salmon salt same sample sap sat saturday sauce saving say scenario schedule scheme school science scientist
scope score scottish screen sea search season second secret secretary section sector security see segment sehr select
self seller senate senior sensor sep sept september serbian series server service services session set seven several
shall share shareholder shareholders sharepoint shares shark sharks she sheet shipping shop short should show side
sierra sign signature signed similarly simple since sincerely singer sir sirs sister site six size skills skipper
slack slip slovenian small smart snorkel snorkeling so social society software solicitor solicitors solution solutions
some somebody someone soup source south southern space spanish special specialist specific specification spokesman
spokeswoman spring square stadium staff stage standard standards start state statement states station status steering
step steps still stock storage store strategic strategy stream street strong structure student studies studio study
stunning style sub subject subsequently subsidiary subtitle such sugar suite summary summer sun sunday sunrise sunset
super supervisory supplier suppliers supply support supreme surface survey sustainability swedish swim swimming swiss
system systems table taco tales target task tasks tax tba tbd team teams technical technology telephone television
template ten tenant tender term terminal termination terms territory test testing text thai than thank thanks that the
theater theatre their them then there therefore these they thinner third this those three through thu thursday ticket
tide tides time timeline title to today together tomato tonne tonnes tool tools top topic total tour toward tower town
track trade traffic trail training transaction transfer transport travel treasury treatment trend trial trip trust tue
tuesday turbo turkish turn turtle turtles twitter two type ukrainian ultra una uncle und under une union unit united
university unless until up update upon url us use used user users using vacation valley value values vanilla variable
vendor version very vessel via vice vietnamese view villa village virgin virtual vision visit volume von vp wages
waiter want war warehouse warranty was water way we web website wed wednesday week weekend weekly weeks welcome well
welsh west western wharf what when where whether which while white who whole why will wind window windows wine winter
with within without women wood word work worker workers working workshop world would write writer yacht yachts yard
year years yes yesterday you your youtube zone zoom zu
"""

# Names that are ordinary words, months, places, brands or things as well: with a capital alone they prove nothing.
_AMBIGUOUS = """
abbey ace adelaide al alaska alexa amber ana aria art ash ashley asia aspen aster aurora austin autumn basil bear
belle bentley berry beta bird bond booker booth brandy bridges brook brooke brooklyn brooks brown bud burns bush
butler cairo carolina carpenter carter chance chapman charity charlotte chase chevrolet cheyenne chi china chuck clay
clement cliff close cole cooper coral cortana cross crystal cuba cy daisy dakota dale dallas darwin dash dawn delta
denver diamond dixie dolly drew earl easter ed eden el ella ember emerald england essence eve faith farmer fawn fern
finn fisher fleet flora florence flower ford forest foster fox frank gale garnet gates gay gene genesis georgia gift
ginger glass glen golden grace grant graves gray guy hand hardy harmony hart harvest haven hayes hazel heath heather
heaven holland holly honey hood hope horn houston hudson hunt hunter ida independence india io ion iris iron ivory ivy
jade jamaica jasmine jersey jet jewel jordan joy juan juice juno kappa kenya knight knox lambda lance laurel lee lily
lima lin lincoln little lotus love lucky luna lux madison marks marsh mason max medina melbourne memphis mercedes
mercy milan miles mill miller misty mo monk montana moon moore morris morrow moss myrtle nash neo nevada newton nice
nissan nixon noble noel nova olive opal orlando orr oslo pace paige paris parker patch patience pax peace pearl penny
pepper perry perth phi phoenix pi pine piper pitt porsche porter pose pratt precious prudence ra rain raleigh ranger
ray reed rho rich rick rob robin rock rod roman rome rose rosemary ruby rush rusty sage sandy savannah scarlet scout
shade sharp shell shepherd siena sigma silver siri skip sky skye smart smith snow sofia sol sonny stack star steel
stella stone storm sue sunny sunshine swan sweet sydney tad tailor taylor temple terra tesla thorn tiger towers toy
trace trinity tucker tunis turner tyler unique vale valencia van vance verona victoria vienna viola violet virginia
wade walker wall ward warren washington webb wells wheeler willow wing wisdom wise wolf woods worth wright yard york
young zion
"""

# A thousand common English words (Faker, MIT); those that are names as well only make a name ambiguous.
_COMMON = frozenset(word.lower() for word in english_words.word_list)
_NAMES = first_names() | last_names()

ORDINARY = frozenset(_ORDINARY.split()) | (_COMMON - _NAMES)
AMBIGUOUS = (frozenset(_AMBIGUOUS.split()) | (_COMMON & _NAMES)) - ORDINARY | frozenset(
    {"will", "may", "mark", "april", "bill", "june", "august"}
)

_PLACES = """
berlin brooklyn cairo carolina charlotte china dallas delhi denver england essen florence france frankfurt georgia
germany hamburg holland houston ireland israel jamaica jersey jordan kent kenya lima lincoln london madison milan
montana nevada orlando oslo oxford paris perth phoenix rome sydney texas valencia venice victoria vienna virginia
wales washington york
"""
# Names that are among the most common words.
COMMON_NAMES = _COMMON & _NAMES
# Last names that are everyday words or well-known places: where they stand alone they mean those.
PLACES_AND_COMMON = COMMON_NAMES | frozenset(_PLACES.split())
