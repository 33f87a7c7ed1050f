//! How fast articles are read, stage by stage, in bytes per second on one core where nothing else is said.
//!
//!     cargo bench --bench reading
//!
//! The text is the sample article thirty times over, 100 kB of it, with a number behind every paragraph so that no
//! cache could help; the stages are those of `analysis::paragraph::read`. The sample was written to show everything: it has
//! four times the figures of ordinary news.
//!
//!     POSTIL_ARTICLES=FILE cargo bench --bench reading -- collection
//!
//! does the same with the articles of a file of lines, each an object with "text", one after the other.

use std::sync::Arc;

use divan::{Bencher, counter::BytesCount};
use postil::{
    analysis::{
        ArticleContext, Reader, dates, figures, names,
        paragraph::{self, Placed},
        people, places, quotes, sentences,
        tokens::Tokens,
    },
    gazetteer::Gazetteer,
    text::{Format, ParagraphKind, Paragraphs},
};
use rayon::prelude::*;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // On one core, as it says above, and on this thread: to wake another one for every article takes as long as to
    // read some of it.
    if rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global().is_err() {
        println!("on all cores");
    }
    divan::main();
}

const SAMPLE: &str = include_str!("../editors/sample/drina.txt");

fn long_article() -> String {
    copies(30)
}

fn copies(count: usize) -> String {
    (0..count).map(|copy| SAMPLE.replace("\n\n", &format!(" [{copy}]\n\n")) + "\n\n").collect()
}

/// The paragraphs of the long article, cut into tokens.
fn tokens() -> Vec<Tokens> {
    let paragraphs = Paragraphs::split(long_article(), Format::Plain);
    paragraphs.list().iter().map(|paragraph| Tokens::new(paragraphs.prose(paragraph))).collect()
}

fn stage<T>(bencher: Bencher<'_, '_>, mut read: impl FnMut(&Tokens) -> T) {
    let tokens = tokens();
    let bytes: usize = tokens.iter().map(|tokens| tokens.source().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for tokens in &tokens {
            divan::black_box(read(tokens));
        }
    });
}

#[divan::bench]
fn a_paragraphs(bencher: Bencher<'_, '_>) {
    let text = long_article();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| Paragraphs::split(text, Format::Plain));
}

#[divan::bench]
fn b_tokens(bencher: Bencher<'_, '_>) {
    stage(bencher, |tokens| Tokens::new(tokens.source()));
}

#[divan::bench]
fn c_sentences(bencher: Bencher<'_, '_>) {
    stage(bencher, sentences::sentences);
}

#[divan::bench]
fn d_names(bencher: Bencher<'_, '_>) {
    stage(bencher, |tokens| names::tag(tokens, &sentences::sentences(tokens)));
}

#[divan::bench]
fn e_dates(bencher: Bencher<'_, '_>) {
    stage(bencher, dates::scan);
}

#[divan::bench]
fn f_figures(bencher: Bencher<'_, '_>) {
    stage(bencher, |tokens| figures::scan(tokens, &dates::scan(tokens)));
}

#[divan::bench]
fn g_places(bencher: Bencher<'_, '_>) {
    let gazetteer = Gazetteer::embedded();
    let tokens = tokens();
    let names: Vec<_> = tokens.iter().map(|tokens| names::tag(tokens, &sentences::sentences(tokens))).collect();
    let bytes: usize = tokens.iter().map(|tokens| tokens.source().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for (tokens, names) in tokens.iter().zip(&names) {
            divan::black_box(places::scan(tokens, names, &gazetteer));
        }
    });
}

