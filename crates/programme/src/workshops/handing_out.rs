//! The record of a workshop that was sealed, as it is handed out: everything that `trellis ngt replay` needs to check it.

use std::collections::BTreeMap;

use trellis_domain::{
    event::{Event, What},
    permission::Action as Permission,
};
use trellis_record::{Edition, Finished, Seal, export};
use trellis_store::{Broken, sealing::Purpose, workshops::facts};
use trellis_workshop::{
    Config, Entry, Event as Happened, Fact, Hash, Phase, Record, Salt, SealedBallots, Text, What as Kind,
    WorkshopId,
};

use super::room::{Open, Shape};
use crate::act::{Act, Stop};

/// A sealed record, and what belongs to it.
pub struct HandedOut {
    entries: Vec<Entry>,
    configs: Vec<Config>,
    texts: BTreeMap<Hash, (Salt, Text)>,
    ballots: Vec<SealedBallots>,
    seal: Seal,
}

impl HandedOut {
    /// The bundle, as one ZIP. It counts every vote again, so it takes a while.
    ///
    /// # Errors
    /// [`Broken`] when the record would not pass its own check.
    pub fn bundle(&self, edition: Edition) -> Result<Vec<u8>, Stop> {
        let finished = Finished {
            entries: &self.entries,
            configs: &self.configs,
            texts: &self.texts,
            ballots: &self.ballots,
            seal: self.seal.clone(),
        };
        export(&finished, edition).map_err(|why| {
            tracing::error!(%why, "a workshop's record cannot be handed out");
            Broken::Rule("a sealed record passes its own check").into()
        })
    }
}

/// Takes a sealed record out, and writes down that it was.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who does not run the programme; [`Stop::Changed`] before both seals and once its texts have
/// gone, when no page offers it.
pub async fn hand_out(act: &mut Act, id: WorkshopId) -> Result<HandedOut, Stop> {
    let permit = act.may(Permission::HandOutWorkshop, id).await?;
    let open = Open::load(act, &permit).await?;
    if open.shape != Shape::Whole || open.state.phase() != Phase::Sealed {
        return Err(Stop::Changed);
    }
    let (happened, _) = facts::after(&mut act.unit, &act.keys, (&open.room, 0), None).await?;
    let lines = facts::record(&mut act.unit, &permit).await?;
    let read = |line: &String| serde_json::from_str(line);
    let entries: Vec<Entry> = lines
        .iter()
        .map(read)
        .collect::<Result<_, _>>()
        .map_err(|_| Broken::unreadable("workshop_entry.line"))?;
    let secret = act.keys.mark(Purpose::Workshops, &[b"the seal of records"]);
    let secret = secret.try_into().map_err(|_| Broken::Rule("a mark has 32 bytes"))?;
    let seal = Seal::by(&entries, &secret).ok_or(Broken::Rule("a sealed record has its seal"))?;
    act.record(Event::new(What::WorkshopHandedOut, id)).await?;
    Ok(HandedOut {
        entries,
        configs: configs(&happened),
        texts: open.state.texts().clone(),
        ballots: (1..=u8::MAX).map_while(|round| open.state.sealed(round).cloned()).collect(),
        seal,
    })
}

/// The configuration as it was frozen, then as it was amended.
fn configs(happened: &[Fact]) -> Vec<Config> {
    let (mut draft, mut configs) = (None, Vec::new());
    for fact in happened {
        match &fact.what {
            Kind::Record(Record::Configured(config)) if configs.is_empty() => {
                draft = Some((**config).clone());
            }
            Kind::Record(Record::Configured(config)) => configs.push((**config).clone()),
            Kind::Event(Happened::ConfigFrozen { .. }) => configs.extend(draft.take()),
            _ => {}
        }
    }
    configs
}
