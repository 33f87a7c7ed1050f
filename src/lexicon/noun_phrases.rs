//! Words at which a noun phrase that began with a number is over: the closed classes of English
//! (prepositions, conjunctions, pronouns, determiners, auxiliaries) and the verbs that news copy
//! puts right behind a subject, in the forms which no noun shares.

use super::table::{Words, words};

static ENDS: Words = words! {
    // prepositions
    "aboard", "about", "above", "across", "after", "against", "along", "alongside", "amid", "amidst", "among", "amongst", "around", "as", "at",
    "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by", "concerning", "despite", "down", "during", "except",
    "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on", "onto", "out", "outside", "over", "past", "per", "regarding",
    "since", "than", "through", "throughout", "till", "to", "toward", "towards", "under", "underneath", "until", "up", "upon", "versus", "vs", "vs.", "via",
    "with", "within", "without", "worth", "including", "excluding", "following", "apart", "away", "back", "together", "each", "apiece",
    // conjunctions and relatives
    "and", "or", "but", "nor", "yet", "so", "if", "because", "although", "though", "while", "whereas", "when", "where", "whether", "unless", "once",
    "who", "whom", "whose", "which", "that", "what", "why", "how",
    // pronouns and determiners
    "i", "me", "my", "mine", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "this", "these",
    "those", "the", "a", "an", "every", "any", "some", "all", "both", "either", "neither", "no", "none", "himself", "herself", "itself", "themselves", "there", "here",
    // auxiliaries
    "am", "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having", "do", "does", "did", "will", "would", "shall", "should",
    "can", "could", "may", "might", "must", "ought", "not", "n't", "cannot", "won't", "don't", "didn't", "doesn't", "isn't", "aren't", "wasn't", "weren't",
    // adverbs of time and degree that follow a subject
    "ago", "later", "earlier", "also", "still", "already", "just", "only", "even", "again", "now", "then", "today", "yesterday", "tomorrow", "tonight",
    "never", "ever", "always", "often", "too", "soon", "ahead", "alone", "alive", "afterwards", "meanwhile", "however", "instead", "further", "nationwide", "worldwide", "overnight",
    // verbs of saying and doing, past and third person, that are no nouns
    "said", "says", "say", "told", "tells", "asked", "went", "goes", "go", "came", "comes", "come", "took", "takes", "take", "gave", "gives", "give",
    "got", "gets", "get", "made", "makes", "make", "became", "becomes", "become", "began", "begins", "begin", "left", "leaves", "fled", "flee", "fell", "died", "die", "dies",
    "lost", "lose", "won", "win", "wins", "met", "meet", "meets", "saw", "sees", "see", "seen", "knew", "knows", "know", "known", "thought", "thinks", "think", "found", "find", "finds",
    "felt", "feel", "feels", "kept", "keep", "keeps", "held", "hold", "holds", "led", "lead", "leads", "ran", "sat", "sits", "sit", "stood", "stands", "stand", "spoke", "speaks", "speak",
    "spent", "spend", "sent", "send", "sends", "sold", "sell", "sells", "bought", "buy", "buys", "brought", "bring", "brings", "built", "build", "caught", "chose", "choose", "cost", "costs",
    "drew", "drove", "drive", "drives", "ate", "eat", "fought", "flew", "grew", "grow", "grows", "hid", "hit", "hits", "hurt", "knelt", "laid", "lay", "lies", "lie", "lived", "live",
    "paid", "pay", "pays", "put", "read", "rose", "rise", "rises", "set", "sets", "shot", "showed", "shows", "show", "shut", "slept", "sleep", "struck", "swam", "swore", "taught", "threw", "throw",
    "understood", "voted", "vote", "woke", "wore", "wear", "wears", "wrote", "write", "writes", "written", "remain", "remains", "remained", "want", "wants", "need", "needs", "needed",
    "agree", "agrees", "agreed", "believe", "believes", "expect", "expects", "expected", "include", "includes", "included", "appear", "appears", "seem", "seems", "seemed", "happened", "happen",
    "survive", "survives", "survived", "belong", "belongs", "belonged", "arrive", "arrives", "arrived", "receive", "receives", "received", "reported", "claimed", "added", "according", "due",
    "long", "wide", "tall", "deep", "high", "thick", "old", "strong", "short", "late",
};

/// Whether a noun phrase is over before `lower`, a word in lower case.
pub fn ends_noun_phrase(lower: &str) -> bool {
    ENDS.contains(lower)
}
