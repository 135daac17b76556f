//! Reading schemes and plans, and writing files so that no half-written one is ever seen.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write, stdin};
use std::path::{Path, PathBuf};

use secondment::error::InvalidScheme;
use secondment::{Plan, Scheme, Solution};

use super::{Failure, output};

/// The name that stands for standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads all bytes of a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    if !is_standard(path) {
        return fs::read(path).map_err(|error| cannot("read", path, &error));
    }
    let mut bytes = Vec::new();
    stdin().lock().read_to_end(&mut bytes).map_err(|error| cannot("read", path, &error))?;
    Ok(bytes)
}

fn cannot(act: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure(format!("cannot {act} {}: {error}", path.display()))
}

/// Reads a scheme file, whose faults are an answer of their own.
pub(super) fn checked_scheme(path: &Path) -> Result<Result<Scheme, InvalidScheme>, Failure> {
    Ok(Scheme::from_slice(&read(path)?))
}

/// Warnings of a valid scheme that are listed beside another answer.
const WARNINGS_LISTED: usize = 5;

/// Reads a scheme file that must be valid; lists every fault otherwise, and the first warnings.
pub(super) fn scheme(path: &Path) -> Result<Scheme, Failure> {
    let scheme = checked_scheme(path)?;
    let (faults, most) = match &scheme {
        Ok(scheme) => (scheme.warnings(), WARNINGS_LISTED),
        Err(invalid) => (invalid.faults.as_slice(), usize::MAX),
    };
    for fault in faults.iter().take(most) {
        output::diagnose(&fault.to_string());
    }
    let count = faults.len();
    if count > most {
        output::diagnose(&format!("and {} more warnings; `check` lists all", count - most));
    }
    scheme.map_err(|_| {
        Failure(format!(
            "{} is not a valid scheme: {}",
            path.display(),
            output::counted(count, "fault")
        ))
    })
}

/// What a plan file holds.
pub(super) enum PlanFile {
    /// A plan alone.
    Plan(Plan),
    /// A plan with claims and a certificate.
    Solution(Box<Solution>),
}

/// Reads a plan file: an object with `rotations` is a plan alone, any other a solution. A byte order mark is
/// skipped, as in a scheme.
pub(super) fn plan(path: &Path) -> Result<PlanFile, Failure> {
    let bytes = read(path)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let no_plan =
        |error: serde_json::Error| Failure(format!("{} holds no plan: {error}", path.display()));
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(no_plan)?;
    if value.get("rotations").is_some() {
        return Ok(PlanFile::Plan(serde_json::from_slice(bytes).map_err(no_plan)?));
    }
    let solution = serde_json::from_slice(bytes).map_err(no_plan)?;
    Ok(PlanFile::Solution(Box::new(solution)))
}

/// A file to be written at the end of long work: found to be writable at its beginning.
pub(super) struct Destination {
    path: PathBuf,
    partial: PathBuf,
}

impl Destination {
    /// Makes sure that the file can be written, without touching what it holds now.
    pub(super) fn new(path: &Path) -> Result<Self, Failure> {
        let Some(name) = path.file_name().filter(|_| !is_standard(path) && !path.is_dir()) else {
            return Err(format!("cannot write {}: it is not a file", path.display()).into());
        };
        let hidden = format!(".{}.{}.partial", name.to_string_lossy(), std::process::id());
        let destination = Self { path: path.into(), partial: path.with_file_name(hidden) };
        destination.open()?;
        let _ = fs::remove_file(&destination.partial);
        Ok(destination)
    }

    fn open(&self) -> Result<File, Failure> {
        let opened = OpenOptions::new().write(true).create_new(true).open(&self.partial);
        opened.map_err(|error| cannot("write", &self.path, &error))
    }

    /// Writes the file: beside it first, then in its place.
    pub(super) fn write(&self, text: &str) -> Result<(), Failure> {
        let mut file = self.open()?;
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.write_all(b"\n"))
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&self.partial, &self.path));
        written.map_err(|error| {
            let _ = fs::remove_file(&self.partial);
            cannot("write", &self.path, &error)
        })
    }
}
