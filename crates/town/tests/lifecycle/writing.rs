//! What people wrote in private goes for real when its time has come, whoever wrote it, told beforehand.

use std::sync::Arc;

use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::{
    id::PairId,
    pair::{Kind, PairState},
    permission::Actor,
};
use trellis_programme::{
    departures, member_keys,
    notes::{self, Note},
    pairs, sealed_drafts,
};
use trellis_sealing::{Cost, Method, Phrase, RecoveryCode, Wrap};

use crate::world::{Member, World, in_both};

pub type Secret = Arc<trellis_sealing::Member>;

/// Sets somebody's private space up, and gives their secret.
pub async fn sets_up(world: &World, who: Member, actor: Actor, seed: u64) -> Secret {
    let mut dice = StdRng::seed_from_u64(seed);
    let (secret, code) = (trellis_sealing::Member::new(&mut dice), RecoveryCode::draw(&mut dice));
    let phrase = Phrase::typed("a gate of slate and gorse");
    let by_phrase = Wrap::under_phrase(&secret, who.0, &phrase, Cost::NONE, &mut dice);
    let by_code = Wrap::under_code(&secret, who.0, &code, &mut dice);
    let (public, wraps) = (secret.public(), [(Method::Passphrase, by_phrase), (Method::Recovery, by_code)]);
    world.does(actor, async |act| member_keys::set_up(act, public, wraps).await).await.unwrap();
    Arc::new(secret)
}

pub async fn writes(world: &World, actor: Actor, secret: &Secret, pair: PairId, kind: Note) {
    let write = async |act: &mut trellis_programme::Act| {
        act.member = Some(Arc::clone(secret));
        notes::write(act, pair, kind, "canary").await
    };
    world.does(actor, write).await.unwrap();
}

#[tokio::test]
async fn notes_go_ninety_days_after_the_pair_has_ended_told_thirty_and_seven_days_before() {
    in_both(async |world| {
        let pair = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        let hers = sets_up(&world, world.amina, world.me(), 1).await;
        let theirs = sets_up(&world, world.grace, world.mentor(), 2).await;
        writes(&world, world.me(), &hers, pair, Note::Shared).await;
        writes(&world, world.me(), &hers, pair, Note::Reflection).await;
        writes(&world, world.mentor(), &theirs, pair, Note::Shared).await;
        world.does(world.me(), async |act| pairs::end(act, pair, None).await).await.unwrap();
        let told = async |who: Member| {
            world.news(who.0).await.into_iter().filter(|kind| kind == "answers-go").count()
        };
        world.live(59).await;
        assert_eq!((told(world.amina).await, told(world.grace).await), (0, 0));
        world.live(1).await;
        assert_eq!((told(world.amina).await, told(world.grace).await), (1, 1));
        world.live(23).await;
        assert_eq!((told(world.amina).await, told(world.grace).await), (2, 2));
        world.live(6).await;
        assert_eq!(world.rows("item", "").await, 3);
        world.live(1).await;
        assert_eq!(world.rows("item", "note").await, 0);
        assert_eq!(world.rows("item", "reflection").await, 1, "what she wrote for herself is another matter");
        assert_eq!(world.rows("space", "pair").await, 0, "nobody can open an empty space any more");
        assert_eq!(world.rows("epoch_copy", "").await, 1, "the keys of what is gone are gone too");
        assert_eq!(world.rows("deletion", "notes").await, 1, "one receipt, with the number alone");
    })
    .await;
}

#[tokio::test]
async fn what_somebody_wrote_for_themselves_goes_ninety_days_after_their_last_part_is_over() {
    in_both(async |world| {
        let pair = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        let hers = sets_up(&world, world.amina, world.me(), 1).await;
        writes(&world, world.me(), &hers, pair, Note::Reflection).await;
        world.does(world.me(), async |act| departures::leave(act, world.amina.1).await).await.unwrap();
        world.live(89).await;
        assert_eq!(world.rows("item", "reflection").await, 1);
        world.live(1).await;
        assert_eq!(world.rows("item", "").await, 0);
        assert_eq!((world.rows("space", "own").await, world.rows("epoch_copy", "").await), (0, 0));
        assert_eq!(world.rows("member_key", "").await, 1, "the key itself stays while the account does");
    })
    .await;
}

#[tokio::test]
async fn private_writing_that_was_not_saved_goes_after_seven_days() {
    in_both(async |world| {
        sets_up(&world, world.amina, world.me(), 1).await;
        let draft = async |act: &mut trellis_programme::Act| {
            sealed_drafts::keep(act, "somewhere", "half a sentence").await
        };
        world.keeps(world.me(), draft).await;
        world.live(6).await;
        assert_eq!(world.rows("sealed_draft", "somewhere").await, 1);
        world.live(1).await;
        assert_eq!(world.rows("sealed_draft", "").await, 0);
    })
    .await;
}
