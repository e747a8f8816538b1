//! What somebody has who has stolen the store: every row of it, and whatever opens with the secrets in their hands.

use std::collections::BTreeMap;

use trellis_database::{Address, Store, testing};
use trellis_domain::id::PersonId;
use trellis_sealing::{Epoch, Member, Phrase, Place, RecoveryCode, Wrap, open_draft};
use trellis_store::{
    migrations,
    sealing::{Keys, Purpose},
};

/// One row: each column with what stands in it.
#[derive(Debug, Clone)]
pub struct Row(BTreeMap<String, String>);

impl Row {
    /// A text.
    pub fn text(&self, column: &str) -> String {
        self.0[column].trim_matches('\'').replace("''", "'")
    }

    /// Bytes; none where the column is empty.
    pub fn bytes(&self, column: &str) -> Vec<u8> {
        hex::decode(self.hexed(column)).unwrap_or_default()
    }

    /// An id, as it stands in addresses.
    pub fn hexed(&self, column: &str) -> String {
        let quoted = self.0[column].strip_prefix("X'").and_then(|rest| rest.strip_suffix('\''));
        quoted.unwrap_or_default().to_lowercase()
    }

    /// An id or a number of a type.
    ///
    /// # Panics
    /// When it is none.
    pub fn read<T: std::str::FromStr>(&self, column: &str) -> T {
        let plain = if self.0[column].starts_with('X') { self.hexed(column) } else { self.text(column) };
        let read = plain.parse();
        read.unwrap_or_else(|_| panic!("{column} holds {plain}"))
    }
}

/// A text that opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plaintext {
    /// The table that it lay in.
    pub table: &'static str,
    /// What it is, as its row says.
    pub kind: String,
    /// Who wrote it, as its row says; empty where no row does.
    pub author: String,
    /// What it says.
    pub text: Vec<u8>,
}

