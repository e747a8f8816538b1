//! Programmes: the frame with its neutral alias, its words and its ladder.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    cohort::ProgrammeState,
    id::{OrganisationId, ProgrammeId, kind},
    language::Language,
    permission::Permit,
};
use uuid::Uuid;

/// A programme as it is kept.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// The host.
    pub organisation: OrganisationId,
    /// Its own name; shown only inside signed-in page bodies.
    pub internal_name: String,
    /// What the outside may see, in English.
    pub alias_en: String,
    /// What the outside may see, in Welsh.
    pub alias_cy: String,
    /// `model_terms`, `nhs_style` or `local`.
    pub terminology: String,
    /// The collective term when `local`, in English.
    pub local_term_en: String,
    /// The collective term when `local`, in Welsh.
    pub local_term_cy: String,
    /// `afc` or `civil_service`.
    pub ladder: String,
    /// The published question set: `trellis-paraphrase/1`.
    pub question_set: String,
    /// `en`, `cy` or `both`: the languages of letters.
    pub languages: String,
    /// `shortlist` or `none`: whether mentees choose before the final pairs.
    pub choice: String,
    /// Where it stands.
    pub state: ProgrammeState,
    /// Counts every change.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Programme {
    /// What the outside may see, in a language.
    pub fn alias(&self, language: Language) -> &str {
        match language {
            Language::English => &self.alias_en,
            Language::Welsh => &self.alias_cy,
        }
    }
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    organisation: Uuid,
    internal_name: String,
    alias_en: String,
    alias_cy: String,
    terminology: String,
    local_term_en: String,
    local_term_cy: String,
    ladder: String,
    question_set: String,
    languages: String,
    choice: String,
    state: String,
    version: i64,
    created_at: Stamp,
}

impl TryFrom<Row> for Programme {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            organisation: row.organisation.into(),
            internal_name: row.internal_name,
            alias_en: row.alias_en,
            alias_cy: row.alias_cy,
            terminology: row.terminology,
            local_term_en: row.local_term_en,
            local_term_cy: row.local_term_cy,
            ladder: row.ladder,
            question_set: row.question_set,
            languages: row.languages,
            choice: row.choice,
            state: ProgrammeState::parse(&row.state).ok_or_else(|| Broken::unreadable("programme.state"))?,
            version: row.version,
            created_at: row.created_at.into(),
        })
    }
}

/// The permitted programme.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Programme, Broken> {
    unit.query(sql!(
        "SELECT id, organisation, internal_name, alias_en, alias_cy, terminology, local_term_en, local_term_cy, ladder,
                question_set, languages, choice, state, version, created_at FROM programme WHERE id = $1"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

/// The programme of a permitted participation: its words and alias are known to whoever takes part.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Programme, Broken> {
    unit.query(sql!(
        "SELECT id, organisation, internal_name, alias_en, alias_cy, terminology, local_term_en, local_term_cy, ladder,
                question_set, languages, choice, state, version, created_at FROM programme
         WHERE id = (SELECT programme FROM cohort WHERE id = (SELECT cohort FROM participation WHERE id = $1))"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

/// Every programme of the installation, the oldest first. Its rows hold nothing about a person; pages show of it
/// only the alias and the terms, which are public.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn every(unit: &mut Unit) -> Result<Vec<Programme>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, organisation, internal_name, alias_en, alias_cy, terminology, local_term_en, local_term_cy, ladder,
                    question_set, languages, choice, state, version, created_at FROM programme ORDER BY created_at, id"
        ))
        .all()
        .await?;
    rows.into_iter().map(Programme::try_from).collect()
}

/// A new programme, or a change of one. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, programme: &Programme) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "INSERT INTO programme (id, organisation, internal_name, alias_en, alias_cy, terminology, local_term_en,
                                    local_term_cy, ladder, question_set, languages, choice, state, version, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14)
             ON CONFLICT (id) DO UPDATE SET internal_name = excluded.internal_name, alias_en = excluded.alias_en,
                 alias_cy = excluded.alias_cy, terminology = excluded.terminology, local_term_en = excluded.local_term_en,
                 local_term_cy = excluded.local_term_cy, ladder = excluded.ladder, question_set = excluded.question_set,
                 languages = excluded.languages, choice = excluded.choice, state = excluded.state,
                 version = programme.version + 1
             WHERE programme.version = $15"
        ))
        .bind(programme.id.uuid())
        .bind(programme.organisation.uuid())
        .bind(programme.internal_name.clone())
        .bind(programme.alias_en.clone())
        .bind(programme.alias_cy.clone())
        .bind(programme.terminology.clone())
        .bind(programme.local_term_en.clone())
        .bind(programme.local_term_cy.clone())
        .bind(programme.ladder.clone())
        .bind(programme.question_set.clone())
        .bind(programme.languages.clone())
        .bind(programme.choice.clone())
        .bind(programme.state.code().to_owned())
        .bind(Stamp::from(programme.created_at))
        .bind(programme.version)
        .run()
        .await?;
    Ok(rows == 1)
}

/// The programme of a cohort, for letters and for whoever holds an invitation: its alias and terms are public.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, cohort: trellis_domain::id::CohortId) -> Result<Programme, Broken> {
    unit.query(sql!(
        "SELECT id, organisation, internal_name, alias_en, alias_cy, terminology, local_term_en, local_term_cy, ladder,
                question_set, languages, choice, state, version, created_at FROM programme
         WHERE id = (SELECT programme FROM cohort WHERE id = $1)"
    ))
    .bind(cohort.uuid())
    .one::<Row>()
    .await?
    .try_into()
}
