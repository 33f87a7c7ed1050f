//! Writing into `postil.toml` without touching what else is in it.

use jiff::civil;

use crate::text::{CharOffset, CharRange, Edit};

/// The edit that has the settings say that the article at `path` was published on `day`. What they
/// said of this very path before is replaced; other patterns stay, and the more exact one counts.
///
/// ```
/// use postil::{config::set_date, text::{Format, Text}};
/// let source = "[findings]\nplace-ambiguous = \"off\"\n";
/// let mut text = Text::new(source, Format::Plain);
/// text.apply(&set_date(source, "bridge.txt", jiff::civil::date(2019, 5, 26)));
/// assert_eq!(text.to_string(), "[findings]\nplace-ambiguous = \"off\"\n\n[dates]\n\"bridge.txt\" = 2019-05-26\n");
/// ```
pub fn set_date(source: &str, path: &str, day: civil::Date) -> Edit {
    let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let key = format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""));
    let said = format!("{key} = {day}");
    let at = |byte: usize| CharOffset::of(source, byte);
    let (mut start, mut inside, mut heading) = (0, false, None);
    for line in source.split_inclusive('\n') {
        let bare = line.trim();
        if bare.starts_with('[') {
            inside = bare.split('#').next().is_some_and(|head| head.replace(' ', "").trim() == "[dates]");
            if inside {
                heading = Some(start + line.len());
            }
        } else if inside && bare.strip_prefix(&key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            let lead = line.len() - line.trim_start().len();
            let range = CharRange::new(at(start + lead), at(start + line.trim_end().len()));
            return Edit { range, text: said };
        }
        start += line.len();
    }
    match heading {
        Some(byte) => {
            let lead = if source[..byte].ends_with('\n') { "" } else { line_end };
            Edit { range: CharRange::empty(at(byte)), text: format!("{lead}{said}{line_end}") }
        }
        None => {
            let lead = match source {
                "" => String::new(),
                _ if source.ends_with('\n') => line_end.to_owned(),
                _ => line_end.repeat(2),
            };
            Edit { range: CharRange::empty(at(source.len())), text: format!("{lead}[dates]{line_end}{said}{line_end}") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::Config,
        text::{Format, Text},
    };

    #[test]
    fn only_what_it_is_about_changes() {
        for (before, after) in [
            ("", "[dates]\n\"a.txt\" = 2019-05-26\n"),
            (
                "[dates] # days\n\"b.txt\" = 2018-01-01\n",
                "[dates] # days\n\"a.txt\" = 2019-05-26\n\"b.txt\" = 2018-01-01\n",
            ),
            (
                "[dates]\r\n  \"a.txt\" = 2018-01-01 # old\r\n[findings]\r\n",
                "[dates]\r\n  \"a.txt\" = 2019-05-26\r\n[findings]\r\n",
            ),
            ("[dates]", "[dates]\n\"a.txt\" = 2019-05-26\n"),
            ("# ö\n[findings]", "# ö\n[findings]\n\n[dates]\n\"a.txt\" = 2019-05-26\n"),
        ] {
            let mut text = Text::new(before, Format::Plain);
            text.apply(&set_date(before, "a.txt", civil::date(2019, 5, 26)));
            assert_eq!(text.to_string(), after);
            let (config, problems) = Config::from_toml(after, &[]);
            assert_eq!((config.date_of("a.txt"), problems.len()), (Some(civil::date(2019, 5, 26)), 0), "{after}");
        }
    }
}
