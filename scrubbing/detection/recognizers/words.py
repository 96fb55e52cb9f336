"""Words that are written with a capital without being a name: in headings, at sentence starts, in business prose."""

_ORDINARY = """
a about above according account accounting accounts across act action actions activities activity actual additional address adjusted
administration advanced advisor advisory after again against age agenda agent aggregate agreement air all also although amendment
american amount an analysis analyst and annex annual another answer any api appendix applicable application applications approval
approved april arabic area areas arrangement arrival article as asian assembly assessment asset assets assistant associate association at
attachment audit august australian author authority availability available average award back background bahamian balance bank bay beach because
been before below benefit benefits best between bid big bill billing black block blue board body bonus book both box brand breakfast brief
british budget build building bureau business but buyer by calendar call campaign campus can canadian capacity capital car card care case
cash catalog category cause cell center central centre certificate chair chairman change changes channel chapter charge chart charter chat
check chief child children chinese christmas church circuit city civil claim claims class clause client clients climate closing cloud club
code college column come comment comments commercial commission committee common communication community company comparison compensation
competition complete compliance component computer conclusion condition conditions conference confirmed constitution construction
consultant consulting consumer contact content contents contract contractor control convention copy core corporate corporation cost costs
council country county course court cover create credit criteria crew criminal cruise current customer customers daily dark data database date
dates day days dear debt december decision declaration default defendant delivery demand department deposit depth design detail details
development device diagram did digital dinner direct direction director directors disclosure discount discussion district division do doctor
document documents does dollar domestic down draft drive due during duties duty each early earnings east eastern economic economy editor
education effect effective eight electric electronic email emergency employee employees employer end energy engine engineer engineering
english enterprise entry environment environmental equipment equity error estate estimate european evaluation even evening event
every evidence example excel exchange executive exhibit exit expense expenses experience export external facilities facility fact factor
factory failure fall family federal fee fees field figure figures file files final finance financial findings first fiscal five
fix flight floor flow fold food for force foreign form format former forward foundation four framework free french friday
from front fuel full function fund funding future gas general german get given global go goal goals gold good goods government
grand graph great green gross ground group growth guarantee guest guide guidelines half hall happy harbor harbour has have he head header headquarters
health hello help her here high highway hill his history holder holding home hospital hotel hour hours house housing how human
i if image impact implementation import important improvement in income increase index indian individual industrial industry
information infrastructure initial input inspection install institute instruction instructions insurance integration intelligence interest
interim internal international internet interview into introduction inventory investment investor invoice is island islands issue issues it
italian item items its january japanese job john's joint journal judge judgment july june junior jurisdiction just justice key kitchen kids
labor labour lake land language large last late latin law laws lead leadership learning lease left legal less let letter level levels liability
library license life light limit limited line link list living load loan local location log logistics london long loss lost low lunch machine
main maintenance major make making management manager managing manual manufacturing map march margin marina marine mark market marketing markets
master material materials matter maximum may me measure media medical medium meet meeting meetings member members memo memorandum men message
method metric metrics mexican microsoft mid middle milestone military million minimum minister ministry minor minute minutes mission
mobile model module monday money month monthly more morning most motion motor mr mrs ms much multiple music must my name national natural
nature need net network never new news next night nine no non none normal north northern not note notes notice notification november now
number object objective objectives october of off offer office officer official oil old on once one online only open operating operation
operations operator opinion option options or oracle order orders organisation organization other our out outcome outline outlook output
outstanding over overall overhead overview owner ownership pacific package page paid panel paper paragraph parent park parliament part
participants parties partner partners party passenger passport password patent patient pay payable payment payments payroll pending pension
people per performance period permanent permit person personal personnel petition phase phone photo plaintiff plan planning plant platform
please pm point points police policy political pool population port portal portfolio position positive post potential power practice
preliminary premium preparation prepared present presentation president press previous price prices pricing primary prime principal
principle priority privacy private pro problem procedure procedures process processing procurement product production products
professional profile profit program programme programs progress project projects property proposal proposed protection protocol provided
province provision public publication purchase purpose python quality quantity quarter quarterly question questions quick quote range
rate rates ratio raw read ready real receipt received recent recommendation recommendations record records recruitment red reef reference
references regarding regards region regional register registration regular regulation regulations related relations release relevant
remarks rent rental repair report reporting reports republic request required requirement requirements research reserve resolution resort
resource resources response responsibilities responsible restaurant result results retail retirement return revenue review revised revision
right rights risk risks river road role roles room round route row royal rule rules run russian safety salary sale sales same sample
saturday saving say scenario schedule scheme school science scope score screen sea search season second secret secretary section
sector security see segment select self seller senate senior sensor september series server service services session set seven several
shall share shareholder shareholders shares she sheet shipping shop short should show side sign signature signed simple since site six size
skills small snorkel so social society software solution solutions some source south southern space spanish special specialist specific
specification spring staff stage standard standards start state statement states station status step steps still stock storage store strategic
strategy stream street strong structure student studies study style sub subject subsidiary such suite summary summer sunday sunset supplier suppliers
supply support supreme surface survey sustainability swedish swim swiss system systems table target task tasks tax team technical technology
telephone television template ten term termination terms territory test testing text than thank thanks that the their them then there
therefore these they third this those three through thursday ticket time timeline title to today together tool tools top topic total tour toward
town track trade traffic training transaction transfer transport travel treasury treatment trend trial trip trust tuesday turkish turn two type
uncle under union unit united university unless until up update upon url us use used user users using vacation valley value values variable
vendor version very vessel via vice view village virtual vision visit volume wages want war warehouse warranty was water way we web website
wednesday week weekend weekly weeks welcome well west western what when where whether which while white who whole why will wind window
windows winter with within without women wood word work worker workers working workshop world would write yacht year years yes yesterday
you your zone
monday tuesday january february abstract acknowledgements bibliography footnote footer heading subtitle
lieber liebe sehr geehrte geehrter herr frau der die das und oder von zu mit für ein eine les des une avec pour los las una con para
airport arena avenue boulevard bridge castle cathedral cay creek district garden gardens gulf island lagoon lane mall market museum ocean
plaza point square stadium station terminal theatre theater tower street trail villa wharf
excel word powerpoint outlook sharepoint teams windows linux android java javascript docker kubernetes google amazon apple facebook
twitter instagram linkedin youtube netflix github adobe salesforce sap zoom slack
christian jewish muslim catholic protestant buddhist hindu islamic orthodox
greek dutch danish norwegian finnish polish czech hungarian romanian bulgarian ukrainian irish scottish welsh portuguese brazilian korean
thai vietnamese indonesian israeli iranian iraqi egyptian african nigerian kenyan austrian belgian croatian serbian slovenian estonian latvian lithuanian
inc ltd llc llp plc gmbh corp co ag sa bv nv
aunt mother father brother sister sir madam lord lady captain colonel
"""

