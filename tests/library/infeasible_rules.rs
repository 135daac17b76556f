//! Every rule that can leave a scheme without a plan is named where it does.

use std::num::NonZeroUsize;

use secondment::model::{
    Apart, Balance, BridgeTarget, Candidate, Clearance, CountRule, Each, Filled, FloorRule,
    HomeRule, Kind, Measure, OrderRule, Place, Places, Post, PostSelect, Provider, Release,
    Requirement, Resource, Sector, Share, ShareMeasure, StayRule, Stream, Tag, TagRule, Together,
    Total, TranslatorTarget, Travel, Use,
};
use secondment::solve::{Found, Solver, Stopped};
use secondment::{Options, SchemeBuilder};

/// Two periods; a desk at a council in the north and a ward at a trust in the south, each with one
/// place, and somebody who may be left out.
fn base() -> SchemeBuilder {
    SchemeBuilder::new(2)
        .kind(Kind::new("council"))
        .kind(Kind::new("trust"))
        .place(Place::new("north", 53.8, -1.55))
        .place(Place::new("south", 50.8, -0.14))
        .provider(Provider::new("Camden", "council", Sector::Public).place("north"))
        .provider(Provider::new("Infirmary", "trust", Sector::Public).place("south"))
        .post(Post::new("desk", "Camden"))
        .post(Post::new("ward", "Infirmary"))
        .candidate(Candidate::new("Zoe"))
}

/// Someone who must be placed.
fn bound(id: &str) -> Candidate {
    let mut candidate = Candidate::new(id);
    candidate.must_place = Some(true);
    candidate
}

/// Someone who must be placed, and can be at one post alone.
fn only(id: &str, post: &str) -> Candidate {
    let mut candidate = bound(id);
    candidate.only = Some([post.into()].into());
    candidate
}

/// The scheme with changes to it.
fn with(candidate: Candidate, change: impl FnOnce(&mut SchemeBuilder)) -> SchemeBuilder {
    let mut parts = base().candidate(candidate);
    change(&mut parts);
    parts
}

/// One rule for one or all posts.
fn posts(ids: &[&str]) -> PostSelect {
    PostSelect::default().posts(ids.iter().copied())
}

/// The names of the rules without which there would be a plan.
fn named(parts: &SchemeBuilder) -> Vec<String> {
    let scheme = parts.clone().build().unwrap_or_else(|invalid| panic!("{invalid}"));
    let options = Options::default().threads(NonZeroUsize::new(1));
    let outcome = Solver::new(&scheme).options(options.clone()).solve().expect("no fault");
    assert_eq!(outcome.stopped, Stopped::Proved);
    match outcome.found {
        Found::Infeasible(conflict) => conflict.rules,
        found => panic!("{found:?}"),
    }
}

/// The scheme has no plan, and the rule is among those named.
fn names(rule: &str, parts: &SchemeBuilder) {
    let found = named(parts);
    let named =
        |name: &String| name.strip_prefix(rule).is_some_and(|r| r.is_empty() || r.starts_with('/'));
    assert!(found.iter().any(named), "{rule} is not among {found:?}");
}

fn on_every_post(parts: &mut SchemeBuilder, change: impl Fn(Post) -> Post) {
    parts.posts = std::mem::take(&mut parts.posts).into_iter().map(change).collect();
}

#[test]
fn rules_that_close_placements() {
    let mut ada = bound("Ada");
    ada.streams = Some(["policy".into()].into());
    let streams = with(ada, |parts| {
        parts.streams = ["policy", "finance"].map(Stream::new).into();
        on_every_post(parts, |post| post.stream("finance"));
    });
    names("streams", &streams);
    let required = with(bound("Ada").requires("r-1"), |parts| {
        parts.requirements.push(Requirement::new("r-1"));
    });
    names("requirements", &required);
    let mut ada = bound("Ada");
    ada.conflicts.providers = ["Camden".into(), "Infirmary".into()].into();
    names("conflicts", &with(ada, |_| {}));
    let cleared = with(bound("Ada"), |parts| {
        parts.clearances.push(Clearance::new("vetting"));
        on_every_post(parts, |post| post.clearance("vetting"));
    });
    names("clearances", &cleared);
    let mut away = bound("Ada");
    away.unavailable = [1.into(), 2.into()].into();
    names("availability", &with(away, |_| {}));
    let mut picky = bound("Ada");
    picky.minimum_fit = [("desk".into(), 9.0), ("ward".into(), 9.0)].into();
    names("minimum-fit", &with(picky, |_| {}));
}

#[test]
fn rules_on_ways_and_moves() {
    let far = only("Ada", "ward").base("north").within_minutes(45);
    let travel = |parts: &mut SchemeBuilder| {
        parts.travel.push(Travel::new("north", "south", 200));
    };
    names("reach", &with(far, travel));
    let moving = only("Ada", "desk").base("north").within_km(20.0).moves(2, "south");
    names("relocation", &with(moving, |parts| on_every_post(parts, |post| post.periods(2))));
}

