//! Everything that can leave a scheme without a plan is proved, and named.

use std::time::Duration;

use secondment::model::{
    Candidate, CandidateSelect, Competency, Id, Kind, Place, Places, Post, Provider, Reach,
    Resource, Sector, Tag, TagRule, UnderWay, Use,
};
use secondment::solve::{Conflict, Found, Progress, Solver, Stopped};
use secondment::{Options, Proof, Scheme, SchemeBuilder};

/// Two periods; a desk at a council and a ward at a trust, each with one place.
fn base() -> SchemeBuilder {
    SchemeBuilder::new(2)
        .kind(Kind::new("council"))
        .kind(Kind::new("trust"))
        .place(Place::new("north", 53.8, -1.55))
        .place(Place::new("south", 50.8, -0.14))
        .competency(Competency::new("budgets", 3))
        .tag(Tag::new("frontline"))
        .provider(Provider::new("Camden", "council", Sector::Public).place("north"))
        .provider(Provider::new("Infirmary", "trust", Sector::Public).place("north"))
        .post(Post::new("desk", "Camden"))
        .post(Post::new("ward", "Infirmary"))
}

/// Someone who must be placed.
fn bound(id: &str) -> Candidate {
    let mut candidate = Candidate::new(id);
    candidate.must_place = Some(true);
    candidate
}

#[test]
fn where_there_is_no_plan_no_bound_is_shown() {
    let others = (0..3).map(|at| Candidate::new(format!("b{at}")).points("ward", 0.5));
    let alone = base().candidate(bound("Ada").veto("desk").veto("ward"));
    for parts in [alone.clone(), others.fold(alone, SchemeBuilder::candidate)] {
        let mut seen = Vec::new();
        let watcher = |progress: &Progress| seen.push(progress.bound);
        let scheme = parts.build().expect("valid");
        let outcome = Solver::new(&scheme).on_progress(watcher).solve().expect("no fault");
        assert!(matches!(outcome.found, Found::Infeasible(_)));
        assert!(!seen.is_empty() && seen.iter().all(Option::is_none), "{seen:?}");
    }
}

fn conflict(scheme: &Scheme) -> Conflict {
    let outcome = Solver::new(scheme).options(Options::default()).solve().expect("no fault");
    assert_eq!(outcome.stopped, Stopped::Proved);
    assert_eq!((outcome.bound, outcome.certified_bound), (None, None));
    assert!(outcome.solution().is_none());
    match outcome.found {
        Found::Infeasible(conflict) => conflict,
        found => panic!("{found:?}"),
    }
}

fn is_feasible(parts: SchemeBuilder) -> bool {
    let outcome = Solver::new(&parts.build().expect("valid"))
        .options(Options::default())
        .solve()
        .expect("no fault");
    outcome.solution().is_some()
}

/// One candidate has no rotation, whatever the others do: they are named, and nobody else; so are the
/// rules at work.
fn nothing_for(candidate: Candidate, scheme: SchemeBuilder, rules: &[&str]) {
    let id = candidate.id.clone();
    let others = scheme.candidate(Candidate::new("free")).candidate(Candidate::new("Zoe"));
    assert!(is_feasible(others.clone()), "feasible without {id}");
    let scheme = others.candidate(candidate).build().unwrap_or_else(|e| panic!("{e}"));
    let conflict = conflict(&scheme);
    assert_eq!(conflict.candidates, [id]);
    assert_eq!(conflict.places, []);
    assert_eq!(conflict.rules, rules);
    assert_eq!(conflict.proof, Some(Proof::Certified));
}

/// Too many for these places: they are named with some of the people; more places help.
fn too_few_places(parts: &SchemeBuilder, people: &[&str], places: &[(&str, u32)]) {
    let conflict = conflict(&parts.clone().build().unwrap_or_else(|e| panic!("{e}")));
    assert!(!conflict.candidates.is_empty());
    for id in &conflict.candidates {
        assert!(people.contains(&id.as_str()), "{id} has nothing to do with it");
    }
    let expected: Vec<(Id, u32)> = places.iter().map(|&(id, period)| (id.into(), period)).collect();
    assert_eq!(conflict.places, expected);
    assert_eq!(conflict.rules, ["places"]);
    assert!(conflict.proof.is_some());
    let mut wider = parts.clone();
    for post in &mut wider.posts {
        let named = places.iter().filter(|(id, _)| *id == post.id.as_str());
        let Places::Every(default) = post.places else { panic!("one number of places") };
        let by_period = named.map(|&(_, period)| (period, default + 9)).collect();
        post.places = Places::Varying { default, by_period };
    }
    assert!(is_feasible(wider), "more of the places named would do");
}

