//! The assignment problem of one period, solved exactly.

use super::lots::{Lots, order_of_period};
use super::run::Run;
use crate::model::PostIx;
use crate::solve::{CancelToken, assign as solve};

/// By person, the posts open to them with what each is worth.
pub(super) type Worth = Vec<Vec<(PostIx, i64)>>;

/// Highest price of leaving somebody out; the sizes of schemes stay far below it.
const MOST: i128 = 1 << 60;

/// Makes as many placements as possible and, of all ways to do so, one that is worth most.
///
/// Where people take shares of places, there are rounds. In each a post has as many places as hold the
/// largest share of those to whom it is open, or one for whoever fits; rounds end when nobody more fits.
pub(super) fn assign(
    run: &mut Run<'_>,
    (period, seed): (usize, u64),
    mut worth: Worth,
    lots: &Lots,
    cancel: &CancelToken,
) {
    let order = order_of_period(seed, period, worth.len());
    loop {
        let people: Vec<usize> =
            order.iter().copied().filter(|&at| !worth[at].is_empty()).collect();
        let round = Round::new(run, period, &people, &worth, lots);
        let chosen = round.solve(cancel);
        let mut placed = false;
        for (&at, post) in people.iter().zip(chosen) {
            if let Some(post) = post {
                run.place(at, (post, period));
                worth[at].clear();
                placed = true;
            }
        }
        if !placed || !run.scheme().weights().hundredths || cancel.is_cancelled() {
            return;
        }
        for (at, posts) in worth.iter_mut().enumerate() {
            posts.retain(|&(post, _)| run.has_room(at, (post, period)));
        }
    }
}

/// One transportation problem.
struct Round {
    /// Posts in the order in which they are numbered: by lot.
    posts: Vec<PostIx>,
    places: Vec<u32>,
    rows: Vec<Vec<(u32, i64)>>,
}

impl Round {
    fn new(run: &Run<'_>, period: usize, people: &[usize], worth: &Worth, lots: &Lots) -> Self {
        let mut largest = vec![0; run.scheme().posts().len()];
        for &at in people {
            let share = i64::from(run.people[at].row.share);
            for &(post, _) in &worth[at] {
                largest[post.get()] = share.max(largest[post.get()]);
            }
        }
        let open = run.scheme().posts().filter(|post| largest[post.get()] > 0);
        let mut posts: Vec<PostIx> = open.collect();
        posts.sort_by_key(|&post| (lots.of_post(post), post));
        let mut number = vec![0; largest.len()];
        let mut places = Vec::with_capacity(posts.len());
        for (at, &post) in posts.iter().enumerate() {
            number[post.get()] = at as u32;
            let free = run.ledger.free_throughout((post, period));
            let many = (free / largest[post.get()]).clamp(1, people.len().max(1) as i64);
            places.push(many as u32);
        }
        let row = |&at: &usize| {
            let edges = worth[at].iter().map(|&(post, worth)| (number[post.get()], worth));
            let mut edges: Vec<(u32, i64)> = edges.collect();
            edges.sort_unstable();
            edges
        };
        Self { posts, places, rows: people.iter().map(row).collect() }
    }

    /// What everybody gets.
    fn solve(self, cancel: &CancelToken) -> Vec<Option<PostIx>> {
        let largest = |row: &Vec<(u32, i64)>| row.iter().map(|edge| edge.1.unsigned_abs()).max();
        let size: i128 = self.rows.iter().filter_map(largest).map(i128::from).sum();
        let without = -(2 * size + 1).min(MOST) as i64;
        let chosen = solve(self.rows, self.places, without, || cancel.is_cancelled());
        chosen.into_iter().map(|post| Some(self.posts[post? as usize])).collect()
    }
}
