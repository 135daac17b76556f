//! Nodes of the tree: the columns still alive, and what a dive from a node finds.

use super::branch::{Split, WHOLE, any, choose};
use super::gather::Rest;
use crate::plan::{MOST_PRICE, PRICE_UNIT};
use crate::solve::bound::relaxation::WEAKEST;
use crate::solve::lp::columns::Columns;
use crate::solve::lp::programme::{self, Choice};
use crate::solve::lp::simplex::{Basis, End, Simplex};

/// Pivots between two looks at the limits.
const PIVOTS_AT_ONCE: usize = 100;
/// Pivots on one node, at most; what is not settled then is branched on.
const MOST_PIVOTS: usize = 20_000;
/// How far below the goal the linear programme is driven, in points: prices are rounded.
const MARGIN: f64 = 0.05;

/// A node that waits.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Columns of the tree, in order.
    pub(super) alive: Box<[u32]>,
    /// The basis its parent ended with, in columns of the tree and bounds of the scheme.
    pub(super) basis: Basis,
    /// No plan in it has more units.
    pub(super) bound: i64,
    /// Its entry in the record.
    pub(super) entry: usize,
}

/// What became of one node: prices by row of the scheme, those of the rules after the places, and the
/// bound they give.
#[derive(Clone, Debug)]
pub(super) struct DiveStep {
    pub(super) prices: Vec<(u32, i64)>,
    pub(super) bound: i64,
    /// How it was split, unless its prices close it.
    pub(super) fork: Option<Fork>,
}

/// A split, the side not followed, and whether that is the one with the places.
#[derive(Clone, Debug)]
pub(super) struct Fork {
    pub(super) split: Split,
    pub(super) aside: Node,
    pub(super) with: bool,
}

/// What a dive brought.
#[derive(Clone, Debug, Default)]
pub(super) struct Dive {
    /// Each step is a side of the split of the one before.
    pub(super) steps: Vec<DiveStep>,
    /// A column for every candidate that fit together and are worth more than was known.
    pub(super) picks: Option<Vec<u32>>,
    pub(super) work: u64,
    /// Whether the last step is closed.
    pub(super) closed: bool,
}

/// Plans of more points may gain more from a place than the highest price of a search: then a place that
/// cannot be had costs the highest that a certificate may hold.
const LARGE: i64 = 1 << 30;
const HIGHEST: i64 = 1 << 52;

/// A dive under way: the candidates who still have a choice.
struct Diver<'d> {
    root: &'d Columns,
    rest: &'d Rest,
    /// Points of the best plan known.
    value: i64,
    /// No plan here has more units, of those who still have a choice.
    bound: i64,
    /// Whether the general solver was asked.
    completed: bool,
    dive: Dive,
}

/// Dives from a node until it is closed; the sides not followed are left aside.
pub(super) fn dive(root: &Columns, node: &Node, value: i64, stop: &dyn Fn() -> bool) -> Dive {
    let rest = match Rest::of(root, &node.alive, &node.basis) {
        Ok(rest) => rest,
        Err(overflow) => {
            let highest = if value.abs() < LARGE { MOST_PRICE as i64 } else { HIGHEST };
            let dear = |row| (root.origin(row), highest);
            let prices = overflow.map(dear).into_iter().collect();
            let steps = vec![DiveStep { prices, bound: i64::MIN, fork: None }];
            return Dive { steps, closed: true, ..Dive::default() };
        }
    };
    let mut simplex = Simplex::new(&rest.columns, &rest.dead, &start(root, &rest, node));
    let bound = node.bound - PRICE_UNIT * rest.value;
    let mut diver =
        Diver { root, rest: &rest, value, bound, completed: false, dive: Dive::default() };
    diver.dive.closed = diver.descend(&mut simplex, stop);
    diver.dive.work += simplex.work;
    diver.dive
}

