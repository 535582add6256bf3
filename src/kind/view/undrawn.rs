//! What views leave out of the records that they draw; pages list it below the picture, so that it is not lost.

use super::super::{Base, Field, Kind, RecordType};
use super::{Layout, ViewSpec};

impl Kind {
    /// Whether a view shows all that the records of a field say: as a fact, as a table whose further columns are their other fields, or
    /// in a layout that knows these records.
    pub fn shows_whole(&self, field: &str) -> bool {
        let flat = |of: &RecordType| of.fields.iter().all(|inner| inner.of.base.record().is_none());
        let is_flat = self.fields.get(field).and_then(|field| self.record(field.of.base.record()?)).is_some_and(flat);
        self.views_of(field).any(|view| match view.layout {
            Layout::Card => view.part.list("fields").iter().any(|name| name == field),
            Layout::Table => {
                let chosen = view.part.has("columns");
                !chosen || is_flat && view.part.field("of") == Some(field) && !view.part.list("columns").is_empty()
            }
            Layout::Ladder | Layout::Matrix | Layout::Interactions => true,
            _ => false,
        })
    }

    /// Whether a picture calls the records of a field by what names them, since its options say nothing else.
    pub fn names_elements(&self, field: &str) -> bool {
        let named = |view: &ViewSpec| {
            let of_field = view.part.named("boxes").iter().find(|(name, _)| name == field);
            of_field.is_none_or(|(_, options)| !options.has("item"))
        };
        self.views_of(field).any(|view| view.layout == Layout::Grid && named(view))
    }

    /// The fields of records that are drawn without them: neither a view nor a value that it shows has their names.
    pub fn undrawn(&self) -> Vec<&Field> {
        let mut found = Vec::new();
        for field in self.fields.iter() {
            let name = field.name.as_str();
            if self.views_of(name).next().is_some() && !self.shows_whole(name) {
                self.undrawn_in(&field.of.base, self.names_elements(name), &mut Vec::new(), &mut found);
            }
        }
        found
    }

    fn undrawn_in<'k>(&'k self, base: &'k Base, named: bool, above: &mut Vec<&'k str>, found: &mut Vec<&'k Field>) {
        let Some((name, of)) = base.record().and_then(|name| Some((name, self.record(name)?))) else { return };
        if of.declares.is_some() || above.contains(&name) {
            return;
        }
        above.push(name);
        let told = of.fields.principal().filter(|_| named).map(|field| field.name.as_str());
        for field in of.fields.iter().filter(|field| Some(field.name.as_str()) != told && field.of.base != Base::Id) {
            match (self.names_in_views().contains(field.name.as_str()), field.of.base.record()) {
                (true, Some(_)) => self.undrawn_in(&field.of.base, false, above, found),
                (true, None) => {}
                (false, _) => found.push(field),
            }
        }
        above.pop();
    }

    fn views_of(&self, field: &str) -> impl Iterator<Item = &ViewSpec> {
        self.views().iter().filter(move |view| view.shows.contains(field))
    }
}
