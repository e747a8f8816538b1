//! A browser: keeps cookies, sends forms as our pages would.

use std::collections::BTreeMap;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use tower::ServiceExt;

use crate::{Answer, ORIGIN, Town};

/// The passphrase of everybody's private space here.
pub const PHRASE: &str = "a gate of slate and gorse";

/// One browser of one person, or of nobody yet.
#[derive(Clone)]
pub struct Browser<'t> {
    town: &'t Town,
    cookies: BTreeMap<String, String>,
    /// The token of this session's forms; empty where nobody has signed in.
    pub csrf: String,
}

impl<'t> Browser<'t> {
    pub(crate) fn new(town: &'t Town, session: Option<(String, String)>) -> Self {
        let mut browser = Self { town, cookies: BTreeMap::new(), csrf: String::new() };
        if let Some((token, csrf)) = session {
            browser.cookies.insert(town.settings().session_cookie().to_owned(), token);
            browser.csrf = csrf;
        }
        browser
    }

    /// The cookies, to look at or to tamper with.
    pub fn cookies(&mut self) -> &mut BTreeMap<String, String> {
        &mut self.cookies
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, &[]).await
    }

    /// Sends a form of this session, as one of our pages would, with a fresh key.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (csrf, key) = (self.csrf.clone(), self.town.form_key());
        let mut all = fields.to_vec();
        if !csrf.is_empty() {
            all.extend([("csrf", csrf.as_str()), ("idem", key.as_str())]);
        }
        self.post_exactly(path, &all).await
    }

    /// Sends these fields and nothing else, from our own origin.
    pub async fn post_exactly(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, Some(fields), &[("sec-fetch-site", "same-origin"), ("origin", ORIGIN)])
            .await
    }

    /// Sends a form of this session with a file field that nobody has filled in.
    pub async fn upload(&mut self, path: &str) -> Answer {
        let csrf = &self.csrf;
        let body = format!("--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--b--\r\n");
        let headers =
            [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=b")];
        self.ask(Method::POST, path, Body::from(body), &headers).await
    }

    /// Fills in the form of a page that posts to `action`, and sends it.
    pub async fn submit(&mut self, page: &Answer, action: &str, changes: &[(&str, &str)]) -> Answer {
        let form = page.form(action);
        let kept = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let mut fields: Vec<(&str, &str)> =
            kept.filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name)).collect();
        fields.extend_from_slice(changes);
        self.post_exactly(&form.action, &fields).await
    }

    /// Sets a private space up under [`PHRASE`], and gives the recovery code that was shown. It stands open afterwards.
    pub async fn sets_up_private_space(&mut self) -> String {
        let page = self.get("/me/unlock").await;
        let shown = self.submit(&page, "/me/unlock/keys", &[("which", "own"), ("own", PHRASE)]).await;
        let (_, rest) = shown.body.split_once("trellis-code\">").expect("the code is shown");
        rest.split_once('<').expect("it ends").0.to_owned()
    }

    /// Asks for a page and goes where it leads, until there is one.
    pub async fn follow(&mut self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..5 {
            if !answer.status.is_redirection() {
                break;
            }
            let to = answer.leads_to().to_owned();
            answer = self.get(&to).await;
        }
        answer
    }

    /// Sends anything.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        fields: Option<&[(&str, &str)]>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let body = fields.map_or_else(Body::empty, |fields| {
            Body::from(serde_html_form::to_string(fields).expect("fields can be written"))
        });
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        let kind = if fields.is_some() { &kind[..] } else { &[] };
        self.ask(method, path, body, &[headers, kind].concat()).await
    }

    async fn ask(&mut self, method: Method, path: &str, body: Body, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).expect("a request");
        let Ok(response) = self.town.app().oneshot(request).await;
        let answer = Answer::read(path, response).await;
        self.keep(&answer);
        answer
    }

    fn keep(&mut self, answer: &Answer) {
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie is text");
            let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
