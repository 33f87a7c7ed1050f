//! Nouns for people by what they do, hold or are: heads of appositives, titles and nominal speakers.
//!
//! Occupations follow the major groups of ISCO-08; offices, ranks, kin and the nouns papers give
//! witnesses and sides of a conflict come besides.

use super::table::{Words, words};

static ROLES: Words = words! {
    // government and politics
    "president", "premier", "minister", "chancellor", "secretary", "senator", "congressman", "congresswoman", "representative", "governor", "mayor", "ambassador",
    "envoy", "diplomat", "consul", "legislator", "lawmaker", "parliamentarian", "mp", "mep", "councillor", "councilman", "councilwoman", "councilor", "alderman", "commissioner",
    "politician", "candidate", "nominee", "contender", "incumbent", "frontrunner", "challenger", "leader", "chief", "head", "deputy", "vice-president", "speaker", "whip", "chairman", "chairwoman",
    "chairperson", "chair", "king", "queen", "prince", "princess", "monarch", "ruler", "dictator", "emperor", "sultan", "emir", "caliph", "premiere", "statesman", "official", "bureaucrat", "civil-servant",
    "aide", "adviser", "advisor", "strategist", "pollster", "lobbyist", "campaigner", "activist", "organiser", "organizer", "delegate", "negotiator", "mediator", "observer", "inspector", "rapporteur", "spokesman",
    "spokeswoman", "spokesperson", "press-secretary", "republican", "democrat", "conservative", "liberal", "socialist", "communist", "dissident", "revolutionary", "separatist", "nationalist", "oligarch",
    // law and order
    "judge", "justice", "magistrate", "prosecutor", "attorney", "lawyer", "barrister", "solicitor", "advocate", "jurist", "notary", "sheriff", "marshal", "officer", "detective", "constable", "sergeant", "policeman",
    "policewoman", "superintendent", "warden", "jailer", "guard", "bodyguard", "investigator", "coroner", "suspect", "defendant", "plaintiff", "accused", "prisoner", "inmate", "detainee", "convict", "gunman", "shooter", "attacker",
    "assailant", "bomber", "killer", "murderer", "robber", "thief", "smuggler", "trafficker", "hacker", "fugitive", "gangster", "victim", "survivor", "witness", "bystander", "whistleblower", "informant", "spy", "hostage", "captive", "juror",
    // forces
    "general", "colonel", "major", "captain", "lieutenant", "corporal", "private", "commander", "commodore", "admiral", "brigadier", "soldier", "sailor", "marine", "pilot", "airman", "veteran", "fighter", "militant",
    "insurgent", "rebel", "jihadist", "terrorist", "warlord", "militiaman", "paramilitary", "guerrilla", "mercenary", "peacekeeper", "conscript", "recruit", "sniper", "defector", "strongman",
    // learning, science, health
    "professor", "lecturer", "teacher", "schoolteacher", "headteacher", "headmaster", "headmistress", "principal", "dean", "rector", "provost", "tutor", "student", "pupil", "graduate", "undergraduate", "postgraduate", "scholar",
    "academic", "researcher", "scientist", "physicist", "chemist", "biologist", "geologist", "geophysicist", "seismologist", "meteorologist", "climatologist", "ecologist", "botanist", "zoologist", "astronomer", "mathematician", "statistician",
    "economist", "sociologist", "psychologist", "anthropologist", "archaeologist", "archeologist", "historian", "philosopher", "linguist", "theologian", "criminologist", "demographer", "geographer", "political-scientist", "expert", "specialist",
    "analyst", "fellow", "doctor", "physician", "surgeon", "nurse", "midwife", "paramedic", "medic", "pharmacist", "dentist", "psychiatrist", "cardiologist", "oncologist", "pediatrician", "paediatrician", "epidemiologist", "virologist", "neurologist",
    "pathologist", "radiologist", "therapist", "veterinarian", "vet", "patient", "carer", "caregiver", "counsellor", "counselor",
    // business and work
    "executive", "ceo", "cfo", "coo", "cto", "director", "manager", "owner", "co-owner", "founder", "cofounder", "co-founder", "entrepreneur", "businessman", "businesswoman", "tycoon", "magnate", "billionaire", "millionaire", "banker", "broker", "trader",
    "investor", "financier", "accountant", "auditor", "consultant", "salesman", "saleswoman", "salesperson", "shopkeeper", "shopowner", "merchant", "retailer", "vendor", "seller", "buyer", "customer", "client", "employer", "employee", "worker", "labourer",
    "laborer", "engineer", "architect", "surveyor", "planner", "designer", "developer", "programmer", "technician", "mechanic", "electrician", "plumber", "carpenter", "builder", "bricklayer", "welder", "miner", "farmer", "rancher", "grower", "fisherman", "fisher",
    "herder", "shepherd", "forester", "gardener", "cook", "chef", "baker", "butcher", "waiter", "waitress", "bartender", "barista", "cleaner", "maid", "janitor", "driver", "chauffeur", "trucker", "courier", "postman", "conductor", "dockworker", "fireman", "firefighter",
    "rescuer", "lifeguard", "tailor", "hairdresser", "barber", "receptionist", "clerk", "librarian", "cashier", "administrator", "coordinator", "supervisor", "foreman", "operator", "contractor", "landlord", "tenant", "landowner", "homeowner", "resident",
    "pensioner", "retiree", "volunteer", "intern", "apprentice", "trainee", "secretary-general", "treasurer", "registrar", "curator", "custodian", "unionist", "steward", "ombudsman", "regulator",
    // media, arts, sport, religion
    "journalist", "reporter", "correspondent", "editor", "columnist", "commentator", "presenter", "anchor", "broadcaster", "host", "blogger", "vlogger", "influencer", "photographer", "photojournalist", "cameraman", "publisher", "writer", "author",
    "novelist", "poet", "playwright", "screenwriter", "biographer", "essayist", "critic", "translator", "interpreter", "artist", "painter", "sculptor", "illustrator", "cartoonist", "actor", "actress", "comedian", "filmmaker", "producer", "musician",
    "singer", "songwriter", "rapper", "composer", "pianist", "violinist", "guitarist", "drummer", "bassist", "vocalist", "dj", "dancer", "choreographer", "model", "celebrity", "star", "player", "footballer", "cricketer", "golfer", "boxer", "wrestler", "swimmer", "runner", "sprinter",
    "cyclist", "jockey", "skier", "skater", "gymnast", "athlete", "coach", "trainer", "goalkeeper", "striker", "midfielder", "defender", "winger", "quarterback", "pitcher", "catcher", "shortstop", "outfielder", "linebacker", "referee", "umpire", "champion",
    "medalist", "medallist", "olympian", "bishop", "archbishop", "cardinal", "pope", "priest", "pastor", "vicar", "monk", "nun", "abbot", "rabbi", "imam", "cleric", "preacher", "missionary", "evangelist", "chaplain", "deacon", "mufti", "ayatollah", "sheikh", "saint", "laureate",
    // kin and neighbours
    "father", "mother", "dad", "mum", "mom", "parent", "son", "daughter", "brother", "sister", "sibling", "twin", "husband", "wife", "spouse", "partner", "boyfriend", "girlfriend", "fiance", "fiancee", "fiancé", "fiancée", "widow", "widower", "uncle", "aunt", "nephew", "niece",
    "cousin", "grandfather", "grandmother", "grandson", "granddaughter", "stepfather", "stepmother", "father-in-law", "mother-in-law", "brother-in-law", "sister-in-law", "son-in-law", "daughter-in-law", "heir", "orphan", "man", "woman", "boy", "girl", "teenager", "teen", "child", "youth",
    "baby", "toddler", "guy", "lady", "gentleman", "neighbour", "neighbor", "friend", "colleague", "classmate", "roommate", "housemate", "teammate", "comrade", "passenger", "commuter", "motorist", "pedestrian", "tourist", "traveller", "traveler", "visitor", "guest", "shopper", "spectator", "fan",
    "supporter", "follower", "member", "citizen", "native", "villager", "townsman", "local", "immigrant", "migrant", "refugee", "asylum-seeker", "exile", "evacuee", "protester", "demonstrator", "marcher", "voter", "donor", "caller", "source", "insider", "successor", "predecessor", "counterpart",
    "rival", "opponent", "ally", "protégé", "mentor", "pioneer", "inventor", "explorer", "adventurer", "climber", "mountaineer", "hiker", "astronaut", "cosmonaut", "philanthropist", "humanitarian", "socialite", "mastermind", "ringleader", "figurehead", "caretaker", "beekeeper", "ferryman", "harbourmaster", "harbormaster", "stationmaster", "innkeeper", "hotelier", "restaurateur", "caterer", "undertaker", "trustee", "warrior", "guardian", "breadwinner", "housewife", "homemaker", "nanny", "babysitter",
};

