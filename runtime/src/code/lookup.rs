//! Going through all that an enum knows. This is compiled once, and not for each of hundreds of enums:
//! what an enum knows comes through a function.

use std::ops::Range;

use super::ErrorInfo;

/// A line of one of the tables of an enum.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) table: usize,
    pub(super) line: usize,
}

/// What stands in a line; `None` behind the last line of a table.
type Lines<'a, T> = &'a dyn Fn(Place) -> Option<T>;

/// The line of the code whose template fits, and the text that stands in its gap.
pub(super) fn template<'a>(
    mut tables: Range<usize>,
    lines: Lines<'_, &'static ErrorInfo>,
    code: &'a str,
) -> Option<(Place, &'a str)> {
    tables.find_map(|table| longest_template(table, lines, code))
}

/// The template with the most literal text among those that fit.
fn longest_template<'a>(
    table: usize,
    lines: Lines<'_, &'static ErrorInfo>,
    code: &'a str,
) -> Option<(Place, &'a str)> {
    let fits = lines_of(table, lines).filter_map(|(place, info)| {
        let template = info.template?;
        let captured = template.capture(code)?;
        Some((template.prefix.len(), template.suffix.len(), place, captured))
    });
    let longest = fits.max_by_key(|fit| (fit.0, fit.1));
    longest.map(|(_, _, place, captured)| (place, captured))
}

/// The first line with a value, where most have none.
pub(super) fn first<T>(tables: Range<usize>, lines: Lines<'_, Option<T>>) -> Option<T> {
    tables.flat_map(|table| lines_of(table, lines)).find_map(|(_, value)| value)
}

fn lines_of<T>(table: usize, lines: Lines<'_, T>) -> impl Iterator<Item = (Place, T)> {
    (0..).map_while(move |line| {
        let place = Place { table, line };
        lines(place).map(|found| (place, found))
    })
}
