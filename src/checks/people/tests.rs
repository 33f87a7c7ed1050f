//! For and against: what each rule reports, and what looks like it and is right.

use crate::checks::fixture::{check, quiet};
use expect_test::expect;

#[test]
fn surname_only() {
    check(
        "person-surname-only",
        "The bridge is shut.\n\n“It is not safe,” Ms Kowal said. Kowal has shut two bridges. She left.\n",
        &expect![[r#"
            3:19 "Ms Kowal" Kowal is not named in full here, nor is the other mention.
        "#]],
    );
    quiet("person-surname-only", "Marta Kowal shut the bridge.\n\n“It is not safe,” Ms Kowal said.\n");
    quiet("person-surname-only", "“Bang their heads together,” Lord Hexham said. He had been a minister.\n");
    quiet("person-surname-only", "Lenders fell after the Dodd-Frank act was cut.\n");
}

#[test]
fn late_introduction() {
    let full = "Marta Kowal, the city engineer, has shut two bridges.\n";
    check(
        "person-late-introduction",
        &format!("Bridge shut\n\nThe road is closed.\n\n“I say it is not safe,” Ms Kowal said.\n\n{full}"),
        &expect![[r#"
            5:25 "Ms Kowal" Marta Kowal is named in full only later.
                Write Marta Kowal here
                    “I say it is not safe,” Marta Kowal said.
        "#]],
    );
    // Headlines, even with a full stop; what is called after somebody.
    quiet("person-late-introduction", &format!("Kowal shuts bridge.\n\nThe road is closed.\n\n{full}"));
    quiet("person-late-introduction", &format!("Bridge shut\n\nThe road is closed under the Kowal plan.\n\n{full}"));
}

#[test]
fn shared_surname() {
    let both = "Marta Kowal, the city engineer, and her brother Piotr Kowal came to the bridge.\n\n";
    check(
        "person-shared-surname",
        &format!("{both}“It is not safe,” Kowal said. Kowal left.\n"),
        &expect![[r#"
            3:19 "Kowal" Kowal could be Marta Kowal or Piotr Kowal.
                Write Marta Kowal
                    “It is not safe,” Marta Kowal said. Kowal left.
                Write Piotr Kowal
                    “It is not safe,” Piotr Kowal said. Kowal left.
        "#]],
    );
    quiet("person-shared-surname", &format!("{both}“It is not safe,” Piotr Kowal said.\n"));
    quiet("person-shared-surname", &format!("{both}“It is not safe,” Ms Kowal said. The Kowal plan failed.\n"));
    // The surname was Marta's before her brother came in.
    quiet(
        "person-shared-surname",
        "Marta Kowal, the city engineer, came. Kowal looked.\n\nPiotr Kowal, a baker, left. “It is not safe,” Kowal said.\n",
    );
    let far = "The road stayed shut for the whole of the week. ".repeat(40);
    quiet("person-shared-surname", &format!("{both}{far}\n\nMarta Kowal came back. “It is not safe,” Kowal said.\n"));
}

#[test]
fn two_ages() {
    check(
        "person-two-ages",
        "Marta Kowal, 41, shut the bridge.\n\n“No,” said Ms Kowal, 47.\n\nThe 41-year-old Kowal left.\n",
        &expect![[r#"
            3:22 "47" Marta Kowal is 47 here, but 41 before.
                Write 41 here
                    “No,” said Ms Kowal, 41.
                Write 47 there
                    Marta Kowal, 47, shut the bridge.
        "#]],
    );
    quiet("person-two-ages", "Marta Kowal, 41, and Piotr Kowal, 47, shut the bridge. It is 47 years old.\n");
}

#[test]
fn two_titles() {
    check(
        "person-two-titles",
        "Sen. Ana Ruiz voted for the bridge.\n\n“It is safe,” said Rep. Ruiz.\n",
        &expect![[r#"
            3:20 "Rep. Ruiz" Ana Ruiz is Rep. here, but Sen. before.
                Write Sen. here
                    “It is safe,” said Sen. Ruiz.
                Write Rep. there
                    Rep. Ana Ruiz voted for the bridge.
        "#]],
    );
    check(
        "person-two-titles",
        "Foreign Minister Ine Solberg flew home.\n\n“No,” said Finance Minister Solberg.\n",
        &expect![[r#"
            3:20 "Minister Solberg" Ine Solberg is Finance Minister here, but Foreign Minister before.
                Write Foreign Minister here
                    “No,” said Foreign Minister Solberg.
                Write Finance Minister there
                    Finance Minister Ine Solberg flew home.
        "#]],
    );
    quiet("person-two-titles", "Foreign Minister Ine Solberg flew home.\n\n“No,” said Minister Solberg.\n");
    quiet("person-two-titles", "Ine Solberg, a former finance minister, left. Foreign Minister Solberg flew home.\n");
    quiet("person-two-titles", "Lt. Gen. Piotr Haddad shut the bridge.\n\n“It is not safe,” Gen. Haddad said.\n");
    quiet(
        "person-two-titles",
        "Sen. Ana Ruiz voted.\n\n“It is safe,” said Senator Ruiz. The former Gov. Ana Ruiz left.\n",
    );
    quiet("person-two-titles", "Sen. Ana Ruiz voted.\n\nGov. Luis Ruiz did not.\n");
}

#[test]
fn gender_conflict() {
    check(
        "person-gender-conflict",
        "Marta Kowal said she would shut the bridge.\n\n“I say it is not safe,” Mr Kowal said.\n",
        &expect![[r#"
            3:25 "Mr Kowal" Mr Kowal here, but Marta Kowal is “she” elsewhere.
                Write Ms
                    “I say it is not safe,” Ms Kowal said.
        "#]],
    );
    check(
        "person-gender-conflict",
        "Marta Kowal, a spokeswoman for the port, came late. “It is not safe,” he said.\n",
        &expect![[r#"
            1:71 "he" “he” here, but Marta Kowal is “a spokeswoman for the port” before.
                Write she
                    Marta Kowal, a spokeswoman for the port, came late. “It is not safe,” she said.
                Write a spokesman for the port there
                    Marta Kowal, a spokesman for the port, came late. “It is not safe,” he said.
        "#]],
    );
    check(
        "person-gender-conflict",
        "Marta Kowal, a spokeswoman for the port, came late.\n\nMarta Kowal, a spokesman for it, left.\n",
        &expect![[r#"
            3:14 "a spokesman for it" Marta Kowal is “a spokesman for it” here, but “a spokeswoman for the port” before.
                Write a spokeswoman for it here
                    Marta Kowal, a spokeswoman for it, left.
                Write a spokesman for the port there
                    Marta Kowal, a spokesman for the port, came late.
        "#]],
    );
    quiet("person-gender-conflict", "Marta Kowal, chairman of the port, came late. “It is not safe,” she said.\n");
    quiet("person-gender-conflict", "Marta Kowal said she would shut the bridge.\n\n“No,” Ms Kowal said.\n");
    // Two people.
    quiet(
        "person-gender-conflict",
        "Marta Kowal said she would shut it. Piotr Kowal came too.\n\n“It is not safe,” Mr Kowal said.\n",
    );
    quiet(
        "person-gender-conflict",
        "Marta Kowal said she would shut it.\n\n“No,” Mr Kowal said. Mr Kowal is her husband.\n",
    );
}

#[test]
fn who_needs_no_full_name() {
    for article in [
        "Jonas Berg and his wife, Laura, came. “It is cold,” Laura said.\n",
        "King George III owned it, the guide said. “He sold it,” said King George III.\n",
        "PolitiFact says the claim is false.\n",
        "According to Politifact, the claim is false. Lenox said it would close its stores. Harvard said it would appeal.\n",
    ] {
        quiet("person-surname-only", article);
    }
    let head = "The bridge stays closed\n\n";
    for early in ["The Kowal plan failed.", "A Kowal supporter came.", "They watched “Morning Kowal” at home."] {
        quiet("person-late-introduction", &format!("{head}{early}\n\nMarta Kowal, the city engineer, closed it.\n"));
    }
}

#[test]
fn two_spellings() {
    check(
        "person-two-spellings",
        "ESSA STAYS\n\nKhaled Al Essa lives near the border.\n\nMr Al Issa’s house is gone. “I stay,” Mr Al Essa said.\n",
        &expect![[r#"
            5:7 "Issa" Issa here, Essa before: is this one name?
                Make all Essa
                    Mr Al Essa’s house is gone. “I stay,” Mr Al Essa said.
                Make all Issa
                    Khaled Al Issa lives near the border.
                    Mr Al Issa’s house is gone. “I stay,” Mr Al Issa said.
        "#]],
    );
    check(
        "person-two-spellings",
        "Khaled Haddad lives near the border.\n\n“I stay,” Khalid Haddad said.\n",
        &expect![[r#"
            3:11 "Khalid" Khalid here, Khaled before: is this one name?
                Make all Khaled
                    “I stay,” Khaled Haddad said.
                Make all Khalid
                    Khalid Haddad lives near the border.
        "#]],
    );
    quiet("person-two-spellings", "Peter Brandt opened the show.\n\n“I stay,” Pete Brandt said.\n");
    quiet("person-two-spellings", "Khaled Haddad met Marta Hadad. Ana Ruiz and Ana Reyes left.\n");
}
