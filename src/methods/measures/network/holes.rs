//! Structural holes: how much people's contacts know of each other without them.

use crate::model::CandidateIx;
use crate::network::CohortNetwork;

/// Meetings of a cohort ([`CohortNetwork::meetings`]) up to which [`constraint`] is worked out: a few seconds.
pub const MOST_MEETINGS: u64 = 1 << 28;

/// 64-bit words that [`effective_size`] compares at most: a few seconds.
pub const MOST_WORDS: u64 = 1 << 30;

/// Most people among whom [`effective_size`] is worked out: 128 MiB of memory.
pub const MOST_PEOPLE: usize = 1 << 15;

/// Burt's constraint of every candidate in the graph of people, in order.
///
/// With a(u, v) the number of providers that u and v share, and p(u, v) = a(u, v) / sum over w of a(u, w),
///
/// ```text
/// constraint(u) = sum over v who share a provider with u of ( p(u, v) + sum over w of p(u, w) p(w, v) )^2
/// ```
///
/// It is high where somebody's contacts are few, or are each other's contacts, and low where they are
/// many and apart: then news and favours between them pass through that person. Above 0; 1 for somebody with
/// one contact who has no other, and 9/8 in a group of three.
///
/// Burt (1992), "Structural holes: the social structure of competition", chapter 2. Of a candidate whom
/// nobody shares a provider with it is `None`. The whole is `None` where the cohort has more than
/// [`MOST_MEETINGS`] meetings.
///
/// The sums over w are not taken person by person. As a(u, w) counts shared providers, they are sums over
/// pairs of providers, one of u and one of v, of the sum of 1 / sum a(w, .) over the people w of both. With k
/// providers for each person and M meetings this takes O(M k).
pub fn constraint(network: &CohortNetwork) -> Option<Vec<Option<f64>>> {
    if network.meetings() > MOST_MEETINGS {
        return None;
    }
    let strength: Vec<f64> = network.candidates().map(|person| strength(network, person)).collect();
    let shared = shared_rows(network, &strength);
    let mut row = vec![0.0; network.all_hosted().len()];
    let mut contacts = Contacts::new(network);
    let mut found = Vec::with_capacity(strength.len());
    for person in network.candidates() {
        let own = strength[person.get()];
        if own == 0.0 {
            found.push(None);
            continue;
        }
        for &provider in network.served(person) {
            for &(other, sum) in &shared[provider.get()] {
                row[other as usize] += sum;
            }
        }
        let count = network.served(person).len() as f64;
        let local = |(contact, ties): (CandidateIx, u32)| {
            let (ties, theirs) = (f64::from(ties), network.served(contact));
            let both: f64 = theirs.iter().map(|provider| row[provider.get()]).sum();
            // The two ends are no intermediaries.
            let ends = count / own + theirs.len() as f64 / strength[contact.get()];
            let invested = (ties + both - ties * ends) / own;
            invested * invested
        };
        found.push(Some(contacts.of(network, person).map(local).sum()));
        row.fill(0.0);
    }
    Some(found)
}

/// Ties of a person, each counted as often as there are providers shared.
fn strength(network: &CohortNetwork, person: CandidateIx) -> f64 {
    let others = |provider| network.hosted(provider).len() - 1;
    network.served(person).iter().map(|&provider| others(provider)).sum::<usize>() as f64
}

/// By provider: providers that share people with it, itself included, with the sum of 1 / strength over
/// these people. People without ties are left out.
fn shared_rows(network: &CohortNetwork, strength: &[f64]) -> Vec<Vec<(u32, f64)>> {
    let mut row = vec![0.0; network.all_hosted().len()];
    let mut touched = Vec::new();
    let one = |hosted: &Vec<CandidateIx>| {
        for person in hosted.iter().filter(|person| strength[person.get()] > 0.0) {
            for provider in network.served(*person) {
                if row[provider.get()] == 0.0 {
                    touched.push(provider.get());
                }
                row[provider.get()] += 1.0 / strength[person.get()];
            }
        }
        touched.sort_unstable();
        let sums = touched.drain(..).map(|at| (at as u32, std::mem::take(&mut row[at])));
        sums.collect()
    };
    network.all_hosted().iter().map(one).collect()
}

