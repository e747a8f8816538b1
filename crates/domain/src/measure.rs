//! What a mentee answers about the programme, for nobody's eyes but their own: one book, kept sealed as one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    charter::{HalfYear, Promise, Rated, Rating},
    check_in::{CheckIn, Occasion},
    id::PairId,
    instrument::{Felt, Instrument},
    refusal::Refusal,
};

/// The eight questions about one ally.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The pair.
    pub pair: PairId,
    /// The version of the questions.
    pub version: i64,
    /// An answer for each question, or none.
    pub answers: Vec<Option<Felt>>,
    /// When it was last answered.
    pub on: Date,
    /// A general guide was chosen to be sent, because something made things worse.
    #[serde(default)]
    pub guide: bool,
}

impl Beside {
    /// Whether something made things worse.
    pub fn worse(&self) -> bool {
        self.answers.contains(&Some(Felt::Worse))
    }

    /// Chooses that a general guide is sent.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when nothing made things worse, or a guide was chosen before.
    pub fn with_guide(self) -> Result<Self, Refusal> {
        if self.worse() && !self.guide { Ok(Self { guide: true, ..self }) } else { Err(Refusal::MovedOn) }
    }
}

/// The latest answers to one instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which one.
    pub instrument: Instrument,
    /// In which version of its wording.
    pub version: i64,
    /// An answer for each item, or none.
    pub answers: Vec<Option<u8>>,
    /// When.
    pub on: Date,
}

/// Everything that one mentee has answered in one cohort.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Book {
    /// About each ally.
    pub beside: Vec<Beside>,
    /// The three short questions, on each occasion.
    pub check_ins: Vec<CheckIn>,
    /// The promises, by half-year.
    pub ratings: Vec<Rated>,
    /// Instruments about wellbeing.
    pub scales: Vec<Answered>,
}

impl Book {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was said of the ally of a pair.
    pub fn about(&self, pair: PairId) -> Option<&Beside> {
        self.beside.iter().find(|one| one.pair == pair)
    }

    /// Writes what is said of an ally, over what was said before. A guide that was chosen stays chosen.
    pub fn say_of(&mut self, new: Beside) {
        let guide = new.guide || self.about(new.pair).is_some_and(|before| before.guide);
        self.beside.retain(|one| one.pair != new.pair);
        self.beside.push(Beside { guide, ..new });
    }

    /// Takes back what was said of an ally.
    pub fn unsay_of(&mut self, pair: PairId) {
        self.beside.retain(|one| one.pair != pair);
    }

    /// The check-in of an occasion.
    pub fn check_in(&self, occasion: Occasion) -> Option<&CheckIn> {
        self.check_ins.iter().find(|one| one.occasion == occasion)
    }

    /// Writes a check-in, over the one of the same occasion.
    pub fn check(&mut self, new: CheckIn) {
        self.check_ins.retain(|one| one.occasion != new.occasion);
        self.check_ins.push(new);
    }

    /// What was said of a promise in a half-year.
    pub fn rating(&self, period: HalfYear, promise: Promise) -> Option<Rating> {
        self.ratings.iter().find(|one| one.period == period)?.promises.get(&promise).copied()
    }

    /// Rates promises, over what was said of the same ones in this half-year; earlier half-years are not touched.
    pub fn rate(&mut self, period: HalfYear, new: impl IntoIterator<Item = (Promise, Rating)>) {
        let mut rated = Rated { period, promises: new.into_iter().collect() };
        if let Some(place) = self.ratings.iter().position(|one| one.period == period) {
            let mut before = self.ratings.remove(place);
            before.promises.append(&mut rated.promises);
            rated = before;
        }
        if !rated.promises.is_empty() {
            self.ratings.push(rated);
        }
    }

    /// Takes the ratings of a half-year back.
    pub fn unrate(&mut self, period: HalfYear) {
        self.ratings.retain(|one| one.period != period);
    }

    /// The latest answers to an instrument.
    pub fn scale(&self, instrument: Instrument) -> Option<&Answered> {
        self.scales.iter().find(|one| one.instrument == instrument)
    }

    /// Writes answers to an instrument, over those before.
    pub fn answer(&mut self, new: Answered) {
        self.scales.retain(|one| one.instrument != new.instrument);
        self.scales.push(new);
    }

