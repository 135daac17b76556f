//! The lists of a scheme that ids refer to.

use std::collections::HashMap;

use serde_json::Value as Json;

use crate::error::FaultCode;
use crate::model::text::{Findings, Path};
use crate::model::{Id, Meta};

/// Longest id in bytes.
const LONGEST_ID: usize = 256;
/// Deepest nesting of lists and objects in a `meta` map.
const DEEPEST_META: usize = 64;

macro_rules! lists {
    ($($List:ident = $name:literal,)*) => {
        /// A list of a scheme in which every entry has an id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum List {
            $(#[doc = concat!("`", $name, "`.")] $List,)*
        }

        impl List {
            /// All of them.
            pub(in crate::model) const ALL: [Self; [$($name),*].len()] = [$(Self::$List),*];

            /// Its field in a file.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$List => $name,)* }
            }
        }
    };
}

// Candidates come first in the report.
lists! {
    Candidates = "candidates",
    Kinds = "kinds",
    Places = "places",
    Competencies = "competencies",
    Values = "values",
    Tags = "tags",
    Attributes = "attributes",
    Providers = "providers",
    Streams = "streams",
    Posts = "posts",
    Requirements = "requirements",
    Clearances = "clearances",
}

/// The ids of all lists.
pub(in crate::model) struct Names<'p>([Ids<'p>; List::ALL.len()]);

/// The ids of one list and where they stand.
pub(in crate::model) struct Ids<'p> {
    list: List,
    entries: Vec<&'p Id>,
    at: HashMap<&'p str, usize>,
    /// Whether every id could be read: only then is an id that is not here unknown.
    complete: bool,
}

impl<'p> Names<'p> {
    /// Checks the ids of every list.
    pub(in crate::model) fn check(
        findings: &mut Findings,
        mut ids: impl FnMut(List) -> Vec<&'p Id>,
    ) -> Self {
        Self(List::ALL.map(|list| Ids::check(findings, list, ids(list))))
    }

    pub(in crate::model) fn of(&self, list: List) -> &Ids<'p> {
        &self.0[list as usize]
    }
}

impl<'p> Ids<'p> {
    fn check(findings: &mut Findings, list: List, ids: Vec<&'p Id>) -> Self {
        let root = Path::ROOT;
        let path = root.field(list.as_str());
        let at = each_once(findings, ids.iter().copied(), &path, Some(list));
        Self { list, entries: ids, at, complete: findings.is_complete(list.as_str()) }
    }

    /// How many there are.
    pub(in crate::model) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The id at a position.
    pub(super) fn id(&self, at: usize) -> &'p Id {
        self.entries[at]
    }

    /// The position of an id.
    pub(in crate::model) fn position(&self, id: &Id) -> Option<usize> {
        self.at.get(id.as_str()).copied()
    }

    /// The position of an id; none, and a fault, if the list does not have it.
    pub(super) fn find(&self, findings: &mut Findings, id: &Id, path: &Path<'_>) -> Option<usize> {
        let found = self.position(id);
        if found.is_none() && self.complete {
            let name = self.list.as_str();
            findings.error(
                path,
                FaultCode::UnknownId,
                format!("`{id}` is not in `{name}`", id = id.shown()),
                format!("correct the id, or add it to `{name}`"),
            );
        }
        found
    }
}

/// Checks the ids of a list of rules: well formed, and none twice.
pub(super) fn unique_ids<'p>(
    findings: &mut Findings,
    ids: impl Iterator<Item = &'p Id>,
    path: &Path<'_>,
) {
    each_once(findings, ids, path, None);
}

/// Checks that every id is well formed, and none there twice; returns where each stands.
fn each_once<'p>(
    findings: &mut Findings,
    ids: impl Iterator<Item = &'p Id>,
    path: &Path<'_>,
    list: Option<List>,
) -> HashMap<&'p str, usize> {
    let mut seen = HashMap::new();
    for (at, id) in ids.enumerate() {
        let path = path.index(at);
        let path = path.field("id");
        if !id_form(findings, id, &path) {
            continue;
        }
        let first = *seen.entry(id.as_str()).or_insert(at);
        if first != at {
            let (place, what) = match list {
                Some(list) => (format!("{}[{first}]", list.as_str()), "entry"),
                None => (format!("entry {first} of this list"), "rule"),
            };
            findings.error(
                &path,
                FaultCode::DuplicateId,
                format!("`{id}` is already the id of {place}", id = id.shown()),
                format!("give each {what} of the list its own id"),
            );
        }
    }
    seen
}

/// Checks the form of an id.
pub(in crate::model) fn id_form(findings: &mut Findings, id: &Id, path: &Path<'_>) -> bool {
    let text = id.as_str();
    if text.is_empty() {
        findings.error(path, FaultCode::EmptyId, "the id is empty", "give an id");
        return false;
    }
    let too_long = text.len() > LONGEST_ID;
    if too_long || text.chars().any(char::is_control) {
        let cause = if too_long {
            format!("the id takes {} bytes", text.len())
        } else {
            format!("the id \"{}\" holds control characters", id.shown())
        };
        findings.error(
            path,
            FaultCode::BadId,
            cause,
            format!("give an id of at most {LONGEST_ID} bytes without control characters"),
        );
        return false;
    }
    true
}

/// Checks that what the caller keeps can be written and read again.
pub(super) fn meta_depth(findings: &mut Findings, meta: &Meta, path: &Path<'_>) {
    let mut open: Vec<(&Json, usize)> = meta.values().map(|value| (value, 1)).collect();
    while let Some((value, depth)) = open.pop() {
        if depth > DEEPEST_META {
            findings.error(
                path,
                FaultCode::TooDeep,
                format!("`meta` is nested more than {DEEPEST_META} deep"),
                "flatten it",
            );
            return;
        }
        match value {
            Json::Array(entries) => open.extend(entries.iter().map(|entry| (entry, depth + 1))),
            Json::Object(map) => open.extend(map.values().map(|entry| (entry, depth + 1))),
            _ => {}
        }
    }
}
