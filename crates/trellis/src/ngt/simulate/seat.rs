//! Somebody in a room, as their phone would have it: it is told that there is something new, reads the page again, and sends the
//! forms that stand on it.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use super::{
    Told,
    chaos::{Luck, Way},
    line::{Answer, Browser, Stream},
    page::{Fields, Shown, words},
    score::Score,
};

/// How often a form that was not answered is sent again before somebody gives up.
const TRIES: u32 = 300;
/// How often a page is read again where nothing tells it.
const AGAIN: Duration = Duration::from_secs(2);

/// Somebody in a room.
pub(super) struct Person {
    pub number: u16,
    pub ideas: u16,
    pub told: Told,
    pub browser: Browser,
    pub luck: Luck,
    pub score: Arc<Score>,
    /// A second window of everybody, for streams that only wait.
    pub windows: Arc<Mutex<Vec<Browser>>>,
}

impl Person {
    /// Takes part from the door to the end.
    pub async fn takes_part(mut self, code: String) -> Result<()> {
        let room = self.comes_in(&code).await?;
        self.windows.lock().unwrap_or_else(PoisonError::into_inner).push(self.browser.again());
        self.score.notes().seated.insert(self.number);
        let mut follows = Follows::default();
        let mut written = 0;
        loop {
            let page = self.looks(&room).await?;
            let stage = page.stage();
            self.notes(&page, &stage, follows.heard.unwrap_or_else(Instant::now));
            let acted = match stage.as_str() {
                "intro" => self.says_once(&room, &page, "ready", "intro").await?,
                "silent" if written < self.ideas => {
                    written += u16::from(self.writes(&room, &page, written + 1).await?);
                    true
                }
                "silent" => self.says_once(&room, &page, "done", "silent").await?,
                stage if stage.starts_with("vote") => self.votes(&room, &page).await?,
                // The last pages have no forms.
                "" => return Ok(()),
                _ => false,
            };
            if !acted {
                self.waits(&room, &page, &mut follows).await;
            }
        }
    }

    async fn comes_in(&mut self, code: &str) -> Result<String> {
        let door = loop {
            match self.browser.get(&format!("/ngt/join?code={code}")).await {
                Ok(door) if door.status == 200 => break Shown(door.body),
                _ => tokio::time::sleep(self.luck.moment()).await,
            }
        };
        let (_, rest) = door.0.split_once("action=\"/ngt/").unwrap_or_default();
        let Some(id) = rest.split("/seats\"").next().filter(|id| !id.is_empty()) else {
            bail!("the door of the room is shut for seat {}", self.number)
        };
        let room = format!("/ngt/{id}");
        let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = vec![
            own("code", code),
            own("name", &format!("Person {}", self.number)),
            own("guess", "yes"),
            own("consent", "yes"),
        ];
        for _ in 0..TRIES {
            match self.browser.post(&format!("{room}/seats"), &fields).await {
                Ok(Answer { status: 303, .. }) => return Ok(room),
                // Whoever comes in twice has two seats, so this is not sent again blindly.
                Ok(Answer { status: 503, .. }) => tokio::time::sleep(self.luck.moment()).await,
                Ok(answer) => bail!("seat {} is answered with {}", self.number, answer.status),
                Err(lost) => return Err(lost),
            }
        }
        bail!("seat {} found no way in", self.number)
    }

    /// The page as it is now, however long that takes.
    async fn looks(&mut self, room: &str) -> Result<Shown> {
        for _ in 0..TRIES {
            let asked = Instant::now();
            if let Ok(Answer { status: 200, body, .. }) = self.browser.get(room).await {
                self.score.page(asked);
                return Ok(Shown(body));
            }
            tokio::time::sleep(self.luck.moment()).await;
        }
        bail!("seat {} sees nothing any more", self.number)
    }

    fn notes(&self, page: &Shown, stage: &str, heard: Instant) {
        match stage {
            "round_robin" => self.score.saw(self.number, page.wall(), heard),
            "lobby" | "intro" | "silent" => {
                let others = page.all().iter().filter(|(seat, _)| *seat != self.number).count();
                if others > 0 {
                    self.score
                        .wrong(format!("seat {} saw somebody's idea before it was shared", self.number));
                }
            }
            _ => {}
        }
    }

    async fn writes(&mut self, room: &str, page: &Shown, number: u16) -> Result<bool> {
        let Some(mut form) = page.form("draft") else { return Ok(false) };
        let idea = (self.number, number);
        set(&mut form, "text", &words(idea));
        let kept = self.sends(room, &form).await?;
        if kept {
            self.score.notes().kept.insert(idea);
        }
        Ok(kept)
    }

