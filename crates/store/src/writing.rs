//! Private writing, deleted for real when its time has come: the sealed items, then the spaces that hold none, with the
//! copies of their keys.

use jiff::Timestamp;
use trellis_database::{Broken, Stamp, Unit, sql};
use trellis_domain::{
    id::{PersonId, kind},
    permission::Permit,
};

use crate::retention::Ending;

/// Deletes private writing that was begun before a moment and not sent.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_drafts(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<u64, Broken> {
    unit.query(sql!("DELETE FROM sealed_draft WHERE saved_at <= $1")).bind(Stamp::from(before)).run().await
}

/// Deletes what somebody wrote for the two of the pairs that ended at that moment, what a sponsor did in them, and the
/// spaces that are empty then.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_notes(unit: &mut Unit, _: &Permit<kind::Host>, of: &Ending) -> Result<u64, Broken> {
    let gone = unit
        .query(sql!(
            "DELETE FROM item WHERE author = $1 AND kind <> 'clauses' AND space IN
               (SELECT space.id FROM space JOIN pair ON space.kind = 'pair' AND space.about = pair.id
                WHERE (pair.mentee = $2 OR pair.giver = $2) AND pair.moved_at = $3
                  AND pair.state NOT IN ('contracting', 'active', 'paused', 'closing'))"
        ))
        .bind(of.person.uuid())
        .bind(of.participation.uuid())
        .bind(Stamp::from(of.since))
        .run()
        .await?;
    let acts = forget_sponsorship(unit, of).await?;
    forget_asks(unit, of).await?;
    forget_empty(unit).await?;
    Ok(gone + acts)
}

/// What was done in a mentee's name, and what reached her, goes with its lines.
async fn forget_sponsorship(unit: &mut Unit, of: &Ending) -> Result<u64, Broken> {
    macro_rules! of_ended {
        ($table:literal) => {
            sql!(concat!(
                "DELETE FROM ",
                $table,
                " WHERE pair IN (SELECT id FROM pair WHERE (mentee = $1 OR giver = $1) AND moved_at = $2
                    AND state NOT IN ('contracting', 'active', 'paused', 'closing'))"
            ))
        };
    }
    let mut gone = 0;
    for statement in
        [of_ended!("sponsorship_act"), of_ended!("sponsor_consent"), of_ended!("panel_declaration")]
    {
        let deleted = unit.query(statement).bind(of.participation.uuid()).bind(Stamp::from(of.since));
        gone += deleted.run().await?;
    }
    Ok(gone)
}

/// That there were asks in those pairs, and what they did: both are the mentee's own.
async fn forget_asks(unit: &mut Unit, of: &Ending) -> Result<(), Broken> {
    let steps = [
        sql!(
            "DELETE FROM felt_response WHERE ask IN
               (SELECT ask.id FROM ask JOIN pair ON pair.id = ask.pair
                WHERE pair.mentee = $1 AND pair.moved_at = $2
                  AND pair.state NOT IN ('contracting', 'active', 'paused', 'closing'))"
        ),
        sql!(
            "DELETE FROM ask WHERE pair IN
               (SELECT id FROM pair WHERE mentee = $1 AND moved_at = $2
                  AND state NOT IN ('contracting', 'active', 'paused', 'closing'))"
        ),
    ];
    for step in steps {
        unit.query(step).bind(of.participation.uuid()).bind(Stamp::from(of.since)).run().await?;
    }
    Ok(())
}

/// Deletes what somebody wrote for themselves.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_own(unit: &mut Unit, _: &Permit<kind::Host>, person: PersonId) -> Result<u64, Broken> {
    forget_own_of(unit, person).await
}

pub(crate) async fn forget_own_of(unit: &mut Unit, person: PersonId) -> Result<u64, Broken> {
    let gone = unit
        .query(sql!(
            "DELETE FROM item WHERE space IN (SELECT id FROM space WHERE kind = 'own' AND about = $1)"
        ))
        .bind(person.uuid())
        .run()
        .await?;
    forget_empty(unit).await?;
    Ok(gone)
}

/// Spaces in which nothing is written and nobody can write any more, or that are one person's alone.
async fn forget_empty(unit: &mut Unit) -> Result<(), Broken> {
    let steps = [
        // A summary or a goal is its words; where they have gone there is none.
        sql!("DELETE FROM summary WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.id = summary.id)"),
        sql!("DELETE FROM goal WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.id = goal.id)"),
        sql!("DELETE FROM epoch_copy WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.space = epoch_copy.space)
              AND space IN (SELECT id FROM space WHERE kind = 'own'
                            OR NOT EXISTS (SELECT 1 FROM space_reader WHERE space_reader.space = space.id))"),
        sql!("DELETE FROM space_reader WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.space = space_reader.space)
              AND space IN (SELECT id FROM space WHERE kind = 'own')"),
        sql!("DELETE FROM space WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.space = space.id)
              AND NOT EXISTS (SELECT 1 FROM space_reader WHERE space_reader.space = space.id)"),
    ];
    for step in steps {
        unit.query(step).run().await?;
    }
    Ok(())
}

/// Deletes a person's keys with all that only they can open, and their way into every space.
///
/// # Errors
/// [`Broken`] when the store fails.
pub(crate) async fn forget_member(unit: &mut Unit, person: PersonId) -> Result<(), Broken> {
    let steps = [
        sql!(
            "DELETE FROM item WHERE author = $1
              OR space IN (SELECT id FROM space WHERE kind = 'own' AND about = $1)"
        ),
        sql!("DELETE FROM sealed_draft WHERE author = $1"),
        sql!("DELETE FROM epoch_copy WHERE reader = $1"),
        sql!("DELETE FROM space_reader WHERE person = $1"),
        sql!("DELETE FROM key_wrap WHERE person = $1"),
        sql!("DELETE FROM member_key WHERE person = $1"),
    ];
    for step in steps {
        unit.query(step).bind(person.uuid()).run().await?;
    }
    crate::supports::keeping::forget_member(unit, person).await?;
    forget_empty(unit).await
}
