//! Which file of the library names items of which, found from the text of imports and paths.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::text::{import, leaves, paths, plain, private, statements};

/// Arrows from one thing to others.
pub(crate) type Arrows<T> = BTreeMap<T, BTreeSet<T>>;

/// Re-exports are followed no further than this, so that a circle of them ends.
const DEEPEST: usize = 20;

/// A module: the names that paths can find in it.
#[derive(Debug, Default)]
struct Module {
    /// The file that holds it, relative to the root.
    file: PathBuf,
    children: BTreeSet<String>,
    defined: BTreeSet<String>,
    /// By name in this module, the path it is imported from.
    imported: BTreeMap<String, Vec<String>>,
    /// Paths of modules whose names are all imported.
    globs: Vec<Vec<String>>,
    /// Paths that it names.
    named: BTreeSet<Vec<String>>,
}

/// Every module of a crate, by path from its root.
#[derive(Debug)]
pub(crate) struct Graph {
    modules: BTreeMap<Vec<String>, Module>,
}

impl Graph {
    /// Reads all that a file of a folder, the root of a crate, declares outside tests.
    pub(crate) fn read(folder: &Path, root: &str) -> Self {
        Self::of(root, &|file| fs::read_to_string(folder.join(file)).ok())
    }

    /// The same of a tree whose files, named from the root, a function gives.
    pub(crate) fn of(root: &str, text: &dyn Fn(&Path) -> Option<String>) -> Self {
        let mut modules = BTreeMap::new();
        let mut open = vec![(Vec::new(), PathBuf::from(root))];
        while let Some((path, file)) = open.pop() {
            let module = Module::of(&text(&file).expect("a readable file"), file);
            for child in &module.children {
                let below = [path.as_slice(), std::slice::from_ref(child)].concat();
                let at = below.join("/");
                let places = [format!("{at}.rs"), format!("{at}/mod.rs")].map(PathBuf::from);
                let found = places.into_iter().find(|place| text(place).is_some());
                open.push((below, found.unwrap_or_else(|| panic!("there is no file for {at}"))));
            }
            modules.insert(path, module);
        }
        Self { modules }
    }

    /// By file, the files whose items it names.
    pub(crate) fn files(&self) -> Arrows<PathBuf> {
        let mut arrows = Arrows::new();
        for (path, module) in &self.modules {
            let named = module.named.iter().filter_map(|named| self.file_of(path, named, 0));
            let others = named.filter(|file| **file != module.file).cloned();
            arrows.entry(module.file.clone()).or_insert_with(BTreeSet::new).extend(others);
        }
        arrows
    }

    /// By module at the root, the others there whose items it names. The root itself is none.
    pub(crate) fn modules(&self) -> Arrows<String> {
        let top = |file: &Path| {
            let first = file.components().next()?.as_os_str();
            let name = Path::new(first).file_stem()?.to_str()?.to_owned();
            self.modules[&Vec::new()].children.contains(&name).then_some(name)
        };
        let mut arrows = Arrows::new();
        for (from, to) in self.files() {
            let Some(from) = top(&from) else { continue };
            let others = to.iter().filter_map(|to| top(to)).filter(|to| *to != from);
            let others: BTreeSet<String> = others.collect();
            arrows.entry(from).or_insert_with(BTreeSet::new).extend(others);
        }
        arrows
    }

    /// The file in which what a path names is defined; `None` for other crates and local names.
    fn file_of(&self, from: &[String], named: &[String], depth: usize) -> Option<&PathBuf> {
        let (mut at, rest) = self.start(from, named, depth)?;
        for (index, name) in rest.iter().enumerate() {
            let module = &self.modules[&at];
            let further = |path: &Vec<String>, rest: &[String]| {
                self.file_of(&at, &[path.as_slice(), rest].concat(), depth + 1)
            };
            if module.children.contains(name) {
                at.push(name.clone());
            } else if depth == DEEPEST {
                return None;
            } else if let Some(import) = module.imported.get(name) {
                return further(import, &rest[index + 1..]);
            } else if module.defined.contains(name) {
                return Some(&module.file);
            } else {
                return module.globs.iter().find_map(|glob| further(glob, &rest[index..]));
            }
        }
        Some(&self.modules[&at].file)
    }