/// How a column of bytes is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Sealed so that only members open it.
    ByMembers,
    /// Sealed under a key of the server, for the place that these columns name.
    ByServer(Purpose, &'static str),
    /// No writing: what it is.
    Otherwise(&'static str),
}

use Kept::{ByMembers, ByServer, Otherwise};

/// Every column of bytes. A schema with one that is not here fails a test, so that nobody adds one without having
/// thought of who can open it. In a place, `{column}` stands for an id, `[column]` for a text of the row.
pub const COLUMNS: &[(&str, &str, Kept)] = &[
    ("item", "sealed", ByMembers),
    ("sealed_draft", "sealed", ByMembers),
    ("epoch_copy", "sealed", ByMembers),
    ("key_wrap", "wrap", ByMembers),
    ("support_copy", "sealed", ByMembers),
    ("support_word", "sealed", ByMembers),
    ("choice", "sealed", ByServer(Purpose::Choices, "choice/{participation}/[kind]")),
    ("circle_seat", "name", ByServer(Purpose::Choices, "circle_seat/{circle}/{participation}")),
    ("conflict", "sealed", ByServer(Purpose::Conflicts, "conflict/{id}")),
    ("draft", "answers", ByServer(Purpose::Drafts, "draft/{id}")),
    ("exception", "sealed", ByServer(Purpose::Choices, "exception/{pair}")),
    ("felt_response", "sealed", ByServer(Purpose::Choices, "felt_response/{ask}")),
    ("guide_to_send", "sealed", ByServer(Purpose::Choices, "guide_to_send/{id}")),
    ("kept_act", "sealed", ByServer(Purpose::Choices, "kept_act/{id}")),
    ("matching_run", "result", ByServer(Purpose::Runs, "run/{id}")),
    ("matching_run", "instance", Otherwise("empty")),
    ("measure", "sealed", ByServer(Purpose::Choices, "measure/{participation}")),
    (
        "merger_answer",
        "sealed",
        ByServer(Purpose::Choices, "merger_answer/{circle}/{partner}/{participation}"),
    ),
    ("panel_declaration", "sealed", ByServer(Purpose::Choices, "panel_declaration/{id}")),
    ("parting_reason", "sealed", ByServer(Purpose::Choices, "parting_reason/{pair}")),
    ("sponsor_consent", "sealed", ByServer(Purpose::Choices, "sponsor_consent/{pair}")),
    ("sponsorship_act", "sealed", ByServer(Purpose::Choices, "sponsorship_act/{id}")),
    ("summary", "sealed", ByServer(Purpose::Choices, "summary/{id}")),
    ("workshop_fact", "sealed", ByServer(Purpose::Workshops, "workshop_fact/{workshop}/[number]")),
    ("workshop_table", "sealed", ByServer(Purpose::Workshops, "workshop_table/{workshop}/[round]")),
    (
        "workshop_live",
        "sealed",
        Otherwise("sealed under a key that lies outside the store and goes with its stage"),
    ),
    ("workshop_seat", "token", Otherwise("a digest of chance")),
    ("conflict", "mark", Otherwise("a keyed digest of two people")),
    ("conflict", "line_mark", Otherwise("a keyed digest of two people")),
    ("do_not_contact", "address", Otherwise("a digest of an address")),
    ("event", "commitment", Otherwise("a salted digest of a text that can be erased")),
    ("event", "hash", Otherwise("the chain")),
    ("event", "prev", Otherwise("the chain")),
    ("event_text", "salt", Otherwise("chance")),
    ("invitation", "token", Otherwise("a digest of chance")),
    ("member_key", "public_key", Otherwise("the public half of a key")),
    ("people_import", "file_digest", Otherwise("a digest of a file")),
    ("session", "token", Otherwise("a digest of chance")),
    ("sign_in_link", "browser", Otherwise("a digest of chance")),
    ("sign_in_link", "code", Otherwise("a digest of chance")),
    ("sign_in_link", "token", Otherwise("a digest of chance")),
    ("support_request", "receipt", Otherwise("made of a code that is kept nowhere")),
    ("support_request", "receipt_key", Otherwise("the public half of a key")),
];

/// Every row of every table.
pub struct Loot(BTreeMap<String, Vec<Row>>);

impl Loot {
    /// Takes it all. A store on PostgreSQL is poured into a file first, as a backup pours it.
    ///
    /// # Panics
    /// When the store cannot be read.
    pub async fn of(store: &Store) -> Self {
        if matches!(store, Store::Sqlite { .. }) {
            let cells = testing::cells(store).await.expect("the store can be read");
            let rows = |rows: Vec<BTreeMap<String, String>>| rows.into_iter().map(Row).collect();
            return Self(cells.into_iter().map(|(table, cells)| (table, rows(cells))).collect());
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = Address::Sqlite(folder.path().join("poured.db"));
        let poured = Store::open(&file).await.expect("the file opens");
        poured.migrate(migrations::ALL).await.expect("the steps can be taken");
        store.pour_into(&poured).await.expect("the store can be poured");
        let loot = Box::pin(Self::of(&poured)).await;
        poured.close().await;
        loot
    }

    /// The rows of a table.
    ///
    /// # Panics
    /// When there is no such table.
    pub fn rows(&self, table: &str) -> &[Row] {
        self.0.get(table).unwrap_or_else(|| panic!("there is no table {table}"))
    }

    /// The secrets of everybody whose way to unlock it can be opened with one of these.
    pub fn members(&self, phrases: &[&str], codes: &[&str]) -> Vec<(PersonId, Member)> {
        let mut members = Vec::new();
        for row in self.rows("key_wrap") {
            let (person, wrap): (PersonId, _) = (row.read("person"), Wrap(row.bytes("wrap")));
            let by_phrase =
                phrases.iter().find_map(|phrase| wrap.open_with_phrase(person, &Phrase::typed(phrase)).ok());
            let mut codes = codes.iter().filter_map(|code| RecoveryCode::read(code).ok());
            let by_code = codes.find_map(|code| wrap.open_with_code(person, &code).ok());
            members.extend(by_phrase.or(by_code).map(|member| (person, member)));
        }
        members
    }

    /// Everything that members wrote and that one of these secrets opens.
    ///
    /// # Panics
    /// When the rows are not what they should be.
    pub fn opened(&self, secrets: &[&Member]) -> Vec<Plaintext> {
        let mut epochs: BTreeMap<(String, u32), Vec<Epoch>> = BTreeMap::new();
        for copy in self.rows("epoch_copy") {
            let (space, number, reader) = (copy.read("space"), copy.read("epoch"), copy.read("reader"));
            for member in secrets {
                let opened = Epoch::open(member, space, number, reader, &copy.bytes("sealed"));
                epochs.entry((copy.hexed("space"), number)).or_default().extend(opened);
            }
        }
        let mut plain = Vec::new();
        for row in self.rows("item") {
            let place = Place { item: row.read("id"), author: row.read("author"), day: row.read("day") };
            let mut held = epochs.get(&(row.hexed("space"), row.read("epoch"))).into_iter().flatten();
            let text = held.find_map(|epoch| epoch.read(&place, &row.bytes("sealed")).ok());
            plain.extend(text.map(|text| plaintext("item", row.text("kind"), row, &text)));
        }
        for row in self.rows("sealed_draft") {
            let (author, draft, sealed) = (row.read("author"), row.read("id"), row.bytes("sealed"));
            let text = secrets.iter().find_map(|member| open_draft(member, author, draft, &sealed).ok());
            plain.extend(text.map(|text| plaintext("sealed_draft", row.text("place"), row, &text)));
        }
        plain.extend(self.asked(secrets));
        plain
    }

    /// What is written where somebody asks for help: its keys are sealed to the two, and who has no account is the request.
    fn asked(&self, secrets: &[&Member]) -> Vec<Plaintext> {
        let mut epochs: BTreeMap<(String, u32), Vec<Epoch>> = BTreeMap::new();
        for copy in self.rows("support_copy") {
            let request = copy.hexed("request");
            let asks = self.rows("support_request").iter().find(|row| row.hexed("id") == request);
            let Some(asks) = asks else { continue };
            let side = if copy.text("side") == "asker" { "asker" } else { "handler" };
            let reader = if asks.hexed(side).is_empty() { copy.read("request") } else { asks.read(side) };
            let (space, number) = (copy.read("request"), copy.read("epoch"));
            for member in secrets {
                let opened = Epoch::open(member, space, number, reader, &copy.bytes("sealed"));
                epochs.entry((request.clone(), number)).or_default().extend(opened);
            }
        }
        let mut plain = Vec::new();
        for row in self.rows("support_word") {
            let author =
                if row.hexed("author").is_empty() { row.read("request") } else { row.read("author") };
            let place = Place { item: row.read("id"), author, day: row.read("day") };
            let mut held = epochs.get(&(row.hexed("request"), row.read("epoch"))).into_iter().flatten();
            let text = held.find_map(|epoch| epoch.read(&place, &row.bytes("sealed")).ok());
            plain.extend(text.map(|text| plaintext("support_word", row.text("side"), row, &text)));
        }
        plain
    }

    /// Everything that the server's keys open, and where there is something that they should open and do not.
    pub fn served(&self, keys: &Keys) -> (Vec<Plaintext>, Vec<String>) {
        let (mut plain, mut shut) = (Vec::new(), Vec::new());
        for (table, column, kept) in COLUMNS {
            let ByServer(purpose, place) = kept else { continue };
            for row in self.rows(table).iter().filter(|row| !row.bytes(column).is_empty()) {
                let at = placed(place, row);
                match keys.open::<serde_json::Value>(*purpose, &at, &row.bytes(column)) {
                    Ok(value) => plain.push(Plaintext {
                        table,
                        kind: (*column).to_owned(),
                        author: String::new(),
                        text: value.to_string().into_bytes(),
                    }),
                    Err(_) => shut.push(format!("{table}.{column} at {at}")),
                }
            }
        }
        (plain, shut)
    }
}

fn plaintext(table: &'static str, kind: String, row: &Row, text: &[u8]) -> Plaintext {
    Plaintext { table, kind, author: row.hexed("author"), text: text.to_vec() }
}

/// The name of a place, from the columns of a row.
fn placed(place: &str, row: &Row) -> String {
    let parts = place.split('/').map(|part| {
        let within = |open, close| part.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        let id = within('{', '}').map(|column: &str| row.hexed(column));
        id.or_else(|| within('[', ']').map(|column| row.text(column))).unwrap_or_else(|| part.to_owned())
    });
    parts.collect::<Vec<_>>().join("/")
}
