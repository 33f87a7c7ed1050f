//! The table of cue verbs.

use crate::lexicon::table::Table;

use super::{Cue, CueFlags, CueKind, Form};

macro_rules! flags {
    ([$($flag:ident)*]) => {
        CueFlags::from_bits_truncate(0 $(| CueFlags::$flag.bits())*)
    };
}

macro_rules! participle {
    ($word:tt) => {
        Form::Participle
    };
}

/// One row a verb: base, form in -s, past, participle in -ing, and the past participle where it
/// differs from the past.
macro_rules! cues {
    (
        $($kind:ident $flags:tt { $($base:tt $third:tt $past:tt $gerund:tt $(/ $participle:tt)?;)* })*
        ; forms { $($word:tt $word_kind:ident $word_form:ident;)* }
    ) => {
        pub(super) static CUES: Table<Cue> = Table::new(
            concat!(
                $($word, "\n",)*
                $($($base, "\n", $third, "\n", $past, "\n", $gerund, "\n", $($participle, "\n",)?)*)*
            ),
            &[
                $(Cue { kind: CueKind::$word_kind, flags: CueFlags::empty(), form: Form::$word_form },)*
                $($(
                    Cue { kind: CueKind::$kind, flags: flags!($flags), form: Form::Base },
                    Cue { kind: CueKind::$kind, flags: flags!($flags), form: Form::Third },
                    Cue { kind: CueKind::$kind, flags: flags!($flags), form: Form::Past },
                    Cue { kind: CueKind::$kind, flags: flags!($flags), form: Form::Gerund },
                    $(Cue { kind: CueKind::$kind, flags: flags!($flags), form: participle!($participle) },)?
                )*)*
            ],
        );
    };
}

