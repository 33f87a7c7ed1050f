//! Conversations whose questions bear no label, and reports in other settings.

use expect_test::expect;

use super::check;

#[test]
fn questions_without_labels() {
    check(
        "‘We stopped counting the boats’\n\n\
         By Tomás Ferreira\n\n\
         Leyla Demirkan has run the harbour office of Ayvalık for eleven years. We met her above the fish market.\n\n\
         How many boats come in on a normal night?\n\n\
         There is no normal night. In August we had nineteen before dawn.\n\n\
         After that we stopped counting.\n\n\
         Your father was a pilot here. What would he have said?\n\n\
         He would have said that the sea is no border.\n\n\
         You were charged last year. Does that frighten you?\n\n\
         It makes me angry. The prosecutor said I had “invited” people.\n\n\
         What happens next?\n\n\
         The hearing is on 12 March. Until then I go to work.\n\n\
         Leyla Demirkan lives in Ayvalık.\n",
        &expect![[r#"
            Direct Leyla Demirkan [-] Turn: ‘We stopped counting the boats’
            Direct Leyla Demirkan [-] Turn: There is no normal night. In August we had nineteen before dawn. / After that we stopped counting.
            Direct Leyla Demirkan [-] Turn: He would have said that the sea is no border.
            Direct Leyla Demirkan [-] Turn: It makes me angry. The prosecutor said I had “invited” people.
                Mixed The prosecutor [said] Cue: I had “invited” people
            Direct Leyla Demirkan [-] Turn: The hearing is on 12 March. Until then I go to work.
        "#]],
    );
}

#[test]
fn questions_that_nobody_is_asked() {
    // A column that asks itself, and a list of frequent questions.
    check(
        "Marcus Vane stood in a field and promised homes.\n\n\
         What did he promise?\n\nHe promised 40,000 homes by 2026.\n\n\
         Who will build them?\n\nNobody has said who will.\n\n\
         Can it be done?\n\nI doubt it. You need bricks.\n",
        &expect![[r#"
            Indirect He [promised] Cue: 40,000 homes by 2026
        "#]],
    );
    check(
        "The rules change on Monday, Jonas Berg, a consul, said.\n\n\
         Do I need a visa?\n\nYou need one for stays of 90 days.\n\n\
         Can my children travel?\n\nThey can with your consent.\n\n\
         What does it cost?\n\nA visa costs 80 euros.\n",
        &expect![[r#"
            Indirect Jonas Berg [said] Cue: The rules change on Monday
        "#]],
    );
}

#[test]
fn live_reports() {
    check(
        "23:41 Turnout in Perth was 61.2%, the returning officer, Morag Innes, said.\n\n\
         00:58 Catriona Lennox: “I’m not leaving.”\n\n\
         01:10 Recount in Stirling, officials say.\n",
        &expect![[r#"
            Indirect the returning officer [said] Cue: Turnout in Perth was 61.2%
            Direct Catriona Lennox [:] Cue: “I’m not leaving.”
            Indirect officials [say] Cue: Recount in Stirling
        "#]],
    );
}

#[test]
fn marks_as_russian_sets_them() {
    check(
        "\"On the place work 64 rescuers\", - said the head of the service Jahongir Tursunov. \"I have thought that it is an earthquake\", \
         - she said.\n",
        &expect![[r#"
            Direct Jahongir Tursunov [said] Cue: "On the place work 64 rescuers"
            Direct she [said] Cue: "I have thought that it is an earthquake"
        "#]],
    );
}

#[test]
fn who_is_heard_and_what_is_nothing_said() {
    check(
        "“He has no weapon,” Ms Kaya is heard saying. Mr Berg can be seen telling officers that he gives up.\n",
        &expect![[r#"
            Direct Ms Kaya [is heard saying] Cue: “He has no weapon,”
            Indirect Mr Berg [can be seen telling] Cue: that he gives up
        "#]],
    );
    check(
        "A spokesman sighed like a man who has said it before. Vane promised them to Swindon, too.\n",
        &expect![[""]],
    );
    check(
        "Driver ‘had been awake for 31 hours’, jury told\n",
        &expect![[r#"
        Direct ? [-] None: ‘had been awake for 31 hours’
    "#]],
    );
    check(
        "Last month the housing secretary, Marcus Vane, stood in a field and promised 40,000 homes.\n",
        &expect![[r#"
            Indirect the housing secretary [promised] Cue: 40,000 homes
        "#]],
    );
}

#[test]
fn two_who_answer_by_turns() {
    check(
        "“We never planned to stay”: two doctors on ten years in Gaziantep\n\nDr Lina Haddad and Dr Omar Saleh run a clinic for refugees in Gaziantep. They spoke to the Herald about war, money and marriage.\n\nWhy did you come here?\n\nHaddad: We had no choice. Our hospital was bombed twice in a week.\n\nSaleh: I came for three months. I am still here.\n\nHow many people do you see in a day?\n\nSaleh: Two hundred. In winter it is more, and we send people away.\n\nHaddad: I hate that. I lie awake over it.\n\nWould you go back?\n\nHaddad: If there is a hospital to go back to, yes.\n",
        &expect![[r#"
            Direct two doctors [:] Cue: “We never planned to stay”
            Direct Haddad [:] Turn: We had no choice. Our hospital was bombed twice in a week.
            Direct Saleh [:] Turn: I came for three months. I am still here.
            Direct Saleh [:] Turn: Two hundred. In winter it is more, and we send people away.
            Direct Haddad [:] Turn: I hate that. I lie awake over it.
            Direct Haddad [:] Turn: If there is a hospital to go back to, yes.
        "#]],
    );
    check(
        "Ten years in Gaziantep\n\nDr Lina Haddad and Dr Omar Saleh run a clinic for refugees in Gaziantep. They spoke to the Herald about war, money and marriage.\n\nWhy did you come here?\n\nWe had no choice. Our hospital was bombed twice in a week, and I was hurt.\n\nHow many people do you see in a day, Dr Saleh?\n\nTwo hundred. In winter it is more, and we send people away. I hate it.\n\nWould you go back, both of you?\n\nI would, if there is a hospital to go back to.\n",
        &expect![[r#"
            Direct ? [-] None: We had no choice. Our hospital was bombed twice in a week, and I was hurt.
            Direct Dr Omar Saleh [-] Turn: Two hundred. In winter it is more, and we send people away. I hate it.
            Direct ? [-] None: I would, if there is a hospital to go back to.
        "#]],
    );
    // Results under surnames are no conversation.
    check(
        "Ana Ruiz and Jan Berg are the last two.\n\nRuiz: 547 delegates.\n\nBerg: 46 delegates.\n\nRuiz: a clear lead.\n\nBerg: now or never.\n",
        &expect![[""]],
    );
}
