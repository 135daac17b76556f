//! What a solution offers as proof of its bound.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Branching, Format, Rotation};
use crate::model::Id;

/// A price for every place of a post in a period, in 1/1024 of a point, and for every row of the rules
/// that couple candidates.
///
/// Prices are multipliers of rows in a Lagrangian relaxation (Held and Karp 1971; Fisher 1981). Those of
/// places are never negative; a place without an entry costs nothing.
///
/// A row of another rule limits a sum of amounts over the plan from below, from above, or both. Its price
/// is in units of 1/[`ROW_UNIT`](super::ROW_UNIT) of a price unit for each unit of amount: above 0 it charges what counts
/// towards `at_most`, below 0 it pays for what counts towards `at_least`. To the letter, with all
/// divisions of integers of any size:
///
/// - A placement is charged floor(price * amount / `ROW_UNIT`), rounded down also below 0, for each row
///   and each period in which it adds an amount to the row, by itself.
/// - The bound has, for each row, ceil(price * limit / `ROW_UNIT`), where the limit is `at_most` for a
///   price above 0 and `at_least` for one below 0, less what placements under way amount to.
/// - A soft row, which may be broken at so many points for every `per` units, counts at no higher price
///   than that costs: the size of its price is lowered to floor(points * `PRICE_UNIT` * `ROW_UNIT` / per).
///
/// # Multipliers of a candidate's own rules
///
/// A candidate with an entry in `own` is not searched. What they can have is bounded by
///
/// ```text
/// max over paths of ( (PRICE_UNIT + worst) * points - prices of places - what rows charge
///                     - sum of multiplier * amount )
///     + sum over multipliers above 0 of multiplier * most + sum over those below 0 of multiplier * least
/// ```
///
/// or by the worth of the empty rotation, where that is allowed and more. `worst` is the candidate's entry
/// in the map of that name, or 0. A limit says that least <= amount <= most for every feasible rotation that is
/// not empty. It is hard, about the candidate, and one of these; ids are written as in names of rows, `/`
/// as `%2F` and `%` as `%25`:
///
/// | name | amount | limits |
/// |---|---|---|
/// | `per-stream/<stream>` | placements in the stream | at most `rules.per_stream` |
/// | `per-provider/<provider>` | placements that serve the provider, also as the second one | at most `rules.per_provider` |
/// | `tags/<tag>` | placements with the tag | those of the rule on the tag; without `at_most`, 2^32 - 1 |
/// | `counts/<id>`, of a rule without `each` | placements that the rule counts, or periods served in them | the candidate's own, else those of the rule |
/// | `counts/<id>/<value>`, of a rule with `each` | the same, of one value that some post has: an id, or a sector | `at_most`, as before |
/// | `order/<id>/<period>`, of a rule with `after` | `times` for each placement in `posts` that starts in that period, from 1, or before; less k for each in `after` that has ended before that period starts | at most 0 |
///
/// For `order`, k is the most placements in `posts` that limits on streams leave: `rules.per_stream` for each
/// stream of a post in `posts`, or, where one of these posts has no stream, the number of periods. A placement in
/// both `posts` and `after` counts both ways. What the placement under way adds is taken off the limits. It counts
/// wherever the rule counts it, with its remaining periods served; for `order` it is one that has
/// ended before the first period, if it is in `after`, and not one of `posts`.
///
/// A *path* is any sequence of placements, at least one, that do not overlap, each of them allowed by itself, with
/// every pinned one among them, such that no placement passes an upper limit that is followed and the end
/// keeps every lower limit that is followed. Its points are those of its placements at the most that levels attainable
/// could make of them, crossings, breadth and bonus of the kinds met, and waiting, less nothing for other soft
/// rules. Crossings that lose points are charged each time, those that gain count each time. Providers are told
/// apart where the candidate could be at no more than 32; otherwise boundary classes are, and a crossing within a
/// class counts if it is a gain. Kinds are told apart as far as ten that are new.
///
/// A table has an entry for each period, one past the last included, each provider or class, each set of kinds,
/// and each combination of counts that is reached. If it had more than 2^24, kinds are only counted; then
/// classes are told apart instead of providers; then all kinds are hoped for; and then not all limits are followed, the last in order
/// of name being left out first. Each of these weakens the bound, and it holds.
///
/// # Multipliers of the lowest total
///
/// Where the lowest total counts `objective.worst` times, `worst` deals that weight out to candidates, searched
/// or not: each point of a candidate counts `PRICE_UNIT` plus their entry. With s the sum of all entries, at most
/// floor(`PRICE_UNIT` * `objective.worst`), and U the least over all candidates of the most points that they could have
/// without prices, the bound has
///
/// ```text
/// ceil( ( PRICE_UNIT * objective.worst - s ) * U )
/// ```
///
/// for what is not dealt out, and nothing where that is no weight. Without entries above 0 it has `PRICE_UNIT` *
/// floor(`objective.worst` * U). For U, a candidate with an entry in `own` is relaxed as above, at the
/// same multipliers and at no prices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    format: Format,
    /// By post id, then period (from 1).
    pub posts: BTreeMap<Id, BTreeMap<u32, i64>>,
    /// By name of the row, as in [`PlanPoints::cohort`](crate::verify::PlanPoints::cohort). From -2^60 to
    /// 2^60; above 0 only where the row has `at_most`, below 0 only where it has `at_least`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rows: BTreeMap<String, i64>,
    /// By candidate id: how far their own rules are relaxed. Who has an entry is not searched.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own: BTreeMap<Id, Own>,
    /// By candidate id: price units by which a point of theirs counts beyond once, where the lowest total
    /// of any candidate counts. From 0; together at most the weight of that total.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub worst: BTreeMap<Id, i64>,
}

