//! A value that one party will give and any number of others wait for, in threads or in tasks.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

/// The side that gives the value.
pub(super) struct Promise<T>(Arc<SharedPromise<T>>);

struct SharedPromise<T> {
    state: Mutex<State<T>>,
    kept: Condvar,
}

struct State<T> {
    value: Option<T>,
    /// One place for each task that waits, reused when it is polled again, and empty once it is dropped.
    wakers: Vec<Option<Waker>>,
}

impl<T: Clone> Promise<T> {
    /// Gives the value to everybody who waits. Only the first value counts.
    pub(super) fn keep(&self, value: T) {
        let mut state = self.0.state();
        if state.value.is_none() {
            state.value = Some(value);
        }
        let wakers = std::mem::take(&mut state.wakers);
        drop(state);
        self.0.kept.notify_all();
        wakers.into_iter().flatten().for_each(Waker::wake);
    }

    /// Somebody who waits.
    pub(super) fn waiting(&self) -> Waiting<T> {
        Waiting { shared: Arc::clone(&self.0), place: None }
    }
}

impl<T> Promise<T> {
    /// Whether both are the same promise.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for Promise<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Promise<T> {
    fn default() -> Self {
        let state = Mutex::new(State { value: None, wakers: Vec::new() });
        Self(Arc::new(SharedPromise { state, kept: Condvar::new() }))
    }
}

impl<T> SharedPromise<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits for a value: a thread with [`wait`](Self::wait), a task with `.await`. It needs no
/// particular runtime.
#[must_use = "it does nothing unless it is waited for"]
pub struct Waiting<T> {
    shared: Arc<SharedPromise<T>>,
    /// The place of this task's waker.
    place: Option<usize>,
}

impl<T> Waiting<T> {
    /// What is waited for.
    pub(super) fn promise(&self) -> Promise<T> {
        Promise(Arc::clone(&self.shared))
    }
}

impl<T: Clone> Waiting<T> {
    /// Blocks this thread until the value is there; `None` if the time is over before.
    pub fn wait(self, longest: Duration) -> Option<T> {
        let start = Instant::now();
        let mut state = self.shared.state();
        while state.value.is_none() {
            let left = longest.checked_sub(start.elapsed()).filter(|left| !left.is_zero())?;
            let waited = self.shared.kept.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        state.value.clone()
    }
}

impl<T: Clone> Future for Waiting<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let this = self.get_mut();
        let mut state = this.shared.state();
        if let Some(value) = &state.value {
            return Poll::Ready(value.clone());
        }
        let place = *this.place.get_or_insert(state.wakers.len());
        if place == state.wakers.len() {
            state.wakers.push(None);
        }
        let replaced = state.wakers[place].replace(context.waker().clone());
        // It may be the last of its task, and that one may wait here, too.
        drop(state);
        drop(replaced);
        Poll::Pending
    }
}

impl<T> Drop for Waiting<T> {
    /// A waker keeps its task alive, and the value may be long in coming.
    fn drop(&mut self) {
        let Some(place) = self.place else { return };
        let mut state = self.shared.state();
        let waker = state.wakers.get_mut(place).and_then(Option::take);
        while state.wakers.pop_if(|last| last.is_none()).is_some() {}
        drop(state);
        drop(waker);
    }
}

impl<T> fmt::Debug for Waiting<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::{Context, Poll, Wake, Waker};
    use std::time::Duration;

    use super::Promise;

    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    #[test]
    fn threads_and_tasks_get_the_same_value() {
        let promise = Promise::default();
        let count = Arc::new(Count(AtomicUsize::new(0)));
        let waker = Waker::from(Arc::clone(&count));
        let mut context = Context::from_waker(&waker);
        let mut task = pin!(promise.waiting());
        assert_eq!(task.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(task.as_mut().poll(&mut context), Poll::Pending);
        let thread = promise.waiting();
        let thread = std::thread::spawn(move || thread.wait(Duration::from_secs(60)));

        promise.keep(1);
        promise.keep(2);
        assert_eq!(thread.join().expect("no panic"), Some(1));
        assert_eq!(task.as_mut().poll(&mut context), Poll::Ready(1));
        assert_eq!(count.0.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_task_that_no_longer_waits_is_let_go() {
        let promise = Promise::<u8>::default();
        let count = Arc::new(Count(AtomicUsize::new(0)));
        let waker = Waker::from(Arc::clone(&count));
        for _ in 0..3 {
            let mut task = Box::pin(promise.waiting());
            assert_eq!(task.as_mut().poll(&mut Context::from_waker(&waker)), Poll::Pending);
        }
        assert_eq!(Arc::strong_count(&count), 2, "this test and its waker");
        promise.keep(1);
        assert_eq!(count.0.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn waiting_ends_with_the_time() {
        assert_eq!(Promise::<u8>::default().waiting().wait(Duration::from_millis(5)), None);
    }
}