static FEMININE: Words = words! {
    "mother", "mum", "mom", "daughter", "sister", "wife", "girlfriend", "fiancee", "fiancée", "widow", "aunt", "niece", "grandmother", "granddaughter", "stepmother", "woman", "girl", "lady", "actress", "waitress", "nun", "queen",
    "princess", "spokeswoman", "chairwoman", "congresswoman", "councilwoman", "policewoman", "businesswoman", "saleswoman", "headmistress", "housewife", "schoolgirl", "mother-in-law", "sister-in-law", "daughter-in-law", "empress", "duchess", "countess", "baroness", "heiress", "midwife", "assemblywoman",
};

static MASCULINE: Words = words! {
    "father", "dad", "son", "brother", "husband", "boyfriend", "fiance", "fiancé", "widower", "uncle", "nephew", "grandfather", "grandson", "stepfather", "man", "boy", "gentleman", "monk", "king", "prince", "emperor", "duke", "earl", "spokesman", "chairman",
    "congressman", "councilman", "policeman", "businessman", "salesman", "headmaster", "fireman", "fisherman", "schoolboy", "father-in-law", "brother-in-law", "son-in-law", "cameraman", "imam", "priest", "gunman", "sultan", "emir", "pope", "postman", "airman", "militiaman", "assemblyman", "guy",
};

