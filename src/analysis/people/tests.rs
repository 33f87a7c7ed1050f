//! What the chains of an article look like.

mod roles;
mod surnames;

use std::{fmt::Write, sync::Arc};

use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::{
    analysis::{ArticleContext, Reader, Reading},
    gazetteer::Gazetteer,
    text::{Format, Paragraphs},
};

fn read(text: &str) -> (Reading, Vec<char>) {
    let paragraphs = Paragraphs::split(text.to_owned(), Format::Plain);
    let reading = Reader::new(Arc::new(Gazetteer::default())).read(&paragraphs, &ArticleContext::default());
    (reading, text.chars().collect())
}

/// One line an entity: its name, its facts, its named mentions.
fn check(text: &str, expected: &Expect) {
    let (reading, chars) = read(text);
    let slice = |range: crate::text::CharRange| chars[range.to_usize()].iter().collect::<String>();
    let mut out = String::new();
    for (i, entity) in reading.entities.iter().enumerate() {
        let _ = write!(out, "{:?} {}", entity.kind, entity.name);
        if let Some(gender) = entity.gender {
            let _ = write!(out, " {gender:?}");
        }
        for age in &entity.ages {
            let _ = write!(out, ", {}", age.value);
        }
        for role in &entity.roles {
            let _ = write!(out, ", role “{}”", role.value);
        }
        for employer in &entity.employers {
            let _ = write!(out, ", employer {}", employer.value);
        }
        for home in &entity.homes {
            let _ = write!(out, ", home {}", home.value);
        }
        let mentions: Vec<String> = reading
            .mentions
            .iter()
            .filter(|mention| mention.entity.is_some_and(|id| id.index() == i))
            .map(|mention| slice(mention.range))
            .collect();
        let _ = writeln!(out, ": {}", mentions.join(" | "));
    }
    expected.assert_eq(&out);
}

