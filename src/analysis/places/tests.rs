//! What is a place in articles that read like agency copy, and which one.

use std::sync::{Arc, LazyLock};

use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::{
    analysis::{ArticleContext, Reader, names, sentences::sentences, tokens::Tokens},
    gazetteer::Gazetteer,
    text::{Format, Text},
};

use super::{Convention, Place, PlaceKind, scan};

static GAZETTEER: LazyLock<Arc<Gazetteer>> = LazyLock::new(|| Arc::new(Gazetteer::embedded()));

fn read(article: &str, places: Convention) -> Vec<Place> {
    let text = Text::new(article, Format::Plain);
    let context = ArticleContext { places, ..ArticleContext::default() };
    Reader::new(Arc::clone(&GAZETTEER)).read(&text.paragraphs(), &context).places
}

/// A line a place: the name as written, what it is, where.
fn show(places: &[Place]) -> String {
    let line = |place: &Place| {
        let entry = place.resolved.and_then(|id| GAZETTEER.entry(id));
        let within = place.within.and_then(|id| GAZETTEER.entry(id)).map(|entry| format!("? in {}", entry.name));
        let resolved =
            entry.map(|entry| format!("{} {} {}", entry.name, entry.feature, entry.chain()).trim_end().to_owned());
        let kind = match place.kind {
            PlaceKind::Toponym => "",
            PlaceKind::Region => " (region)",
            PlaceKind::Venue => " (venue)",
        };
        let metonym = if place.metonym { " (acts)" } else { "" };
        format!("{}{kind}{metonym}: {}", place.name, resolved.or(within).unwrap_or_else(|| "?".to_owned()))
    };
    places.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn check(article: &str, expected: &Expect) {
    expected.assert_eq(&show(&read(article, Convention::default())));
}

#[test]
fn a_town_is_the_one_of_the_state_behind_it() {
    check(
        "PORTLAND, Maine — The ferry from Peaks Island was late, said Odile Marsh of Bangor. She had come from Springfield, Ill., by train.",
        &expect![[r#"
            PORTLAND: Portland PPLA2 Cumberland County, Maine, United States
            Maine: Maine ADM1 United States
            Peaks Island: ? in Maine
            Bangor: Bangor PPLA2 Penobscot County, Maine, United States
            Springfield: Springfield PPLA Sangamon County, Illinois, United States
            Ill.: Illinois ADM1 United States"#]],
    );
}

#[test]
fn towns_of_one_county_find_each_other() {
    check(
        "The fire crossed from Athens to Palestine before noon. Crews from Corsicana, Tyler and Henderson County were at work, and Athens closed its schools.",
        &expect![[r#"
            Athens: Athens PPLA2 Henderson County, Texas, United States
            Palestine: Palestine PPLA2 Anderson County, Texas, United States
            Corsicana: Corsicana PPLA2 Navarro County, Texas, United States
            Tyler: Tyler PPLA2 Smith County, Texas, United States
            Henderson County: Henderson County ADM2 Texas, United States
            Athens: Athens PPLA2 Henderson County, Texas, United States"#]],
    );
}

#[test]
fn other_spellings_are_found_where_the_article_is() {
    check(
        "Families left Maarat Numan and Khan Sheikhoun in Syria’s Idlib province on Tuesday. Some reached Saraqeb, others the Turkish border.",
        &expect![[r#"
            Maarat Numan: Ma‘arrat an Nu‘mān PPLA2 Idlib, Syria
            Khan Sheikhoun: Khān Shaykhūn PPLA3 Idlib, Syria
            Syria: Syria PCLI
            Idlib: Idlib ADM1 Syria
            Saraqeb: Saraqib PPLA3 Idlib, Syria"#]],
    );
}

#[test]
fn unknown_places_stay_places() {
    check(
        "Rebels recaptured Kafr Zabadin, a village in Hama, after a week. Shells also fell on the town of Tell Marwan. “We fled from Aleppo, Dhorin and other cities,” said Rima Odeh.",
        &expect![[r#"
            Kafr Zabadin: ? in Aleppo
            Hama: Hama ADM1 Syria
            Tell Marwan: ? in Aleppo
            Aleppo: Aleppo PPLA Syria
            Dhorin: ? in Aleppo"#]],
    );
}

#[test]
fn a_division_is_known_with_the_word_that_says_so() {
    check(
        "Floods swept through Buner district in Pakistan on Friday.",
        &expect![[r#"
        Buner: Buner District ADM2 Khyber Pakhtunkhwa, Pakistan
        Pakistan: Pakistan PCLI"#]],
    );
}

#[test]
fn lists_are_of_what_the_noun_behind_them_says() {
    check(
        "Sirens went off in Jackson, Clarke and Oconee counties in Georgia.",
        &expect![[r#"
            Jackson: Jackson County ADM2 Georgia, United States
            Clarke: Clarke County ADM2 Georgia, United States
            Oconee: Oconee County ADM2 Georgia, United States
            Georgia: Georgia ADM1 United States"#]],
    );
}

#[test]
fn people_papers_and_money_are_no_places() {
    check(
        "Paris Holm, 31, told the Boston Courier that Mr. London had paid US$40 for it. Chelsea Lund, 29, said she agreed. They live in Leeds.",
        &expect!["Leeds: Leeds PPLA2 City and Borough of Leeds, England, United Kingdom"],
    );
}

#[test]
fn governments_act_in_the_name_of_their_capital() {
    check(
        "Ankara said it would answer. Russia, which backs Damascus, has warned Turkey. Her sister lives in Ankara.",
        &expect![[r#"
            Ankara (acts): Ankara PPLC Turkey
            Russia (acts): Russia PCLI
            Damascus (acts): Damascus PPLC Dimashq, Syria
            Turkey (acts): Turkey PCLI
            Ankara: Ankara PPLC Turkey"#]],
    );
}

/// The mentions that are read as governments, in order.
fn acting(article: &str) -> Vec<String> {
    let places = read(article, Convention::default());
    places.into_iter().filter(|place| place.metonym).map(|place| place.name).collect()
}

#[test]
fn a_subject_of_policy_is_a_government() {
    for (article, expected) in [
        ("Washington and Brussels agreed on Friday to lift the tariffs.", &["Washington", "Brussels"][..]),
        ("Paris, Berlin and London condemned the attack.", &["Paris", "Berlin", "London"]),
        ("Talks between Washington and Brussels broke down.", &["Washington", "Brussels"]),
        ("The truce was brokered by Russia and Turkey.", &["Russia", "Turkey"]),
        ("The truce agreed to in September last year by Russia and Turkey holds.", &["Russia", "Turkey"]),
        ("France will not send troops. Kenya has long denied it.", &["France", "Kenya"]),
        ("The ministers accused Moscow of lying and urged Beijing to act.", &["Moscow", "Beijing"]),
        ("Under pressure from Washington, Cairo backed down.", &["Washington", "Cairo"]),
        ("Tanzania, which supports the plan, is voting for it.", &["Tanzania"]),
        ("Israel’s decision was criticised. Sanctions on Russia will stay.", &["Israel", "Russia"]),
    ] {
        assert_eq!(acting(article), expected, "{article}");
    }
}

#[test]
fn where_things_happen_is_no_government() {
    for article in [
        "Uganda has recorded 40 cases and Tanzania was the first to close schools.",
        "Flights between Washington and Brussels were cancelled.",
        "Kenya is home to 50 million people. Mali can be hot. London could see snow.",
        "Moscow was hit by a storm. Brazil had been hit by floods.",
        "People in northern Uganda said they were hungry. Officials in Kampala, Uganda, said so.",
        "Tanzania, which lies south of Uganda, has had no rain.",
        "Japan won the match. The aid came from Japan. Trade with Japan grew by a third.",
        "Israel’s coast is long. Syria was condemned to watch.",
        "The road was hit by shells near the camp by Damascus.",
        "Rebels by Damascus fired on Homs, and the road from Cairo is closed.",
    ] {
        assert_eq!(acting(article), Vec::<String>::new(), "{article}");
    }
}

#[test]
fn regions_get_what_they_are_called_after() {
    check(
        "In Egypt, troops moved across the Sinai peninsula and Upper Egypt. Snow fell on the Lebanon mountains and in the Harem \
         mountains of northern Syria, on the border with Turkey and in the north-western province.",
        &expect![[r#"
            Egypt: Egypt PCLI
            Sinai peninsula (region): Sinai PEN Egypt
            Upper Egypt (region): Egypt PCLI
            Lebanon mountains (region): ? in Lebanon
            Harem mountains (region): Ḩārim PPLA2 Idlib, Syria
            Syria: Syria PCLI
            Turkey: Turkey PCLI"#]],
    );
}

#[test]
fn streets_and_rivers_are_not_the_town_they_are_called_after() {
    check(
        "The march went down Texas Avenue to the Euphrates and on to the Harem mountains in northern Syria.",
        &expect![[r#"
            Texas Avenue (venue): ? in Texas
            Euphrates: Euphrates STM
            Harem mountains (region): Ḩārim PPLA2 Idlib, Syria
            Syria: Syria PCLI"#]],
    );
}

#[test]
fn diseases_days_and_inhabitants_are_no_places() {
    check(
        "Two people in Boise have caught the West Nile virus, the state said. West Nile is carried by mosquitoes. New Yorkers \
         need not fear Marburg virus, a doctor from Marburg, Germany, told the White House on St. Patrick’s Day.",
        &expect![[r#"
            Boise: Boise PPLA Ada County, Idaho, United States
            Marburg: Marburg an der Lahn PPLA3 Regierungsbezirk Gießen, Hesse, Germany
            Germany: Germany PCLI"#]],
    );
}

#[test]
fn a_part_is_where_the_whole_is() {
    check(
        "Crews in North Texas and East Dallas worked all night. Rain is forecast for Southern Darfur, South Darfur and West Side.",
        &expect![[r#"
            North Texas (region): Texas ADM1 United States
            East Dallas (region): Dallas PPLA2 Dallas County, Texas, United States
            Southern Darfur: Southern Darfur ADM1 Sudan
            South Darfur: Southern Darfur ADM1 Sudan
            West Side: West Newton PPL Westmoreland County, Pennsylvania, United States"#]],
    );
}

#[test]
fn the_members_of_a_list_are_of_one_kind() {
    check(
        "Cases were found in Idaho, Ohio, Oregon, Utah, Washington and Wyoming. Officials in Washington said little.",
        &expect![[r#"
            Idaho: Idaho ADM1 United States
            Ohio: Ohio ADM1 United States
            Oregon: Oregon ADM1 United States
            Utah: Utah ADM1 United States
            Washington: Washington PPLC Washington County, Washington, D.C., United States
            Wyoming: Wyoming PPL Hamilton County, Ohio, United States
            Washington: Washington PPLC Washington County, Washington, D.C., United States"#]],
    );
    check(
        "Talks in Washington went on, diplomats from Poland said in Warsaw.",
        &expect![[r#"
            Washington: Washington PPLC Washington County, Washington, D.C., United States
            Poland: Poland PCLI
            Warsaw: Warsaw PPLC Warszawa, Mazovia, Poland"#]],
    );
}

#[test]
fn a_town_and_its_province_are_one() {
    let article = "Shells fell on Aleppo and Homs in Syria. Paris was quiet.";
    let twins = |place: &Place| {
        let name =
            |id| GAZETTEER.entry(id).map_or_else(String::new, |entry| format!("{} {}", entry.name, entry.feature));
        place
            .twin
            .map(|twin| format!("{}: {} and {}", place.name, place.resolved.map_or_else(String::new, name), name(twin)))
    };
    let found: Vec<String> = read(article, Convention::default()).iter().filter_map(twins).collect();
    expect![[r#"
        Aleppo: Aleppo PPLA and Aleppo ADM1
        Homs: Homs PPLA and Homs ADM1"#]]
    .assert_eq(&found.join("\n"));
}

#[test]
fn demonyms_are_places_by_another_convention() {
    let article = "The Syrians met Russian diplomats in Laos. North Korean officials stayed in the Philippines.";
    check(
        article,
        &expect![[r#"
        Laos: Laos PCLI
        Philippines: Philippines PCLI"#]],
    );
    let with = show(&read(article, Convention { demonyms: true }));
    expect![[r#"
        Syrians: Syria PCLI
        Russian: Russia PCLI
        Laos: Laos PCLI
        North Korean: North Korea PCLI
        Philippines: Philippines PCLI"#]]
    .assert_eq(&with);
}

#[test]
fn a_demonym_may_be_the_last_word() {
    let with = show(&read("The pilot was Lao", Convention { demonyms: true }));
    expect!["Lao: Laos PCLI"].assert_eq(&with);
}

proptest! {
    #[test]
    fn spans_are_in_order_and_whole(text in "([A-Z][a-z]{0,6}|[a-z]{1,5}|iPhone|d’Ivoire|U\\.S\\.|Calif\\.|Paris|New York|[-,.’&$]|\n){0,30}( ([A-Z][a-z]{1,6}|of|in|town|Lake|[,.-])){0,20}") {
        let tokens = Tokens::new(&text);
        let names = names::tag(&tokens, &sentences(&tokens));
        let places = scan(&tokens, &names, &GAZETTEER);
        prop_assert!(places.iter().all(|place| place.tokens.start < place.tokens.end && place.tokens.end <= tokens.len()));
        prop_assert!(places.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        read(&text, Convention::default());
    }
}

#[test]
fn datelines_wars_and_neighbours() {
    check(
        "DURBAN, Sunday, 14 September 2025 (Agency) – Air strikes on Idlib continued, and the siege of Nikopol began. \
         Neighbouring Niger has closed its border. Six people died in Anbar province in Iraq.",
        &expect![[r#"
            DURBAN: Durban PPLA2 eThekwini Metropolitan Municipality, KwaZulu-Natal, South Africa
            Idlib: Idlib PPLA Syria
            Nikopol: Nikopol PPLA2 Nikopol Raion, Dnipropetrovsk Oblast, Ukraine
            Niger: Niger PCLI
            Anbar: Al Anbar ADM1 Iraq
            Iraq: Iraq PCLI"#]],
    );
}

#[test]
fn months_beside_their_day() {
    check(
        "GHENT, Nov. 24, 2026 — A mill burnt on Monday. The last fire was on 3 Mar. 1987. The mill is near March in Cambridgeshire.",
        &expect![[r#"
            GHENT: Gent PPL Provincie Oost-Vlaanderen, Flanders, Belgium
            March: March PPL Cambridgeshire, England, United Kingdom
            Cambridgeshire: Cambridgeshire ADM2 England, United Kingdom"#]],
    );
}

#[test]
fn streets_hospitals_and_agencies() {
    check(
        "GRAZ, May 3, 2024 (Valley Wire) — The embassy moved from Rue de Rivoli in Paris to Avenida da Liberdade in Lisbon. \
         San Juan de Dios Hospital treated 30 people at the Hauptbahnhof in Leipzig, far from the Plaza de Mayo.",
        &expect![[r#"
            GRAZ: Graz PPLA Graz Stadt, Styria, Austria
            Rue de Rivoli (venue): ?
            Paris: Paris PPLC Île-de-France, France
            Avenida da Liberdade (venue): ?
            Lisbon: Lisbon PPLC Portugal
            San Juan de Dios Hospital (venue): ?
            Hauptbahnhof (venue): ?
            Leipzig: Leipzig PPLA3 Saxony, Germany
            Plaza de Mayo (venue): ?"#]],
    );
}

#[test]
fn namesakes_across_borders() {
    check(
        "Aid came from Merida in Spain, as it did from Valencia in Venezuela and Tripoli in Lebanon.\n\n\
         FRANKFURT (Agency) - A bank in Frankfurt said so on Monday.",
        &expect![[r#"
            Merida: Mérida PPLA Provincia de Badajoz, Extremadura, Spain
            Spain: Spain PCLI
            Valencia: Valencia PPLA Municipio Valencia, Carabobo, Venezuela
            Venezuela: Venezuela PCLI
            Tripoli: Tripoli PPLA Liban-Nord, Lebanon
            Lebanon: Lebanon PCLI
            FRANKFURT: Frankfurt am Main PPLA3 Regierungsbezirk Darmstadt, Hesse, Germany
            Frankfurt: Frankfurt am Main PPLA3 Regierungsbezirk Darmstadt, Hesse, Germany"#]],
    );
}

#[test]
fn who_signs_is_no_place() {
    check("“We never had water here.”\n\n— Georgia Paredes", &expect![[""]]);
    check("“Water is life.” — Austin Kowal, teacher", &expect![[""]]);
    check(
        "Where it rained:\n\n– Austin, Texas\n\n– Virginia Beach",
        &expect![[r#"
        Austin: Austin PPLA Travis County, Texas, United States
        Texas: Texas ADM1 United States
        Virginia Beach: Virginia Beach PPLA2 City of Virginia Beach, Virginia, United States"#]],
    );
}
