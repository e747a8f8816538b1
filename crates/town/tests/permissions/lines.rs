//! The second part of the text: one line for each address.

use axum::http::Method;
use trellis_domain::permission::Level;
use trellis_web::routes::{Gate, Rate, Route};

use crate::{asking::Found, forms};

/// The line of a route: how one gets to its door, and what is asked behind it.
pub fn of(route: &Route, found: &Found) -> String {
    let door = match route.gate {
        Gate::Public => "everybody",
        Gate::Member => "signed in",
        Gate::Wearing => "in a hat",
        Gate::Mentee => "mentee",
        Gate::Giver => "giver",
        Gate::Sponsor => "sponsor",
        Gate::Ally => "ally",
        Gate::Coordinator => "coordinator",
        Gate::Guardian => "guardian",
        Gate::Admin => "admin",
    };
    let sure = match (route.gate, route.level) {
        (Gate::Public, _) if route.method == Method::POST => "no token",
        (_, Level::Public) => "",
        (_, Level::One) => "one factor",
        (_, Level::Two) => "two factors",
        (_, Level::Fresh) => "just now",
    };
    let rate = match route.rate {
        Rate::Read => "read",
        Rate::Write => "write",
        Rate::Unlock => "unlock",
        Rate::Receipt => "receipt",
        Rate::Seat => "seat",
        Rate::Join => "join",
        Rate::SignIn => "sign-in",
        Rate::Import => "import",
        Rate::Export => "export",
    };
    let asks = found.asks.iter().map(|action| {
        let over = forms::passed_over(route.path).contains(action);
        if over { format!("({})", action.code()) } else { action.code().to_owned() }
    });
    let asks: Vec<String> = asks.collect();
    let asks = if asks.is_empty() { "nothing".to_owned() } else { asks.join(" ") };
    let met: Vec<&str> = found.met.iter().copied().collect();
    let met = if met.is_empty() { String::new() } else { format!("; not {}", met.join(", not ")) };
    format!("{:<4} {:<56} {door:<12} {sure:<12} {rate:<7} {asks}{met}", route.method.as_str(), route.path)
}
