//! Preferences from `PrefLib`.

use secondment::Options;
use secondment::SchemeBuilder;
use secondment::error::FaultCode;
use secondment::error::InvalidInput;
use secondment::model::Places;
use secondment::solve::Solver;
use secondment::sources::import::{OrderType, PrefLibOptions, Unlisted, import_preflib};

const TOC: &str = "\
# FILE NAME: small.toc
# TITLE: Three towns
# DESCRIPTION:
# DATA TYPE: toc
# MODIFICATION TYPE: synthetic
# RELATES TO:
# RELATED FILES:
# PUBLICATION DATE: 2026-01-02
# MODIFICATION DATE: 2026-01-02
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 5
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Ash: old town
# ALTERNATIVE NAME 2: Birch, new
# ALTERNATIVE NAME 3: Cedar
3: 2,{1,3}
1: {1, 2, 3}
1: 3,1,2
";

const OLD: &str = "3\n1,Ash\n2,Birch\n3,Cedar\n5,5,3\n3,2,{1,3}\n1,{1,2,3}\n1,3,1,2\n";

fn read(text: &str, options: &PrefLibOptions) -> SchemeBuilder {
    import_preflib(text.as_bytes(), options).unwrap_or_else(|invalid| panic!("{invalid}"))
}

fn of_type(orders: OrderType) -> PrefLibOptions {
    PrefLibOptions { orders: Some(orders), ..PrefLibOptions::default() }
}

#[test]
fn voters_become_candidates_and_alternatives_posts() {
    let parts = read(TOC, &PrefLibOptions::default());
    assert_eq!((parts.name.as_str(), parts.scale, parts.periods.count), ("Three towns", 1, 1));
    let names: Vec<&str> = parts.posts.iter().map(|post| post.name.as_str()).collect();
    assert_eq!(names, ["Ash: old town", "Birch, new", "Cedar"]);
    // Five voters share three posts: two places each.
    assert!(parts.posts.iter().all(|post| post.places == Places::Every(2)));
    let ranks: Vec<Vec<u32>> =
        parts.candidates.iter().map(|one| one.preferences.values().copied().collect()).collect();
    assert_eq!(ranks, [vec![2, 1, 2], vec![2, 1, 2], vec![2, 1, 2], vec![1, 1, 1], vec![2, 3, 1]]);
    let points = &parts.objective.preference;
    assert_eq!(points.ranks, [(1, 3.0), (2, 2.0), (3, 1.0)].into());
    assert!(parts.rules.must_place);
    assert_eq!(parts.meta["preflib"]["MODIFICATION TYPE"], "synthetic");
    assert_eq!(parts.meta["preflib"]["RELATED FILES"], "");
    assert_eq!(parts.meta["preflib"]["NUMBER VOTERS"], "5");
}

/// Two of the first three get Birch (3 points each), the third another town (2), the fourth any (3), the last
/// Cedar (3).
#[test]
fn the_best_plan_is_the_one_worked_by_hand() {
    for text in [TOC, OLD] {
        let scheme = read(text, &of_type(OrderType::Toc)).build().expect("a valid scheme");
        let outcome = Solver::new(&scheme)
            .options(Options::default())
            .solve()
            .expect("the options are in range");
        let solution = outcome.solution().expect("a plan");
        assert_eq!((solution.claims.objective, outcome.bound), (14, Some(14)));
        assert_eq!(solution.plan.placed(), 5);
    }
}

#[test]
fn the_format_before_2022_says_the_same() {
    let (new, old) = (read(TOC, &of_type(OrderType::Toc)), read(OLD, &of_type(OrderType::Toc)));
    assert_eq!(new.candidates, old.candidates);
    assert_eq!(new.objective, old.objective);
    assert_eq!(old.posts[0].name, "Ash");
}

#[test]
fn options_are_followed() {
    let text = TOC.replace("toc", "toi").replace("1: 3,1,2", "1: 3");
    let mut options = PrefLibOptions {
        places: Some(1),
        points: Some(vec![10, 4, 0, -7]),
        ..PrefLibOptions::default()
    };
    let parts = read(&text, &options);
    assert!(parts.posts.iter().all(|post| post.places == Places::Every(1)));
    assert_eq!(parts.objective.preference.ranks, [(1, 10.0), (2, 4.0), (3, 0.0)].into());
    assert!(!parts.rules.must_place, "five voters do not fit into three places");
    assert_eq!((parts.candidates[4].preferences.len(), &parts.candidates[4].only), (1, &None));
    options.unlisted = Unlisted::Refused;
    options.places = Some(9);
    let parts = read(&text, &options);
    assert_eq!(parts.candidates[4].only, Some(["alternative-3".into()].into()));
    assert!(!parts.rules.must_place, "nobody can be made to take what they refuse");
    let both = PrefLibOptions { places: Some(0), points: Some(vec![1, 2_000_000]), ..options };
    let found = import_preflib(text.as_bytes(), &both).expect_err("out of range").faults;
    let paths: Vec<&str> = found.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["options.places", "options.points[1]"]);
}

