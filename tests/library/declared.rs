//! The description of every field can be walked, and the pages name each of them.

use secondment::internals::{Field, declared};

const PAGES: [&str; 2] =
    [include_str!("../../src/docs/scheme.md"), include_str!("../../src/docs/rules.md")];

fn walk(fields: &[Field], path: &str, visit: &mut dyn FnMut(&str, &Field)) {
    for field in fields {
        let path = format!("{path}.{}", field.name);
        visit(&path, field);
        walk((field.inner)(), &path, visit);
    }
}

#[test]
fn every_field_says_what_it_means() {
    let mut count = 0;
    walk(declared(), "", &mut |path, field| {
        count += 1;
        assert!(field.doc.trim().len() > 3, "{path}");
        assert!(!field.kind.is_empty(), "{path}");
        if let Some((least, most)) = field.range {
            assert!(least < most, "{path}");
        }
    });
    assert!(count > 250, "{count} fields");
}

#[test]
fn the_pages_name_every_field() {
    let mut missing = Vec::new();
    walk(declared(), "", &mut |path, field| {
        let name = field.name;
        let forms =
            [format!("`{name}`"), format!("\"{name}\""), format!("`{name}:"), format!("`{name}.")];
        if !forms.iter().any(|form| PAGES.iter().any(|page| page.contains(form))) {
            missing.push(path.to_owned());
        }
    });
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn fields_refer_to_lists_that_there_are() {
    let top: Vec<&str> = declared().iter().map(|field| field.name).collect();
    walk(declared(), "", &mut |path, field| {
        if let Some(list) = field.list {
            assert!(top.contains(&list.as_str()), "{path}");
        }
    });
}
