//! Texts in our own words, dates, and other values with a form.

use std::collections::HashSet;
use std::hash::Hash;

use super::report::{At, Report};
use crate::diagnostic::Id;

/// The longest text in our own words. The longest description in the metadata of 400 products has
/// 7,610 characters.
const LONGEST: usize = 16 * 1024;

/// The longest sample. An answer with many members is longer than any description.
pub(crate) const LONGEST_SAMPLE: usize = 128 * 1024;

/// A text must say something, and no more than somebody reads.
pub(crate) fn check_text(report: &mut Report, at: &At<'_>, text: &str) {
    check_text_up_to(report, at, text, LONGEST);
}

/// A text must say something, and be no longer than this.
pub(crate) fn check_text_up_to(report: &mut Report, at: &At<'_>, text: &str, longest: usize) {
    if text.len() > longest {
        let message = format!("the text has {} bytes; a text has at most {longest}", text.len());
        let help = "say what matters for the call, and leave the rest to the page";
        report.key(Id::FileTooLarge, at, message, help);
    }
    if says_nothing(text) {
        let help = "say something in your own words, or leave the key out";
        report.key(Id::EmptyText, at, "this text says nothing", help);
    }
}

/// Whether a text is only dashes and dots, or a word that stands for a text to come.
pub(crate) fn says_nothing(text: &str) -> bool {
    const TO_COME: [&str; 5] = ["todo", "tbd", "fixme", "xxx", "n/a"];
    let is_filling =
        |character| matches!(character, '-' | '–' | '—' | '.' | '…' | ':' | '?' | '!' | ' ' | '\n');
    let text = text.trim_matches(is_filling);
    text.is_empty() || TO_COME.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// An optional text must say something if it is there.
pub(crate) fn check_optional_text(report: &mut Report, at: &At<'_>, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        check_text(report, &at.key(key), text);
    }
}

/// Each text of a list says something, and stands there once.
pub(crate) fn check_list_of_texts(report: &mut Report, at: &At<'_>, texts: &[String]) {
    check_distinct(report, at, texts);
    for (index, text) in texts.iter().enumerate() {
        check_text(report, &at.item(index), text);
    }
}

/// Each text of a list that says something only if there is one.
pub(crate) fn check_texts_if_any(report: &mut Report, at: &At<'_>, texts: &[String]) {
    check_not_empty(report, at, texts);
    check_list_of_texts(report, at, texts);
}

/// A list that is written, and says nothing without items, has some.
pub(crate) fn check_not_empty<T>(report: &mut Report, at: &At<'_>, items: &[T]) {
    if items.is_empty() && at.is_written() {
        let help = "write what the page has, or leave the key out";
        report.key(Id::InvalidValues, at, "the list is empty, and says nothing", help);
    }
}

/// A date must be one.
pub(crate) fn check_date(report: &mut Report, at: &At<'_>, date: &str) {
    if !is_date(date) {
        refuse_date(report, at, date);
    }
}

/// A date must be one; the time of day may follow it.
pub(crate) fn check_date_and_time(report: &mut Report, at: &At<'_>, text: &str) {
    if !is_date(text.split_once([' ', 'T']).map_or(text, |(date, _)| date)) {
        refuse_date(report, at, text);
    }
}

fn refuse_date(report: &mut Report, at: &At<'_>, text: &str) {
    let message = format!("`{text}` is not a date");
    report.value(Id::InvalidValue, at, message, "write it as in 2023-12-26");
}

/// Every item of a list must stand there once.
pub(crate) fn check_distinct<T: Eq + Hash>(
    report: &mut Report,
    at: &At<'_>,
    items: impl IntoIterator<Item = T>,
) {
    let mut seen = HashSet::new();
    for (index, item) in items.into_iter().enumerate() {
        if !seen.insert(item) {
            let message = "this stands in the list already";
            report.value(Id::InvalidValues, &at.item(index), message, "remove one of the two");
        }
    }
}

/// Whether a text is a date of the calendar, written as in `2023-12-26`.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, length: usize| -> Option<u32> {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse().ok() } else { None }
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Reads a length of time such as `1s`, `5m`, `1h` or `1d`, in seconds.
pub(crate) fn seconds(text: &str) -> Option<u32> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return None,
    };
    let number: u32 = number.parse().ok().filter(|number| *number > 0)?;
    number.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::{is_date, says_nothing, seconds};

    #[test]
    fn a_text_has_more_than_dashes_and_dots() {
        for nothing in ["", " ", "-", "…", "TODO", "Todo: ", "tbd.", "???"] {
            assert!(says_nothing(nothing), "{nothing}");
        }
        for something in ["%s", "*", "1", "To do.", "é", "该", "{}"] {
            assert!(!says_nothing(something), "{something}");
        }
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        assert!(is_date("2024-02-29"));
        for wrong in ["2023-02-29", "2023-13-01", "2023-1-1", "23-01-01", "2023-04-31", "", "2023"]
        {
            assert!(!is_date(wrong), "{wrong}");
        }
    }

    #[test]
    fn lengths_of_time_have_a_number_and_a_unit() {
        assert_eq!(seconds("1s"), Some(1));
        assert_eq!(seconds("5m"), Some(300));
        for wrong in ["", "s", "0s", "1", "-1s", "1.5h", "1é", "9999999999d"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
