//! `secondment check`: every fault in a scheme file.

use std::fmt::Write as _;
use std::path::PathBuf;

use secondment::Scheme;
use secondment::error::{Fault, Severity};
use serde::Serialize;

use super::{Answer, Failure, Format, files, output};

/// List every fault in a scheme file, with its code and place
///
/// Warnings are listed and do not make a scheme invalid. Exits with 2 if the scheme is invalid.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment check scheme.json
  secondment check scheme.json --format json | jq '.faults[].code'")]
pub(super) struct Arguments {
    /// The scheme file; - is standard input
    scheme: PathBuf,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The result for machines.
#[derive(Serialize)]
struct Checked<'a> {
    valid: bool,
    errors: usize,
    warnings: usize,
    faults: &'a [Fault],
    fingerprint: Option<&'a str>,
    candidates: Option<usize>,
    posts: Option<usize>,
    providers: Option<usize>,
    kinds: Option<usize>,
    periods: Option<usize>,
}

impl<'a> Checked<'a> {
    fn new(scheme: Option<&'a Scheme>, faults: &'a [Fault]) -> Self {
        let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
        Self {
            valid: scheme.is_some(),
            errors,
            warnings: faults.len() - errors,
            faults,
            fingerprint: scheme.map(Scheme::fingerprint),
            candidates: scheme.map(|scheme| scheme.candidates().len()),
            posts: scheme.map(|scheme| scheme.posts().len()),
            providers: scheme.map(|scheme| scheme.providers().len()),
            kinds: scheme.map(|scheme| scheme.kinds().len()),
            periods: scheme.map(Scheme::periods),
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for fault in self.faults {
            let _ = writeln!(text, "{fault}");
        }
        let verdict = if self.valid { "valid" } else { "invalid" };
        let errors = output::counted(self.errors, "error");
        let warnings = output::counted(self.warnings, "warning");
        let _ = writeln!(text, "{verdict}: {errors}, {warnings}");
        let sizes = [
            (self.candidates, "candidate"),
            (self.posts, "post"),
            (self.providers, "provider"),
            (self.kinds, "kind"),
            (self.periods, "period"),
        ];
        let sizes = sizes.into_iter().filter_map(|(n, noun)| Some(output::counted(n?, noun)));
        let sizes: Vec<_> = sizes.collect();
        if let Some(fingerprint) = self.fingerprint {
            let _ = writeln!(text, "{}\nfingerprint {fingerprint}", sizes.join(", "));
        }
        text
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let scheme = files::checked_scheme(&arguments.scheme)?;
    let checked = match &scheme {
        Ok(scheme) => Checked::new(Some(scheme), scheme.warnings()),
        Err(invalid) => Checked::new(None, &invalid.faults),
    };
    match arguments.format {
        Format::Text => output::result(&checked.text())?,
        Format::Json => output::json(&checked)?,
    }
    Ok(if checked.valid { Answer::Done } else { Answer::Faulty })
}
