//! `secondment bench methods`: the methods there are.

use std::fmt::Write as _;

use secondment::methods::Method;
use secondment::methods::known::methods;
use secondment::verify::Rule;
use serde::Serialize;

use super::{Answer, Failure, Format, output};

/// List the methods, with their sources and the rules that their plans may break
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A method for machines.
#[derive(Serialize)]
struct Listed {
    name: String,
    source: &'static str,
    random: bool,
    may_break: &'static [Rule],
}

impl Listed {
    fn new(method: &dyn Method) -> Self {
        let about = method.about();
        Self {
            name: about.name.to_owned(),
            source: about.source,
            random: about.random,
            may_break: about.may_break,
        }
    }

    fn text(&self) -> String {
        let random = if self.random { "the seed can change it" } else { "not random" };
        let rules: Vec<&str> = self.may_break.iter().map(|rule| rule.as_str()).collect();
        let rules = if rules.is_empty() { "no rule".into() } else { rules.join(" ") };
        let Self { name, source, .. } = self;
        let mut text = String::new();
        let _ = writeln!(text, "{name}");
        let _ = writeln!(text, "  source     {source}");
        let _ = writeln!(text, "  lottery    {random}");
        let _ = writeln!(text, "  may break  {rules}");
        text
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let all: Vec<Listed> = methods().iter().map(|method| Listed::new(method.as_ref())).collect();
    match arguments.format {
        Format::Text => output::result(&all.iter().map(Listed::text).collect::<String>())?,
        Format::Json => output::json(&all)?,
    }
    Ok(Answer::Done)
}