#[test]
fn surnames_honorifics_and_particles() {
    check(
        "Rima Al Odeh, 41, a teacher from Aleppo, left at night. Mr Al Odeh, her brother, stayed.\n\nMs Al Odeh said Odeh had no choice.\n",
        &expect![[r#"
            Person Rima Al Odeh Feminine, 41, role “a teacher from Aleppo”, home Aleppo: Rima Al Odeh | her | Ms Al Odeh | Odeh
            Person Al Odeh Masculine, role “her brother”: Mr Al Odeh
        "#]],
    );
    check(
        "“We are open,” said Jan van der Meer, the mayor of Hamburg. Van der Meer said Anna Lindqvist, a spokeswoman for the port, would answer. Lindqvist did not.\n",
        &expect![[r#"
            Person Jan van der Meer, role “the mayor of Hamburg”: We | Jan van der Meer | Van der Meer
            Person Anna Lindqvist Feminine, role “a spokeswoman for the port”: Anna Lindqvist | Lindqvist
        "#]],
    );
}

#[test]
fn two_people_of_one_surname_stay_two() {
    check(
        "Maria Kovacs met her husband, Peter Kovacs, at the station. Mr Kovacs was late. Mrs Kovacs said so.\n",
        &expect![[r#"
            Person Maria Kovacs Feminine: Maria Kovacs | her | Mrs Kovacs
            Person Peter Kovacs Masculine, role “her husband”: Peter Kovacs | Mr Kovacs
        "#]],
    );
}

#[test]
fn titles_stack_and_tell_roles() {
    check(
        "Lt Gen Sir Alan Whitcombe told reporters in Oslo that Foreign Minister Ine Solberg had called President Okonkwo. Sir Alan left.\n",
        &expect![[r#"
            Person Alan Whitcombe Masculine: Lt Gen Sir Alan Whitcombe | Sir Alan
            Person Ine Solberg, role “Foreign Minister”: Ine Solberg
            Person Okonkwo, role “President”: President Okonkwo
        "#]],
    );
}

#[test]
fn names_of_many_kinds() {
    check(
        "Kim Min-ji, 24, said Xi Yongzhi and Maria da Silva Santos knew Abu Walid al-Tamimi. Mr Xi called al-Tamimi. Ms Kim, who lives in Busan, did not.\n",
        &expect![[r#"
            Person Kim Min-ji Feminine, 24, home Busan: Kim Min-ji | Ms Kim
            Person Xi Yongzhi Masculine: Xi Yongzhi | Mr Xi
            Person Maria da Silva Santos: Maria da Silva Santos
            Person Abu Walid al-Tamimi: Abu Walid al-Tamimi | al-Tamimi
        "#]],
    );
}

#[test]
fn organisations_and_their_acronyms() {
    check(
        "The Northern Rivers Observatory (NRO) reported floods near Leeds. The Observatory said more would come. The NRO has ten staff.\n",
        &expect![[r#"
            Organisation Northern Rivers Observatory: Northern Rivers Observatory | NRO | Observatory | NRO
        "#]],
    );
}

#[test]
fn nicknames_compounds_and_groups() {
    check(
        "Elizabeth “Betty” Harlow, 77, ran the shop. Harlow’s nephew, Jack Harlow, took over. Mr Harlow is 40.\n",
        &expect![[r#"
            Person Elizabeth “Betty” Harlow, 77: Elizabeth “Betty” Harlow | Harlow
            Person Jack Harlow Masculine, role “Harlow’s nephew”: Jack Harlow | Mr Harlow
        "#]],
    );
    check(
        "The Russia-Halabi talks failed. Nizar Halabi flew home. Americans and Republican senators were relieved, as was the Fargo Mayor.\n",
        &expect![[r#"
            Person Nizar Halabi: Halabi | Nizar Halabi
        "#]],
    );
}

#[test]
fn each_sieve() {
    // A suffix keeps father and son apart.
    check(
        "Robert Halloran Jr., a lawyer, sued his father, Robert Halloran Sr., on Monday. Both men left.\n",
        &expect![[r#"
            Person Robert Halloran Jr. Masculine, role “a lawyer”: Robert Halloran Jr. | his
            Person Robert Halloran Sr. Masculine, role “his father”: Robert Halloran Sr.
        "#]],
    );
    // A nickname for the given name, and a given name that contradicts.
    check(
        "William Harker, the mayor, left. Bill Harker said so. Anna Harker stayed.\n",
        &expect![[r#"
        Person William Harker, role “the mayor”: William Harker | Bill Harker
        Person Anna Harker: Anna Harker
    "#]],
    );
    // A surname that is a common word as well, where only a name can stand; and where the word may.
    check(
        "Its chairman, Per Olav Strand, resigned. Strand, a Norwegian, said why. Strand by strand it came apart. Strand said no more.\n",
        &expect![[r#"
            Person Per Olav Strand Masculine, role “Its chairman”: Per Olav Strand | Strand | Strand
        "#]],
    );
    // A role that one person bears, and one that two bear.
    check(
        "Ine Solberg, the minister, met Jan Berg, a judge, and Ana Ruiz, a judge. The minister said no. The judge said yes.\n",
        &expect![[r#"
            Person Ine Solberg, role “the minister”: Ine Solberg | The minister
            Person Jan Berg, role “a judge”: Jan Berg
            Person Ana Ruiz, role “a judge”: Ana Ruiz
        "#]],
    );
    // The role before the name, with the name as apposition.
    check(
        "Karl Seitz, a former mayor, died. The mayor of Vienna, Josef Haller, rejected the plan.\n",
        &expect![[r#"
            Person Karl Seitz, role “a former mayor”: Karl Seitz
            Person Josef Haller, role “mayor of Vienna”: The mayor of Vienna | Josef Haller
        "#]],
    );
    // “I” in a quote is its speaker, in a quote inside it the one who speaks there.
    check(
        "“I left for the US. My mother used to say, ‘I never saw such rain.’ We ran,” Rima Odeh said. I did not. Ms Odeh said she would lose “my house”.\n",
        &expect![[r#"
            Person Rima Odeh Feminine: I | My | We | Rima Odeh | Ms Odeh | she | my
        "#]],
    );
    check(
        "“I said no,” Marta Kowal said. She left. Captain Marta Kowal was tired.\n",
        &expect![[r#"
            Person Marta Kowal Feminine, role “Captain”: I | Marta Kowal | She | Captain Marta Kowal
        "#]],
    );
}

#[test]
fn interviews_know_who_answers() {
    check(
        "Ben Cardle, 51, runs the ferry. Cardle spoke in Leeds.\n\nQ: Who pays?\n\nA: Nobody pays us at all.\n",
        &expect![[r#"
            Person Ben Cardle, 51: Ben Cardle | Cardle | A | us
        "#]],
    );
}

#[test]
fn bodies_and_what_is_nobody() {
    check(
        "The National Water Commission (Conagua) warned towns along the river that the dam might not hold. Conagua’s director, Luis Prado, left Sunday.\n\n\
         Residents said Sunday it was over, and Maersk closed its office, according to Reuters. Hurricane Odile passed; Odile weakened.\n",
        &expect![[r#"
            Organisation National Water Commission: National Water Commission | Conagua | Conagua
            Person Luis Prado, role “Conagua’s director”: Luis Prado
            Organisation Maersk: Maersk
            Organisation Reuters: Reuters
        "#]],
    );
    // A short form told in brackets, and a whole name, go on where nothing else shows them.
    check(
        "The Lower Rhine Ferry Union (Rifu) called a strike. Copperline, a company in Bergen, runs ten ferries.\n\n\
         Talks with Rifu failed. Rifu wants more pay, and Copperline said no. The boats that Copperline owns stayed in port.\n",
        &expect![[r#"
            Organisation Lower Rhine Ferry Union: Lower Rhine Ferry Union | Rifu | Rifu | Rifu
            Organisation Copperline: Copperline | Copperline | Copperline
        "#]],
    );
}

#[test]
fn clubs_own_their_players_and_presidents_are_people() {
    check(
        "Villarreal’s Íñigo Urrutia scored twice. Villarreal lost anyway. Ana Trask, the governor, met Trask’s Jan Kerr. Trask said no.\n",
        &expect![[r#"
            Organisation Villarreal: Villarreal | Villarreal
            Person Íñigo Urrutia: Íñigo Urrutia
            Person Ana Trask, role “the governor”: Ana Trask | Trask | Trask
            Person Jan Kerr: Jan Kerr
        "#]],
    );
}

proptest! {
    #[test]
    fn mentions_are_in_order_and_point_somewhere(
        words in proptest::collection::vec(
            prop_oneof![
                Just("Mr"), Just("Rima"), Just("Al"), Just("Odeh"), Just("Odeh’s"), Just("said"), Just("“he"), Just("she”"), Just(","), Just("41,"),
                Just("the"), Just("minister"), Just("of"), Just("Syria-Odeh"), Just("J."), Just("(NRO)"), Just("Observatory"), Just(".\n\n"), Just("é"), Just("-"),
            ],
            0..60,
        )
    ) {
        let text = words.join(" ");
        let (reading, chars) = read(&text);
        prop_assert!(reading.mentions.windows(2).all(|pair| pair[0].range <= pair[1].range));
        for mention in &reading.mentions {
            prop_assert!(!mention.range.is_empty() && mention.range.end().to_usize() <= chars.len());
            prop_assert!(mention.entity.is_none_or(|id| reading.entity(id).is_some()));
        }
        for entity in &reading.entities {
            prop_assert!(!entity.name.is_empty());
        }
    }
}

#[test]
fn pronouns_mean_the_subject_nearest_to_them() {
    // Robert Falk was quoted last but one, Banda's sentence begins with where.
    check(
        "Its chief executive, Robert Falk, told investors that output would fall. Falk declined to be interviewed.\n\n\
         Mines Minister Paul Kabuswe has promised help. But he did not say when it would come.\n\n\
         At the Wusakile clinic, Dr Ireen Banda sees 60 patients in a morning. “They come with headaches,” she said.\n",
        &expect![[r#"
            Person Robert Falk, role “Its chief executive”: Its chief executive | Robert Falk | Falk
            Person Paul Kabuswe Masculine, role “Mines Minister”: Paul Kabuswe | he
            Person Ireen Banda Feminine: Dr Ireen Banda | she
        "#]],
    );
    // Named only behind.
    check(
        "Back when he wrote his book, Mr McKinley said debt was a sin.\n\nWhen he wrote it, Ana Ruiz was ill.\n",
        &expect![[r#"
            Person McKinley Masculine: Mr McKinley | he
            Person Ana Ruiz: Ana Ruiz
        "#]],
    );
    // The possessor is not who acts.
    check(
        "“We were told on a Friday,” said Chanda Mwape, 44, a winch operator.\n\n\
         Mwape’s wife, Grace, 41, sells tomatoes at the market. “Trade was better,” she said.\n",
        &expect![[r#"
            Person Chanda Mwape, 44, role “a winch operator”: We | Chanda Mwape | Mwape
            Person Grace Feminine, 41, role “Mwape’s wife”: Grace | she
        "#]],
    );
}

#[test]
fn who_passes_something_on_is_not_whom_they_quote() {
    check(
        "Marta Kowal, 43, a nurse, said that the ward was full.\n\n\
         The minister, Jan Berg, quoted her as saying that “nobody cared”. Berg added that he was sorry.\n",
        &expect![[r#"
            Person Marta Kowal Feminine, 43, role “a nurse”: Marta Kowal | her
            Person Jan Berg Masculine, role “minister”: The minister | Jan Berg | Berg | he
        "#]],
    );
}

#[test]
fn companies_with_and_without_their_legal_form() {
    check(
        "Harlan Foods shares slide\n\nOMAHA — Harlan Foods Inc. reported a loss on Thursday. “We paid twice as much for \
         corn,” chief executive Dana Whitlock told analysts. Sandgate Ltd said it would buy Harlan Foods.\n",
        &expect![[r#"
            Organisation Harlan Foods: Harlan Foods | Harlan Foods Inc. | Harlan Foods
            Person Dana Whitlock, role “chief executive”: We | Dana Whitlock
            Organisation Sandgate Ltd: Sandgate Ltd
        "#]],
    );
}

#[test]
fn it_speaks_for_the_body_named_last() {
    check(
        "The Northern Rivers Observatory (NRO) counted them. “There are more,” it said.\n\nA spokesman for Sport Harrow said he knew. “We urged them,” it said.\n\nA new report blamed the weather. “Nobody is at fault,” it said.\n",
        &expect![[r#"
            Organisation Northern Rivers Observatory: Northern Rivers Observatory | NRO | it
            Organisation Sport Harrow: Sport Harrow | We | it
        "#]],
    );
}

#[test]
fn borders_of_names() {
    check(
        "OSLO FJORD (Agency) - In 2009 Herrick at RecentChangesCamp spoke. Mr Collins I have not met. Queen Elizabeth I was dead. My fellow Democrats cheered. J-Ro sang.\n\nColumnist Dan Savage writes Savage Love. Readers of Savage Love adore Savage.\n\nLuiz Paulo Garrincha da Costa, the coach, left. Garrincha waved.\n",
        &expect![[r#"
            Organisation Agency: Agency
            Person Herrick: Herrick
            Person Collins Masculine: Mr Collins
            Person Elizabeth I Feminine, role “Queen”: Queen Elizabeth I
            Person Dan Savage, role “Columnist”: Dan Savage | Savage
            Person Luiz Paulo Garrincha da Costa, role “the coach”: Luiz Paulo Garrincha da Costa | Garrincha
        "#]],
    );
}

#[test]
fn bodies_that_call_themselves_by_their_members() {
    check(
        "Citizens for Tax Justice said the plan would fail. Lawyers for Ana Ruiz said it would not. Officials said nothing.\n\nThe firm Ostrander Lyle said it would appeal. “We regret it,” the firm said.\n",
        &expect![[r#"
            Person Ana Ruiz: Ana Ruiz
            Organisation Ostrander Lyle: Ostrander Lyle | We | the firm
            Organisation Citizens for Tax Justice: Citizens for Tax Justice
        "#]],
    );
}

#[test]
fn clubs_by_their_first_word_and_nicknames_of_two_letters() {
    check(
        "Maureen “Mo” Tattersall, 67, died. The head described Mo as kind.\n\nCarrick Rovers agreed a loan. Then Carrick lost and Halden beat Carrick.\n\nThe opposition PAIGC said it would not run.\n",
        &expect![[r#"
            Person Maureen “Mo” Tattersall, 67: Maureen “Mo” Tattersall | Mo
            Organisation Carrick Rovers: Carrick Rovers | Carrick | Carrick
            Organisation PAIGC: PAIGC
        "#]],
    );
}