#[test]
fn no_post_is_open_to_someone_who_must_be_placed() {
    let rules = ["eligibility", "must-place"];
    nothing_for(bound("Ada").veto("desk").veto("ward"), base(), &rules);
    let mut hosts = bound("Ada");
    hosts.vetoes.providers = ["Camden".into(), "Infirmary".into()].into();
    nothing_for(hosts, base(), &rules);
    let mut refused = bound("Ada");
    refused.refused = ["desk".into(), "ward".into()].into();
    nothing_for(refused, base(), &rules);
    let mut only = bound("Ada");
    only.only = Some([].into());
    nothing_for(only, base(), &rules);
}

#[test]
fn the_rule_for_everyone_binds_as_well() {
    let mut parts = base().candidate(Candidate::new("Ada").veto("desk").veto("ward"));
    parts = parts.candidate(Candidate::new("Bo"));
    parts.rules.must_place = true;
    let conflict = conflict(&parts.clone().build().expect("valid"));
    assert_eq!(conflict.candidates, ["Ada".into()]);
    assert_eq!(conflict.rules, ["eligibility", "must-place"]);
    parts.candidates[0].must_place = Some(false);
    assert!(is_feasible(parts));
}

#[test]
fn nobody_can_be_placed_outside_their_window_or_reach() {
    let mut away = bound("Ada");
    away.unavailable = [1.into(), 2.into()].into();
    nothing_for(away, base(), &["availability", "must-place"]);
    let mut late = bound("Ada");
    late.first = Some(2.into());
    let mut long = base();
    long.posts = long.posts.into_iter().map(|post| post.periods(2)).collect();
    nothing_for(late, long, &["availability", "must-place"]);
    let rules = ["must-place", "reach"];
    nothing_for(bound("Ada").base("south").within_km(100.0), base(), &rules);
    let mut elsewhere = bound("Ada");
    elsewhere.reach = Some(Reach::Places(["south".into()].into()));
    nothing_for(elsewhere, base(), &rules);
}

#[test]
fn no_start_is_left() {
    let mut parts = base();
    parts.posts[0].starts = Some([2.into()].into());
    parts.posts[1].places = Places::Every(0);
    let mut away = bound("Ada");
    away.unavailable = [2.into()].into();
    nothing_for(away, parts, &["availability", "must-place", "places", "starts"]);
}

#[test]
fn essential_levels_are_out_of_reach() {
    let mut parts = base();
    parts.posts = parts.posts.into_iter().map(|post| post.essential("budgets", 2)).collect();
    nothing_for(bound("Ada").level("budgets", 1), parts, &["essential", "must-place"]);
}

#[test]
fn the_least_fit_is_out_of_reach() {
    let mut choosy = bound("Ada");
    choosy.minimum_fit = [("desk".into(), 0.5), ("ward".into(), 0.1)].into();
    nothing_for(choosy, base(), &["minimum-fit", "must-place"]);
}

#[test]
fn a_tag_that_no_post_carries_is_asked_for() {
    let mut parts = base();
    parts.rules.tags = vec![TagRule::new("frontline").at_least(1)];
    nothing_for(bound("Ada"), parts, &["must-place", "tags/frontline"]);
}

#[test]
fn a_tag_that_every_post_carries_is_ruled_out() {
    let mut parts = base();
    parts.posts = parts.posts.into_iter().map(|post| post.tag("frontline")).collect();
    parts.rules.tags = vec![TagRule::new("frontline").at_least(0).at_most(0)];
    nothing_for(bound("Ada"), parts.clone(), &["must-place", "tags/frontline"]);
    // A pin asks for the same as `must_place`.
    nothing_for(Candidate::new("Ada").pin("desk", 1), parts, &["pinned", "tags/frontline"]);
}

