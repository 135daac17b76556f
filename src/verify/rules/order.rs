//! Order: placements that start only after others have ended, or with levels held.

use crate::model::{OrderRule, Scheme};
use crate::verify::person::{Whole, WholeRule};
use crate::verify::verdict::some;
use crate::verify::{Held, Person, Rule, Stage, Step};

/// A rule, with the posts it is about and those that come before.
struct Order<'a> {
    rule: &'a OrderRule,
    posts: Vec<bool>,
    after: Option<Vec<bool>>,
}

pub(super) fn whole<'a>(scheme: &'a Scheme, rule: &'a OrderRule) -> WholeRule<'a> {
    let posts = scheme.posts().map(|post| rule.posts.matches(scheme, post)).collect();
    let after = rule.after.as_ref();
    let after = after.map(|after| scheme.posts().map(|post| after.matches(scheme, post)).collect());
    let says = Order { rule, posts, after };
    WholeRule::new(scheme, (Rule::Precedence, &rule.id), &rule.candidates, rule.points, says)
}

impl Whole for Order<'_> {
    /// Placements that start too early. It takes those before them alone to say so.
    fn units(&self, person: &Person<'_>, rotation: &[Step], _: Stage) -> i64 {
        let scheme = person.scheme();
        let mut held = Held::at_first_placement(person);
        let mut early = 0;
        for (at, &(post, start)) in rotation.iter().enumerate() {
            held.wait(scheme, start);
            if self.posts[post.get()] {
                let ready =
                    self.follows(person, &rotation[..at], start) && self.is_able(scheme, &held);
                early += i64::from(!ready);
            }
            held.serve(person, (post, start));
            held.raise(scheme, post);
        }
        early
    }

    fn say(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> String {
        let early = some(self.units(person, rotation, stage), "placement");
        format!("has placements wait for others or for levels, and {early} came too early")
    }
}

impl Order<'_> {
    /// Whether enough placements have ended before a start.
    fn follows(&self, person: &Person<'_>, before: &[Step], start: usize) -> bool {
        let Some(after) = &self.after else { return true };
        let ended =
            |&&(post, from): &&Step| from + person.scheme().post_row(post).duration <= start;
        let placed = before.iter().filter(ended).filter(|(post, _)| after[post.get()]).count();
        let had = person.row.under_way.is_some_and(|held| after[held.post.get()]);
        placed + usize::from(had) >= self.rule.times as usize
    }

    fn is_able(&self, scheme: &Scheme, held: &Held) -> bool {
        self.rule.levels.iter().all(|(id, &level)| {
            let competency = scheme.find_competency(id.as_str());
            competency.is_some_and(|competency| held.level(competency) >= level)
        })
    }
}
