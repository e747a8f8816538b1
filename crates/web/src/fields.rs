//! A form whose fields come in rows, such as six dates: every name is checked, nothing typed is lost.

use jiff::civil::Date;
use serde::Deserialize;

use crate::page::Halt;

/// What was filled in, field by field, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// A form as it is shown first.
    pub fn from_texts(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(texts.into_iter().collect())
    }

    /// Refuses a form with any other field than these plain ones and these dates.
    ///
    /// # Errors
    /// [`Halt::Unreadable`].
    pub fn only(&self, texts: &[String], dates: &[String]) -> Result<(), Halt> {
        let known = |name: &str| {
            texts.iter().any(|text| text == name)
                || dates.iter().any(|date| {
                    let part = name.strip_prefix(date.as_str());
                    part.is_some_and(|part| ["-day", "-month", "-year"].contains(&part))
                })
        };
        if self.0.iter().all(|(name, _)| known(name)) { Ok(()) } else { Err(Halt::Unreadable) }
    }

    /// The text of a field; empty where it was not filled in.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.trim())
    }

    /// The three boxes of a date, as they were typed.
    pub fn boxes(&self, name: &str) -> [String; 3] {
        ["day", "month", "year"].map(|part| self.text(&format!("{name}-{part}")).to_owned())
    }

    /// Whether nothing was typed into a date.
    pub fn no_date(&self, name: &str) -> bool {
        self.boxes(name).iter().all(String::is_empty)
    }

    /// The date in the three boxes, if it is one.
    pub fn date(&self, name: &str) -> Option<Date> {
        let [day, month, year] = self.boxes(name);
        let year = year.parse().ok().filter(|year| (2000..2100).contains(year))?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    }

    /// The fields of a date, for a form that is shown first.
    pub fn of_date(name: &str, date: Option<Date>) -> Vec<(String, String)> {
        let Some(date) = date else { return Vec::new() };
        vec![
            (format!("{name}-day"), date.day().to_string()),
            (format!("{name}-month"), date.month().to_string()),
            (format!("{name}-year"), date.year().to_string()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_date_is_read_from_its_boxes_and_what_is_none_is_kept_as_typed() {
        let fields = Fields::from_texts(Fields::of_date("starts", Some(date(2027, 2, 28))));
        assert_eq!(fields.date("starts"), Some(date(2027, 2, 28)));
        let odd = Fields::from_texts([("starts-day".to_owned(), "31".to_owned())]);
        assert_eq!(odd.date("starts"), None);
        assert_eq!(odd.boxes("starts"), ["31", "", ""]);
        assert!(!odd.no_date("starts") && odd.no_date("ends"));
    }

    #[test]
    fn a_field_that_the_form_does_not_have_is_refused() {
        let fields = Fields::from_texts([("name".to_owned(), "x".to_owned())]);
        assert!(fields.only(&["name".to_owned()], &[]).is_ok());
        assert!(fields.only(&[], &["name".to_owned()]).is_err());
    }
}
