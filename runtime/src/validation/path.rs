//! Where in a request the value is that is looked at, and what of it a message may show.

use super::shown::Shown;
use crate::text::Excerpt;

/// The path to the value that is looked at.
#[derive(Debug, Default)]
pub(super) struct Path {
    segments: Vec<Segment>,
    /// Members whose values must not stand in messages, each with the length of the path where that
    /// was said: it holds for what is inside, and as long as the path is not left.
    hidden: Vec<(usize, &'static str)>,
}

#[derive(Debug)]
pub(super) enum Segment {
    Member(&'static str),
    Element(usize),
    Key(String),
}

impl Path {
    pub(super) fn push(&mut self, segment: Segment) {
        self.segments.push(segment);
    }

    /// Goes back by so many segments.
    pub(super) fn go_back(&mut self, count: usize) {
        let length = self.segments.len().saturating_sub(count);
        self.segments.truncate(length);
        self.hidden.retain(|(from, _)| *from <= length);
    }

    pub(super) fn hide(&mut self, member: &'static str) {
        self.hidden.push((self.segments.len(), member));
    }

    /// Whether the value that is looked at, or its member with this name, must not be shown.
    pub(super) fn is_hidden(&self, member: Option<&str>) -> bool {
        member.is_some_and(|name| self.is_name_hidden(name)) || self.hides(self.segments.len())
    }

    /// Whether it was said of this name that the value must not be shown.
    pub(super) fn is_name_hidden(&self, name: &str) -> bool {
        self.hidden.iter().any(|(_, hidden)| *hidden == name)
    }

    /// Whether the first segments lead to what must not be shown.
    fn hides(&self, length: usize) -> bool {
        self.hidden.iter().any(|(from, hidden)| {
            let inside = self.segments.get(*from..length).unwrap_or_default();
            inside.iter().any(|segment| matches!(segment, Segment::Member(name) if name == hidden))
        })
    }

    /// The items in which the list stands whose item is looked at, each with its list.
    pub(super) fn around_item(&self) -> Vec<(&'static str, usize)> {
        let around = self.segments.len().saturating_sub(2);
        let items = self.segments[..around].windows(2).filter_map(|pair| match pair {
            [Segment::Member(list), Segment::Element(index)] => Some((*list, *index)),
            _ => None,
        });
        items.collect()
    }

    /// The path in words, and further to one of the members, e.g. `DataDisk[0].Size`.
    pub(super) fn text(&self, member: Option<&str>) -> String {
        let mut text = String::new();
        let push_name = |name: &str, text: &mut String| {
            if !text.is_empty() {
                text.push('.');
            }
            text.push_str(name);
        };
        for (index, segment) in self.segments.iter().enumerate() {
            match segment {
                Segment::Member(name) => push_name(name, &mut text),
                Segment::Key(_) if self.hides(index) => {
                    push_name(&Shown::Hidden.to_string(), &mut text);
                }
                Segment::Key(key) => push_name(&Excerpt(key).to_string(), &mut text),
                Segment::Element(index) => text = format!("{text}[{index}]"),
            }
        }
        if let Some(name) = member {
            push_name(name, &mut text);
        }
        text
    }
}
