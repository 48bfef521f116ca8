//! Finds secrets in a text that anybody may have written.
//!
//! The work has a bound that grows with the length of the text. Each place at which a secret may begin
//! earns some steps, and so does each character that brings one further than any ever came; looking at
//! one place costs one. Secrets that begin alike are followed together, so their number costs nothing, and
//! what a place earns for it has an end. Only a text that is made for it, or a secret that repeats itself
//! many times, costs more. What is left of the text then counts as secret.

use std::ops::Range;

use super::spelling::{Reading, end_of_run, read};

/// Looks through one text.
pub(super) struct Search<'t, 's> {
    body: &'t [u8],
    /// In order, so that those that begin alike stand together.
    secrets: Vec<&'s str>,
    /// The bytes with which a secret may begin.
    begins: [bool; 256],
    /// How many steps may be taken, and how many were.
    earned: usize,
    taken: usize,
    /// The furthest place to which a part of a secret was found.
    furthest: usize,
    /// What may stand at the place that was looked at last.
    readings: Vec<Reading>,
}

/// The secrets that begin with what was read so far.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Begun {
    /// The first of them, and the one behind the last.
    first: usize,
    behind: usize,
    /// How many bytes of them were read.
    length: usize,
    /// Where these end in the text.
    end: usize,
}

/// How many steps may be taken for nothing.
const RESERVE: usize = 4096;

/// How many steps a place earns for each secret, and a character that brings one further.
const EARNED: usize = 4;

/// For how many secrets a place earns steps. However many there are, a place of an ordinary text belongs to
/// few characters of them.
const MOST_PAID: usize = 16;

/// All steps are taken.
struct Exhausted;

impl<'t, 's> Search<'t, 's> {
    pub(super) fn new(body: &'t [u8], secrets: impl Iterator<Item = &'s str>) -> Self {
        let mut secrets: Vec<_> = secrets.filter(|text| !text.is_empty()).collect();
        secrets.sort_unstable();
        secrets.dedup();
        let mut begins = [false; 256];
        for text in &secrets {
            begins[usize::from(text.as_bytes()[0])] = true;
            begins[usize::from(b'+')] |= text.starts_with(' ');
        }
        for escape in [b'\\', b'%', b'&'] {
            begins[usize::from(escape)] = !secrets.is_empty();
        }
        let readings = Vec::new();
        Self { body, secrets, begins, earned: RESERVE, taken: 0, furthest: 0, readings }
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
        self.earned += EARNED * self.secrets.len().min(MOST_PAID);
        let all = Begun { first: 0, behind: self.secrets.len(), length: 0, end: at };
        let mut begun = self.further(&[all])?;
        let mut longest = None;
        while !begun.is_empty() {
            longest = longest.max(begun.iter().filter_map(|one| self.end_of_whole(*one)).max());
            begun = self.further(&begun)?;
            let reached = begun.iter().map(|one| one.end).max();
            if let Some(reached) = reached.filter(|reached| *reached > self.furthest) {
                self.furthest = reached;
                self.earned += EARNED;
            }
        }
        Ok(longest)
    }

    /// Where a secret ends that was read to its end; the last place where it can.
    fn end_of_whole(&self, begun: Begun) -> Option<usize> {
        // In order, it is the first of those that begin with it.
        let text = self.secrets[begun.first];
        let is_whole = text.len() == begun.length;
        let end = if text.ends_with('\\') { end_of_run(self.body, begun.end) } else { begun.end };
        is_whole.then_some(end)
    }

    /// The same secrets with one more character, in whatever way that is written. There may be several:
    /// `%25` is a percent sign, or one with two digits behind it.
    fn further(&mut self, begun: &[Begun]) -> Result<Vec<Begun>, Exhausted> {
        let mut further = Vec::new();
        for one in begun {
            let is_whole = self.secrets[one.first].len() == one.length;
            let longer = Begun { first: one.first + usize::from(is_whole), ..*one };
            if longer.first == longer.behind {
                continue;
            }
            self.read(longer.end)?;
            for &(character, end) in &self.readings {
                // Forms write a space as a plus.
                let space = (character == '+').then_some(' ');
                let meant = std::iter::once(character).chain(space);
                further.extend(meant.filter_map(|meant| self.with(longer, meant, end)));
            }
        }
        further.sort_unstable();
        further.dedup();
        Ok(further)
    }

    /// Those of these secrets that go on with a character, which ends there in the text.
    fn with(&self, begun: Begun, character: char, end: usize) -> Option<Begun> {
        let mut bytes = [0; 4];
        let character = character.encode_utf8(&mut bytes).as_bytes();
        let rest = |text: &&'s str| text.as_bytes().split_at(begun.length).1;
        let secrets = &self.secrets[begun.first..begun.behind];
        let before = secrets.partition_point(|text| rest(text) < character);
        let count = secrets[before..].partition_point(|text| rest(text).starts_with(character));
        let first = begun.first + before;
        let length = begun.length + character.len();
        (count > 0).then_some(Begun { first, behind: first + count, length, end })
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

#[cfg(test)]
mod tests {
    use std::iter::once;

    use super::{EARNED, MOST_PAID, RESERVE, Search};

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

    /// A sensitive JSON value may hold thousands.
    #[test]
    fn the_number_of_secrets_costs_nothing() {
        let secrets: Vec<_> = (0..5000).map(|number| format!("password-{number}")).collect();
        for part in HOSTILE {
            let body = part.repeat(5_000 / part.len());
            let mut search = Search::new(body.as_bytes(), secrets.iter().map(String::as_str));
            assert_eq!(search.next(0, body.len()), None, "{part}");
            let most = RESERVE + (MOST_PAID + 1) * EARNED * body.len();
            assert!(search.taken <= most, "{part}: {} steps", search.taken);
        }
    }

    #[test]
    fn what_surrounds_many_secrets_stays_readable() {
        let secrets: Vec<_> = (100_000..105_000).map(|number: u32| number.to_string()).collect();
        let between = " is not 1000, ";
        let body = secrets.join(between);
        let mut search = Search::new(body.as_bytes(), secrets.iter().map(String::as_str));
        let (mut from, mut start) = (0, 0);
        for secret in &secrets {
            let end = start + secret.len();
            assert_eq!(search.next(from, body.len()), Some(start..end));
            (from, start) = (end, end + between.len());
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