# Names that are ordinary words, months, places, brands or things as well: with a capital alone they prove nothing.
_AMBIGUOUS = """
abbey ace amber april aria art ash ashley aspen aster august aurora austin autumn basil bay bear belle berry beta beth bill bishop blue booker
brandy brook brooke brooks brown bud burns bush carol carter case cash chance chase charity charlotte china christian chuck clay clement cliff
coral cook cooper crystal daisy dale dallas dan dawn day dean delta denver diamond dixie dolly don drew duke earl easter eden ella ember
emerald england english ernest essence eve faith fawn fern field finn fisher fleet flora florence floyd forest foster fox francis frank free
french gale garnet gay gene genesis georgia gift ginger glen gold good grace grant gray green guy hall harbor hardy harmony harvest haven hazel
heath heather heaven hill holly honey hope house hunt hunter independence india iris iron ivory ivy jack jade january jasmine jersey jewel jordan joy
juan juice june juno justice king knight lake lance lane laurel law lee lily lima lincoln long love lucky luna major marina mark marsh mason
max may mercedes mercy mill miles milan miller misty mo monday moon moore morgan moss myrtle nash neo nice nick night noble noel nova
olive opal page paige paris park parker patience pearl penny pepper perry pine piper port porter pose power precious price prince princess prudence
queen rain ranger ray red reed reef rich rick river rob robin rock rod roman rose royal ruby rusty ruth sage saint sandy scarlet scout see
shade shell shepherd sierra silver skip sky skye smart snow sofia sol sonny south spring star stella stone storm sue summer sun sunny
sunshine sydney tad tailor taylor temple terra tiger tim toy trinity tucker turner tyler unique valencia van vera victor victoria
viola violet virginia wade walker wall ward warren washington way wells west wheeler will willow wing winter wisdom wolf wood woods wright
yard york young zion bird bond booth bridges butler carpenter castle chapman church close cole cross dash dark duncan farmer flower ford
gates glass golden graves griffin hand hart hayes head holland hood hope horn howard hudson jackson jet key kitchen knox land little love low
marks marshall martin mayor medina monk morrow newton nixon north oliver orr pace patch paul peace pitt pope pratt quick rush sharp short
singer small smith stack steel street strong swan sweet thorn tower towers trace valley vance vale webb wells white wise world worth
lin long chi pi rho phi eta kappa sigma lambda eve ida lux pax ra ion
andrea kim el ana ida ali ian io cy al ed
amazon alexa siri cortana tesla mercedes chevrolet lincoln ford porsche bentley lotus morris nissan
madison savannah carolina dakota montana nevada alaska cheyenne phoenix brooklyn houston orlando memphis raleigh
vienna rome verona adelaide melbourne perth darwin cairo asia kenya jamaica cuba tunis oslo milan siena
"""

ORDINARY = frozenset(_ORDINARY.split())
AMBIGUOUS = frozenset(_AMBIGUOUS.split()) - ORDINARY | frozenset(
    {"will", "may", "mark", "april", "bill", "june", "august"}
)
