//! What an article claims, in tables: its figures by subject, its dates in the order of time.

mod figures;
mod timeline;

pub use figures::{FigureRow, figures};
pub use timeline::{DateRow, timeline};

use crate::text::CharRange;

use super::Article;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// Figures by subject.
    Figures,
    /// Dates in the order of time.
    Timeline,
}

impl View {
    /// Its name in requests and commands.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "figures" => Some(View::Figures),
            "timeline" => Some(View::Timeline),
            _ => None,
        }
    }
}

/// One line of a view, with the place of the article it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewLine {
    /// The line, without what ends it.
    pub text: String,
    /// What it is about; `None` for headings and empty lines.
    pub range: Option<CharRange>,
}

/// A view as a document to read, line by line; never empty.
pub fn view(article: &Article, view: View) -> Vec<ViewLine> {
    match view {
        View::Figures => figures::document(article),
        View::Timeline => timeline::document(article),
    }
}

/// A line about nothing in particular.
fn plain(text: impl Into<String>) -> ViewLine {
    ViewLine { text: text.into(), range: None }
}

/// Cells in columns: each as wide as the widest of its column within reason, two spaces between.
fn aligned(rows: &[(Vec<String>, CharRange)]) -> Vec<ViewLine> {
    const WIDEST: usize = 44;
    let columns = rows.iter().map(|(cells, _)| cells.len()).max().unwrap_or(0);
    let width = |column: usize| {
        let widths = rows.iter().filter_map(|(cells, _)| cells.get(column)).map(|cell| cell.chars().count());
        widths.filter(|width| *width <= WIDEST).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |(cells, range): &(Vec<String>, CharRange)| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        let text = format!("  {}", padded.collect::<Vec<_>>().join("  "));
        ViewLine { text: text.trim_end().to_owned(), range: Some(*range) }
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::article;
    use expect_test::{Expect, expect};

    fn check(of: View, fixture: &str, expected: &Expect) {
        let article = article(fixture);
        let lines = view(&article, of);
        let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        expected.assert_eq(&text.join("\n"));
        for range in lines.iter().filter_map(|line| line.range) {
            assert!(article.text.range().covers(range));
        }
    }

    const ARTICLE: &str = "\
⟦F >200 counted=civilian|more than 200 civilians⟧ left ⟦D 2019-05-06..2019-05-12 relative|last week⟧.\n\
⟦P rima|Rima Odeh⟧ ⟦C|said⟧ ⟦Q rima|“⟦F =150 counted=civilian says=rima|150 civilians⟧ left ⟦D|that day⟧.”⟧ It is \
⟦F =10 unit=km|10 km⟧ to the camp of ⟦D 2018-01-01..2018-12-31|2018⟧.";

    #[test]
    fn figures_stand_under_what_they_are_about() {
        check(
            View::Figures,
            ARTICLE,
            &expect![[r#"
            Figures: 3 figures

            civilians
              line 1  more than 200 civilians  more than 200, no upper bound  the article
              line 2  150 civilians            exactly 150                    Rima Odeh

            km
              line 2  10 km  exactly 10 km  the article"#]],
        );
        check(View::Figures, "Nothing.", &expect!["Figures: 0 figures"]);
    }

    #[test]
    fn dates_stand_in_the_order_of_time() {
        check(
            View::Timeline,
            ARTICLE,
            &expect![[r#"
            Timeline: 3 dates, the day of publication is not known

              2018           2018
              6–12 May 2019  last week

            Without a day
              the article does not say when it was published  that day"#]],
        );
        check(View::Timeline, "", &expect!["Timeline: 0 dates, the day of publication is not known"]);
    }
}
