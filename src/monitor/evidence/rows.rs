//! The table that an analyst takes away: one row per number.

use serde::{Serialize, Serializer};

use super::{Level, Past, Survival};
use crate::error::InvalidInput;
use crate::model::{Id, Scheme};
use crate::monitor::readable;
use crate::plan::Plan;
use crate::tables::Value;
use crate::tables::csv;
use crate::verify::PlanPoints;

/// One number of the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct EvidenceRow {
    /// Whom or what it is about.
    pub source: Source,
    /// The person's id; none for rows about a status. One id under two sources is two people.
    pub id: Option<Id>,
    /// Translator status: of a past participant after their rotation, of a candidate after the plan.
    #[serde(serialize_with = "word")]
    pub translator: Option<bool>,
    /// Months after the scheme, 12 or 24, where the measure is one of a visit.
    pub months: Option<u32>,
    /// Name of the measure; kebab case, stable across versions.
    pub measure: &'static str,
    /// Its value.
    pub value: Value,
}

/// Whom or what a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A past participant.
    Past,
    /// A candidate of the scheme, as the plan places them.
    Plan,
    /// Past participants of one status.
    Survival,
}

impl Source {
    /// The word in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Plan => "plan",
            Self::Survival => "survival",
        }
    }
}

const HEADER: &str = "source,id,translator,months,measure,value";

fn yes_or_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

fn json_line(row: &EvidenceRow) -> String {
    serde_json::to_string(row).expect("finite numbers and text")
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde calls"
)]
fn word<S: Serializer>(answer: &Option<bool>, serializer: S) -> Result<S::Ok, S::Error> {
    answer.map(yes_or_no).serialize(serializer)
}

/// Past participants, a plan's candidates, and survival in public service by status.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Leakage {
    /// Survival of those who are no translators, then of translators.
    pub survival: [Survival; 2],
    /// Level of the intervals.
    pub level: Level,
    /// One row per number: past participants in order of id, candidates in order of id, then survival of
    /// those who are no translators and of translators, and the level.
    pub rows: Vec<EvidenceRow>,
}

/// Joins past participants with the measures of a plan.
///
/// Both must be in the same points: those that the scheme of the plan would give. Every candidate of the
/// scheme has rows, placed or not; a plan that breaks rules is taken as it is. The survival beside a
/// candidate is that of past participants of the status they have after the plan. It is an observation
/// about the past, and does not say that the status is its cause.
///
/// # Errors
///
/// Candidates, posts and periods of the plan that the scheme does not have.
///
/// ```
/// use secondment::monitor::evidence::{Level, Past, leakage};
/// use secondment::model::Candidate;
/// use secondment::{Plan, SchemeBuilder};
///
/// let scheme = SchemeBuilder::new(2).candidate(Candidate::new("Candidate 001")).build()?;
/// let past = Past::from_csv(b"\
/// id,exposure,values_fit,translator,public_12,public_24
/// Past participant 001,400,810,no,yes,no
/// Past participant 002,350,790,no,yes,yes
/// ")?;
/// let leakage = leakage(&scheme, &Plan::new(), &past, Level::default())?;
/// assert!(leakage.to_csv().contains("\nplan,Candidate 001,no,24,survival,0.5\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn leakage(
    scheme: &Scheme,
    plan: &Plan,
    past: &Past,
    level: Level,
) -> Result<Leakage, InvalidInput> {
    let points = readable::points(scheme, plan)?;
    let survival = past.survival(level);
    let mut leakage = Leakage { survival: survival.clone(), level, rows: Vec::new() };
    leakage.push_past(past);
    leakage.push_plan(&points, &survival);
    leakage.push_survival(&survival);
    leakage.rows.push(EvidenceRow {
        source: Source::Survival,
        id: None,
        translator: None,
        months: None,
        measure: "level",
        value: level.get().into(),
    });
    Ok(leakage)
}

impl Leakage {
    /// The table in CSV: UTF-8, comma separated, a header line, lines that end in LF.
    ///
    /// Columns are `source,id,translator,months,measure,value`; what does not apply is empty.
    pub fn to_csv(&self) -> String {
        let lines = self.rows.iter().map(|row| {
            [
                row.source.as_str().to_owned(),
                row.id.as_ref().map(Id::to_string).unwrap_or_default(),
                row.translator.map(yes_or_no).unwrap_or_default().to_owned(),
                row.months.map(|months| months.to_string()).unwrap_or_default(),
                row.measure.to_owned(),
                row.value.to_string(),
            ]
        });
        csv(HEADER, lines)
    }

    /// The table as JSON lines: one object per row, with the columns as fields. What does not apply is
    /// null.
    pub fn to_json_lines(&self) -> String {
        self.rows.iter().map(|row| json_line(row) + "\n").collect()
    }

    fn push_past(&mut self, past: &Past) {
        for person in past.participants() {
            let row = |months, measure, value: Value| EvidenceRow {
                source: Source::Past,
                id: Some(person.id.clone()),
                translator: Some(person.translator),
                months,
                measure,
                value,
            };
            self.rows.extend([
                row(None, "exposure", person.exposure.into()),
                row(None, "values-fit", person.values_fit.into()),
                row(None, "followed-months", person.months().into()),
                row(None, "left", u32::from(person.left()).into()),
            ]);
            for (months, known) in [(12, person.public_12), (24, person.public_24)] {
                let value = known.map(|public| u32::from(public).into());
                self.rows.extend(value.map(|value| row(Some(months), "public", value)));
            }
        }
    }

    fn push_plan(&mut self, points: &PlanPoints, survival: &[Survival; 2]) {
        for (id, candidate) in &points.candidates {
            let translator = candidate.translator_after;
            let row = |months, measure, value: Value| EvidenceRow {
                source: Source::Plan,
                id: Some(id.clone()),
                translator: Some(translator),
                months,
                measure,
                value,
            };
            self.rows.extend([
                row(None, "exposure", candidate.points.exposure().into()),
                row(None, "values-fit", candidate.points.values.into()),
                row(None, "translator-before", u32::from(candidate.translator_before).into()),
            ]);
            for visit in &survival[usize::from(translator)].visits {
                let value = visit.survival.map(Value::from);
                self.rows.extend(value.map(|value| row(Some(visit.months), "survival", value)));
            }
        }
    }

    fn push_survival(&mut self, survival: &[Survival; 2]) {
        for status in survival {
            let row = |months, measure, value: Value| EvidenceRow {
                source: Source::Survival,
                id: None,
                translator: Some(status.translator),
                months,
                measure,
                value,
            };
            self.rows.push(row(None, "left-out", status.left_out.into()));
            self.rows.push(row(None, "returned", status.returned.into()));
            for visit in &status.visits {
                let months = Some(visit.months);
                self.rows.extend([
                    row(months, "at-risk", visit.at_risk.into()),
                    row(months, "events", visit.events.into()),
                    row(months, "censored", visit.censored.into()),
                ]);
                let survival = visit.survival.map(|value| row(months, "survival", value.into()));
                self.rows.extend(survival);
                if let Some(spread) = visit.spread {
                    self.rows.extend([
                        row(months, "standard-error", spread.standard_error.into()),
                        row(months, "low", spread.low.into()),
                        row(months, "high", spread.high.into()),
                    ]);
                }
            }
        }
    }
}
