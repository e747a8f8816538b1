//! Professions and their families (`model.md` 7.1). The 14 allied health professions of England come first.

/// Families in which professions are reported and matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Allied health professions.
    Ahp,
    /// Nurses, midwives, nursing associates.
    NursingMidwifery,
    /// Doctors, dentists and those who work beside them.
    MedicalDental,
    /// Pharmacists and pharmacy technicians.
    Pharmacy,
    /// Psychologists and psychological therapists.
    Psychological,
    /// Healthcare scientists.
    Science,
    /// Social workers.
    SocialWork,
    /// Support workforce.
    Support,
    /// Everybody else.
    Other,
}

impl Family {
    /// The code in files and word keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ahp => "ahp",
            Self::NursingMidwifery => "nursing_midwifery",
            Self::MedicalDental => "medical_dental",
            Self::Pharmacy => "pharmacy",
            Self::Psychological => "psychological",
            Self::Science => "science",
            Self::SocialWork => "social_work",
            Self::Support => "support",
            Self::Other => "other",
        }
    }
}

/// One profession of the code list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Profession {
    /// The code in the store and in files.
    pub code: &'static str,
    /// Its family.
    pub family: Family,
    /// Other ways in which people write it, in plain letters.
    also: &'static [&'static str],
}

const fn is(code: &'static str, family: Family, also: &'static [&'static str]) -> Profession {
    Profession { code, family, also }
}

/// The code list.
pub const ALL: [Profession; 36] = [
    is("art_therapist", Family::Ahp, &["artpsychotherapist"]),
    is("dietitian", Family::Ahp, &["dietician", "dietetics"]),
    is("dramatherapist", Family::Ahp, &[]),
    is("music_therapist", Family::Ahp, &[]),
    is("occupational_therapist", Family::Ahp, &["ot", "occupationaltherapy"]),
    is("operating_department_practitioner", Family::Ahp, &["odp"]),
    is("orthoptist", Family::Ahp, &["orthoptics"]),
    is("osteopath", Family::Ahp, &[]),
    is("paramedic", Family::Ahp, &[]),
    is("physiotherapist", Family::Ahp, &["physio", "physiotherapy"]),
    is("podiatrist", Family::Ahp, &["chiropodist", "podiatry"]),
    is("prosthetist_orthotist", Family::Ahp, &["prosthetist", "orthotist"]),
    is("radiographer", Family::Ahp, &["radiography", "diagnosticradiographer", "therapeuticradiographer"]),
    is(
        "speech_language_therapist",
        Family::Ahp,
        &["salt", "slt", "speechandlanguagetherapist", "speechandlanguagetherapy"],
    ),
    is("nurse", Family::NursingMidwifery, &["nursing", "registerednurse", "rn"]),
    is("midwife", Family::NursingMidwifery, &["midwifery", "midwives"]),
    is("nursing_associate", Family::NursingMidwifery, &[]),
    is("doctor", Family::MedicalDental, &["medical", "medic", "gp"]),
    is("physician_associate", Family::MedicalDental, &["physicianassistant"]),
    is("dentist", Family::MedicalDental, &[]),
    is("dental_care_professional", Family::MedicalDental, &["dentalnurse", "dentalhygienist"]),
    is("pharmacist", Family::Pharmacy, &["pharmacy"]),
    is("pharmacy_technician", Family::Pharmacy, &[]),
    is(
        "practitioner_psychologist",
        Family::Psychological,
        &["psychologist", "clinicalpsychologist", "psychology"],
    ),
    is("psychological_therapist", Family::Psychological, &["psychotherapist"]),
    is("biomedical_scientist", Family::Science, &["bms"]),
    is("clinical_scientist", Family::Science, &[]),
    is("hearing_aid_dispenser", Family::Science, &[]),
    is("healthcare_scientist_other", Family::Science, &["healthcarescientist"]),
    is("optometrist", Family::Other, &["optometry"]),
    is("social_worker", Family::SocialWork, &["socialwork"]),
    is(
        "support_workforce",
        Family::Support,
        &["supportworker", "healthcareassistant", "hca", "healthcaresupportworker", "therapyassistant"],
    ),
    is("student", Family::Other, &[]),
    is("educator_researcher", Family::Other, &["educator", "researcher", "lecturer", "academic"]),
    is("manager_non_clinical", Family::Other, &["manager", "nonclinicalmanager"]),
    is("other", Family::Other, &[]),
];

/// The profession of a code.
pub fn parse(code: &str) -> Option<Profession> {
    ALL.into_iter().find(|profession| profession.code == code)
}

/// Reads a profession: case, blanks, hyphens, "and", a plural s and a few usual names do not matter.
pub fn read(text: &str) -> Option<Profession> {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let one = letters.strip_suffix('s').unwrap_or(&letters);
    ALL.into_iter().find(|profession| {
        let code = profession.code.replace('_', "");
        [letters.as_str(), one].iter().any(|said| *said == code || profession.also.contains(said))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_fourteen_allied_health_professions() {
        let ahp = ALL.iter().filter(|p| p.family == Family::Ahp);
        assert_eq!(ahp.count(), 14);
    }

    #[test]
    fn every_code_reads_as_itself_and_no_other_name_stands_for_two() {
        for profession in ALL {
            assert_eq!(read(profession.code), Some(profession));
            for other in profession.also {
                assert_eq!(read(other), Some(profession), "{other}");
            }
        }
    }

    #[test]
    fn people_write_professions_in_words() {
        let code = |text| read(text).map(|profession| profession.code);
        assert_eq!(code("Speech and Language Therapist"), Some("speech_language_therapist"));
        assert_eq!(code("Midwives"), Some("midwife"));
        assert_eq!(code("Nurses"), Some("nurse"));
        assert_eq!(code("Diagnostic radiographer"), Some("radiographer"));
        assert_eq!(code("ODP"), Some("operating_department_practitioner"));
        assert_eq!(code(""), None);
    }
}
