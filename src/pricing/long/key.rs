//! What the limits of one candidate are about, and their names in certificates.

use super::limit_catalogue::Catalogue;
use crate::model::{Each, Id, ProviderIx, Scheme, StreamIx, joined};
use crate::pricing::rules::person::value_of;

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
    let Some(post) = post else { return String::new() };
    let provider = scheme.provider(scheme.post_row(post).provider);
    let id = match each {
        Each::Stream => scheme.post(post).stream.as_ref().map(Id::as_str),
        Each::Provider => Some(provider.id.as_str()),
        Each::Kind => Some(provider.kind.as_str()),
        Each::Sector => Some(provider.sector.as_str()),
        Each::Place => provider.place.as_ref().map(Id::as_str),
    };
    id.unwrap_or_default().to_owned()
}
