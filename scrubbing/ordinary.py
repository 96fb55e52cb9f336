"""Words that are written with a capital without being a name: in headings, at sentence starts, in business prose."""

_ORDINARY = """
a about above abstract according account accounting accounts acknowledgements across act action actions activities
activity actual additional address adjusted administration adobe advanced advisor advisory african after ag again
against age agenda agent aggregate agreement air airport all also although amazon amendment american amount an
analysis analyst and android annex annual another answer any api appendix apple applicable application applications
approval approved april arabic area areas arena arrangement arrival article as asian assembly assessment asset assets
assistant associate association at attachment audit august aunt australian austrian author authority availability
available avec avenue average award back background bahamian balance bank bay beach because been before belgian below
benefit benefits best between bibliography bid big bill billing black block blue board body bonus book both boulevard
box brand brazilian breakfast bridge brief british brother buddhist budget build building bulgarian bureau business
but buyer bv by calendar call campaign campus can canadian capacity capital captain car card care case cash castle
catalog category cathedral catholic cause cay cell center central centre certificate chair chairman change changes
channel chapter charge chart charter chat check chief child children chinese christian christmas church circuit city
civil claim claims class clause client clients climate closing cloud club co code college colonel column come comment
comments commercial commission committee common communication community company comparison compensation competition
complete compliance component computer con conclusion condition conditions conference confirmed constitution
construction consultant consulting consumer contact content contents contract contractor control convention copy core
corp corporate corporation cost costs council country county course court cover create credit creek crew criminal
criteria croatian cruise current customer customers czech daily danish dark das data database date dates day days dear
debt december decision declaration default defendant delivery demand department deposit depth der des design detail
details development device diagram did die digital dinner direct direction director directors disclosure discount
discussion district division do docker doctor document documents does dollar domestic down draft drive due during
dutch duties duty each early earnings east eastern economic economy editor education effect effective egyptian eight
ein eine electric electronic email emergency employee employees employer end energy engine engineer engineering
english enterprise entry environment environmental equipment equity error estate estimate estonian european evaluation
even evening event every evidence example excel exchange executive exhibit exit expense expenses experience export
external facebook facilities facility fact factor factory failure fall family father february federal fee fees field
figure figures file files final finance financial findings finnish first fiscal five fix flight floor flow fold food
footer footnote for force foreign form format former forward foundation four framework frau free french friday from
front fuel full function fund funding future für garden gardens gas geehrte geehrter general german get github given
global gmbh go goal goals gold good goods google government grand graph great greek green gross ground group growth
guarantee guest guide guidelines gulf half hall happy harbor harbour has have he head header heading headquarters
health hello help her here herr high highway hill hindu his history holder holding home hospital hotel hour hours
house housing how human hungarian i if image impact implementation import important improvement in inc income increase
index indian individual indonesian industrial industry information infrastructure initial input inspection instagram
install institute instruction instructions insurance integration intelligence interest interim internal international
internet interview into introduction inventory investment investor invoice iranian iraqi irish is islamic island
islands israeli issue issues it italian item items its january japanese java javascript jewish job john's joint
journal judge judgment july june junior jurisdiction just justice kenyan key kids kitchen korean kubernetes labor
labour lady lagoon lake land lane language large las last late latin latvian law laws lead leadership learning lease
left legal les less let letter level levels liability library license liebe lieber life light limit limited line link
linkedin linux list lithuanian living llc llp load loan local location log logistics london long lord los loss lost
low ltd lunch machine madam main maintenance major make making mall management manager managing manual manufacturing
map march margin marina marine mark market marketing markets master material materials matter maximum may me measure
media medical medium meet meeting meetings member members memo memorandum men message method metric metrics mexican
microsoft mid middle milestone military million minimum minister ministry minor minute minutes mission mit mobile
model module monday money month monthly more morning most mother motion motor mr mrs ms much multiple museum music
muslim must my name national natural nature need net netflix network never new news next nigerian night nine no non
none normal north northern norwegian not note notes notice notification november now number nv object objective
objectives ocean october oder of off offer office officer official oil old on once one online only open operating
operation operations operator opinion option options or oracle order orders organisation organization orthodox other
our out outcome outline outlook output outstanding over overall overhead overview owner ownership pacific package page
paid panel paper para paragraph parent park parliament part participants parties partner partners party passenger
passport password patent patient pay payable payment payments payroll pending pension people per performance period
permanent permit person personal personnel petition phase phone photo plaintiff plan planning plant platform plaza plc
please pm point points police policy polish political pool population port portal portfolio portuguese position
positive post potential pour power powerpoint practice preliminary premium preparation prepared present presentation
president press previous price prices pricing primary prime principal principle priority privacy private pro problem
procedure procedures process processing procurement product production products professional profile profit program
programme programs progress project projects property proposal proposed protection protestant protocol provided
province provision public publication purchase purpose python quality quantity quarter quarterly question questions
quick quote range rate rates ratio raw read ready real receipt received recent recommendation recommendations record
records recruitment red reef reference references regarding regards region regional register registration regular
regulation regulations related relations release relevant remarks rent rental repair report reporting reports republic
request required requirement requirements research reserve resolution resort resource resources response
responsibilities responsible restaurant result results retail retirement return revenue review revised revision right
rights risk risks river road role roles romanian room round route row royal rule rules run russian sa safety salary
sale sales salesforce same sample sap saturday saving say scenario schedule scheme school science scope score scottish
screen sea search season second secret secretary section sector security see segment sehr select self seller senate
senior sensor september serbian series server service services session set seven several shall share shareholder
shareholders sharepoint shares she sheet shipping shop short should show side sign signature signed simple since sir
sister site six size skills slack slovenian small snorkel so social society software solution solutions some source
south southern space spanish special specialist specific specification spring square stadium staff stage standard
standards start state statement states station status step steps still stock storage store strategic strategy stream
street strong structure student studies study style sub subject subsidiary subtitle such suite summary summer sunday
sunset supplier suppliers supply support supreme surface survey sustainability swedish swim swiss system systems table
target task tasks tax team teams technical technology telephone television template ten term terminal termination
terms territory test testing text thai than thank thanks that the theater theatre their them then there therefore
these they third this those three through thursday ticket time timeline title to today together tool tools top topic
total tour toward tower town track trade traffic trail training transaction transfer transport travel treasury
treatment trend trial trip trust tuesday turkish turn twitter two type ukrainian una uncle und under une union unit
united university unless until up update upon url us use used user users using vacation valley value values variable
vendor version very vessel via vice vietnamese view villa village virtual vision visit volume von wages want war
warehouse warranty was water way we web website wednesday week weekend weekly weeks welcome well welsh west western
wharf what when where whether which while white who whole why will wind window windows winter with within without
women wood word work worker workers working workshop world would write yacht year years yes yesterday you your youtube
zone zoom zu
"""