#[test]
fn more_idle_periods_than_allowed() {
    let mut parts = base();
    parts.rules.idle = Some(0);
    // The desk again, the ward, or a period without either would do.
    let ways = ["eligibility", "idle", "must-place", "per-provider"];
    nothing_for(bound("Ada").veto("ward"), parts.clone(), &ways);
    let ways = ["eligibility", "idle", "per-provider", "pinned"];
    nothing_for(Candidate::new("Ada").pin("desk", 1).veto("ward"), parts, &ways);
}

#[test]
fn what_is_under_way_uses_up_the_provider() {
    let mut busy = bound("Ada").veto("ward");
    busy.under_way = Some(UnderWay::new("desk", 1).served(1));
    nothing_for(busy, base(), &["eligibility", "must-place", "per-provider"]);
}

#[test]
fn what_is_under_way_holds_the_only_place() {
    let mut holder = Candidate::new("Holder");
    holder.under_way = Some(UnderWay::new("desk", 2).served(0));
    let parts = base().candidate(holder);
    let rules = ["eligibility", "must-place", "places"];
    nothing_for(bound("Ada").veto("ward"), parts.clone(), &rules);
    nothing_for(Candidate::new("Ada").pin("desk", 2), parts, &["pinned", "places"]);
}

#[test]
fn a_pin_that_nothing_can_take() {
    let mut closed = base();
    closed.posts[0] = Post::new("desk", "Camden").places_in(1, 0);
    nothing_for(Candidate::new("Ada").pin("desk", 1), closed, &["pinned", "places"]);
    let mut later = base();
    later.posts[0] = Post::new("desk", "Camden").starts([2_u32]);
    nothing_for(Candidate::new("Ada").pin("desk", 1), later, &["pinned", "starts"]);
    let mut long = base();
    long.posts[0] = Post::new("desk", "Camden").periods(2);
    nothing_for(Candidate::new("Ada").pin("desk", 2), long, &["horizon", "pinned"]);
    let mut hard = base();
    hard.posts[0] = Post::new("desk", "Camden").essential("budgets", 3);
    nothing_for(Candidate::new("Ada").pin("desk", 1), hard, &["essential", "pinned"]);
    let mut away = Candidate::new("Ada").pin("desk", 1);
    away.unavailable = [1.into()].into();
    nothing_for(away, base(), &["availability", "pinned"]);
    let far = Candidate::new("Ada").pin("desk", 1).base("south").within_km(1.0);
    nothing_for(far, base(), &["pinned", "reach"]);
}

#[test]
fn several_without_a_rotation_are_all_named() {
    let parts = base()
        .candidate(bound("Ada").veto("desk").veto("ward"))
        .candidate(Candidate::new("Bo"))
        .candidate(bound("Cy").veto("desk").veto("ward"));
    let conflict = conflict(&parts.build().expect("valid"));
    assert_eq!(conflict.candidates, ["Ada".into(), "Cy".into()]);
    assert_eq!(conflict.rules, ["eligibility", "must-place"]);
}

#[test]
fn rules_that_only_work_together_are_all_named() {
    // The desk is vetoed; the ward, which asks for budgets, is out of reach as well.
    let mut parts = base();
    parts.providers[1] = Provider::new("Infirmary", "trust", Sector::Public).place("south");
    parts.posts[1] = Post::new("ward", "Infirmary").essential("budgets", 1);
    let far = bound("Ada").veto("desk").base("north").within_km(5.0);
    nothing_for(far.clone(), parts.clone(), &["eligibility", "must-place"]);
    // Where the desk asks for more than Ada has, nothing helps by itself.
    parts.posts[0] = Post::new("desk", "Camden").essential("budgets", 3);
    nothing_for(far.clone(), parts.clone(), &["essential", "must-place", "reach"]);
    // Asked for twice over: by the rule and by a pin.
    nothing_for(far.pin("ward", 1), parts, &["essential", "must-place", "pinned", "reach"]);
}

#[test]
fn a_placement_under_way_that_covers_the_horizon() {
    let mut busy = bound("Ada");
    busy.under_way = Some(UnderWay::new("desk", 2).served(1));
    nothing_for(busy, base(), &["horizon", "must-place", "overlap"]);
}

