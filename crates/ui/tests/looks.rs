//! Writes a page with every component to `target/looks/`, in both languages, and checks what holds for each of them.
//!
//! Look at it: `python3 -m http.server --directory target/looks`, then `/en.html` and `/cy.html`.

use std::path::Path;
use std::{collections::BTreeSet, fs};

use trellis_ui::constellation::{Constellation, Line, Place, Standing, Tie};
use trellis_ui::field::{self, Choice};
use trellis_ui::*;
use trellis_words::{Language, Words};

/// One of two texts.
fn say(words: Words, english: &'static str, welsh: &'static str) -> &'static str {
    if words.language() == Language::English { english } else { welsh }
}

fn home(w: Words) -> Markup {
    html! {
        h1 { (say(w, "Good morning, Amina", "Bore da, Amina")) }
        (NextStep::new(
            w,
            say(w, "Suggest three times for your first talk", "Awgrymwch dri amser ar gyfer eich sgwrs gyntaf"),
            say(w, "Grace said yes. Most first talks take 30 minutes, and either of you can say “not this time”.",
                "Mae Grace wedi dweud ie. Mae'r rhan fwyaf o sgyrsiau cyntaf yn cymryd 30 munud, a gall y naill neu'r llall ddweud “nid y tro hwn”."),
        ).link(say(w, "Suggest three times", "Awgrymu tri amser"), "/pairs/1/meet")
         .after(say(w, "Grace answers next, by 10 November. You can leave the queue at any time.",
                    "Grace sy'n ateb nesaf, erbyn 10 Tachwedd. Gallwch adael y ciw unrhyw bryd.")))
        (people(w))
    }
}

fn people(w: Words) -> Constellation {
    Constellation::new(
        say(w, "Your people", "Eich pobl"),
        say(w, "You are at the centre. Grace is your mentor and Owen your sponsor. Your circle meets on Tuesdays. You have no ally yet.",
            "Chi sydd yn y canol. Grace yw eich mentor ac Owen eich noddwr. Mae eich cylch yn cwrdd ar ddydd Mawrth. Does gennych chi ddim cynghreiriad eto."),
        say(w, "You", "Chi"),
    )
    .line(Line::new(Place::Mentor, "Mentor", say(w, "Grace is your mentor since 3 November.", "Grace yw eich mentor ers 3 Tachwedd."), say(w, "Nobody yet", "Neb eto")).tie(Tie::person("Grace Obi", "grace", Standing::Active)))
    .line(Line::new(Place::Sponsorship, say(w, "Sponsorship", "Nawdd"), say(w, "You have asked Owen. He answers by 12 November.", "Rydych chi wedi gofyn i Owen. Bydd yn ateb erbyn 12 Tachwedd."), say(w, "Nobody yet", "Neb eto")).tie(Tie::person("Owen Rees", "owen", Standing::Asked)).tie(Tie::person("Grace Obi", "grace", Standing::Resting)))
    .line(Line::new(Place::Allyship, say(w, "Allyship", "Cynghreirio"), say(w, "Nobody yet. An ally walks beside you and speaks up when it counts.", "Neb eto. Mae cynghreiriad yn cerdded wrth eich ochr ac yn codi llais pan fo angen."), say(w, "Nobody yet", "Neb eto")).link(say(w, "Find an ally", "Dod o hyd i gynghreiriad"), "/matches"))
    .line(Line::new(Place::Circles, say(w, "Circles", "Cylchoedd"), say(w, "Tuesday circle and Night owls. The second is resting until January.", "Cylch dydd Mawrth a Tylluanod y nos. Mae'r ail yn gorffwys tan fis Ionawr."), say(w, "None yet", "Dim eto")).tie(Tie::circle("Tuesday", Standing::Active)).tie(Tie::circle("Night owls", Standing::Resting)).tie(Tie::circle("Readers", Standing::Active)))
    .line(Line::new(Place::Lens, say(w, "Surface characteristics", "Nodweddion arwynebol"), say(w, "You left this open: nothing set is a full answer.", "Rydych chi wedi gadael hyn yn agored: mae dewis dim byd yn ateb llawn."), say(w, "Left open", "Wedi'i adael yn agored")).answered(true))
}

