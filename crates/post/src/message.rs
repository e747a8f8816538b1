//! A letter as mail servers want it: headers, text, page, and the calendar file beside them.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, MultiPartKind, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use trellis_domain::id::LetterId;
use trellis_store::letters::{Kind, Letter};

use crate::{calendar, letter::Written};

/// The letter cannot be addressed: its address or ours is not one that a mail server takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address that mail servers take")]
pub(crate) struct Unaddressed;

/// Writes the message. Sent twice it is the same to the byte, under the same id.
pub(crate) fn message(
    id: LetterId,
    letter: &Letter,
    written: &Written,
    from: &str,
    made_at: Timestamp,
) -> Result<Message, Unaddressed> {
    let from: Address = from.parse().map_err(|_| Unaddressed)?;
    let to: Address = letter.address.as_str().parse().map_err(|_| Unaddressed)?;
    let host = from.domain().to_owned();
    let words = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(format!("{id}-words"))
        .singlepart(SinglePart::plain(written.text.clone()))
        .singlepart(SinglePart::html(written.html.clone()));
    let body = match &written.calendar {
        None => words,
        Some(file) => MultiPart::builder()
            .kind(MultiPartKind::Mixed)
            .boundary(format!("{id}-parts"))
            .multipart(words)
            .singlepart(attached(file, letter.kind == Kind::MeetingOff)?),
    };
    Message::builder()
        .from(Mailbox::new(Some(written.sender.clone()), from))
        .to(Mailbox::new(None, to))
        .subject(written.subject.clone())
        .message_id(Some(format!("<{id}@{host}>")))
        .date(system(made_at))
        // Asks other machines not to answer: "out of office" would tell who gets these letters.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"),
            "All".to_owned(),
        ))
        .multipart(body)
        .map_err(|_| Unaddressed)
}

/// The type names the same method as the file, or some programs take it for a text.
fn attached(file: &str, cancelled: bool) -> Result<SinglePart, Unaddressed> {
    let method = calendar::method(cancelled);
    let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))
        .map_err(|_| Unaddressed)?;
    Ok(lettre::message::Attachment::new("meeting.ics".to_owned()).body(file.to_owned(), kind))
}

fn system(moment: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(moment.as_second()).unwrap_or_default())
}
