//! Clauses that lack something: a subject, a pronoun, an agent; and subjects of several.

use expect_test::expect;

use super::check;

#[test]
fn content_without_its_subject() {
    check(
        "The attack, which he said was carried out by militants, killed three.\n\
         A fire that investigators believe was started by a cigarette destroyed the mill.\n\
         The man who officials said had planned the attack was arrested.\n\
         Mr Berg, the man police say started the fire, will appear in court.\n\
         What officials say is a miracle, residents call a disgrace.\n\
         Everything he says is true.\n",
        &expect![[r#"
            Indirect he [said] Cue: was carried out by militants
            Indirect investigators [believe] Cue: was started by a cigarette
            Indirect officials [said] Cue: had planned the attack
            Indirect police [say] Cue: started the fire
            Indirect officials [say] Cue: is a miracle
            Indirect residents [call] Cue: a disgrace
        "#]],
    );
}

#[test]
fn several_who_speak_together() {
    check(
        "The government and the militia said they had agreed to stop.\n\
         The mayor and her deputy told reporters that the road was closed.\n\
         Officials, farmers and aid workers say the dam is unsafe.\n\
         Doctors at the clinic and residents of the old town said the water was bad.\n\
         Ana Ruiz and Jan Berg said they would sue.\n\
         Ana Ruiz, Jan Berg and Ine Dahl said the pool was cold.\n\
         “We will sue,” Ruiz and Berg said.\n",
        &expect![[r#"
            Indirect The government and the militia [said] Cue: they had agreed to stop
                Indirect they [had agreed] Cue: to stop
            Indirect The mayor and her deputy [told] Cue: that the road was closed
            Indirect Officials, farmers and aid workers [say] Cue: the dam is unsafe
            Indirect Doctors at the clinic and residents of the old town [said] Cue: the water was bad
            Indirect Ana Ruiz + Jan Berg [said] Cue: they would sue
            Indirect Ana Ruiz + Jan Berg + Ine Dahl [said] Cue: the pool was cold
            Direct Ruiz + Berg [said] Cue: “We will sue,”
        "#]],
    );
    // What only looks like it.
    check(
        "Rescuers reached the village and officials said the road was open.\n\
         The rain stopped and the mayor said it was over.\n\
         Speaking in Graz, farmers and workers said it was late.\n\
         Two days before the vote, farmers and workers said no deal was near.\n\
         Mr Berg met Ms Ruiz and the mayor said he was glad.\n",
        &expect![[r#"
            Indirect officials [said] Cue: the road was open
            Indirect the mayor [said] Cue: it was over
            Indirect farmers and workers [said] Cue: it was late
            Indirect farmers and workers [said] Cue: no deal was near
            Indirect the mayor [said] Cue: he was glad
        "#]],
    );
}

#[test]
fn passives_with_their_agent() {
    check(
        "The plan was criticised by Ms Haddad as “a joke”.\n\
         The wall had been described by engineers as “rotten”.\n\
         The ministry was accused by Mr Berg of hiding the figures.\n\
         Mr Berg was told by his lawyer that he could stay.\n\
         The ministry was told that the wall was rotten. Kowal ‘knew of leak’, court told\n",
        &expect![[r#"
            Mixed Ms Haddad [was criticised] Cue: as “a joke”
            Mixed engineers [had been described] Cue: as “rotten”
            Indirect Mr Berg [was accused] Cue: hiding the figures
            Indirect his lawyer [was told] Cue: that he could stay
        "#]],
    );
}

#[test]
fn nouns_for_what_is_said() {
    check(
        "His claim that the wall was rotten was dismissed. Her warning that the dam would break went unheard.\n\
         The council’s announcement that the pool would close surprised parents.\n\
         There were claims that the dam would fail.\n",
        &expect![[r#"
            Indirect His [claim] Cue: that the wall was rotten
            Indirect Her [warning] Cue: that the dam would break
            Indirect The council [announcement] Cue: that the pool would close
        "#]],
    );
}

#[test]
fn what_is_left_open() {
    check(
        "She would neither confirm nor deny that staff had been sacked. He doubted that it would open.\n\
         She did not deny that it was old. She has never said that the pool was safe. He could not say when it would open.\n",
        &expect![[r#"
            Indirect She [would neither confirm nor deny] Cue Asked: that staff had been sacked
            Indirect He [doubted] Cue Denied: that it would open
            Indirect She [did not deny] Cue: that it was old
            Indirect She [has never said] Cue Denied: that the pool was safe
            Indirect He [could not say] Cue Asked: when it would open
        "#]],
    );
}

#[test]
fn who_passes_it_on() {
    check(
        "The pool is safe, the Echo quoted Mr Berg as saying.\n\
         State television cited the mayor as saying the pool was safe.\n\
         The Echo reported that Mr Berg had said the pool was safe.\n\
         According to Ms Kowal, Mr Berg said the pool was safe.\n\
         Ms Kowal said her boss had promised that she would be paid.\n",
        &expect![[r#"
            Indirect Mr Berg via the Echo [as saying] Cue: The pool is safe
            Indirect the mayor via State television [as saying] Cue: the pool was safe
            Indirect The Echo [reported] Cue: that Mr Berg had said the pool was safe
                Indirect Mr Berg [had said] Cue: the pool was safe
            Indirect Ms Kowal [According to] Cue: Mr Berg said the pool was safe
                Indirect Mr Berg [said] Cue: the pool was safe
            Indirect Ms Kowal [said] Cue: her boss had promised that she would be paid
                Indirect her boss [had promised] Cue: that she would be paid
        "#]],
    );
}

#[test]
fn headlines_name_their_source() {
    for (headline, expected) in [
        (
            "Minister: dam will hold another winter\n",
            expect![[r#"
            Indirect Minister [:] Cue: dam will hold another winter
        "#]],
        ),
        (
            "Anna Lindqvist: dam will hold\n",
            expect![[r#"
            Indirect Anna Lindqvist [:] Cue: dam will hold
        "#]],
        ),
        (
            "Police: 3 hurt in crash on A9\n",
            expect![[r#"
            Indirect Police [:] Cue: 3 hurt in crash on A9
        "#]],
        ),
        (
            "Dam ‘could fail within weeks’ – engineers\n",
            expect![[r#"
            Mixed engineers [–] Cue: Dam ‘could fail within weeks’
        "#]],
        ),
        (
            "“We ran” — survivors\n",
            expect![[r#"
            Direct survivors [—] Cue: “We ran”
        "#]],
        ),
        (
            "Council ‘ignored warnings’, report finds\n",
            expect![[r#"
            Mixed report [finds] Cue: Council ‘ignored warnings’
        "#]],
        ),
        (
            "Bridge shut after flood, says mayor\n",
            expect![[r#"
            Indirect mayor [says] Cue: Bridge shut after flood
        "#]],
        ),
        // A place, a kind of article.
        ("Ukraine: Dam Fails Again After Flood\n", expect![""]),
        ("Explainer: how the dam failed\n", expect![[""]]),
    ] {
        check(headline, &expected);
    }
}

#[test]
fn transcripts_with_titles_and_asides() {
    check(
        "SMITH: We had no power at all.\n\
         MS. QURESHI: Mr. Smith, that is not true.\n\
         SMITH (via telephone): I said it before.\n\
         (CROSSTALK)\n\
         UNIDENTIFIED MALE: You can’t say that.\n",
        &expect![[r#"
            Direct SMITH [:] Turn: We had no power at all.
            Direct QURESHI [:] Turn: Mr. Smith, that is not true.
            Direct SMITH [:] Turn: I said it before.
            Direct UNIDENTIFIED MALE [:] Turn: You can’t say that.
        "#]],
    );
}

#[test]
fn courts_and_clauses_in_front() {
    check(
        "Mr Pellow told police he had been “checking the route”, the jury was told.\n\
         Asked whether he had known about the emails, he said: “I’ve nothing to add.”\n\
         What officials fear most, Ms Kaplan said, is rain.\n\
         The governor put the number at nine; the chamber of engineers, citing its own survey, spoke of 17.\n\
         Ms Garbutt and Ms Prentice both criticised the referee for playing on.\n\
         Ms Garbutt supporters said it was over.\n\
         “I lift people all day,” the nurse said. “Can I do that at 67?” Her colleague agreed. “My back is gone,” she said.\n\
         Tens of thousands marched through Lyon, chanting “Not one day more”.\n",
        &expect![[r#"
            Mixed Mr Pellow [told] Cue: he had been “checking the route”
            Direct he [said] Cue: “I’ve nothing to add.”
            Indirect Ms Kaplan [said] Cue: What officials fear most / is rain
            Indirect the chamber of engineers [citing] Cue: its own survey
            Indirect the chamber of engineers [spoke] Cue: 17
            Indirect Ms Garbutt + Ms Prentice [criticised] Cue: the referee for playing on
            Indirect Ms Garbutt supporters [said] Cue: it was over
            Direct the nurse [said] Cue: “I lift people all day,”
            Direct the nurse [said] Paragraph: “Can I do that at 67?”
            Direct she [said] Cue: “My back is gone,”
            Direct Tens of thousands [chanting] Cue: “Not one day more”
        "#]],
    );
    check(
        "On July 6, 2015, Ms Ruiz made the following comment:\n\n“Nobody warned us that the river would come so fast.”\n",
        &expect![[r#"
            Direct Ms Ruiz [:] Continuation: “Nobody warned us that the river would come so fast.”
        "#]],
    );
    check(
        "Rebels say truce broken; army denies strike on market\n",
        &expect![[r#"
        Indirect Rebels [say] Cue: truce broken
        Indirect army [denies] Cue Denied: strike on market
    "#]],
    );
    check("Lindqvist rescues point as Rovers stumble again\n", &expect![[""]]);
}

#[test]
fn groups_and_who_leads_them() {
    check(
        "Observers led by former minister Ana Ruiz said the vote was calm.\n\nSources close to chairman Jan Berg insist there is no need to sell.\n\nTwo dads held him down. One of them, plumber Lee Hartigan, told the jury: “He kept saying it.”",
        &expect![[r#"
            Indirect Observers led by former minister Ana Ruiz [said] Cue: the vote was calm
            Indirect Sources close to chairman Jan Berg [insist] Cue: there is no need to sell
            Direct One of them [told] Cue: “He kept saying it.”
        "#]],
    );
}
