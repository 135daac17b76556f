//! Nobody can work out what is withheld, from all that is shown and all totals.

use std::collections::BTreeMap;

use proptest::prelude::*;
use secondment::monitor::groups::{Labels, Least, monitor};

use crate::monitor::cohort::{Person, cohort, labels};

/// Chains of counts, each among those that count before it.
const CHAINS: [&[&str]; 2] = [
    &["people", "placed", "top-three", "first-choice"],
    &["people", "translator", "new-translator"],
];

/// By chain, in how many of its counts a person is.
fn depth(person: &Person, chain: usize) -> usize {
    let new = person.kinds == 1 && person.outcome > 0;
    let translator = person.kinds == 2 || new;
    if chain == 0 { person.outcome + 1 } else { 1 + usize::from(translator) + usize::from(new) }
}

/// What is shown: by label, group and measure; groups as in the table, with `of` for those without name.
struct Shown(BTreeMap<(String, String, String), Option<f64>>);

impl Shown {
    fn parse(csv: &str) -> Self {
        let mut shown = BTreeMap::new();
        for line in csv.lines().skip(1) {
            let [label, of, group, measure, value, withheld] =
                line.split(',').collect::<Vec<_>>().try_into().expect("six fields");
            assert_eq!(value.is_empty(), withheld == "yes");
            let group = if of == "group" { format!("={group}") } else { of.into() };
            let value = (withheld == "no").then(|| value.parse().expect("a number"));
            assert_eq!(shown.insert((label.into(), group, measure.into()), value), None);
        }
        Self(shown)
    }

    fn get(&self, label: &str, group: &str, measure: &str) -> Option<f64> {
        self.0[&(label.into(), group.into(), measure.into())]
    }
}

/// One label as drawn: group of every person, by its key in [`Shown`].
struct Drawn {
    label: &'static str,
    groups: Vec<String>,
    of: Vec<usize>,
}

impl Drawn {
    fn new(label: &'static str, stated: &[Option<&str>]) -> Self {
        let key =
            |group: Option<&str>| group.map_or("not-stated".into(), |name| format!("={name}"));
        let mut groups: Vec<String> = stated.iter().copied().map(key).collect();
        let each = groups.clone();
        groups.sort();
        groups.dedup();
        let of = each.iter().map(|group| groups.binary_search(group).expect("a group")).collect();
        Self { label, groups, of }
    }
}

/// Whether a withheld count could be another one, with all that is shown of the label the same: people of
/// its group and of others change places in a ring of ways to end. Where the total of a count is not shown
/// (`open`), the ring may end on its other side.
fn can_differ(
    ends: &[Vec<usize>],
    hidden: &[Vec<bool>],
    open: &[bool],
    group: usize,
    count: usize,
) -> bool {
    let size = ends[0].len();
    let crosses =
        |from: usize, to: usize, count: usize| (from.min(to)..from.max(to)).contains(&count);
    let moves = |of: usize, from: usize, to: usize| {
        from != to
            && ends[of][from] > 0
            && (from.min(to)..from.max(to)).all(|between| hidden[of][between])
    };
    let mut pairs = (0..size).flat_map(|from| (0..size).map(move |to| (from, to)));
    pairs.any(|(from, to)| {
        if !moves(group, from, to) || !crosses(from, to, count) {
            return false;
        }
        let mut reached = vec![false; size];
        let mut from_here = vec![to];
        while let Some(at) = from_here.pop() {
            if std::mem::replace(&mut reached[at], true) {
                continue;
            }
            from_here.extend((0..size).filter(|&next| {
                let unseen = at.abs_diff(next) == 1 && open[at.min(next)];
                let may = |of: usize| of != group || !crosses(at, next, count);
                unseen || (0..ends.len()).any(|of| moves(of, at, next) && may(of))
            }));
        }
        reached[from]
    })
}

/// Whether a vector is a sum of multiples of others, modulo a large prime.
fn spanned(vector: &[u64], others: &[Vec<u64>]) -> bool {
    const PRIME: u64 = 1_000_000_007;
    let inverse = |number: u64| {
        let (mut result, mut base, mut power) = (1, number, PRIME - 2);
        while power > 0 {
            if power % 2 == 1 {
                result = result * base % PRIME;
            }
            base = base * base % PRIME;
            power /= 2;
        }
        result
    };
    let mut basis: Vec<(usize, Vec<u64>)> = Vec::new();
    let reduce = |vector: &[u64], basis: &[(usize, Vec<u64>)]| {
        let mut rest = vector.to_vec();
        for (pivot, row) in basis {
            let factor = rest[*pivot];
            for (entry, other) in rest.iter_mut().zip(row) {
                *entry = (*entry + (PRIME - factor) * other) % PRIME;
            }
        }
        rest
    };
    for other in others {
        let mut rest = reduce(other, &basis);
        if let Some(pivot) = rest.iter().position(|&entry| entry != 0) {
            let factor = inverse(rest[pivot]);
            for entry in &mut rest {
                *entry = *entry * factor % PRIME;
            }
            basis.push((pivot, rest));
        }
    }
    reduce(vector, &basis).iter().all(|&entry| entry == 0)
}

