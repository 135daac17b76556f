//! What a scheme is without one of its features, to see whether the feature mattered.

use secondment::model::{Breadth, Candidate, Duration, Essential, Places, SchemeBuilder};

type Without = fn(&mut SchemeBuilder);

fn each(scheme: &mut SchemeBuilder, change: fn(&mut Candidate)) {
    scheme.candidates.iter_mut().for_each(change);
}

/// Every feature, with what takes it out of a scheme.
pub(crate) const FEATURES: [(&str, Without); 38] = [
    ("places", |s| s.posts.iter_mut().for_each(|p| p.places = Places::Every(9))),
    ("places by period", |s| {
        for post in &mut s.posts {
            if let Places::Varying { default, .. } = post.places {
                post.places = Places::Every(default.max(1));
            }
        }
    }),
    ("duration", |s| s.posts.iter_mut().for_each(|p| p.duration = Duration::Periods(1))),
    ("starts", |s| s.posts.iter_mut().for_each(|p| p.starts = None)),
    ("essential", |s| s.rules.essential = Essential::Scored),
    ("desirable", |s| s.posts.iter_mut().for_each(|p| p.desirable.clear())),
    ("develops", |s| s.posts.iter_mut().for_each(|p| p.develops.clear())),
    ("first", |s| each(s, |c| c.first = None)),
    ("last", |s| each(s, |c| c.last = None)),
    ("unavailable", |s| each(s, |c| c.unavailable.clear())),
    ("vetoed posts", |s| each(s, |c| c.vetoes.posts.clear())),
    ("vetoed providers", |s| each(s, |c| c.vetoes.providers.clear())),
    ("refused", |s| each(s, |c| c.refused.clear())),
    ("only", |s| each(s, |c| c.only = None)),
    ("forbidden", |s| each(s, |c| c.forbidden.clear())),
    ("pinned", |s| each(s, |c| c.pinned.clear())),
    ("reach", |s| each(s, |c| c.reach = None)),
    ("minimum fit", |s| each(s, |c| c.minimum_fit.clear())),
    ("own points", |s| each(s, |c| c.points.clear())),
    ("preferences", |s| each(s, |c| c.preferences.clear())),
    ("values", |s| s.objective.values = 0.0),
    ("targets", |s| each(s, |c| c.targets.clear())),
    ("development", |s| s.objective.development = 0.0),
    ("competency", |s| s.objective.competency.weight = 0.0),
    ("history", |s| each(s, |c| c.history.clear())),
    ("history age", |s| s.rules.history_age = None),
    ("home", |s| s.rules.home_service = false),
    ("under way", |s| each(s, |c| c.under_way = None)),
    ("per provider", |s| s.rules.per_provider = 9),
    ("tags", |s| s.rules.tags.clear()),
    ("idle", |s| s.rules.idle = None),
    ("must place", |s| {
        s.rules.must_place = false;
        each(s, |c| c.must_place = None);
    }),
    ("crossings", |s| s.objective.crossing = 0.0),
    ("repeat crossings", |s| s.objective.repeat_crossings = true),
    ("boundary tables", |s| s.boundary.dimensions.iter_mut().for_each(|d| d.table.clear())),
    ("boundary pairs", |s| s.boundary.pairs.clear()),
    ("breadth", |s| s.objective.breadth = Breadth::None),
    ("translator", |s| s.objective.translator.bonus = 0.0),
];
