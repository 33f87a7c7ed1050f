//! Where the content of indirect speech begins and ends.

use expect_test::expect;

use super::check;

#[test]
fn content_ends_where_somebody_else_speaks() {
    check(
        "The mayor said the road was closed, adding that it would open in May.\n\
         The mayor said the road was closed, while the police said it was open.\n\
         The mayor said the road was closed, although nobody had seen it.\n\
         The mayor said the road was closed, but Ms Haddad disagreed.\n\
         The mayor said the road was closed, according to the Echo.\n\
         The mayor said the road was closed — a claim that engineers reject.\n\
         The mayor said the road was closed, a decision that angered drivers.\n\
         The mayor said the road was closed, a day after the police had opened it.\n\
         The mayor said the road was closed, prompting a protest.\n\
         The mayor said the road was closed; the police said nothing.\n\
         The road is closed, the mayor said, but the bridge is open, the police said.\n",
        &expect![[r#"
            Indirect The mayor [said] Cue: the road was closed
            Indirect The mayor [adding] Cue: that it would open in May
            Indirect The mayor [said] Cue: the road was closed
            Indirect the police [said] Cue: it was open
            Indirect The mayor [said] Cue: the road was closed
            Indirect The mayor [said] Cue: the road was closed
            Indirect The mayor via the Echo [said] Cue: the road was closed
            Indirect The mayor [said] Cue: the road was closed
            Indirect The mayor [said] Cue: the road was closed
            Indirect The mayor [said] Cue: the road was closed
            Indirect The mayor [said] Cue: the road was closed
            Indirect The mayor [said] Cue: the road was closed
            Indirect the mayor [said] Cue: The road is closed
            Indirect the police [said] Cue: but the bridge is open
        "#]],
    );
}

#[test]
fn circumstances_are_no_content() {
    check(
        "The mayor said on Monday the road had been closed.\n\
         The mayor said in a statement the road had been closed.\n\
         The mayor told a crowd of farmers in Graz on Monday that the road had been closed.\n\
         In response to a question, the mayor said the road was closed.\n\
         The road is closed, the mayor said when asked about the rain.\n\
         The road is closed, the mayor said in an interview.\n\
         The road is closed, said the mayor, who was speaking in Graz.\n\
         The road is closed, the mayor said, speaking in Graz.\n\
         The company, in a statement released on Friday, said it regretted the delay.\n",
        &expect![[r#"
            Indirect The mayor [said] Cue: the road had been closed
            Indirect The mayor [said] Cue: the road had been closed
            Indirect The mayor [told] Cue: that the road had been closed
            Indirect the mayor [said] Cue: the road was closed
            Indirect the mayor [said] Cue: The road is closed
            Indirect the mayor [said] Cue: The road is closed
            Indirect the mayor [said] Cue: The road is closed
            Indirect the mayor [said] Cue: The road is closed
            Indirect The company [said] Cue: it regretted the delay
        "#]],
    );
}

#[test]
fn content_around_its_cue() {
    check(
        "The dam, Mr Berg said on Monday, was safe.\n\
         It was, said one of the drivers, like a film.\n\
         It would be wrong, he added, to close the road.\n\
         “The dam,” said Mr Berg, “was safe in May.”\n\
         The money, Ms Haddad claims, was never paid.\n",
        &expect![[r#"
            Indirect Mr Berg [said] Cue: The dam / was safe
            Indirect one of the drivers [said] Cue: It was / like a film
            Indirect he [added] Cue: It would be wrong / to close the road
            Direct Mr Berg [said] Cue: “The dam,”
            Direct Mr Berg [said] Paragraph: “was safe in May.”
            Indirect Ms Haddad [claims] Cue: The money / was never paid
        "#]],
    );
}

#[test]
fn asides_end_at_their_comma() {
    check(
        "The mayor, who said the road was closed, left the hall.\n\
         The mayor, saying the road was closed, left the hall.\n\
         Citing two officials, the Echo said the pool was safe.\n\
         The pool is safe, the Echo reported, citing two officials.\n",
        &expect![[r#"
            Indirect who [said] Cue: the road was closed
            Indirect The mayor [saying] Cue: the road was closed
            Indirect the Echo [Citing] Cue: two officials
            Indirect the Echo [said] Cue: the pool was safe
            Indirect the Echo [reported] Cue: The pool is safe
            Indirect the Echo [citing] Cue: two officials
        "#]],
    );
}
