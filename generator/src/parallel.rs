//! Work on all cores, with the same result on any number of them.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does the same with every item, and returns the results in the order of the items.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, run: impl Fn(T) -> R + Sync) -> Vec<R> {
    map_on(thread::available_parallelism().map_or(1, NonZero::get), items, run)
}

fn map_on<T: Send, R: Send>(threads: usize, items: Vec<T>, run: impl Fn(T) -> R + Sync) -> Vec<R> {
    let helpers = threads.min(items.len()).saturating_sub(1);
    let items = Mutex::new(items.into_iter().enumerate());
    // Each thread takes the next item when it is done with one: items take unequal times.
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut results = Vec::new();
        while let Some((index, item)) = next() {
            results.push((index, run(item)));
        }
        results
    };
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
        let mut results = work();
        for helper in helpers {
            results.extend(helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        results
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map_on;

    #[test]
    fn the_number_of_threads_does_not_matter() {
        let items: Vec<u64> = (0..1_000).collect();
        let expected: Vec<u64> = items.iter().map(|item| item * item).collect();
        for threads in [0, 1, 2, 7] {
            let squares = map_on(threads, items.clone(), |item| item * item);
            assert_eq!(squares, expected, "{threads}");
        }
        assert!(map_on(4, Vec::new(), |item: u64| item).is_empty());
    }

    #[test]
    #[should_panic(expected = "item 3")]
    fn a_panic_is_passed_on() {
        map_on(2, vec![1, 2, 3, 4], |item| assert!(item != 3, "item {item}"));
    }
}
