//! The tables of a suite.

use serde::Serialize;

use super::content::Suite;
use super::manifest::Manifest;
use super::record::{Measured, Record};
use super::registry::Registry;
use crate::methods::measures::Definition;
use crate::tables::Value;
use crate::tables::csv;

/// Every record of a suite in the order of its runs, and the tables made of them.
///
/// Whatever the order in which runs ended, and however often the suite was stopped, the tables of the same
/// records are the same to the byte. All end with a line break.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    suite: Suite,
    definitions: Vec<Definition>,
    manifest: Manifest,
    records: Vec<Record>,
}

/// One row of the long table.
#[derive(Serialize)]
struct Cell<'r> {
    suite: &'r str,
    scheme: &'r str,
    method: &'r str,
    seed: Option<u64>,
    measure: &'r str,
    of: &'r str,
    value: Value,
}

impl Results {
    pub(super) fn new(
        suite: &Suite,
        registry: &Registry,
        manifest: Manifest,
        records: Vec<Record>,
    ) -> Self {
        let definitions = registry.definitions().to_vec();
        Self { suite: suite.clone(), definitions, manifest, records }
    }

    /// Every record, by scheme, then method, then seed, each in the order of the suite file.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The suite.
    pub fn suite(&self) -> &Suite {
        &self.suite
    }

    /// The place of a measure among all, after them where it is unknown, and whether more of it is better.
    pub(super) fn place(&self, measure: &str) -> (usize, Option<bool>) {
        let at = self.definitions.iter().position(|known| known.name == measure);
        at.map_or((self.definitions.len(), None), |at| (at, self.definitions[at].better))
    }

    /// What a measure is, if it is known.
    pub(super) fn definition(&self, measure: &str) -> Option<&Definition> {
        self.definitions.iter().find(|known| known.name == measure)
    }

    /// `table.csv`: a row for each measure of each plan. Columns: suite, scheme, method, seed (empty of a
    /// method that is not random), measure, of, value.
    pub fn table_csv(&self) -> String {
        let header = "suite,scheme,method,seed,measure,of,value";
        csv(
            header,
            self.cells().map(|cell| {
                [
                    cell.suite.to_owned(),
                    cell.scheme.to_owned(),
                    cell.method.to_owned(),
                    optional(cell.seed),
                    cell.measure.to_owned(),
                    cell.of.to_owned(),
                    cell.value.to_string(),
                ]
            }),
        )
    }

    /// `table.jsonl`: the same, an object a line; the seed of a method that is not random is null.
    pub fn table_jsonl(&self) -> String {
        lines(self.cells())
    }

    /// `runs.csv`: a row for each run. Columns: suite, scheme, method, seed, status (`planned`, `no-plan`,
    /// `failed` or `panicked`), bound (in points; empty where there is none in the points by which plans are
    /// judged), proof (`certified` or `unrecorded`), reason.
    pub fn runs_csv(&self) -> String {
        let header = "suite,scheme,method,seed,status,bound,proof,reason";
        csv(
            header,
            self.records.iter().map(|record| {
                [
                    self.suite.name().to_owned(),
                    record.scheme.clone(),
                    record.method.clone(),
                    optional(record.seed),
                    record.status.as_str().to_owned(),
                    optional(record.bound),
                    record.proof.map_or("", super::record::proof_word).to_owned(),
                    record.reason.clone(),
                ]
            }),
        )
    }

    /// `timings.csv`: a row for each repetition of each timed run, which had the machine to itself. Columns:
    /// suite, scheme, method, seed, repetition (from 1), seconds. Readings of a clock: no two machines, and no
    /// two days, give the same.
    pub fn timings_csv(&self) -> String {
        let header = "suite,scheme,method,seed,repetition,seconds";
        let rows = self.records.iter().flat_map(|record| {
            (1..).zip(&record.seconds).map(move |(repetition, seconds): (u32, _)| {
                [
                    self.suite.name().to_owned(),
                    record.scheme.clone(),
                    record.method.clone(),
                    optional(record.seed),
                    repetition.to_string(),
                    seconds.to_string(),
                ]
            })
        });
        csv(header, rows)
    }

    /// `manifest.json`: what the tables are of, and how to get them again.
    ///
    /// # Panics
    ///
    /// Never: a manifest has a JSON form.
    pub fn manifest_json(&self) -> String {
        let text = serde_json::to_string_pretty(&self.manifest);
        text.expect("a manifest has a JSON form") + "\n"
    }

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let suite = self.suite.name();
        self.records.iter().flat_map(move |record| {
            record.data.iter().map(move |Measured { measure, of, value }| Cell {
                suite,
                scheme: &record.scheme,
                method: &record.method,
                seed: record.seed,
                measure,
                of,
                value: *value,
            })
        })
    }
}

/// A number that may be absent.
pub(super) fn optional(value: Option<impl std::fmt::Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// An object a line.
fn lines(rows: impl Iterator<Item = impl Serialize>) -> String {
    let mut text = String::new();
    for row in rows {
        text += &serde_json::to_string(&row).expect("texts and finite numbers have a JSON form");
        text.push('\n');
    }
    text
}
