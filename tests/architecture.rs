//! What the page on architecture says of the code holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = include_str!("../src/docs/architecture.md");

/// Most lines of a source file.
const MOST_LINES: usize = 400;

/// Every source file with its text, in order of path.
fn sources() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("src"), root.join("examples"), root.join("tests")];
    let mut files = BTreeMap::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a readable file");
                files.insert(path.strip_prefix(root).expect("below it").to_owned(), text);
            }
        }
    }
    files
}

/// The module at the root of the library that a file belongs to.
fn module(path: &Path) -> Option<String> {
    let below = path.strip_prefix("src").ok()?;
    let first = Path::new(below.components().next()?.as_os_str()).file_stem()?;
    let name = first.to_str().expect("a name in UTF-8");
    (!["lib", "bin"].contains(&name)).then(|| name.to_owned())
}

/// Lines of code, without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"))
}

/// Modules, and the re-exports of the root, that a text names after `crate::`.
fn named(text: &str) -> BTreeSet<&str> {
    let code = code(text).flat_map(|line| line.split("crate::").skip(1));
    code.map(|rest| {
        assert!(!rest.starts_with('{'), "one import per module keeps this test simple: {rest}");
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
    })
    .collect()
}

/// By module, what the table of the page allows it to import.
fn allowed() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let table = PAGE.lines().skip_while(|line| !line.starts_with("| module |")).skip(2);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let quoted = |cell: &'static str| cell.split('`').skip(1).step_by(2);
        let module = quoted(cells[1]).next().expect("a module");
        (module, quoted(cells[4]).collect())
    })
    .collect()
}

#[test]
fn modules_import_what_the_table_says() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        let Some(module) = module(&path) else { continue };
        let imports = found.entry(module.clone()).or_default();
        for name in named(&text) {
            // `Scheme` and `SchemeBuilder` come from the model, wherever they are named.
            let name = if name.starts_with("Scheme") { "model" } else { name };
            if name != module {
                imports.insert(name.to_owned());
            }
        }
    }
    let found: BTreeMap<&str, BTreeSet<&str>> = found
        .iter()
        .map(|(module, imports)| (module.as_str(), imports.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(found, allowed());
}

#[test]
fn the_checks_do_not_see_the_engine() {
    let allowed = allowed();
    let engine = BTreeSet::from(["pricing", "solve"]);
    for check in ["verify", "certify"] {
        let mut seen = allowed[check].clone();
        let mut open: Vec<&str> = seen.iter().copied().collect();
        while let Some(module) = open.pop() {
            open.extend(allowed[module].iter().filter(|import| seen.insert(import)));
        }
        assert!(seen.is_disjoint(&engine), "{check} sees {seen:?}");
    }
}

#[test]
fn one_file_names_the_modelling_crate() {
    let sources = sources();
    let names = |text: &str| code(text).any(|line| line.contains("good_lp::"));
    let naming: Vec<&Path> = sources
        .iter()
        .filter(|(path, text)| path.starts_with("src") && names(text))
        .map(|(path, _)| path.as_path())
        .collect();
    assert_eq!(naming, [Path::new("src/solve/lp/programme.rs")]);
}

#[test]
fn files_are_short() {
    let sources = sources();
    let long = sources.iter().map(|(path, text)| (path, text.lines().count()));
    let long: Vec<_> = long.filter(|(_, lines)| *lines > MOST_LINES).collect();
    assert!(long.is_empty(), "above {MOST_LINES} lines: {long:?}");
}
