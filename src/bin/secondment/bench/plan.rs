//! `secondment bench plan`: one plan by one method.

use std::collections::BTreeMap;
use std::path::PathBuf;

use secondment::methods::Method;
use secondment::methods::known::{Optimiser, find, methods};
use secondment::verify::{Rule, verify};
use secondment::{CancelToken, Options, Scheme};

use super::files::Destination;
use super::{Answer, Failure, files, output};

/// Make a plan by one of the methods
///
/// The plan goes to standard output unless --out names a file, whatever rules it breaks; these are
/// counted on standard error. Exits with 1 if it breaks any, with 3 if there is no plan.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment bench plan scheme.json --method serial-period --seed 1 --out plan.json
  secondment bench plan scheme.json --method deferred-acceptance | secondment verify scheme.json -")]
pub(super) struct Arguments {
    /// The scheme file; - is standard input
    scheme: PathBuf,
    /// The method; `bench methods` lists them
    #[arg(long, value_name = "NAME")]
    method: String,
    /// Seed of every lottery and tie-break
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// The plan file to write
    #[arg(long, value_name = "PLAN")]
    out: Option<PathBuf>,
    /// Most work of the optimiser, which is the same on every machine
    #[arg(long, value_name = "N")]
    work_limit: Option<u64>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let method = method(arguments)?;
    let destination = arguments.out.as_deref().map(Destination::new).transpose()?;
    let scheme = files::scheme(&arguments.scheme)?;
    let made = method.allocate(&scheme, arguments.seed, &CancelToken::new())?;
    let Some(plan) = made.plan else {
        output::diagnose(&format!("{} found no plan", method.about().name));
        return Ok(Answer::NoPlan);
    };
    match destination {
        Some(destination) => destination.write(&serde_json::to_string(&plan)?)?,
        None => output::result(&serde_json::to_string(&plan)?)?,
    }
    let broken = broken(&scheme, &plan);
    for (rule, times) in &broken {
        output::diagnose(&format!("breaks {rule}: {}", output::counted(*times, "time")));
    }
    Ok(if broken.is_empty() { Answer::Done } else { Answer::No })
}

fn method(arguments: &Arguments) -> Result<Box<dyn Method>, Failure> {
    let name = &arguments.method;
    let found = find(name).ok_or_else(|| {
        let known: Vec<String> =
            methods().iter().map(|known| known.about().name.to_owned()).collect();
        Failure(format!("there is no method {name}; there are {}", known.join(", ")))
    })?;
    let Some(work_limit) = arguments.work_limit else { return Ok(found) };
    let options = Options::default().work_limit(work_limit);
    let optimiser = Optimiser::new(options);
    if found.about().name != optimiser.about().name {
        return Err(format!("--work-limit is for {} alone", optimiser.about().name).into());
    }
    Ok(Box::new(optimiser))
}

/// How often which rules are broken.
fn broken(scheme: &Scheme, plan: &secondment::Plan) -> BTreeMap<Rule, usize> {
    let mut broken = BTreeMap::new();
    for violation in verify(scheme, plan).violations {
        *broken.entry(violation.rule).or_default() += 1;
    }
    broken
}
