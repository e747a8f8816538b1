//! General guides on their way to somebody: on which day, and, sealed, to whom. From whom stands nowhere.

use jiff::civil::Date;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{Id, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

/// A guide whose day has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    id: Uuid,
    /// Whom it goes to.
    pub to: PersonId,
}

/// What a guide can be sent about.
pub trait OfPair {}
impl OfPair for kind::Ask {}
impl OfPair for kind::Pair {}

fn place(id: Uuid) -> String {
    format!("guide_to_send/{}", id.simple())
}

/// Sends a guide on its way, by choice of the mentee of the permitted ask or pair, whom the row does not know.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add<K: OfPair>(
    unit: &mut Unit,
    keys: &Keys,
    _: &Permit<K>,
    to: PersonId,
    due_on: Date,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let id = Id::<()>::random(dice).uuid();
    let sealed = keys.seal(Purpose::Choices, &place(id), &to, dice);
    unit.query(sql!("INSERT INTO guide_to_send (id, due_on, sealed) VALUES ($1, $2, $3)"))
        .bind(id)
        .bind(due_on.to_string())
        .bind(sealed)
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    sealed: Vec<u8>,
}

/// The guides whose day has come.
///
/// # Errors
/// [`Broken`] when the store fails, or a column does not open.
pub async fn due(
    unit: &mut Unit,
    keys: &Keys,
    _: &Permit<kind::Host>,
    today: Date,
) -> Result<Vec<Due>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT id, sealed FROM guide_to_send WHERE due_on <= $1 ORDER BY id"))
        .bind(today.to_string())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            let to = keys.open(Purpose::Choices, &place(row.id), &row.sealed);
            let to = to.map_err(|_| Broken::unreadable("guide_to_send.sealed"))?;
            Ok(Due { id: row.id, to })
        })
        .collect()
}

/// A guide has been sent: nothing of it stays here.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sent(unit: &mut Unit, due: &Due) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM guide_to_send WHERE id = $1")).bind(due.id).run().await.map(drop)
}
