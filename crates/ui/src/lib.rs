#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod asset;
mod button;
mod card;
mod conflict;
pub mod constellation;
mod details;
mod errors;
pub mod field;
mod form;
mod link;
mod notice;
mod prep;
mod qr;
pub mod raw;
mod shell;
mod signposts;
mod summary;
mod table;
mod tag;
mod task_list;

pub use button::{Button, buttons};
pub use card::{Card, NextStep};
pub use conflict::Conflict;
pub use details::{Details, WhoCanSee};
pub use errors::Errors;
pub use field::Size;
pub use form::Form;
pub use link::{BackLink, Page, Pagination, SkipLink};
pub use maud::{DOCTYPE, Markup, Render, html};
pub use notice::{Banner, Inset, Interruption, Panel, Receipt, Warning};
pub use prep::PrepCard;
pub use qr::Qr;
pub use shell::{Exit, HatLink, Shell, SignOut};
pub use signposts::{Signpost, Signposts};
pub use summary::{Answer, CheckAnswers};
pub use table::{Cell, Table};
pub use tag::{Colour, Tag};
pub use task_list::{Status, Task, TaskList};

/// Anything that can stand on a page, rendered once: a text (escaped), a number or markup.
fn slot(content: impl Render) -> Markup {
    html! { (content) }
}