impl Diver<'_> {
    /// Settles and splits until the node is closed; `false` if it was stopped.
    fn descend(&mut self, simplex: &mut Simplex<'_>, stop: &dyn Fn() -> bool) -> bool {
        let columns = &self.rest.columns;
        loop {
            let Some(prices) = self.settle(simplex, stop) else { return false };
            let shares = loop {
                if self.bound < self.goal() {
                    return true;
                }
                if self.exhaust(simplex) {
                    return true;
                }
                let shares: Vec<_> = simplex.shares().filter(|(_, x)| *x > WHOLE).collect();
                let found = self.take(whole(columns, &shares))
                    || self.complete(simplex, stop)
                    || self.round(simplex);
                if !found {
                    break shares;
                }
                // The plan raised the goal. The prices stay: a node is recorded with one set of them.
                self.tighten(simplex, &prices);
            };
            let value = self.value - self.rest.value;
            let split = choose(columns, simplex, &shares, value);
            let split = split.or_else(|| Some((any(columns, simplex)?, true)));
            let Some((split, with)) = split else { return false };
            self.fork(simplex, &split, !with);
            simplex.retain(|column| split.allows(columns, column, with));
        }
    }

    /// The least value, in units, of a better plan, of those who still have a choice.
    fn goal(&self) -> i64 {
        PRICE_UNIT * (self.value - self.rest.value + 1)
    }

    /// Solves the linear programme and drops columns by its prices, which are returned; `None` if
    /// stopped.
    fn settle(&mut self, simplex: &mut Simplex<'_>, stop: &dyn Fn() -> bool) -> Option<Vec<i64>> {
        let goal = self.goal();
        let columns = &self.rest.columns;
        // The linear programme knows nothing of what the lowest total adds.
        let worst = columns.most_worst(simplex.alive());
        let mut cutoff = goal as f64 / PRICE_UNIT as f64 - worst as f64 - MARGIN;
        let mut pivots = 0;
        loop {
            if stop() {
                return None;
            }
            let end = simplex.solve(cutoff, PIVOTS_AT_ONCE);
            pivots += PIVOTS_AT_ONCE;
            if end == End::Paused && pivots < MOST_PIVOTS {
                continue;
            }
            let prices = simplex.prices();
            let (alive, bound) = reduce(columns, simplex.alive(), &prices, goal);
            // Rounding may have left the bound a little above what the linear programme says.
            if end == End::CutOff && bound.min(self.bound) >= goal && pivots < MOST_PIVOTS {
                cutoff -= 1.0;
                continue;
            }
            let charged = prices.iter().enumerate().filter(|(_, price)| **price != 0);
            let charged = charged.map(|(at, &price)| (columns.price_origin(at), price));
            self.dive.steps.push(DiveStep {
                prices: charged.collect(),
                bound: i64::MAX,
                fork: None,
            });
            self.keep(simplex, &alive, bound);
            return Some(prices);
        }
    }

    /// Drops columns by prices at hand, for a goal that has risen.
    fn tighten(&mut self, simplex: &mut Simplex<'_>, prices: &[i64]) {
        let (alive, bound) = reduce(&self.rest.columns, simplex.alive(), prices, self.goal());
        self.keep(simplex, &alive, bound);
    }

    /// Takes over what the prices of the last step say: columns still alive, and the bound.
    fn keep(&mut self, simplex: &mut Simplex<'_>, alive: &[u32], bound: i64) {
        self.bound = bound.min(self.bound);
        let mut kept = alive.iter().peekable();
        simplex.retain(|column| kept.next_if_eq(&&column).is_some());
        let step = self.dive.steps.last_mut().expect("prices come with a step");
        step.bound = self.bound.saturating_add(PRICE_UNIT * self.rest.value);
    }

    /// Takes over a plan, if it is better than the best known.
    fn take(&mut self, picks: Option<Vec<u32>>) -> bool {
        let Some(picks) = picks else { return false };
        let columns = &self.rest.columns;
        let Some(worth) = columns.worth(&picks) else { return false };
        if worth + self.rest.value <= self.value {
            return false;
        }
        self.value = worth + self.rest.value;
        let mut all = self.rest.decided.clone();
        all.extend(picks.into_iter().map(|column| columns.source(column)));
        all.sort_unstable();
        self.dive.picks = Some(all);
        true
    }

    /// Has a general solver complete the plan, once, where few columns are left; whether it is better.
    fn complete(&mut self, simplex: &Simplex<'_>, stop: &dyn Fn() -> bool) -> bool {
        let columns = &self.rest.columns;
        let is_coupled = !columns.coupled().is_empty();
        if self.completed || is_coupled || simplex.alive().len() > programme::MOST || stop() {
            return false;
        }
        self.completed = true;
        let choice = |&column: &u32| {
            let rows = columns.places(column).iter().map(|&row| row as usize).collect();
            Choice { value: columns.value(column), rows }
        };
        let groups: Vec<&[u32]> = columns.by_group(simplex.alive()).collect();
        let choices: Vec<Vec<Choice>> =
            groups.iter().map(|group| group.iter().map(choice).collect()).collect();
        let Some(chosen) = programme::solve(&choices, columns.capacity()) else { return false };
        let picks = groups.iter().zip(chosen).map(|(group, at)| group[at]).collect();
        // It works in floating point: only a plan that really fits counts.
        self.take(Some(picks))
    }

    /// Whether rows of the rules alone show that no plan here is better, whatever prices say of them:
    /// points lost are whole.
    fn exhaust(&mut self, simplex: &Simplex<'_>) -> bool {
        let columns = &self.rest.columns;
        let is_coupled = !columns.coupled().is_empty();
        is_coupled
            && columns.most(simplex.alive()).is_none_or(|most| PRICE_UNIT * most < self.goal())
    }

    /// Takes the largest share of everybody for a plan, where rows of the rules leave shares divided.
    fn round(&mut self, simplex: &Simplex<'_>) -> bool {
        let columns = &self.rest.columns;
        if columns.coupled().is_empty() {
            return false;
        }
        let mut most = vec![(-1.0, u32::MAX); columns.group_count()];
        for &column in simplex.alive() {
            let most = &mut most[columns.group_of(column)];
            let share = simplex.share(column);
            if share > most.0 {
                *most = (share, column);
            }
        }
        let picks: Vec<u32> = most.into_iter().map(|(_, column)| column).collect();
        self.take((!picks.contains(&u32::MAX)).then_some(picks))
    }

    /// Records a split, and leaves one of its sides aside.
    fn fork(&mut self, simplex: &Simplex<'_>, split: &Split, with: bool) {
        let columns = &self.rest.columns;
        let in_tree = |column: u32| columns.source(column);
        let side = simplex.alive().iter().copied();
        let side = side.filter(|&column| split.allows(columns, column, with)).map(in_tree);
        let mut alive: Vec<u32> = self.rest.decided.iter().copied().chain(side).collect();
        alive.sort_unstable();
        let parent = simplex.basis();
        let in_scheme = |bounds: Vec<u32>| {
            bounds.into_iter().map(|bound| columns.bound_origin(bound)).collect()
        };
        let basis = Basis {
            columns: parent.columns.into_iter().map(in_tree).collect(),
            tight: in_scheme(parent.tight),
            exceeded: in_scheme(parent.exceeded),
        };
        let bound = self.bound + PRICE_UNIT * self.rest.value;
        let aside = Node { alive: alive.into(), basis, bound, entry: 0 };
        let group = self.root.group_of(in_tree(columns.first_of(split.group)));
        let split = split.in_scheme(group, columns);
        let last = self.dive.steps.last_mut().expect("a node is settled before it is split");
        last.fork = Some(Fork { split, aside, with });
    }
}

