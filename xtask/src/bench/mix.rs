//! The signed-in mix: who asks for what. 80 % pages, 15 % fragments and small pages, 5 % writes.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, bail};

use super::http::Connection;

/// Browsers of each persona.
const BROWSERS: usize = 8;

/// One thing that is asked for.
pub struct Ask {
    /// What the table calls it.
    pub name: &'static str,
    path: String,
    cookies: Vec<String>,
}

/// A running server and what is asked of it.
pub struct Mix {
    /// Where it listens.
    pub host: String,
    pages: Vec<Ask>,
    fragments: Vec<Ask>,
    wishes: Vec<Wish>,
    forms: AtomicU64,
}

/// The form of one browser that changes something: whether this kind of helper is wanted.
struct Wish {
    cookie: String,
    csrf: String,
}

/// Signed-in pages that are asked for, with the persona who asks. Each weighs the same.
const PAGES: [(&str, &str); 16] = [
    ("mentee", "/home"),
    ("mentee", "/home"),
    ("mentee", "/people"),
    ("mentee", "/matches"),
    ("mentee", "/needs"),
    ("mentee", "/me/preferences-for-matching"),
    ("mentee", "/me/access-log"),
    ("mentee", "/settings"),
    ("mentor", "/home"),
    ("mentor", "/home"),
    ("mentor", "/me"),
    ("mentor", "/me/not-with"),
    ("coordinator", "/co"),
    ("coordinator", "/co/people"),
    ("coordinator", "/co/pairs"),
    ("coordinator", "/co/programme"),
];
/// What takes the place of fragments besides the preview: the smallest signed-in pages.
const SMALL: [(&str, &str); 2] = [("mentee", "/notices"), ("mentor", "/requests")];

impl Mix {
    /// Signs everybody in and sees that each thing can be had.
    ///
    /// # Errors
    /// When something is not answered as it should be, with its address.
    pub fn prepare(host: &str) -> Result<Self> {
        let mut line = Connection::open(host)?;
        let people = ["mentee", "mentor", "coordinator"];
        let mut cookies = Vec::new();
        for card in people {
            let browsers = (0..BROWSERS).map(|_| sign_in(&mut line, card));
            cookies.push((card, browsers.collect::<Result<Vec<String>>>()?));
        }
        let of = |card: &str| {
            cookies.iter().find(|(name, _)| *name == card).map(|(_, all)| all.clone()).unwrap_or_default()
        };
        let ask =
            |(card, path): (&str, &'static str)| Ask { name: path, path: path.to_owned(), cookies: of(card) };
        let pages: Vec<Ask> = PAGES.into_iter().map(ask).collect();
        let mut fragments: Vec<Ask> = SMALL.into_iter().map(ask).collect();
        let coordinators = of("coordinator");
        let matching = line.get("/co/matching", &coordinators[0])?.body;
        let cohort = field(&matching, "cohort").context("no cohort to preview a run of")?;
        let path = format!("/co/matching/preview?cohort={cohort}");
        fragments.push(Ask { name: "/co/matching/preview", path, cookies: coordinators });
        for ask in pages.iter().chain(&fragments) {
            let status = line.get(&ask.path, &ask.cookies[0])?.status;
            if status != 200 {
                bail!("{} is answered with {status}", ask.path);
            }
        }
        let mut wishes = Vec::new();
        for cookie in of("mentee") {
            let people = line.get("/people", &cookie)?.body;
            let csrf = field(&people, "csrf").context("no form on the page of people")?.to_owned();
            wishes.push(Wish { cookie, csrf });
        }
        Ok(Self { host: host.to_owned(), pages, fragments, wishes, forms: AtomicU64::new(0) })
    }

    /// Asks for the thing of this number and gives its name, and whether it was answered well.
    ///
    /// # Errors
    /// When the connection breaks.
    pub fn ask(&self, line: &mut Connection, number: u64) -> Result<(&'static str, bool)> {
        let drawn = scattered(number);
        let (hundredth, which) = (drawn % 100, (drawn >> 32) as usize);
        if hundredth < 95 {
            let list = if hundredth < 80 { &self.pages } else { &self.fragments };
            let ask = &list[which % list.len()];
            let cookie = &ask.cookies[which / list.len() % ask.cookies.len()];
            return Ok((ask.name, line.get(&ask.path, cookie)?.status == 200));
        }
        let wish = &self.wishes[which % self.wishes.len()];
        let form = self.forms.fetch_add(1, Ordering::Relaxed);
        let wanted = if form.is_multiple_of(2) { "not_wanted" } else { "wanted" };
        let form = format!("csrf={}&idem={form:032x}&line=circle&wish={wanted}", wish.csrf);
        Ok(("POST /people/wishes", line.post("/people/wishes", &wish.cookie, &form)?.status == 303))
    }
}

fn sign_in(line: &mut Connection, card: &str) -> Result<String> {
    let answer = line.post(&format!("/demo/personas/{card}"), "", "")?;
    if answer.status != 303 || answer.cookie.is_empty() {
        bail!("the card of the {card} is answered with {}", answer.status);
    }
    Ok(answer.cookie)
}

/// The value of the first hidden field of that name.
fn field<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let after = page.split_once(&format!("name=\"{name}\" value=\""))?.1;
    after.split('"').next()
}

/// A number that looks drawn and is the same in every run (the mixing step of SplitMix64).
fn scattered(number: u64) -> u64 {
    let mixed = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_field_is_read_and_the_draw_is_even() {
        assert_eq!(field("<input type=\"hidden\" name=\"csrf\" value=\"ab\">", "csrf"), Some("ab"));
        assert_eq!(field("<p>", "csrf"), None);
        let writes = (0..100_000).filter(|number| scattered(*number) % 100 >= 95).count();
        assert!((4_500..5_500).contains(&writes), "{writes}");
    }
}
