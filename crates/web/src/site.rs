//! What every page stands on, and how a page does one action.

use std::sync::Arc;

use axum::response::Redirect;
use jiff::Timestamp;
use trellis_domain::{id::PersonId, permission::Actor};
use trellis_identity::unlocks::Unlocks;
use trellis_programme::{Act, Ground, Moment, Stop, health::Machine};

use crate::{cinema::Cinema, form::Once, press::Press, visitor::SignedIn};

/// Somebody whom visitors of the demonstration can look round as.
#[derive(Debug, Clone)]
pub struct Persona {
    /// The key of the card, which is also the end of the key of its words.
    pub card: &'static str,
    /// The made-up name.
    pub name: &'static str,
    /// Who it is.
    pub person: PersonId,
}

/// What a demonstration has that an installation never has.
#[derive(Debug, Clone, Default)]
pub struct Demo {
    /// Those whom one can look round as.
    pub personas: Vec<Persona>,
    /// The passphrase that opens what they have written in private; none when nobody has set a private space up.
    pub phrase: Option<&'static str>,
}

/// How this installation is reached.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The configured origin, such as `https://mentoring.example.nhs.uk`; links in letters begin with it.
    pub origin: String,
    /// Whether cookies carry `Secure` and the `__Host-` prefix; false only on loopback without TLS.
    pub secure: bool,
    /// Where "Exit this page" leads.
    pub exit: String,
    /// Demonstration: yellow band, and a card for each of its people.
    pub demo: Option<Demo>,
    /// Letters go to a local folder, because no mail server is set.
    pub letters_kept: bool,
    /// This binary, which reads sheets in a process of its own.
    pub program: std::path::PathBuf,
    /// Looks at the machine, for the health page.
    pub machine: LookAtMachine,
    /// The film's pages.
    pub cinema: Cinema,
    /// Puts guides on paper; a program built without it offers none.
    pub press: Press,
}

/// Looks at what only the binary can see: disk, folder, key files.
#[derive(Clone)]
pub struct LookAtMachine(pub Arc<dyn Fn() -> Machine + Send + Sync>);

impl Default for LookAtMachine {
    /// A machine that all is well with.
    fn default() -> Self {
        Self(Arc::new(Machine::default))
    }
}

impl std::fmt::Debug for LookAtMachine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LookAtMachine")
    }
}

impl Settings {
    /// The name of the cookie that holds the session. With `Secure` it carries the prefix that binds it to this host.
    pub const fn session_cookie(&self) -> &'static str {
        if self.secure { "__Host-s" } else { "s" }
    }

    /// The cookie that binds a sign-in link to the browser that asked for it.
    pub const fn browser_cookie(&self) -> &'static str {
        if self.secure { "__Host-b" } else { "b" }
    }

    /// The cookie that holds half of an unlocked secret (`trust.md` 4.2).
    pub const fn unlock_cookie(&self) -> &'static str {
        if self.secure { "__Host-n" } else { "n" }
    }

    /// The cookie that holds the token of a seat in a workshop. It leads to no account.
    pub const fn seat_cookie(&self) -> &'static str {
        if self.secure { "__Host-w" } else { "w" }
    }

    /// The cookie that remembers the language switch for people who have not signed in.
    pub const fn language_cookie(&self) -> &'static str {
        if self.secure { "__Host-l" } else { "l" }
    }

    /// The cookie in which the browser itself says which session was left with "Exit this page": it holds that session's
    /// form token, so the next session knows nothing of it.
    pub const fn left_cookie(&self) -> &'static str {
        if self.secure { "__Host-x" } else { "x" }
    }

    /// A `Set-Cookie` line. `seconds` none: until the browser closes; 0: gone at once.
    pub fn cookie(&self, name: &str, value: &str, seconds: Option<i64>) -> String {
        let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
    }
}

