//! How a node is split: whether one candidate uses one of some places.
//!
//! The splits in view are a single place, and all places of a post; where rows of the rules divide
//! shares among rotations that use the same scarce places, any place. The most divided ones are tried:
//! both sides are solved for a few pivots, and the split whose sides lose most wins (strong
//! branching: Applegate, Bixby, Chvatal and Cook 1995, "Finding cuts in the TSP").

use std::collections::BTreeMap;

use crate::solve::lp::columns::Columns;
use crate::solve::lp::simplex::{End, Simplex};

/// A share this close to 0 or 1 is whole.
pub(super) const WHOLE: f64 = 1e-6;
/// Splits tried at a node, and pivots on each side.
const TRIED: usize = 4;
const TRIAL_PIVOTS: usize = 10;
/// Loss of a side that a trial has closed, in points, and the least that counts.
const CLOSED: f64 = 1e4;
const LEAST: f64 = 1e-3;

/// A candidate and places; one side uses one of them, the other none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::solve) struct Split {
    pub(in crate::solve) group: usize,
    /// In increasing order.
    pub(in crate::solve) places: Vec<u32>,
    /// Whether the places are numbered as in the whole scheme, not those of the columns.
    pub(in crate::solve) of_scheme: bool,
}

impl Split {
    /// Whether a column belongs to a side.
    pub(super) fn allows(&self, columns: &Columns, column: u32, with: bool) -> bool {
        if columns.group_of(column) != self.group {
            return true;
        }
        let covers = columns.coupled().covers(column);
        let used = if self.of_scheme { covers } else { columns.places(column) };
        used.iter().any(|row| self.places.binary_search(row).is_ok()) == with
    }

    /// The same split of the whole scheme, for the candidate at a position in it.
    pub(super) fn in_scheme(&self, group: usize, columns: &Columns) -> Self {
        let in_scheme = |&row: &u32| if self.of_scheme { row } else { columns.origin(row) };
        Self { group, places: self.places.iter().map(in_scheme).collect(), of_scheme: true }
    }
}

