//! Requests for support: that there is one, where it stands, by when it is to be answered, and who reads it. Whom it is about
//! stands in no column.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{PersonId, ProgrammeId, SupportId, kind},
    permission::Permit,
    support::SupportState,
};
use uuid::Uuid;

pub mod keeping;
pub mod readers;
mod standing;
pub mod words;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// Somebody with an account.
    Person(PersonId),
    /// Whoever has the receipt.
    Receipt {
        /// What it is found by.
        name: [u8; 32],
        /// The key that only the receipt opens.
        key: [u8; 32],
    },
}

/// A request as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: SupportId,
    /// The programme whose staff it was sent to.
    pub programme: ProgrammeId,
    /// Who asks.
    pub asker: Asker,
    /// Who reads it; none once that account is erased.
    pub handler: Option<PersonId>,
    /// Where it stands.
    pub state: SupportState,
    /// The day of its last move.
    pub moved_on: Date,
    /// The day by which it is to be answered, while it waits.
    pub due_on: Date,
    /// The newest epoch of its key, from 1.
    pub epoch: u32,
    /// Counts every change, from 1.
    pub version: i64,
}

impl Request {
    /// Whose account it hangs on; none where there is only a receipt.
    pub const fn person(&self) -> Option<PersonId> {
        match self.asker {
            Asker::Person(person) => Some(person),
            Asker::Receipt { .. } => None,
        }
    }
}

/// A request in a list, with the name of the other one; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The request.
    pub request: Request,
    /// The other one's name.
    pub name: String,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    programme: Uuid,
    asker: Option<Uuid>,
    receipt: Option<Vec<u8>>,
    receipt_key: Option<Vec<u8>>,
    handler: Option<Uuid>,
    state: String,
    moved_on: String,
    due_on: String,
    epoch: i64,
    version: i64,
}

impl TryFrom<Row> for Request {
    type Error = Broken;
    fn try_from(row: Row) -> Result<Self, Broken> {
        let bytes = |bytes: Option<Vec<u8>>| {
            <[u8; 32]>::try_from(bytes.unwrap_or_default())
                .map_err(|_| Broken::unreadable("support_request.receipt"))
        };
        let asker = match row.asker {
            Some(person) => Asker::Person(person.into()),
            None => Asker::Receipt { name: bytes(row.receipt)?, key: bytes(row.receipt_key)? },
        };
        let state = SupportState::parse(&row.state);
        Ok(Self {
            id: row.id.into(),
            programme: row.programme.into(),
            asker,
            handler: row.handler.map(Into::into),
            state: state.ok_or_else(|| Broken::unreadable("support_request.state"))?,
            moved_on: row.moved_on.parse().map_err(|_| Broken::unreadable("support_request.moved_on"))?,
            due_on: row.due_on.parse().map_err(|_| Broken::unreadable("support_request.due_on"))?,
            epoch: u32::try_from(row.epoch).map_err(|_| Broken::unreadable("support_request.epoch"))?,
            version: row.version,
        })
    }
}

#[derive(FromRow)]
struct ListedRow {
    #[sqlx(flatten)]
    row: Row,
    name: Option<String>,
}

impl TryFrom<ListedRow> for Listed {
    type Error = Broken;
    fn try_from(row: ListedRow) -> Result<Self, Broken> {
        Ok(Self { request: row.row.try_into()?, name: row.name.unwrap_or_default() })
    }
}

macro_rules! requests {
    ($other:literal, $rest:literal) => {
        sql!(concat!(
            "SELECT support_request.id AS id, programme, asker, receipt, receipt_key, handler, state, moved_on, due_on,
                    epoch, support_request.version AS version, TRIM(person.first_name || ' ' || person.last_name) AS name
             FROM support_request LEFT JOIN person ON person.id = support_request.",
            $other,
            " WHERE ",
            $rest
        ))
    };
}

