//! `secondment bench front`: what more of one sum of points costs in another.

use std::fmt::Write as _;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use secondment::methods::front::{
    Axis, Front, FrontCheck, FrontMethod, FrontSearch, Labelled, Point, Standing,
};
use secondment::{Options, Scheme};
use serde::Serialize;

use super::files::{Destination, PlanFile};
use super::{Answer, Failure, Format, files, output};

/// Find plans along the efficient set of two sums of points, and prove what lies beyond it
///
/// Every plan is the best of a weighted sum of the two axes, or the best on one axis of all plans with at least
/// so much on the other. An axis is a sum of components of a plan's points, such as exposure, 2*preference+host or
/// all; soft is what soft rules and waiting lose.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment bench front scheme.json --out front
  secondment bench front scheme.json --x exposure+soft --y fit --points 8 --work-limit 1000000000
  secondment bench front scheme.json --also 'deferred acceptance=da.json' --out front --check

Written to DIR: front.csv, front.jsonl with the plans, front.svg; with --solutions also the scheme and the
solution of every point, which `secondment verify` takes.
Equal schemes, seeds and work limits give equal fronts at any number of threads.")]
pub(crate) struct Arguments {
    /// The scheme file; - is standard input
    scheme: PathBuf,
    /// What is drawn to the right
    #[arg(long, value_name = "AXIS", default_value = "exposure+soft")]
    x: Axis,
    /// What is drawn upwards
    #[arg(long, value_name = "AXIS", default_value = "preference")]
    y: Axis,
    /// Solves of each method, the two ends included
    #[arg(long, value_name = "N", default_value_t = 10)]
    points: usize,
    /// How points are looked for
    #[arg(long, value_enum, default_value_t)]
    method: Method,
    /// Stop every solve after this much work, which is the same on every machine
    #[arg(long, value_name = "N")]
    work_limit: Option<u64>,
    /// Seed of every tie-break and random choice
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Number of threads; all processors by default
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Show another plan in the picture: its label and its file; may be repeated
    #[arg(long, value_name = "LABEL=PLAN")]
    also: Vec<String>,
    /// Folder to write the data and the picture to
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write the scheme and the solution of every point too
    #[arg(long, requires = "out")]
    solutions: bool,
    /// Recompute every plan and every certificate
    #[arg(long)]
    check: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Method {
    /// The best of weighted sums
    Weights,
    /// The most on one axis at a floor on the other
    Epsilon,
    /// The first, then the second
    #[default]
    Both,
}

/// The result for machines.
#[derive(Serialize)]
struct Summary<'a> {
    axes: &'a [Axis; 2],
    fingerprint: &'a str,
    points: usize,
    undominated: usize,
    efficient: usize,
    optimal: usize,
    largest_gap: Option<f64>,
    covered: Option<f64>,
    complete: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<&'a FrontCheck>,
    checked: Option<bool>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let out = arguments.out.as_deref();
    if let Some(folder) = out {
        let cannot = |error| format!("cannot make the folder {}: {error}", folder.display());
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let scheme = files::scheme(&arguments.scheme)?;
    let others = arguments.also.iter().map(|also| other(also)).collect::<Result<Vec<_>, _>>()?;
    let front = search(&scheme, arguments).run()?;
    let others: Vec<Labelled> = others
        .into_iter()
        .map(|(label, file)| {
            let plan = match file {
                PlanFile::Plan(plan) => plan,
                PlanFile::Solution(solution) => solution.plan,
            };
            Labelled::new(label, front.place(&scheme, &plan))
        })
        .collect();
    if let Some(folder) = out {
        write(folder, "front.csv", &front.to_csv())?;
        write(folder, "front.jsonl", &front.to_jsonl())?;
        write(folder, "front.svg", &front.to_svg(&others))?;
    }
    if let Some(folder) = out.filter(|_| arguments.solutions) {
        solutions(folder, &scheme, &front)?;
    }
    let check = arguments.check.then(|| front.check(&scheme, None)).transpose()?;
    match arguments.format {
        Format::Text => output::result(&text(&front, check.as_ref()))?,
        Format::Json => output::json(&Summary::new(&front, check.as_ref()))?,
    }
    let holds = check.is_none_or(|check| check.is_supported());
    Ok(if holds { Answer::Done } else { Answer::No })
}

fn search<'a>(scheme: &'a Scheme, arguments: &Arguments) -> FrontSearch<'a> {
    let options = Options::default()
        .work_limit(arguments.work_limit)
        .seed(arguments.seed)
        .threads(arguments.threads);
    let method = match arguments.method {
        Method::Weights => FrontMethod::Weights,
        Method::Epsilon => FrontMethod::Epsilon,
        Method::Both => FrontMethod::Both,
    };
    FrontSearch::new(scheme, arguments.x.clone(), arguments.y.clone())
        .points(arguments.points)
        .method(method)
        .options(options)
        .on_point(|point, at, planned| {
            output::diagnose(&format!("{} of at most {planned}: {}", at + 1, found(point)));
        })
}

