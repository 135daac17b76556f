//! Typed columns. Each is as long as the table; an entry that is wrong is `None`, and a fault.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::form::{LONGEST, Table, unprintable};
use crate::error::FaultCode;
use crate::model::Id;

/// An entry that may be left empty.
#[derive(Clone, Debug)]
pub(in crate::monitor) enum Entry<T> {
    /// It is empty.
    Empty,
    /// It states something.
    Stated(T),
}

impl<T> Entry<T> {
    /// What is stated, if anything is.
    pub(in crate::monitor) fn stated(&self) -> Option<&T> {
        match self {
            Self::Empty => None,
            Self::Stated(stated) => Some(stated),
        }
    }
}

impl Table {
    /// The entries of a column that can be read as text.
    fn texts(&self, column: Option<usize>) -> Vec<Option<String>> {
        let entry = |column: usize, row: usize| {
            let record = &self.records[row];
            let field = record.fields.get(column).filter(|_| record.whole)?;
            std::str::from_utf8(field).ok().map(str::to_owned)
        };
        (0..self.len()).map(|row| entry(column?, row)).collect()
    }

    /// Reads a column entry by entry; what cannot be read is a fault.
    fn each<T>(
        &mut self,
        column: Option<usize>,
        mut read: impl FnMut(usize, &str) -> Result<T, (FaultCode, String, String)>,
    ) -> Vec<Option<T>> {
        let mut entries = Vec::with_capacity(self.len());
        for (row, text) in self.texts(column).into_iter().enumerate() {
            let entry = text.map(|text| read(row, &text));
            entries.push(match (entry, column) {
                (Some(Err((code, cause, action))), Some(column)) => {
                    self.fault(row, column, code, cause, action);
                    None
                }
                (entry, _) => entry.and_then(Result::ok),
            });
        }
        entries
    }

    /// Ids: not empty, printable, each once.
    pub(in crate::monitor) fn ids(&mut self, column: Option<usize>) -> Vec<Option<Id>> {
        let lines: Vec<u32> = self.records.iter().map(|record| record.line).collect();
        let mut seen = BTreeMap::new();
        self.each(column, |row, text| {
            if text.is_empty() {
                let (cause, action) = ("the id is empty", "state an id");
                return Err((FaultCode::EmptyId, cause.into(), action.into()));
            }
            if unprintable(text) {
                let cause = format!("the id takes more than {LONGEST} bytes or is unprintable");
                return Err((FaultCode::BadId, cause, "state a shorter, printable id".into()));
            }
            let first = *seen.entry(text.to_owned()).or_insert(row);
            if first != row {
                let cause = format!("`{text}` stands in line {} already", lines[first]);
                return Err((FaultCode::DuplicateId, cause, "keep one row of each".into()));
            }
            Ok(text.into())
        })
    }

    /// Numbers in a range, in decimal or exponent form.
    pub(in crate::monitor) fn numbers(
        &mut self,
        column: Option<usize>,
        range: &RangeInclusive<f64>,
    ) -> Vec<Option<f64>> {
        self.each(column, |_, text| {
            if text.is_empty() {
                let (cause, action) = ("there is no number", "state one");
                return Err((FaultCode::MissingField, cause.into(), action.into()));
            }
            let Ok(number) = text.parse::<f64>() else {
                let cause = format!("`{text}` is no number");
                let action = "write digits, with a point before decimals";
                return Err((FaultCode::WrongType, cause, action.into()));
            };
            if !range.contains(&number) {
                let action = format!("state one from {} to {}", range.start(), range.end());
                let cause = format!("{text} lies outside the range");
                return Err((FaultCode::NumberOutOfRange, cause, action));
            }
            // A zero below 0 would show in what is written.
            Ok(number + 0.0)
        })
    }

    /// `yes` or `no`.
    pub(in crate::monitor) fn answers(&mut self, column: Option<usize>) -> Vec<Option<bool>> {
        self.each(column, |_, text| match text {
            "yes" => Ok(true),
            "no" => Ok(false),
            "" => {
                let (cause, action) = ("there is no answer", "write `yes` or `no`");
                Err((FaultCode::MissingField, cause.into(), action.into()))
            }
            _ => {
                let cause = format!("`{text}` is neither `yes` nor `no`");
                Err((FaultCode::UnknownWord, cause, "write `yes` or `no`".into()))
            }
        })
    }

    /// `yes`, `no`, or empty where it is not known.
    pub(in crate::monitor) fn known_answers(
        &mut self,
        column: Option<usize>,
    ) -> Vec<Option<Entry<bool>>> {
        self.each(column, |_, text| match text {
            "yes" => Ok(Entry::Stated(true)),
            "no" => Ok(Entry::Stated(false)),
            "" => Ok(Entry::Empty),
            _ => {
                let cause = format!("`{text}` is neither `yes` nor `no`");
                let action = "write `yes` or `no`, or nothing where it is not known";
                Err((FaultCode::UnknownWord, cause, action.into()))
            }
        })
    }

    /// Labels, or nothing where none is stated. Faults do not repeat them.
    pub(in crate::monitor) fn labels(
        &mut self,
        column: Option<usize>,
    ) -> Vec<Option<Entry<String>>> {
        self.each(column, |_, text| {
            if text.trim() != text || unprintable(text) {
                let cause = format!(
                    "the label has spaces around it, takes more than {LONGEST} bytes or is \
                     unprintable"
                );
                return Err((FaultCode::BadId, cause, "write a plain, shorter label".into()));
            }
            Ok(if text.is_empty() { Entry::Empty } else { Entry::Stated(text.to_owned()) })
        })
    }
}
