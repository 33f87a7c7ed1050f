//! What the rules about places speak of and what they leave alone.

use crate::checks::cases::check;

#[test]
fn containment() {
    check(
        "place-containment",
        &[
            "Shells killed two in ⟦Maarat Numan in Aleppo⟧ province on Monday. Syria’s army said nothing.",
            "Shells fell on ⟦Maarat Numan, a rebel-held town in Aleppo⟧ province, in Syria’s north.",
            "In Syria, shells fell on ⟦Aleppo’s town of Maarat Numan⟧ on Monday.",
            "She moved from Poland to ⟦Gdansk in Germany⟧ last year.",
            "They met in ⟦Bavaria in Austria⟧ in 2011.",
            "Police in ⟦Tampere, a city in southern Sweden⟧, said they had found him.",
            "Doctors in ⟦Fallujah, Nineveh⟧ province, said the ward was full.",
            "Police in ⟦Calgary in Saskatchewan⟧ said they had found him.",
            "Police in ⟦Bologna in Sicily⟧ closed the road.",
            // Where it lies, in every way of saying it.
            "Shells fell on Maarat Numan in Idlib province on Monday. Syria’s army said nothing.",
            "Shells fell on Maarat Numan, a rebel-held town in Syria’s Idlib province, on Monday.",
            "In Syria, shells fell on Idlib’s town of Maarat Numan on Monday.",
            // A namesake lies there, or may well.
            "Officers in Moscow, Idaho, and Paris, Texas, were told.",
            "The fair in Vienna, Maine, and in Warsaw in Minnesota drew thousands.",
            "Troops took the villages of Pryvilne and Zelenivka in the Donetsk region. Ukraine said nothing.",
            // A list, a route, a dispute, a government.
            "Trains from Warsaw, Berlin and Prague were late.",
            "Sevastopol in Russia was quiet, as was Sevastopol in Ukraine.",
            "The envoy from Oslo in Geneva said nothing.",
        ],
    );
}

#[test]
fn distances() {
    check(
        "place-distance",
        &[
            "Rain fell in ⟦Saraqib, 40km north of Aleppo⟧, in Syria.",
            "Rain fell in ⟦Saraqib, 1,200 km from Aleppo⟧, in Syria.",
            "Rain fell in Saraqib, 40 km south-west of Aleppo, in Syria.",
            "Rain fell in Saraqib, about 45km from Aleppo, in Syria.",
        ],
    );
}

#[test]
fn people_and_places() {
    check(
        "place-like-person",
        &[
            "Ana Florence, a teacher, lives in the old town.\n\nShe was born in the city of ⟦Florence⟧, Italy, in 1961. Florence in Italy has changed, she said.",
            // Where somebody is from is not what they are called.
            "Ines Duarte of Lisbon, a teacher, said she was tired.\n\nShe was born in Lisbon in 1961.",
        ],
    );
}

#[test]
fn unknown_places() {
    check(
        "place-unresolved",
        &[
            "Fighting resumed in the village of ⟦Ostrovnik Dolny⟧ on Monday. Ostrovnik Dolny is small.",
            "She was taken to the Ostrovnik Regional Hospital in October, before the Senate met.",
        ],
    );
}

#[test]
fn ambiguous_places() {
    check(
        "place-ambiguous",
        &[
            "A fire destroyed a warehouse in ⟦Springfield⟧ on Monday. Firefighters from Springfield came late.",
            // Something settles it, or nobody would think of another.
            "A fire destroyed a warehouse in Springfield, Illinois, on Monday.",
            "A fire destroyed a warehouse in Paris on Monday.",
            // No place is certain here.
            "Franklin said the warehouse was old. Jackson agreed.",
        ],
    );
}