/// A point in a few words.
fn found(point: &Point) -> String {
    let [x, y] = point.values;
    let [wx, wy] = point.goal.layers[0];
    let what = match point.goal.floor {
        Some(floor) => {
            let axis = if floor.axis == 0 { "x" } else { "y" };
            format!("{} with {axis} at least {}", point.sought, floor.at_least)
        }
        None => format!("{} {wx} x + {wy} y", point.sought),
    };
    let gap = point.gap().map_or(String::new(), |gap| format!(", gap {:.4}%", 100.0 * gap));
    format!("{what}: x {x}, y {y}{gap}")
}

/// A label and the plan file named after it.
fn other(also: &str) -> Result<(&str, PlanFile), Failure> {
    let Some((label, path)) = also.split_once('=') else {
        return Err(format!("--also takes LABEL=PLAN, and {also} has no =").into());
    };
    Ok((label, files::plan(Path::new(path))?))
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    Destination::new(&folder.join(name))?.write(text.trim_end())
}

/// The scheme and the solution of every point, numbered as in the table.
fn solutions(folder: &Path, scheme: &Scheme, front: &Front) -> Result<(), Failure> {
    for (at, point) in front.points.iter().enumerate() {
        if let Some(solution) = &point.solution {
            let derived = front.scheme(scheme, point)?;
            write(folder, &format!("{at:03}.scheme.json"), &derived.to_json())?;
            write(folder, &format!("{at:03}.plan.json"), &serde_json::to_string(solution)?)?;
        }
    }
    Ok(())
}

impl<'a> Summary<'a> {
    fn new(front: &'a Front, check: Option<&'a FrontCheck>) -> Self {
        let efficient = |point: &&Point| point.standing == Standing::Efficient;
        let gaps = front.points.iter().filter_map(Point::gap);
        Self {
            axes: &front.axes,
            fingerprint: &front.fingerprint,
            points: front.points.len(),
            undominated: front.undominated().len(),
            efficient: front.points.iter().filter(efficient).count(),
            optimal: front.points.iter().filter(|point| point.is_optimal()).count(),
            largest_gap: gaps.max_by(f64::total_cmp),
            covered: front.covered(),
            complete: front.complete,
            check,
            checked: check.map(FrontCheck::is_supported),
        }
    }
}

fn text(front: &Front, check: Option<&FrontCheck>) -> String {
    let summary = Summary::new(front, check);
    let mut text = String::new();
    let mut line = |name: &str, value: String| {
        let _ = writeln!(text, "{name:<12} {value}");
    };
    line("x", front.axes[0].to_string());
    line("y", front.axes[1].to_string());
    let Summary { points, undominated, efficient, optimal, .. } = summary;
    line(
        "points",
        format!("{points}, {undominated} that none dominates, {efficient} proved efficient"),
    );
    line("optimal", format!("{optimal} of {points}"));
    if let Some(gap) = summary.largest_gap {
        line("largest gap", format!("{:.4}%", 100.0 * gap));
    }
    if let Some(covered) = summary.covered {
        line("covered", format!("{:.2}% of the area below the certified line", 100.0 * covered));
    }
    let supported = if front.complete { "all found" } else { "not shown to be all found" };
    line("supported", supported.to_owned());
    if let Some(checked) = summary.checked {
        line("checked", if checked { "everything holds" } else { "NOT borne out" }.to_owned());
        for (at, point) in check.into_iter().flat_map(|check| &check.points).enumerate() {
            if !point.is_supported() {
                line("", format!("point {at} is not borne out"));
            }
        }
    }
    for at in front.undominated() {
        let point = &front.points[at];
        let _ = writeln!(text, "{at:>5}  {:<11} {}", point.standing, found(point));
    }
    text
}
