//! Survival in public service, worked by hand and in general.

use std::fmt::Write;

use proptest::prelude::*;
use secondment::monitor::evidence::{Level, Past, Survival, Visit};
use secondment::solve::Error;

/// A table of people of one status, each with the answers at 12 and 24 months.
fn table(status: &str, answers: &[(&str, &str)]) -> String {
    let mut text = String::from("id,exposure,values_fit,translator,public_12,public_24\n");
    for (at, (first, second)) in answers.iter().enumerate() {
        let _ = writeln!(text, "{at},0,0,{status},{first},{second}");
    }
    text
}

fn translators(answers: &[(&str, &str)], level: Level) -> Survival {
    let past = Past::from_csv(table("yes", answers).as_bytes()).expect("a table");
    let [others, translators] = past.survival(level);
    assert!(!others.translator && translators.translator);
    translators
}

fn counts(visit: &Visit) -> (u32, u32, u32, u32) {
    (visit.months, visit.at_risk, visit.events, visit.censored)
}

fn close(given: f64, expected: f64) {
    assert!((given - expected).abs() < 5e-7, "{given} is not {expected}");
}

/// Ten people followed: two are out at 12 months, one of them back at 24; three are in at 12 and not heard
/// of again; of five known at 24 one is out. One more is never heard of.
const TEN: [(&str, &str); 11] = [
    ("no", ""),
    ("no", "yes"),
    ("yes", ""),
    ("yes", ""),
    ("yes", ""),
    ("yes", "no"),
    ("yes", "yes"),
    ("yes", "yes"),
    ("yes", "yes"),
    ("yes", "yes"),
    ("", ""),
];

#[test]
fn ten_people_worked_by_hand() {
    let survival = translators(&TEN, Level::default());
    assert_eq!((survival.left_out, survival.returned), (1, 1));
    let [first, second] = &survival.visits;
    assert_eq!(counts(first), (12, 10, 2, 3));
    assert_eq!(counts(second), (24, 5, 1, 4));

    // (10 - 2) / 10 = 0.8, and 0.8 (5 - 1) / 5 = 0.64.
    close(first.survival.expect("an estimate"), 0.8);
    close(second.survival.expect("an estimate"), 0.64);

    // V = 2 / (10 * 8) = 0.025, sqrt 0.158114; standard error 0.8 * 0.158114 = 0.126491.
    // z sqrt(V) / log 0.8 = 1.959964 * 0.158114 / -0.223144 = -1.388781, of which the exponential is
    // 0.249379, and 4.009959 with the other sign: 0.8^4.009959 = 0.408691, 0.8^0.249379 = 0.945873.
    let spread = first.spread.expect("an interval");
    close(spread.standard_error, 0.126_491_1);
    close(spread.low, 0.408_690_8);
    close(spread.high, 0.945_872_6);

    // V = 0.025 + 1 / (5 * 4) = 0.075, sqrt 0.273861; standard error 0.64 * 0.273861 = 0.175271.
    // 1.959964 * 0.273861 / -0.446287 = -1.202720, of which the exponential is 0.300376, and 3.329158
    // with the other sign: 0.64^3.329158 = 0.226330, 0.64^0.300376 = 0.874543.
    let spread = second.spread.expect("an interval");
    close(spread.standard_error, 0.175_271_2);
    close(spread.low, 0.226_330_1);
    close(spread.high, 0.874_542_8);
}

#[test]
fn nobody_gives_no_estimate() {
    for answers in [&[][..], &[("", ""), ("", "")]] {
        let survival = translators(answers, Level::default());
        assert_eq!(survival.left_out as usize, answers.len());
        for visit in &survival.visits {
            assert_eq!((visit.at_risk, visit.events, visit.censored), (0, 0, 0));
            assert_eq!((visit.survival, visit.spread), (None, None));
        }
    }
}

#[test]
fn everybody_left_leaves_zero_for_good() {
    let survival = translators(&[("no", ""), ("no", "no")], Level::default());
    let [first, second] = &survival.visits;
    assert_eq!((first.survival, first.spread), (Some(0.0), None));
    // Nobody is at risk any more, and nobody who left comes back.
    assert_eq!((second.at_risk, second.survival, second.spread), (0, Some(0.0), None));

    let later = translators(&[("yes", "no"), ("yes", "no")], Level::default());
    assert_eq!(later.visits[0].survival, Some(1.0));
    assert_eq!((later.visits[1].survival, later.visits[1].spread), (Some(0.0), None));
}

