//! The schemes of a suite.

use super::leaf::{number, outside};
use crate::error::FaultCode;
use crate::methods::suite::content::{SchemeEntry, SchemeSource};
use crate::model::form::{Fields, Findings, Path, Reader, Value, shorten};
use crate::sources::hospital::{Changes, HospitalSpec};
use crate::sources::instances::Instance;
use crate::sources::{Family, Spec};
use crate::sources::{ImpossibleSpec, SpecFault};

/// Fields that say where a scheme comes from; each entry has one of them.
const SOURCES: [&str; 3] = ["file", "generate", "instance"];

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    General,
    Hospital,
}

const SHAPES: [(&str, Shape); 2] = [("general", Shape::General), ("hospital", Shape::Hospital)];
const FAMILIES: [(&str, Family); 2] = [("tight", Family::Tight), ("loose", Family::Loose)];
const CHANGES: [(&str, Changes); 2] = [("reward", Changes::Reward), ("cost", Changes::Cost)];

pub(super) fn scheme(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> SchemeEntry {
    let mut fields = Fields::of(reader, value, path);
    let nowhere = || SchemeSource::File(String::new());
    let name = fields.required("name", Reader::text).flatten().unwrap_or_default();
    let stated = SOURCES.iter().filter(|source| fields.has(source)).count();
    if stated > 1 {
        fields.conflict(
            "a scheme comes from a file, from a generator, or from the common instances",
            "keep one of `file`, `generate` and `instance`",
        );
        return SchemeEntry { name, source: nowhere() };
    }
    let text = |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| {
        let text = reader.text(value, path);
        if text.as_deref() == Some("") {
            reader.findings.error(path, FaultCode::EmptyId, "the text is empty", "give a name");
        }
        text
    };
    let source = if fields.has("generate") {
        fields.optional("generate", generated).flatten()
    } else if fields.has("instance") {
        fields.optional("instance", instance).flatten()
    } else {
        fields.required("file", text).flatten().map(SchemeSource::File)
    };
    fields.finish();
    SchemeEntry { name, source: source.unwrap_or_else(nowhere) }
}

/// The name of a common instance.
fn instance(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<SchemeSource> {
    let name = reader.text(value, path)?;
    if Instance::find(&name).is_none() {
        reader.findings.error(
            path,
            FaultCode::UnknownId,
            format!("there is no instance \"{}\"", shorten(&name)),
            "name one that `secondment bench instances` lists",
        );
    }
    Some(SchemeSource::Instance(name))
}

fn generated(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<SchemeSource> {
    let mut fields = Fields::of(reader, value, path);
    let shape =
        |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| reader.word(value, path, &SHAPES);
    match fields.optional("shape", shape).unwrap_or(Some(Shape::General)) {
        Some(Shape::General) => general(fields, path),
        Some(Shape::Hospital) => hospital(fields, path),
        // Which fields belong there is not known.
        None => None,
    }
}

fn general(mut fields: Fields<'_, '_, '_>, path: &Path<'_>) -> Option<SchemeSource> {
    let mut whole = |name: &str| fields.required(name, Reader::whole).flatten();
    let [candidates, posts] = [whole("candidates"), whole("posts")];
    let [periods, eligible] = [whole("periods"), whole("eligible")];
    let seed = fields.required("seed", number).flatten();
    let kinds = fields.optional("kinds", Reader::whole);
    let family =
        fields.optional("family", |reader, value, path| reader.word(value, path, &FAMILIES));
    let spec = || {
        let mut spec = Spec::new(candidates?, posts?, periods?, eligible?, seed?);
        spec.kinds = kinds.unwrap_or(Some(spec.kinds))?;
        spec.family = family.unwrap_or(Some(spec.family))?;
        Some(spec)
    };
    let spec = spec();
    let reader = fields.finish();
    let spec = spec?;
    check(&mut reader.findings, path, spec.check());
    Some(SchemeSource::General(spec))
}

fn hospital(mut fields: Fields<'_, '_, '_>, path: &Path<'_>) -> Option<SchemeSource> {
    let mut whole = |name: &str| fields.required(name, Reader::whole).flatten();
    let [candidates, streams] = [whole("candidates"), whole("streams")];
    let [providers, duration, periods] = [whole("providers"), whole("duration"), whole("periods")];
    let seed = fields.required("seed", number).flatten();
    let changes =
        fields.required("changes", |reader, value, path| reader.word(value, path, &CHANGES));
    let spec = || {
        let spec = HospitalSpec::new(candidates?, streams?, providers?, duration?, periods?, seed?);
        Some(spec.changes(changes.flatten()?))
    };
    let spec = spec();
    let reader = fields.finish();
    let spec = spec?;
    check(&mut reader.findings, path, spec.check());
    Some(SchemeSource::Hospital(spec))
}

/// Reports what is wrong with a spec.
fn check(findings: &mut Findings, path: &Path<'_>, checked: Result<(), ImpossibleSpec>) {
    let Err(impossible) = checked else { return };
    for fault in impossible.faults {
        match &fault {
            SpecFault::OutOfRange { field, given, allowed } => {
                let allowed = format!("{} to {}", allowed.start(), allowed.end());
                outside(findings, &path.field(field), given, &allowed);
            }
            SpecFault::TooManyPlaces { .. } => {
                misfit(findings, &path.field("posts"), &fault, "give more posts");
            }
            SpecFault::TooManyEligible { .. } => {
                misfit(findings, &path.field("eligible"), &fault, "give fewer, or more posts");
            }
            SpecFault::TooFewPeriods { .. } => {
                misfit(findings, &path.field("periods"), &fault, "give more, or shorter rotations");
            }
        }
    }
}

fn misfit(findings: &mut Findings, path: &Path<'_>, fault: &SpecFault, action: &str) {
    findings.error(path, FaultCode::NumberOutOfRange, fault.to_string(), action);
}
