//! A node of the tree: the columns still alive, and prices for them.

use super::columns::Columns;
use crate::certify::PRICE_UNIT;
use crate::solve::limits::Limits;
use crate::solve::prices::MOST_PRICE;

/// Weight of the latest solution in the moving average.
const WEIGHT: f64 = 0.08;
/// Step length factor: first, and what failing to improve does to it.
const FIRST_STEP: f64 = 0.1;
const SHRINK: f64 = 0.8;
const FAILURES_BEFORE_SHRINKING: u32 = 4;

/// Columns still alive, in order, with prices; a column alive is one a better plan may use.
#[derive(Clone, Debug)]
pub(super) struct Node {
    alive: Vec<u32>,
    prices: Vec<f64>,
    /// Share of the price steps in which each column alive was its candidate's best.
    share: Vec<f64>,
}

/// One evaluation: the bound, and the best column of every candidate.
#[derive(Default)]
struct Evaluation {
    bound: i64,
    best: Vec<u32>,
}

impl Node {
    pub(super) fn root(columns: &Columns, prices: Vec<f64>) -> Self {
        let alive = (0..columns.len() as u32).collect();
        Self { alive, prices, share: Vec::new() }
    }

    /// Columns alive of each candidate, in order of candidate.
    pub(super) fn groups<'n>(
        &'n self,
        columns: &'n Columns,
    ) -> impl Iterator<Item = &'n [u32]> + Clone {
        self.alive.chunk_by(|&a, &b| columns.group_of(a) == columns.group_of(b))
    }

    /// Number of columns of candidates who still have a choice.
    pub(super) fn undecided(&self, columns: &Columns) -> usize {
        self.groups(columns).map(<[u32]>::len).filter(|&choices| choices > 1).sum()
    }

    /// Prices, drops and concludes; `false` if no plan of `goal` units is left here.
    pub(super) fn tighten(
        &mut self,
        columns: &Columns,
        goal: i64,
        steps: usize,
        limits: &Limits,
        work: &mut u64,
    ) -> bool {
        if !self.conclude(columns) {
            return false;
        }
        let rounds = if steps > 100 { 4 } else { 2 };
        for _ in 0..rounds {
            let before = self.alive.len();
            let weight: usize = self.alive.iter().map(|&c| 2 + columns.rows(c).len()).sum();
            *work += (weight * steps / rounds) as u64;
            if !self.price(columns, goal, steps / rounds, limits) || !self.reduce(columns, goal) {
                return false;
            }
            if self.alive.len() * 100 > before * 97 {
                break;
            }
        }
        true
    }

    /// Drops columns that cannot be in a plan of `goal` units; `false` if none is left.
    pub(super) fn reduce(&mut self, columns: &Columns, goal: i64) -> bool {
        let prices = rounded(&self.prices);
        let now = self.evaluate(columns, &prices);
        if now.bound < goal {
            return false;
        }
        let loss = now.bound - goal;
        let best: Vec<i64> = now.best.iter().map(|&c| columns.priced(c, &prices)).collect();
        self.alive.retain(|&column| {
            columns.priced(column, &prices) >= best[columns.group_of(column)] - loss
        });
        self.conclude(columns)
    }

    /// Drops columns that need a place others occupy for certain; `false` on contradiction.
    fn conclude(&mut self, columns: &Columns) -> bool {
        loop {
            let mut forced = vec![0i64; columns.capacity().len()];
            let mut forced_by = Vec::new();
            let mut count = vec![0u32; columns.capacity().len()];
            let mut groups = 0;
            for alive in self.groups(columns) {
                groups += 1;
                let rows = || alive.iter().flat_map(|&column| columns.rows(column));
                rows().for_each(|&row| count[row as usize] += 1);
                for &row in columns.rows(alive[0]) {
                    if count[row as usize] as usize == alive.len() {
                        forced[row as usize] += 1;
                        forced_by.push((columns.group_of(alive[0]), row));
                    }
                }
                rows().for_each(|&row| count[row as usize] = 0);
            }
            let capacity = columns.capacity();
            if groups < columns.group_count() || (0..forced.len()).any(|r| forced[r] > capacity[r])
            {
                return false;
            }
            forced_by.sort_unstable();
            let before = self.alive.len();
            self.alive.retain(|&column| {
                columns.rows(column).iter().all(|&row| {
                    forced[row as usize] < capacity[row as usize]
                        || forced_by.binary_search(&(columns.group_of(column), row)).is_ok()
                })
            });
            if self.alive.len() == before {
                return true;
            }
        }
    }

    fn evaluate(&self, columns: &Columns, prices: &[i64]) -> Evaluation {
        let mut result = Evaluation::default();
        for alive in self.groups(columns) {
            let mut top = (i64::MIN, 0);
            for &column in alive {
                let value = columns.priced(column, prices);
                if value > top.0 {
                    top = (value, column);
                }
            }
            result.bound += top.0;
            result.best.push(top.1);
        }
        let rows = columns.capacity().iter().zip(prices);
        result.bound += rows.map(|(places, price)| places * price).sum::<i64>();
        result
    }

    /// Moves prices by the volume algorithm; `false` once the bound falls below `goal`.
    fn price(&mut self, columns: &Columns, goal: i64, steps: usize, limits: &Limits) -> bool {
        let rows = self.prices.len();
        let first = self.evaluate(columns, &rounded(&self.prices));
        let mut best = first.bound;
        let mut average = usage(columns, &first.best);
        let mut position = vec![u32::MAX; columns.len()];
        self.alive.iter().enumerate().for_each(|(at, &c)| position[c as usize] = at as u32);
        self.share = vec![0.0; self.alive.len()];
        first.best.iter().for_each(|&c| self.share[position[c as usize] as usize] = 1.0);
        let (mut step, mut failures) = (FIRST_STEP, 0);
        for at in 0..steps {
            if best < goal {
                return false;
            }
            if at % 8 == 7 && limits.interrupted() {
                break;
            }
            let over = |row: usize, average: &[f64]| average[row] - columns.capacity()[row] as f64;
            let norm: f64 = (0..rows)
                .map(|row| (over(row, &average), self.prices[row]))
                .filter(|&(over, price)| over > 0.0 || price > 0.0)
                .map(|(over, _)| over * over)
                .sum();
            if norm <= 1e-12 {
                break;
            }
            // A goal further off than a tenth of the bound is not worth aiming at.
            let missing = (best - goal).min(best.abs() / 10) + PRICE_UNIT;
            let length = step * missing as f64 / norm;
            let moved = (0..rows).map(|row| self.prices[row] + length * over(row, &average));
            let trial: Vec<f64> =
                moved.map(|price| libm::floor(price.clamp(0.0, MOST_PRICE) + 0.5)).collect();
            let now = self.evaluate(columns, &rounded(&trial));
            let used = usage(columns, &now.best);
            for (mean, used) in average.iter_mut().zip(&used) {
                *mean += WEIGHT * (used - *mean);
            }
            self.share.iter_mut().for_each(|share| *share *= 1.0 - WEIGHT);
            now.best.iter().for_each(|&c| self.share[position[c as usize] as usize] += WEIGHT);
            if now.bound < best {
                best = now.bound;
                self.prices = trial;
                failures = 0;
                step = (step * 1.1).min(1.0);
            } else {
                failures += 1;
                if failures == FAILURES_BEFORE_SHRINKING {
                    failures = 0;
                    step *= SHRINK;
                }
            }
        }
        // Shares go with the columns as they were; dropping columns needs them by column.
        let mut by_column = vec![0.0; columns.len()];
        self.alive.iter().zip(&self.share).for_each(|(&c, &share)| by_column[c as usize] = share);
        self.share = by_column;
        best >= goal
    }

    /// Greedy rounding at the prices: the tightest candidates first, each their best that fits.
    pub(super) fn round(&self, columns: &Columns) -> Option<Vec<u32>> {
        let prices = rounded(&self.prices);
        let mut left = columns.capacity().to_vec();
        let mut order: Vec<&[u32]> = self.groups(columns).collect();
        order.sort_by_key(|alive| alive.len());
        let mut picks = vec![0; order.len()];
        for alive in order {
            let fits =
                |&&column: &&u32| columns.rows(column).iter().all(|&row| left[row as usize] > 0);
            let value =
                |&&column: &&u32| (columns.priced(column, &prices), std::cmp::Reverse(column));
            let &pick = alive.iter().filter(fits).max_by_key(value)?;
            columns.rows(pick).iter().for_each(|&row| left[row as usize] -= 1);
            picks[columns.group_of(pick)] = pick;
        }
        Some(picks)
    }

    /// Splits on whether a candidate uses a place; the likelier side first.
    pub(super) fn branch(self, columns: &Columns) -> (Self, Self) {
        let (group, row, share) = self.most_divided(columns);
        let uses = |&column: &u32| columns.rows(column).contains(&row);
        let of_group = |&column: &u32| columns.group_of(column) == group;
        let mut with = self.clone();
        with.alive.retain(|column| !of_group(column) || uses(column));
        let mut without = self;
        without.alive.retain(|column| !of_group(column) || !uses(column));
        if share >= 0.5 { (with, without) } else { (without, with) }
    }

    /// The candidate and place whose use the price steps disagreed on most.
    fn most_divided(&self, columns: &Columns) -> (usize, u32, f64) {
        let mut most = (-1.0, 0, 0, 0.0);
        let mut share = vec![0.0; columns.capacity().len()];
        let mut count = vec![0u32; columns.capacity().len()];
        for alive in self.groups(columns).filter(|alive| alive.len() > 1) {
            for &column in alive {
                for &row in columns.rows(column) {
                    share[row as usize] += self.share[column as usize];
                    count[row as usize] += 1;
                }
            }
            for &column in alive {
                for &row in columns.rows(column) {
                    let (part, users) = (share[row as usize], count[row as usize]);
                    if users == 0 || users as usize == alive.len() {
                        continue;
                    }
                    let divided = part.min(1.0 - part).max(0.0) + 1e-6 * f64::from(users.min(9));
                    if divided > most.0 {
                        most = (divided, columns.group_of(column), row, part);
                    }
                    count[row as usize] = 0;
                }
            }
            for &row in alive.iter().flat_map(|&column| columns.rows(column)) {
                share[row as usize] = 0.0;
                count[row as usize] = 0;
            }
        }
        (most.1, most.2, most.3)
    }
}

fn rounded(prices: &[f64]) -> Vec<i64> {
    prices.iter().map(|&price| price as i64).collect()
}

fn usage(columns: &Columns, picks: &[u32]) -> Vec<f64> {
    let mut used = vec![0.0; columns.capacity().len()];
    let rows = picks.iter().flat_map(|&pick| columns.rows(pick));
    rows.for_each(|&row| used[row as usize] += 1.0);
    used
}
