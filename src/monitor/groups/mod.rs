//! Monitoring of groups: what a plan does for candidates of different groups, after the fact.
//!
//! Labels are kept outside the scheme, and nothing that makes plans sees them. What is small is withheld,
//! and so is what would let it be worked out: values withheld are in no result, not even a hidden one.

mod blocks;
mod counts;
mod labels;
mod ring;
mod span;
mod table;
mod withhold;

use serde::Serialize;

pub use labels::Labels;

use crate::error::InvalidInput;
use crate::model::Scheme;
use crate::monitor::readable;
use crate::plan::Plan;
use crate::solve::Error;
use crate::tables::Value;
use counts::{COUNTED, Counts, Groups, NEW, PEOPLE};

/// Counts below this are withheld: 2 to 1,000,000, default 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Least(u32);

impl Default for Least {
    fn default() -> Self {
        Self(5)
    }
}

impl Least {
    /// A least count.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if it is not in its range.
    pub fn new(least: u32) -> Result<Self, Error> {
        if (2..=1_000_000).contains(&least) {
            return Ok(Self(least));
        }
        let given = least.to_string();
        Err(Error::InvalidOption { option: "least", given, allowed: "2 to 1,000,000" })
    }

    /// The least count as a number.
    pub fn get(self) -> u32 {
        self.0
    }
}

/// What a plan does for the groups of every label.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Monitoring {
    /// Counts below this are withheld.
    pub least: Least,
    /// By label, in order of name.
    pub labels: Vec<LabelFigures>,
}

/// What a plan does for the groups of one label.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LabelFigures {
    /// Name of the label.
    pub label: String,
    /// Groups in order of name, those who state none if there are any, then everybody.
    pub groups: Vec<GroupFigures>,
}

/// What a plan does for one group.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupFigures {
    /// Which people these are.
    pub of: Part,
    /// Name of the group, where it is one.
    pub group: Option<String>,
    /// Every measure, in the order of [`MEASURES`].
    pub figures: Vec<Figure>,
}

/// Which people a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Those of one group.
    Group,
    /// Those who state none.
    NotStated,
    /// All candidates.
    Everybody,
}

/// One number, or that it is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Figure {
    /// Name of the measure; kebab case, stable across versions.
    pub measure: &'static str,
    /// Its value; `None` if it is withheld.
    pub value: Option<Value>,
}

/// The measures of a group, in order.
///
/// | measure | unit | of the candidates in the group |
/// |---|---|---|
/// | `people` | people | how many there are |
/// | `placed` | people | with at least one placement in the plan |
/// | `top-three` | people | with at least one in a post that they rank 1, 2 or 3 |
/// | `first-choice` | people | with at least one in a post that they rank 1 |
/// | `translator` | people | system translators after the plan |
/// | `new-translator` | people | of these, not translators before |
/// | `placed-rate`, `top-three-rate`, `first-choice-rate`, `translator-rate`, `new-translator-rate` | 0 to 1 | the count divided by `people` |
/// | `mean-exposure` | points | mean exposure |
pub const MEASURES: [&str; 12] = [
    "people",
    "placed",
    "top-three",
    "first-choice",
    "translator",
    "new-translator",
    "placed-rate",
    "top-three-rate",
    "first-choice-rate",
    "translator-rate",
    "new-translator-rate",
    "mean-exposure",
];