#[test]
fn somebody_who_lists_nothing_is_a_voter_all_the_same() {
    let text =
        TOC.replace("toc", "soi").replace("3: 2,{1,3}", "3: 2").replace("1: {1, 2, 3}", "1:");
    let parts = read(&text, &PrefLibOptions::default());
    assert!(parts.candidates[3].preferences.is_empty());
    assert!(parts.build().is_ok());
}

fn faults_with(text: &str, options: &PrefLibOptions) -> Vec<(FaultCode, Option<u32>)> {
    let InvalidInput { what, faults, .. } =
        import_preflib(text.as_bytes(), options).expect_err("the file has faults");
    assert_eq!(what, "PrefLib file");
    assert!(faults.iter().all(|fault| !fault.cause.is_empty() && !fault.action.is_empty()));
    faults.into_iter().map(|fault| (fault.code, fault.line)).collect()
}

fn fault(old: &str, new: &str) -> Vec<(FaultCode, Option<u32>)> {
    assert!(TOC.contains(old), "{old}");
    faults_with(&TOC.replacen(old, new, 1), &PrefLibOptions::default())
}

#[test]
fn faults_of_the_header() {
    use FaultCode::{
        DuplicateKey, FieldsConflict, MissingField, NotAnInteger, NumberOutOfRange, Syntax,
        UnknownField, UnknownWord,
    };
    for (old, new, expected) in [
        ("# TITLE", "# COLOUR", (UnknownField, Some(2))),
        ("# RELATES TO:", "# TITLE: again", (DuplicateKey, Some(6))),
        ("# RELATES TO:", "# no key", (Syntax, Some(6))),
        ("# DATA TYPE: toc", "# DATA TYPE: wmd", (UnknownWord, Some(4))),
        ("# DATA TYPE: toc\n", "", (MissingField, None)),
        ("VOTERS: 5", "VOTERS: 6", (NumberOutOfRange, Some(11))),
        ("VOTERS: 5", "VOTERS: five", (NotAnInteger, Some(11))),
        ("# NUMBER VOTERS: 5\n", "", (MissingField, None)),
        ("ORDERS: 3", "ORDERS: 4", (NumberOutOfRange, Some(12))),
        ("ALTERNATIVES: 3", "ALTERNATIVES: 0", (NumberOutOfRange, Some(10))),
        ("ALTERNATIVES: 3", "ALTERNATIVES: 10001", (NumberOutOfRange, Some(10))),
        ("ALTERNATIVES: 3", "ALTERNATIVES: 1e9", (NotAnInteger, Some(10))),
        ("NAME 3", "NAME 03", (DuplicateKey, Some(15))),
    ] {
        let text = if expected.0 == DuplicateKey && new == "NAME 03" {
            TOC.replacen("# RELATES TO:", "# ALTERNATIVE NAME 3: twice", 1).replacen(old, new, 1)
        } else {
            TOC.replacen(old, new, 1)
        };
        let found = faults_with(&text, &PrefLibOptions::default());
        assert!(found.contains(&expected), "{new}: {found:?}");
        assert!(found.len() <= 2, "{new}: {found:?}");
    }
    let missing = fault("# ALTERNATIVE NAME 2: Birch, new\n", "");
    assert_eq!(missing, [(MissingField, Some(10))]);
    let beyond = fault("NAME 3", "NAME 4");
    assert_eq!(beyond, [(MissingField, Some(10)), (NumberOutOfRange, Some(15))]);
    let other = faults_with(TOC, &of_type(OrderType::Soi));
    assert!(other.contains(&(FieldsConflict, Some(4))), "{other:?}");
}