/// The best split of those tried, and whether the side to follow is the one with the places.
///
/// `None` if every share is whole.
pub(super) fn choose(
    columns: &Columns,
    simplex: &mut Simplex<'_>,
    shares: &[(u32, f64)],
    value: i64,
) -> Option<(Split, bool)> {
    let mut splits = divided(columns, shares);
    if splits.is_empty() {
        splits = divided_in_scheme(columns, shares);
    }
    let first = |part: f64| -part * (1.0 - part);
    splits.sort_by(|a, b| {
        first(a.1)
            .total_cmp(&first(b.1))
            .then(a.0.group.cmp(&b.0.group))
            .then(a.0.places.cmp(&b.0.places))
    });
    splits.truncate(TRIED);
    let objective = simplex.objective();
    let worst = columns.most_worst(simplex.alive());
    let cutoff = (value + 1 - worst) as f64;
    let mut best: Option<(f64, usize)> = None;
    for (at, (split, _)) in splits.iter().enumerate() {
        let mut loss = [0.0; 2];
        for (side, loss) in loss.iter_mut().enumerate() {
            let mut trial = simplex.clone();
            trial.work = 0;
            trial.retain(|column| split.allows(columns, column, side == 0));
            // What the lowest total adds at the most may fall as well.
            let fallen = (worst - columns.most_worst(trial.alive())) as f64;
            *loss = match trial.solve(cutoff + fallen, TRIAL_PIVOTS) {
                End::CutOff => CLOSED,
                End::Optimal | End::Paused => objective - trial.objective() + fallen,
            };
            simplex.work += trial.work;
        }
        let score = loss[0].max(LEAST) * loss[1].max(LEAST);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    let (split, part) = splits.swap_remove(best?.1);
    Some((split, part >= 0.5))
}

/// Splits that the shares are divided on, with the share of the side that uses the places.
fn divided(columns: &Columns, shares: &[(u32, f64)]) -> Vec<(Split, f64)> {
    let mut parts: BTreeMap<(usize, bool, u32), (Vec<u32>, f64)> = BTreeMap::new();
    for &(column, share) in shares.iter().filter(|(_, share)| *share < 1.0 - WHOLE) {
        let group = columns.group_of(column);
        for &row in columns.places(column) {
            let single = parts.entry((group, false, row)).or_insert((vec![row], 0.0));
            single.1 += share;
        }
        let mut posts: Vec<u32> =
            columns.places(column).iter().map(|&row| columns.post(row)).collect();
        posts.dedup();
        for post in posts {
            let whole =
                parts.entry((group, true, post)).or_insert_with(|| (columns.of_post(post), 0.0));
            whole.1 += share;
        }
    }
    let open = |part: f64| part > 1e-4 && part < 1.0 - 1e-4;
    let several = |of_post: bool, rows: &[u32]| !of_post || rows.len() > 1;
    parts
        .into_iter()
        .filter(|((_, of_post, _), (rows, part))| open(*part) && several(*of_post, rows))
        .map(|((group, _, _), (rows, part))| {
            (Split { group, places: rows, of_scheme: false }, part)
        })
        .collect()
}

/// The same by any single place of the scheme; none where no row of the rules can be broken.
fn divided_in_scheme(columns: &Columns, shares: &[(u32, f64)]) -> Vec<(Split, f64)> {
    let mut parts: BTreeMap<(usize, u32), f64> = BTreeMap::new();
    for &(column, share) in shares.iter().filter(|(_, share)| *share < 1.0 - WHOLE) {
        for &row in columns.coupled().covers(column) {
            *parts.entry((columns.group_of(column), row)).or_default() += share;
        }
    }
    let split = |(group, row)| Split { group, places: vec![row], of_scheme: true };
    let open = |part: f64| part > 1e-4 && part < 1.0 - 1e-4;
    let parts = parts.into_iter().filter(|(_, part)| open(*part));
    parts.map(|(key, part)| (split(key), part)).collect()
}

/// A split of some candidate who still has a choice, where shares do not say of whom.
///
/// Of two columns of a candidate, one covers a place that the other does not, as long as rows of the
/// rules can be broken; otherwise there is such a split only where the lowest total counts.
pub(super) fn any(columns: &Columns, simplex: &Simplex<'_>) -> Option<Split> {
    let (coupled, alive) = (columns.coupled(), simplex.alive());
    if coupled.is_empty() {
        return of_lowest(columns, simplex);
    }
    let other = |group: &[u32]| {
        let unlike = |&&column: &&u32| coupled.entries(column) != coupled.entries(group[0]);
        Some((group[0], *group.iter().find(unlike)?))
    };
    let two = |group: &[u32]| Some((group[0], *group.get(1)?));
    let unlike = columns.by_group(alive).find_map(other);
    let (a, b) = unlike.or_else(|| columns.by_group(alive).find_map(two))?;
    let row = missing(coupled.covers(a), coupled.covers(b));
    let row = row.or_else(|| missing(coupled.covers(b), coupled.covers(a)))?;
    Some(Split { group: columns.group_of(a), places: vec![row], of_scheme: true })
}

/// A split of the candidate with a choice who has least in the linear programme, between what they have
/// there and the best they could have: what the lowest total adds falls with what is left to them.
fn of_lowest(columns: &Columns, simplex: &Simplex<'_>) -> Option<Split> {
    if !columns.weighs_worst() {
        return None;
    }
    let most_used = |group: &[u32]| {
        let by_share = |a: &&u32, b: &&u32| simplex.share(**a).total_cmp(&simplex.share(**b));
        group.iter().max_by(by_share).copied()
    };
    let several = columns.by_group(simplex.alive()).filter(|group| group.len() > 1);
    let held = several.filter_map(|group| Some((most_used(group)?, group)));
    let (held, group) = held.min_by_key(|&(held, _)| columns.value(held))?;
    let others = group.iter().filter(|&&column| column != held);
    let best = *others.max_by_key(|&&column| columns.value(column))?;
    // Columns of a candidate that use the same rows are one, so these differ in some row.
    let (held, best) = (columns.places(held), columns.places(best));
    let row = missing(best, held).or_else(|| missing(held, best))?;
    let group = columns.group_of(group[0]);
    Some(Split { group, places: vec![row], of_scheme: false })
}

/// The first row that is in one list and not in the other; both are in increasing order.
fn missing(from: &[u32], to: &[u32]) -> Option<u32> {
    from.iter().find(|row| to.binary_search(row).is_err()).copied()
}