/// Checks all that is shown of drawn labels.
fn check(people: &[Person], drawn: &[Drawn], shown: &Shown, least: u32) {
    let all = people.len();
    for (chain, measures) in CHAINS.iter().enumerate() {
        for label in drawn {
            // By group, how many people there are of each depth; those of other groups have 0.
            let mut ends = vec![vec![0; measures.len() + 1]; label.groups.len()];
            for (person, &group) in people.iter().zip(&label.of) {
                ends[group][depth(person, chain)] += 1;
            }
            for group in &mut ends {
                group[0] = all - group[1..].iter().sum::<usize>();
            }
            let value =
                |group: usize, measure| shown.get(label.label, &label.groups[group], measure);
            let hidden: Vec<Vec<bool>> = (0..ends.len())
                .map(|group| measures.iter().map(|name| value(group, name).is_none()).collect())
                .collect();
            let total = |measure| shown.get(label.label, "everybody", measure);
            let open: Vec<bool> = measures.iter().map(|name| total(name).is_none()).collect();
            for (count, measure) in measures.iter().enumerate() {
                let truth = |group: usize| ends[group][count + 1..].iter().sum::<usize>();
                for (group, of) in ends.iter().enumerate() {
                    if let Some(value) = value(group, measure) {
                        assert_eq!(value.to_bits(), (truth(group) as f64).to_bits(), "{measure}");
                        assert!(truth(group) >= least as usize);
                        let others = of[1..].iter().sum::<usize>() - truth(group);
                        assert!(count == 0 || others >= least as usize);
                    }
                }
                let withheld: Vec<usize> = (0..ends.len()).filter(|&g| hidden[g][count]).collect();
                if withheld.is_empty() || withheld.len() == ends.len() && open[count] {
                    continue;
                }
                let sum: usize = withheld.iter().map(|&group| truth(group)).sum();
                assert!(withheld.len() > 1 && sum >= least as usize, "{measure}: {ends:?}");
                for group in withheld {
                    assert!(
                        can_differ(&ends, &hidden, &open, group, count),
                        "{measure} of group {group}: {ends:?} {hidden:?}"
                    );
                }
            }
        }
        check_across(drawn, shown, measures);
    }
}

/// Checks that no sums and differences of what is shown of several labels give a withheld count, for who
/// knows which people have which labels.
fn check_across(drawn: &[Drawn], shown: &Shown, measures: &[&str]) {
    for measure in measures {
        let (mut known, mut withheld) = (vec![vec![1; drawn[0].of.len()]], Vec::new());
        for label in drawn {
            for (at, group) in label.groups.iter().enumerate() {
                let members: Vec<u64> = label.of.iter().map(|&of| u64::from(of == at)).collect();
                match shown.get(label.label, group, measure) {
                    Some(_) => known.push(members),
                    None => withheld.push(members),
                }
            }
        }
        let total = shown.get(drawn[0].label, "everybody", measure);
        if total.is_none() {
            assert!(!spanned(&known[0], &known[1..]), "{measure} of everybody");
        }
        if known.len() > 1 || total.is_some() {
            // A label of one group has no more to hide than everybody.
            for members in withheld.iter().filter(|members| **members != known[0]) {
                assert!(!spanned(members, &known), "{measure} of {members:?}");
            }
        }
    }
}

/// People with two groupings: the second refines the first, is coarser, or has nothing to do with it.
fn people() -> impl Strategy<Value = Vec<(Person, usize, usize)>> {
    let person = (0..4_usize, 0..3_usize, 0..5_usize, 0..5_usize)
        .prop_map(|(outcome, kinds, first, second)| (Person { outcome, kinds }, first, second));
    (prop::collection::vec(person, 1..60), 0..4_usize, 1..4_usize).prop_map(
        |(mut people, how, few)| {
            for (_, first, second) in &mut people {
                *second = match how {
                    0 => *first * 2 + *second % 2,
                    1 => *first / 2,
                    2 => *first + usize::from(*second > few),
                    _ => *second,
                };
            }
            people
        },
    )
}

const NAMES: [&str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_withheld_stays_unknown(people in people(), least in 2_u32..6, none in 0..3_usize) {
        let name = |group: usize| (group > none).then(|| NAMES[group]);
        let first: Vec<_> = people.iter().map(|person| name(person.1)).collect();
        let second: Vec<_> = people.iter().map(|person| name(person.2)).collect();
        let people: Vec<Person> = people.iter().map(|person| person.0).collect();
        // A third that depends on both: it joins a group of each into one.
        let third: Vec<_> = first.iter().zip(&second).map(|(a, b)| a.filter(|a| *a == "c").or(*b)).collect();
        let drawn = [Drawn::new("one", &first), Drawn::new("two", &second), Drawn::new("three", &third)];
        let (scheme, plan) = cohort(&people);
        let text = labels(&[("one", first), ("two", second), ("three", third)]);
        let labels = Labels::from_csv(text.as_bytes(), &scheme).expect("labels");
        let least_shown = Least::new(least).expect("in range");
        let monitoring = monitor(&scheme, &plan, &labels, least_shown).expect("figures");
        check(&people, &drawn, &Shown::parse(&monitoring.to_csv()), least);
    }
}
