//! What only the article can tell of a figure: who says so, when, where, within which quote.

use crate::{
    analysis::{
        Voice,
        dates::Date,
        paragraph::Placed,
        people::People,
        places::{Place, dateline},
        quotes::Quote,
        tokens::Shape,
    },
    text::{CharOffset, CharRange},
};

use super::{Figure, LocalFigure, VagueConvention, group};

/// Says who claims each figure, and when and where it is meant; codes vague quantities by `convention`.
pub fn resolve(
    paragraphs: &[Placed],
    quotes: &[Quote],
    people: &People,
    places: &[Place],
    dates: &[Date],
    convention: VagueConvention,
) -> Vec<Figure> {
    let mut figures = Vec::new();
    let chunks = Chunks::new(quotes);
    let (mut date_from, mut place_from) = (0, 0);
    for placed in paragraphs {
        let base = figures.len();
        let sentences: Vec<CharRange> = if placed.reading.figures.is_empty() {
            Vec::new()
        } else {
            placed
                .reading
                .sentences
                .iter()
                .map(|range| placed.range(placed.reading.tokens.bytes(range.clone()).into()))
                .collect()
        };
        let told = told_from(placed);
        // “growing by 5% a year”: how fast is not when.
        let is_rate = |it: &&LocalFigure| it.unit.as_deref() == Some("percent") && it.per.is_some();
        let rated = |it: &LocalFigure| placed.range(it.core).end().plus(1);
        let rates: Vec<CharOffset> = placed.reading.figures.iter().filter(is_rate).map(rated).collect();
        for local in &placed.reading.figures {
            let mut figure = place_figure(placed, local, base);
            if let Some(vague) = figure.vague.filter(|_| convention != VagueConvention::default()) {
                vague.code_by(convention, &mut figure);
            }
            let sentence = sentences.iter().copied().find(|sentence| sentence.overlaps(figure.core));
            if let Some(sentence) = sentence {
                let (begins, place_at) = (sentence.start().max(told).min(sentence.end()), place_from);
                let story = CharRange::new(begins, sentence.end());
                figure.window = nearest(dates, &mut date_from, |date| date.range, story, figure.range);
                figure.window = figure.window.filter(|&at| rates.binary_search(&dates[at].range.start()).is_err());
                figure.place = nearest(places, &mut place_from, |place| place.range, story, figure.range);
                // Where nothing says another place it happened where the report comes from.
                if figure.place.is_none() && begins > sentence.start() {
                    place_from = place_at;
                    figure.place = nearest(places, &mut place_from, |place| place.range, sentence, figure.range);
                }
            }
            figure.quote = chunks.inmost(figure.core);
            figure.voice = match (figure.quote, local.source) {
                (Some(quote), _) => voice(&quotes[quote]).unwrap_or_default(),
                (None, Some(source)) => cited(people, placed.range(source)),
                (None, None) => Voice::Article,
            };
            figures.push(figure);
        }
    }
    figures
}

/// Where the story of a paragraph begins, behind its dateline: the day of that is when it was written.
fn told_from(placed: &Placed) -> CharOffset {
    let tokens = &placed.reading.tokens;
    let shouted = tokens.get(0).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS));
    let dash = if shouted { dateline(tokens, 1) } else { None };
    dash.map_or(placed.start, |dash| placed.range(tokens.bytes(dash..dash + 1).into()).end())
}

fn place_figure(placed: &Placed, local: &LocalFigure, base: usize) -> Figure {
    let (approximation, approximator) = local.approximator.clone().unzip();
    Figure {
        range: placed.range(local.span),
        core: placed.range(local.core),
        kind: local.kind,
        value: local.value,
        hard: local.hard,
        soft: local.soft,
        grain: local.grain,
        approximator,
        approximation,
        vague: local.vague,
        unit: local.unit.clone(),
        dimension: local.dimension,
        per: local.per.clone(),
        counted: local.counted.as_ref().map(|counted| counted.lemma.clone()),
        modifiers: local.counted.as_ref().map(|counted| counted.modifiers.clone()).unwrap_or_default(),
        group: local.counted.as_ref().and_then(|counted| group::group(&counted.lemma, &counted.modifiers)),
        counted_range: local.counted.as_ref().and_then(|counted| counted.span).map(|span| placed.range(span)),
        modality: local.modality,
        outcome: local.outcome,
        direction: local.direction,
        part_of: local.part_of.map(|whole| base + whole),
        cumulative: local.cumulative,
        window: None,
        place: None,
        quote: None,
        voice: Voice::Article,
        rule: local.rule,
    }
}

/// The item of the sentence that stands nearest to the figure. `from` moves on with the text, so
/// that the whole article costs one walk over the list.
fn nearest<T>(
    items: &[T],
    from: &mut usize,
    range: impl Fn(&T) -> CharRange,
    sentence: CharRange,
    figure: CharRange,
) -> Option<usize> {
    while items.get(*from).is_some_and(|item| range(item).end() <= sentence.start()) {
        *from += 1;
    }
    let distance = |item: CharRange| {
        let after = item.start().to_usize().saturating_sub(figure.end().to_usize());
        let before = figure.start().to_usize().saturating_sub(item.end().to_usize());
        after + before
    };
    items[*from..]
        .iter()
        .enumerate()
        .take_while(|(_, item)| range(item).start() < sentence.end())
        .filter(|(_, item)| !range(item).overlaps(figure))
        .min_by_key(|(_, item)| distance(range(item)))
        .map(|(i, _)| *from + i)
}

/// The chunks of all quotes in the order they begin, so that a figure finds its own without looking at all.
struct Chunks {
    /// Each with its quote and the furthest end of any chunk up to it.
    list: Vec<(CharRange, usize, CharOffset)>,
}

impl Chunks {
    fn new(quotes: &[Quote]) -> Self {
        let spans = quotes.iter().enumerate().flat_map(|(i, quote)| quote.spans.iter().map(move |span| (*span, i)));
        let mut list: Vec<_> = spans.map(|(span, quote)| (span, quote, span.end())).collect();
        list.sort_by_key(|(span, quote, _)| (span.start(), *quote));
        let mut furthest = CharOffset::ZERO;
        for (_, _, end) in &mut list {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Chunks { list }
    }

    /// The quote with the shortest chunk that overlaps the figure.
    fn inmost(&self, figure: CharRange) -> Option<usize> {
        let begun = self.list.partition_point(|(span, ..)| span.start() < figure.end());
        self.list[..begun]
            .iter()
            .rev()
            .take_while(|(_, _, furthest)| *furthest > figure.start())
            .filter(|(span, ..)| span.overlaps(figure))
            .map(|(span, quote, _)| (span.len(), *quote))
            .min()
            .map(|(_, quote)| quote)
    }
}

/// Whom a source cited in so many words stands for.
fn cited(people: &People, source: CharRange) -> Voice {
    let from = people.mentions.partition_point(|mention| mention.range.end() <= source.start());
    let within = people.mentions[from..].iter().take_while(|mention| mention.range.start() < source.end());
    within.filter_map(|mention| mention.entity).next().map_or(Voice::Unnamed(source), Voice::Entity)
}

fn voice(quote: &Quote) -> Option<Voice> {
    let speaker = quote.speaker.as_ref()?;
    Some(speaker.entity.map_or(Voice::Unnamed(speaker.range), Voice::Entity))
}
