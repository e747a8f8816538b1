//! From answers to a score: items turned round, means that bear a few gaps, sums that bear none.

use super::{Instrument, Scoring, Wording};
use crate::refusal::Refusal;

/// A mean, kept as what it was made of, so that nothing is rounded before it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mean {
    sum: u32,
    of: u32,
}

impl Mean {
    /// The mean of the answers that were given: at least three quarters of the items, rounded up; none with fewer.
    pub fn of(answers: impl IntoIterator<Item = Option<u8>>) -> Option<Self> {
        let (mut sum, mut of, mut items) = (0, 0, 0_u32);
        for answer in answers {
            items += 1;
            sum += u32::from(answer.unwrap_or_default());
            of += u32::from(answer.is_some());
        }
        (items > 0 && of >= (items * 3).div_ceil(4)).then_some(Self { sum, of })
    }

    /// In thousandths, rounded to the nearest; a half goes up.
    pub const fn thousandths(self) -> u32 {
        (self.sum * 2000 + self.of) / (self.of * 2)
    }
}

/// Where answers lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Score {
    /// Too few answers.
    NotScored,
    /// One mean.
    Mean(Mean),
    /// A mean for each part; none for a part with too few answers.
    Parts(Vec<Option<Mean>>),
    /// A sum, and what the host's table makes of it, in hundredths.
    Sum(u32, u32),
}

impl Instrument {
    /// The score of answers, one for each item, under the wording that was answered.
    ///
    /// # Errors
    /// [`Refusal::NotOffered`] when there are not as many answers as items, or one is out of range.
    pub fn score(self, answers: &[Option<u8>], wording: &Wording) -> Result<Score, Refusal> {
        let facts = self.facts();
        let (low, high) = self.range(wording.answers.en.len());
        let offered = |answer: &Option<u8>| answer.is_none_or(|answer| (low..=high).contains(&answer));
        if answers.len() != facts.items || !answers.iter().all(offered) {
            return Err(Refusal::NotOffered);
        }
        let turned: Vec<Option<u8>> = (1..)
            .zip(answers)
            .map(
                |(item, answer)| {
                    if facts.reverse.contains(&item) { answer.map(|x| low + high - x) } else { *answer }
                },
            )
            .collect();
        let part =
            |items: &[usize]| Mean::of(items.iter().map(|item| turned.get(item - 1).copied().flatten()));
        Ok(match facts.scoring {
            Scoring::Mean | Scoring::Felt => Mean::of(turned).map_or(Score::NotScored, Score::Mean),
            Scoring::OddAndEven => {
                let of = |odd: usize| (1..=facts.items).filter(|item| item % 2 == odd).collect::<Vec<_>>();
                Score::Parts(vec![part(&of(1)), part(&of(0))])
            }
            Scoring::Parts(_) => Score::Parts(wording.parts.iter().map(|items| part(items)).collect()),
            Scoring::Sum => sum(&turned, low, &wording.table),
        })
    }
}

