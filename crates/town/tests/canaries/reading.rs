//! A canary is read by whom the table names, on a page of theirs that stands open, and by nobody else.

use std::collections::BTreeSet;

use trellis_domain::neutral;
use trellis_town::{
    Town,
    canary::{Class, FIELDS, Field, Told, Who, field, found},
    on_each,
};

use crate::{complete, log::Log, looks, looks::Look, outside};

#[tokio::test]
async fn every_private_word_is_read_by_whom_the_table_names_and_lies_nowhere_else() {
    on_each(async |town: Town| {
        let (log, guard) = Log::begin();
        let mut told = Told::in_town(&town).await;
        let looks = looks::all(&mut told, Who::ALL, true).await;
        let mut wrong = on_pages(&looks);
        wrong.extend(envelopes(&looks));
        wrong.extend(complete::fields(&looks));
        wrong.extend(outside::copies(&mut told).await);
        wrong.extend(outside::store(&town).await);
        wrong.extend(outside::letters(&town).await);
        drop(guard);
        let logged = log.bytes();
        assert!(logged.len() > 10_000, "the log was kept: {} bytes", logged.len());
        wrong.extend(found(&logged).iter().map(|canary| format!("{canary} is in the log")));
        assert!(wrong.is_empty(), "{} things are wrong:\n{}", wrong.len(), wrong.join("\n"));
    })
    .await;
}

/// Whether somebody may read a field in a browser.
fn may(field: &Field, look: &Look) -> bool {
    let one_of_them = look.who.is_some_and(|who| field.writer == Some(who) || field.readers.contains(&who));
    match field.class {
        Class::A => one_of_them && look.open,
        Class::B => one_of_them,
        // The coordinators read it by the server's key, whether their own space is open or not.
        Class::Released => one_of_them && (look.open || look.who == Some(Who::Helen)),
        Class::C => true,
        Class::Nowhere => false,
    }
}

/// Wishes and offers that were sent: pages say that they are there, never what they say, not even to whoever made them.
/// Their words are in that person's copy of everything.
const SENT: [&str; 3] = ["canary60", "canary62", "canary63"];

/// What stands on a page and must not, and what stands on no page and should.
fn on_pages(looks: &[Look]) -> Vec<String> {
    let (mut wrong, mut read) = (Vec::new(), BTreeSet::new());
    for look in looks {
        for seen in &look.seen {
            for canary in found(&seen.bytes()) {
                let field = field(canary);
                if !may(field, look) {
                    let (who, path) = (look.name(), &seen.answer.path);
                    wrong.push(format!("{who} reads {canary}, {}, at {path}", field.what));
                }
                if let Some(who) = look.who.filter(|_| look.open) {
                    read.insert((canary, who));
                }
            }
        }
    }
    for field in FIELDS.iter().filter(|field| !matches!(field.class, Class::C | Class::Nowhere)) {
        let writer = field.writer.as_ref().filter(|_| !SENT.contains(&field.canary));
        for who in field.readers.iter().chain(writer) {
            if !read.contains(&(field.canary, *who)) {
                let (canary, what) = (field.canary, field.what);
                wrong.push(format!("{canary}, {what}, is on no page of {}", who.name()));
            }
        }
    }
    wrong
}

/// Routes that name a hat in their address. They are only reached by whoever has signed in, and stand in no letter.
const NAMED_BY_HAT: &str = "/ally/";

/// What is seen of an answer without reading it: no private word, nobody's name, nothing that reveals the programme.
fn envelopes(looks: &[Look]) -> Vec<String> {
    let (mut wrong, own) = (BTreeSet::new(), ["Canary83 together", "Canary84 cohort"]);
    for seen in looks.iter().flat_map(|look| &look.seen) {
        let envelope = seen.envelope();
        wrong.extend(
            found(envelope.as_bytes()).iter().map(|canary| format!("{canary} stands in {envelope:?}")),
        );
        let headers = seen.answer.headers.values().flat_map(|value| found(value.as_bytes()));
        wrong.extend(headers.map(|canary| format!("{canary} stands in a header of {}", seen.answer.path)));
        let plain = envelope.replace(NAMED_BY_HAT, "/");
        if let Some(word) = neutral::revealing(&plain, &own, &[]) {
            wrong.insert(format!("{envelope:?} reveals “{word}”"));
        }
    }
    wrong.into_iter().collect()
}
