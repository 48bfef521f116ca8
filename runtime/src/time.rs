//! The spelling of moments on the wire.

use std::time::{SystemTime, UNIX_EPOCH};

/// A moment as `2026-01-02T03:04:05Z`. A moment before 1970 is written as the start of 1970, and of
/// a year after 9999 only four digits are written: no clock that a signature could use shows one.
pub(crate) fn format_utc(moment: SystemTime) -> String {
    utc_digits(moment).map(char::from).iter().collect()
}

/// As [`format_utc`], without memory of its own: every request has a date.
pub(crate) fn utc_digits(moment: SystemTime) -> [u8; 20] {
    let seconds = moment.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (year, month, day) = civil_date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    let mut text = *b"0000-00-00T00:00:00Z";
    let places =
        [(0, year / 100), (2, year), (5, month), (8, day), (11, hour), (14, minute), (17, second)];
    for (at, number) in places {
        let two_digits = (number % 100) as u8;
        text[at] += two_digits / 10;
        text[at + 1] += two_digits % 10;
    }
    text
}

/// Year, month and day of the Gregorian calendar, from the days since the start of 1970.
///
/// Counts in years that begin in March, so that the leap day comes last, and in eras of 400 years,
/// which all have the same length.
fn civil_date(days_since_1970: u64) -> (u64, u64, u64) {
    let days = days_since_1970 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::format_utc;

    #[test]
    fn writes_leap_days_and_turns_of_centuries() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"),
            (1_767_323_045, "2026-01-02T03:04:05Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(format_utc(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn a_clock_before_1970_shows_its_start() {
        assert_eq!(format_utc(UNIX_EPOCH - Duration::from_secs(1)), "1970-01-01T00:00:00Z");
    }
}
