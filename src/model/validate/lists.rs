//! The lists of the scheme: their ids, and references to them.

use std::collections::HashMap;

use serde_json::Value;

use super::super::{Id, Meta, SchemeBuilder};
use super::{MOST_ENTRIES, MOST_KINDS};
use crate::error::FaultCode;
use crate::model::text::Findings;
use crate::model::text::Path;

/// Longest id in bytes.
const LONGEST_ID: usize = 256;
/// Deepest nesting of lists and objects in a `meta` map.
const DEEPEST_META: usize = 64;

/// The ids of one list and where they stand.
pub(super) struct List<'p> {
    name: &'static str,
    at: HashMap<&'p str, usize>,
    /// Whether every id could be read: only then is an id that is not here unknown.
    complete: bool,
}

/// The ids of all lists that others refer to.
pub(super) struct Names<'p> {
    pub(super) kinds: List<'p>,
    pub(super) places: List<'p>,
    pub(super) competencies: List<'p>,
    pub(super) values: List<'p>,
    pub(super) tags: List<'p>,
    pub(super) attributes: List<'p>,
    pub(super) providers: List<'p>,
    pub(super) streams: List<'p>,
    pub(super) posts: List<'p>,
    pub(super) requirements: List<'p>,
    pub(super) clearances: List<'p>,
    pub(super) candidates: List<'p>,
}

impl<'p> Names<'p> {
    /// Checks the ids of every list.
    pub(super) fn check(findings: &mut Findings, parts: &'p SchemeBuilder) -> Self {
        macro_rules! list {
            ($list:ident, $most:expr) => {{
                let items = parts.$list.iter().map(|item| (&item.id, &item.meta));
                List::check(findings, stringify!($list), items, $most)
            }};
        }
        // Candidates come first in the report, as they always have.
        let candidates = list!(candidates, MOST_ENTRIES);
        Self {
            kinds: list!(kinds, MOST_KINDS),
            places: list!(places, MOST_ENTRIES),
            competencies: list!(competencies, MOST_ENTRIES),
            values: list!(values, MOST_ENTRIES),
            tags: list!(tags, MOST_ENTRIES),
            attributes: list!(attributes, MOST_ENTRIES),
            providers: list!(providers, MOST_ENTRIES),
            streams: list!(streams, MOST_ENTRIES),
            posts: list!(posts, MOST_ENTRIES),
            requirements: list!(requirements, MOST_ENTRIES),
            clearances: list!(clearances, MOST_ENTRIES),
            candidates,
        }
    }
}

impl<'p> List<'p> {
    fn check(
        findings: &mut Findings,
        name: &'static str,
        items: impl ExactSizeIterator<Item = (&'p Id, &'p Meta)>,
        most: usize,
    ) -> Self {
        let root = Path::ROOT;
        let path = root.field(name);
        if items.len() > most {
            findings.error(
                &path,
                FaultCode::TooMany,
                format!("there are {} entries", items.len()),
                format!("state at most {most}"),
            );
        }
        let mut at = HashMap::with_capacity(items.len());
        for (position, (item, extra)) in items.enumerate() {
            let path = path.index(position);
            meta(findings, extra, &path.field("meta"));
            if !id(findings, item, &path.field("id")) {
                continue;
            }
            let first = *at.entry(item.as_str()).or_insert(position);
            if first != position {
                findings.error(
                    &path.field("id"),
                    FaultCode::DuplicateId,
                    format!("`{item}` is the id of {name}[{first}] already"),
                    "give each entry of the list its own id",
                );
            }
        }
        Self { name, at, complete: findings.is_complete(name) }
    }

    /// The position of an id.
    pub(super) fn position(&self, id: &Id) -> Option<usize> {
        self.at.get(id.as_str()).copied()
    }

    /// The position of an id; none, and a fault, if the list does not have it.
    pub(super) fn find(&self, findings: &mut Findings, id: &Id, path: &Path<'_>) -> Option<usize> {
        let found = self.position(id);
        if found.is_none() && self.complete {
            findings.error(
                path,
                FaultCode::UnknownId,
                format!("`{id}` is not in `{}`", self.name),
                format!("correct the id, or add it to `{}`", self.name),
            );
        }
        found
    }

    /// Checks that every id of a set is in the list.
    pub(super) fn find_all<'a>(
        &self,
        findings: &mut Findings,
        ids: impl IntoIterator<Item = &'a Id>,
        path: &Path<'_>,
    ) {
        for id in ids {
            self.find(findings, id, &path.member(id.as_str()));
        }
    }
}

/// Checks the ids of a list of rules: well formed, and unique in the list.
pub(super) fn rule_ids<'p>(
    findings: &mut Findings,
    ids: impl IntoIterator<Item = &'p Id>,
    path: &Path<'_>,
) {
    let mut seen = HashMap::new();
    for (at, rule) in ids.into_iter().enumerate() {
        let path = path.index(at);
        let path = path.field("id");
        if !id(findings, rule, &path) {
            continue;
        }
        let first = *seen.entry(rule.as_str()).or_insert(at);
        if first != at {
            findings.error(
                &path,
                FaultCode::DuplicateId,
                format!("`{rule}` is the id of entry {first} of this list already"),
                "give each rule of the list its own id",
            );
        }
    }
}

/// Checks the form of an id.
pub(super) fn id(findings: &mut Findings, id: &Id, path: &Path<'_>) -> bool {
    let text = id.as_str();
    if text.is_empty() {
        findings.error(path, FaultCode::EmptyId, "the id is empty", "state an id");
        return false;
    }
    let too_long = text.len() > LONGEST_ID;
    if too_long || text.chars().any(char::is_control) {
        let cause = if too_long {
            format!("the id takes {} bytes", text.len())
        } else {
            format!("the id {text:?} holds control characters")
        };
        findings.error(
            path,
            FaultCode::BadId,
            cause,
            format!("state an id of at most {LONGEST_ID} bytes without control characters"),
        );
        return false;
    }
    true
}

/// Checks that what the caller keeps can be written and read again.
pub(super) fn meta(findings: &mut Findings, meta: &Meta, path: &Path<'_>) {
    let mut open: Vec<(&Value, usize)> = meta.values().map(|value| (value, 1)).collect();
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
            Value::Array(entries) => open.extend(entries.iter().map(|entry| (entry, depth + 1))),
            Value::Object(map) => open.extend(map.values().map(|entry| (entry, depth + 1))),
            _ => {}
        }
    }
}
