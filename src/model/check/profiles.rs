//! Values profiles that cannot correlate with anything.

use super::super::{Id, Profile};
use super::whole::Whole;
use crate::error::FaultCode;
use crate::model::text::Path;

/// How many ids a warning names.
const NAMED: usize = 3;

/// Warns once per list of profiles too short or constant, where values fit has weight.
pub(super) fn check(check: &mut Whole<'_, '_>) {
    if check.parts.objective.values == 0.0 || check.parts.posts.is_empty() {
        return;
    }
    let parts = check.parts;
    warn(check, "providers", parts.providers.iter().map(|p| (&p.id, &p.values)));
    warn(check, "candidates", parts.candidates.iter().map(|c| (&c.id, &c.values)));
}

fn warn<'a>(
    check: &mut Whole<'_, '_>,
    list: &'static str,
    profiles: impl Iterator<Item = (&'a Id, &'a Profile)>,
) {
    let flat: Vec<_> = profiles.filter(|(_, profile)| is_flat(profile)).map(|(id, _)| id).collect();
    if flat.is_empty() {
        return;
    }
    let mut named =
        flat.iter().map(|id| format!("`{id}`", id = id.shown())).take(NAMED).collect::<Vec<_>>();
    if flat.len() > NAMED {
        named.push("...".to_owned());
    }
    check.warning(
        &Path::ROOT.field(list),
        FaultCode::FlatProfile,
        format!(
            "{} of the {list} have fewer than two values, or equal ones: {}; their values fit is 0",
            flat.len(),
            named.join(", ")
        ),
        "give at least two different values for each, or set `objective.values` to 0",
    );
}

fn is_flat(profile: &Profile) -> bool {
    let mut values = profile.values();
    let first = values.next();
    values.all(|value| Some(value) == first)
}
