//! What tells a page of a room that there is something new to read: a stream of server-sent events, or an answer that waits,
//! or one that does not. All three say the same: a digest of what its viewer may see now. The page asks for itself again when
//! that is not what it shows, so nothing is ever sent here that its page would not show (ADR 30).

use std::{
    collections::BTreeMap,
    convert::Infallible,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, header},
    response::{IntoResponse, Response, Sse, sse},
};
use axum_extra::extract::Query;
use futures_util::stream::unfold;
use serde::Deserialize;
use tokio::{
    sync::{Notify, watch},
    time::{Interval, MissedTickBehavior, interval, sleep, timeout},
};
use trellis_identity::visits;
use trellis_programme::{
    Ground, Stop,
    workshops::{self, Open},
};
use trellis_workshop::{Anonymity, Phase, Seat, TheWorkshop, Viewer, WorkshopId};

use super::{control, seat as seats};
use crate::{page::Answer, path::PathId, site::Site, visit::cookie, visitor::SignedIn};

/// How often a room is looked at where nobody of this process did anything in it: another process may have.
const LOOK: Duration = Duration::from_secs(1);
/// Where the moment of a change could tell whose it was, everything is told on this beat.
const BEAT: Duration = Duration::from_secs(2);
/// How often somebody who leads is asked for again while a stream is open.
const STILL: Duration = Duration::from_secs(2);
/// Whoever says nothing for so long is taken for dead by what lies between: a line without meaning.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long an answer may wait at most, in seconds.
const WAIT: u64 = 20;

type Seen = Option<Arc<Open>>;

/// The rooms that somebody of this process watches. Each is looked at once for all of them.
#[derive(Clone, Default)]
pub struct Rooms(Arc<Mutex<BTreeMap<WorkshopId, Watched>>>);

#[derive(Clone)]
struct Watched {
    seen: watch::Sender<Seen>,
    stirred: Arc<Notify>,
}

impl Rooms {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<WorkshopId, Watched>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was done in a room: whoever watches it need not wait for the next look.
    pub(super) fn stir(&self, id: WorkshopId) {
        if let Some(room) = self.lock().get(&id) {
            room.stirred.notify_one();
        }
    }

    /// Watches a room. Whoever comes first begins the looking, and it ends when the last has gone.
    fn watch(&self, ground: &Ground, id: WorkshopId) -> watch::Receiver<Seen> {
        let mut rooms = self.lock();
        if let Some(room) = rooms.get(&id) {
            return room.seen.subscribe();
        }
        let (seen, receiver) = watch::channel(None);
        let room = Watched { seen, stirred: Arc::default() };
        rooms.insert(id, room.clone());
        tokio::spawn(self.clone().look(ground.clone(), id, room));
        receiver
    }

    async fn look(self, ground: Ground, id: WorkshopId, room: Watched) {
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Skip);
        let mut last: Seen = None;
        loop {
            match workshops::watch(&ground, id, last.as_ref()).await {
                Ok(open) if last.as_ref().is_some_and(|last| Arc::ptr_eq(last, &open)) => {}
                Ok(open) => {
                    last = Some(Arc::clone(&open));
                    room.seen.send_replace(Some(open));
                }
                // A store that is busy is asked again.
                Err(Stop::Broken(_) | Stop::Changed) => {}
                Err(Stop::NotFound | Stop::Refused(_)) => {
                    self.lock().remove(&id);
                    return;
                }
            }
            pause(last.as_deref(), &mut beat, &room.stirred).await;
            let mut rooms = self.lock();
            if room.seen.receiver_count() == 0 {
                rooms.remove(&id);
                return;
            }
        }
    }
}

/// Until the next look.
async fn pause(open: Option<&Open>, beat: &mut Interval, stirred: &Notify) {
    if open.is_some_and(on_the_beat) {
        beat.tick().await;
    } else {
        tokio::select! {
            () = sleep(LOOK) => {}
            () = stirred.notified() => {}
        }
    }
}

/// Whether the moment of a change could tell whose it was.
fn on_the_beat(open: &Open) -> bool {
    let hidden = matches!(open.state.phase(), Phase::Silent | Phase::RoundRobin | Phase::Vote(_));
    hidden && open.state.config().anonymity != Anonymity::Named
}

/// What an answer that waits is asked.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// What the page shows.
    #[serde(default)]
    after: String,
    /// How long to wait for something else, in seconds.
    #[serde(default)]
    wait: u64,
}

