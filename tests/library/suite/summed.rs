//! Summaries, worked by hand.

use secondment::methods::suite::Summary;

use crate::suite::support::{complete, file, registry, runner, suite};

/// Of seeds 1 to 6 `jumping` says 4 1 6 3 8 5: in order 1 3 4 5 6 8, so the median is 4.5, and the interval
/// of six runs the whole range, at 1 - 2/64. The distances from 10 are 6 9 4 7 2 5: median 5.5. Odd are 1, 3
/// and 5. `five` always says 5.
const SUMMARY: &str = "\
suite,scheme,method,measure,of,runs,median,low,high,coverage,min,max
toys,three,jumping,said,,6,4.5,1,8,0.96875,1,8
toys,three,jumping,distance,,6,5.5,2,9,0.96875,2,9
toys,three,jumping,half,it,6,2.25,0.5,4,0.96875,0.5,4
toys,three,jumping,odd,,3,1,1,1,0.75,1,1
toys,three,five,said,,1,5,,,,5,5
toys,three,five,distance,,1,5,,,,5,5
toys,three,five,half,it,1,2.5,,,,2.5,2.5
toys,three,five,odd,,1,1,,,,1,1
";

/// Less five: -1 -4 1 -2 3 0, in order -4 -2 -1 0 1 3, median -0.5; two above, one equal, three below:
/// p = 2 (1 + 5 + 10) / 32 = 1. Of distances less is better: 1 4 -1 2 -3 0, median 0.5, two of six won. Halves are
/// half of that, and neither way better. Odd is the same in the three runs that have it.
const COMPARISONS: &str = "\
suite,scheme,method,reference,measure,of,pairs,median,low,high,coverage,min,max,above,equal,below,won,p
toys,three,jumping,five,said,,6,-0.5,-4,3,0.96875,-4,3,2,1,3,0.3333333333333333,1
toys,three,jumping,five,distance,,6,0.5,-3,4,0.96875,-3,4,3,1,2,0.3333333333333333,1
toys,three,jumping,five,half,it,6,-0.25,-2,1.5,0.96875,-2,1.5,2,1,3,,1
toys,three,jumping,five,odd,,3,0,0,0,0.75,0,0,0,3,0,,1
";

/// The rows of one scheme, with the header.
fn of_scheme(table: &str, name: &str) -> String {
    let mut lines = table.lines().enumerate();
    let own = |(at, line): &(usize, &str)| *at == 0 || line.starts_with(&format!("toys,{name},"));
    let kept: Vec<&str> = lines.by_ref().filter(own).map(|(_, line)| line).collect();
    kept.join("\n") + "\n"
}

#[test]
fn medians_intervals_and_comparisons() {
    let registry = registry();
    let text = file(r#"[{"method": "jumping"}, {"method": "five"}]"#, r#"{"count": 6}"#).replacen(
        "\"toys\"",
        r#""toys", "reference": "five""#,
        1,
    );
    let suite = suite(&text, &registry);
    let (results, _) = complete(&mut runner(&suite, &registry));
    let summary = Summary::of(&results);
    assert_eq!(of_scheme(&summary.csv(), "three"), SUMMARY);
    assert_eq!(of_scheme(&summary.comparisons_csv(), "three"), COMPARISONS);
}

#[test]
fn runs_are_paired_by_seed() {
    let registry = registry();
    let methods = r#"[{"method": "jumping", "seeds": [6, 2, 4]},
                      {"method": "jumping", "label": "base", "seeds": [1, 2, 4]}]"#;
    let text = file(methods, "[1]").replacen("\"toys\"", r#""toys", "reference": "base""#, 1);
    let suite = suite(&text, &registry);
    let (results, _) = complete(&mut runner(&suite, &registry));
    let table = Summary::of(&results).comparisons_csv();
    // Seeds 2 and 4 are in both, and say the same.
    assert!(
        table.contains("\ntoys,three,jumping,base,said,,2,0,0,0,0.5,0,0,0,2,0,0,1\n"),
        "{table}"
    );
}

#[test]
fn a_reference_that_ran_once_and_one_that_ran_often() {
    let registry = registry();
    let methods = r#"[{"method": "five"}, {"method": "jumping"}]"#;
    let text =
        file(methods, "[1, 3, 5]").replacen("\"toys\"", r#""toys", "reference": "jumping""#, 1);
    let suite = suite(&text, &registry);
    let (results, _) = complete(&mut runner(&suite, &registry));
    let table = Summary::of(&results).comparisons_csv();
    // Five less 4, 6 and 8.
    let row = "\ntoys,three,five,jumping,said,,3,-1,-3,1,0.75,-3,1,1,0,2,0.3333333333333333,1\n";
    assert!(table.contains(row), "{table}");
}

#[test]
fn the_text_has_a_method_a_line_and_a_measure_a_column() {
    let registry = registry();
    let text = file(r#"[{"method": "jumping"}, {"method": "five"}]"#, r#"{"count": 6}"#).replacen(
        "\"toys\"",
        r#""toys", "columns": ["said", "half/it", "odd"], "reference": "five""#,
        1,
    );
    let suite = suite(&text, &registry);
    let (results, _) = complete(&mut runner(&suite, &registry));
    let expected = "
== three

method   runs  said        half/it        odd
jumping  6     4.5 [1, 8]  2.25 [0.5, 4]  1
five     1     5           2.5            1

Less five, by seed:

method   said                       half/it           odd
jumping  -0.5 [-4, 3] won 33% p 1.00  -0.25 [-2, 1.5]  0
";
    let shown = Summary::of(&results).to_string();
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(squeezed(&shown).contains(&squeezed(expected)), "{shown}");
}
