//! A headline with a figure that the article does not bear out.

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{Rule, Sink, head::body_start, prose::words},
    config::Level,
    ide::Article,
};

use super::{compare::Comparer, wording::in_words};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-headline",
    name: "A headline with a figure that the article does not bear out",
    level: Level::Warning,
    why: "Most readers see the headline alone. Reported where the article gives figures for what the headline \
          counts, with the same outcome and in the week of publication, and none of them allows for the \
          headline’s; and for “a budget of” one sum in the headline and another in the first paragraph. A headline that rounds down (“more than 200 killed” over 214) is borne out.",
    example: "300 killed as dam bursts above the valley\n\nAt least 200 people were killed on Monday when a dam \
              burst, rescuers said. The toll of 200 to 220 people killed is expected to rise.\n",
    instead: "At least 200 killed as dam bursts above the valley\n\nAt least 200 people were killed on Monday when \
              a dam burst, rescuers said. The toll of 200 to 220 people killed is expected to rise.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    sums(article, sink);
    let comparer = Comparer::new(article);
    let mut pairs = comparer.with_headline();
    pairs.extend(comparer.bare_headlines());
    let mut done = Vec::new();
    for &(head, first) in &pairs {
        if done.contains(&head.range) {
            continue;
        }
        done.push(head.range);
        let mut body = pairs.iter().filter(|(one, _)| one.range == head.range).map(|(_, body)| *body);
        if body.any(|body| borne_out(head, body)) {
            continue;
        }
        let message = format!("The headline says {}, the article {}.", in_words(head), in_words(first));
        sink.report(head.range, message).relate(first.range, format!("{} here.", in_words(first)));
    }
}

/// Sums of money in the headline, against those of the first paragraph that are of the same thing: “a budget of $480
/// million”.
fn sums(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let body = body_start(&article.text);
    let lead = article.text.line_at(body);
    let whole = article.text.range();
    let subject = |figure: &Figure| {
        let before = prose.before(figure.core.start(), 24, whole);
        let mut words: Vec<String> = words(before).collect();
        words.pop().filter(|word| word == "of")?;
        words.pop()
    };
    let money = |figure: &&Figure| figure.kind == FigureKind::Money && figure.per.is_none();
    let figures = &article.reading.figures;
    for head in figures.iter().take_while(|figure| figure.range.end() <= body).filter(money) {
        let Some(of) = subject(head) else { continue };
        let within = figures.iter().filter(|figure| lead.covers(figure.range)).filter(money);
        let mut alike =
            within.filter(|figure| figure.unit == head.unit && subject(figure).as_deref() == Some(of.as_str()));
        let Some(first) = alike.next().filter(|first| !borne_out(head, first) && alike.next().is_none()) else {
            continue;
        };
        let message = format!("The headline says {}, the article {}.", in_words(head), in_words(first));
        sink.report(head.range, message).relate(first.range, format!("{} here.", in_words(first)));
    }
}

/// Whether somebody who has the figure of the article could have written the headline: what a reader
/// takes one of the two to mean lies within what the other strictly says.
fn borne_out(head: &Figure, body: &Figure) -> bool {
    let (loose_head, loose_body) = (head.approximation.is_some() || head.vague.is_some(), body.vague.is_some());
    head.soft.overlaps(&body.soft)
        || loose_head && head.hard.overlaps(&body.soft)
        || loose_body && head.hard.overlaps(&body.hard)
}
