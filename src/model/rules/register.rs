//! What the register of rules is made into.

use std::fmt;

use serde::{Serialize, Serializer};

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// A placement, given those before it.
    Placement,
    /// A rotation as a whole; an empty one breaks none of these.
    Rotation,
    /// What a candidate gets, be it nothing.
    Candidate,
    /// The cohort.
    Cohort,
    /// No rule, but a claim of a solution.
    Claim,
}

/// Makes of the register the enum `Rule`, the struct `Rules` with all that is asked of its lists at once, and
/// `for_each_cohort_rule!`.
///
/// The order of `Rule` is that of the sections. A file has the fields of `settings` first, then those of the
/// cohort, and then the others.
macro_rules! register {
    (
        $dollar:tt
        settings {
            $($(#[doc = $s_doc:literal])+ $setting:ident: $Setting:ty [$($s_say:tt)*],)*
        }
        placement {
            $(#[doc = $p_doc:literal] $Placed:ident = $placed:literal
              $({ $($(#[doc = $t_doc:literal])+ $tail:ident: $Tail:ty [$($t_say:tt)*],)* })?;)*
        }
        rotation {
            $(#[doc = $r_doc:literal] $Rotated:ident = $rotated:literal, $Scope:ident
              $(, $list:ident: [$Item:ident])?;)*
        }
        cohort {
            $(#[doc = $c_doc:literal] $Coupled:ident = $coupled:literal, $file:ident
              $(: [$Joint:ident])?
              $(: Option<$One:ident> {
                  $($(#[doc = $x_doc:literal])+ $extra:ident: $Extra:ty [$($x_say:tt)*],)*
              })?;)*
        }
        claims { $(#[doc = $l_doc:literal] $Claimed:ident = $claimed:literal;)* }
    ) => {
        /// A rule that a plan can break, or a claim that can be false; written in kebab case.
        ///
        /// ```
        /// use secondment::verify::Rule;
        ///
        /// assert_eq!(Rule::PerProvider.to_string(), "per-provider");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $p_doc] $Placed,)*
            $(#[doc = $r_doc] $Rotated,)*
            $(#[doc = $c_doc] $Coupled,)*
            $(#[doc = $l_doc] $Claimed,)*
        }

        impl Rule {
            /// Every rule and claim, in order.
            pub const ALL: &'static [Self] = &[
                $(Self::$Placed,)* $(Self::$Rotated,)* $(Self::$Coupled,)* $(Self::$Claimed,)*
            ];

            /// The rule as reports write it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Placed => $placed,)*
                    $(Self::$Rotated => $rotated,)*
                    $(Self::$Coupled => $coupled,)*
                    $(Self::$Claimed => $claimed,)*
                }
            }

            /// What it is about.
            pub(crate) fn scope(self) -> Scope {
                match self {
                    $(Self::$Placed => Scope::Placement,)*
                    $(Self::$Rotated => Scope::$Scope,)*
                    $(Self::$Coupled => Scope::Cohort,)*
                    $(Self::$Claimed => Scope::Claim,)*
                }
            }
        }

        part! {
            /// Rules that hold for every candidate.
            #[derive(Clone, Debug, PartialEq)]
            pub struct Rules {
                $($(#[doc = $s_doc])+ pub $setting: $Setting [$($s_say)*],)*
                $(
                    $(#[doc = $c_doc] pub $file: Vec<$Joint>,)?
                    $(#[doc = $c_doc] pub $file: Option<$One>,
                      $($(#[doc = $x_doc])+ pub $extra: $Extra [$($x_say)*],)*)?
                )*
                $($($($(#[doc = $t_doc])+ pub $tail: $Tail [$($t_say)*],)*)?)*
                $($(#[doc = $r_doc] pub $list: Vec<$Item>,)?)*
            }
        }

        impl Rules {
            /// The most points that soft rules of the cohort can lose.
            pub(in crate::model) fn most_lost(&self, size: &Size) -> i128 {
                let mut sum = 0;
                $($(sum += size.most_lost(self.$file.iter().map(|rule: &$Joint| (rule.points, rule.most_units(size))));)?
                  $(sum += size.most_lost(self.$file.iter().map(|rule: &$One| (rule.points, rule.most_units(size))));)?)*
                sum
            }

            /// The most points that a candidate can lose to soft rules on rotations.
            pub(in crate::model) fn most_lost_by(&self, size: &Size, own: &Own<'_>) -> i128 {
                let mut sum = 0;
                $($(sum += self.$list.iter().map(|rule: &$Item| rule.most_lost(size, own)).sum::<i128>();)?)*
                sum
            }

            /// The entries of all lists of rules on rotations, in order: rule and id.
            pub(crate) fn entries(&self) -> impl Iterator<Item = (Rule, &Id)> {
                let entries = std::iter::empty();
                $($(let entries = entries.chain(
                    self.$list.iter().map(|rule: &$Item| (Rule::$Rotated, &rule.id)),
                );)?)*
                entries
            }

            /// Removes an entry of a list of rules on rotations.
            pub(crate) fn remove(&mut self, rule: Rule, id: &Id) {
                match rule {
                    $($(Rule::$Rotated => self.$list.retain(|rule: &$Item| rule.id != *id),)?)*
                    _ => {}
                }
            }

            /// Keeps those rules on rotations of whose candidates `keep` says so.
            pub(crate) fn retain_about(&mut self, mut keep: impl FnMut(&mut CandidateSelect) -> bool) {
                $($(self.$list.retain_mut(|rule: &mut $Item| keep(&mut rule.candidates));)?)*
            }

            /// Removes the rules of the cohort.
            pub(crate) fn clear_cohort(&mut self) {
                $($(self.$file = Vec::<$Joint>::new();)? $(self.$file = None::<$One>;)?)*
            }
        }

        /// Hands the files of all rules of the cohort, in order, to another macro: each layer has one for each
        /// rule, or does not compile.
        macro_rules! for_each_cohort_rule {
            ($dollar then:ident) => { $dollar then! { $($file)* } };
        }
        pub(crate) use for_each_cohort_rule;

        /// Hands the lists of rules on rotations, in order, to another macro.
        macro_rules! for_each_rotation_rule {
            ($dollar then:ident) => { $dollar then! { $($($list)?)* } };
        }
        pub(crate) use for_each_rotation_rule;
    };
}
pub(super) use register;

impl Serialize for super::Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl fmt::Display for super::Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl super::Rule {
    /// Whether it is a claim of a solution, which a plan alone cannot break.
    ///
    /// ```
    /// use secondment::verify::Rule;
    ///
    /// assert!(Rule::Bound.is_claim() && !Rule::Together.is_claim());
    /// ```
    pub fn is_claim(self) -> bool {
        self.scope() == Scope::Claim
    }
}
