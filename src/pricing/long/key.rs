//! What the limits of one candidate are about, and their names in certificates.

use super::limit_catalogue::Catalogue;
use crate::model::{Each, ProviderIx, Scheme, StreamIx, joined};
use crate::pricing::rules::each::{name_of, value_of};

/// What a limit is about; numbers are positions among the rules of the scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    Stream(StreamIx),
    Provider(ProviderIx),
    Tag(usize),
    /// A rule on counts, and the value where each is counted by itself.
    Count(usize, Option<u32>),
    /// A rule on order, and a period: what has started by then, against what has ended before.
    Order(usize, u32),
}

impl Key {
    /// Its name in certificates.
    pub(crate) fn name(self, scheme: &Scheme, catalogue: &Catalogue) -> String {
        let rules = &scheme.parts().rules;
        match self {
            Self::Stream(ix) => joined("per-stream", &[scheme.stream(ix).id.as_str()]),
            Self::Provider(ix) => joined("per-provider", &[scheme.provider(ix).id.as_str()]),
            Self::Tag(at) => {
                let tag = scheme.weights().tags[at].tag;
                joined("tags", &[scheme.tag(tag).id.as_str()])
            }
            Self::Count(at, value) => {
                let rule = &rules.counts[catalogue.counts[at].rule];
                match rule.each.zip(value) {
                    None => joined("counts", &[rule.id.as_str()]),
                    Some((each, value)) => {
                        joined("counts", &[rule.id.as_str(), &value_name(scheme, each, value)])
                    }
                }
            }
            Self::Order(rule, period) => {
                joined("order", &[rules.order[rule].id.as_str(), &(period + 1).to_string()])
            }
        }
    }
}

/// The id of what placements are told apart by.
fn value_name(scheme: &Scheme, each: Each, value: u32) -> String {
    let post = scheme.posts().find(|&post| value_of(scheme, each, post) == Some(value));
    post.and_then(|post| name_of(scheme, each, post)).unwrap_or_default().to_owned()
}
