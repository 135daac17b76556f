//! What every report of a plan is made from.

use super::figures::Figures;
use super::fill::{Fill, fill};
use super::row::Row;
use crate::model::{KindIx, PostIx, Scheme};
use crate::network::BridgeMap;
use crate::plan::{Plan, relative_gap};

/// A plan as a grid: candidates by periods, with the figures that sum it up.
///
/// Prints as a text table, in order of candidate id. Reports show a plan and do not judge it: what
/// the scheme does not know is left out, and of placements that overlap the later one is cut short.
///
/// ```
/// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
/// use secondment::report::{Figures, PlanGrid};
/// use secondment::{Placement, Plan, SchemeBuilder};
///
/// let scheme = SchemeBuilder::new(2)
///     .kind(Kind::new("council"))
///     .provider(Provider::new("camden", "council", Sector::Public))
///     .post(Post::new("camden-housing", "camden"))
///     .candidate(Candidate::new("c1"))
///     .build()?;
/// let mut plan = Plan::new();
/// plan.place("c1", Placement { post: "camden-housing".into(), start: 2 });
/// let grid = PlanGrid::new(&scheme, &plan, &Figures::default());
/// assert!(grid.to_string().contains("camden-housing"));
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
#[derive(Clone, Debug)]
pub struct PlanGrid<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) figures: Figures,
    pub(super) rows: Vec<Row>,
    fill: Vec<Fill>,
    bridges: BridgeMap,
}

impl<'a> PlanGrid<'a> {
    /// Gathers a report of a plan; `figures` may be empty.
    pub fn new(scheme: &'a Scheme, plan: &Plan, figures: &Figures) -> Self {
        let rows: Vec<_> = scheme
            .candidates()
            .map(|candidate| {
                let id = &scheme.candidate(candidate).id;
                let score = figures.scores.get(id).copied();
                Row::new(scheme, candidate, plan.rotation(id.as_str()), score)
            })
            .collect();
        let fill = fill(scheme, &rows);
        let bridges = BridgeMap::of(scheme, plan);
        Self { scheme, figures: figures.clone(), rows, fill, bridges }
    }

    /// Places held and places there are, by kind of provider, in order of id.
    pub fn fill(&self) -> &[Fill] {
        &self.fill
    }

    /// People who bridge each pair of kinds, before the plan and after it.
    pub fn bridges(&self) -> &BridgeMap {
        &self.bridges
    }

    /// The figures that sum up the plan, as pairs of a label and a text.
    pub(super) fn summary(&self) -> Vec<(&'static str, String)> {
        let figures = &self.figures;
        let fresh = |row: &&Row| row.stays().any(|(_, stay)| !stay.under_way);
        let placed = self.rows.iter().filter(fresh).count();
        let mut lines = vec![("people placed", format!("{placed} of {}", self.rows.len()))];
        if let Some((before, after)) = figures.translators_before().zip(figures.translators_after())
        {
            lines.push(("system translators", format!("{before} before, {after} after")));
        }
        let (before, after) = (&self.bridges.before, &self.bridges.after);
        let built = self.bridges.built().count();
        let pairs = self.bridges.bridges.len();
        let bridged = after.bridges;
        let people = format!("{} before, {} after", before.people, after.people);
        lines.push(("people who bridge kinds", people));
        let text = format!("{built} built, now {bridged} of {pairs} pairs of kinds");
        lines.push(("bridges", text));
        if let Some(exposure) = figures.exposure() {
            lines.push(("exposure", format!("{} points", signed(exposure))));
        }
        if let Some(points) = figures.points() {
            lines.push(("objective", format!("{} points", signed(points))));
        }
        if let Some(bound) = figures.bound {
            let gap = figures.points().and_then(|points| relative_gap(points, bound));
            let gap = gap.map_or(String::new(), |gap| format!(", gap {:.2}%", 100.0 * gap));
            lines.push(("no plan has more than", format!("{} points{gap}", signed(bound))));
        }
        lines
    }

    pub(super) fn title(&self) -> &str {
        let name = &self.scheme.parts().name;
        if name.is_empty() { "Plan" } else { name }
    }

    /// Number of a period, counted from 0 here and from 1 in the text, and its first day.
    pub(super) fn heading(&self, period: usize) -> String {
        let number = period as u32 + 1;
        match self.scheme.parts().periods.first_day(number) {
            Some(day) => format!("{number}: from {day}"),
            None => format!("{number}"),
        }
    }

    pub(super) fn kind_name(&self, kind: KindIx) -> &str {
        let kind = self.scheme.kind(kind);
        if kind.name.is_empty() { kind.id.as_str() } else { &kind.name }
    }

    /// The short label of a post: its id.
    pub(super) fn label(&self, post: PostIx) -> &str {
        self.scheme.post(post).id.as_str()
    }

    /// A post and its provider by their names.
    pub(super) fn full_name(&self, post: PostIx) -> String {
        let stated = self.scheme.post(post);
        let provider = self.scheme.provider(self.scheme.post_row(post).provider);
        let post = if stated.name.is_empty() { stated.id.as_str() } else { &stated.name };
        let provider = if provider.name.is_empty() { provider.id.as_str() } else { &provider.name };
        format!("{post}, {provider}")
    }
}

/// A number with a comma between groups of three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The same for a number that may be negative.
pub(super) fn signed(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(number.unsigned_abs()))
}