    /// The module that a path begins at, and what of the path is left.
    fn start<'p>(
        &self,
        from: &[String],
        named: &'p [String],
        depth: usize,
    ) -> Option<(Vec<String>, &'p [String])> {
        match named.first()?.as_str() {
            "crate" => Some((Vec::new(), &named[1..])),
            "self" => Some((from.to_vec(), &named[1..])),
            "super" => {
                let ups = named.iter().take_while(|name| *name == "super").count();
                let kept = from.len().checked_sub(ups)?;
                Some((from[..kept].to_vec(), &named[ups..]))
            }
            name => {
                let module = self.modules.get(from)?;
                let is_import = |path: &Vec<String>| path[0] != name && depth < DEEPEST;
                let is_known = module.children.contains(name)
                    || module.defined.contains(name)
                    || module.imported.get(name).is_some_and(is_import);
                is_known.then(|| (from.to_vec(), named))
            }
        }
    }
}

impl Module {
    fn of(text: &str, file: PathBuf) -> Self {
        let text = plain(text);
        let mut module = Self { file, ..Self::default() };
        let (imports, code): (Vec<&str>, Vec<&str>) =
            statements(&text).into_iter().partition(|statement| import(statement).is_some());
        for statement in &code {
            module.declare(private(statement));
        }
        for statement in imports {
            module.import(statement);
        }
        for path in paths(&code.join("\n").replace("pub(in ", "pub( ")) {
            let first = path[0].as_str();
            let is_rooted = ["crate", "super", "self"].contains(&first) && path.len() > 1;
            let is_below = path.len() > 1 && module.children.contains(first);
            if is_rooted || is_below || module.imported.contains_key(first) {
                module.named.insert(path);
            }
        }
        module
    }

    /// Takes in an import. What a module hands on from its own children it does not use by that.
    fn import(&mut self, statement: &str) {
        let is_handed_on = statement.trim_start().starts_with("pub");
        for (path, name) in leaves(import(statement).expect("an import")) {
            let is_own = self.children.contains(&path[0]) || path[0] == "self";
            // A trait may be used by its methods alone, so a name with a capital counts as it stands, and so does `_`.
            let is_used = is_handed_on || !name.starts_with(char::is_lowercase);
            if is_used && !(is_handed_on && is_own) {
                self.named.insert(path.clone());
            }
            match name.as_str() {
                "*" => self.globs.push(path),
                _ => _ = self.imported.insert(name, path),
            }
        }
    }

    /// Takes in a statement at the outermost level, without its `pub`.
    fn declare(&mut self, words: &str) {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut parts = words.split(|c| !is_word(c)).filter(|part| !part.is_empty());
        let is_macro = words.split('{').next().is_some_and(|head| head.trim_end().ends_with('!'));
        match parts.find(|part| !["const", "unsafe", "async"].contains(part)) {
            Some("mod") if words.ends_with(';') => {
                self.children.extend(parts.next().map(str::to_owned));
            }
            Some(
                "fn" | "struct" | "enum" | "type" | "trait" | "static" | "macro_rules" | "mod",
            ) => self.defined.extend(parts.next().map(str::to_owned)),
            Some(name) if words.starts_with("const ") => {
                self.defined.insert(name.to_owned());
            }
            // A macro that makes types: their names begin with capitals.
            Some(_) if is_macro => {
                let names = parts.filter(|name| name.starts_with(char::is_uppercase));
                self.defined.extend(names.map(str::to_owned));
            }
            _ => {}
        }
    }
}

/// The circles among arrows: sets of things, two or more, each of which leads to every other.
pub(crate) fn circles<T: Ord + Clone>(arrows: &Arrows<T>) -> BTreeSet<BTreeSet<T>> {
    let reached = |from: &T| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from.clone()];
        while let Some(next) = open.pop() {
            let to = arrows.get(&next).into_iter().flatten();
            open.extend(to.filter(|to| seen.insert((*to).clone())).cloned());
        }
        seen
    };
    let seen: BTreeMap<&T, BTreeSet<T>> = arrows.keys().map(|from| (from, reached(from))).collect();
    let circle = |(from, to): (&&T, &BTreeSet<T>)| {
        let back = |other: &&T| seen.get(other).is_some_and(|back| back.contains(*from));
        to.iter().filter(back).cloned().collect::<BTreeSet<T>>()
    };
    seen.iter().map(circle).filter(|circle| circle.len() > 1).collect()
}
