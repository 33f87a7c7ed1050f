//! Go to definition: to where the thing at a place is introduced.

use crate::text::{CharOffset, CharRange};

use super::{Article, Target, annotation::line_target, subject::Subject};

/// Where the thing at a place is introduced: quote or pronoun to the person, cue to the speaker,
/// place to its first mention, figure to the first about the same thing; an annotated span to its line as well.
pub fn definition(article: &Article, at: CharOffset) -> Vec<Target> {
    let article = &*article.settled();
    let subject = article.linked_at(at);
    let Some((bound, span)) = article.annotation_at(at) else {
        return subject.and_then(|it| introduction(article, it)).map(Article::target).into_iter().collect();
    };
    let line = article.annotations.as_deref().and_then(|file| file.get(bound.id)).map(line_target);
    match subject {
        Some(subject) if subject.is_inside(span, at) => {
            introduction(article, subject).map(Article::target).into_iter().collect()
        }
        Some(subject) if subject.range() == span => {
            let elsewhere = introduction(article, subject).filter(|&range| range != span);
            elsewhere.map(Article::target).into_iter().chain(line).collect()
        }
        _ => line.into_iter().collect(),
    }
}

fn introduction(article: &Article, subject: Subject<'_>) -> Option<CharRange> {
    let introduction = |id| article.reading.entity(id).map(|entity| entity.introduction);
    match subject {
        Subject::Mention(mention) => mention.entity.and_then(introduction),
        Subject::Quote(quote, _) => {
            quote.speaker.as_ref().map(|speaker| speaker.entity.and_then(introduction).unwrap_or(speaker.range))
        }
        Subject::Cue(quote, _) => quote.speaker.as_ref().map(|speaker| speaker.range),
        Subject::Place(place) => article.mentions_of_place(place).map(|place| place.range).min(),
        Subject::Figure(figure) => {
            let first = article.figures_alike(figure).next()?.range;
            (first != figure.range).then_some(first)
        }
        Subject::Date(_) => None,
    }
}

/// The same from a place in the stand-off file: from an id that refers to another line to that
/// line, from anywhere else on a line to the annotated text.
pub fn definition_from_standoff(article: &Article, at: CharOffset) -> Vec<Target> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let Some(line) = file.line_at(at) else { return Vec::new() };
    let targets = line.record.targets();
    if let Some(referred) = targets.iter().find(|target| target.range.touches(at)) {
        return file.get(referred).map(line_target).into_iter().collect();
    }
    let ids = line.record.id().into_iter().chain(targets);
    let Some(bound) = ids.filter_map(|id| file.text_bound(id)).next() else { return Vec::new() };
    let (Some(range), Some(&focus)) = (bound.range(), bound.spans.first()) else { return Vec::new() };
    vec![Target { range, focus, ..Article::target(focus) }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article, article_at, shown_target as shown};
    use expect_test::{Expect, expect};

    fn check(fixture: &str, expected: &Expect) {
        let (article, at) = article_at(fixture);
        let targets: Vec<String> = definition(&article, at).iter().map(|target| shown(&article, target)).collect();
        expected.assert_eq(&targets.join("\n"));
    }

    const ARTICLE: &str = "\
⟦P rima|Rima Odeh⟧, 41, ⟦C|said⟧ ⟦Q rima|“we left ⟦L?|Kafr Hamra⟧ at night”⟧.
⟦Q rima|“Nobody slept,”⟧ ⟦P rima|she⟧ ⟦C|added⟧. In ⟦L?|Kafr Hamra⟧, ⟦P ?|he⟧ waited.";

    #[test]
    fn pronoun_to_the_introduction() {
        check(&ARTICLE.replace("|she", "|s$0he"), &expect![[r#"1:1 "Rima Odeh""#]]);
    }

    #[test]
    fn quote_to_the_introduction_of_its_speaker() {
        check(&ARTICLE.replace("Nobody", "No$0body"), &expect![[r#"1:1 "Rima Odeh""#]]);
    }

    #[test]
    fn cue_to_the_speaker_beside_it() {
        check(&ARTICLE.replace("added", "a$0dded"), &expect![[r#"2:17 "she""#]]);
    }

    #[test]
    fn place_to_its_first_mention_even_inside_a_quote() {
        check(&ARTICLE.replace("In ⟦L?|Kafr", "In ⟦L?|Ka$0fr"), &expect![[r#"1:30 "Kafr Hamra""#]]);
    }

    const ANNOTATED: &str = "\
⟦P rima|Rima Odeh⟧ and ⟦T1 Person|Sami Haddad⟧ left ⟦T5 Camp|the camp⟧.
⟦T3 Quote|⟦Q rima|“We left ⟦L?|Kafr Hamra⟧,”⟧⟧ ⟦T2 Person|⟦P rima|Ms Odeh⟧⟧ ⟦T4 Cue|⟦C|said⟧⟧.
=====
R1\tSpeaker Arg1:T3 Arg2:T1
R2\tCoref Arg1:T2 Arg2:T1
A1\tKind T3 Direct
";

    #[test]
    fn annotated_spans_to_whom_the_annotation_says_and_to_their_lines() {
        check(
            &ANNOTATED.replace("Ms Odeh", "Ms O$0deh"),
            &expect![[r#"
            1:15 "Sami Haddad"
            .ann T2 Person 63 70 Ms Odeh"#]],
        );
        check(
            &ANNOTATED.replace("We left", "We $0left"),
            &expect![[r#"
            1:15 "Sami Haddad"
            .ann T3 Quote 41 62 “We left Kafr Hamra,”"#]],
        );
        check(
            &ANNOTATED.replace("|said", "|sa$0id"),
            &expect![[r#"
            1:15 "Sami Haddad"
            .ann T4 Cue 71 75 said"#]],
        );
    }

    #[test]
    fn where_the_introduction_is_annotated_its_line_alone() {
        check(&ANNOTATED.replace("Sami", "Sa$0mi"), &expect![".ann T1 Person 14 25 Sami Haddad"]);
        check(&ANNOTATED.replace("camp", "ca$0mp"), &expect![".ann T5 Camp 31 39 the camp"]);
    }

    #[test]
    fn a_place_inside_an_annotated_quote_is_still_a_place() {
        check(&ANNOTATED.replace("Hamra", "Ham$0ra"), &expect![[r#"2:10 "Kafr Hamra""#]]);
    }

    #[test]
    fn from_the_lines_back() {
        let check = |needle: &str, expected: &Expect| {
            let article = article(ANNOTATED);
            let source = article.annotations.as_ref().expect("annotations").source().to_owned();
            let at = source.find(&needle.replace("$0", "")).expect("the needle") + needle.find("$0").expect("a cursor");
            let targets = definition_from_standoff(&article, CharOffset::of(&source, at));
            let shown: Vec<String> = targets.iter().map(|target| shown(&article, target)).collect();
            expected.assert_eq(&shown.join("\n"));
        };
        check("T1\tPer$0son", &expect![[r#"1:15 "Sami Haddad""#]]);
        check("R1\tSp$0eaker", &expect![[r#"2:1 "“We left Kafr Hamra,”""#]]);
        check("Arg1:T$03", &expect![".ann T3 Quote 41 62 “We left Kafr Hamra,”"]);
        check("Kind T3 Di$0rect", &expect![[r#"2:1 "“We left Kafr Hamra,”""#]]);
    }

    #[test]
    fn nothing_for_somebody_nobody_knows() {
        check(&ARTICLE.replace("|he⟧", "|h$0e⟧"), &expect![[""]]);
    }
}