/// Weighing the places of an article together, which a keystroke does anew.
#[divan::bench(args = [1, 25])]
fn g_places_together(bencher: Bencher<'_, '_>, copies: usize) {
    let gazetteer = Gazetteer::embedded();
    let text = SAMPLE.repeat(copies);
    let paragraphs = Paragraphs::split(text.clone(), Format::Plain);
    let placed: Vec<paragraph::Placed> = paragraphs
        .list()
        .iter()
        .map(|paragraph| paragraph::Placed {
            reading: paragraph::read(paragraphs.prose(paragraph), paragraph.kind, &gazetteer).into(),
            start: paragraph.range.start(),
        })
        .collect();
    let persons = places::Persons::of(&people::link(&placed));
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        places::resolve(&placed, &persons, &gazetteer, places::Convention::default(), &mut places::Memory::default())
    });
}

#[divan::bench]
fn h_quotes(bencher: Bencher<'_, '_>) {
    stage(bencher, |tokens| quotes::scan(tokens, &[], &mut quotes::Room::default()));
}

#[divan::bench]
fn i_people(bencher: Bencher<'_, '_>) {
    stage(bencher, |tokens| {
        let sentences = sentences::sentences(tokens);
        people::scan(tokens, &sentences, &names::tag(tokens, &sentences))
    });
}

/// Everything that finds quotes and people, from the text on: no places, figures or dates.
fn quotes_and_people(bencher: Bencher<'_, '_>, text: String) {
    let gazetteer = Gazetteer::embedded();
    let bytes = text.len();
    let paragraphs = Paragraphs::split(text, Format::Plain);
    let placed: Vec<Placed> = paragraphs
        .list()
        .iter()
        .map(|paragraph| Placed {
            reading: Arc::new(paragraph::read(paragraphs.prose(paragraph), paragraph.kind, &gazetteer)),
            start: paragraph.range.start(),
        })
        .collect();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for paragraph in paragraphs.list() {
            let tokens = Tokens::new(paragraphs.prose(paragraph));
            let sentences = sentences::sentences(&tokens);
            let names = names::tag(&tokens, &sentences);
            divan::black_box((
                quotes::scan(&tokens, &names, &mut quotes::Room::default()),
                people::scan(&tokens, &sentences, &names),
            ));
        }
        let mut people = people::link(&placed);
        let mut attributed = quotes::attribute(&placed, &people);
        people.resolve_speakers(&placed, &mut attributed.quotes);
        (people, attributed)
    });
}

#[divan::bench]
fn m_quotes_and_people_of_6_kb(bencher: Bencher<'_, '_>) {
    quotes_and_people(bencher, copies(2));
}

#[divan::bench]
fn n_quotes_and_people_of_100_kb(bencher: Bencher<'_, '_>) {
    quotes_and_people(bencher, long_article());
}

#[divan::bench]
fn j_every_paragraph(bencher: Bencher<'_, '_>) {
    let gazetteer = Gazetteer::embedded();
    let tokens = tokens();
    let paragraphs: Vec<(&str, ParagraphKind)> =
        tokens.iter().map(|tokens| (tokens.source(), ParagraphKind::Body)).collect();
    let bytes: usize = paragraphs.iter().map(|(text, _)| text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| paragraph::read_all(&paragraphs, &gazetteer));
}

fn whole(bencher: Bencher<'_, '_>, text: &str) {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let paragraphs = Paragraphs::split(text.to_owned(), Format::Plain);
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| Reader::new(Arc::clone(&gazetteer)).read(&paragraphs, &ArticleContext::default()));
}

/// The same on all cores, as the server and the command line read.
fn whole_on_all_cores(bencher: Bencher<'_, '_>, text: &str) {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let paragraphs = Paragraphs::split(text.to_owned(), Format::Plain);
    let Ok(cores) = rayon::ThreadPoolBuilder::new().build() else { return };
    let read = || Reader::new(Arc::clone(&gazetteer)).read(&paragraphs, &ArticleContext::default());
    bencher.counter(BytesCount::of_str(text)).bench_local(|| cores.install(read));
}

#[divan::bench]
fn k_article_of_4_kb(bencher: Bencher<'_, '_>) {
    whole(bencher, SAMPLE);
}

#[divan::bench]
fn l_article_of_100_kb(bencher: Bencher<'_, '_>) {
    whole(bencher, &long_article());
}