    /// Presses a button that is there until it was pressed.
    async fn says_once(&mut self, room: &str, page: &Shown, what: &str, stage: &'static str) -> Result<bool> {
        let Some(form) = page.form(what) else {
            self.score.done(stage, self.number);
            return Ok(false);
        };
        self.sends(room, &form).await
    }

    /// Five places, drawn by lot. Whoever has voted already lets it stand.
    async fn votes(&mut self, room: &str, page: &Shown) -> Result<bool> {
        let there = self.score.notes().voted.contains(&self.number);
        let Some(mut form) = page.form("cast").filter(|_| !there) else { return Ok(false) };
        let mut free: Vec<String> =
            form.iter().filter(|(name, _)| name.starts_with("c-")).map(|(name, _)| name.clone()).collect();
        for place in 1..=5.min(free.len()) {
            let choice = free.swap_remove(self.luck.below(free.len()));
            set(&mut form, &choice, &place.to_string());
        }
        let cast = self.sends(room, &form).await?;
        if cast {
            self.score.notes().voted.insert(self.number);
            self.score.done("vote", self.number);
        }
        Ok(cast)
    }

    /// Sends a form until it is answered; false where it was refused.
    async fn sends(&mut self, room: &str, form: &Fields) -> Result<bool> {
        match self.luck.way() {
            Way::Straight => {}
            Way::Late(moment) => tokio::time::sleep(moment).await,
            Way::Unanswered => {
                let _unheard = self.browser.post_unheard(room, form).await;
                self.score.notes().unanswered += 1;
                tokio::time::sleep(self.luck.moment()).await;
            }
            Way::Twice => {
                let mut other = self.browser.again();
                let (again, to) = (form.clone(), room.to_owned());
                tokio::spawn(async move { drop(other.post(&to, &again).await) });
            }
        }
        for _ in 0..TRIES {
            let asked = Instant::now();
            match self.browser.post(room, form).await {
                Ok(Answer { status: 303, .. }) => {
                    self.score.answered(asked);
                    self.score.notes().acked += 1;
                    return Ok(true);
                }
                // Busy, and nothing was saved; or the server is gone, and nobody knows.
                Ok(Answer { status: 503, .. }) => {}
                // The room rests after the server came up again.
                Ok(Answer { status: 423, .. }) => {
                    self.score.notes().refused += 1;
                    tokio::time::sleep(self.luck.moment()).await;
                    return Ok(false);
                }
                Ok(_) => {
                    self.score.notes().refused += 1;
                    return Ok(false);
                }
                Err(_) => self.score.notes().unanswered += 1,
            }
            tokio::time::sleep(self.luck.moment()).await;
        }
        bail!("seat {} was never answered", self.number)
    }

    /// Until the page shows something else, as far as it is told.
    async fn waits(&mut self, room: &str, page: &Shown, follows: &mut Follows) {
        if let Some(gone) = self.luck.gone() {
            (follows.stream, follows.heard) = (None, None);
            self.browser.lose();
            tokio::time::sleep(gone).await;
            return;
        }
        match self.told {
            Told::Stream => self.hears(room, page, follows).await,
            Told::Poll => {
                let path = format!("{room}/events?after={}&wait=20", page.seen());
                match self.browser.get(&path).await {
                    Ok(Answer { status: 200, .. }) => follows.heard = Some(Instant::now()),
                    _ => tokio::time::sleep(self.luck.moment()).await,
                }
            }
            Told::Forms => {
                tokio::time::sleep(AGAIN).await;
                follows.heard = None;
            }
        }
    }

    async fn hears(&mut self, room: &str, page: &Shown, follows: &mut Follows) {
        if follows.stream.is_none() {
            follows.stream = self.browser.stream(&format!("{room}/events")).await.ok();
        }
        let Some(stream) = &mut follows.stream else {
            return tokio::time::sleep(self.luck.moment()).await;
        };
        loop {
            match stream.next().await {
                Some(seen) if seen == page.seen() => {}
                Some(_) => {
                    follows.heard = Some(Instant::now());
                    return;
                }
                None => {
                    (follows.stream, follows.heard) = (None, None);
                    return tokio::time::sleep(self.luck.moment()).await;
                }
            }
        }
    }
}

/// How somebody is told of what is new, and when they were.
#[derive(Default)]
struct Follows {
    stream: Option<Stream>,
    heard: Option<Instant>,
}

fn set(form: &mut Fields, name: &str, value: &str) {
    form.retain(|(field, _)| field != name);
    form.push((name.to_owned(), value.to_owned()));
}
