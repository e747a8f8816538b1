//! Whoever leads the room: waits for everybody at each stage, as a person would, and goes on.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tokio::time::sleep;

use super::{
    line::Browser,
    page::{Fields, Idea, Shown},
    score::Score,
};

/// How long everybody is waited for at one stage.
const PATIENCE: Duration = Duration::from_mins(3);
/// How often it is looked whether everybody is there.
const LOOK: Duration = Duration::from_millis(100);

/// Whoever leads.
pub(super) struct Lead {
    pub browser: Browser,
    pub score: Arc<Score>,
    pub seats: usize,
    /// Between two ideas.
    pub pace: Duration,
    /// Where the room is.
    pub room: String,
}

impl Lead {
    /// Signs in, opens a room, and gives its code.
    pub async fn opens(&mut self, way: &str) -> Result<String> {
        let signed = self.browser.post("/demo/personas/coordinator", &Fields::new()).await?;
        anyhow::ensure!(signed.status == 303, "nobody can sign in: {}", signed.status);
        let page = Shown(self.browser.get("/ngt/new").await?.body);
        let (_, form) = page.0.split_once("action=\"/ngt/new\"").context("no room can be opened")?;
        let mut fields = Shown(format!("<form{form}")).forms().into_iter().next().unwrap_or_default();
        fields.retain(|(name, _)| matches!(name.as_str(), "csrf" | "idem"));
        let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        fields.extend([
            own("question", "What would help you most? (A simulation.)"),
            own("consent", "Everybody here is made up."),
            own("seats", &self.seats.to_string()),
            own("way", way),
            own("scheme", "top_k"),
        ]);
        let opened = self.browser.post("/ngt/new", &fields).await?;
        anyhow::ensure!(opened.status == 303, "the room is not opened: {}", opened.status);
        opened.leads_to.trim_end_matches("/control").clone_into(&mut self.room);
        self.page().await?.code().context("the room has no code")
    }

    async fn page(&mut self) -> Result<Shown> {
        let control = format!("{}/control", self.room);
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            match self.browser.get(&control).await {
                Ok(answer) if answer.status == 200 => return Ok(Shown(answer.body)),
                _ => sleep(LOOK).await,
            }
        }
        bail!("whoever leads sees nothing any more")
    }

    /// Does something, however often the room must be resumed or the server comes up again before.
    async fn does(&mut self, what: &str, text: &str) -> Result<Instant> {
        let control = format!("{}/control", self.room);
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let page = self.page().await?;
            let next = if page.form("resume").is_some() { "resume" } else { what };
            let Some(mut form) = page.form(next) else {
                sleep(LOOK).await;
                continue;
            };
            if next == what && !text.is_empty() {
                form.retain(|(name, _)| name != "text");
                form.push(("text".to_owned(), text.to_owned()));
            }
            match self.browser.post(&control, &form).await {
                Ok(answer) if answer.status == 303 && next == what => return Ok(Instant::now()),
                Ok(answer) if matches!(answer.status, 303 | 409 | 423 | 503) => {}
                Ok(answer) => bail!("{what} is answered with {} at {}", answer.status, page.stage()),
                Err(_) => sleep(LOOK).await,
            }
        }
        bail!("{what} could not be done")
    }

    /// Goes on until the page stands in a stage.
    async fn goes(&mut self, what: &str, to: &str) -> Result<()> {
        self.does(what, "").await?;
        let stage = self.page().await?.stage();
        anyhow::ensure!(stage.starts_with(to), "{what} leads to {stage}, not to {to}");
        Ok(())
    }

    /// Waits until so many have done something. A room that rests is resumed meanwhile.
    async fn awaits(&mut self, what: &str, ready: impl Fn(&Score) -> usize) -> Result<()> {
        let (began, mut looked) = (Instant::now(), Instant::now());
        while ready(&self.score) < self.seats {
            if began.elapsed() > PATIENCE {
                bail!("{} of {} {what}", ready(&self.score), self.seats);
            }
            if looked.elapsed() > Duration::from_secs(1) {
                looked = Instant::now();
                if self.page().await?.form("resume").is_some() {
                    self.does("resume", "").await?;
                }
            }
            sleep(LOOK).await;
        }
        Ok(())
    }

    /// From the lobby to the vote's table. Gives the wall as it was at the end of sharing.
    pub async fn leads(&mut self) -> Result<Vec<Idea>> {
        self.awaits("have come in", |score| score.notes().seated.len()).await?;
        self.does("lock", "").await?;
        self.goes("advance", "intro").await?;
        self.awaits("have read the introduction", |score| score.ready("intro")).await?;
        self.goes("advance", "silent").await?;
        self.awaits("have written their ideas", |score| score.ready("silent")).await?;
        self.goes("advance", "round_robin").await?;
        let wall = self.deals().await?;
        self.does("close-early", "The simulation goes on.").await?;
        self.clarifies().await?;
        self.does("freeze", "").await?;
        self.goes("advance", "vote").await?;
        self.awaits("have voted", |score| score.ready("vote")).await?;
        self.does("close-vote", "").await?;
        self.does("close", "").await?;
        Ok(wall)
    }

    /// One idea after the other, each after its pause.
    async fn deals(&mut self) -> Result<Vec<Idea>> {
        let all = self.score.notes().kept.len();
        let mut wall = Vec::new();
        while wall.len() < all {
            let at = self.does("deal", "").await?;
            let now = self.page().await?.wall();
            self.score.dealt(now.get(wall.len()..).unwrap_or_default(), at);
            if now.len() < wall.len() {
                self.score.wrong("the wall has fewer ideas than before");
                break;
            }
            wall = now;
            sleep(self.pace.saturating_sub(at.elapsed())).await;
        }
        // Everybody has the last one before them before the stage is over.
        sleep(Duration::from_secs(3)).await;
        Ok(wall)
    }

    async fn clarifies(&mut self) -> Result<()> {
        loop {
            let page = self.page().await?;
            match page.stage().as_str() {
                "clarify" if page.form("understood").is_some() => drop(self.does("understood", "").await?),
                "clarify" => return self.goes("advance", "theme").await,
                _ => sleep(LOOK).await,
            }
        }
    }
}