/// All items are needed, and a place in the table.
fn sum(answers: &[Option<u8>], low: u8, table: &[u32]) -> Score {
    let Some(all) = answers.iter().copied().collect::<Option<Vec<u8>>>() else { return Score::NotScored };
    let sum: u32 = all.iter().copied().map(u32::from).sum();
    let lowest = u32::from(low) * u32::try_from(all.len()).unwrap_or_default();
    let place = usize::try_from(sum.saturating_sub(lowest)).unwrap_or(usize::MAX);
    table.get(place).map_or(Score::NotScored, |score| Score::Sum(sum, *score))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(answers: &[u8]) -> Vec<Option<u8>> {
        answers.iter().copied().map(Some).collect()
    }

    fn mean(instrument: Instrument, answers: &[Option<u8>]) -> Option<u32> {
        match instrument.score(answers, &Wording::default()).unwrap() {
            Score::Mean(mean) => Some(mean.thousandths()),
            Score::NotScored => None,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_printed_examples_come_out_to_the_printed_digits() {
        assert_eq!(mean(Instrument::Brs, &all(&[4, 2, 5, 1, 3, 2])), Some(4167));
        assert_eq!(mean(Instrument::Psafe7, &all(&[2, 6, 1, 5, 3, 6, 7])), Some(6000));
    }

    #[test]
    fn odd_items_are_one_part_and_even_items_the_other() {
        let answers: Vec<u8> = (0..8).flat_map(|_| [5, 2]).collect();
        let wording = Wording {
            answers: super::super::InBoth { en: vec![String::new(); 5], ..Default::default() },
            ..Default::default()
        };
        let Score::Parts(parts) = Instrument::Tepper16.score(&all(&answers), &wording).unwrap() else {
            panic!()
        };
        assert_eq!(parts.iter().map(|part| part.unwrap().thousandths()).collect::<Vec<_>>(), [5000, 2000]);
        let mut gaps = all(&answers);
        for place in [0, 2, 4] {
            gaps[place] = None;
        }
        let Score::Parts(parts) = Instrument::Tepper16.score(&gaps, &wording).unwrap() else { panic!() };
        assert_eq!(parts[0], None, "five of eight are too few");
        assert_eq!(parts[1].unwrap().thousandths(), 2000);
    }

    #[test]
    fn the_host_says_which_items_belong_to_which_part() {
        let parts = vec![vec![1, 4, 7], vec![2, 5, 8], vec![3, 6, 9]];
        let wording = Wording { parts, ..Wording::default() };
        let answers = all(&[1, 3, 5, 1, 3, 5, 2, 3, 5]);
        let Score::Parts(parts) = Instrument::Mfq9.score(&answers, &wording).unwrap() else { panic!() };
        assert_eq!(
            parts.iter().map(|part| part.unwrap().thousandths()).collect::<Vec<_>>(),
            [1333, 3000, 5000]
        );
    }

    #[test]
    fn a_sum_needs_all_its_items_and_a_table() {
        let wording =
            Wording { table: (0..29).map(|place| 700 + place * 100).collect(), ..Wording::default() };
        let of =
            |answers: &[Option<u8>], wording: &Wording| Instrument::Swemwbs.score(answers, wording).unwrap();
        assert_eq!(of(&all(&[1; 7]), &wording), Score::Sum(7, 700));
        assert_eq!(of(&all(&[3, 4, 3, 4, 3, 4, 3]), &wording), Score::Sum(24, 2400));
        assert_eq!(of(&all(&[5; 7]), &wording), Score::Sum(35, 3500));
        let mut gap = all(&[5; 7]);
        gap[3] = None;
        assert_eq!(of(&gap, &wording), Score::NotScored);
        assert_eq!(
            of(&all(&[5; 7]), &Wording::default()),
            Score::NotScored,
            "without a table there is no score"
        );
    }

    #[test]
    fn an_answer_that_was_not_offered_is_refused() {
        let bare = Wording::default();
        for answers in [all(&[1, 2, 3, 4, 5, 6]), all(&[0, 2, 3, 4, 5, 1]), all(&[1, 2, 3, 4, 5])] {
            assert_eq!(Instrument::Brs.score(&answers, &bare), Err(Refusal::NotOffered));
        }
    }

    proptest! {
        #[test]
        fn a_mean_needs_three_quarters_of_its_items(answers in prop::collection::vec(prop::option::of(1_u8..=5), 5)) {
            let given = answers.iter().flatten().count();
            prop_assert_eq!(mean(Instrument::Css5, &answers).is_some(), given >= 4);
        }

        #[test]
        fn a_mean_lies_between_the_lowest_and_the_highest_answer(answers in prop::collection::vec(1_u8..=5, 5)) {
            let mean = mean(Instrument::Css5, &all(&answers)).unwrap();
            let (low, high) = (*answers.iter().min().unwrap(), *answers.iter().max().unwrap());
            prop_assert!((u32::from(low) * 1000..=u32::from(high) * 1000).contains(&mean));
        }

        #[test]
        fn an_item_turned_round_twice_is_as_it_was(answers in prop::collection::vec(1_u8..=5, 6)) {
            // Turning every answer round mirrors a mean whose items are half turned round.
            let mirrored: Vec<u8> = answers.iter().map(|answer| 6 - answer).collect();
            let (one, other) = (Mean::of(all(&answers)).unwrap(), Mean::of(all(&mirrored)).unwrap());
            prop_assert_eq!(one.sum + other.sum, 36);
            let (one, other) = (mean(Instrument::Brs, &all(&answers)), mean(Instrument::Brs, &all(&mirrored)));
            prop_assert!(one.unwrap().abs_diff(6000 - other.unwrap()) <= 1);
        }
    }
}
