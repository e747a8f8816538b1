//! What somebody wants their circles to call them, for their own copy of everything.

use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{CircleId, kind},
    permission::Permit,
};
use uuid::Uuid;

use super::seats::place;
use crate::sealing::{Keys, Purpose};

#[derive(FromRow)]
struct Row {
    circle: Uuid,
    participation: Uuid,
    name: Vec<u8>,
}

/// The permitted person's names, each with the circle that it is for.
///
/// # Errors
/// [`Broken`] when the store fails or a name does not open.
pub async fn own(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Person>,
) -> Result<Vec<(CircleId, String)>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT circle, participation, name FROM circle_seat
             WHERE name IS NOT NULL AND participation IN (SELECT id FROM participation WHERE person = $1)
             ORDER BY circle"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let open = |row: Row| {
        let circle = row.circle.into();
        let name = keys.open(Purpose::Choices, &place(circle, row.participation), &row.name);
        Ok((circle, name.map_err(|_| Broken::unreadable("circle_seat.name"))?))
    };
    rows.into_iter().map(open).collect()
}