fn nobody(w: Words) -> Constellation {
    let line = |place, name, english, welsh| {
        Line::new(place, name, say(w, english, welsh), say(w, "Nobody yet", "Neb eto"))
    };
    Constellation::new(
        say(w, "Your people, at the start", "Eich pobl, ar y dechrau"),
        say(w, "You are at the centre.", "Chi sydd yn y canol."),
        say(w, "You", "Chi"),
    )
    .line(line(Place::Mentor, "Mentor", "Nobody yet.", "Neb eto."))
    .line(
        line(
            Place::Sponsorship,
            say(w, "Sponsorship", "Nawdd"),
            "You said this is not for you. You can change that.",
            "Dywedoch nad yw hyn i chi. Gallwch newid hynny.",
        )
        .not_wanted(),
    )
    .line(line(Place::Allyship, say(w, "Allyship", "Cynghreirio"), "Nobody yet.", "Neb eto."))
    .line(line(
        Place::Circles,
        say(w, "Circles", "Cylchoedd"),
        "A circle starts in January.",
        "Mae cylch yn dechrau ym mis Ionawr.",
    ))
    .line(line(
        Place::Lens,
        say(w, "Surface characteristics", "Nodweddion arwynebol"),
        "Not answered yet.",
        "Heb ei ateb eto.",
    ))
}

fn questions(w: Words) -> Markup {
    let mut errors = Errors::new();
    errors.add(
        "email",
        say(
            w,
            "Enter an email address, like name@example.org",
            "Rhowch gyfeiriad e-bost, fel enw@example.org",
        ),
    );
    errors.add_date(
        "starts",
        say(w, "Enter the date you want to start", "Rhowch y dyddiad rydych chi am ddechrau"),
    );
    errors.add("mode", say(w, "Choose how you want to meet", "Dewiswch sut rydych chi am gwrdd"));
    let who = WhoCanSee::new(w, say(w, "You and your mentor", "Chi a'ch mentor"))
        .reader(say(w, "You: always", "Chi: bob amser"))
        .reader(say(
            w,
            "Your mentor: after you both say yes",
            "Eich mentor: ar ôl i'r ddau ohonoch ddweud ie",
        ));
    let fields = html! {
        (field::text(w, "name", say(w, "What should we call you?", "Beth ddylen ni eich galw chi?")).hint(say(w, "The name you use at work is fine.", "Mae'r enw rydych chi'n ei ddefnyddio yn y gwaith yn iawn.")).value("Amina").autocomplete("given-name").below(who))
        (field::email(w, "email", say(w, "Email address", "Cyfeiriad e-bost")).value("amina at work").errors(&errors))
        (field::number(w, "places", say(w, "How many people can you mentor?", "Faint o bobl allwch chi eu mentora?")).width(2).suffix(say(w, "people", "o bobl")))
        (field::textarea(w, "pledge", say(w, "Your pledge in your own words", "Eich addewid yn eich geiriau eich hun")).rows(3).value("Listen first <b>always</b>"))
        (field::date(w, "starts", say(w, "When do you want to start?", "Pryd ydych chi am ddechrau?")).hint(say(w, "For example, 15 1 2027", "Er enghraifft, 15 1 2027")).typed("31", "", "").errors(&errors))
        (field::slot(w, "first", say(w, "First time", "Amser cyntaf")).size(Size::M).typed("10", "11", "2026", "07:00"))
        (field::select(w, "profession", say(w, "Your profession", "Eich proffesiwn")).options([("", ""), ("ot", "Occupational therapist"), ("pt", "Physiotherapist")]).value("ot"))
        (field::radios(w, "mode", say(w, "How do you want to meet?", "Sut ydych chi am gwrdd?")).size(Size::M).errors(&errors)
            .choice(Choice::new("online", say(w, "Online", "Ar-lein")).hint(say(w, "By video or telephone", "Trwy fideo neu ffôn")))
            .choice(Choice::new("place", say(w, "In person", "Wyneb yn wyneb")).opens(field::text(w, "where", say(w, "Where?", "Ble?"))))
            .divider(say(w, "or", "neu"))
            .choice(Choice::new("rather-not", say(w, "Prefer not to say", "Mae'n well gen i beidio â dweud"))))
        (field::checkboxes(w, "needs", say(w, "What do you want to work on?", "Ar beth hoffech chi weithio?")).size(Size::M)
            .hint(say(w, "Choose any that fit.", "Dewiswch unrhyw rai sy'n addas."))
            .choice(Choice::new("interviews", say(w, "Applications and interviews", "Ceisiadau a chyfweliadau")).chosen(true))
            .choice(Choice::new("visibility", say(w, "Being seen for my work", "Cael fy ngweld am fy ngwaith")))
            .divider(say(w, "or", "neu"))
            .choice(Choice::new("none", say(w, "None of these", "Dim un o'r rhain")).exclusive()))
        (field::slider(w, "weight", say(w, "How much should shared needs count?", "Faint ddylai anghenion cyffredin gyfrif?"), 0, 10).value("6"))
        (field::file(w, "people", say(w, "A list of people", "Rhestr o bobl"), ".csv,.xlsx"))
    };
    html! {
        (errors.summary(w))
        h1 { (say(w, "About how you want to meet", "Ynglŷn â sut rydych chi am gwrdd")) }
        (Form::post("/start/mode", "csrf").idem("key").version(3).body(fields)
            .buttons(html! { (Button::primary(say(w, "Continue", "Parhau")).once()) (Button::secondary(say(w, "Save and come back", "Cadw a dod yn ôl"))) a href="/home" { (say(w, "Skip this", "Hepgor hyn")) } }))
        (field::radios(w, "declare", say(w, "Do you want to take part as a mentee?", "Ydych chi eisiau cymryd rhan fel mentorai?")).id("declare-page").caption(say(w, "Question 1 of 8", "Cwestiwn 1 o 8")).size(Size::L).inline()
            .choice(Choice::new("yes", say(w, "Yes", "Ydw"))).choice(Choice::new("no", say(w, "Not now", "Nid nawr"))))
    }
}

