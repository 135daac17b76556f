//! Past participants of a scheme, and the table they come in.

use crate::error::FaultCode;
use crate::error::InvalidInput;
use crate::model::Id;
use crate::monitor::table::{Entry, Others, Table};

/// Somebody who has been through an earlier round of a scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct PastParticipant {
    /// Their id; no relation to ids of candidates.
    pub id: Id,
    /// Exposure that their rotation had, in points of the scheme that they are compared with.
    pub exposure: f64,
    /// Values fit that their rotation had, over all periods served, in the same points.
    pub values_fit: f64,
    /// Whether they were a system translator after it.
    pub translator: bool,
    /// Whether they were in public service 12 months after it; `None` if not known.
    pub public_12: Option<bool>,
    /// Whether they were in public service 24 months after it; `None` if not known, or not yet.
    pub public_24: Option<bool>,
}

impl PastParticipant {
    /// Whether they were seen to have left public service. Who comes back has left.
    pub fn left(&self) -> bool {
        self.public_12 == Some(false) || self.public_24 == Some(false)
    }

    /// Months after the scheme at which they were first seen to have left, or else last seen in public
    /// service: 0 (nothing is known), 12 or 24.
    pub fn months(&self) -> u32 {
        match (self.public_12, self.public_24) {
            (None, _) => 0,
            (Some(false), _) | (Some(true), None) => 12,
            (Some(true), Some(_)) => 24,
        }
    }
}

/// A table of past participants.
///
/// ```
/// use secondment::monitor::evidence::Past;
///
/// let past = Past::from_csv(b"\
/// id,exposure,values_fit,translator,public_12,public_24
/// Past participant 001,2150,640,yes,yes,no
/// Past participant 002,400,810,no,yes,
/// ")?;
/// let first = &past.participants()[0];
/// assert_eq!((first.left(), first.months()), (true, 24));
///
/// let invalid = Past::from_csv(b"id,exposure,values_fit,translator,public_12\n1,,2,maybe,yes\n");
/// assert_eq!(invalid.unwrap_err().faults.len(), 3);
/// # Ok::<(), secondment::error::InvalidInput>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past(Vec<PastParticipant>);

const COLUMNS: [&str; 6] = ["id", "exposure", "values_fit", "translator", "public_12", "public_24"];

/// Points within which sums in double precision are exact to the point.
const MOST_POINTS: f64 = 9_007_199_254_740_992.0;

impl Past {
    /// Reads a table in CSV: UTF-8, comma separated, the header
    /// `id,exposure,values_fit,translator,public_12,public_24` in any order.
    ///
    /// Ids are unique. `exposure` and `values_fit` are numbers of points within 2^53 of 0. `translator` is
    /// `yes` or `no`; `public_12` and `public_24` are `yes`, `no`, or empty where it is not known. What is
    /// known at 24 months must be known at 12 as well, or the first visit at which somebody had left
    /// remains open.
    ///
    /// # Errors
    ///
    /// Every fault of the table.
    pub fn from_csv(text: &[u8]) -> Result<Self, InvalidInput> {
        let mut table = Table::read("table of past participants", text, &COLUMNS, Others::Refused);
        let [id, exposure, values_fit, translator, public_12, public_24] =
            COLUMNS.map(|name| table.column(name));
        let ids = table.ids(id);
        let range = -MOST_POINTS..=MOST_POINTS;
        let exposures = table.numbers(exposure, &range);
        let values_fits = table.numbers(values_fit, &range);
        let translators = table.answers(translator);
        let at_12 = table.known_answers(public_12);
        let at_24 = table.known_answers(public_24);
        let mut participants = Vec::with_capacity(table.len());
        for row in 0..table.len() {
            if let (Some(Entry::Empty), Some(Entry::Stated(_)), Some(column)) =
                (&at_12[row], &at_24[row], public_12)
            {
                let cause = "`public_24` is known and `public_12` is not";
                let action = "write `yes` if they were still there at 12 months, `no` if they had \
                              left; if neither is known leave both empty";
                table.fault(row, column, FaultCode::FieldsTogether, cause, action);
            }
            let participant = || {
                Some(PastParticipant {
                    id: ids[row].clone()?,
                    exposure: exposures[row]?,
                    values_fit: values_fits[row]?,
                    translator: translators[row]?,
                    public_12: at_12[row].as_ref()?.stated().copied(),
                    public_24: at_24[row].as_ref()?.stated().copied(),
                })
            };
            participants.extend(participant());
        }
        table.finish()?;
        participants.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self(participants))
    }

    /// All of them, in order of id.
    pub fn participants(&self) -> &[PastParticipant] {
        &self.0
    }
}