/// Keeps a new request, which somebody may send.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add<K>(unit: &mut Unit, _: &Permit<K>, request: &Request) -> Result<(), Broken> {
    let (receipt, key) = match request.asker {
        Asker::Person(_) => (None, None),
        Asker::Receipt { name, key } => (Some(name.to_vec()), Some(key.to_vec())),
    };
    unit.query(sql!(
        "INSERT INTO support_request (id, programme, asker, receipt, receipt_key, handler, state, moved_on, due_on, epoch, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    ))
    .bind(request.id.uuid())
    .bind(request.programme.uuid())
    .bind(request.person().map(PersonId::uuid))
    .bind(receipt)
    .bind(key)
    .bind(request.handler.map(PersonId::uuid))
    .bind(request.state.code().to_owned())
    .bind(request.moved_on.to_string())
    .bind(request.due_on.to_string())
    .bind(i64::from(request.epoch))
    .bind(request.version)
    .run()
    .await
    .map(drop)
}

/// The permitted request, with the name of its reader.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Support>) -> Result<Listed, Broken> {
    let query = unit.query(requests!("handler", "support_request.id = $1"));
    query.bind(permit.id().uuid()).one::<ListedRow>().await?.try_into()
}

/// The permitted request, with the name of who asks.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load_to_me(unit: &mut Unit, permit: &Permit<kind::Support>) -> Result<Listed, Broken> {
    let query = unit.query(requests!("asker", "support_request.id = $1"));
    query.bind(permit.id().uuid()).one::<ListedRow>().await?.try_into()
}

/// What the permitted person asks, with the name of each reader, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_asker(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Listed>, Broken> {
    let text = requests!("handler", "asker = $1 ORDER BY moved_on DESC, support_request.id");
    let rows: Vec<ListedRow> = unit.query(text).bind(permit.id().uuid()).all().await?;
    rows.into_iter().map(Listed::try_from).collect()
}

/// What the permitted person was asked to read in a programme, with the name of who asks, by the day on which it is due.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn to_handler(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    programme: ProgrammeId,
) -> Result<Vec<Listed>, Broken> {
    let text = requests!("asker", "handler = $1 AND programme = $2 ORDER BY due_on, support_request.id");
    let query = unit.query(text).bind(permit.id().uuid()).bind(programme.uuid());
    query.all::<ListedRow>().await?.into_iter().map(Listed::try_from).collect()
}

/// Every open request that the permitted person reads, on either side.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn read_by(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Request>, Broken> {
    let text =
        requests!("asker", "(asker = $1 OR handler = $1) AND state <> 'closed' ORDER BY support_request.id");
    let rows: Vec<ListedRow> = unit.query(text).bind(permit.id().uuid()).all().await?;
    rows.into_iter().map(|row| row.row.try_into()).collect()
}

#[derive(FromRow)]
struct IdRow {
    id: Uuid,
}

/// The request that a receipt leads to.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn by_receipt(unit: &mut Unit, name: &[u8; 32]) -> Result<Option<SupportId>, Broken> {
    let row: Option<IdRow> = unit
        .query(sql!("SELECT id FROM support_request WHERE receipt = $1"))
        .bind(name.to_vec())
        .maybe()
        .await?;
    Ok(row.map(|row| row.id.into()))
}

/// Saves a request that was loaded under a permit, unless it has another version by now. Whether it was saved.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, request: &Request) -> Result<bool, Broken> {
    let changed = unit
        .query(sql!(
            "UPDATE support_request SET handler = $3, state = $4, moved_on = $5, due_on = $6, epoch = $7,
                    version = version + 1 WHERE id = $1 AND version = $2"
        ))
        .bind(request.id.uuid())
        .bind(request.version)
        .bind(request.handler.map(PersonId::uuid))
        .bind(request.state.code().to_owned())
        .bind(request.moved_on.to_string())
        .bind(request.due_on.to_string())
        .bind(i64::from(request.epoch))
        .run()
        .await?;
    Ok(changed == 1)
}
