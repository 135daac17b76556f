//! Preferences in the ordinal formats of `PrefLib`.

mod header;
mod old;
mod options;
mod orders;
mod profile;
mod scheme;

pub use self::options::{OrderType, PrefLibOptions, Unlisted};
use self::profile::lines;
use super::findings::{Findings, text};
use crate::error::InvalidInput;
use crate::model::SchemeBuilder;

const WHAT: &str = "PrefLib file";

/// Reads preferences in one of the ordinal formats of `PrefLib` (Mattei and Walsh 2013, "`PrefLib`: a library for
/// preferences", Algorithmic Decision Theory; preflib.org): `.soc` and `.soi` are strict orders, complete and
/// incomplete, `.toc` and `.toi` orders with ties. Gives a scheme of one period.
///
/// The file has a header of lines `# KEY: value` and then a line for each order, such as `12: 3,{1,4},2` for twelve
/// voters who like 3 best, then 1 and 4 equally, then 2. The format used until 2022 is read as well: the number of
/// alternatives, a line `1,name` for each of them, a line with the number of voters, their sum and the number of
/// different orders, and lines `12,3,{1,4},2`.
///
/// - An alternative becomes a post `alternative-...` with its name, at a provider of its own. It has as many places
///   as the options say; without, as many as are needed for all voters, shared out evenly and rounded up.
/// - A voter becomes a candidate `voter-...`, numbered in order of the file; a line with the count n is n of them.
///   Alternatives are ranked 1, 2 and so on along the line; those that tie share a rank, and the next has the next
///   number.
/// - Points by rank are those of the options; without, with m alternatives, m for rank 1, m - 1 for rank 2 and so on,
///   which is Borda's count and 1, so that an alternative that is listed last is worth 1. One that is not listed is
///   worth 0, or is not open to the voter: [`Unlisted`]. The scale is 1, and ranks above those of the table are
///   worth 0.
/// - Everybody must be placed where unlisted alternatives are open and there are places enough for all.
/// - The title becomes the scheme's name; `meta` keeps the whole header but names, as `preflib`.
///
/// There may be 10,000 alternatives, a million voters and 20 million ranks in all.
///
/// ```
/// use secondment::sources::import::{OrderType, PrefLibOptions, import_preflib};
///
/// let text = b"# DATA TYPE: soc\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 3\n# NUMBER UNIQUE ORDERS: 2
/// ## ALTERNATIVE NAME 1: North\n# ALTERNATIVE NAME 2: South\n2: 1,2\n1: 2,1\n";
/// let scheme = import_preflib(text, &PrefLibOptions::default())?.build()?;
/// assert_eq!((scheme.candidates().len(), scheme.posts().len()), (3, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`InvalidInput`] with every fault: header lines that are missing, unknown or stated twice; numbers that do not
/// match what follows; unknown alternatives, alternatives listed twice, orders stated twice, ties and gaps where the
/// format has none; anything that cannot be read; options out of range.
pub fn import_preflib(
    bytes: &[u8],
    options: &PrefLibOptions,
) -> Result<SchemeBuilder, InvalidInput> {
    let text = text(bytes, WHAT)?;
    let mut findings = Findings::default();
    options.check(&mut findings);
    let lines = lines(text);
    let profile = match lines.first() {
        Some((_, line)) if line.starts_with('#') => header::read(&lines, options, &mut findings),
        _ => old::read(&lines, options, &mut findings),
    };
    profile.check(&mut findings);
    findings.check(WHAT)?;
    Ok(scheme::scheme(&profile, options))
}