fn notices(w: Words) -> Markup {
    html! {
        h1 { (say(w, "Blocks that stand out", "Blociau sy'n sefyll allan")) }
        p.nhsuk-lede-text { (say(w, "A calm line that opens the page.", "Llinell dawel sy'n agor y dudalen.")) }
        (Banner::new(w, say(w, "Your pairing is paused until 4 January.", "Mae eich pâr wedi'i oedi tan 4 Ionawr.")))
        (Inset::text(w, say(w, "Nothing you tick here is shown to your manager.", "Nid yw dim byd rydych chi'n ei dicio yma yn cael ei ddangos i'ch rheolwr.")))
        (Warning::new(say(w, "Before you read on", "Cyn i chi ddarllen ymlaen"), say(w, "The next page is about racism at work. You can skip it.", "Mae'r dudalen nesaf am hiliaeth yn y gwaith. Gallwch ei hepgor.")))
        (Details::new(say(w, "How matching works", "Sut mae paru'n gweithio"), say(w, "We look at what you want and who can offer it.", "Rydyn ni'n edrych ar beth rydych chi ei eisiau a phwy all ei gynnig.")))
        (Card::new(say(w, "Your mentor", "Eich mentor")).href("/pairs/1").clickable().description(say(w, "You both chose interview preparation.", "Dewisodd y ddau ohonoch baratoi ar gyfer cyfweliadau.")))
        (Card::new(say(w, "Prompts", "Awgrymiadau")).feature().level(3).size(Size::S).body(html! { p { (say(w, "How did you come to this work?", "Sut daethoch chi at y gwaith hwn?")) } }))
        p { (Tag::new(say(w, "Active", "Gweithredol"))) " " (Tag::coloured(say(w, "Paused", "Wedi oedi"), Colour::Grey)) " " (Tag::coloured(say(w, "Ready", "Barod"), Colour::Green)) " " (Tag::coloured(say(w, "Look here", "Edrychwch"), Colour::Yellow)) }
        ul.trellis-cards {
            @for name in ["Amina", "Grace", "Helen"] {
                li { (Card::new(name).body(html! { p { (say(w, "Sees the week through three clicks, and a longer sentence.", "Yn gweld yr wythnos mewn tri chlic, a brawddeg hirach.")) } (Form::post("/demo", "t").submit(say(w, "Look round", "Edrych o gwmpas"))) })) }
            }
        }
        ul.trellis-chips {
            li { a href="/me" aria-current="true" { (say(w, "Me", "Fi")) } }
            li { a href="/me?as=mentor" { (say(w, "My mentor", "Fy mentor")) } }
            li { a href="/me?as=stranger" { (say(w, "A stranger", "Dieithryn")) } }
        }
        ul.trellis-people { li { a href="/pairs/1" { "Grace" } ", mentor " (Tag::new(say(w, "Active", "Gweithredol"))) } li { "Owen, sponsor " (Tag::coloured(say(w, "Asked", "Gofynnwyd"), Colour::Blue)) } }
        (TaskList::new("setup", [
            Task::new(say(w, "Words and alias", "Geiriau ac enw niwtral"), Status::Done(say(w, "Done", "Wedi'i wneud").into())).href("/a"),
            Task::new(say(w, "Positive action record", "Cofnod gweithredu cadarnhaol"), Status::ToDo(say(w, "Not started", "Heb ddechrau").into())).href("/b").hint(say(w, "Why this programme may exist, and when it ends", "Pam y caiff y rhaglen fodoli, a phryd y daw i ben")),
            Task::new(say(w, "Quiet pairs", "Parau tawel"), Status::Look(say(w, "2 to look at", "2 i edrych arnynt").into())).href("/c"),
            Task::new(say(w, "Open the cohort", "Agor y garfan"), Status::Waiting(say(w, "Waiting for someone else", "Yn aros am rywun arall").into())),
        ]))
        (CheckAnswers::new(w, [
            Answer::new(say(w, "Profession", "Proffesiwn"), "Occupational therapist").change("/start/profession", say(w, "your profession", "eich proffesiwn")),
            Answer::new(say(w, "What you want", "Beth rydych chi ei eisiau"), html! { ul { li { "Interviews" } li { "Visibility" } } }).change("/start/needs", say(w, "what you want", "beth rydych chi ei eisiau")),
            Answer::new(say(w, "Joined", "Ymunwyd"), w.date_of("2026-11-03T10:00:00Z".parse().expect("a moment"))),
        ]))
        (Table::new(say(w, "Who carries how much", "Pwy sy'n cario faint"), [Cell::new(say(w, "Mentor", "Mentor")), Cell::number(say(w, "Places", "Lleoedd")), Cell::number(say(w, "Hours a month", "Oriau'r mis"))]).first_is_header()
            .row(["Grace".into(), Cell::number(3), Cell::number("4.5")]).row(["Owen".into(), Cell::number(1), Cell::number("1.0")]))
        (Pagination::new(w, Some(Page { href: "/p/1".into(), label: "A–F".into() }), Some(Page { href: "/p/3".into(), label: "N–Z".into() })))
        (Signposts::new(w, vec![Signpost { name: "Freedom to speak up guardian".into(), about: say(w, "For worries about how people are treated.", "Ar gyfer pryderon am sut mae pobl yn cael eu trin.").into(), href: Some("tel:+441110000000".into()), label: Some("0111 000 0000".into()) }]))
        (Receipt::new(w, say(w, "Your pairing has ended", "Mae eich pâr wedi dod i ben")).line(say(w, "What remains", "Beth sy'n aros"), say(w, "Your place in the queue, from 3 March", "Eich lle yn y ciw, o 3 Mawrth")).reference("TR-4K7Q"))
        (Panel::new(say(w, "Your answers are sent", "Mae eich atebion wedi'u hanfon")).level(2).body(say(w, "Helen reads them by 4 December.", "Bydd Helen yn eu darllen erbyn 4 Rhagfyr.")))
        (Interruption::new(say(w, "Nobody has been told yet", "Does neb wedi cael gwybod eto"), html! { p { (say(w, "Publishing tells 34 people at once.", "Mae cyhoeddi'n dweud wrth 34 o bobl ar unwaith.")) } (buttons(html! { (Button::reverse(say(w, "Publish", "Cyhoeddi"))) a href="/co" { (say(w, "Not now", "Nid nawr")) } })) }))
        (PrepCard::new(say(w, "Prep card", "Cerdyn paratoi"), [say(w, "How did you come to this work?", "Sut daethoch chi at y gwaith hwn?"), say(w, "What would be a good first small step?", "Beth fyddai cam bach cyntaf da?")]).note(say(w, "Half the time each.", "Hanner yr amser yr un.")))
    }
}

