//! Adding a place to those of the workspace.

use crate::{
    gazetteer::Entry,
    ide::{Action, subject::Subject},
};

use super::Offers;

/// No place has a longer name, in code points.
const NAME: usize = 200;

impl Offers<'_> {
    /// Adds the place at the cursor to `postil.toml`: with what the gazetteer says of the entry it
    /// was taken for, or with the point of the division it lies in, to be put right by hand.
    pub(super) fn own_place(&mut self) {
        let Some(Subject::Place(place)) = self.subject() else { return };
        let gazetteer = &self.desk.article.gazetteer;
        let entry = |id| gazetteer.entry(id);
        let resolved = place.resolved.and_then(entry);
        let name = self.desk.article.plain_excerpt(place.range, NAME);
        if name.is_empty() || resolved.as_ref().is_some_and(|entry| entry.own) {
            return;
        }
        let lines = match (&resolved, place.within.and_then(entry)) {
            (Some(entry), _) => {
                let id = entry.geonameid.map(|id| format!("id = \"GeoNames:{id}\"\n")).unwrap_or_default();
                lines(&name, entry, "", &id)
            }
            (None, Some(within)) => {
                let comment = format!("  # the point of {}; put in its own", within.name);
                lines(&name, &within, &comment, "")
            }
            // Not valid until somebody says where it is, and reported as such.
            (None, None) => format!("[[place]]\nname = {}\nlat = \"?\"\nlon = \"?\"\n", quoted(&name)),
        };
        self.out.push(Action {
            title: format!("Add {} to the places of the workspace", self.desk.quoted(place.range)),
            fixes: Some(("place-unresolved", place.range)).filter(|_| resolved.is_none()),
            settings: lines,
            ..Action::default()
        });
    }
}

fn lines(name: &str, entry: &Entry<'_>, comment: &str, id: &str) -> String {
    let country = Some(entry.country).filter(|code| !code.is_empty());
    let country = country.map(|code| format!("country = \"{code}\"\n")).unwrap_or_default();
    // As it is called at home, where the article calls it something else.
    let aliases = if entry.name == name || !comment.is_empty() { "" } else { entry.name };
    let aliases = if aliases.is_empty() { String::new() } else { format!("aliases = [{}]\n", quoted(aliases)) };
    format!(
        "[[place]]\nname = {}\n{aliases}lat = {:.5}{comment}\nlon = {:.5}\n{country}{id}",
        quoted(name),
        entry.latitude,
        entry.longitude
    )
}

/// A string of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use crate::{
        config::Config,
        ide::{Wish, actions, fixture::article_selected},
    };
    use expect_test::{Expect, expect};

    fn check(fixture: &str, expected: &Expect) {
        let (article, selection) = article_selected(fixture);
        let wish = Wish { selection, asks: false, lazy: false, wanted: &|_| true };
        let offered = actions(&article, &[], &wish);
        let added = offered.iter().find(|action| !action.settings.is_empty());
        expected.assert_eq(&added.map_or(String::new(), |action| format!("{}\n\n{}", action.title, action.settings)));
        let settings = added.map_or("", |action| &action.settings);
        let problems = Config::from_toml(settings, &[]).1;
        assert_eq!(problems.is_empty(), !settings.contains('?'), "{problems:?}");
    }

    #[test]
    fn a_place_with_what_is_known_of_it() {
        check(
            "They left ⟦L|Harem$0⟧ on foot.",
            &expect![[r#"
                Add “Harem” to the places of the workspace

                [[place]]
                name = "Harem"
                aliases = ["Ḩārim"]
                lat = 36.21176
                lon = 36.52078
                country = "SY"
                id = "GeoNames:169866"
            "#]],
        );
        check(
            "They left ⟦L? within=Syria|Kafr \"Zeita\"$0⟧ on foot.",
            &expect![[r#"
                Add “Kafr "Zeita"” to the places of the workspace

                [[place]]
                name = 'Kafr "Zeita"'
                lat = 35.00000  # the point of Syria; put in its own
                lon = 38.00000
                country = "SY"
            "#]],
        );
        check(
            "They left ⟦L?|Zeita$0⟧ on foot.",
            &expect![[r#"
                Add “Zeita” to the places of the workspace

                [[place]]
                name = "Zeita"
                lat = "?"
                lon = "?"
            "#]],
        );
        check("They left ⟦P zeita|Zeita$0⟧ on foot.", &expect![""]);
    }
}
