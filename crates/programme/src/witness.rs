//! Hears every question that the policy is asked while a test looks on. The product is built without it.

use std::sync::{Arc, Mutex, PoisonError};

use trellis_domain::{
    hat::Role,
    id::Id,
    permission::{Action, Actor, Denied, Permit, Standing, may},
};

/// A question that was asked, and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What somebody wanted to do.
    pub action: Action,
    /// The kind of the thing: `Pair`, `Cohort`.
    pub kind: &'static str,
    /// The thing.
    pub id: String,
    /// Whether the table said yes.
    pub granted: bool,
}

/// Listens to one piece of work, and to nothing else that runs at the same time.
#[derive(Debug, Clone, Default)]
struct Witness {
    heard: Arc<Mutex<Vec<Asked>>>,
    nods: bool,
}

tokio::task_local! {
    static WITNESS: Witness;
}

/// Does the work and tells what was asked meanwhile, in order.
pub async fn listen<T>(work: impl Future<Output = T>) -> (T, Vec<Asked>) {
    during(Witness::default(), work).await
}

/// As [`listen`], but every answer becomes a yes: so all that *can* be asked is heard, whatever the table says.
pub async fn nod<T>(work: impl Future<Output = T>) -> (T, Vec<Asked>) {
    during(Witness { nods: true, ..Witness::default() }, work).await
}

async fn during<T>(witness: Witness, work: impl Future<Output = T>) -> (T, Vec<Asked>) {
    let heard = Arc::clone(&witness.heard);
    let done = WITNESS.scope(witness, work).await;
    let heard = std::mem::take(&mut *heard.lock().unwrap_or_else(PoisonError::into_inner));
    (done, heard)
}

/// Writes the question down where somebody listens.
pub(crate) fn hear<K>(
    action: Action,
    id: Id<K>,
    answer: Result<Permit<K>, Denied>,
) -> Result<Permit<K>, Denied> {
    let Ok(witness) = WITNESS.try_with(Clone::clone) else { return answer };
    let kind = std::any::type_name::<K>().rsplit("::").next().unwrap_or_default();
    let asked = Asked { action, kind, id: id.to_string(), granted: answer.is_ok() };
    witness.heard.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
    answer.or_else(|denied| if witness.nods { of_somebody(action, id) } else { Err(denied) })
}

/// The permit of whomever the rule lets through, so that a test can bring things about whatever the policy says.
///
/// # Errors
/// [`Denied`] where it lets nobody through.
pub fn of_somebody<K>(action: Action, id: Id<K>) -> Result<Permit<K>, Denied> {
    let person = Id::from(uuid::Uuid::nil());
    let nobody = Id::from(uuid::Uuid::nil());
    let roles = [Role::Newcomer, Role::Coordinating(nobody), Role::Guarding(nobody), Role::Administering];
    let people = roles.map(|role| Actor::Person { person, role });
    let state = action.rule().states.first().copied().unwrap_or_default();
    let standing = Standing {
        own: true,
        mentee: true,
        giver: true,
        coordinates: true,
        guards: true,
        conflict: false,
        state,
    };
    let mut answers = people.into_iter().chain([Actor::Clock]).map(|actor| may(actor, action, id, &standing));
    answers.find(Result::is_ok).unwrap_or(Err(Denied))
}
