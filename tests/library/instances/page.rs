//! The page on instances has the table that the library has.

use std::fmt::Write;

use secondment::sources::instances::{BestKnown, INSTANCES_VERSION, instances};

const PAGE: &str = include_str!("../../../src/docs/instances.md");
const HEAD: &str = "| instance | best plan | best bound | gap | by |\n|---|--:|--:|--:|---|\n";

fn table() -> String {
    let mut table = HEAD.to_owned();
    for instance in instances() {
        let name = instance.name;
        let row = match instance.best_known() {
            None => writeln!(table, "| `{name}` | | | | |"),
            Some(best) => {
                let BestKnown { value, bound, by, .. } = best;
                let gap = match best.gap() {
                    _ if best.is_proved() => "proved".to_owned(),
                    gap => format!("{:.3} %", 100.0 * gap.expect("bounds are not 0")),
                };
                writeln!(table, "| `{name}` | {value} | {bound} | {gap} | {by} |")
            }
        };
        row.expect("a string takes everything");
    }
    table
}

#[test]
fn the_table_is_that_of_the_library() {
    let table = table();
    let found = PAGE.split("\n\n").find(|part| part.starts_with("| instance | best plan"));
    let found = found.expect("a table of best known values").trim_end();
    assert_eq!(found, table.trim_end(), "the table should be:\n\n{table}");
}

#[test]
fn the_version_is_that_of_the_library() {
    assert!(PAGE.contains(&format!("version {INSTANCES_VERSION} of the suite")));
}
