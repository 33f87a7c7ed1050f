//! People who share a surname with somebody, or with a company.

use expect_test::expect;

use super::check;

#[test]
fn offices_and_forms_of_address_tell_spouses_apart() {
    check(
        "CHICAGO — Michelle Obama, the former first lady, opened a library on Friday. President Obama, who was in Jakarta, sent \
         a message. “Michelle read to me,” Mr. Obama said. Mrs. Obama laughed.\n",
        &expect![[r#"
            Person Michelle Obama Feminine, role “the former first lady”: Michelle Obama | Michelle | Mrs. Obama
            Person Obama Masculine, role “President”: President Obama | me | Mr. Obama
        "#]],
    );
    check(
        "Gov. Elena Marchetti and her husband, Paul, attended. Governor Marchetti said it would rain. Mr. Marchetti, a retired \
         firefighter, gave 400 books.\n",
        &expect![[r#"
            Person Elena Marchetti Feminine, role “Governor”: Elena Marchetti | her | Governor Marchetti
            Person Paul Masculine, role “her husband”, role “a retired firefighter”: Paul | Mr. Marchetti
        "#]],
    );
    // Who is “Mr” is not meant by “Dr”.
    check(
        "Ada Oyelaran, the astronomer, died on Tuesday. Her husband, Samuel Oyelaran, died in 2009. She met Mr. Oyelaran in \
         Dublin. Professor Kaya recalled a night when Dr. Oyelaran kept the children awake.\n",
        &expect![[r#"
            Person Ada Oyelaran Feminine, role “the astronomer”: Ada Oyelaran | Her | She | Dr. Oyelaran
            Person Samuel Oyelaran Masculine, role “Her husband”: Samuel Oyelaran | Mr. Oyelaran
            Person Kaya, role “Professor”: Professor Kaya
        "#]],
    );
}

#[test]
fn a_surname_stays_with_whom_it_was_given_to() {
    check(
        "Keith Scott was shot on Tuesday. Scott had no gun. Rakeyia Scott filmed it and called to officers. The video does not \
         show Scott leaving his car.\n",
        &expect![[r#"
            Person Keith Scott Masculine: Keith Scott | Scott | Scott | his
            Person Rakeyia Scott: Rakeyia Scott
        "#]],
    );
    // In an article of a Mr and no Ms she is not meant by an office either.
    check(
        "President Kaya spoke in Leeds. Mr. Kaya said taxes would fall. Later Anna Kaya and Mehmet Kaya went home.\n",
        &expect![[r#"
            Person Mehmet Kaya Masculine, role “President”: President Kaya | Mr. Kaya | Mehmet Kaya
            Person Anna Kaya: Anna Kaya
        "#]],
    );
}

#[test]
fn a_name_somebody_was_born_with() {
    check(
        "Marguerite Oyelaran died on Tuesday in Ibadan. Born Marguerite Desmond in Cork, she was a postman’s daughter.\n",
        &expect![[r#"
            Person Marguerite Oyelaran Feminine: Marguerite Oyelaran | Marguerite Desmond | she
        "#]],
    );
}

#[test]
fn a_company_and_somebody_called_like_it() {
    check(
        "AMSTERDAM — Harlan Foods said on Wednesday it would close 12 stores. Shares in Harlan fell. Harlan said it would take a \
         charge.\n\n\
         “We did not take this lightly,” said Piet Harlan, a grandson of the founder. Harlan, 61, still owns shares.\n\n\
         Mr. Harlan said he had been consulted. Harlan employs 9,200 people.\n",
        &expect![[r#"
            Organisation Harlan Foods: Harlan Foods | Harlan | Harlan | Harlan
            Person Piet Harlan Masculine, 61, role “a grandson of the founder”: We | Piet Harlan | Harlan | Mr. Harlan | he
        "#]],
    );
    // Where he comes first, or where it is a foundation, the word is his.
    check(
        "Piet Harlan left on Friday. Harlan said it was time. The Harlan Foundation thanked him. Harlan said it would miss him.\n",
        &expect![[r#"
            Person Piet Harlan Masculine: Piet Harlan | Harlan | him | Harlan | him
            Organisation Harlan Foundation: Harlan Foundation
        "#]],
    );
}

#[test]
fn unknown_names_that_a_rank_or_a_surname_shows() {
    check(
        "CHARLOTTE — Rakeyia Scott pleaded with officers not to shoot her husband. “He has no weapon,” Mrs. Scott is heard saying.\n",
        &expect![[r#"
            Person Rakeyia Scott Feminine: Rakeyia Scott | her | Mrs. Scott
        "#]],
    );
    check(
        "In Bangui, General Zéphirin Mamadou met veterans. Somebody said General Mamadou had lost their files.\n",
        &expect![[r#"
            Person Zéphirin Mamadou, role “General”: General Zéphirin Mamadou | General Mamadou
        "#]],
    );
    // A river is nobody.
    check(
        "“My father knew every star over the Lee,” said Ada Kowal.\n",
        &expect![[r#"
        Person Ada Kowal: My | Ada Kowal
    "#]],
    );
}

#[test]
fn kin_without_a_name_are_on_stage() {
    check(
        "“We had eleven, then ten,” said Ines Roca, the goalkeeper.\n\n\
         Thandi Mbeki said she had not slept. “My mum drove up from Leicester. She watched it on a phone.”\n",
        &expect![[r#"
            Person Ines Roca, role “the goalkeeper”: We | Ines Roca
            Person Thandi Mbeki Feminine: Thandi Mbeki | she | My
        "#]],
    );
    // Somebody inside a quote whose speaker is only “she” behind it.
    check(
        "Ana Ruiz recalled how Ines Roca kept the children awake. “She told them it was science,” she said.\n",
        &expect![[r#"
            Person Ana Ruiz Feminine: Ana Ruiz | she
        "#]],
    );
}

#[test]
fn nobody_speaks_of_themselves_by_name() {
    check(
        "Klaus Bergmann resigned on Tuesday. Stefan Bergmann denied it. “Klaus never asked me,” he said.\n",
        &expect![[r#"
            Person Klaus Bergmann: Klaus Bergmann | Klaus
            Person Stefan Bergmann Masculine: Stefan Bergmann | me | he
        "#]],
    );
    // Who was quoted before goes on, and “he” in his words is the other.
    check(
        "Ted Harker leads in Leeds. “Harker works hard,” said Mark Jones, a professor.\n\n\
         “He’s gaining and has a plan,” he said.\n",
        &expect![[r#"
            Person Ted Harker Masculine: Ted Harker | Harker | He
            Person Mark Jones Masculine, role “a professor”: Mark Jones | he
        "#]],
    );
}

#[test]
fn asides_of_nationality_and_age() {
    check(
        "Lukas Brandl lost. “He was better,” the Austrian said. The 22-year-old will face Frenchman Paul Girard.\n",
        &expect![[r#"
            Person Lukas Brandl Masculine: Lukas Brandl | He
            Person Paul Girard: Paul Girard
        "#]],
    );
    check(
        "Khadija Omar, 26, lost two children. The Museum of African American History reopens.\n",
        &expect![[r#"
            Person Khadija Omar, 26: Khadija Omar
        "#]],
    );
}
