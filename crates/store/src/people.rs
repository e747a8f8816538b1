//! People: who they are at work. No ethnicity field, and none inferred.

use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// A person's profile. Empty text means "not answered".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// First name.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// Pronouns, in the person's words.
    pub pronouns: String,
    /// Host organisation's name.
    pub organisation: String,
    /// Site.
    pub site: String,
    /// Region.
    pub region: String,
    /// Team.
    pub team: String,
    /// Profession code (`model.md` 7.1), or the words of the Civil Service layout.
    pub profession: String,
    /// Step of the programme's ladder, as its code.
    pub band: String,
    /// Job title.
    pub job_title: String,
    /// `in_person`, `remote`, `either`.
    pub mode: String,
    /// Language codes, separated by blanks.
    pub languages: String,
    /// Slot codes (`mon_am` …) separated by blanks, or `rotating`.
    pub slots: String,
    /// Eight of `A`, `B`, `-`.
    pub style: String,
    /// Access needs, as codes of fixed choices separated by blanks.
    pub access_needs: String,
}

impl Profile {
    /// First and last name as they are shown.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}

/// A person as they are kept.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their id, which is also their account's.
    pub id: PersonId,
    /// Their profile.
    pub profile: Profile,
    /// Counts every change.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    first_name: String,
    last_name: String,
    pronouns: String,
    organisation: String,
    site: String,
    region: String,
    team: String,
    profession: String,
    band: String,
    job_title: String,
    mode: String,
    languages: String,
    slots: String,
    style: String,
    access_needs: String,
    version: i64,
}

impl From<Row> for Person {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            profile: Profile {
                first_name: row.first_name,
                last_name: row.last_name,
                pronouns: row.pronouns,
                organisation: row.organisation,
                site: row.site,
                region: row.region,
                team: row.team,
                profession: row.profession,
                band: row.band,
                job_title: row.job_title,
                mode: row.mode,
                languages: row.languages,
                slots: row.slots,
                style: row.style,
                access_needs: row.access_needs,
            },
            version: row.version,
        }
    }
}

/// The permitted person; none before they have given a name.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Option<Person>, Broken> {
    one(unit, permit.id().uuid()).await
}

/// The other person of a permitted pair, as the two see each other.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_pair(
    unit: &mut Unit,
    _: &Permit<kind::Pair>,
    pair: &crate::pairs::Pair,
) -> Result<(Person, Person), Broken> {
    let gone = || Broken::unreadable("pair.person");
    let mentee = one(unit, pair.mentee_person.uuid()).await?.ok_or_else(gone)?;
    let giver = one(unit, pair.giver_person.uuid()).await?.ok_or_else(gone)?;
    Ok((mentee, giver))
}

/// The person of a permitted participation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Option<Person>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT person.id AS id, first_name, last_name, pronouns, organisation, site, region, team, profession, band,
                    job_title, mode, languages, slots, style, access_needs, person.version AS version
             FROM person JOIN participation ON participation.person = person.id WHERE participation.id = $1"
        ))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    Ok(row.map(Person::from))
}

/// Everybody who takes part in the permitted cohort, once each.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Person>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, first_name, last_name, pronouns, organisation, site, region, team, profession, band,
                    job_title, mode, languages, slots, style, access_needs, version
             FROM person WHERE id IN (SELECT person FROM participation WHERE cohort = $1) ORDER BY search_key, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(Person::from).collect())
}

async fn one(unit: &mut Unit, id: Uuid) -> Result<Option<Person>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT id, first_name, last_name, pronouns, organisation, site, region, team, profession, band,
                    job_title, mode, languages, slots, style, access_needs, version FROM person WHERE id = $1"
        ))
        .bind(id)
        .maybe()
        .await?;
    Ok(row.map(Person::from))
}

/// Writes a person's profile: the first one, or a change of it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, id: PersonId, profile: &Profile) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO person (id, first_name, last_name, pronouns, organisation, site, region, team, profession, band,
                             job_title, mode, languages, slots, style, access_needs, search_key, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)
         ON CONFLICT (id) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name,
             pronouns = excluded.pronouns, organisation = excluded.organisation, site = excluded.site,
             region = excluded.region, team = excluded.team, profession = excluded.profession, band = excluded.band,
             job_title = excluded.job_title, mode = excluded.mode, languages = excluded.languages,
             slots = excluded.slots, style = excluded.style, access_needs = excluded.access_needs,
             search_key = excluded.search_key, version = person.version + 1"
    ))
    .bind(id.uuid())
    .bind(profile.first_name.clone())
    .bind(profile.last_name.clone())
    .bind(profile.pronouns.clone())
    .bind(profile.organisation.clone())
    .bind(profile.site.clone())
    .bind(profile.region.clone())
    .bind(profile.team.clone())
    .bind(profile.profession.clone())
    .bind(profile.band.clone())
    .bind(profile.job_title.clone())
    .bind(profile.mode.clone())
    .bind(profile.languages.clone())
    .bind(profile.slots.clone())
    .bind(profile.style.clone())
    .bind(profile.access_needs.clone())
    .bind(search_key(&profile.name()))
    .run()
    .await
    .map(drop)
}

/// Writes a person's first profile; somebody who has one keeps it. False when they had one.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add_if_new(unit: &mut Unit, id: PersonId, profile: &Profile) -> Result<bool, Broken> {
    if one(unit, id.uuid()).await?.is_some() {
        return Ok(false);
    }
    save(unit, id, profile).await?;
    Ok(true)
}

/// A name folded for finding: lower case, so that both engines compare it alike.
pub fn search_key(name: &str) -> String {
    name.to_lowercase()
}
