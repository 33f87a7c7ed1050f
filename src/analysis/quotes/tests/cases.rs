//! One fixture for each way in which articles say who said it.

use expect_test::expect;

use super::check;

#[test]
fn headlines_and_signatures() {
    check(
        "Minister Denies Knowing of Dam Report\n\
         Varga: “The Dam Will Hold Another Winter”\n\
         “We were never told” – deputy mayor\n\
         Dam Will Hold Another Winter, Says Varga\n",
        &expect![[r#"
            Indirect Minister [Denies] Cue Denied: Knowing of Dam Report
            Direct Varga [:] Cue: “The Dam Will Hold Another Winter”
            Direct deputy mayor [–] Cue: “We were never told”
            Indirect Varga [Says] Cue: Dam Will Hold Another Winter
        "#]],
    );
}

#[test]
fn nested_marks_scare_quotes_and_titles() {
    check(
        "“It was the ‘worst day’ of our lives,” said Rima Odeh. “My brother said ‘we must go’ and we went.”\n\
         The so-called “people’s bridge” was opened in 1974. The film “The Last Winter in Aleppo” opens on Friday. Rima Odeh sang “The Last Winter” and left.\n\
         James “Big Jim” Torrance cut the ribbon.\n\
         'We have nothing left,' Mr Varga said. 'The boys' school is gone. It's over.'\n",
        &expect![[r#"
            Direct Rima Odeh [said] Cue: “It was the ‘worst day’ of our lives,”
            Direct Rima Odeh [said] Paragraph: “My brother said ‘we must go’ and we went.”
                Direct My brother [said] Cue: ‘we must go’
            Direct Mr Varga [said] Cue: 'We have nothing left,'
            Direct Mr Varga [said] Paragraph: 'The boys' school is gone. It's over.'
        "#]],
    );
}

#[test]
fn who_is_told_and_participles() {
    check(
        "Mr Berg told reporters that the pumps were “old but sound”, adding that nobody had complained.\n\
         Ms Kaya told The National on Friday that she would not move, saying the town was “finished”.\n\
         “The pumps,” Mr Berg went on, “were checked in May.”\n\
         Speaking in Leeds, Mr Berg described the report as “a work of fiction”.\n\
         “The worst is over”, according to Ms Kaya, “and the best is to come”.\n",
        &expect![[r#"
            Mixed Mr Berg [told] Cue: that the pumps were “old but sound”
            Indirect Mr Berg [adding] Cue: that nobody had complained
            Indirect Ms Kaya [told] Cue: that she would not move
            Mixed Ms Kaya [saying] Cue: the town was “finished”
            Direct Mr Berg [went] Cue: “The pumps,”
            Direct Mr Berg [went] Paragraph: “were checked in May.”
            Mixed Mr Berg [described] Cue: the report as “a work of fiction”
            Direct Ms Kaya [according to] Cue: “The worst is over”
            Direct Ms Kaya [according to] Paragraph: “and the best is to come”
        "#]],
    );
}

#[test]
fn polarity() {
    check(
        "The company denied it had ignored warnings and refused to say whether anyone would be dismissed.\n\
         The deputy mayor on Monday rejected the findings of the inquiry.\n\
         Ms Haddad asked whether the council had read the letter. “Did anybody open it?” she asked.\n\
         Officials have not said when the road will open.\n\
         Asked if he would resign, he said: “No.”\n",
        &expect![[r#"
            Indirect The company [denied] Cue Denied: it had ignored warnings
            Indirect The company [refused] Cue Denied: to say whether anyone would be dismissed
            Indirect The deputy mayor [rejected] Cue Denied: the findings of the inquiry
            Indirect Ms Haddad [asked] Cue Asked: whether the council had read the letter
            Direct she [asked] Cue Asked: “Did anybody open it?”
            Indirect Officials [have not said] Cue Asked: when the road will open
            Direct he [said] Cue: “No.”
        "#]],
    );
}

#[test]
fn nobody_claims_and_nobody_is_named() {
    check(
        "Nobody said a word. No group has claimed responsibility.\n\
         An official, who asked not to be named, said the talks had failed.\n\
         A neighbour asked to remain anonymous.\n",
        &expect![[r#"
            Indirect An official [said] Cue: the talks had failed
        "#]],
    );
}

#[test]
fn documents_bodies_and_chains() {
    check(
        "The audit found that 40 pumps were broken, and the bank said in a statement that it had lent nothing.\n\
         Mr Varga quoted Ms Haddad as saying the wall was rotten. “She told me it was ‘like wet bread’,” he said.\n\
         State media reported that the army had left, the agency said.\n\
         In her view, the dam was never safe. In the words of Mr Berg, it was “a miracle”.\n\
         The bridge was, in Ms Odeh’s opinion, a disgrace.\n",
        &expect![[r#"
            Indirect The audit [found] Cue: that 40 pumps were broken
            Indirect the bank [said] Cue: that it had lent nothing
            Indirect Ms Haddad via Mr Varga [as saying] Cue: the wall was rotten
            Direct he [said] Cue: “She told me it was ‘like wet bread’,”
                Mixed She [told] Cue: it was ‘like wet bread’
            Indirect the agency [said] Cue: State media reported that the army had left
                Indirect State media [reported] Cue: that the army had left
            Indirect her [In her view] Cue: the dam was never safe
            Mixed Mr Berg [In the words of] Cue: it was “a miracle”
            Indirect Ms Odeh [in Ms Odeh’s opinion] Cue: The bridge was
        "#]],
    );
}

#[test]
fn guillemets_and_german_marks() {
    check(
        "„Die Pumpen sind alt“, sagte niemand, but „we knew it all along“, said Mr Krause.\n\
         «They promised us water every week,» said Leila Mansour. »Nobody came to see us,« she added.\n\
         ‹Nothing at all came of it›, said Luc Morel.\n",
        &expect![[r#"
            Mixed Mr Krause [said] Cue: „Die Pumpen sind alt“, sagte niemand, but „we knew it all along“
            Direct Leila Mansour [said] Cue: «They promised us water every week,»
            Direct she [added] Cue: »Nobody came to see us,«
            Direct Luc Morel [said] Cue: ‹Nothing at all came of it›
        "#]],
    );
}

#[test]
fn transcripts() {
    check(
        "ANNA LINDQVIST: We warned them twice last year.\n\
         HOST: And what did they say?\n\
         LINDQVIST: Nothing. (Laughs.) Nothing at all.\n",
        &expect![[r#"
            Direct ANNA LINDQVIST [:] Turn: We warned them twice last year.
            Direct HOST [:] Turn: And what did they say?
            Direct LINDQVIST [:] Turn: Nothing. (Laughs.) Nothing at all.
        "#]],
    );
}

#[test]
fn single_marks_left_open_around_double_ones() {
    check(
        "Ms Loughran told the Echo: ‘They sat there and said “we value your views”. Then they voted it through.\n\n\
         ‘My lads learned to swim there.’\n\n\
         The boys’ coach ‘never lost a match’, and the ’90s were “golden”.\n",
        &expect![[r#"
            Direct Ms Loughran [told] Cue: ‘They sat there and said “we value your views”. Then they voted it through. / ‘My lads learned to swim there.’
                Direct They [said] Cue: “we value your views”
            Direct The boys’ coach [-] Paragraph: ‘never lost a match’
        "#]],
    );
}

#[test]
fn claims_that_somebody_reports() {
    check(
        "The government and the militia have agreed to stop fighting for 30 days, Foreign Minister Abel Negash said on Tuesday, in what diplomats called a “fragile” step.\n\
         The council criticised the plan to close the pool, the Echo reported.\n\
         Ms Odeh said she would walk up again on Thursday, whatever the engineers say.\n",
        &expect![[r#"
            Indirect Abel Negash [said] Cue: The government and the militia have agreed to stop fighting for 30 days
                Indirect The government and the militia [have agreed] Cue: to stop fighting for 30 days
            Mixed diplomats [called] Cue: a “fragile” step
            Indirect the Echo [reported] Cue: The council criticised the plan to close the pool
                Indirect The council [criticised] Cue: the plan to close the pool
            Indirect Ms Odeh [said] Cue: she would walk up again on Thursday
        "#]],
    );
}

#[test]
fn quotes_in_quotes() {
    check(
        "“My mother used to say, ‘A boat with two captains sinks,’” said Ilse Brandvold. “I told him, ‘Go home,’ and he went,” she added.\n\
         ‘He said ‘go home now’ and we went,’ Mr Pell said.\n\
         “When the judge said ‘you are free to go’, I cried,” Ana Ruiz said. “It was ‘hell’,” she said.\n",
        &expect![[r#"
            Direct Ilse Brandvold [said] Cue: “My mother used to say, ‘A boat with two captains sinks,’”
                Direct My mother [used to say] Cue: ‘A boat with two captains sinks,’
            Direct she [added] Cue: “I told him, ‘Go home,’ and he went,”
                Direct I [told] Cue: ‘Go home,’
            Direct Mr Pell [said] Cue: ‘He said ‘go home now’ and we went,’
                Direct He [said] Cue: ‘go home now’
            Direct Ana Ruiz [said] Cue: “When the judge said ‘you are free to go’, I cried,”
                Direct the judge [said] Cue: ‘you are free to go’
            Direct she [said] Cue: “It was ‘hell’,”
        "#]],
    );
    check(
        "ILSE BRANDVOLD: My mother used to say, “A boat with two captains sinks.” She drowned.\n\n\
         HOST: And then?\n\n\
         BRANDVOLD: Then the “council” said “no”.\n",
        &expect![[r#"
            Direct ILSE BRANDVOLD [:] Turn: My mother used to say, “A boat with two captains sinks.” She drowned.
                Direct My mother [used to say] Cue: “A boat with two captains sinks.”
            Direct HOST [:] Turn: And then?
            Direct BRANDVOLD [:] Turn: Then the “council” said “no”.
                Direct the “council” [said] Cue: “no”
        "#]],
    );
}

#[test]
fn headlines_of_interviews_and_fury() {
    for (headline, expected) in [
        (
            "‘I never wanted to be a politician’: an interview with Ilse Brandvold\n",
            expect![[r#"
            Direct Ilse Brandvold [:] Cue: ‘I never wanted to be a politician’
        "#]],
        ),
        (
            "Parents’ fury as council shuts pool: ‘Our kids will drown here’\n",
            expect![[r#"
            Direct ? [-] None: ‘Our kids will drown here’
        "#]],
        ),
        ("Rivals agree truce in river talks\n", expect![[r#""#]]),
    ] {
        check(headline, &expected);
    }
}

#[test]
fn what_is_left_unsaid_and_who_runs_what() {
    check(
        "Mr Varga has yet to explain why the gates were shut. Ms Odeh refused to say how many had left. The mayor declined to say whether he would go.\n\
         The strike led to their removal from all but one of the stations, said Tomas Varga, a senior official with the board that oversees them.\n\
         Varga told reporters, speaking in Leeds, that the dam would hold.\n",
        &expect![[r#"
            Indirect Mr Varga [has yet to explain] Cue Asked: why the gates were shut
            Indirect Ms Odeh [refused] Cue Denied: to say how many had left
            Indirect The mayor [declined] Cue Denied: to say whether he would go
            Indirect Tomas Varga [said] Cue: The strike led to their removal from all but one of the stations
            Indirect Varga [told] Cue: that the dam would hold
        "#]],
    );
}