#[test]
fn nobody_else_is_named_by_a_rule_about_others() {
    // Ranks and limits on resources name other candidates, who are not there when Ada is asked about.
    let mut parts = base();
    parts.providers[0] = parts.providers[0].clone().ranks("Zoe", 1);
    parts.posts[1] = parts.posts[1].clone().ranks("Zoe", 1);
    let of_zoe = CandidateSelect::default().ids(["Zoe"]);
    let uses = Use::per_period(1).candidates(of_zoe);
    parts.rules.resources = vec![Resource::at_most("zoe", 9).uses(uses)];
    nothing_for(bound("Ada").veto("desk").veto("ward"), parts, &["eligibility", "must-place"]);
}

#[test]
fn ten_candidates_are_asked_about() {
    let mut parts = base();
    parts.posts[0] = Post::new("desk", "Camden").essential("budgets", 2);
    for at in 10..22 {
        let person = bound(&format!("person {at}")).veto("ward");
        let late = at >= 20;
        parts = parts.candidate(if late { person.base("south").within_km(1.0) } else { person });
    }
    let conflict = conflict(&parts.build().expect("valid"));
    assert_eq!(conflict.candidates.len(), 12);
    assert_eq!(conflict.rules, ["eligibility", "essential", "must-place"]);
}

#[test]
fn out_of_time_no_rule_is_named() {
    let parts = base().candidate(bound("Ada").veto("desk").veto("ward"));
    let options = Options::default().time_limit(Duration::ZERO);
    let outcome =
        Solver::new(&parts.build().expect("valid")).options(options).solve().expect("no fault");
    let Found::Infeasible(conflict) = outcome.found else { panic!("{:?}", outcome.found) };
    assert_eq!(conflict.candidates, ["Ada".into()]);
    assert_eq!(conflict.rules, [""; 0]);
}

#[test]
fn pins_over_capacity() {
    let parts = base()
        .candidate(Candidate::new("Ada").pin("desk", 1))
        .candidate(Candidate::new("Bo").pin("desk", 1))
        .candidate(Candidate::new("Cy"));
    too_few_places(&parts, &["Ada", "Bo"], &[("desk", 1)]);
}

#[test]
fn pins_that_overlap_in_one_period() {
    let mut parts = base()
        .candidate(Candidate::new("Ada").pin("desk", 1))
        .candidate(Candidate::new("Bo").pin("desk", 2));
    parts.periods = secondment::model::Calendar::new(3);
    parts.posts[0] = Post::new("desk", "Camden").periods(2);
    too_few_places(&parts, &["Ada", "Bo"], &[("desk", 2)]);
}

#[test]
fn more_people_than_places() {
    let mut parts = base();
    for id in ["Ada", "Bo", "Cy"] {
        parts = parts.candidate(bound(id).veto("ward"));
    }
    parts = parts.candidate(Candidate::new("Di"));
    too_few_places(&parts, &["Ada", "Bo", "Cy"], &[("desk", 1), ("desk", 2)]);
}

#[test]
fn only_those_who_compete_are_named() {
    let mut parts = base().candidate(bound("Di").veto("desk"));
    for id in ["Ada", "Bo", "Cy"] {
        parts = parts.candidate(bound(id).veto("ward"));
    }
    too_few_places(&parts, &["Ada", "Bo", "Cy"], &[("desk", 1), ("desk", 2)]);
}

#[test]
fn tags_and_idle_limits_make_places_scarce() {
    // All need the one frontline post; each stays for both periods.
    let mut parts = base().candidate(bound("Ada")).candidate(bound("Bo"));
    parts.posts[0] = Post::new("desk", "Camden").tag("frontline").periods(2);
    parts.rules.tags = vec![TagRule::new("frontline").at_least(1)];
    let named = conflict(&parts.clone().build().expect("valid"));
    assert!(!named.candidates.is_empty() && !named.places.is_empty(), "{named:?}");
    assert!(named.places.iter().all(|(post, _)| post.as_str() == "desk"), "{named:?}");
    // Nobody may be idle, so that three people need three places in each period.
    let mut parts = base().candidate(bound("Ada")).candidate(bound("Bo")).candidate(bound("Cy"));
    parts.rules.idle = Some(0);
    let named = conflict(&parts.build().expect("valid"));
    assert!(!named.candidates.is_empty() && !named.places.is_empty(), "{named:?}");
}