/// How far one candidate's own rules are relaxed: which limits are followed, and which have multipliers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// Names of limits on placements that the relaxation counts as a rotation grows.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub follows: BTreeSet<String>,
    /// By name of the limit: price units for each unit of its amount. From -2^52 to 2^52; above 0 only
    /// where there is an upper limit, below 0 only where there is a lower one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub multipliers: BTreeMap<String, i64>,
}

/// Everything [`certify`](crate::certify::certify) needs to recompute a bound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    format: Format,
    /// The prices whose relaxation bounds every plan.
    pub prices: Prices,
    /// What was left after the prices, and what settled it; absent if prices say it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residual: Option<Residual>,
}

/// The rotations that prices alone could not rule out, and what decided among them.
///
/// There is none beside `own` of [`Prices`]: losses to a relaxed bound list no rotations, and what stands here then
/// matches nothing. Where [`Prices`] deal out the lowest total, a point counts as often here as there.
///
/// All amounts here are in price units, [`PRICE_UNIT`](super::PRICE_UNIT) to a point. The reduced value of a rotation is
/// its points less the prices of the places it covers and what rows charge it; its *loss* is what it lacks to the best reduced
/// value among its candidate's feasible rotations. The price bound B is the sum of those best values,
/// of price times free places, of what the rows' limits add (see [`Prices`]), and, where the lowest total of any
/// candidate counts, of the most that it can add. A plan of at least V + 1 points holds only rotations whose loss is
/// at most
///
/// ```text
/// B - PRICE_UNIT * (V + 1)
/// ```
///
/// and the residual is exactly the feasible rotations within that loss (reduced costs as in Dantzig,
/// Fulkerson and Johnson 1954). `rotations` and `digest` pin them down. A tree shows that no plan of
/// V + 1 points can be made of them; where it is absent, or leaves nodes open, nothing here shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Residual {
    /// The plan's value V, in points.
    pub value: i64,
    /// Number of rotations within the loss, over all candidates, the empty one included. At most 2^22
    /// can be checked.
    pub rotations: u64,
    /// [`residual_digest`] of all of them.
    pub digest: String,
    /// The branch and bound over them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tree: Option<Branching>,
    /// What settled all that the tree leaves open, without a record: `branch-and-bound`, a tree of the engine's own
    /// that grew too large to be kept; in older files also `microlp` or `highs`. Absent where nothing is left open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_end: Option<String>,
}

/// SHA-256, in hexadecimal, of the rotations within a loss: one item per candidate of the scheme, in
/// order of id, with all of that candidate's rotations, in any order.
///
/// The text hashed has one line per candidate, ended by a line feed: compact JSON of its rotations,
/// each a list of `[post id, start]` in order of start, the rotations in increasing order of those
/// lists. A candidate without any has the line `[]`.
///
/// # Panics
///
/// Never: ids and numbers can be written as JSON.
///
/// ```
/// use secondment::Placement;
/// use secondment::plan::residual_digest;
///
/// let desk = Placement { post: "desk".into(), start: 1 };
/// let ward = Placement { post: "ward".into(), start: 1 };
/// let one = residual_digest([vec![vec![desk.clone()], vec![ward.clone()]], vec![vec![]]]);
/// let other = residual_digest([vec![vec![ward], vec![desk]], vec![vec![]]]);
/// assert_eq!(one, other);
/// assert_eq!(one.len(), 64);
/// ```
pub fn residual_digest(candidates: impl IntoIterator<Item = Vec<Rotation>>) -> String {
    let mut hasher = Sha256::new();
    for mut rotations in candidates {
        rotations.sort_unstable();
        let line: Vec<Vec<(&str, u32)>> = rotations
            .iter()
            .map(|rotation| rotation.iter().map(|at| (at.post.as_str(), at.start)).collect())
            .collect();
        let text = serde_json::to_string(&line).expect("lists of ids and numbers have a JSON form");
        hasher.update(text.as_bytes());
        hasher.update(b"\n");
    }
    let halves = hasher.finalize().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(u32::from(half), 16)).collect()
}

impl Prices {
    /// No prices: every place is free.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Certificate {
    /// A certificate from its parts.
    pub fn new(prices: Prices, residual: Option<Residual>) -> Self {
        Self { format: Format, prices, residual }
    }
}
