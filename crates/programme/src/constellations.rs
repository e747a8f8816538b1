//! My people: the mentee at the centre, five lines around, gaps named kindly.

use trellis_domain::{
    coverage::{self, Coverage, Line},
    event::{Event, What},
    hat::Hat,
    pair,
    permission::Action,
};
pub use trellis_store::ties::TieRow;
use trellis_store::{
    choices::{self, Choice},
    participations, ties,
};

pub use crate::circles::Mine;
use crate::{
    act::{Act, Stop},
    circles,
};

/// One helper line with the people in it.
#[derive(Debug, Clone)]
pub struct HelperLine {
    /// Which line.
    pub line: Line,
    /// How it stands.
    pub coverage: Coverage,
    /// The people in it who are on their way or there.
    pub ties: Vec<TieRow>,
    /// The circles in it that are on their way or there.
    pub circles: Vec<Mine>,
}

/// A mentee's constellation.
#[derive(Debug, Clone)]
pub struct Constellation {
    /// Mentor, sponsor, ally, circle.
    pub helpers: Vec<HelperLine>,
    /// Whether the lens was answered, with a wish or without; what it says is not read here.
    pub lens_answered: bool,
}

/// The constellation of the mentee who is signed in.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who is not here as a mentee.
pub async fn mine(act: &mut Act) -> Result<Constellation, Stop> {
    let id = crate::participations::of_hat(act).await?.ok_or(Stop::NotFound)?.id;
    let permit = act.may(Action::ReadOwnConstellation, id).await?;
    let participation = participations::load(&mut act.unit, &permit).await?;
    if participation.hat != Hat::Mentee {
        return Err(Stop::NotFound);
    }
    let now = act.now;
    let all = ties::of(&mut act.unit, &permit, now).await?;
    let circles = circles::of_participation(act, &permit).await?;
    let helpers = Line::ALL.iter().filter_map(|line| {
        let hat = line.hat()?;
        let ties: Vec<TieRow> = all.iter().filter(|tie| line.kind() == Some(tie.kind)).cloned().collect();
        let strand = |tie: &TieRow| (tie.state, pair::is_quiet(tie.moved_at, tie.together, now));
        let strands: Vec<_> = ties.iter().map(strand).collect();
        let wanted = participation.wants.contains(&hat);
        let ties = ties.into_iter().filter(|tie| tie.state.open()).collect();
        if *line == Line::Circle {
            let stand = |mine: &Mine| (mine.circle.state, mine.held.accepted);
            let coverage = coverage::of_circles(wanted, &circles.iter().map(stand).collect::<Vec<_>>());
            let there = |mine: &&Mine| mine.circle.state.open();
            let circles = circles.iter().filter(there).cloned().collect();
            return Some(HelperLine { line: *line, coverage, ties, circles });
        }
        let coverage = coverage::of(wanted, &strands);
        Some(HelperLine { line: *line, coverage, ties, circles: Vec::new() })
    });
    let helpers = helpers.collect();
    Ok(Constellation { helpers, lens_answered: choices::set(&mut act.unit, &permit, Choice::Lens).await? })
}

/// Says that a kind of helper is wanted, or not now. It can be said again the other way at any time.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who is not here as a mentee, and for the lens, which is no helper.
pub async fn want(act: &mut Act, line: Line, wanted: bool) -> Result<(), Stop> {
    let hat = line.hat().ok_or(Stop::NotFound)?;
    let id = crate::participations::of_hat(act).await?.ok_or(Stop::NotFound)?.id;
    let permit = act.may(Action::ChooseHelpers, id).await?;
    let mut participation = participations::load(&mut act.unit, &permit).await?;
    participation.wants.retain(|known| *known != hat);
    if wanted {
        participation.wants.push(hat);
        participation.wants.sort();
    }
    if !participations::save(&mut act.unit, &participation).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::HelpersChosen, id).about(participation.person)).await
}