/// The basis to start from: the parent's, as far as it is left.
fn start(root: &Columns, rest: &Rest, node: &Node) -> Basis {
    let columns = &rest.columns;
    let mut known = vec![false; root.len()];
    for &column in &node.basis.columns {
        known[column as usize] = true;
    }
    let mut basis = Basis::default();
    let all = 0..columns.len() as u32;
    basis.columns = all.filter(|&at| known[columns.source(at) as usize]).collect();
    let bounds = 0..columns.bounds() as u32;
    let among = |known: &[u32]| {
        let is_known = |&bound: &u32| known.binary_search(&columns.bound_origin(bound)).is_ok();
        bounds.filter(is_known).collect()
    };
    basis.tight = among.clone()(&node.basis.tight);
    basis.exceeded = among(&node.basis.exceeded);
    basis
}

/// Columns that a plan of `goal` units may still use at these prices, and their bound.
///
/// Where the lowest total counts, those that go may lower the most that it adds, and more may go.
fn reduce(columns: &Columns, alive: &[u32], prices: &[i64], goal: i64) -> (Vec<u32>, i64) {
    let (mut kept, mut bound) = sift(columns, alive, prices, goal);
    let mut before = alive.len();
    while columns.weighs_worst() && !kept.is_empty() && kept.len() < before {
        before = kept.len();
        (kept, bound) = sift(columns, &kept, prices, goal);
    }
    (kept, bound)
}

/// Those of the columns that lose no more than their bound exceeds the goal by, and this bound.
fn sift(columns: &Columns, alive: &[u32], prices: &[i64], goal: i64) -> (Vec<u32>, i64) {
    let mut best = vec![i128::MIN; columns.group_count()];
    let worth: Vec<i128> = alive.iter().map(|&column| columns.priced(column, prices)).collect();
    for (&column, &worth) in alive.iter().zip(&worth) {
        let best = &mut best[columns.group_of(column)];
        *best = worth.max(*best);
    }
    if best.contains(&i128::MIN) {
        return (Vec::new(), i64::MIN);
    }
    let worst = i128::from(PRICE_UNIT) * i128::from(columns.most_worst(alive));
    let bound = best.iter().sum::<i128>() + columns.allowance(prices) + worst;
    let loss = bound - i128::from(goal);
    let bound = bound.clamp(-WEAKEST, WEAKEST) as i64;
    if loss < 0 {
        return (Vec::new(), bound);
    }
    let stays = |(column, worth): (&u32, &i128)| {
        (*worth >= best[columns.group_of(*column)] - loss).then_some(*column)
    };
    (alive.iter().zip(&worth).filter_map(stays).collect(), bound)
}

/// The plan, if every share is whole.
fn whole(columns: &Columns, shares: &[(u32, f64)]) -> Option<Vec<u32>> {
    let mut picks = vec![u32::MAX; columns.group_count()];
    for &(column, share) in shares {
        if share < 1.0 - WHOLE {
            return None;
        }
        picks[columns.group_of(column)] = column;
    }
    (!picks.contains(&u32::MAX)).then_some(picks)
}
