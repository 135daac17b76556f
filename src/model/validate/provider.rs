//! Places, competencies and providers.

use super::super::Competency;
use super::{Check, LONGEST, calendar, lists, number};
use crate::error::FaultCode;
use crate::model::text::Path;

pub(super) fn places(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("places");
    for (at, place) in check.parts.places.iter().enumerate() {
        number::point(check.findings, &path.index(at), place.lat, place.lon);
    }
}

pub(super) fn competencies(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("competencies");
    for (at, competency) in check.parts.competencies.iter().enumerate() {
        let path = path.index(at);
        number::within(check.findings, &path.field("levels"), competency.levels.into(), 1, 100);
        lapse(check, competency, &path);
    }
}

/// When levels lapse, and to which.
fn lapse(check: &mut Check<'_, '_>, competency: &Competency, path: &Path<'_>) {
    let Some(periods) = competency.lapses else {
        if competency.lapses_to > 0 && check.findings.reads(&path.field("lapses")) {
            calendar::together(check.findings, path, "lapses_to", "lapses");
        }
        return;
    };
    number::within(check.findings, &path.field("lapses"), periods, 1, LONGEST);
    if competency.lapses_to > competency.levels {
        check.error(
            &path.field("lapses_to"),
            FaultCode::LevelAboveTop,
            format!("levels lapse to {}, above the top level", competency.lapses_to),
            format!("state a level up to {}", competency.levels),
        );
    }
}

pub(super) fn providers(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("providers");
    for (at, provider) in check.parts.providers.iter().enumerate() {
        let path = path.index(at);
        check.names.kinds.find(check.findings, &provider.kind, &path.field("kind"));
        if let Some(place) = &provider.place {
            check.names.places.find(check.findings, place, &path.field("place"));
        }
        match (provider.lat, provider.lon) {
            (Some(_), None) => calendar::together(check.findings, &path, "lat", "lon"),
            (None, Some(_)) => calendar::together(check.findings, &path, "lon", "lat"),
            _ => {}
        }
        let (lat, lon) = (provider.lat.unwrap_or(0.0), provider.lon.unwrap_or(0.0));
        number::point(check.findings, &path, lat, lon);
        let attributes = path.field("attributes");
        for (attribute, value) in &provider.attributes {
            let path = attributes.key(attribute.as_str());
            check.names.attributes.find(check.findings, attribute, &path);
            lists::id(check.findings, value, &path);
        }
        check.profile(&provider.values, &path.field("values"));
        check.ranks(&provider.ranks, &path.field("ranks"));
    }
}
