//! Candidates.

use jsonc_parser::ast::Value;

use super::super::path::Path;
use super::super::{Base, Candidate, Forbidden, Id, Pinned, Reach, Spell, UnderWay, Vetoes, When};
use super::Reader;
use super::fields::Fields;
use super::post::levels;
use super::provider::ranks;

pub(super) fn candidate(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Candidate {
    let mut fields = Fields::of(reader, value, path);
    let reals =
        |reader: &mut Reader, value, path: &Path<'_>| reader.by_id(value, path, Reader::real);
    let candidate = Candidate {
        id: fields.id(),
        name: fields.name(),
        levels: fields.optional("levels", levels).unwrap_or_default(),
        targets: fields.optional("targets", levels).unwrap_or_default(),
        values: fields.optional("values", reals).unwrap_or_default(),
        preferences: fields.optional("preferences", ranks).unwrap_or_default(),
        vetoes: fields.optional("vetoes", vetoes).unwrap_or_default(),
        base: fields.optional("base", base).flatten(),
        reach: fields.optional("reach", reach).flatten(),
        first: fields.optional("first", Reader::when).flatten(),
        last: fields.optional("last", Reader::when).flatten(),
        unavailable: fields.optional("unavailable", Reader::whens).unwrap_or_default(),
        history: fields.list("history", spell),
        home: fields.optional("home", Reader::id).flatten(),
        only: fields.optional("only", Reader::ids),
        points: fields.optional("points", reals).unwrap_or_default(),
        minimum_fit: fields.optional("minimum_fit", reals).unwrap_or_default(),
        refused: fields.optional("refused", Reader::ids).unwrap_or_default(),
        forbidden: fields.list("forbidden", forbidden),
        pinned: fields.list("pinned", pinned),
        under_way: fields.optional("under_way", under_way).flatten(),
        must_place: fields.optional("must_place", Reader::flag).flatten(),
        meta: fields.meta(),
    };
    fields.finish();
    candidate
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
    if fields.has("km") && fields.has("places") {
        fields.conflict("a reach is a distance or a list of places, not both", "keep one of them");
        return None;
    }
    let reach = if fields.has("places") {
        fields.optional("places", Reader::ids).map(Reach::Places)
    } else {
        fields.required("km", Reader::real).flatten().map(Reach::Km)
    };
    fields.finish();
    reach
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