/// Shared by all requests.
#[derive(Clone)]
pub struct Site {
    /// Store, keys, clock, chance.
    pub ground: Ground,
    /// How this installation is reached.
    pub settings: Arc<Settings>,
    /// How often people may call.
    pub limits: crate::limits::Limits,
    /// Who has unlocked their private space.
    pub unlocks: Unlocks,
    /// The workshops that somebody watches.
    pub rooms: crate::ngt::Rooms,
}

/// Where a person goes after something was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct See(pub String);

impl axum::response::IntoResponse for See {
    fn into_response(self) -> axum::response::Response {
        Redirect::to(&self.0).into_response()
    }
}

/// What became of one try.
pub enum Tried {
    /// Done, and on disk; or it had been done before by the same form.
    Done(See),
    /// Two ran into each other; the same action runs again.
    Again,
}

impl Site {
    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.ground.clock)()
    }

    /// Now, and the chance for one action.
    pub fn moment(&self) -> Moment {
        self.ground.moment()
    }

    /// The key of one form: 128 random bits.
    pub fn form_key(&self) -> String {
        hex::encode(&self.moment().seed[..16])
    }

    /// A look at things, by the person who is signed in.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store cannot be had.
    pub async fn look(&self, who: &SignedIn) -> Result<Act, Stop> {
        Ok(Act::look(&self.ground, self.moment(), who.actor()).await?.unlocked_by(who.member.clone()))
    }

    /// A look that is itself written down, at a page about somebody else. Commit it before answering.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store cannot be had.
    pub async fn look_on_record(&self, who: &SignedIn) -> Result<Act, Stop> {
        Act::begin(&self.ground, self.moment(), who.actor()).await
    }

    /// A look by nobody in particular, for public pages.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store cannot be had.
    pub async fn look_as(&self, actor: Actor) -> Result<Act, Stop> {
        Act::look(&self.ground, self.moment(), actor).await
    }

    /// Ends one try of [`act!`]: commits, or says that it runs again.
    ///
    /// # Errors
    /// What the action said.
    pub async fn finish(
        &self,
        act: Act,
        result: Result<See, Stop>,
        once: &Once,
        tries: u32,
    ) -> Result<Tried, Stop> {
        const TRIES: u32 = 5;
        let ended = match result {
            Ok(see) => once.settle(act, see).await,
            Err(stop) => Err(stop),
        };
        match ended {
            Ok(see) => Ok(Tried::Done(see)),
            Err(Stop::Broken(broken)) if broken.is_conflict() && tries < TRIES => {
                let jitter = u64::from(self.moment().seed[0]) % 20 + 5;
                tokio::time::sleep(std::time::Duration::from_millis(jitter * u64::from(tries))).await;
                Ok(Tried::Again)
            }
            Err(stop) => Err(stop),
        }
    }
}

/// Does one action: `act!(site, who, form, act => { pairs::accept(&mut act, id).await?; Ok(See(..)) })`.
///
/// Opens one transaction, runs the body, commits, and answers where to go. The same form sent twice is done
/// once; two people running into each other make the whole body run again with the same moment and seed.
#[macro_export]
macro_rules! act {
    ($site:expr, $who:expr, $form:expr, $act:ident => $body:expr) => {{
        let moment = $site.moment();
        let once = $form.once();
        let mut tries = 0;
        loop {
            tries += 1;
            let mut $act = match ::trellis_programme::Act::begin(&$site.ground, moment, $who.actor()).await {
                Ok(act) => act.unlocked_by($who.member.clone()),
                Err(stop) => break Err(stop),
            };
            match once.before(&mut $act).await {
                Ok(None) => {}
                Ok(Some(see)) => break Ok(see),
                Err(stop) => break Err(stop),
            }
            let result: Result<$crate::site::See, ::trellis_programme::Stop> = async { $body }.await;
            match $site.finish($act, result, &once, tries).await {
                Ok($crate::site::Tried::Done(see)) => break Ok(see),
                Ok($crate::site::Tried::Again) => {}
                Err(stop) => break Err(stop),
            }
        }
    }};
}
