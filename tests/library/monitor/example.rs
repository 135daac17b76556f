//! The example's table is what its page says.

use std::fmt::Write;

use secondment::monitor::evidence::{Level, Past};

const TABLE: &str = include_str!("../../../examples/leakage/past.csv");
const PAGE: &str = include_str!("../../../examples/leakage/README.md");

fn word(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

#[test]
fn the_table_is_made_by_the_rule_stated() {
    let mut text = String::from("id,exposure,values_fit,translator,public_12,public_24\n");
    for n in 1..=60_i64 {
        let translator = n * 7 % 5 < 2;
        let exposure = 900 + 37 * (n * 11 % 23) + if translator { 1100 } else { 0 };
        let values_fit = -120 + 13 * (n * 17 % 41);
        let (by_12, by_24) = if translator { (2, 3) } else { (6, 9) };
        let (first, second) = if n % 29 == 0 {
            ("", "")
        } else if n * 13 % 20 < by_12 {
            ("no", if n % 4 == 0 { "yes" } else { "" })
        } else {
            ("yes", if n * 3 % 4 == 0 { "" } else { word(n * 19 % 20 >= by_24) })
        };
        let translator = word(translator);
        let _ = writeln!(
            text,
            "Past participant {n:03},{exposure},{values_fit},{translator},{first},{second}"
        );
    }
    assert_eq!(TABLE, text);
}

#[test]
fn the_page_shows_its_survival() {
    let past = Past::from_csv(TABLE.as_bytes()).expect("a table");
    for status in past.survival(Level::default()) {
        for visit in status.visits {
            let spread = visit.spread.expect("an interval");
            let line = format!(
                "{:<10} {:>6} {:>8} {:>6} {:>8} {:>9.4}  {:.4} to {:.4}",
                word(status.translator),
                visit.months,
                visit.at_risk,
                visit.events,
                visit.censored,
                visit.survival.expect("an estimate"),
                spread.low,
                spread.high
            );
            assert!(PAGE.contains(&line), "{line}");
        }
    }
}