pub(super) async fn seat(
    State(site): State<Site>,
    PathId(id): PathId<TheWorkshop>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer<Response> {
    let sitting = seats::sit(&site, id, seats::token(&site, &headers)).await?;
    let watching = Watching::of(&site, id, Viewer::Seat(sitting.seat), None);
    watching.answer(&headers, &asked).await
}

pub(super) async fn control(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<TheWorkshop>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer<Response> {
    let led = control::led(&site, &who, id).await?;
    let lead = Lead::of(&site, &headers, who, false);
    Watching::of(&site, id, led.viewer(), Some(lead)).answer(&headers, &asked).await
}

pub(super) async fn screen(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<TheWorkshop>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer<Response> {
    let mut act = site.look(&who).await?;
    workshops::leads(&mut act, id).await?;
    drop(act);
    let lead = Lead::of(&site, &headers, who, true);
    Watching::of(&site, id, control::SCREEN, Some(lead)).answer(&headers, &asked).await
}

/// Somebody who runs the programme, to be asked for again while a stream is open.
struct Lead {
    who: SignedIn,
    token: String,
    /// Whether only whoever leads the room may go on.
    leads: bool,
}

impl Lead {
    fn of(site: &Site, headers: &HeaderMap, who: SignedIn, leads: bool) -> Self {
        let token = cookie(headers, site.settings.session_cookie()).unwrap_or_default().to_owned();
        Self { who, token, leads }
    }

    /// Whether they are signed in still, and may be here still.
    async fn still(&self, site: &Site, id: WorkshopId) -> Result<bool, Stop> {
        let mut act = site.look(&self.who).await?;
        let visit = visits::by_token(&mut act.unit, &self.token, act.now).await?;
        let may = if self.leads {
            workshops::leads(&mut act, id).await
        } else {
            workshops::lead(&mut act, id).await.map(drop)
        };
        Ok(visit.is_some_and(|visit| visit.role == self.who.role) && may.is_ok())
    }
}

/// Somebody who watches a room.
struct Watching {
    site: Site,
    id: WorkshopId,
    viewer: Viewer,
    lead: Option<Lead>,
    room: watch::Receiver<Seen>,
    last: String,
    over: bool,
}

impl Watching {
    fn of(site: &Site, id: WorkshopId, viewer: Viewer, lead: Option<Lead>) -> Self {
        let room = site.rooms.watch(&site.ground, id);
        Self { site: site.clone(), id, viewer, lead, room, last: String::new(), over: false }
    }

    async fn answer(self, headers: &HeaderMap, asked: &Asked) -> Answer<Response> {
        let streams = headers.get(header::ACCEPT).is_some_and(|kinds| kinds == "text/event-stream");
        if streams {
            let stream = unfold(self, Self::event);
            let stream = Sse::new(stream).keep_alive(sse::KeepAlive::new().interval(HEARTBEAT));
            // What lies between is asked to hand on each line at once.
            return Ok(([(HeaderName::from_static("x-accel-buffering"), "no")], stream).into_response());
        }
        Ok(self.waited(asked).await.into_response())
    }

    /// What the viewer may see now, once the room has been looked at.
    async fn now(&mut self) -> Option<String> {
        let open = self.room.wait_for(Option::is_some).await.ok()?.clone()?;
        self.over = matches!(self.viewer, Viewer::Seat(seat) if emptied(&open, seat));
        Some(open.seen_by(&self.viewer))
    }

    /// What the viewer may see, as soon as it is something else than they have, or when they have waited long enough.
    async fn waited(mut self, asked: &Asked) -> String {
        let mut seen = self.now().await.unwrap_or_default();
        let changed = async {
            while seen == asked.after && self.room.changed().await.is_ok() {
                seen = self.now().await.unwrap_or_default();
            }
        };
        // Long enough is no failure: then it is what they have.
        let _ = timeout(Duration::from_secs(asked.wait.min(WAIT)), changed).await;
        seen
    }

    /// The next event of a stream; none once it is over for its viewer.
    async fn event(mut self) -> Option<(Result<sse::Event, Infallible>, Self)> {
        while !self.over {
            let seen = self.now().await?;
            if seen != self.last {
                if !self.still().await {
                    return None;
                }
                self.last.clone_from(&seen);
                return Some((Ok(sse::Event::default().data(seen)), self));
            }
            self.changed().await?;
        }
        None
    }

    /// Until something happens in the room, or somebody who leads it may no more.
    async fn changed(&mut self) -> Option<()> {
        let Some(lead) = &self.lead else { return self.room.changed().await.ok() };
        loop {
            if let Ok(changed) = timeout(STILL, self.room.changed()).await {
                return changed.ok();
            }
            lead.still(&self.site, self.id).await.ok().filter(|still| *still)?;
        }
    }

    async fn still(&self) -> bool {
        match &self.lead {
            Some(lead) => lead.still(&self.site, self.id).await.unwrap_or(false),
            None => true,
        }
    }
}

/// Whether nobody holds this seat any more.
fn emptied(open: &Open, seat: Seat) -> bool {
    open.view(&Viewer::Seat(seat)).own.is_none()
}
