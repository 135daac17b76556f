//! Where parallel work runs: on this thread, in the caller's rayon pool, or in a private one.

use std::num::NonZeroUsize;

use rayon::prelude::*;

/// Items per job: fixed, so that results never depend on the number of threads.
const CHUNK: usize = 16;

/// A place for parallel work. Results are always in order of index.
#[derive(Debug)]
pub(crate) enum Threads {
    /// On the calling thread, without rayon.
    One,
    /// In the pool of the calling thread (rayon's global one, unless the caller installed another).
    Caller,
    /// In a pool of its own.
    Own(rayon::ThreadPool),
}

impl Threads {
    /// As many threads as asked for; `None` is the caller's pool.
    pub(crate) fn new(count: Option<NonZeroUsize>) -> Result<Self, rayon::ThreadPoolBuildError> {
        match count.map(NonZeroUsize::get) {
            None => Ok(Self::Caller),
            Some(1) => Ok(Self::One),
            Some(n) => rayon::ThreadPoolBuilder::new().num_threads(n).build().map(Self::Own),
        }
    }

    /// Number of threads.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::One => 1,
            Self::Caller => rayon::current_num_threads(),
            Self::Own(pool) => pool.current_num_threads(),
        }
    }

    /// Calls `work` on neighbouring items and the index of the first of them; `memory` makes
    /// working memory for a thread.
    pub(crate) fn for_each_chunk<T: Send, M>(
        &self,
        items: &mut [T],
        memory: impl Fn() -> M + Sync + Send,
        work: impl Fn(&mut M, usize, &mut [T]) + Sync + Send,
    ) {
        let chunk = |memory: &mut M, (at, items): (usize, &mut [T])| {
            work(memory, at * CHUNK, items);
        };
        let all = |items: &mut [T]| {
            items.par_chunks_mut(CHUNK).enumerate().for_each_init(&memory, chunk);
        };
        match self {
            Self::One => {
                let mut memory = memory();
                items.chunks_mut(CHUNK).enumerate().for_each(|items| chunk(&mut memory, items));
            }
            Self::Caller => all(items),
            Self::Own(pool) => pool.install(|| all(items)),
        }
    }

    /// Calls `work` on every item with its index; `memory` makes working memory for a thread.
    pub(crate) fn for_each<T: Send, M>(
        &self,
        items: &mut [T],
        memory: impl Fn() -> M + Sync + Send,
        work: impl Fn(&mut M, usize, &mut T) + Sync + Send,
    ) {
        self.for_each_chunk(items, memory, |memory, first, items| {
            for (offset, item) in items.iter_mut().enumerate() {
                work(memory, first + offset, item);
            }
        });
    }

    /// Runs a few long jobs, each with its number.
    pub(crate) fn jobs<R: Send>(
        &self,
        n: usize,
        work: impl Fn(usize) -> R + Sync + Send,
    ) -> Vec<R> {
        match self {
            Self::One => (0..n).map(work).collect(),
            Self::Caller => (0..n).into_par_iter().map(work).collect(),
            Self::Own(pool) => pool.install(|| (0..n).into_par_iter().map(work).collect()),
        }
    }

    /// Maps indices `0..n`, with working memory per thread.
    pub(crate) fn map<R: Send, M>(
        &self,
        n: usize,
        memory: impl Fn() -> M + Sync + Send,
        work: impl Fn(&mut M, usize) -> R + Sync + Send,
    ) -> Vec<R> {
        let mut results: Vec<Option<R>> = (0..n).map(|_| None).collect();
        self.for_each(&mut results, memory, |memory, at, slot| *slot = Some(work(memory, at)));
        results.into_iter().flatten().collect()
    }
}
