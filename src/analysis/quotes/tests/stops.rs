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

#[test]
fn a_clause_before_an_inverted_cue_is_no_aside() {
    check(
        "When the campaign moves to Graz, a town he knows well, the race will be tight, said Dan Kerr, who runs a polling firm.\n\nIlse Brandvold, who was elected in 2012, said Dan Kerr, who left in May, had lied.",
        &expect![[r#"
            Indirect Dan Kerr [said] Cue: When the campaign moves to Graz, a town he knows well, the race will be tight
            Indirect Ilse Brandvold [said] Cue: Dan Kerr, who left in May, had lied
        "#]],
    );
}

#[test]
fn a_source_that_reported_first() {
    check(
        "As first reported by the Graz Echo, the bridge had been closed since May.\n\nThe bridge had been closed since May, as noted by Ilse Brandvold.\n\nAs reported cases rose, wards filled up.",
        &expect![[r#"
            Indirect Graz Echo [first reported] Cue: the bridge had been closed since May
            Indirect Ilse Brandvold [noted] Cue: The bridge had been closed since May
        "#]],
    );
}

#[test]
fn a_clause_parted_by_its_source_goes_on_with_a_verb() {
    check(
        "The museum, Ilse Brandvold said, celebrated its founder too loudly.\n\nSales were poor, Brandvold said, wiping her glasses.\n\nSales were poor, Brandvold said, closing the shop would be worse.",
        &expect![[r#"
            Indirect Ilse Brandvold [said] Cue: The museum / celebrated its founder too loudly
            Indirect Brandvold [said] Cue: Sales were poor
            Indirect Brandvold [said] Cue: Sales were poor / closing the shop would be worse
        "#]],
    );
}

#[test]
fn a_word_on_the_source_is_none_of_the_claim() {
    check(
        "Rents rose twice last year, according to Ilse Brandvold, a lawyer who advised the city.\n\nRents rose twice last year, according to the union, although wages fell.",
        &expect![[r#"
            Indirect Ilse Brandvold [according to] Cue: Rents rose twice last year
            Indirect the union [according to] Cue: Rents rose twice last year / although wages fell
        "#]],
    );
}

#[test]
fn plural_nouns_are_no_verbs() {
    check(
        "Turnout fell in all five states voting on Tuesday.\n\nThose attacks happened in a country with strict laws.\n\nHe fears more violence after the Paris attacks and growing concern about the coast.\n\nHere are nine reasons the dam should hold.\n\nThe treaty states that the river belongs to both.\n\nPollsters across the four states — and two in the capital — said the race was open.",
        &expect![[r#"
            Indirect The treaty [states] Cue: that the river belongs to both
            Indirect Pollsters across the four states [said] Cue: the race was open
        "#]],
    );
}

#[test]
fn verbs_with_a_preposition_for_what_is_said() {
    check(
        "Ilse Brandvold argued for a tax on second homes.\n\nThe mayor asked for the minutes to be published.\n\nThe unions have insisted on a vote.\n\nThe two met in Graz and agreed on Monday.\n\nThe mayor called upon the state to pay for the repairs.",
        &expect![[r#"
            Indirect Ilse Brandvold [argued] Cue: a tax on second homes
            Indirect The mayor [asked] Cue Asked: the minutes to be published
            Indirect The unions [have insisted] Cue: a vote
            Indirect The mayor [called] Cue: the state to pay for the repairs
        "#]],
    );
}

#[test]
fn who_is_told_and_what_could_be() {
    check(
        "Shop owners warn it could harm trade.\n\nShop owners warned him that trade would suffer.\n\nEconomists predict between two and four rises next year.\n\nOfficial data suggest that output fell.",
        &expect![[r#"
            Indirect Shop owners [warn] Cue: it could harm trade
            Indirect Shop owners [warned] Cue: that trade would suffer
            Indirect Economists [predict] Cue: between two and four rises next year
            Indirect Official data [suggest] Cue: that output fell
        "#]],
    );
}

#[test]
fn thinking_needs_a_clause_of_its_own() {
    check(
        "The student found an office that was free.\n\nThe two found themselves in a town that was empty.\n\nSupporters hope her attacks on the mayor might win votes.\n\nIlse Brandvold: 1,769.",
        &expect![[r#"
            Indirect Supporters [hope] Cue: her attacks on the mayor might win votes
        "#]],
    );
}

#[test]
fn summoning_says_nothing() {
    check(
        "Ana Ruiz called both sides to talks in Graz.\n\nAna Ruiz called both sides a disgrace to the town.",
        &expect![[r#"
            Indirect Ana Ruiz [called] Cue: both sides a disgrace to the town
        "#]],
    );
}

#[test]
fn a_paragraph_set_off_as_a_quotation() {
    check(
        "“It is a disgrace,” Ana Ruiz said. She added:\n\nIt’s typical of them. They know nothing, but they never stop.\n\nThe mayor left.\n",
        &expect![[r#"
            Direct Ana Ruiz [said] Cue: “It is a disgrace,”
            Direct She [added] Continuation: It’s typical of them. They know nothing, but they never stop.
        "#]],
    );
    // What a colon opens without a verb of saying is a list.
    check(
        "Ana Ruiz wants three things:\n\nA new bridge over the Drina for the farmers of the valley.\n",
        &expect![[""]],
    );
}

#[test]
fn coordinated_in_perfect_and_in_headlines() {
    check(
        "Ana Ruiz has met the farmers but has said she will hold firm.\n\nObservers in Graz and around the valley say the vote was calm.\n\nRuiz Vows To Build A Bridge In Graz\n",
        &expect![[r#"
            Indirect Ana Ruiz [has said] Cue: she will hold firm
            Indirect Observers in Graz and around the valley [say] Cue: the vote was calm
            Indirect Ruiz [Vows] Cue: To Build A Bridge In Graz
        "#]],
    );
}

#[test]
fn what_is_kept_or_not_spoken() {
    check(
        "Kerr maintains a wide lead over Ruiz, and she did not maintain a private account. Kerr maintains the account was his. Kerr maintained his innocence.\n\n\
         Others have said they are not interested in speaking at the hall.\n\n\
         A person familiar with Thursday’s meeting says the pool will close. Ruiz is likely to say that it stays open.\n",
        &expect![[r#"
            Indirect Kerr [maintains] Cue: the account was his
            Indirect Kerr [maintained] Cue: his innocence
            Indirect Others [have said] Cue: they are not interested in speaking at the hall
            Indirect A person familiar with Thursday’s meeting [says] Cue: the pool will close
            Indirect Ruiz [is likely to say] Cue: that it stays open
        "#]],
    );
}
