//! The output folder of a suite.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use secondment::methods::suite::{Record, Results, Runner, Summary};

use super::super::super::files::Destination;
use super::super::super::{Failure, output};

const JOURNAL: &str = "journal.jsonl";

/// The folder, with its journal open and held against others.
pub(super) struct Folder {
    path: PathBuf,
    journal: File,
}

impl Folder {
    /// Opens or makes the folder, and takes over what its journal records.
    pub(super) fn open(path: &Path, runner: &mut Runner<'_>) -> Result<Self, Failure> {
        fs::create_dir_all(path).map_err(|error| cannot("make", path, &error))?;
        let file = path.join(JOURNAL);
        let mut options = OpenOptions::new();
        let opened = options.read(true).write(true).create(true).truncate(false).open(&file);
        let mut journal = opened.map_err(|error| cannot("open", &file, &error))?;
        match FileExt::try_lock(&journal) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(format!("another run writes to {}", path.display()).into());
            }
            Err(TryLockError::Error(error)) => return Err(cannot("lock", &file, &error)),
        }
        let mut bytes = Vec::new();
        journal.read_to_end(&mut bytes).map_err(|error| cannot("read", &file, &error))?;
        // A line that was cut off may end within a character.
        bytes.truncate(bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1));
        let text = String::from_utf8(bytes).map_err(|_| {
            Failure(format!("{} is not a journal: it is not UTF-8", file.display()))
        })?;
        let whole = runner.resume(&text).map_err(|invalid| {
            for fault in &invalid.faults {
                output::diagnose(&fault.to_string());
            }
            Failure(format!("{} does not belong to this suite", file.display()))
        })?;
        let cut = journal.set_len(whole as u64);
        cut.and_then(|()| journal.seek(SeekFrom::End(0)))
            .map_err(|error| cannot("write", &file, &error))?;
        let mut folder = Self { path: path.to_owned(), journal };
        if whole == 0 {
            folder.line(&runner.journal_header())?;
        }
        Ok(folder)
    }

    /// Adds a record to the journal.
    pub(super) fn append(&mut self, record: &Record) -> Result<(), Failure> {
        self.line(&record.to_json())
    }

    /// Writes a line at once, so that a process that is killed leaves whole lines and at most one torn one.
    fn line(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.journal.write_all(format!("{text}\n").as_bytes());
        let written = written.and_then(|()| self.journal.flush());
        written.map_err(|error| cannot("write", &self.path.join(JOURNAL), &error))
    }

    /// Writes every table, each whole or not at all.
    pub(super) fn write(&self, results: &Results) -> Result<(), Failure> {
        let summary = Summary::of(results);
        let files = [
            ("table.csv", results.table_csv()),
            ("table.jsonl", results.table_jsonl()),
            ("runs.csv", results.runs_csv()),
            ("timings.csv", results.timings_csv()),
            ("summary.csv", summary.csv()),
            ("comparisons.csv", summary.comparisons_csv()),
            ("summary.txt", summary.to_string()),
            ("manifest.json", results.manifest_json()),
        ];
        for (name, text) in files {
            let text = text.strip_suffix('\n').unwrap_or(&text);
            Destination::new(&self.path.join(name))?.write(text)?;
        }
        let pictures = results.pictures();
        for (at, picture) in pictures.iter().enumerate() {
            // Names of schemes may be no names of files.
            let number = if pictures.len() > 1 { format!("-{}", at + 1) } else { String::new() };
            let path = self.path.join(format!("comparison{number}.svg"));
            Destination::new(&path)?.write(picture.to_svg().trim_end_matches('\n'))?;
        }
        Ok(())
    }
}

fn cannot(act: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure(format!("cannot {act} {}: {error}", path.display()))
}
