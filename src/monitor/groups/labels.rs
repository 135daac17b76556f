//! Labels of candidates, kept outside the scheme.

use std::fmt;

use crate::error::FaultCode;
use crate::error::InvalidInput;
use crate::model::Scheme;
use crate::monitor::table::{Entry, Others, Table};

/// The groups that candidates say they belong to, by one or several labels.
///
/// What it holds may be special-category data: it has no serialised form, and its `Debug` shows how many
/// labels and candidates there are and nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct Labels {
    pub(super) labels: Vec<Label>,
    candidates: usize,
}

/// One label.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) name: String,
    /// Names of the groups, in order.
    pub(super) groups: Vec<String>,
    /// By candidate in order of id, the position of their group; `None` if not stated.
    pub(super) of: Vec<Option<usize>>,
}

impl fmt::Debug for Labels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (labels, candidates) = (self.labels.len(), self.candidates);
        let mut shown = f.debug_struct("Labels");
        shown.field("labels", &labels).field("candidates", &candidates).finish_non_exhaustive()
    }
}

const CANDIDATE: &str = "candidate";

impl Labels {
    /// Reads a table in CSV: UTF-8, comma separated, a column `candidate` of ids of the scheme, and one
    /// column for every label, named as the label.
    ///
    /// A candidate has at most one row. An empty entry, or no row, is "not stated".
    ///
    /// # Errors
    ///
    /// Every fault of the table. Messages repeat ids and never labels.
    pub fn from_csv(text: &[u8], scheme: &Scheme) -> Result<Self, InvalidInput> {
        let mut table = Table::read("table of labels", text, &[CANDIDATE], Others::Kept);
        let id = table.column(CANDIDATE);
        let names: Vec<(usize, String)> = table
            .columns()
            .filter(|(_, name)| *name != CANDIDATE)
            .map(|(column, name)| (column, name.to_owned()))
            .collect();
        if names.is_empty() {
            let (cause, action) = ("there is no column of labels", "add one, named as the label");
            table.header_fault(None, FaultCode::EmptySet, cause, action);
        }
        let mut rows = Vec::with_capacity(table.len());
        for (row, id) in table.ids(id).into_iter().enumerate() {
            let Some(id) = id else { continue };
            if let Some(candidate) = scheme.find_candidate(id.as_str()) {
                rows.push((row, candidate.get()));
            } else if let Some(column) = table.column(CANDIDATE) {
                let cause = format!("the scheme has no candidate `{id}`");
                table.fault(row, column, FaultCode::UnknownId, cause, "correct the id");
            }
        }
        let candidates = scheme.candidates().len();
        let mut labels = Vec::with_capacity(names.len());
        for (column, name) in names {
            let entries = table.labels(Some(column));
            let stated = |row: usize| entries[row].as_ref().and_then(Entry::stated);
            let mut groups: Vec<String> = (0..table.len()).filter_map(stated).cloned().collect();
            groups.sort();
            groups.dedup();
            let mut of = vec![None; candidates];
            for &(row, candidate) in &rows {
                if let Some(group) = stated(row) {
                    of[candidate] = groups.binary_search(group).ok();
                }
            }
            labels.push(Label { name, groups, of });
        }
        table.finish()?;
        labels.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { labels, candidates })
    }
}
