//! Workshops of every kind, for random people.

use proptest::prelude::*;
use trellis_workshop::*;

use crate::room::*;

/// Configurations of every kind.
pub fn configs() -> impl Strategy<Value = Config> {
    let modes = (0..3_u8, any::<bool>(), any::<bool>(), any::<bool>());
    (modes, schemes(), schemes(), any::<bool>(), any::<bool>()).prop_map(
        |(modes, first, second, full, late)| {
            let (anonymity, spoken, by_band, auto_advance) = modes;
            Config {
                anonymity: [Anonymity::Named, Anonymity::Pseudonymous, Anonymity::Unlinked]
                    [usize::from(anonymity)],
                round_robin: if spoken { RoundRobin::Spoken } else { RoundRobin::Dealt },
                spoken_accepted: true,
                seat_order: if by_band { SeatOrder::LowestBandFirst } else { SeatOrder::Random },
                schemes: vec![first, second],
                screening: matches!(first, Scheme::Approval { .. }).then_some(50),
                partial_ballots: if full { PartialBallots::RequireFull } else { PartialBallots::Accept },
                late_joiner: if late { LateJoiner::Voter } else { LateJoiner::Observer },
                objection_window_s: 10,
                auto_advance,
                ..protected()
            }
        },
    )
}

fn schemes() -> impl Strategy<Value = Scheme> {
    prop_oneof![
        Just(Scheme::TopK { k: 3 }),
        Just(Scheme::FullRank),
        Just(Scheme::Rate),
        Just(Scheme::Dots { budget: 4, cap: 2 }),
        Just(Scheme::Approval { quota: Some(3) }),
        Just(Scheme::Pairwise { pairs: 3 }),
    ]
}
