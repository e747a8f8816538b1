//! A page of a room as a program reads it: its forms, what it says that it shows, and the ideas on the wall.

/// The fields of a form, in their order.
pub(super) type Fields = Vec<(String, String)>;

/// A page.
pub(super) struct Shown(pub String);

impl Shown {
    /// The digest of what it shows; empty where it follows nothing.
    pub fn seen(&self) -> &str {
        self.0.split_once("data-seen=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
    }

    /// The stage that its forms were made for; empty where it has none.
    pub fn stage(&self) -> String {
        let forms = self.forms();
        let stage = forms.iter().flatten().find(|(name, _)| name == "phase");
        stage.map(|(_, stage)| stage.clone()).unwrap_or_default()
    }

    /// The form that does something, as nobody has touched it.
    pub fn form(&self, what: &str) -> Option<Fields> {
        let does = |form: &Fields| form.iter().any(|(name, value)| name == "do" && value == what);
        self.forms().into_iter().find(does)
    }

    /// The code of the room.
    pub fn code(&self) -> Option<String> {
        let (_, rest) = self.0.split_once("trellis-code\">")?;
        Some(rest.split('<').next()?.replace(' ', ""))
    }

    /// The fields of every form.
    pub fn forms(&self) -> Vec<Fields> {
        let forms = self.0.split("<form").skip(1).filter_map(|part| part.split("</form>").next());
        forms.map(fields).collect()
    }

    /// What hangs on the wall, in its order. Of an idea only what the simulation wrote is read.
    pub fn wall(&self) -> Vec<Idea> {
        let Some((_, rest)) = self.0.split_once("<ol class=\"nhsuk-list nhsuk-list--number\">") else {
            return Vec::new();
        };
        ideas(rest.split("</ol>").next().unwrap_or_default())
    }

    /// Every idea that the page shows anywhere, again and again where it does.
    pub fn all(&self) -> Vec<Idea> {
        ideas(&self.0)
    }
}

/// An idea of the simulation: its seat and its number there.
pub(super) type Idea = (u16, u16);

/// The words that an idea of the simulation begins with.
const MARK: &str = "Made-up idea ";

/// The words of an idea.
pub(super) fn words((seat, number): Idea) -> String {
    format!("{MARK}{seat}.{number}: rotas that are known six weeks ahead")
}

fn ideas(html: &str) -> Vec<Idea> {
    let read = |part: &str| {
        let (seat, rest) = part.split_once('.')?;
        Some((seat.parse().ok()?, rest.split(':').next()?.parse().ok()?))
    };
    html.split(MARK).skip(1).filter_map(read).collect()
}

fn fields(form: &str) -> Fields {
    let tags = form.split("<input").skip(1).filter_map(|part| part.split('>').next());
    let one = |tag: &str| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()));
    tags.filter_map(one).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let value = rest.split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_found_by_what_it_does() {
        let page = Shown(
            "<form method=\"post\"><input type=\"hidden\" name=\"phase\" value=\"vote.1\">\
             <input type=\"hidden\" name=\"do\" value=\"cast\"><input name=\"c-1\"></form>"
                .to_owned(),
        );
        let named = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = vec![named("phase", "vote.1"), named("do", "cast"), named("c-1", "")];
        assert_eq!(page.form("cast"), Some(fields));
        assert_eq!(page.form("lock"), None);
        assert_eq!(page.stage(), "vote.1");
    }

    #[test]
    fn the_wall_is_read_in_its_order_and_nothing_beside_it() {
        let own = format!("<p>{}</p>", words((7, 1)));
        let wall = format!("<li>{}</li><li>{}</li>", words((12, 2)), words((3, 1)));
        let page = Shown(format!("<ol class=\"nhsuk-list nhsuk-list--number\">{wall}</ol>{own}"));
        assert_eq!(page.wall(), [(12, 2), (3, 1)]);
        assert_eq!(page.all().len(), 3);
    }
}