#[divan::bench]
fn l_article_of_100_kb_on_all_cores(bencher: Bencher<'_, '_>) {
    whole_on_all_cores(bencher, &long_article());
}

/// The articles of a collection, cut into paragraphs, with their bytes; none where none is named.
fn collection() -> (Vec<Paragraphs>, usize) {
    let text =
        |line: &str| Some(serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str()?.to_owned());
    let lines =
        std::env::var_os("POSTIL_ARTICLES").and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
    let texts: Vec<String> = lines.lines().filter_map(text).collect();
    let bytes = texts.iter().map(String::len).sum();
    (texts.into_iter().map(|text| Paragraphs::split(text, Format::Plain)).collect(), bytes)
}

/// A stage over the paragraphs of a collection.
fn collected<T>(bencher: Bencher<'_, '_>, mut read: impl FnMut(&Tokens) -> T) {
    let (articles, bytes) = collection();
    let tokens: Vec<Tokens> = articles
        .iter()
        .flat_map(|article| article.list().iter().map(|paragraph| Tokens::new(article.prose(paragraph))))
        .collect();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for tokens in &tokens {
            divan::black_box(read(tokens));
        }
    });
}

#[divan::bench]
fn p_collection_dates_and_figures(bencher: Bencher<'_, '_>) {
    collected(bencher, |tokens| figures::scan(tokens, &dates::scan(tokens)));
}

/// From tokens and names on, each article weighed.
#[divan::bench]
fn p_collection_places(bencher: Bencher<'_, '_>) {
    let gazetteer = Gazetteer::embedded();
    let (articles, bytes) = collection();
    let placed = |article: &Paragraphs| -> Vec<Placed> {
        let read = |paragraph: &postil::text::Paragraph| Placed {
            reading: paragraph::read(article.prose(paragraph), paragraph.kind, &gazetteer).into(),
            start: paragraph.range.start(),
        };
        article.list().iter().map(read).collect()
    };
    let read: Vec<(Vec<Placed>, places::Persons)> = articles
        .iter()
        .map(|article| {
            let placed = placed(article);
            let persons = places::Persons::of(&people::link(&placed));
            (placed, persons)
        })
        .collect();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for (placed, persons) in &read {
            for paragraph in placed {
                divan::black_box(places::scan(&paragraph.reading.tokens, &paragraph.reading.names, &gazetteer));
            }
            let convention = places::Convention::default();
            divan::black_box(places::resolve(placed, persons, &gazetteer, convention, &mut places::Memory::default()));
        }
    });
}

#[divan::bench]
fn p_collection_everything(bencher: Bencher<'_, '_>) {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let (articles, bytes) = collection();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for article in &articles {
            divan::black_box(Reader::new(Arc::clone(&gazetteer)).read(article, &ArticleContext::default()));
        }
    });
}

/// As the command line does it, one article a core.
#[divan::bench]
fn p_collection_everything_on_all_cores(bencher: Bencher<'_, '_>) {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let (articles, bytes) = collection();
    let Ok(cores) = rayon::ThreadPoolBuilder::new().build() else { return };
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        cores.install(|| {
            articles.par_iter().for_each(|article| {
                divan::black_box(Reader::new(Arc::clone(&gazetteer)).read(article, &ArticleContext::default()));
            });
        });
    });
}

/// What a keystroke costs once everything else is cached: linking the article.
#[divan::bench]
fn o_one_paragraph_changed(bencher: Bencher<'_, '_>) {
    let mut reader = Reader::new(Arc::new(Gazetteer::embedded()));
    let text = long_article();
    let context = ArticleContext::default();
    reader.read(&Paragraphs::split(text.clone(), Format::Plain), &context);
    let mut typed = 0;
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        typed += 1;
        let text = text.replacen("sheep with her son", &format!("sheep with her {typed} sons"), 1);
        reader.read(&Paragraphs::split(text, Format::Plain), &context)
    });
}
