//! Solves the London example and sets its plan beside two others for the same scheme.
//!
//!     cargo run --release --example london [-- --svg PATH]

use std::error::Error;

use secondment::methods::Method;
use secondment::methods::known::SerialRotation;
use secondment::model::Breadth;
use secondment::report::{Figures, PlanGrid};
use secondment::solve::Solver;
use secondment::verify::{PlanPoints, verify};
use secondment::{CancelToken, Plan, Scheme};

/// Lotteries whose mean stands in the comparison.
const DRAWS: u64 = 20;

/// What stands above the comparison.
const HEAD: &str = "The same scheme planned in three ways. Points = exposure + fit + development,
less what soft rules cost; kinds met are counted per person; a bridge built is a pair of kinds that
nobody had joined before.
";

fn main() -> Result<(), Box<dyn Error>> {
    let picture = picture_path()?;
    let scheme = Scheme::from_json(include_str!("scheme.json"))?;
    let outcome = Solver::new(&scheme).solve()?;
    let solution = outcome.solution().ok_or("no plan was found")?;

    let points = checked(&scheme, &solution.plan)?;
    let figures = Figures::from(&points).bound(outcome.bound);
    let grid = PlanGrid::new(&scheme, &solution.plan, &figures);
    println!("{grid}");

    let blind = Solver::new(&without_exposure(&scheme)?).solve()?;
    let blind = &blind.solution().ok_or("no plan was found")?.plan;
    println!("{HEAD}");
    println!(
        "{:29}{:>10}{:>9}{:>9}{:>13}{:>11}{:>15}",
        "", "exposure", "fit", "points", "translators", "kinds met", "bridges built"
    );
    println!("{}", Line::of(&scheme, "secondment", &solution.plan)?);
    println!("{}", Line::of(&scheme, "best fit, blind to exposure", blind)?);
    let draws = (0..DRAWS)
        .map(|seed| Line::of(&scheme, "", &lottery(&scheme, seed)?))
        .collect::<Result<Vec<_>, _>>()?;
    println!("{}", Line::mean(&format!("lottery, mean of {DRAWS}"), &draws));

    if let Some(path) = picture {
        std::fs::write(path, grid.to_svg())?;
    }
    Ok(())
}

/// The path after `--svg`, if there is one.
fn picture_path() -> Result<Option<String>, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (None, ..) => Ok(None),
        (Some("--svg"), Some(path), None) => Ok(Some(path)),
        _ => Err("usage: london [--svg PATH]".into()),
    }
}

/// The same scheme with no points for exposure: its best plan is the best fit.
fn without_exposure(scheme: &Scheme) -> Result<Scheme, Box<dyn Error>> {
    let mut parts = scheme.edit();
    parts.objective.crossing = 0.0;
    parts.objective.breadth = Breadth::None;
    parts.objective.translator.bonus = 0.0;
    Ok(parts.build()?)
}

/// People in random order take the rotation they like best of what is left.
fn lottery(scheme: &Scheme, seed: u64) -> Result<Plan, Box<dyn Error>> {
    let allocation = SerialRotation.allocate(scheme, seed, &CancelToken::new())?;
    Ok(allocation.plan.ok_or("a lottery always has a plan")?)
}

/// The points of a plan, once every rule of the scheme is seen to hold.
fn checked(scheme: &Scheme, plan: &Plan) -> Result<PlanPoints, Box<dyn Error>> {
    let verdict = verify(scheme, plan);
    match verdict.violations.first() {
        None => Ok(verdict.points),
        Some(violation) => Err(violation.to_string().into()),
    }
}

/// A line of the comparison.
#[derive(Debug)]
struct Line {
    name: String,
    exposure: f64,
    fit: f64,
    points: f64,
    translators: f64,
    /// Mean over people.
    kinds: f64,
    /// Pairs of kinds that the plan is the first to join.
    bridges: f64,
}

impl Line {
    /// Scores a plan on the scheme as it is, whatever it was made for.
    fn of(scheme: &Scheme, name: &str, plan: &Plan) -> Result<Self, Box<dyn Error>> {
        let points = checked(scheme, plan)?;
        let kinds: usize = points.candidates.values().map(|one| one.kinds_after.len()).sum();
        let grid = PlanGrid::new(scheme, plan, &Figures::default());
        Ok(Self {
            name: name.to_owned(),
            exposure: points.exposure() as f64,
            fit: points.sum.fit() as f64,
            points: points.total() as f64,
            translators: f64::from(points.translators_after),
            kinds: kinds as f64 / points.candidates.len().max(1) as f64,
            bridges: grid.bridges().built().count() as f64,
        })
    }

    fn mean(name: &str, lines: &[Self]) -> Self {
        let mean =
            |of: fn(&Self) -> f64| lines.iter().map(of).sum::<f64>() / lines.len().max(1) as f64;
        Self {
            name: name.to_owned(),
            exposure: mean(|line| line.exposure),
            fit: mean(|line| line.fit),
            points: mean(|line| line.points),
            translators: mean(|line| line.translators),
            kinds: mean(|line| line.kinds),
            bridges: mean(|line| line.bridges),
        }
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { name, exposure, fit, points, translators, kinds, bridges } = self;
        write!(
            f,
            "{name:<29}{exposure:>10.0}{fit:>9.0}{points:>9.0}{translators:>13.1}{kinds:>11.2}\
             {bridges:>15.1}"
        )
    }
}
