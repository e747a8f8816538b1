//! What the product answered: status, headers, and the page as a person or a browser reads it.

use axum::{
    body::to_bytes,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was asked for.
    pub path: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The text.
    pub body: String,
    /// What came, as it came: a file is no text.
    pub file: Vec<u8>,
}

/// A form on a page, filled in as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it posts to.
    pub action: String,
    /// The fields that a browser would send.
    pub fields: Vec<(String, String)>,
}

impl Answer {
    pub(crate) async fn read(path: &str, response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 64 << 20).await.expect("the answer ends");
        let file = body.to_vec();
        let body = String::from_utf8_lossy(&file).into_owned();
        Self { path: path.to_owned(), status: parts.status, headers: parts.headers, body, file }
    }

    /// Where it leads; empty where it does not.
    pub fn leads_to(&self) -> &str {
        self.header(header::LOCATION.as_str())
    }

    /// A header's text; empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The title.
    pub fn title(&self) -> String {
        let whole = self.body.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        plain(whole.map_or("", |(title, _)| title))
    }

    /// The text of the page without its first response nonce, for comparing bytes.
    pub fn bytes(&self) -> String {
        let policy = self.header("content-security-policy");
        let nonce = policy.split_once("'nonce-").and_then(|(_, rest)| rest.split_once('\''));
        match nonce {
            Some((nonce, _)) => self.body.replace(nonce, "NONCE"),
            None => self.body.clone(),
        }
    }

    /// The same without what differs each time a page is made: the keys and tokens of its forms.
    pub fn steady(&self) -> String {
        let mut text = self.bytes();
        for name in ["name=\"idem\" value=\"", "name=\"csrf\" value=\"", "name=\"sending\" value=\""] {
            let mut parts = text.split(name);
            let first = parts.next().unwrap_or_default().to_owned();
            let rest = parts.map(|part| part.split_once('"').map_or("", |(_, rest)| rest));
            text = rest.fold(first, |all, part| all + part);
        }
        text
    }

    /// Where its links lead, in their order.
    pub fn links(&self) -> Vec<String> {
        tags(&self.body, "a").filter_map(|tag| attribute(tag, "href")).collect()
    }

    /// Its forms that post.
    pub fn forms(&self) -> Vec<Form> {
        let mut forms = Vec::new();
        for part in self.body.split("<form").skip(1) {
            let whole = part.split("</form>").next().unwrap_or_default();
            let tag = whole.split('>').next().unwrap_or_default();
            let posts = attribute(tag, "method").is_some_and(|method| method == "post");
            if let Some(action) = attribute(tag, "action").filter(|_| posts) {
                forms.push(Form { action, fields: fields(whole) });
            }
        }
        forms
    }

    /// The form that posts to `action`.
    pub fn form(&self, action: &str) -> Form {
        let forms = self.forms();
        let there: Vec<&str> = forms.iter().map(|form| form.action.as_str()).collect();
        let found = forms.iter().find(|form| form.action == action).cloned();
        found.unwrap_or_else(|| panic!("{} has no form for {action}, only {there:?}", self.path))
    }
}

/// The opening tags of one name.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.split('<').skip(1).filter_map(move |part| {
        let tag = part.split('>').next()?;
        let rest = tag.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with([' ', '\n'])).then_some(tag)
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = tag[start..].split('"').next()?;
    Some(plain(value))
}

fn has(tag: &str, name: &str) -> bool {
    tag.split([' ', '\n']).any(|word| word == name)
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// What a browser sends of a form that nobody has touched.
fn fields(form: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for part in form.split('<').skip(1) {
        let (tag, after) = part.split_once('>').unwrap_or((part, ""));
        let Some(name) = attribute(tag, "name").filter(|_| !has(tag, "disabled")) else { continue };
        if tag.starts_with("input") {
            let kind = attribute(tag, "type").unwrap_or_default();
            let ticks = kind == "radio" || kind == "checkbox";
            if kind != "submit" && kind != "file" && (!ticks || has(tag, "checked")) {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("textarea") {
            fields.push((name, plain(after)));
        } else if tag.starts_with("select") {
            let rest = form.split_once(tag).map_or("", |(_, rest)| rest);
            let list = rest.split("</select>").next().unwrap_or_default();
            let options: Vec<&str> = tags(list, "option").collect();
            let chosen = options.iter().find(|option| has(option, "selected")).or(options.first());
            fields.extend(chosen.map(|option| (name, attribute(option, "value").unwrap_or_default())));
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_would_send_it() {
        let body = r#"<title>A &amp; B</title><a class="x" href="/a?b=1&amp;c=2">to</a><form method="post" action="/x">
            <input type="hidden" name="csrf" value="t"><input type="radio" name="r" value="1">
            <input type="radio" name="r" value="2" checked><select name="s"><option value="p">P</option>
            <option value="q" selected>Q</option></select><textarea name="w">so
so</textarea><button name="go" value="1">Go</button></form><form method="get" action="/y"></form>"#;
        let answer = Answer {
            path: "/".to_owned(),
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: body.to_owned(),
            file: Vec::new(),
        };
        assert_eq!(answer.title(), "A & B");
        assert_eq!(answer.links(), ["/a?b=1&c=2"]);
        assert_eq!(answer.forms().len(), 1);
        let form = answer.form("/x");
        let sent = [("csrf", "t"), ("r", "2"), ("s", "q"), ("w", "so\nso")];
        let sent: Vec<(String, String)> =
            sent.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        assert_eq!(form.fields, sent);
    }
}
