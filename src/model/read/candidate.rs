//! Candidates.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value;

use super::super::candidate::FULL_TIME;
use super::super::{
    Base, Candidate, CandidateWeights, Conflicts, CountLimits, Forbidden, Id, Move, Pinned,
    PointsFor, Reach, Spell, UnderWay, Vetoes, When,
};
use super::post::levels;
use super::provider::ranks;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) fn candidate(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Candidate {
    let mut fields = Fields::of(reader, value, path);
    let reals =
        |reader: &mut Reader, value, path: &Path<'_>| reader.by_id(value, path, Reader::real);
    let whens =
        |reader: &mut Reader, value, path: &Path<'_>| reader.by_id(value, path, Reader::when);
    let candidate = Candidate {
        id: fields.id(),
        name: fields.name(),
        levels: fields.optional("levels", levels).unwrap_or_default(),
        targets: fields.optional("targets", levels).unwrap_or_default(),
        values: fields.optional("values", reals).unwrap_or_default(),
        preferences: fields.optional("preferences", ranks).unwrap_or_default(),
        vetoes: fields.optional("vetoes", vetoes).unwrap_or_default(),
        requires: fields.optional("requires", Reader::ids).unwrap_or_default(),
        streams: fields.optional("streams", Reader::ids),
        conflicts: fields.optional("conflicts", conflicts).unwrap_or_default(),
        clearances: fields.optional("clearances", whens).unwrap_or_default(),
        base: fields.optional("base", base).flatten(),
        reach: fields.optional("reach", reach).flatten(),
        moves: fields.list("moves", relocation),
        first: fields.optional("first", Reader::when).flatten(),
        last: fields.optional("last", Reader::when).flatten(),
        unavailable: fields.optional("unavailable", Reader::whens).unwrap_or_default(),
        leave: fields.optional("leave", Reader::whens).unwrap_or_default(),
        share: fields.optional("share", Reader::whole).flatten().unwrap_or(FULL_TIME),
        history: fields.list("history", spell),
        home: fields.optional("home", Reader::id).flatten(),
        only: fields.optional("only", Reader::ids),
        points: fields.optional("points", reals).unwrap_or_default(),
        points_for: fields.optional("points_for", points_for).unwrap_or_default(),
        minimum_fit: fields.optional("minimum_fit", reals).unwrap_or_default(),
        refused: fields.optional("refused", Reader::ids).unwrap_or_default(),
        forbidden: fields.list("forbidden", forbidden),
        pinned: fields.list("pinned", pinned),
        under_way: fields.optional("under_way", under_way).flatten(),
        must_place: fields.optional("must_place", Reader::flag).flatten(),
        mentored: fields.flag("mentored", true),
        weights: fields.optional("weights", weights).unwrap_or_default(),
        counts: fields.optional("counts", counts).unwrap_or_default(),
        meta: fields.meta(),
    };
    fields.finish();
    candidate
}

fn counts(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> BTreeMap<Id, CountLimits> {
    reader.by_id(value, path, |reader, value, path| {
        let mut fields = Fields::of(reader, value, path);
        let limits = CountLimits {
            at_least: fields.optional("at_least", Reader::whole).flatten(),
            at_most: fields.optional("at_most", Reader::whole).flatten(),
        };
        fields.finish();
        Some(limits)
    })
}

fn vetoes(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Vetoes {
    let mut fields = Fields::of(reader, value, path);
    let vetoes = Vetoes {
        posts: fields.optional("posts", Reader::ids).unwrap_or_default(),
        providers: fields.optional("providers", Reader::ids).unwrap_or_default(),
    };
    fields.finish();
    vetoes
}

fn weights(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> CandidateWeights {
    let default = CandidateWeights::default();
    let mut fields = Fields::of(reader, value, path);
    let weights = CandidateWeights {
        crossing: fields.real("crossing", default.crossing),
        preference: fields.real("preference", default.preference),
        waiting: fields.real("waiting", default.waiting),
    };
    fields.finish();
    weights
}

fn base(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<Base> {
    let mut fields = Fields::of(reader, value, path);
    if !fields.has("place") {
        let lat = fields.required("lat", Reader::real).flatten();
        let lon = fields.required("lon", Reader::real).flatten();
        fields.finish();
        return lat.zip(lon).map(|(lat, lon)| Base::Point { lat, lon });
    }
    if fields.has("lat") || fields.has("lon") {
        fields
            .conflict("a base is a place or a point, not both", "keep `place`, or `lat` and `lon`");
        return None;
    }
    let place = fields.optional("place", Reader::id).flatten();
    fields.finish();
    place.map(|place| Base::Place { place })
}

fn reach(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<Reach> {
    let mut fields = Fields::of(reader, value, path);
    if ["km", "minutes", "places"].iter().filter(|name| fields.has(name)).count() > 1 {
        fields.conflict(
            "a reach is a distance, a time or a list of places, and only one of them",
            "keep one of them",
        );
        return None;
    }
    let reach = if fields.has("places") {
        fields.optional("places", Reader::ids).map(Reach::Places)
    } else if fields.has("minutes") {
        fields.optional("minutes", Reader::whole).flatten().map(Reach::Minutes)
    } else {
        fields.required("km", Reader::real).flatten().map(Reach::Km)
    };
    fields.finish();
    reach
}

fn conflicts(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Conflicts {
    let mut fields = Fields::of(reader, value, path);
    let conflicts = Conflicts {
        providers: fields.optional("providers", Reader::ids).unwrap_or_default(),
        managers: fields.optional("managers", Reader::ids).unwrap_or_default(),
    };
    fields.finish();
    conflicts
}

fn relocation(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Move {
    let mut fields = Fields::of(reader, value, path);
    let nowhere = || Base::Place { place: Id::from("") };
    let relocation = Move {
        from: fields.required("from", Reader::when).flatten().unwrap_or(When::Period(1)),
        base: fields.required("base", base).flatten().unwrap_or_else(nowhere),
    };
    fields.finish();
    relocation
}

fn points_for(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> PointsFor {
    let mut fields = Fields::of(reader, value, path);
    let mut reals = |name: &str| {
        let read = |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| {
            reader.by_id(value, path, Reader::real)
        };
        fields.optional(name, read).unwrap_or_default()
    };
    let points = PointsFor {
        streams: reals("streams"),
        providers: reals("providers"),
        kinds: reals("kinds"),
        places: reals("places"),
    };
    fields.finish();
    points
}

fn spell(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Spell {
    let mut fields = Fields::of(reader, value, path);
    let spell = Spell {
        provider: fields.reference("provider"),
        periods: fields.required("periods", Reader::whole).flatten().unwrap_or(1),
        ended: fields.required("ended", Reader::whole).flatten().unwrap_or(0),
    };
    fields.finish();
    spell
}

fn forbidden(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Forbidden {
    let mut fields = Fields::of(reader, value, path);
    let entry = Forbidden {
        post: fields.reference("post"),
        start: fields.optional("start", Reader::when).flatten(),
    };
    fields.finish();
    entry
}

fn pinned(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Pinned {
    let mut fields = Fields::of(reader, value, path);
    let entry = Pinned {
        post: fields.reference("post"),
        start: fields.required("start", Reader::when).flatten().unwrap_or(When::Period(1)),
    };
    fields.finish();
    entry
}

fn under_way(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<UnderWay> {
    let mut fields = Fields::of(reader, value, path);
    let readable = fields.readable();
    let post: Id = fields.reference("post");
    let remaining = fields.required("remaining", Reader::whole).flatten().unwrap_or(1);
    let served = fields.optional("served", Reader::whole).flatten().unwrap_or(0);
    fields.finish();
    readable.then_some(UnderWay { post, remaining, served })
}
