//! Rules about lists and maps as such.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

use super::relations::Named;
use super::{Rule, Segment, Shown, Validator, given_text};
use crate::members::Text;
use crate::value::{Value, View};

/// What the items of lists have in the fields by which they differ. Secrets may be among it: `Debug` does
/// not show it.
#[derive(Default)]
pub(super) struct Seen(BTreeSet<Item>);

/// The items in which the list of an item stands, the list, and the fields by which it differs.
type Item = (Vec<(&'static str, usize)>, &'static str, Vec<(&'static str, String)>);

impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seen({})", self.0.len())
    }
}

impl Validator {
    /// A list or map must have a number of items between two bounds, both included. An empty one
    /// counts as absent.
    pub fn have_items(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        minimum: usize,
        maximum: usize,
    ) {
        let count = match value.view() {
            View::List(items) => items.count(),
            View::Map(entries) => entries.count(),
            _ => 0,
        };
        if count > 0 && !(minimum..=maximum).contains(&count) {
            self.broken(parameter, Shown::Items(count), Rule::Items { minimum, maximum }, &[]);
        }
    }

    /// No two items of a list of texts, numbers or booleans may be the same.
    pub fn have_unique_items(&mut self, parameter: &'static str, value: &dyn Value) {
        let View::List(items) = value.view() else { return };
        let mut seen = HashSet::new();
        self.within(Segment::Member(parameter), |must| {
            for index in 0..items.count() {
                let Some(item) = items.item(index) else { continue };
                let Some(text) = Text::of(item.view()) else { continue };
                if !seen.insert(text.into_cow().into_owned()) {
                    must.within(Segment::Element(index), |must| {
                        must.broken_here(item.view(), Rule::Unique, &[]);
                    });
                }
            }
        });
    }

    /// The item of this list that was [entered](Self::enter) must not have the value in this field that
    /// one before it has. If it leaves the field out, or empty, it is not compared.
    ///
    /// ```
    /// let mut must = aliyun_runtime::Validator::new("TagThing");
    /// for (index, key) in ["team", "stage", "team"].iter().enumerate() {
    ///     must.enter("Tag", index);
    ///     must.be_unique("Tag", "Key", key);
    ///     must.leave();
    /// }
    /// let error = must.finish().unwrap_err();
    /// assert!(error.to_string().ends_with(
    ///     "Tag[2].Key is \"team\" and must not be the same as in an item before it"
    /// ));
    /// ```
    pub fn be_unique(&mut self, list: &'static str, field: &'static str, value: &dyn Value) {
        self.be_unique_together(list, &[(field, value)]);
    }

    /// As [`be_unique`](Self::be_unique), of several fields: an item before it may have the values of
    /// some of them, and not of all.
    pub fn be_unique_together(&mut self, list: &'static str, fields: &[Named<'_>]) {
        let mut values = Vec::new();
        for (name, value) in fields {
            let Some(text) = given_text(*value) else { return };
            values.push((*name, text.into_owned()));
        }
        let is_new = self.seen.0.insert((self.path.around_item(), list, values));
        if !is_new && let Some(((first, value), others)) = fields.split_first() {
            let others = others.iter().map(|(name, _)| *name).collect();
            let shown = self.shown(Some(first), value.view());
            self.broken(first, shown, Rule::UniqueWith(others), &[]);
        }
    }

    /// The keys of a map must have a number of characters between two bounds, both included.
    pub fn have_key_length(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        minimum: usize,
        maximum: usize,
    ) {
        let View::Map(entries) = value.view() else { return };
        self.within(Segment::Member(parameter), |must| {
            entries.each(&mut |key, _| {
                if !(minimum..=maximum).contains(&key.chars().count()) {
                    must.broken_here(View::Text(key), Rule::KeyLength { minimum, maximum }, &[]);
                }
            });
        });
    }
}
