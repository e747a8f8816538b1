//! What holds of every ledger of hours, whatever was held and whatever its giver says.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn month(code: &str) -> Month {
    Month::parse(code).expect("a month")
}

fn some_month() -> impl Strategy<Value = Month> {
    (0_i32..30).prop_map(|later| month("2025-01").later(later))
}

fn some_held() -> impl Strategy<Value = Vec<Held>> {
    prop::collection::vec(
        (some_month(), 15_i64..=240).prop_map(|(month, minutes)| Held { month, minutes }),
        0..12,
    )
}

fn some_own() -> impl Strategy<Value = Vec<Own>> {
    let kind = prop::sample::select(Kind::of(Hat::Mentor));
    let one = (some_month(), kind, 0_i64..=2976).prop_map(|(month, kind, quarters)| Own {
        month,
        kind,
        minutes: quarters * STEP,
    });
    prop::collection::vec(one, 0..12)
}

proptest! {
    #[test]
    fn nothing_is_counted_twice_or_lost(held in some_held()) {
        let lines = ledger(Hat::Mentor, &held, &[], &[]);
        let met: i64 = held.iter().map(|held| held.minutes).sum();
        let number = i64::try_from(held.len()).expect("few");
        prop_assert_eq!(total(&lines), met + number * PREPARING);
    }

    #[test]
    fn the_kinds_and_the_months_add_up_to_the_same(held in some_held(), own in some_own()) {
        let lines = ledger(Hat::Mentor, &held, &[], &own);
        prop_assert_eq!(by_kind(&lines).values().sum::<i64>(), total(&lines));
        prop_assert_eq!(by_month(&lines).values().sum::<i64>(), total(&lines));
        prop_assert!(lines.is_sorted_by_key(|line| std::cmp::Reverse(line.month)));
    }

    #[test]
    fn her_own_figure_holds_and_what_was_counted_stays_beside_it(held in some_held(), own in some_own()) {
        let before = ledger(Hat::Mentor, &held, &[], &[]);
        for line in ledger(Hat::Mentor, &held, &[], &own) {
            let said = own.iter().rfind(|own| own.month == line.month && own.kind == line.kind);
            prop_assert_eq!(line.own, said.map(|own| own.minutes));
            let same = |one: &&Line| one.month == line.month && one.kind == line.kind;
            let counted = before.iter().find(same).map_or(0, |one| one.counted);
            prop_assert_eq!(line.counted, counted);
            prop_assert_eq!(line.minutes(), line.own.unwrap_or(counted));
        }
    }

    #[test]
    fn what_was_typed_is_read_back(quarters in 0_i64..=2976) {
        let minutes = quarters * STEP;
        prop_assert_eq!(read(&typed(minutes)), Ok(Some(minutes)));
        prop_assert_eq!(read(&typed(minutes).replace('.', ",")), Ok(Some(minutes)));
    }

    #[test]
    fn whatever_is_typed_is_never_more_than_a_month_has(text in ".{0,12}") {
        if let Ok(Some(minutes)) = read(&text) {
            prop_assert!((0..=MOST).contains(&minutes) && minutes % STEP == 0);
        }
    }

    #[test]
    fn a_financial_year_is_twelve_months_from_april_with_this_one_in_it(month in some_month()) {
        let year = month.financial_year();
        prop_assert!(year.contains(&month));
        prop_assert_eq!((year.start().first().month(), year.end().first().month()), (4, 3));
        prop_assert_eq!(Month::all(&year).len(), 12);
        prop_assert_eq!(Month::parse(&month.to_string()), Some(month));
    }
}

#[test]
fn three_meetings_of_an_hour_are_three_hours_and_an_hour_and_a_half_to_prepare() {
    let held = [3, 10, 24].map(|day| Held { month: Month::of(date(2026, 11, day)), minutes: 60 });
    let lines = ledger(Hat::Mentor, &held, &[], &[]);
    let said: Vec<(Kind, i64, i64)> =
        lines.iter().map(|line| (line.kind, line.held, line.minutes())).collect();
    use Kind::*;
    assert_eq!(said, [(Meeting, 3, 180), (Preparation, 3, 90), (Supervision, 3, 0), (Training, 3, 0)]);
    assert!(ledger(Hat::Mentee, &held, &[], &[]).is_empty(), "a mentee has none");
}

#[test]
fn a_session_of_a_circle_is_prepared_like_a_meeting() {
    let held = [Held { month: month("2026-11"), minutes: SESSION }];
    let lines = ledger(Hat::Facilitator, &held, &[], &[]);
    assert_eq!(by_kind(&lines), BTreeMap::from([(Kind::Circle, 75), (Kind::Preparation, 30)]));
}

#[test]
fn hours_are_typed_in_quarters() {
    let table = [
        ("", Ok(None)),
        (" 2 ", Ok(Some(120))),
        ("0", Ok(Some(0))),
        (".5", Ok(Some(30))),
        ("1,75", Ok(Some(105))),
        ("1.50", Ok(Some(90))),
        ("744", Ok(Some(MOST))),
        ("-0", Ok(Some(0))),
        ("744.25", Err(WrongHours::Range)),
        ("99999999999999999999", Err(WrongHours::Range)),
        ("-1", Err(WrongHours::Range)),
        ("1.3", Err(WrongHours::Quarter)),
        ("1.755", Err(WrongHours::Quarter)),
        ("two", Err(WrongHours::Number)),
        ("1 h", Err(WrongHours::Number)),
        (".", Err(WrongHours::Number)),
    ];
    for (text, read_as) in table {
        assert_eq!(read(text), read_as, "{text:?}");
    }
    assert_eq!([100, 75, 0, 119].map(decimal), ["1.67", "1.25", "0.00", "1.98"]);
}

#[test]
fn only_a_month_is_a_month() {
    for odd in ["", "2026", "2026-13", "2026-1", "1999-12", "+026-01", "2026-11-03", "2026/11"] {
        assert_eq!(Month::parse(odd), None, "{odd:?}");
    }
    assert_eq!(month("2026-03").financial_year(), month("2025-04")..=month("2026-03"));
    assert!(Month::all(&(month("2026-05")..=month("2026-04"))).is_empty());
}

#[test]
fn the_times_a_supervision_group_sat_count_as_supervision_and_prepare_nothing() {
    let month = Month::parse("2026-11").expect("a month");
    let sat = [Held { month, minutes: 90 }, Held { month, minutes: 90 }];
    let lines = ledger(Hat::Mentor, &[], &sat, &[]);
    let of = |kind| lines.iter().find(|line| line.kind == kind).map(|line| line.minutes());
    assert_eq!(of(Kind::Supervision), Some(180));
    assert_eq!((of(Kind::Meeting), of(Kind::Preparation)), (Some(0), Some(0)));
    let own = [Own { month, kind: Kind::Supervision, minutes: 60 }];
    assert_eq!(total(&ledger(Hat::Mentor, &[], &sat, &own)), 60, "what the mentor says holds");
}
