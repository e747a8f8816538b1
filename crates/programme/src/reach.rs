//! How many mentees of a cohort have somebody on each line of the model: the programme's own constellation, made of protected counts
//! (`model.md` 1.3). Nobody is told apart by it.

use std::collections::BTreeSet;

use trellis_domain::{
    coverage::Line,
    disclosure::{ProtectedCount, nhs_2018},
    hat::Hat,
    id::kind,
    pair::PairState,
    permission::Permit,
};
use trellis_store::{circles, participations};

use crate::{
    act::{Act, Stop},
    overview,
};

/// How far the people around a cohort's mentees have come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Mentees who take part.
    pub mentees: ProtectedCount,
    /// How many of them have somebody there now, by line; the lens, which is nobody, has none.
    pub lines: Vec<(Line, ProtectedCount)>,
}

/// Counts what the coordinator sees in the list of pairs and of circles; a pair that is shut to them is not counted either.
pub(crate) async fn of_cohort(
    act: &mut Act,
    permit: &Permit<kind::Cohort>,
    pairs: &[overview::Line],
) -> Result<Reach, Stop> {
    let there = participations::of_cohort(&mut act.unit, permit).await?;
    let mentees = there.iter().filter(|one| one.hat == Hat::Mentee && one.state.open()).count();
    let mut lines = Vec::new();
    for line in Line::ALL.iter().filter(|line| line.hat().is_some()) {
        let has = match line.kind() {
            Some(kind) => {
                let together = |state| matches!(state, PairState::Active | PairState::Closing);
                let pairs = pairs.iter().map(|line| &line.pair);
                let with = pairs.filter(|pair| pair.kind == kind && together(pair.state));
                with.map(|pair| pair.mentee).collect::<BTreeSet<_>>().len()
            }
            None => circles::in_running(&mut act.unit, permit).await?,
        };
        lines.push((*line, protected(has)));
    }
    Ok(Reach { mentees: protected(mentees), lines })
}

fn protected(count: usize) -> ProtectedCount {
    nhs_2018(u32::try_from(count).unwrap_or(u32::MAX))
}