/// Nouns of kinship, which say somebody's relation to another rather than who they are.
static KIN: Words = words! {
    "father", "mother", "dad", "mum", "mom", "parent", "son", "daughter", "brother", "sister", "sibling", "twin", "husband", "wife", "spouse", "partner",
    "boyfriend", "girlfriend", "fiance", "fiancee", "fiancé", "fiancée", "widow", "widower", "uncle", "aunt", "nephew", "niece", "cousin", "grandfather",
    "grandmother", "grandson", "granddaughter", "stepfather", "stepmother", "father-in-law", "mother-in-law", "brother-in-law", "sister-in-law",
    "son-in-law", "daughter-in-law", "heir",
};

/// Nouns that fit too many people to point at one: the generic ones, and those for one side of something
/// both sides of which are people.
static ANYBODY: Words = words! {
    "man", "woman", "boy", "girl", "teenager", "teen", "child", "youth", "baby", "toddler", "guy", "lady", "gentleman", "neighbour", "neighbor", "friend",
    "colleague", "classmate", "roommate", "housemate", "teammate", "comrade", "passenger", "commuter", "motorist", "pedestrian", "tourist", "traveller",
    "traveler", "visitor", "guest", "shopper", "spectator", "fan", "supporter", "follower", "member", "citizen", "native", "villager", "local", "resident",
    "voter", "donor", "caller", "source", "insider", "counterpart", "rival", "opponent", "ally", "protester", "demonstrator", "marcher", "customer",
    "client", "buyer", "seller", "bystander", "head", "private", "major", "model", "patient", "conservative", "liberal", "republican", "democrat",
    "socialist", "communist", "nationalist", "separatist", "expert", "specialist", "fellow", "observer", "user", "saint", "whip", "marine",
};

/// Whether `lower`, a noun in the singular and in lower case, names a person by what they do or are.
pub fn is_role(lower: &str) -> bool {
    ROLES.contains(lower)
}

/// Whether a role noun is one of kinship.
pub fn is_kin(lower: &str) -> bool {
    KIN.contains(lower)
}

/// Whether a role noun fits too many people to point at one of them: “the man”, “the resident”.
pub fn is_anybody(lower: &str) -> bool {
    ANYBODY.contains(lower)
}

/// Every role noun, in no order worth relying on but always the same.
pub fn all() -> impl Iterator<Item = &'static str> {
    ROLES.iter()
}

/// Whether the role noun is only for women.
pub fn is_feminine(lower: &str) -> bool {
    FEMININE.contains(lower)
}

/// Whether the role noun is only for men.
pub fn is_masculine(lower: &str) -> bool {
    MASCULINE.contains(lower)
}
