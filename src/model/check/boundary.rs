//! The boundary: its dimensions, tables and pairs.

use std::collections::HashSet;

use super::super::freeze::{classes, crossing_weights};
use super::super::{BoundaryDimension, Dimension, Id, PairWeight, Sector};
use super::whole::Whole;
use crate::error::FaultCode;
use crate::model::part::List;
use crate::model::text::Path;

/// Most classes of providers that the boundary may tell apart.
const MOST_CLASSES: usize = 8192;

pub(super) fn check(check: &mut Whole<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("boundary");
    let dimensions = path.field("dimensions");
    let mut seen = HashSet::new();
    for (at, dimension) in check.parts.boundary.dimensions.iter().enumerate() {
        let path = dimensions.index(at);
        if !check.findings.reads(&path.field("of")) {
            continue;
        }
        attribute(check, dimension, &path);
        if !seen.insert((dimension.of, &dimension.attribute)) {
            check.error(
                &path,
                FaultCode::DuplicateEntry,
                "this dimension is already in the list",
                "give each dimension once",
            );
        }
        let table = path.field("table");
        if dimension.of == Dimension::Organisation && !dimension.table.is_empty() {
            check.error(
                &table,
                FaultCode::FieldsConflict,
                "the dimension `organisation` takes no table",
                "give weights for pairs of providers under `pairs`",
            );
        }
        pairs(check, &dimension.table, &table, |check, id, path| value(check, dimension, id, path));
    }
    pairs(check, &check.parts.boundary.pairs, &path.field("pairs"), |check, id, path| {
        check.find(List::Providers, id, path);
    });
    size(check, &path);
}

/// An attribute is named where, and only where, the dimension is one.
fn attribute(check: &mut Whole<'_, '_>, dimension: &BoundaryDimension, path: &Path<'_>) {
    let path = path.field("attribute");
    match (&dimension.attribute, dimension.of == Dimension::Attribute) {
        (Some(id), true) => {
            check.find(List::Attributes, id, &path);
        }
        (None, true) => check.error(
            &path,
            FaultCode::MissingField,
            "the dimension is an attribute, and `attribute` does not say which",
            "give the id of the attribute",
        ),
        (Some(id), false) => check.error(
            &path,
            FaultCode::FieldsConflict,
            format!("`{id}` is named, but the dimension is not an attribute", id = id.shown()),
            "remove `attribute`, or set `of` to `attribute`",
        ),
        (None, false) => {}
    }
}

/// A table's values are those that the dimension can take.
fn value(check: &mut Whole<'_, '_>, dimension: &BoundaryDimension, id: &Id, path: &Path<'_>) {
    let cause = match dimension.of {
        Dimension::Kind => {
            check.find(List::Kinds, id, path);
            return;
        }
        Dimension::Place => {
            check.find(List::Places, id, path);
            return;
        }
        Dimension::Organisation => return,
        Dimension::Sector => {
            let sectors = [Sector::Public, Sector::Private, Sector::Voluntary];
            if sectors.iter().any(|sector| sector.as_str() == id.as_str()) {
                return;
            }
            check.error(
                path,
                FaultCode::UnknownWord,
                format!("`{id}` is not a sector", id = id.shown()),
                "write one of `public`, `private`, `voluntary`",
            );
            return;
        }
        Dimension::Attribute => {
            let Some(attribute) = &dimension.attribute else { return };
            let stated = |p: &super::super::Provider| p.attributes.get(attribute) == Some(id);
            if check.parts.providers.iter().any(stated) {
                return;
            }
            format!(
                "no provider has the value `{id}` of `{attribute}`",
                id = id.shown(),
                attribute = attribute.shown()
            )
        }
    };
    let root = Path::ROOT;
    if !check.findings.has_errors_in(&root.field("providers")) {
        check.error(path, FaultCode::UnknownId, cause, "correct the value, or remove the entry");
    }
}

fn pairs<'p>(
    check: &mut Whole<'p, '_>,
    table: &'p [PairWeight],
    path: &Path<'_>,
    known: impl Fn(&mut Whole<'p, '_>, &Id, &Path<'_>),
) {
    let mut seen = HashSet::new();
    for (at, pair) in table.iter().enumerate() {
        let path = path.index(at);
        known(check, &pair.a, &path.field("a"));
        known(check, &pair.b, &path.field("b"));
        if !check.findings.reads(&path.field("a")) || !check.findings.reads(&path.field("b")) {
            continue;
        }
        let key = if pair.a < pair.b { (&pair.a, &pair.b) } else { (&pair.b, &pair.a) };
        if pair.a == pair.b {
            check.error(
                &path,
                FaultCode::SelfPair,
                format!("`{}` is paired with itself", pair.a.shown()),
                "name two different ones; nothing differs from itself",
            );
        } else if !seen.insert(key) {
            check.error(
                &path,
                FaultCode::DuplicateEntry,
                format!(
                    "the pair `{}` and `{}` is already in the list",
                    pair.a.shown(),
                    pair.b.shown()
                ),
                "give each pair once, in either order",
            );
        }
    }
}

/// The weights between classes of providers are kept as one matrix for each crossing weight.
fn size(check: &mut Whole<'_, '_>, path: &Path<'_>) {
    let weights = crossing_weights(check.parts).len();
    let few = check.parts.providers.len() <= MOST_CLASSES && weights == 0;
    if few || check.findings.has_errors() {
        return;
    }
    let found = classes(check.parts);
    if found > MOST_CLASSES {
        check.error(
            path,
            FaultCode::TooMany,
            format!("the boundary tells {found} classes of providers apart"),
            format!(
                "use dimensions with fewer values, or fewer pairs: at most {MOST_CLASSES} classes"
            ),
        );
        return;
    }
    let most = MOST_CLASSES * MOST_CLASSES / (found * found).max(1);
    if weights > most {
        check.error(
            path,
            FaultCode::TooMany,
            format!(
                "candidates have {weights} different crossing weights other than 1, for each of \
                 which the boundary tells {found} classes of providers apart"
            ),
            format!("use at most {most} different crossing weights, or fewer classes"),
        );
    }
}