#[test]
fn faults_of_orders() {
    use FaultCode::{
        DuplicateEntry, FieldsConflict, MissingField, NotAnInteger, NumberOutOfRange, Syntax,
        UnknownId,
    };
    // Each replaces the last line, 18. Counts that cannot be read are missing among the voters.
    for (new, expected) in [
        ("1: 3,1,1", vec![(DuplicateEntry, Some(18))]),
        ("1: 3,1,4", vec![(UnknownId, Some(18))]),
        ("1: 3,1,0", vec![(UnknownId, Some(18))]),
        ("1: 3,1,99999999999999999999", vec![(UnknownId, Some(18))]),
        ("1: 3,1", vec![(MissingField, Some(18))]),
        ("1: 3,1,", vec![(Syntax, Some(18))]),
        ("1: 3,,1", vec![(Syntax, Some(18))]),
        ("1: 3,{1,2", vec![(Syntax, Some(18))]),
        ("1: 3,{1,{2}}", vec![(Syntax, Some(18))]),
        ("1: 3,{}", vec![(Syntax, Some(18))]),
        ("1: {3}1,2", vec![(Syntax, Some(18))]),
        ("1: 3,-1,2", vec![(Syntax, Some(18))]),
        ("1: 2,{3,1}", vec![(DuplicateEntry, Some(18))]),
        ("0: 3,1,2", vec![(NumberOutOfRange, Some(11)), (NumberOutOfRange, Some(18))]),
        ("x: 3,1,2", vec![(NumberOutOfRange, Some(11)), (NotAnInteger, Some(18))]),
        ("1.0: 3,1,2", vec![(NumberOutOfRange, Some(11)), (NotAnInteger, Some(18))]),
        (
            "1; 3,1,2",
            vec![(NumberOutOfRange, Some(11)), (NotAnInteger, Some(18)), (Syntax, Some(18))],
        ),
        ("# TITLE: late", vec![(NumberOutOfRange, Some(11)), (Syntax, Some(18))]),
    ] {
        assert_eq!(fault("1: 3,1,2", new), expected, "{new}");
    }
    assert_eq!(fault("1: 3,1,2\n", "").len(), 2, "both numbers are wrong in a file cut short");
    let strict = TOC.replace("toc", "soc");
    let ties = faults_with(&strict, &PrefLibOptions::default());
    assert_eq!(ties, [(FieldsConflict, Some(16)), (FieldsConflict, Some(17))]);
}

#[test]
fn every_fault_is_found_at_once() {
    use FaultCode::{DuplicateEntry, NumberOutOfRange, UnknownField, UnknownId};
    let text = TOC
        .replace("VOTERS: 5", "VOTERS: 7")
        .replace("# RELATES TO:", "# RELATED: x")
        .replace("{1, 2, 3}", "{1,2,2}")
        .replace("1: 3,1,2", "1: 3,9,2");
    let found = faults_with(&text, &PrefLibOptions::default());
    let codes: Vec<FaultCode> = found.iter().map(|fault| fault.0).collect();
    assert_eq!(codes, [UnknownField, NumberOutOfRange, DuplicateEntry, UnknownId]);
}

#[test]
fn faults_of_the_format_before_2022() {
    use FaultCode::{MissingField, NotAnInteger, NumberOutOfRange, Syntax};
    for (old, new, expected) in [
        ("3\n1", "three\n1", (NotAnInteger, Some(1))),
        ("1,Ash", "7,Ash", (NumberOutOfRange, Some(2))),
        ("1,Ash", "Ash", (NotAnInteger, Some(2))),
        ("5,5,3", "5,5", (Syntax, Some(5))),
        ("5,5,3", "5,6,3", (NumberOutOfRange, Some(5))),
        ("5,5,3", "6,6,3", (NumberOutOfRange, Some(5))),
        ("5,5,3", "5,5,2", (NumberOutOfRange, Some(5))),
    ] {
        let text = OLD.replacen(old, new, 1);
        assert_eq!(faults_with(&text, &of_type(OrderType::Toc)), [expected], "{new}");
    }
    assert_eq!(faults_with(OLD, &PrefLibOptions::default()), [(MissingField, None)]);
    let short = faults_with("3\n1,Ash\n2,Birch\n", &of_type(OrderType::Toc));
    assert!(short.contains(&(MissingField, Some(1))), "{short:?}");
    let empty = faults_with("", &of_type(OrderType::Toc));
    assert!(empty.contains(&(MissingField, Some(1))), "{empty:?}");
}

#[test]
fn counts_that_no_machine_holds_are_refused() {
    let text = TOC.replace("VOTERS: 5", "VOTERS: 4000000002").replace("3: 2", "4000000000: 2");
    let found = faults_with(&text, &PrefLibOptions::default());
    assert_eq!(found, [(FaultCode::TooMany, None), (FaultCode::TooMany, None)]);
}