# Names that are ordinary words, months, places, brands or things as well: with a capital alone they prove nothing.
_AMBIGUOUS = """
abbey ace adelaide al alaska alexa ali amazon amber ana andrea april aria art ash ashley asia aspen aster august
aurora austin autumn basil bay bear belle bentley berry beta beth bill bird bishop blue bond booker booth brandy
bridges brook brooke brooklyn brooks brown bud burns bush butler cairo carol carolina carpenter carter case cash
castle chance chapman charity charlotte chase chevrolet cheyenne chi china christian chuck church clay clement cliff
close cole cook cooper coral cortana cross crystal cuba cy daisy dakota dale dallas dan dark darwin dash dawn day dean
delta denver diamond dixie dolly don drew duke duncan earl easter ed eden el ella ember emerald england english ernest
essence eta eve faith farmer fawn fern field finn fisher fleet flora florence flower floyd ford forest foster fox
francis frank free french gale garnet gates gay gene genesis georgia gift ginger glass glen gold golden good grace
grant graves gray green griffin guy hall hand harbor hardy harmony hart harvest haven hayes hazel head heath heather
heaven hill holland holly honey hood hope horn house houston howard hudson hunt hunter ian ida independence india io
ion iris iron ivory ivy jack jackson jade jamaica january jasmine jersey jet jewel jordan joy juan juice june juno
justice kappa kenya key kim king kitchen knight knox lake lambda lance land lane laurel law lee lily lima lin lincoln
little long lotus love low lucky luna lux madison major marina mark marks marsh marshall martin mason max may mayor
medina melbourne memphis mercedes mercy milan miles mill miller misty mo monday monk montana moon moore morgan morris
morrow moss myrtle nash neo nevada newton nice nick night nissan nixon noble noel north nova olive oliver opal orlando
orr oslo pace page paige paris park parker patch patience paul pax peace pearl penny pepper perry perth phi phoenix pi
pine piper pitt pope porsche port porter pose power pratt precious price prince princess prudence queen quick ra rain
raleigh ranger ray red reed reef rho rich rick river rob robin rock rod roman rome rose royal ruby rush rusty ruth
sage saint sandy savannah scarlet scout see shade sharp shell shepherd short siena sierra sigma silver singer siri
skip sky skye small smart smith snow sofia sol sonny south spring stack star steel stella stone storm street strong
sue summer sun sunny sunshine swan sweet sydney tad tailor taylor temple terra tesla thorn tiger tim tower towers toy
trace trinity tucker tunis turner tyler unique vale valencia valley van vance vera verona victor victoria vienna viola
violet virginia wade walker wall ward warren washington way webb wells west wheeler white will willow wing winter
wisdom wise wolf wood woods world worth wright yard york young zion
"""

ORDINARY = frozenset(_ORDINARY.split())
AMBIGUOUS = frozenset(_AMBIGUOUS.split()) - ORDINARY | frozenset(
    {"will", "may", "mark", "april", "bill", "june", "august"}
)
