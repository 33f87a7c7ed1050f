//! An annotation that the reading contradicts.

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::{Article, disagreements},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "annotation-disagrees",
    name: "An annotation that the reading contradicts",
    level: Level::Off,
    why: "An annotation counts before what the program reads, everywhere. But where the two differ (in what a span is, \
          where it ends, which place it stands for or who speaks) one of them is wrong, and it is not always the \
          program. Set to `hint` this lists those places, for a second look before annotations are handed on. It \
          says nothing about types of your own schema.",
    example: "The flood reached Aleppo on Monday.\n\n— in the stand-off file —\n\nT1\tPerson 18 24\tAleppo\n",
    instead: "The flood reached Aleppo on Monday.\n\n— in the stand-off file —\n\nT1\tPlace 18 24\tAleppo\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for (range, message) in disagreements(article) {
        sink.report(range, message);
    }
}
