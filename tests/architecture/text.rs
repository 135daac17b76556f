//! Rust text, as far as imports need it: without comments, in statements, trees of imports as paths.

/// A text without comments, the contents of strings, attributes, and what is compiled for tests alone.
pub(crate) fn plain(text: &str) -> String {
    let plain = without_comments(text);
    let is_for_tests = |s: &str| s.contains("#[cfg(test)]") && s.contains("mod ");
    let kept = statements(&plain).into_iter().filter(|statement| !is_for_tests(statement));
    let lines = kept.flat_map(str::lines).filter(|line| !line.trim_start().starts_with('#'));
    lines.collect::<Vec<_>>().join("\n")
}

fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        plain.push(c);
        match c {
            '/' if chars.peek() == Some(&'/') => {
                plain.pop();
                while chars.next_if(|&c| c != '\n').is_some() {}
            }
            '"' => {
                plain.push('"');
                while let Some(c) = chars.next() {
                    match c {
                        '\\' => _ = chars.next(),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '\'' => {
                // A character, or else a lifetime.
                let ahead: Vec<char> = chars.clone().take(3).collect();
                let skip = match ahead[..] {
                    ['\\', ..] => chars.clone().skip(2).position(|c| c == '\'').map(|at| at + 3),
                    [_, '\'', ..] => Some(2),
                    _ => None,
                };
                chars.by_ref().take(skip.unwrap_or(0)).for_each(drop);
            }
            _ => {}
        }
    }
    plain
}

/// A text cut at the outermost level after each `;` and each closing bracket of a block.
pub(crate) fn statements(text: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0_i32, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        let ends = c == ';' || (c == '}' && import(&text[from..at]).is_none());
        if depth == 0 && ends {
            found.push(&text[from..=at]);
            from = at + 1;
        }
    }
    found
}

/// A statement without `pub`, and without what follows that in brackets.
pub(crate) fn private(statement: &str) -> &str {
    let words = statement.trim_start();
    let words = match words.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(')').map_or(rest, |(_, rest)| rest),
        Some(rest) if rest.starts_with(char::is_whitespace) => rest,
        _ => words,
    };
    words.trim_start()
}

/// The tree of an import, if the statement is one.
pub(crate) fn import(statement: &str) -> Option<&str> {
    let tree = private(statement).strip_prefix("use ")?;
    Some(tree.trim().trim_end_matches(';'))
}

/// The paths that a tree of imports names, each with its name in the module; `*` for all of a module.
pub(crate) fn leaves(tree: &str) -> Vec<(Vec<String>, String)> {
    let tree = tree.trim();
    let Some((head, inner)) = tree.split_once('{') else { return vec![leaf(tree)] };
    let head = segments(head);
    let inner = &inner[..inner.rfind('}').expect("a closing bracket")];
    let mut depth = 0;
    let parts = inner.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let leaves = parts.filter(|part| !part.trim().is_empty()).flat_map(leaves);
    let below = leaves.map(|(path, name)| match (path.last(), head.last()) {
        (Some(last), Some(module)) if last == "self" => {
            (head.clone(), if name == "self" { module.clone() } else { name })
        }
        _ => ([head.as_slice(), &path].concat(), name),
    });
    below.collect()
}

fn leaf(tree: &str) -> (Vec<String>, String) {
    let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
    let mut path = segments(path);
    let last = path.last().cloned().unwrap_or_default();
    if last == "*" {
        path.pop();
    }
    (path, if name.is_empty() { last } else { name.trim().to_owned() })
}

fn segments(path: &str) -> Vec<String> {
    let parts = path.split("::").map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Every path of names in a text; what follows a dot, and what follows something other than a name, is none.
pub(crate) fn paths(text: &str) -> Vec<Vec<String>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut paths = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_word) {
        let before = rest[..at].chars().next_back();
        rest = &rest[at..];
        let mut path = Vec::new();
        loop {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            path.push(rest[..end].to_owned());
            rest = &rest[end..];
            match rest.strip_prefix("::").filter(|further| further.starts_with(is_word)) {
                Some(further) => rest = further,
                None => break,
            }
        }
        if !matches!(before, Some('.' | ':')) {
            paths.push(path);
        }
    }
    paths
}