#[test]
fn who_is_not_followed_to_24_months_says_nothing_about_them() {
    let survival = translators(&[("yes", ""), ("yes", ""), ("no", "")], Level::default());
    let [first, second] = &survival.visits;
    assert_eq!((first.at_risk, first.events, first.censored), (3, 1, 2));
    assert!(first.spread.is_some());
    assert_eq!((second.at_risk, second.survival, second.spread), (0, None, None));
}

#[test]
fn all_staying_is_certain_to_no_interval() {
    let survival = translators(&[("yes", "yes"), ("yes", "")], Level::default());
    for visit in &survival.visits {
        assert_eq!((visit.survival, visit.spread), (Some(1.0), None));
    }
}

#[test]
fn one_status_may_be_empty() {
    let past = Past::from_csv(table("no", &TEN).as_bytes()).expect("a table");
    let [others, translators] = past.survival(Level::default());
    assert_eq!(others.visits[0].at_risk, 10);
    assert_eq!(translators.visits.map(|visit| visit.survival), [None, None]);
}

#[test]
fn quantiles_are_those_of_tables() {
    // Two-sided quantiles of the standard normal distribution, of levels as doubles hold them.
    let known = [
        (0.5, 0.674_489_750_196_081_7),
        (0.8, 1.281_551_565_544_600_4),
        (0.9, 1.644_853_626_951_472_9),
        (0.95, 1.959_963_984_540_054),
        (0.99, 2.575_829_303_548_901),
        (0.999, 3.290_526_731_491_894_5),
        (0.999_999, 4.891_638_475_692_932_5),
        (1e-6, 1.253_314_137_315_5e-6),
    ];
    for (level, quantile) in known {
        let found = Level::new(level).expect("a level").standard_errors();
        assert!((found - quantile).abs() < 1e-12, "{level}: {found} is not {quantile}");
    }
}

#[test]
fn levels_have_a_range() {
    for level in [0.0, 1.0, -0.5, 1.5, f64::NAN, f64::INFINITY] {
        let error = Level::new(level).expect_err("out of range");
        assert!(matches!(error, Error::InvalidOption { option: "level", .. }), "{error}");
    }
    for level in [f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0] {
        assert!(Level::new(level).expect("in range").standard_errors().is_finite());
    }
}

fn answers() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let all = [
        ("", ""),
        ("no", ""),
        ("no", "yes"),
        ("no", "no"),
        ("yes", ""),
        ("yes", "no"),
        ("yes", "yes"),
    ];
    prop::collection::vec(prop::sample::select(all.to_vec()), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn survival_never_rises_and_intervals_hold_it(answers in answers(), level in 0.0001..0.9999) {
        let survival = translators(&answers, Level::new(level).expect("a level"));
        let mut before = 1.0;
        for visit in &survival.visits {
            prop_assert!(visit.events <= visit.at_risk);
            let Some(estimate) = visit.survival else {
                prop_assert_eq!((visit.at_risk, visit.spread), (0, None));
                continue;
            };
            prop_assert!((0.0..=before).contains(&estimate));
            before = estimate;
            prop_assert_eq!(visit.spread.is_some(), estimate > 0.0 && estimate < 1.0);
            if let Some(spread) = visit.spread {
                prop_assert!(0.0 <= spread.low && spread.low <= estimate);
                prop_assert!(estimate <= spread.high && spread.high <= 1.0);
                prop_assert!(spread.standard_error > 0.0 && spread.standard_error.is_finite());
            }
        }
        // Everybody is counted once: left, censored, or never heard of.
        let of = |count: fn(&Visit) -> u32| survival.visits.iter().map(count).sum::<u32>();
        let all = of(|visit| visit.events) + of(|visit| visit.censored) + survival.left_out;
        prop_assert_eq!(all as usize, answers.len());
    }

    #[test]
    fn wider_levels_give_wider_intervals(answers in answers()) {
        let at = |level| translators(&answers, Level::new(level).expect("a level")).visits;
        for (narrow, wide) in at(0.8).into_iter().zip(at(0.95)) {
            prop_assert_eq!(narrow.survival, wide.survival);
            if let (Some(narrow), Some(wide)) = (narrow.spread, wide.spread) {
                prop_assert!(wide.low < narrow.low && narrow.high < wide.high);
                prop_assert!(narrow.standard_error.to_bits() == wide.standard_error.to_bits());
            }
        }
    }
}
