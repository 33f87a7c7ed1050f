//! Short forms of given names, which papers use beside the full ones.

use std::sync::OnceLock;

/// Groups of given names that may stand for one another.
const GROUPS: &[&[&str]] = &[
    &["alexander", "alex", "alec", "sandy", "xander", "sasha", "aleksandr"],
    &["alexandra", "alex", "alexa", "sandra", "sasha"],
    &["alfred", "alf", "fred"],
    &["albert", "al", "bert"],
    &["andrew", "andy", "drew"],
    &["anthony", "antony", "tony"],
    &["arthur", "art"],
    &["barbara", "barb", "barbie"],
    &["benjamin", "ben", "benny"],
    &["bernard", "bernie"],
    &["bradley", "brad"],
    &["caroline", "carrie"],
    &["catherine", "katherine", "kathryn", "cathy", "kathy", "kate", "katie", "kay"],
    &["charles", "charlie", "chuck", "chas"],
    &["christine", "christina", "chris", "tina"],
    &["christopher", "chris", "kit"],
    &["clifford", "cliff"],
    &["daniel", "dan", "danny"],
    &["david", "dave", "davey"],
    &["deborah", "debra", "debbie", "deb"],
    &["dmitry", "dima"],
    &["donald", "don", "donny"],
    &["dorothy", "dot", "dottie"],
    &["douglas", "doug"],
    &["edward", "ed", "eddie", "ted", "ned"],
    &["edmund", "ed"],
    &["edwin", "ed"],
    &["elizabeth", "liz", "lizzie", "beth", "betty", "betsy", "eliza", "libby"],
    &["eugene", "gene"],
    &["francis", "frank", "fran"],
    &["frederick", "fred", "freddie"],
    &["gabriel", "gabe"],
    &["gerald", "gerry", "jerry"],
    &["gregory", "greg"],
    &["harold", "harry", "hal"],
    &["henry", "harry", "hank", "hal"],
    &["herbert", "herb", "bert"],
    &["isabella", "isabel", "bella", "izzy"],
    &["jacob", "jake"],
    &["jacqueline", "jackie"],
    &["james", "jim", "jimmy", "jamie"],
    &["janet", "jan"],
    &["jeffrey", "geoffrey", "jeff", "geoff"],
    &["jennifer", "jen", "jenny"],
    &["jeremy", "jerry"],
    &["jessica", "jess", "jessie"],
    &["john", "jack", "johnny", "jon"],
    &["jonathan", "jon", "jonny"],
    &["joseph", "joe", "joey"],
    &["josephine", "jo", "josie"],
    &["joshua", "josh"],
    &["judith", "judy"],
    &["kenneth", "ken", "kenny"],
    &["kimberly", "kim"],
    &["lawrence", "laurence", "larry"],
    &["leonard", "len", "lenny", "leo"],
    &["louis", "lou"],
    &["margaret", "maggie", "meg", "peggy", "marge"],
    &["martin", "marty"],
    &["matthew", "matt"],
    &["melanie", "mel"],
    &["michael", "mike", "mick", "mickey"],
    &["mitchell", "mitch"],
    &["nancy", "nan"],
    &["natalie", "nat"],
    &["nathaniel", "nathan", "nate", "nat"],
    &["nicholas", "nick", "nicky"],
    &["nigel", "nige"],
    &["oliver", "ollie"],
    &["pamela", "pam"],
    &["patricia", "pat", "patty", "tricia", "trish"],
    &["patrick", "pat", "paddy"],
    &["peter", "pete"],
    &["philip", "phillip", "phil"],
    &["raymond", "ray"],
    &["rebecca", "becky"],
    &["richard", "rick", "ricky", "dick", "rich", "richie"],
    &["robert", "bob", "rob", "bobby", "robbie", "bert"],
    &["roberta", "bobbie"],
    &["rodney", "rod"],
    &["ronald", "ron", "ronnie"],
    &["rudolph", "rudy"],
    &["russell", "russ"],
    &["samantha", "sam"],
    &["samuel", "sam", "sammy"],
    &["sergei", "seryozha"],
    &["simon", "si"],
    &["stanley", "stan"],
    &["stephanie", "steph"],
    &["stephen", "steven", "steve"],
    &["stuart", "stewart", "stu"],
    &["susan", "sue", "susie", "suzanne"],
    &["theodore", "ted", "theo"],
    &["theresa", "teresa", "terry", "tess"],
    &["thomas", "tom", "tommy"],
    &["timothy", "tim"],
    &["valerie", "val"],
    &["victor", "vic"],
    &["victoria", "vicky", "tori"],
    &["vincent", "vince", "vinny"],
    &["vladimir", "volodya", "vova"],
    &["volodymyr", "vladimir"],
    &["walter", "walt"],
    &["william", "bill", "billy", "will", "willie", "liam"],
    &["winston", "win"],
    &["zachary", "zach", "zack"],
    &["mohammed", "muhammad", "mohamed", "mohammad", "mohamad", "muhammed", "mohd", "mohammod"],
    &["ahmed", "ahmad"],
    &["hussein", "hussain", "husain", "hossein", "hussien"],
    &["hassan", "hasan"],
    &["yousef", "yusuf", "youssef", "yousuf", "yusef", "joseph"],
    &["omar", "umar", "omer"],
    &["othman", "osman", "uthman"],
    &["khaled", "khalid"],
    &["abdullah", "abdallah", "abdulla"],
    &["ibrahim", "ebrahim"],
    &["mahmoud", "mahmud", "mahmood"],
    &["mustafa", "mostafa", "moustafa"],
    &["saeed", "said", "saeid", "sayeed"],
    &["walid", "waleed"],
    &["tariq", "tarek", "tareq"],
    &["jamal", "gamal"],
    &["aisha", "ayesha", "aicha", "aysha"],
    &["fatima", "fatma", "fatemeh", "fatimah"],
    &["mariam", "maryam", "meriem"],
    &["zainab", "zaynab", "zeinab"],
    &["sergey", "sergei", "serhiy", "serhii"],
    &["alexei", "alexey", "aleksei", "oleksiy", "oleksii"],
    &["dmitry", "dmitri", "dmytro"],
    &["yuri", "yury", "yuriy"],
    &["andrei", "andrey", "andriy", "andrii"],
    &["yulia", "julia", "yuliya"],
    &["nikolai", "nikolay", "mykola"],
    &["mikhail", "mykhailo", "misha"],
    &["yevgeny", "evgeny", "yevhen"],
];

/// Pairs of a name's hash and its group, sorted.
fn table() -> &'static [(u64, u16)] {
    static TABLE: OnceLock<Vec<(u64, u16)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: Vec<(u64, u16)> =
            (0u16..).zip(GROUPS).flat_map(|(group, names)| names.iter().map(move |name| (hash(name), group))).collect();
        table.sort_unstable();
        table
    })
}

/// Takes one more letter or digit of ASCII, in lower case, into the hash of a name.
#[inline]
pub fn step(state: u64, byte: u8) -> u64 {
    (state ^ u64::from(byte) ^ 0x5bd1_e995).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17)
}

/// The hash a name is looked up by.
fn hash(name: &str) -> u64 {
    name.bytes().fold(0, step)
}

/// Whether two names, by the hashes [`step`] makes, may stand for one another.
pub fn same(a: u64, b: u64) -> bool {
    let groups = |name: u64| {
        let table = table();
        let from = table.partition_point(|entry| entry.0 < name);
        table[from..].iter().take_while(move |entry| entry.0 == name).map(|entry| entry.1)
    };
    groups(a).any(|group| groups(b).any(|other| other == group))
}
