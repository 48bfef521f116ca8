//! Finds secrets in a text that anybody may have written.
//!
//! The work has a bound that grows with the length of the text. Each place at which a secret may begin
//! earns some steps, and so does each character that brings a secret further than it ever came; looking at
//! one place costs one. Only a text that is made for it, or a secret that repeats itself many times, costs
//! more. What is left of the text then counts as secret.

use std::ops::Range;

use super::spelling::{Reading, end_of_run, read};

/// Looks through one text.
pub(super) struct Search<'t, 's> {
    body: &'t [u8],
    secrets: Vec<Secret<'s>>,
    /// The bytes with which a secret may begin.
    begins: [bool; 256],
    /// How many steps may be taken, and how many were.
    earned: usize,
    taken: usize,
    /// What may stand at the place that was looked at last.
    readings: Vec<Reading>,
}

struct Secret<'s> {
    text: &'s str,
    /// The furthest place to which a part of it was found.
    furthest: usize,
}

/// How many steps may be taken for nothing.
const RESERVE: usize = 4096;

/// How many steps a place earns for each secret, and a character that brings a secret further.
const EARNED: usize = 4;

/// All steps are taken.
struct Exhausted;

impl<'t, 's> Search<'t, 's> {
    pub(super) fn new(body: &'t [u8], secrets: impl Iterator<Item = &'s str>) -> Self {
        let mut texts: Vec<_> = secrets.filter(|text| !text.is_empty()).collect();
        texts.sort_unstable();
        texts.dedup();
        let mut begins = [false; 256];
        for text in &texts {
            begins[usize::from(text.as_bytes()[0])] = true;
            begins[usize::from(b'+')] |= text.starts_with(' ');
        }
        for escape in [b'\\', b'%', b'&'] {
            begins[usize::from(escape)] = !texts.is_empty();
        }
        let secrets = texts.into_iter().map(|text| Secret { text, furthest: 0 }).collect();
        Self { body, secrets, begins, earned: RESERVE, taken: 0, readings: Vec::new() }
    }

    /// The next place of a secret that begins between two places, together with all that overlap it.
    pub(super) fn next(&mut self, from: usize, until: usize) -> Option<Range<usize>> {
        let mut place: Option<Range<usize>> = None;
        let mut at = from;
        while at < place.as_ref().map_or(until, |place| place.end).min(self.body.len()) {
            let start = place.as_ref().map_or(at, |place| place.start);
            match self.end_of_any(from, at) {
                Ok(Some(end)) => {
                    let end = place.map_or(end, |place| place.end.max(end));
                    place = Some(start..end);
                }
                Ok(None) => {}
                Err(Exhausted) => return Some(start..self.body.len()),
            }
            at += 1;
        }
        place
    }

    /// Where the longest secret ends that begins at a place.
    fn end_of_any(&mut self, from: usize, at: usize) -> Result<Option<usize>, Exhausted> {
        let byte = self.body[at];
        // Who passes over the backslashes of a run passes over some of them as well.
        let is_in_run = byte == b'\\' && at > from && self.body[at - 1] == b'\\';
        if !self.begins[usize::from(byte)] || is_in_run {
            return Ok(None);
        }
        self.earned += EARNED * self.secrets.len();
        self.read(at)?;
        let readings = std::mem::take(&mut self.readings);
        let longest = (0..self.secrets.len())
            .try_fold(None, |longest, index| Ok(longest.max(self.end_of(index, &readings)?)));
        self.readings = readings;
        longest
    }

    /// Where a secret ends of which the first character was read; the last place where it can.
    fn end_of(&mut self, index: usize, first: &[Reading]) -> Result<Option<usize>, Exhausted> {
        let text = self.secrets[index].text;
        let mut characters = text.chars();
        let mut ends = Vec::new();
        ends.extend(characters.next().into_iter().flat_map(|character| fitting(first, character)));
        for character in characters {
            if ends.is_empty() {
                return Ok(None);
            }
            ends = self.further(&ends, character)?;
            let furthest = &mut self.secrets[index].furthest;
            if let Some(last) = ends.last().filter(|last| *last > furthest) {
                *furthest = *last;
                self.earned += EARNED;
            }
        }
        let last = ends.into_iter().max();
        Ok(last.map(|end| if text.ends_with('\\') { end_of_run(self.body, end) } else { end }))
    }

    /// Where a character ends that begins at one of these places, in order. There may be several: `%25`
    /// is a percent sign, or one with two digits behind it.
    fn further(&mut self, starts: &[usize], character: char) -> Result<Vec<usize>, Exhausted> {
        let mut ends = Vec::new();
        for start in starts {
            self.read(*start)?;
            ends.extend(fitting(&self.readings, character));
        }
        ends.sort_unstable();
        ends.dedup();
        Ok(ends)
    }

    /// Takes a step.
    fn read(&mut self, at: usize) -> Result<(), Exhausted> {
        if self.taken == self.earned {
            return Err(Exhausted);
        }
        self.taken += 1;
        read(self.body, at, &mut self.readings);
        Ok(())
    }
}

/// Where a character ends that was read. Forms write a space as a plus.
fn fitting(readings: &[Reading], character: char) -> impl Iterator<Item = usize> {
    let fits = move |found| found == character || (character == ' ' && found == '+');
    readings.iter().filter(move |(found, _)| fits(*found)).map(|(_, end)| *end)
}

#[cfg(test)]
mod tests {
    use std::iter::once;

    use super::{EARNED, RESERVE, Search};

    /// What a body may be made of to take time.
    const HOSTILE: [&str; 10] =
        ["\\", "%", "%25", "%5C", "%5c%", r"\u005c", r"\ud83d", "%E4%B8", "%F0\\", "password-"];

    #[test]
    fn the_work_grows_with_the_length_alone() {
        let secrets =
            ["password-1", r"\\\\\x", "%25%25%25%25x", "5C5C5C5Cx", "u005cu005cx", "中中"];
        for part in HOSTILE {
            for length in [100, 10_000] {
                let body = part.repeat(length / part.len());
                let mut search = Search::new(body.as_bytes(), secrets.into_iter());
                let mut from = 0;
                while let Some(place) = search.next(from, body.len()) {
                    from = place.end;
                }
                let most = RESERVE + 2 * EARNED * secrets.len() * body.len();
                assert!(search.taken <= most, "{part}: {} steps", search.taken);
            }
        }
    }

    #[test]
    fn a_text_is_looked_at_as_far_as_it_is_shown() {
        for part in HOSTILE {
            let body = part.repeat(1_000_000);
            let mut search = Search::new(body.as_bytes(), once("password"));
            search.next(0, 256);
            assert!(search.taken < RESERVE + 256 * EARNED, "{part}: {} steps", search.taken);
        }
    }

    #[test]
    fn what_would_take_too_long_is_not_shown() {
        let secret = format!("{}b", "a".repeat(5000));
        let body = "a".repeat(100_000) + &secret;
        let mut search = Search::new(body.as_bytes(), once(&*secret));
        let place = search.next(0, body.len()).unwrap();
        assert!(place.start < 10 && place.end == body.len(), "{place:?}");
    }
}