/// Finds the contacts of people.
struct Contacts {
    shared: Vec<u32>,
    met: Vec<CandidateIx>,
}

impl Contacts {
    fn new(network: &CohortNetwork) -> Self {
        Self { shared: vec![0; network.candidates().len()], met: Vec::new() }
    }

    /// Who shares a provider with a person, in order, and how many.
    fn of(
        &mut self,
        network: &CohortNetwork,
        person: CandidateIx,
    ) -> impl Iterator<Item = (CandidateIx, u32)> {
        for &provider in network.served(person) {
            for &other in network.hosted(provider).iter().filter(|&&other| other != person) {
                if self.shared[other.get()] == 0 {
                    self.met.push(other);
                }
                self.shared[other.get()] += 1;
            }
        }
        self.met.sort_unstable();
        let shared = &mut self.shared;
        self.met.drain(..).map(|other| (other, std::mem::take(&mut shared[other.get()])))
    }
}

/// Burt's effective size of every candidate's network in the graph of people, in order: contacts less what
/// is redundant among them.
///
/// In Borgatti's form for ties that have no direction and all count one, it is n - 2 t / n for somebody with
/// n contacts and t ties among them. From 1, where all contacts know each other, to n, where none do.
///
/// Burt (1992), "Structural holes"; Borgatti (1997), "Structural holes: unpacking Burt's redundancy measures",
/// Connections 20. Of a candidate whom nobody shares a provider with it is `None`. The whole is `None` where
/// there are more than [`MOST_PEOPLE`], or more than [`MOST_WORDS`] words to compare: one for every meeting
/// and every 64 people. With E ties among N people it takes O(E N / 64).
pub fn effective_size(network: &CohortNetwork) -> Option<Vec<Option<f64>>> {
    let count = network.candidates().len();
    let words = count.div_ceil(64);
    if count > MOST_PEOPLE || network.meetings().saturating_mul(words as u64) > MOST_WORDS {
        return None;
    }
    let rows = contact_sets(network, words);
    let row = |at: usize| &rows[at * words..(at + 1) * words];
    let mut twice_ties = vec![0_u64; count];
    for at in 0..count {
        for other in members(row(at)).filter(|&other| other > at) {
            let common: u32 =
                row(at).iter().zip(row(other)).map(|(a, b)| (a & b).count_ones()).sum();
            twice_ties[at] += u64::from(common);
            twice_ties[other] += u64::from(common);
        }
    }
    let size = |at: usize| {
        let contacts: u32 = row(at).iter().map(|word| word.count_ones()).sum();
        let contacts = f64::from(contacts);
        (contacts > 0.0).then(|| contacts - twice_ties[at] as f64 / contacts)
    };
    Some((0..count).map(size).collect())
}

/// The contacts of everybody, as sets of bits.
fn contact_sets(network: &CohortNetwork, words: usize) -> Vec<u64> {
    let mut hosted = vec![0_u64; network.all_hosted().len() * words];
    for (at, people) in network.all_hosted().iter().enumerate() {
        for person in people {
            hosted[at * words + person.get() / 64] |= 1 << (person.get() % 64);
        }
    }
    let mut sets = vec![0_u64; network.candidates().len() * words];
    for person in network.candidates() {
        let set = &mut sets[person.get() * words..][..words];
        for provider in network.served(person) {
            let people = &hosted[provider.get() * words..][..words];
            set.iter_mut().zip(people).for_each(|(to, from)| *to |= from);
        }
        set[person.get() / 64] &= !(1 << (person.get() % 64));
    }
    sets
}

/// Positions of the bits of a set, in order.
fn members(set: &[u64]) -> impl Iterator<Item = usize> {
    set.iter().enumerate().flat_map(|(at, &word)| {
        let mut left = word;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            (bit < 64).then(|| at * 64 + bit as usize)
        })
    })
}