    /// Takes the answers to an instrument back.
    pub fn unanswer(&mut self, instrument: Instrument) {
        self.scales.retain(|one| one.instrument != instrument);
    }

    /// Consent to questions about wellbeing was withdrawn: everything that hung on it is gone.
    pub fn without_wellbeing(&mut self) {
        self.check_ins.clear();
        self.scales.clear();
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;
    use crate::{check_in::HowMuch, id::Id};

    fn beside(pair: PairId, answers: &str) -> Beside {
        let answers = answers.split(',').map(Felt::parse).collect();
        Beside { pair, version: 1, answers, on: date(2026, 11, 23), guide: false }
    }

    #[test]
    fn an_ally_is_spoken_of_once_and_anew_and_not_at_all() {
        let mut dice = StdRng::seed_from_u64(1);
        let (one, other) = (Id::random(&mut dice), Id::random(&mut dice));
        let mut book = Book::default();
        book.say_of(beside(one, "4,3,W,,,,,"));
        book.say_of(beside(other, "1,1,1,1,1,1,1,1"));
        let chosen = book.about(one).cloned().unwrap().with_guide().unwrap();
        assert_eq!(chosen.clone().with_guide(), Err(Refusal::MovedOn), "once");
        assert_eq!(
            beside(one, "4,4,N,,,,,").with_guide(),
            Err(Refusal::MovedOn),
            "only where it made things worse"
        );
        book.say_of(chosen);
        book.say_of(beside(one, "4,4,4,4,4,4,4,4"));
        assert!(book.about(one).unwrap().guide && !book.about(one).unwrap().worse());
        book.unsay_of(one);
        assert_eq!(book.beside.len(), 1);
        book.unsay_of(other);
        assert!(book.is_empty());
    }

    #[test]
    fn a_promise_is_rated_once_in_a_half_year_and_can_be_rated_anew_within_it() {
        let (spring, autumn) = (HalfYear { year: 2026, half: 1 }, HalfYear { year: 2026, half: 2 });
        let mut book = Book::default();
        book.rate(spring, [(Promise::NoDetriment, Rating::NotKept), (Promise::ProtectedTime, Rating::Kept)]);
        book.rate(autumn, [(Promise::NoDetriment, Rating::Partly)]);
        book.rate(autumn, [(Promise::NoDetriment, Rating::Kept)]);
        let said = |period| book.rating(period, Promise::NoDetriment);
        assert_eq!([said(spring), said(autumn)], [Some(Rating::NotKept), Some(Rating::Kept)]);
        assert_eq!(book.rating(autumn, Promise::ProtectedTime), None);
        book.rate(autumn, [(Promise::ProtectedTime, Rating::CannotTell)]);
        assert_eq!(
            book.rating(autumn, Promise::NoDetriment),
            Some(Rating::Kept),
            "what is not said anew stays"
        );
        book.unrate(autumn);
        assert_eq!(book.ratings.len(), 1);
    }

    #[test]
    fn whoever_withdraws_consent_keeps_nothing_that_hung_on_it_and_everything_else() {
        let pair = Id::random(&mut StdRng::seed_from_u64(1));
        let mut book = Book::default();
        book.say_of(beside(pair, "4,3,3,4,2,1,W,N"));
        let early = CheckIn {
            occasion: Occasion::Early,
            meeting: Some(HowMuch::Yes),
            useful: None,
            call: Some(true),
        };
        book.check(early);
        book.check(CheckIn { meeting: Some(HowMuch::No), ..early });
        assert_eq!(book.check_in(Occasion::Early).unwrap().meeting, Some(HowMuch::No));
        let answers = vec![Some(3); 6];
        book.answer(Answered { instrument: Instrument::Brs, version: 1, answers, on: date(2026, 11, 23) });
        assert!(book.scale(Instrument::Brs).is_some() && book.scale(Instrument::Swemwbs).is_none());
        let text = serde_json::to_string(&book).unwrap();
        assert_eq!(serde_json::from_str::<Book>(&text).unwrap(), book);
        book.without_wellbeing();
        assert!(book.check_ins.is_empty() && book.scales.is_empty() && book.about(pair).is_some());
    }
}
