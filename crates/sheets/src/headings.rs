//! What the columns of a sheet are: the same heading in many spellings, and those that are never read.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $code:literal $(| $also:literal)*),* $(,)?) => {
        /// What a column feeds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $name),* }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The heading in our templates, and the code behind the words.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            const fn spellings(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$code $(, $also)*]),* }
            }
        }
    };
}

fields! {
    /// E-mail address: who somebody is, in all files.
    Email = "email" | "email_address" | "e_mail" | "e_mail_address" | "mail" | "work_email" | "nhs_email"
        | "civil_service_email_address" | "work_email_address" | "nhs_email_address" | "ebost" | "cyfeiriad_ebost",
    /// First name.
    FirstName = "first_name" | "forename" | "given_name" | "firstname" | "enw_cyntaf",
    /// Last name.
    LastName = "last_name" | "surname" | "family_name" | "lastname" | "cyfenw",
    /// Both names in one cell.
    Name = "name" | "full_name" | "display_name" | "enw" | "enw_llawn",
    /// Job title.
    JobTitle = "job_title" | "job_title_or_role" | "role" | "job" | "post" | "job_role" | "teitl_swydd",
    /// Some words about oneself.
    Biography = "biography" | "bio" | "about_me" | "about_you",
    /// Hats worn.
    Hats = "hats" | "hat" | "hetiau",
    /// What a mentee asks for.
    HatsWanted = "hats_wanted" | "looking_for",
    /// Profession.
    Profession = "profession" | "occupation" | "staff_group" | "proffesiwn",
    /// Band or grade.
    Band = "band" | "grade" | "pay_band" | "afc_band" | "agenda_for_change_band" | "nhs_band" | "pay_grade"
        | "current_band" | "current_grade" | "gradd" | "band_cyflog",
    /// Employer.
    Organisation = "organisation" | "organization" | "department_or_agency" | "department" | "agency" | "employer"
        | "trust" | "nhs_trust" | "health_board" | "organisation_name" | "sefydliad" | "bwrdd_iechyd",
    /// Family of organisations, such as an integrated care system.
    System = "system" | "ics" | "integrated_care_system",
    /// Where, within the organisation.
    Site = "site" | "hospital" | "location" | "safle",
    /// Travel area.
    Region = "region" | "area" | "travel_area" | "rhanbarth",
    /// Team.
    Team = "team" | "ward" | "tim",
    /// Line manager's address.
    ManagerEmail = "manager_email" | "line_manager_email" | "line_manager_email_address" | "line_managers_email"
        | "ebost_rheolwr",
    /// What somebody would like help with.
    Needs = "needs" | "need_tags" | "help_with" | "anghenion",
    /// What somebody offers.
    Offers = "offers" | "offer_tags" | "can_help_with",
    /// Eight style answers.
    Style = "style",
    /// Languages to meet in.
    Languages = "languages" | "language" | "ieithoedd" | "iaith",
    /// Way to meet.
    Mode = "mode" | "meeting_mode" | "how_to_meet",
    /// Wishes for somebody outside the own organisation.
    OutsideOrganisation = "outside_organisation" | "outside_my_organisation",
    /// Same profession or another.
    ProfessionWish = "profession_wish",
    /// First day in the queue.
    WaitingSince = "waiting_since" | "queue_date",
    /// Places as a mentor.
    PlacesMentor = "places_mentor" | "mentor_places" | "places",
    /// Places as a sponsor.
    PlacesSponsor = "places_sponsor" | "sponsor_places",
    /// Places as an ally.
    PlacesAlly = "places_ally" | "ally_places",
    /// Circles led.
    CirclesLed = "circles_led",
    /// Own limit of hours a month.
    HoursCapMonth = "hours_cap_month" | "hours_cap" | "hours_a_month",
    /// Accepted and trained.
    Ready = "ready",
    /// Paused until.
    PausedUntil = "paused_until",
    /// Free times of the week, listed in one cell.
    Slots = "slots" | "availability" | "free_times",
    /// In the layout of the Civil Service: is on both sides.
    Both = "both_mentor_and_mentee",
    /// In the layout of the Civil Service: what a mentor offers to be matched on.
    Characteristics = "characteristics",
    /// In the layout of the Civil Service: whether the identity counts. Only a yes is a yes.
    MatchIdentity = "match_with_similar_identity",
    /// In the layout of the Civil Service: read only after a yes.
    Identity = "identity_to_match",
    /// One of two people.
    EmailA = "email_a",
    /// The other.
    EmailB = "email_b",
    /// Kind of exclusion.
    Kind = "kind",
    /// The mentee of an answer.
    MenteeEmail = "mentee_email",
    /// The giver of an answer.
    GiverEmail = "giver_email" | "mentor_email",
    /// An answer to a shortlist.
    Answer = "answer" | "rank",
    /// Mentee or giver; asks or offers.
    Side = "side",
    /// Characteristic of a wish or an offer.
    Characteristic = "characteristic",
    /// Its value.
    Value = "value",
    /// Wanted or not.
    Wish = "wish",
    /// How much, 0–3.
    Weight = "weight",
    /// Rather nobody than somebody without.
    WaitForIt = "wait_for_it",
}

/// A heading as headings are compared: trimmed, in lower case, everything but letters and digits a single `_`.
pub fn plain(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len());
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            plain.push(c);
        } else if matches!(c, '\'' | '’') {
            // "line manager's email" is one with "line managers email".
        } else if !plain.ends_with('_') && !plain.is_empty() {
            plain.push('_');
        }
    }
    plain.trim_end_matches('_').to_owned()
}

