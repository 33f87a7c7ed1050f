//! People and what they are said to be.

use expect_test::expect;

use super::check;

#[test]
fn whom_they_work_for() {
    check(
        "Rima Odeh, an analyst at Harlan Foods, left. Kestrel Marine’s chief executive, Per Lund, stayed. \
         Ana Ruiz, a spokeswoman for the Port Authority, said so. Jan Berg, the director of the National Water Commission, agreed.\n\n\
         Ine Solberg, a critic of the National Water Commission, did not. Marta Kaya, a lawyer for Harlan Foods, left. \
         Tom Wale, a customer at Harlan Foods, stayed. After years at Harlan Foods, engineer Jonas Veit left.\n",
        &expect![[r#"
            Person Rima Odeh, role “an analyst at Harlan Foods”, employer Harlan Foods: Rima Odeh
            Organisation Harlan Foods: Harlan Foods | Harlan Foods | Harlan Foods | Harlan Foods
            Organisation Kestrel Marine: Kestrel Marine
            Person Per Lund, role “Kestrel Marine’s chief executive”, employer Kestrel Marine: Per Lund
            Person Ana Ruiz Feminine, role “a spokeswoman for the Port Authority”, employer Port Authority: Ana Ruiz
            Organisation Port Authority: Port Authority
            Person Jan Berg, role “the director of the National Water Commission”, employer National Water Commission: Jan Berg
            Organisation National Water Commission: National Water Commission | National Water Commission
            Person Ine Solberg, role “a critic of the National Water Commission”: Ine Solberg
            Person Marta Kaya, role “a lawyer for Harlan Foods”: Marta Kaya
            Person Tom Wale, role “a customer at Harlan Foods”: Tom Wale
            Person Jonas Veit, role “engineer”: Jonas Veit
        "#]],
    );
}

#[test]
fn epithets_by_age_and_children() {
    check(
        "Gemma Loughran, 34, fought for the pool. The 34-year-old teacher told the council: “They sat there.” The 35-year-old was gone.\n\nDougie Marsh, 61, a father of three, worked there. The father-of-three said it closed, and the 61-year-old bridge with it. The mum-of-two added: “I’m not giving up.”\n",
        &expect![[r#"
            Person Gemma Loughran Feminine, 34: Gemma Loughran | The 34-year-old teacher | The mum-of-two | I
            Person Dougie Marsh Masculine, 61, role “a father of three”: Dougie Marsh | The father-of-three
        "#]],
    );
    // Of two people of one age neither is meant.
    check(
        "Anna Berg, 40, and Rima Odeh, 40, won. The 40-year-old wept.\n",
        &expect![[r#"
            Person Anna Berg, 40: Anna Berg
            Person Rima Odeh, 40: Rima Odeh
        "#]],
    );
}

#[test]
fn roles_before_names_are_whole() {
    check(
        "Mines Minister Habtamu Tegegne met Chinese special envoy Xue Bing. Prime Minister Abel Negash’s spokeswoman, Billene Seyoum, was there. Negash was not. “No,” the spokeswoman said. Yesterday Senator Ada Berg, 52, became mayor of Tromsø.\n",
        &expect![[r#"
            Person Habtamu Tegegne, role “Mines Minister”: Habtamu Tegegne
            Person Xue Bing, role “Chinese special envoy”: Xue Bing
            Person Abel Negash, role “Prime Minister”: Abel Negash | Negash
            Person Billene Seyoum Feminine, role “Prime Minister Abel Negash’s spokeswoman”: Billene Seyoum | the spokeswoman
            Person Ada Berg, 52, role “Senator”: Ada Berg
        "#]],
    );
}

#[test]
fn one_name_beside_what_they_are() {
    check(
        "Tewodros, 27, fled at night. Zanele, her niece, asked for water. Then Okwui, a nurse, wept. Yesterday, a teacher, Ada Berg, called. Vitolor, a trader, cut jobs. Instead, her brother, Tom, paid.\n",
        &expect![[r#"
            Person Tewodros, 27: Tewodros
            Person Zanele Feminine, role “her niece”: Zanele | her
            Person Okwui, role “a nurse”: Okwui
            Person Ada Berg, role “teacher”: Ada Berg
            Person Tom Masculine, role “her brother”: Tom
        "#]],
    );
}

#[test]
fn roles_that_one_person_bears() {
    check(
        "Mayor Anna Lindqvist closed the bridge. Engineers followed the mayor to the hall, where the embattled mayor’s aides stood.\n\n\
         Gemma Loughran, a teacher, was hurt. The teacher, who teaches maths, smiled at a boy. Okwui Eze, a striker for Leeds, waved; the Leeds striker left.\n\n\
         The suspect, Karl Seitz, 31, was held. Prosecutors charged the suspect on Monday.\n\nBishop Nestor Nongo came. The bishop prayed.\n",
        &expect![[r#"
            Person Anna Lindqvist, role “Mayor”: Anna Lindqvist | the mayor | the embattled mayor
            Person Gemma Loughran, role “a teacher”: Gemma Loughran | The teacher
            Person Okwui Eze, role “a striker for Leeds”: Okwui Eze | the Leeds striker
            Person Karl Seitz, 31, role “suspect”: Karl Seitz | the suspect
            Person Nestor Nongo, role “Bishop”: Bishop Nestor Nongo | The bishop
        "#]],
    );
    // Roles told behind a comma with a title, and of a body written small; a role that opens a headline is nobody.
    check(
        "Driver jailed\n\nThe judge, Mr Justice Fenwick, told jurors to go. The judge left.\n\nA spokeswoman for the party, Liv Dahl, came. The spokeswoman smiled.\n",
        &expect![[r#"
            Person Fenwick Masculine, role “Justice”, role “judge”: The judge | Mr Justice Fenwick | The judge
            Person Liv Dahl Feminine, role “spokeswoman for the party”: Liv Dahl | The spokeswoman
        "#]],
    );
    // Two bearers, another rank, another country, another of the kind, any of the kind, what somebody is.
    check(
        "Jan Berg, a striker for Oslo, met Ana Ruiz, a striker for Leeds. The striker left.\n\n\
         Ben Cardle, the deputy mayor, spoke. The mayor did not. Karl Seitz, a former judge, sat down. The judge stood.\n\n\
         President Okonkwo met the French president. The president smiled.\n\n\
         Ada Berg, a nurse, came. A nurse from Graz was there as well. The nurse sang.\n\n\
         Tom Hale, a teacher, left. The teacher must always be ready. “The teacher hit me,” a boy said. Ine Dahl is the teacher.\n",
        &expect![[r#"
            Person Jan Berg, role “a striker for Oslo”: Jan Berg
            Person Ana Ruiz, role “a striker for Leeds”: Ana Ruiz
            Person Ben Cardle, role “the deputy mayor”: Ben Cardle
            Person Karl Seitz, role “a former judge”: Karl Seitz
            Person Okonkwo, role “President”: President Okonkwo
            Person Ada Berg, role “a nurse”: Ada Berg
            Person Tom Hale, role “a teacher”: Tom Hale
            Person Ine Dahl: Ine Dahl
        "#]],
    );
}

#[test]
fn officers_by_rank_and_given_name() {
    check(
        "General Zéphirin Mamadou, 61, took power in May. General Zephirin said Mamadou’s army was ready. Captain Zéphirin stayed.\n",
        &expect![[r#"
            Person Zéphirin Mamadou, 61, role “General”: General Zéphirin Mamadou | General Zephirin | Mamadou
            Person Zéphirin, role “Captain”: Captain Zéphirin
        "#]],
    );
}

#[test]
fn the_manager_of_two() {
    check(
        "Carrick Rovers manager Ola Dunne said the squad was tired. The manager added that nobody would leave.\n\nHalden manager Piet Vos said the pitch was a disgrace. The manager said he had complained.\n\nIt rained.\n\nThe manager said nobody had told him.\n",
        &expect![[r#"
            Organisation Carrick Rovers: Carrick Rovers
            Person Ola Dunne, role “Carrick Rovers manager”, employer Carrick Rovers: Ola Dunne | The manager
            Person Piet Vos Masculine, role “Halden manager”: Piet Vos | The manager | he | him
        "#]],
    );
}

#[test]
fn who_speaks_for_somebody_is_not_they() {
    check(
        "Ana Ruiz ran for mayor, and so did Jan Berg.\n\nA lawyer for Ana Ruiz said “the vote was stolen”. Sources close to chairman Jan Berg agreed. Observers led by Ana Ruiz said “it was calm”. Lawyer Ana Ruiz said “I was there”. A statement from Ana Ruiz said “we lost”.\n",
        &expect![[r#"
            Person Ana Ruiz, role “Lawyer”: Ana Ruiz | Ana Ruiz | Ana Ruiz | Ana Ruiz | I | Ana Ruiz | we
            Person Jan Berg Masculine, role “chairman”: Jan Berg | Jan Berg
        "#]],
    );
}
