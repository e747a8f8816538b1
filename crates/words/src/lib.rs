#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod both;
mod calendar;
pub mod cards;
pub mod content;
pub mod instruments;
#[doc(hidden)]
pub mod keys;
mod lists;
pub mod names;
pub mod questions;
pub mod scenarios;
mod words;

pub use both::Both;
pub use fluent_bundle::{FluentArgs, FluentValue};
pub use trellis_domain::language::Language;
pub use words::{Words, pending};

/// One text in the language of `words`.
///
/// With a literal key the text must exist and get exactly its variables, or the program does not compile. With a key
/// that is worked out (`t!(words, state.key())`) the same is demanded when it is used: in debug builds and tests an
/// unknown key panics, in release builds the key itself is shown.
///
/// ```
/// use trellis_words::{t, Language, Words};
/// let words = Words::new(Language::English);
/// assert_eq!(t!(words, "calendar-weeks", count = 6), "6 weeks");
/// ```
///
/// ```compile_fail
/// # use trellis_words::{t, Language, Words};
/// # let words = Words::new(Language::English);
/// t!(words, "calendar-fortnights-of-nobody");
/// ```
///
/// ```compile_fail
/// # use trellis_words::{t, Language, Words};
/// # let words = Words::new(Language::English);
/// t!(words, "calendar-weeks", number = 6);
/// ```
#[macro_export]
macro_rules! t {
    ($words:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const _: () = $crate::keys::demand(
            $key,
            &[$(stringify!($name)),*],
            concat!("no text `", $key, "` with these variables in crates/words"),
        );
        $crate::t!(@say $words, $key $(, $name = $value)*)
    }};
    ($words:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::t!(@say $words, $key $(, $name = $value)*)
    };
    (@say $words:expr, $key:expr) => {
        $words.say($key, None)
    };
    (@say $words:expr, $key:expr $(, $name:ident = $value:expr)+) => {{
        let mut arguments = $crate::FluentArgs::new();
        $(arguments.set(stringify!($name), $value);)+
        $words.say($key, Some(&arguments))
    }};
}