cues! {
    Say [] {
        "marvel" "marvels" "marveled" "marveling";
        "rationalize" "rationalizes" "rationalized" "rationalizing";
        "reason" "reasons" "reasoned" "reasoning";
        "rejoin" "rejoins" "rejoined" "rejoining";
        "pronounce" "pronounces" "pronounced" "pronouncing";
        "summarize" "summarizes" "summarized" "summarizing";
        "hypothesize" "hypothesizes" "hypothesized" "hypothesizing";
        "say" "says" "said" "saying";
        "add" "adds" "added" "adding";
        "explain" "explains" "explained" "explaining";
        "declare" "declares" "declared" "declaring";
        "argue" "argues" "argued" "arguing";
        "insist" "insists" "insisted" "insisting";
        "assert" "asserts" "asserted" "asserting";
        "contend" "contends" "contended" "contending";
        "maintain" "maintains" "maintained" "maintaining";
        "concede" "concedes" "conceded" "conceding";
        "admit" "admits" "admitted" "admitting";
        "acknowledge" "acknowledges" "acknowledged" "acknowledging";
        "suggest" "suggests" "suggested" "suggesting";
        "predict" "predicts" "predicted" "predicting";
        "confirm" "confirms" "confirmed" "confirming";
        "announce" "announces" "announced" "announcing";
        "conclude" "concludes" "concluded" "concluding";
        "recall" "recalls" "recalled" "recalling";
        "allege" "alleges" "alleged" "alleging";
        "remark" "remarks" "remarked" "remarking";
        "observe" "observes" "observed" "observing";
        "retort" "retorts" "retorted" "retorting";
        "reiterate" "reiterates" "reiterated" "reiterating";
        "emphasize" "emphasizes" "emphasized" "emphasizing";
        "emphasise" "emphasises" "emphasised" "emphasising";
        "underline" "underlines" "underlined" "underlining";
        "underscore" "underscores" "underscored" "underscoring";
        "clarify" "clarifies" "clarified" "clarifying";
        "repeat" "repeats" "repeated" "repeating";
        "brag" "brags" "bragged" "bragging";
        "caution" "cautions" "cautioned" "cautioning";
        "complain" "complains" "complained" "complaining";
        "lament" "laments" "lamented" "lamenting";
        "opine" "opines" "opined" "opining";
        "proclaim" "proclaims" "proclaimed" "proclaiming";
        "profess" "professes" "professed" "professing";
        "recount" "recounts" "recounted" "recounting";
        "disclose" "discloses" "disclosed" "disclosing";
        "divulge" "divulges" "divulged" "divulging";
        "testify" "testifies" "testified" "testifying";
        "attest" "attests" "attested" "attesting";
        "write" "writes" "wrote" "writing" / "written";
        "mention" "mentions" "mentioned" "mentioning";
        "specify" "specifies" "specified" "specifying";
        "affirm" "affirms" "affirmed" "affirming";
        "avow" "avows" "avowed" "avowing";
        "aver" "avers" "averred" "averring";
        "posit" "posits" "posited" "positing";
        "theorize" "theorizes" "theorized" "theorizing";
        "speculate" "speculates" "speculated" "speculating";
        "surmise" "surmises" "surmised" "surmising";
        "muse" "muses" "mused" "musing";
        "quip" "quips" "quipped" "quipping";
        "relate" "relates" "related" "relating";
        "intone" "intones" "intoned" "intoning";
        "confess" "confesses" "confessed" "confessing";
        "imply" "implies" "implied" "implying";
        "intimate" "intimates" "intimated" "intimating";
        "reveal" "reveals" "revealed" "revealing";
        "propose" "proposes" "proposed" "proposing";
        "recommend" "recommends" "recommended" "recommending";
    }
    Say [CLAUSE] {
        "respond" "responds" "responded" "responding";
        "reply" "replies" "replied" "replying";
        "elaborate" "elaborates" "elaborated" "elaborating";
        "interject" "interjects" "interjected" "interjecting";
        "exclaim" "exclaims" "exclaimed" "exclaiming";
        "chime" "chimes" "chimed" "chiming";
        "blog" "blogs" "blogged" "blogging";
    }
    Say [NOUN CLAUSE] {
        "answer" "answers" "answered" "answering";
        "comment" "comments" "commented" "commenting";
    }
    Say [NOUN] {
        "charge" "charges" "charged" "charging";
        "hint" "hints" "hinted" "hinting";
        "stress" "stresses" "stressed" "stressing";
        "counter" "counters" "countered" "countering";
        "retweet" "retweets" "retweeted" "retweeting";
        "tweet" "tweets" "tweeted" "tweeting";
        "boast" "boasts" "boasted" "boasting";
        "joke" "jokes" "joked" "joking";
        "estimate" "estimates" "estimated" "estimating";

        "forecast" "forecasts" "forecasted" "forecasting";
        "project" "projects" "projected" "projecting";
        "report" "reports" "reported" "reporting";
        "claim" "claims" "claimed" "claiming";
        "note" "notes" "noted" "noting";
        "post" "posts" "posted" "posting";
    }
    Say [ADDRESSEE] {
        "tell" "tells" "told" "telling";
        "assure" "assures" "assured" "assuring";
        "inform" "informs" "informed" "informing";
        "remind" "reminds" "reminded" "reminding";
        "notify" "notifies" "notified" "notifying";
        "advise" "advises" "advised" "advising";
    }
    Say [ADDRESSEE INFINITIVE] {
        "warn" "warns" "warned" "warning";
        "urge" "urges" "urged" "urging";
        "implore" "implores" "implored" "imploring";
        "beg" "begs" "begged" "begging";
        "exhort" "exhorts" "exhorted" "exhorting";
        "counsel" "counsels" "counseled" "counseling";
    }
    Say [INFINITIVE] {
        "vow" "vows" "vowed" "vowing";
        "pledge" "pledges" "pledged" "pledging";
        "promise" "promises" "promised" "promising";
        "threaten" "threatens" "threatened" "threatening";
        "swear" "swears" "swore" "swearing" / "sworn";
        "agree" "agrees" "agreed" "agreeing";
    }
    Say [DENIES INFINITIVE] {
        "decline" "declines" "declined" "declining";
    }
    Say [NOUN INFINITIVE] {
        "demand" "demands" "demanded" "demanding";
    }
    Say [ASKS ADDRESSEE INFINITIVE] {
        "ask" "asks" "asked" "asking";
    }
    Say [ASKS] {
        "wonder" "wonders" "wondered" "wondering";
        "inquire" "inquires" "inquired" "inquiring";
        "enquire" "enquires" "enquired" "enquiring";
    }
    Say [DENIES] {
        "deny" "denies" "denied" "denying";
    }
    Manner [] {
        "nod" "nods" "nodded" "nodding";
        "beam" "beams" "beamed" "beaming";
        "sob" "sobs" "sobbed" "sobbing";
        "wail" "wails" "wailed" "wailing";
        "groan" "groans" "groaned" "groaning";
        "growl" "growls" "growled" "growling";
        "cheer" "cheers" "cheered" "cheering";
        "finish" "finishes" "finished" "finishing";
        "persist" "persists" "persisted" "persisting";
        "shoot" "shoots" "shot" "shooting";
        "weigh" "weighs" "weighed" "weighing";
        "prod" "prods" "prodded" "prodding";
        "press" "presses" "pressed" "pressing";
        "vent" "vents" "vented" "venting";
        "holler" "hollers" "hollered" "hollering";
        "bellow" "bellows" "bellowed" "bellowing";
        "retaliate" "retaliates" "retaliated" "retaliating";
        "continue" "continues" "continued" "continuing";
        "go_on" "goes_on" "went_on" "going_on";
        "shout" "shouts" "shouted" "shouting";
        "yell" "yells" "yelled" "yelling";
        "scream" "screams" "screamed" "screaming";
        "cry" "cries" "cried" "crying";
        "whisper" "whispers" "whispered" "whispering";
        "mutter" "mutters" "muttered" "muttering";
        "murmur" "murmurs" "murmured" "murmuring";
        "mumble" "mumbles" "mumbled" "mumbling";
        "laugh" "laughs" "laughed" "laughing";
        "chuckle" "chuckles" "chuckled" "chuckling";
        "smile" "smiles" "smiled" "smiling";
        "shrug" "shrugs" "shrugged" "shrugging";
        "sigh" "sighs" "sighed" "sighing";
        "snap" "snaps" "snapped" "snapping";
        "chant" "chants" "chanted" "chanting";
        "sing" "sings" "sang" "singing" / "sung";
        "thunder" "thunders" "thundered" "thundering";
        "bark" "barks" "barked" "barking";
        "roar" "roars" "roared" "roaring";
        "recite" "recites" "recited" "reciting";
        "begin" "begins" "began" "beginning" / "begun";
        "end" "ends" "ended" "ending";
        "start" "starts" "started" "starting";
        "fire" "fires" "fired" "firing";
        "offer" "offers" "offered" "offering";
        "volunteer" "volunteers" "volunteered" "volunteering";
        "venture" "ventures" "ventured" "venturing";
        "grumble" "grumbles" "grumbled" "grumbling";
        "gripe" "gripes" "griped" "griping";
        "grouse" "grouses" "groused" "grousing";
        "plead" "pleads" "pleaded" "pleading";
        "sniff" "sniffs" "sniffed" "sniffing";
        "scoff" "scoffs" "scoffed" "scoffing";
        "crow" "crows" "crowed" "crowing";
        "gush" "gushes" "gushed" "gushing";
        "rail" "rails" "railed" "railing";
        "fume" "fumes" "fumed" "fuming";
        "enthuse" "enthuses" "enthused" "enthusing";
        "preach" "preaches" "preached" "preaching";
        "text" "texts" "texted" "texting";
        "email" "emails" "emailed" "emailing";
        "e-mail" "e-mails" "e-mailed" "e-mailing";
        "message" "messages" "messaged" "messaging";
        "sum" "sums" "summed" "summing";
        "reflect" "reflects" "reflected" "reflecting";
        "warble" "warbles" "warbled" "warbling";
        "blurt" "blurts" "blurted" "blurting";
        "deadpan" "deadpans" "deadpanned" "deadpanning";
        "tease" "teases" "teased" "teasing";
    }
    Judge [] {
        "accuse" "accuses" "accused" "accusing";
        "criticize" "criticizes" "criticized" "criticizing";
        "criticise" "criticises" "criticised" "criticising";
        "denounce" "denounces" "denounced" "denouncing";
        "condemn" "condemns" "condemned" "condemning";
        "decry" "decries" "decried" "decrying";
        "bemoan" "bemoans" "bemoaned" "bemoaning";
        "deplore" "deplores" "deplored" "deploring";
        "slam" "slams" "slammed" "slamming";
        "mock" "mocks" "mocked" "mocking";
        "ridicule" "ridicules" "ridiculed" "ridiculing";
        "deride" "derides" "derided" "deriding";
        "berate" "berates" "berated" "berating";
        "chide" "chides" "chided" "chiding";
        "scold" "scolds" "scolded" "scolding";
        "applaud" "applauds" "applauded" "applauding";
        "hail" "hails" "hailed" "hailing";
        "laud" "lauds" "lauded" "lauding";
        "commend" "commends" "commended" "commending";
        "congratulate" "congratulates" "congratulated" "congratulating";
        "tout" "touts" "touted" "touting";
        "defend" "defends" "defended" "defending";
        "endorse" "endorses" "endorsed" "endorsing";
        "describe" "describes" "described" "describing";
        "characterize" "characterizes" "characterized" "characterizing";
        "characterise" "characterises" "characterised" "characterising";
        "portray" "portrays" "portrayed" "portraying";
        "depict" "depicts" "depicted" "depicting";
        "dub" "dubs" "dubbed" "dubbing";
        "cite" "cites" "cited" "citing";
        "discuss" "discusses" "discussed" "discussing";
        "tackle" "tackles" "tackled" "tackling";
        "express" "expresses" "expressed" "expressing";
        "invoke" "invokes" "invoked" "invoking";
        "advocate" "advocates" "advocated" "advocating";
        "vilify" "vilifies" "vilified" "vilifying";
        "disparage" "disparages" "disparaged" "disparaging";
        "belittle" "belittles" "belittled" "belittling";
    }
    Judge [PREPOSITION] {
        "refer" "refers" "referred" "referring";
        "allude" "alludes" "alluded" "alluding";
        "lash" "lashes" "lashed" "lashing";
        "talk" "talks" "talked" "talking";
        "speak" "speaks" "spoke" "speaking" / "spoken";
        "rant" "rants" "ranted" "ranting";
        "apologize" "apologizes" "apologized" "apologizing";
        "apologise" "apologises" "apologised" "apologising";
        "disagree" "disagrees" "disagreed" "disagreeing";
    }
    Judge [NOUN] {
        "thank" "thanks" "thanked" "thanking";
        "outline" "outlines" "outlined" "outlining";
        "highlight" "highlights" "highlighted" "highlighting";
        "rebuke" "rebukes" "rebuked" "rebuking";
        "taunt" "taunts" "taunted" "taunting";
        "insult" "insults" "insulted" "insulting";
        "quote" "quotes" "quoted" "quoting";
        "label" "labels" "labeled" "labeling";
        "brand" "brands" "branded" "branding";
        "welcome" "welcomes" "welcomed" "welcoming";
        "detail" "details" "detailed" "detailing";
        "address" "addresses" "addressed" "addressing";
        "reference" "references" "referenced" "referencing";
        "blame" "blames" "blamed" "blaming";
        "praise" "praises" "praised" "praising";
        "voice" "voices" "voiced" "voicing";
        "challenge" "challenges" "challenged" "challenging";
        "rip" "rips" "ripped" "ripping";
        "blast" "blasts" "blasted" "blasting";
        "attack" "attacks" "attacked" "attacking";
        "call" "calls" "called" "calling";
        "point" "points" "pointed" "pointing";
    }
    Judge [ASKS] {
        "question" "questions" "questioned" "questioning";
    }
    Judge [DENIES] {
        "dismiss" "dismisses" "dismissed" "dismissing";
        "reject" "rejects" "rejected" "rejecting";
        "refute" "refutes" "refuted" "refuting";
        "rebut" "rebuts" "rebutted" "rebutting";
        "dispute" "disputes" "disputed" "disputing";
        "disavow" "disavows" "disavowed" "disavowing";
        "repudiate" "repudiates" "repudiated" "repudiating";
    }
    Think [] {
        "believe" "believes" "believed" "believing";
        "think" "thinks" "thought" "thinking";
        "feel" "feels" "felt" "feeling";
        "know" "knows" "knew" "knowing" / "known";
        "realize" "realizes" "realized" "realizing";
        "fear" "fears" "feared" "fearing";
        "worry" "worries" "worried" "worrying";
        "suspect" "suspects" "suspected" "suspecting";
        "assume" "assumes" "assumed" "assuming";
        "reckon" "reckons" "reckoned" "reckoning";
        "show" "shows" "showed" "showing" / "shown";
        "find" "finds" "found" "finding";
        "indicate" "indicates" "indicated" "indicating";
        "hope" "hopes" "hoped" "hoping";
        "expect" "expects" "expected" "expecting";
        "understand" "understands" "understood" "understanding";
        "hear" "hears" "heard" "hearing";
        "learn" "learns" "learned" "learning";
        "remember" "remembers" "remembered" "remembering";
        "rule" "rules" "ruled" "ruling";
        "consider" "considers" "considered" "considering";
        "signal" "signals" "signaled" "signaling";
        "decide" "decides" "decided" "deciding";
        "guess" "guesses" "guessed" "guessing";
        "figure" "figures" "figured" "figuring";
        "imagine" "imagines" "imagined" "imagining";
        "dream" "dreams" "dreamed" "dreaming";
        "judge" "judges" "judged" "judging";
        "teach" "teaches" "taught" "teaching";
    }
    Think [INFINITIVE] {
        "want" "wants" "wanted" "wanting";
        "seek" "seeks" "sought" "seeking";
        "plan" "plans" "planned" "planning";
        "wish" "wishes" "wished" "wishing";
        "prefer" "prefers" "preferred" "preferring";
        "intend" "intends" "intended" "intending";
    }
    Think [DENIES] {
        "doubt" "doubts" "doubted" "doubting";
    }
    Think [DENIES INFINITIVE] {
        "refuse" "refuses" "refused" "refusing";
    }
    ; forms {
        // Base and past are one form, or British spelling doubles a consonant.
        "put" Manner Past;
        "puts" Manner Third;
        "putting" Manner Gerund;
        "read" Manner Past;
        "reads" Manner Third;
        "reading" Manner Gerund;
        "states" Say Third;
        "stated" Say Past;
        "stating" Say Gerund;
        "counselled" Say Past;
        "counselling" Say Gerund;
        "labelled" Judge Past;
        "labelling" Judge Gerund;
        "signalled" Think Past;
        "signalling" Think Gerund;
        "realise" Think Base;
        "realises" Think Third;
        "realised" Think Past;
        "realising" Think Gerund;
        "learnt" Think Past;
        "dreamt" Think Past;
        "theorise" Say Base;
        "theorises" Say Third;
        "theorised" Say Past;
        "theorising" Say Gerund;
        "pled" Manner Past;
    }
}
