//! How letters leave: by a mail server, into a folder, or into a list that a test looks at.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use trellis_domain::id::LetterId;

/// How letters leave.
#[derive(Clone)]
pub enum Carrier {
    /// By a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into a folder, one `.eml` file each that only its owner can read.
    Folder(PathBuf),
    /// Into a list, for tests.
    Kept(Arc<Mutex<Vec<Carried>>>),
}

/// A letter that a test looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// To whom.
    pub to: String,
    /// The message as a mail server would have got it.
    pub message: String,
}

/// The address of the mail server cannot be used; the text says why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unsuitable(String);

/// A letter that did not leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Undelivered {
    /// Trying again is of no use.
    pub for_good: bool,
    /// What happened, without any address in it.
    pub trouble: String,
}

impl Carrier {
    /// A mail server: `smtps://user:password@host:465`, or `smtp://user:password@host:587?tls=required`. Without TLS
    /// only on this computer.
    ///
    /// # Errors
    /// [`Unsuitable`] says what is wrong with the address.
    pub fn smtp(url: &str) -> Result<Self, Unsuitable> {
        let open = url.starts_with("smtp://") && !url.contains("tls=required");
        if open && !on_this_computer(url) {
            return Err(Unsuitable(
                "letters leave only over TLS: use smtps://… or smtp://…?tls=required".to_owned(),
            ));
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| Unsuitable(format!("the address of the mail server cannot be read: {error}")))?;
        Ok(Self::Smtp(transport.timeout(Some(std::time::Duration::from_secs(30))).build()))
    }

    /// A list for tests, empty.
    pub fn kept() -> Self {
        Self::Kept(Arc::default())
    }

    /// What a list for tests holds; nothing for the others.
    pub fn carried(&self) -> Vec<Carried> {
        match self {
            Self::Kept(list) => list.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            _ => Vec::new(),
        }
    }

    pub(crate) async fn carry(&self, id: LetterId, message: &Message) -> Result<(), Undelivered> {
        match self {
            Self::Smtp(server) => {
                let sent = server.send_raw(message.envelope(), &message.formatted()).await;
                sent.map(drop).map_err(|error| undelivered(&error))
            }
            Self::Folder(folder) => {
                let (folder, bytes) = (folder.clone(), message.formatted());
                let written = tokio::task::spawn_blocking(move || file(&folder, id, &bytes)).await;
                let written = written.map_err(std::io::Error::other).flatten();
                written.map_err(|error| Undelivered {
                    for_good: false,
                    trouble: format!("the folder of letters: {}", error.kind()),
                })
            }
            Self::Kept(list) => {
                let to =
                    message.envelope().to().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let message = String::from_utf8_lossy(&message.formatted()).into_owned();
                list.lock().unwrap_or_else(PoisonError::into_inner).push(Carried { to, message });
                Ok(())
            }
        }
    }
}

fn on_this_computer(url: &str) -> bool {
    let place = url.split_once("://").map_or("", |(_, rest)| rest.rsplit('@').next().unwrap_or(rest));
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
        let after = place.strip_prefix(name);
        after.is_some_and(|after| after.is_empty() || after.starts_with([':', '/', '?']))
    })
}

/// Says what happened by its code: what servers answer quotes addresses.
fn undelivered(error: &lettre::transport::smtp::Error) -> Undelivered {
    let code = error.status().map_or_else(|| "no answer".to_owned(), |code| code.to_string());
    Undelivered { for_good: error.is_permanent(), trouble: format!("the mail server: {code}") }
}

/// Writes the file beside its place and then puts it there, so that a file that is there is whole.
fn file(folder: &Path, id: LetterId, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let (being_written, place) = (folder.join(format!(".{id}.new")), folder.join(format!("{id}.eml")));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    std::io::Write::write_all(&mut options.open(&being_written)?, bytes)?;
    std::fs::rename(being_written, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_leave_only_over_tls_unless_the_server_is_on_this_computer() {
        for url in [
            "smtps://u:p@mail.example.org",
            "smtp://u:p@mail.example.org:587?tls=required",
            "smtp://127.0.0.1:2525",
        ] {
            assert!(Carrier::smtp(url).is_ok(), "{url}");
        }
        for url in [
            "smtp://mail.example.org",
            "smtp://u:p@mail.example.org:25",
            "smtp://localhost@mail.example.org",
            "smtp://localhost.example.org",
            "smtp://127.0.0.1.example.org:25",
            "http://x.org",
            "",
        ] {
            assert!(Carrier::smtp(url).is_err(), "{url}");
        }
    }
}
