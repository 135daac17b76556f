//! Circles are found, and re-exports are followed: shown on trees of a few files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::graph::{Arrows, Graph, circles};

fn graph(files: &[(&str, &str)]) -> Graph {
    let files: BTreeMap<&Path, &str> =
        files.iter().map(|&(name, text)| (Path::new(name), text)).collect();
    Graph::of("lib.rs", &|file| files.get(file).map(|&text| text.to_owned()))
}

fn set(files: &[&str]) -> BTreeSet<PathBuf> {
    files.iter().map(PathBuf::from).collect()
}

#[test]
fn two_arrows_make_a_circle() {
    let mut arrows: Arrows<char> = [('a', ['b'].into()), ('b', ['c'].into())].into();
    assert_eq!(circles(&arrows), BTreeSet::new());
    arrows.insert('c', ['b'].into());
    assert_eq!(circles(&arrows), [['b', 'c'].into()].into());
}

#[test]
fn two_files_that_import_each_other_are_found() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::B;\npub struct A(B);"),
        ("b.rs", "pub struct B;\nfn a() { let _ = size_of::<super::a::A>(); }"),
    ]);
    assert_eq!(circles(&graph.files()), [set(&["a.rs", "b.rs"])].into());
    assert_eq!(circles(&graph.modules()), [["a".to_owned(), "b".to_owned()].into()].into());
}

#[test]
fn a_re_export_leads_to_the_file_that_defines() {
    let graph = graph(&[
        ("lib.rs", "mod a;\npub mod room;\npub use room::*;"),
        ("a.rs", "use crate::{Deep, room::Low as _};\nfn f(_: Deep) {}"),
        ("room/mod.rs", "mod deep;\nmod low;\npub use deep::Deep;\npub(crate) use low::Low;"),
        ("room/deep.rs", "use super::Low;\npub struct Deep(Low);"),
        ("room/low.rs", "pub struct Low;"),
    ]);
    let files = graph.files();
    assert_eq!(files[Path::new("a.rs")], set(&["room/deep.rs", "room/low.rs"]));
    assert_eq!(files[Path::new("room/deep.rs")], set(&["room/low.rs"]));
    assert_eq!(files[Path::new("room/mod.rs")], set(&[]));
    assert_eq!(circles(&files), BTreeSet::new());
}

#[test]
fn comments_texts_and_tests_name_nothing() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub fn a() {}"),
        (
            "b.rs",
            "// crate::a::a\npub fn b<'b>(_: &'b str) -> char { let _ = \"crate::a::a()\"; '\"' }\n\
             #[cfg(test)]\nmod tests { use crate::a::a; }",
        ),
    ]);
    assert_eq!(graph.files()[Path::new("b.rs")], set(&[]));
}
