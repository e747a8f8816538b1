//! Two towns in which everything is the same but a few private answers: nobody else can tell one from the other.
//!
//! A canary is a word, and many private answers are one of a few: what an act did, what reached her, why somebody left,
//! with whom she would rather not be. So the story is told twice, with the other answer each time, and what everybody
//! else is shown is compared byte by byte.

use trellis_town::{
    Town,
    canary::{Told, Who, plain},
    on_each,
};

use crate::looks;

/// Who might tell: those whom the answers are about or who are near. Amina's and Frank's answers differ.
const OTHERS: [Who; 11] = [
    Who::Grace,
    Who::Owen,
    Who::Sian,
    Who::Alun,
    Who::Ravi,
    Who::Bola,
    Who::David,
    Who::Helen,
    Who::Mona,
    Who::Gwen,
    Who::Tom,
];
/// Wishes count in matching, and its pages show the figures that come out; whose wish it was stands on none.
const COUNTED: &str = "/co/matching";

#[tokio::test]
async fn nobody_else_can_tell_which_of_a_few_answers_somebody_gave() {
    on_each(async |town: Town| {
        let engine = engine_of(&town);
        let Some(other) = Town::new(engine).await else { return };
        let mut told = Told::in_town(&town).await;
        let one = looks::all(&mut told, &OTHERS, false).await;
        let mut told = Told::otherwise(&other).await;
        let two = looks::all(&mut told, &OTHERS, false).await;
        let (mut compared, mut wrong) = (0, Vec::new());
        for (one, two) in one.iter().zip(&two) {
            assert_eq!(one.seen.len(), two.seen.len(), "{} is led to as many pages", one.name());
            for (seen, twin) in
                one.seen.iter().zip(&two.seen).filter(|(seen, _)| !seen.answer.path.starts_with(COUNTED))
            {
                assert_eq!(seen.answer.path, twin.answer.path);
                compared += 1;
                if plain(seen) != plain(twin) {
                    wrong.push(format!("{} can tell at {}", one.name(), seen.answer.path));
                }
            }
        }
        assert!(compared > 1_000, "{compared} answers were compared");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let rows = (town.rows().await, other.rows().await);
        // Not `answered`: it has a row for each form that was sent, and a wish for somebody has a page more than one against.
        for table in ["event", "event_text", "notice", "letter"] {
            assert_eq!(rows.0[table].len(), rows.1[table].len(), "{table}");
        }
    })
    .await;
}

fn engine_of(town: &Town) -> trellis_database::testing::Engine {
    use trellis_database::{Store, testing::Engine};
    if matches!(town.ground.store, Store::Sqlite { .. }) { Engine::Sqlite } else { Engine::Postgres }
}
