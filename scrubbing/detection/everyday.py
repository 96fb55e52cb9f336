"""Words and letters that stand in the names of companies and mean something else where they stand alone. Data only."""

from functools import cache

from scrubbing.names import first_names, last_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY, PLACES_AND_COMMON

# What companies of any name call what they do or are. Left out where a name is said shortly.
_DESCRIPTIONS_TEXT = """
accountants accounting advertising advisers advisors advisory aerospace agency agencies agriculture airlines
airways analytics apparel architects architecture asset assets associates association automation automotive
aviation bakery bank banking bau beratung beteiligungen beverages biosciences biotech biotechnology brands brewery
brewing broadcasting brothers builders building business capital care catering center centre chambers chemicals
chemie clinic clinics college communications company computing conseil construction constructions consult
consultancy consultants consulting contractors corporate corporation council creative data defence defense dental
design designs development developments diagnostics digital distribution dynamics education elektronik electric
electrical electronics energie energy engineering engineers enterprise enterprises entertainment environmental
equipment equity estate estates exchange farms federal finance financial firm fitness foods forestry foundation
freight fund funds furniture gas genetics global groep group groupe grupo gruppe gruppo handel handels health
healthcare holding holdings home homes hospital hospitality hotel hotels housing imaging immobilien import
industrial industrias industrie industries informatik information infrastructure innovation innovations institute
instruments insurance interactive interiors international investment investments investors jewelers knowledge lab
laboratories laboratory labs land law lawyers learning leasing legal leisure life logistics logistik machinery
management manufacturing marine maritime marketing markets maschinenbau materials media medical medizintechnik
metals mining mobile mortgage motors museum music national network networks nutrition oil online operations optics
outdoor packaging paper partner partners partnership petroleum pharma pharmaceutical pharmaceuticals pharmacy
photonics plastics plumbing power practice press printing productions products professional project projects
properties property publications publishers publishing rail railway real realty recruitment recycling regional
renewables rentals research resources restaurant restaurants retail robotics savings school schools sciences
science scientific securities security semiconductor semiconductors service services servicios shipping shop shops
societe société software solar solicitors solutions sons sports staffing steel storage store stores strategies
strategy studio studios supplies supply surgery surveyors system systems systeme team tech technical technik
technologie technologies technology telecom telecommunications textiles therapeutics tools tourism toys trade
trading training transport transportation travel trust underwriters union united university utilities ventures
verlag versicherung versicherungen vertrieb verwaltung warehousing waste water wealth web werke wireless works
worldwide traders merchants carriers couriers haulage ferries cruises charters lines mills foundry brewers distillery
distillers winery vineyards orchards dairy airways jewellers outfitters lettings veterinary dentistry
"""
DESCRIPTIONS = frozenset(_DESCRIPTIONS_TEXT.split())
# Those of them with which a name ends that is a company's, where nobody says what it is.
_FIRMS_TEXT = """
accountants advisers advisors airlines airways architects associates attorneys bank biosciences biotech brewery brothers
builders capital carriers charters chemicals clinic consultancy consultants consulting contractors developments
diagnostics electronics energy engineering enterprises financial foods foundry freight group haulage healthcare
holding holdings hospital hotels industries innovations insurance interactive international investments labs
laboratories lawyers logistics manufacturing marine merchants mining motors networks outfitters partners
pharma pharmaceuticals productions properties publishers publishing realty resources robotics securities
semiconductors shipping software solicitors solutions sons studios systems tech technologies telecom therapeutics
traders trading underwriters university utilities ventures
"""
FIRMS = frozenset(_FIRMS_TEXT.split())
# Everyday words that companies take for their names.
_TAKEN_TEXT = """
abacus absolute acacia academy accel access acclaim accord acme acorn active acumen adept advance advanced
advantage adventure aegis affinity agile alder algorithm alliance allied alpha alpine alta alternative altitude
amazing ambient ambition ample anchor ancient angel apex apollo applied aqua arbor arc arcade arch archer arctic
ardent arena argon argus arrow artisan ascend ascent ashwood aspire assured aster astral astro atlantic atlas atom
aurora avalanche avalon avant axiom axis azure badger bamboo banner baron barrier beacon beaver bedrock bee bell
benchmark berry bespoke birch bishop bison blaze blend bloom blossom bolt bond border boulder boundary brave breeze
bridge bridges bright brilliant broad bronze brook bud buffalo butterfly cactus cadence cadet calm camel candle
canopy canvas canyon caravan cardinal cargo carbon cascade castle catalyst cavalier cedar celestial centennial
centurion century certain chain challenge champion chapel chaparral chariot chestnut choice chrome cipher circle
citadel city classic clear clever cliff clipper cloud clover coast coastal cobalt cobble comet comfort compass
complete concept concord condor connect conquest constellation continental contour copper coral core corner
cornerstone cosmic cosmos cottage cougar courier coyote craft crane crater creative crest crimson cross crossroads
crown cruise crystal cube current curve custom cypress dawn daylight decent deep deer delta depot desert destiny
diamond direct discovery diverse dolphin dominion dove dragon dream drift dual dune dynamic dynasty eagle earth
east eastern easy echo eclipse eco edge elan elder element elements elevate elite elm ember emerald eminent empire
empower enable endeavor endeavour endurance engage enigma ensemble envoy epic equal equinox era essential essence
eternal ether ever everest evergreen evolution evolve exact excel excellence exodus expert explorer express extra
falcon family fathom feather federal fern field fir fire first flagship flame flash fleet flint flora fluid focus
forge formula fort fortress fortune forum forward foundry fountain fox freedom fresh frontier fulcrum fusion future
galaxy gallery garden gateway gazelle gem gemini genesis genius gentle giant glacier glade gladiator glen glide
global globe glow golden good gorilla grace grand granite graphite gravity grayling great green greenfield
greenhouse greyhound grid griffin grove guardian guide gull halo hammer happy harbinger harbor harbour harmony
harvest haven hawk hawthorn hazel headway healthy heart hearth heather helix heritage heron hickory high highland
highlands hill hilltop home homestead honest honey hope horizon horizons hornet hub hybrid hydra icon ideal ignite
imagine imperial impulse independence indigo infinite infinity ingenuity insight inspire insignia integral
integrity intrepid iris iron island ivory ivy jade jaguar jasmine jasper jet jewel journey jubilee jungle juniper
jupiter keen kestrel keystone kindred kinetic kingdom kite knight koala labyrinth ladder lagoon lake landmark
lantern larch laser latitude laurel lava leaf legacy legend legion leo leopard liberty light lighthouse lightning
lilac lily linden link lion lively lodge logic logical lotus lucid lunar lynx lyric magenta magic magna magnet
magnolia mainstream majestic mammoth mandarin mango manor mantis maple marble mariner maritime marlin mars mason
matrix maverick maximum mayflower meadow meadows mercury meridian merit meteor metro metropolitan mica midland
midtown midway milestone millennium mint mirage mirror modern modular momentum monarch monsoon monument moonlight
moss mosaic motion mount mountain mustang mutual myriad mystic narrow nation native natural nature nautilus
navigator nebula neon neptune nest neutral new nexus nimble nimbus noble nomad nordic normal north northern
northeast northwest nova novel nucleus oak oakwood oasis obsidian ocean oceanic octagon odyssey olive olympia
olympic olympus omega omni onyx opal open optima optimal optimum option oracle orbit orchard orchid origin original
orion osprey otter outlook outpost owl oxygen pace pacific palace palisade palm panda panorama panther papyrus
paradigm paradise paragon parallel paramount park parrot passage path pathfinder pathway patriot peak pearl pebble
pegasus pelican peninsula perfect performance peregrine phoenix pilgrim pillar pine pinnacle pioneer pivot pixel
plain planet platinum plaza plus polar polaris poplar portal position positive potential prairie precise precision
preferred premier premium prestige primary prime principal prism pro progress progressive prominent promise
prospect prosper provident prudent pulsar pulse pure puzzle pyramid quadrant quantum quartz quest quick quiet
radiant radius rainbow rampart ranger rapid rapport raven ready realm red redwood reef reflex regal regent regional
reliable reliance remarkable renaissance resolute resolve resonance rhino ridge right ripple rise river riverside
robin rock rocket rocky root rosewood rosetta rowan royal ruby sable safe safari sage sail sailor sapphire saturn
savanna scenic scholar scout secure seed select senator sentinel sentry sequoia serene shadow shamrock shark shell
shelter shepherd sherpa shield shore sierra sigma signal signature silver simple sky skyline skyway smart snow
socket solar solid solstice sonic source south southern southwest sovereign spark sparrow spectra spectrum spectral
spire spirit splendid spring springs spruce spur square stag stallion standard star starlight state stealth steady
stellar sterling stone stonegate storm strata stream stride strong sturdy sublime summit sun sunflower sunrise
sunset sunshine superb superior supreme sure swan sweet swift sycamore symphony synapse synergy tailor talent
tandem tangent tango target teal tempest tempo tenacity terra terrace terrain territory thistle thrive thunder tide
tiger timber titan titanium top topaz torch torrent total touchstone tower trail tranquil transit transparent
treasure tree trend tribune trident trillium trinity triple triton triumph tropical true trusted tulip tundra
turbine turquoise twilight twin ultimate ultra umbrella unicorn unified union unique unity universal universe urban
vale valiant valley valor value vanguard vantage vector vega velocity velvet venture venus verde veritas verity
vertex vertical vertigo vessel vibrant victor victory viking village vine vintage violet viper virtue virtuoso
vision vista vital vivid volcano voyage voyager vulcan walnut wave wayfarer west western whale wheel white wild
willow wind windmill window wing wings wise wolf wonder wood woodland woods world yellow yellowstone young zen
zenith zephyr zero zest zinc zodiac advisor benefit bean bear brain brick candor carrier cell charm citizen clay
clock comma cookie crow dash dot drop duck envelope flow foam fog frame friend frog fruit gear ginger goat goose
grain grape gum hare hat horse house ice ink jar jump key kid kitchen lamp lemon letter loop loom map match melon
mill mind mole moose nail needle nickel nut orange paint pepper pie pilot pipe plum poem pond post potato pump
quail rabbit rain ram ray reed ring robot rope rose sand sapling seal shed ship shoe silk skin slate slope snail
snap soap spice spider spike spoon sprout squid squirrel stage stamp stork straw sugar swallow tap tea thread
throne ticket tile tin toast tomato tortoise turtle vault wagon wallet wasp wheat whisper wick wool wren yard yarn
zebra allianz americas aureole banyan barley beech bistro bluebell boutique bramble breakwater buttercup calypso
chalk chronicle clarion clarity clockwork concorde cormorant cosmetic cosmetics cosmopolitan cradle crossing
daffodil dahlia deutsche deutscher deutsches dockside drumlin elysium espanola española estuary excelsior firefly
flint française francaise fulmar geyser gossamer greenway gryphon halcyon harrow headland helios heliotrope hermes
hillside hyperion ironclad italiana kingfisher larkspur lighthouses longbow lumen lumiere lumière lupin magenta
mantle meadowlark millstone minerva monolith moorland nederland nederlandse nightingale northgate oakleaf oceanside
odeon panacea parapet petrel plover polygon poppy portcullis primrose pristine promenade prometheus quarry quayside
quicksilver rainforest rampant rotunda saffron sandstone seagull seaside serenity sextant siren skylark snowdrop
solace spindle starfish stonework suisse sunbeam svenska tamarind tern thicket thistledown threshold topaz torus
touchpoint trellis turret undertow uplands vector verdant vesper vigil wanderer waterfall waterfront watermark
waterway wellspring whirlwind wildfire windward woodpecker yew zeppelin
"""
_TAKEN = frozenset(_TAKEN_TEXT.split())
# Letters that mean something everywhere: currencies, jobs, units, formats, machines, well-known bodies.
_KNOWN_LETTERS_TEXT = """
AAA AAC ABC ABS ACE ACH ACL ACM ACT ADA ADD ADHD ADR AED AES AGE AGM AIA AID AIM AIR AKA ALL ALT AMA AMD AML ANA
AND ANY API APA APP APR ARC ARE ARM ARR ART ASA ASAP ASC ASK ATM AUD AUG AVG AWS BAD BAG BAR BAT BBB BBC BCC BED
BEE BET BIC BID BIG BIN BIO BIT BMI BMW BOM BOX BPM BRL BSC BSD BUS BUT BUY CAD CAM CAN CAP CAR CAT CBD CBT CCO CDC
CDN CDO CEO CES CET CFA CFO CFR CHF CIA CIF CIO CIS CLI CLO CMO CMS CNC CNN CNY COB COD COE COO COP COS COW CPA CPC
CPI CPO CPR CPU CRM CSO CSR CSS CST CSV CTA CTO CTR CUI CUP CUT CVS CZK DAD DAM DAO DAY DBA DBS DCF DDL DEC DEI DEL
DEN DEV DHL DIM DIN DIY DKK DML DNA DNS DOB DOC DOD DOE DOG DOI DOM DON DOT DPI DPO DRM DRY DSL DSO DTO DUE DVD EAR
EAT EBIT EBITDA ECB EDA EDI EDT EEA EEG EGG EHR EIN ELF EMA EMR END EOD EOF EOM EOS EPA EPS EPUB ERA ERD ERP ESA
ESG ESL EST ETA ETC ETF ETL EUR EVA EVE EYE FAA FAQ FAR FAT FAX FBI FCA FCC FDA FDI FED FEE FEW FIFO FIT FIX FLY
FMCG FOB FOR FOX FPS FRS FSA FTA FTC FTE FTP FUN FYI GAAP GAP GAS GBP GCC GCP GCSE GDP GDPR GEM GEN GET GHG GIF GIS
GIT GMT GNP GNU GOD GPA GPL GPS GPT GPU GRC GST GTM GUI GUM GUN GUY HAD HAS HAT HDR HER HEX HHS HIM HIS HIT HIV HKD
HMO HMRC HOT HOW HPC HRA HRM HRS HSA HSE HTML HTTP HUD HUF HVAC IBAN IBM ICC ICE ICO ICT ICU IDE IDR IDS IEC IFRS
IKE ILO ILS IMF IMO INC INK INN INR INS INT IOS IOT IPA IPO IPS IRA IRR IRS ISBN ISO ISP ITIL ITV IUD IVA IVF JAN
JAR JAVA JET JIT JOB JOY JPEG JPG JPY JSON JUL JUN KEY KGB KID KIT KPI KRW KYC LAB LAN LAP LAW LAX LBO LCD LDAP LED
LEG LET LGBT LIE LIFO LIP LLC LLM LLP LMS LOG LOI LOT LOW LSE LTD LTE LTV MAC MAD MAN MAP MAR MAT MAX MAY MBA MBO
MEN MET MFA MIB MID MIN MIT MIX MLA MLM MMR MOB MOM MOU MPH MRI MRP MSA MSC MSRP MTD MUD MVC MVP MXN MYR NAP NASA
NAT NATO NAV NBA NBC NDA NEC NET NEW NFL NFT NGO NHL NHS NIH NLP NOK NOR NOT NOV NOW NPC NPO NPS NPV NSA NSF NUT
NVR NYC NYE NYSE NZD OBI OCR OCT ODD ODM OECD OEM OFF OIL OKR OLD ONE OOP OPEC OPS ORG ORM OSHA OUR OUT OWN PAC PAD
PAL PAN PAR PAT PAY PBS PCI PCR PDA PDF PEG PEN PER PET PFAS PGP PHD PHP PIE PIN PIP PIT PLC PLN PLZ PMI PMO PMS
PNG POC POD POP POS POT PPE PPI PPM PPP PPT PRC PRD PRO PSD PSI PTO PUB PUT PVC QBR QED QOQ QOS QPS RAM RAN RAT RAW
RAY RBI RCA RED REM REV RFC RFI RFID RFP RFQ RGB RIB RID RIP RMA RNA ROA ROE ROI ROM RON ROW RPC RPM RSA RSI RSS
RSU RUB RUN SAD SAFE SAM SAP SAR SAS SAT SAW SAY SBA SCM SDK SDG SEA SEC SEE SEK SEO SEP SET SEX SGD SHA SHE SIC
SIM SIN SIP SIR SIT SIX SKU SKY SLA SLO SMB SME SMS SMTP SOB SOC SON SOP SOS SOX SPA SPV SQL SRE SRS SSA SSD SSH
SSL SSN SSO STD STEM STI SUB SUM SUN SUV SWOT TAB TAG TAM TAN TAP TAR TAX TBA TBC TBD TCO TCP TEA TEN TFT THB THE
TIE TIN TIP TLC TLD TLS TLP TOE TOM TON TOO TOP TOY TPM TRY TTL TUE TVA TWD TWO TXT UAE UAT UDP UFO UGC UHF UID UMD
UML UNO UPC UPS URI URL USA USB USC USD USE USP USSR UTC UTF UUID UVA VAN VAR VAT VBA VCR VDI VET VHF VIA VIN VIP
VOIP VPN WAN WAR WAS WAX WAY WEB WET WHO WHY WIN WIP WMS WON WTO WWF WWW XML XOR XSS YAML YEN YES YET YOY YTD YOU
ZAR ZIP ZOO
"""
KNOWN_LETTERS = frozenset(_KNOWN_LETTERS_TEXT.split())
# Towns, regions and countries that companies are named after, and words of such names.
_PLACES = """
africa alaska alberta alps america amsterdam andes ankara antwerp arizona asia athens atlanta auckland australia
austria baltic baltimore bangkok barcelona basel bavaria bay beijing belfast belgium bergen berlin bern bilbao
birmingham bordeaux boston brazil bremen brisbane bristol britain brussels bucharest budapest buenos aires bulgaria
cairo calgary california cambridge canada cape cardiff caribbean carolina chicago chile china cincinnati city
cleveland coast cologne colorado columbia connecticut copenhagen cornwall county croatia cyprus dakota dallas danube
delaware delhi denmark denver detroit devon dorset dresden dubai dublin durham düsseldorf edinburgh egypt england
estonia europe exeter finland florence florida france frankfurt geneva genoa georgia germany ghent glasgow gothenburg
graz greece hague hamburg hannover hanover hawaii helsinki holland houston hungary iceland idaho illinois india
indiana iowa ireland island israel istanbul italy jakarta japan jersey kansas kent kentucky kenya korea krakow kyiv
lancaster latvia leeds leicester leipzig lisbon lithuania liverpool ljubljana london lothian louisiana luxembourg lyon
madrid maine malta manchester manhattan marseille maryland massachusetts mediterranean melbourne mersey mexico miami
michigan midlands milan minneapolis minnesota mississippi missouri monaco montana montreal moscow mumbai munich
münchen nairobi naples nashville nebraska netherlands nevada newcastle niagara norfolk normandy north northumbria
norway nottingham nuremberg ohio oklahoma ontario oregon oslo ottawa oxford pacific paris pennsylvania perth
philadelphia phoenix pittsburgh poland portland porto portugal prague provence prussia quebec rhine rhone riga romania
rome rotterdam russia sacramento saint salzburg san santa saxony scandinavia scotland seattle seoul serbia severn
seville shanghai sheffield shore sicily singapore slovakia slovenia sofia southampton spain stockholm strasbourg
stuttgart suffolk surrey sussex sweden switzerland sydney taiwan tallinn tampa tennessee texas thames tokyo toronto
toulouse turin turkey tuscany tyne ukraine ulster utah utrecht valencia valley vancouver venice vermont vienna
virginia wales warsaw washington wellington west wessex westminster wien winnipeg wisconsin wyoming york yorkshire
zagreb zürich zurich
"""


@cache
def _places() -> frozenset[str]:
    return frozenset(_PLACES.split())


@cache
def _words() -> frozenset[str]:
    return ORDINARY | AMBIGUOUS | PLACES_AND_COMMON | DESCRIPTIONS | _TAKEN | _places()


def is_everyday(word: str) -> bool:
    """Whether a word stands in texts that have nothing to do with any company called so."""
    folded = word.casefold()
    return folded in _words() or (folded[-1:] == "s" and folded[:-1] in _words())


def is_place(word: str) -> bool:
    """Whether a town, a region or a country is called so."""
    return word.casefold() in _places()


def is_name(word: str) -> bool:
    """Whether people are called so."""
    return word.casefold() in first_names() or word.casefold() in last_names()
