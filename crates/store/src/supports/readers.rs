//! Who can be asked to read a request: those who run a programme now. Whether they can open anything is said with it.

use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{PersonId, ProgrammeId},
    permission::Permit,
};
use uuid::Uuid;

/// Somebody who runs a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// The name; empty where none is known yet.
    pub name: String,
    /// The key that can be sealed to; none before the private space was set up.
    pub key: Option<[u8; 32]>,
}

#[derive(FromRow)]
struct Row {
    person: Uuid,
    programme: Uuid,
    name: Option<String>,
    public_key: Option<Vec<u8>>,
}

/// Those who run a programme, or any, first named first, each once for each programme; for whoever may ask.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of<K>(
    unit: &mut Unit,
    _: &Permit<K>,
    programme: Option<ProgrammeId>,
) -> Result<Vec<Reader>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT staff_grant.account AS person, staff_grant.programme AS programme,
                    TRIM(person.first_name || ' ' || person.last_name) AS name, member_key.public_key AS public_key
             FROM staff_grant JOIN account ON account.id = staff_grant.account
             LEFT JOIN person ON person.id = staff_grant.account
             LEFT JOIN member_key ON member_key.person = staff_grant.account
             WHERE staff_grant.role = 'coordinator' AND staff_grant.ended_at IS NULL AND account.state = 'active'
               AND (staff_grant.programme = $1 OR $2 = 1)
             ORDER BY staff_grant.granted_at, staff_grant.id"
        ))
        .bind(programme.map(ProgrammeId::uuid))
        .bind(i64::from(programme.is_none()))
        .all()
        .await?;
    let mut readers: Vec<Reader> = Vec::new();
    for row in rows {
        let (person, programme) = (row.person.into(), row.programme.into());
        if readers.iter().any(|known| (known.person, known.programme) == (person, programme)) {
            continue;
        }
        let key = row.public_key.map(<[u8; 32]>::try_from).transpose();
        let key = key.map_err(|_| Broken::unreadable("member_key.public_key"))?;
        readers.push(Reader { person, programme, name: row.name.unwrap_or_default(), key });
    }
    Ok(readers)
}