fn shell(w: Words, heading: &str) -> Shell {
    Shell::new(w, heading, "Wren Valley evenings", format!("/{}.html", w.language().other().code()), "nonce")
        .demo(true)
        .account(say(w, "My profile", "Fy mhroffil"), "/me")
        .sign_out(SignOut { action: "/sign-out".into(), csrf: "t".into() })
        .hats(vec![
            HatLink { label: say(w, "mentee", "mentorai").into(), href: "/home".into(), current: true },
            HatLink {
                label: say(w, "ally", "cynghreiriad").into(),
                href: "/ally/home".into(),
                current: false,
            },
        ])
}

fn pages(w: Words) -> [(&'static str, String); 4] {
    let exit =
        Exit { action: "/exit".into(), csrf: "t".into(), away: "https://www.example.org/".into(), mark: "x" };
    [
        ("home", shell(w, "Home").wide().page(home(w))),
        (
            "people",
            shell(w, "People")
                .exit(exit.clone())
                .wide()
                .page(html! { h1 { (say(w, "Your people", "Eich pobl")) } (nobody(w)) }),
        ),
        (
            "questions",
            shell(w, "Questions")
                .exit(exit)
                .back("/home")
                .error(true)
                .script("sliders.js")
                .script("autosave.js")
                .page(questions(w)),
        ),
        ("notices", shell(w, "Notices").back("/home").page(notices(w))),
    ]
    .map(|(name, page)| (name, page.into_string()))
}

#[test]
fn every_component_stands_on_a_page_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/looks");
    fs::create_dir_all(folder.join("static")).expect("a folder for the pages");
    for asset in asset::all() {
        fs::write(folder.join(&asset.path[1..]), asset.bytes).expect("an asset");
    }
    for language in Language::ALL {
        for (name, page) in pages(Words::new(language)) {
            fs::write(folder.join(format!("{name}.{}.html", language.code())), page).expect("a page");
        }
    }
}

#[test]
fn no_page_has_inline_styles_handlers_or_a_second_id() {
    for language in Language::ALL {
        for (name, page) in pages(Words::new(language)) {
            for forbidden in [" style=", "<style", " onclick", " onload", "javascript:"] {
                assert!(!page.contains(forbidden), "{name}: {forbidden}");
            }
            for tag in page.split('<').filter_map(|rest| rest.split('>').next()) {
                assert!(tag.matches(" class=").count() <= 1, "{name}: two classes in {tag}");
            }
            let mut ids = BTreeSet::new();
            for rest in page.split(" id=\"").skip(1) {
                let id = rest.split('"').next().unwrap_or_default();
                assert!(ids.insert(id), "{name}: {id} twice");
            }
            for rest in page.split(" for=\"").skip(1).chain(page.split(" href=\"#").skip(1)) {
                let id = rest.split('"').next().unwrap_or_default();
                assert!(ids.contains(id), "{name}: nothing has the id {id}");
            }
        }
    }
}

#[test]
fn what_people_typed_is_escaped() {
    let (_, page) =
        pages(Words::new(Language::English)).into_iter().find(|(name, _)| *name == "questions").expect("it");
    assert!(page.contains("Listen first &lt;b&gt;always&lt;/b&gt;"));
}
