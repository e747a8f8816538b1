//! Why an engine could not do something, without a word of what it was told: engines quote values in what they say.

use sqlx::error::ErrorKind;
use std::fmt;

/// Which engine refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

/// The kind of trouble and the engine's own code for it. Nothing here comes from a person or a row, so that it may
/// stand in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    kind: Kind,
    code: Option<(Engine, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Unique,
    ForeignKey,
    NotNull,
    Check,
    /// The engine refused for another reason, which its code names.
    Refused,
    /// No connection came free in time.
    Busy,
    /// The connection broke, or could not be made.
    Link(std::io::ErrorKind),
    /// The address or the options cannot be read.
    Options,
    /// A value cannot be written as its column wants it.
    Encoding,
    /// A row holds what its reader did not expect.
    Decoding,
    /// Our own code broke a rule of this crate.
    Rule(&'static str),
    /// Everything else, which only a defect of ours brings about.
    Other,
}

impl Cause {
    pub(crate) const fn rule(rule: &'static str) -> Self {
        Self { kind: Kind::Rule(rule), code: None }
    }

    pub(crate) fn is_unique(&self) -> bool {
        self.kind == Kind::Unique
    }

    pub(crate) fn is_foreign_key(&self) -> bool {
        self.kind == Kind::ForeignKey
    }

    pub(crate) fn is_check(&self) -> bool {
        self.kind == Kind::Check
    }

    pub(crate) fn is_decoding(&self) -> bool {
        self.kind == Kind::Decoding
    }

    /// See [`Broken::is_conflict`](crate::Broken::is_conflict).
    pub(crate) fn is_conflict(&self) -> bool {
        match &self.code {
            Some((Engine::Postgres, code)) => matches!(code.as_str(), "40001" | "40P01"),
            Some((Engine::Sqlite, _)) => self.sqlite() == Some(5),
            None => false,
        }
    }

    pub(crate) fn is_busy(&self) -> bool {
        self.kind == Kind::Busy || self.sqlite() == Some(5)
    }

    /// SQLite's primary result code: the low byte of whatever it said.
    fn sqlite(&self) -> Option<i32> {
        match &self.code {
            Some((Engine::Sqlite, code)) => code.parse::<i32>().ok().map(|code| code & 0xff),
            _ => None,
        }
    }

    /// What the codes mean that a host can do something about.
    fn meaning(&self) -> Option<&'static str> {
        let code = match &self.code {
            Some((Engine::Postgres, code)) => code.as_str(),
            // SQLITE_CONSTRAINT_TRIGGER.
            Some((Engine::Sqlite, code)) if code == "1811" => return Some("a rule of the table forbids it"),
            Some((Engine::Sqlite, _)) => return self.sqlite().and_then(of_sqlite),
            None => return None,
        };
        Some(match code {
            "3D000" => "there is no database of that name",
            "42501" => "this user may not do that",
            "53100" => "the disk is full",
            "53300" => "too many connections",
            "P0001" => "a rule of the table forbids it",
            "57P01" | "57P03" => "it is stopping or starting",
            "40001" | "40P01" => "two got in each other's way",
            code if code.starts_with("28") => "the user or the password was refused",
            _ => return None,
        })
    }
}

/// SQLite's primary result codes (sqlite.org/rescode.html).
fn of_sqlite(code: i32) -> Option<&'static str> {
    Some(match code {
        5 | 6 => "another process is writing",
        8 => "the file cannot be written to",
        10 => "the disk could not be read or written",
        11 => "the file is damaged",
        13 => "the disk is full",
        14 => "the file cannot be opened",
        26 => "the file is no database",
        _ => return None,
    })
}

impl From<&sqlx::Error> for Cause {
    fn from(error: &sqlx::Error) -> Self {
        use sqlx::Error;
        let kind = match error {
            Error::Database(refusal) => return refused(refusal.as_ref()),
            Error::PoolTimedOut => Kind::Busy,
            Error::Io(error) => Kind::Link(error.kind()),
            Error::Tls(_) => Kind::Link(std::io::ErrorKind::ConnectionAborted),
            Error::Configuration(_) => Kind::Options,
            Error::Encode(_) => Kind::Encoding,
            Error::Decode(_) | Error::ColumnDecode { .. } => Kind::Decoding,
            _ => Kind::Other,
        };
        Self { kind, code: None }
    }
}

fn refused(refusal: &dyn sqlx::error::DatabaseError) -> Cause {
    let kind = match refusal.kind() {
        ErrorKind::UniqueViolation => Kind::Unique,
        ErrorKind::ForeignKeyViolation => Kind::ForeignKey,
        ErrorKind::NotNullViolation => Kind::NotNull,
        ErrorKind::CheckViolation => Kind::Check,
        _ => Kind::Refused,
    };
    let sqlite = refusal.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some();
    let engine = if sqlite { Engine::Sqlite } else { Engine::Postgres };
    // Both engines' codes are short words of letters and digits; whatever else would come is no code.
    let code =
        refusal.code().filter(|code| code.len() <= 8 && code.bytes().all(|b| b.is_ascii_alphanumeric()));
    Cause { kind, code: code.map(|code| (engine, code.into_owned())) }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Unique => f.write_str("there is such a row already"),
            Kind::ForeignKey => f.write_str("a row would point to nothing"),
            Kind::NotNull => f.write_str("a value is missing"),
            Kind::Check => f.write_str("a value is not one of those allowed"),
            Kind::Refused => f.write_str(self.meaning().unwrap_or("the engine refused it")),
            Kind::Busy => f.write_str("no connection came free in time"),
            Kind::Link(kind) => write!(f, "{kind}"),
            Kind::Options => f.write_str("its address cannot be read"),
            Kind::Encoding => f.write_str("a value cannot be written as its column wants it"),
            Kind::Decoding => f.write_str("a row holds what its reader did not expect"),
            Kind::Rule(rule) => f.write_str(rule),
            Kind::Other => f.write_str("the statement does not fit the engine"),
        }?;
        match &self.code {
            Some((Engine::Sqlite, code)) => write!(f, " (SQLite {code})"),
            Some((Engine::Postgres, code)) => write!(f, " (SQLSTATE {code})"),
            None => Ok(()),
        }
    }
}
