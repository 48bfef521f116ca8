//! Rules about lists and maps as such.

use std::collections::HashSet;

use super::{Rule, Segment, Shown, Validator};
use crate::members::Text;
use crate::value::{Value, View};

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