/// Words that a question puts before what it asks.
const ASKING: [&str; 9] = [
    "what_is_your_",
    "what_are_your_",
    "please_enter_your_",
    "please_give_your_",
    "please_tell_us_your_",
    "which_is_your_",
    "your_",
    "my_",
    "eich_",
];

impl Field {
    /// What a heading feeds, if we know it, in any spelling and as a question ("Your first name").
    pub fn of(heading: &str) -> Option<Self> {
        let plain = plain(heading);
        let asked = ASKING.iter().find_map(|words| plain.strip_prefix(words)).unwrap_or(&plain);
        Self::ALL
            .iter()
            .copied()
            .find(|field| field.spellings().iter().any(|spelling| *spelling == plain || *spelling == asked))
    }

    /// Some other headings that are read as this one, as people write them; empty where there is none.
    pub(crate) fn others(self) -> String {
        const SOME: usize = 3;
        let others: Vec<String> =
            self.spellings().iter().skip(1).take(SOME).map(|spelling| spelling.replace('_', " ")).collect();
        others.join(", ")
    }

    /// Fields of characteristics, which in the web application come from the person alone.
    pub(crate) const fn is_personal(self) -> bool {
        matches!(self, Self::Characteristics | Self::MatchIdentity | Self::Identity)
    }
}

/// Words that make a heading one of equality data, in English and Welsh; a star stands for any ending.
const EQUALITY: [&str; 51] = [
    "ethnic*",
    "race",
    "races",
    "racial*",
    "racism*",
    "bme",
    "bame",
    "minorit*",
    "heritage",
    "caste",
    "skin",
    "religio*",
    "faith",
    "belief*",
    "gender*",
    "sex",
    "sexual*",
    "orientation",
    "lgbt*",
    "disab*",
    "impairment*",
    "neurodiver*",
    "nationalit*",
    "immigration",
    "migrant*",
    "visa",
    "dob",
    "birth*",
    "born",
    "age",
    "marital",
    "pregnan*",
    "maternity",
    "trans",
    "transgender",
    "pronoun*",
    "ethnig*",
    "hil",
    "hiliol",
    "lleiafrif*",
    "crefydd*",
    "ffydd",
    "cred",
    "rhyw",
    "rhywedd*",
    "rhywiol*",
    "cyfeiriadedd",
    "anabl*",
    "cenedligrwydd",
    "geni",
    "oedran",
];

/// Whether a heading looks like equality-monitoring data. Such a column is never read.
pub fn is_equality(heading: &str) -> bool {
    plain(heading).split('_').any(|word| {
        EQUALITY.iter().any(|known| {
            known.strip_suffix('*').map_or(word == *known, |beginning| word.starts_with(beginning))
        })
    })
}

/// The known value that comes nearest to a text, if any is near.
pub fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let text = plain(text);
    // Nobody misspells a code in more than a line, and the comparison takes the square of the length.
    if text.is_empty() || text.len() > 64 {
        return None;
    }
    known
        .into_iter()
        .map(|value| (strsim::damerau_levenshtein(&text, &plain(value)), value))
        .filter(|(distance, value)| *distance * 2 <= value.chars().count().max(2))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, value)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_any_spelling_and_as_questions() {
        for (heading, field) in [
            ("Your first name", Field::FirstName),
            (" First-Name ", Field::FirstName),
            ("Your Civil Service email address", Field::Email),
            ("E-mail", Field::Email),
            ("Your job title or role", Field::JobTitle),
            ("Your department or agency", Field::Organisation),
            ("Your grade", Field::Band),
            ("What is your profession?", Field::Profession),
            ("Line manager's email", Field::ManagerEmail),
            ("Identity to match", Field::Identity),
        ] {
            assert_eq!(Field::of(heading), Some(field), "{heading}");
        }
        assert_eq!(Field::of("Timestamp"), None);
    }

    #[test]
    fn every_heading_of_a_template_is_known() {
        for field in Field::ALL {
            assert_eq!(Field::of(field.code()), Some(*field));
        }
    }

    #[test]
    fn equality_columns_are_recognised_in_both_languages() {
        for heading in [
            "Ethnicity",
            "Ethnic origin",
            "RACE",
            "Religion or belief",
            "Gender identity",
            "Sex",
            "Disability",
            "What is your sexual orientation?",
            "Nationality",
            "Date of birth",
            "Grŵp ethnig",
            "Crefydd",
            "Rhywedd",
            "Anabledd",
            "Cyfeiriadedd rhywiol",
            "Dyddiad geni",
        ] {
            assert!(is_equality(heading), "{heading}");
        }
        for heading in ["Trace", "Manager", "Language", "Organisation", "Wage", "Essex site", "Graceful"] {
            assert!(!is_equality(heading), "{heading}");
        }
    }

    #[test]
    fn no_field_of_ours_looks_like_equality_data() {
        for field in Field::ALL {
            assert!(!is_equality(field.code()), "{field:?}");
        }
    }

    #[test]
    fn the_nearest_value_is_offered_only_when_it_is_near() {
        assert_eq!(nearest("Physiotherapst", ["physiotherapist", "paramedic"]).unwrap(), "physiotherapist");
        assert_eq!(nearest("zzz", ["physiotherapist", "paramedic"]), None);
    }
}