/// Measures of a plan by group of every label, with small counts withheld.
///
/// 1. Of a group of fewer than `least` people nothing is shown.
/// 2. A count of fewer than `least` people is not shown, nor one that leaves fewer than `least` of the
///    people counted before it: `placed` of `people`, `top-three` of `placed`, `first-choice` of
///    `top-three`; `translator` of `people`, `new-translator` of `translator`. Where the count before is
///    itself withheld, the one before that is meant. Zero is a count like any other: that nobody of a group
///    was placed says it of each.
/// 3. Sums over all groups count as known. So those withheld of one count must be at least two groups, and
///    their sum must pass 2 as if they were one group; or else the group with the fewest people that is
///    still shown is withheld too, and so on.
/// 4. The same holds of the sum over any people that groups of two labels both make up; and no sums and
///    differences of what is shown of all labels give a count that is withheld.
/// 5. A count withheld could still be the only possible one, since counts contain each other. Then the
///    group with the fewest people that is still shown is withheld too, and so on.
/// 6. Everybody is shown by rule 2 as well. What is withheld of everybody is withheld of some group of every
///    label, and with it by rule 3 of others.
/// 7. A rate is shown where its count is, and mean exposure where `new-translator` is, whose bonus is part
///    of it.
///
/// Withholding the next smallest count where a single one could be found by subtraction is primary and
/// secondary cell suppression: Hundepool and others (2012), "Statistical Disclosure Control", Wiley,
/// chapter 4; so NHS Digital until 2018 for counts from 1 to 5 of Hospital Episode Statistics.
///
/// # Errors
///
/// Candidates, posts and periods of the plan that the scheme does not have.
///
/// ```
/// use secondment::monitor::groups::{Labels, Least, monitor};
/// use secondment::model::Candidate;
/// use secondment::{Plan, SchemeBuilder};
///
/// let ids = (1..=12).map(|number| format!("Candidate {number:03}"));
/// let scheme = ids
///     .clone()
///     .fold(SchemeBuilder::new(1), |scheme, id| scheme.candidate(Candidate::new(id)))
///     .build()?;
/// // Three of group x, nine of group y.
/// let rows = ids.zip("xxxyyyyyyyyy".chars()).map(|(id, group)| format!("{id},{group}\n"));
/// let text = format!("candidate,label\n{}", rows.collect::<String>());
/// let labels = Labels::from_csv(text.as_bytes(), &scheme)?;
/// let monitoring = monitor(&scheme, &Plan::new(), &labels, Least::default())?;
/// // The nine are withheld with the three, who would be 12 - 9 otherwise.
/// let people = |row: usize| monitoring.labels[0].groups[row].figures[0].value;
/// assert_eq!((people(0), people(1)), (None, None));
/// assert_eq!(people(2), Some(12_u32.into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn monitor(
    scheme: &Scheme,
    plan: &Plan,
    labels: &Labels,
    least: Least,
) -> Result<Monitoring, InvalidInput> {
    let points = readable::points(scheme, plan)?;
    let candidates = counts::of_candidates(scheme, plan, &points);
    let mut sum = Counts::default();
    for &candidate in &candidates {
        sum += candidate;
    }
    let alone = withhold::withheld_alone(&sum, least.0);
    let everybody =
        GroupFigures { of: Part::Everybody, group: None, figures: figures(&sum, alone) };
    let groups: Vec<Groups<'_>> =
        labels.labels.iter().map(|label| Groups::new(label, &candidates)).collect();
    let withheld = withhold::withhold(&groups, alone, least.0);
    let tables = labels.labels.iter().zip(&groups).zip(&withheld);
    let labels = tables.map(|((label, groups), withheld)| {
        let rows = groups.names.iter().zip(&groups.counts).zip(withheld);
        let rows = rows.map(|((name, counts), &withheld)| GroupFigures {
            of: if name.is_some() { Part::Group } else { Part::NotStated },
            group: name.map(str::to_owned),
            figures: figures(counts, withheld),
        });
        let groups = rows.chain([everybody.clone()]).collect();
        LabelFigures { label: label.name.clone(), groups }
    });
    Ok(Monitoring { least, labels: labels.collect() })
}

/// The figures of one group, in the order of [`MEASURES`].
fn figures(counts: &Counts, withheld: [bool; COUNTED.len()]) -> Vec<Figure> {
    let people = f64::from(counts.of[PEOPLE]);
    let count = |at: usize| Value::from(counts.of[at]);
    let rate = |at: usize| Value::from(f64::from(counts.of[at]) / people);
    let counted = (0..COUNTED.len()).map(|at| (!withheld[at]).then(|| count(at)));
    let rates = (1..COUNTED.len()).map(|at| (!withheld[at]).then(|| rate(at)));
    let mean = (!withheld[NEW]).then(|| Value::from(counts.exposure as f64 / people));
    let values = counted.chain(rates).chain([mean]);
    MEASURES.into_iter().zip(values).map(|(measure, value)| Figure { measure, value }).collect()
}