#[test]
fn rules_on_one_rotation() {
    let counts = |least| CountRule::at_least("some", least);
    names("counts", &with(bound("Ada"), |parts| parts.rules.counts = vec![counts(3)]));
    let streams = with(bound("Ada"), |parts| {
        parts.streams.push(Stream::new("finance"));
        on_every_post(parts, |post| post.stream("finance"));
        parts.rules.counts = vec![counts(2)];
    });
    names("per-stream", &streams);
    names("counts", &streams);
    let one_host = with(only("Ada", "desk"), |parts| parts.rules.counts = vec![counts(2)]);
    names("per-provider", &one_host);
    names("idle", &with(only("Ada", "desk"), |parts| parts.rules.idle = Some(0)));
    let tags = with(bound("Ada"), |parts| {
        parts.tags.push(Tag::new("frontline"));
        parts.rules.tags = vec![TagRule::new("frontline").at_least(1)];
    });
    names("tags", &tags);
    let waits = OrderRule::new("desk-first", PostSelect::default()).after(posts(&["desk"]), 1);
    names("precedence", &with(bound("Ada"), |parts| parts.rules.order = vec![waits]));
    let settle = StayRule::at_least("settle", Each::Provider, 3);
    names("stays", &with(bound("Ada"), |parts| parts.rules.stays = vec![settle]));
    let always = HomeRule::at("office", [1, 2]);
    let ada = only("Ada", "ward").home("Camden");
    names("home", &with(ada, |parts| parts.rules.home = vec![always]));
    let floor = FloorRule::new("fair", 9.0);
    names("floors", &with(Candidate::new("Ada"), |parts| parts.rules.floors = vec![floor]));
}

#[test]
fn a_rule_about_others_is_not_named() {
    use secondment::model::CandidateSelect;
    let of = |id: &str| CandidateSelect::default().ids([id]);
    let parts = with(bound("Ada"), |parts| {
        parts.rules.counts = vec![
            CountRule::at_least("of-ada", 3).candidates(of("Ada")),
            CountRule::at_least("of-zoe", 3).candidates(of("Zoe")),
        ];
        parts.rules.floors = vec![FloorRule::new("of-zoe", 0.0).candidates(of("Zoe"))];
        parts.rules.apart = vec![Apart::new("both", ["Ada", "Zoe"])];
        parts.posts[0].minimum = Some(Places::Every(1));
    });
    assert_eq!(named(&parts), ["counts/of-ada", "must-place"]);
}

#[test]
fn limits_on_numbers() {
    let fees = Resource::at_least("fees", 5).uses(Use::per_period(1));
    let mut soft = Resource::at_least("wanted", 9).uses(Use::per_period(1));
    soft.points = Some(1.0);
    let parts = with(bound("Ada"), |parts| parts.rules.resources = vec![fees, soft]);
    names("resources", &parts);
    assert!(!named(&parts).contains(&"resources/wanted".to_owned()));
    let nobody = |change: fn(&mut SchemeBuilder)| {
        let mut parts = with(Candidate::new("Ada").veto("ward"), change);
        parts.candidates[0] = Candidate::new("Zoe").veto("ward");
        parts
    };
    names("minimum", &nobody(|parts| parts.posts[1].minimum = Some(Places::Every(1))));
    names("filled", &nobody(|parts| parts.rules.filled = vec![Filled::new("all")]));
    let total = |parts: &mut SchemeBuilder| {
        let mut total = Total::new("many", Measure::Placements);
        total.at_least = Some(9);
        parts.rules.totals = vec![total];
    };
    names("totals", &with(bound("Ada"), total));
    let share = |parts: &mut SchemeBuilder| {
        let mut share = Share::new("wards", ShareMeasure::PersonPeriods);
        share.posts = posts(&["ward"]);
        share.at_least = Some(0.9);
        parts.candidates[0] = Candidate::new("Zoe").veto("ward");
        parts.rules.shares = vec![share];
    };
    names("shares", &with(only("Ada", "desk"), share));
}

#[test]
fn limits_on_hosts_and_homes() {
    let ada = only("Ada", "ward").home("Camden");
    names("release", &with(ada, |parts| parts.rules.release = vec![Release::new("cover", 0)]));
    let balance = |parts: &mut SchemeBuilder| parts.rules.balance = vec![Balance::new("even", 0)];
    names("balance", &with(only("Ada", "ward"), balance));
    let mentors = |parts: &mut SchemeBuilder| {
        parts.providers.iter_mut().for_each(|provider| provider.mentors = Some(0));
    };
    names("mentors", &with(bound("Ada"), mentors));
}

#[test]
fn people_apart_and_together() {
    let apart = with(only("Ada", "desk"), |parts| {
        parts.candidates.push(only("Bo", "desk"));
        on_every_post(parts, |post| post.places(2).periods(2));
        parts.rules.apart = vec![Apart::new("siblings", ["Ada", "Bo"])];
    });
    names("apart", &apart);
    let together = with(only("Ada", "desk"), |parts| {
        parts.candidates.push(only("Bo", "ward"));
        on_every_post(parts, |post| post.periods(2));
        parts.rules.together = vec![Together::new("couple", ["Ada", "Bo"])];
    });
    names("together", &together);
}

#[test]
fn targets() {
    let bridge = BridgeTarget::kinds("care", "council", "trust", 2);
    names("bridges", &with(only("Ada", "desk"), |parts| parts.rules.bridges = vec![bridge]));
    let target = TranslatorTarget::new(1);
    names("translator-target", &with(bound("Ada"), |parts| parts.rules.translators = Some(target)));
}
