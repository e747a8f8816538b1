//! Every address of the product, each declared once with who may reach it. What is not here does not exist.

use axum::{Router, http::Method, routing::MethodRouter};
use trellis_domain::{
    hat::{Hat, Role},
    permission::Level,
};

use crate::site::Site;

mod mounting;
mod plain;
pub use mounting::{TakesOpen, TakesProtected, get, post, post_by_anyone};

/// Which roles may reach an address at all; whether *this* thing is theirs is asked again behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Everybody, signed in or not.
    Public,
    /// Every signed-in person.
    Member,
    /// Acting as a mentee, mentor, sponsor, ally or facilitator.
    Wearing,
    /// Acting as a mentee.
    Mentee,
    /// Acting as a mentor, sponsor, ally or facilitator.
    Giver,
    /// Acting as a sponsor.
    Sponsor,
    /// Acting as an ally.
    Ally,
    /// Acting as a coordinator.
    Coordinator,
    /// Guarding sponsorship.
    Guardian,
    /// Acting as an administrator.
    Admin,
}

impl Gate {
    /// Whether a signed-in person in this role passes.
    pub const fn lets(self, role: Role) -> bool {
        match self {
            Self::Public | Self::Member => true,
            Self::Wearing => matches!(role, Role::Wearing(..)),
            Self::Mentee => matches!(role, Role::Wearing(Hat::Mentee, _)),
            Self::Giver => matches!(role, Role::Wearing(hat, _) if hat.gives()),
            Self::Sponsor => matches!(role, Role::Wearing(Hat::Sponsor, _)),
            Self::Ally => matches!(role, Role::Wearing(Hat::Ally, _)),
            Self::Coordinator => matches!(role, Role::Coordinating(_)),
            Self::Guardian => matches!(role, Role::Guarding(_)),
            Self::Admin => matches!(role, Role::Administering),
        }
    }
}

/// How often an address may be called (`trust.md` 3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rate {
    /// Reading: 600 a minute for a session.
    Read,
    /// Changing: 120 a minute for a session.
    Write,
    /// Signing in: 10 a minute for an account, 100 failures a minute for an address.
    SignIn,
    /// Trying a secret that opens private writing: 10 a minute for a person, in however many sessions.
    Unlock,
    /// Trying the code of somebody without an account: 100 a minute for an address, signed in or not.
    Receipt,
    /// What a seat of a workshop asks and sends: 600 a minute for a seat, and 60,000 for an address, which a room of a thousand
    /// may share.
    Seat,
    /// Coming into a workshop: 3,000 a minute for an address, so that a thousand can come at once. A code has 40 bits: guessing
    /// one room's at that rate takes centuries.
    Join,
    /// Files: 10 an hour.
    Import,
    /// Copies of everything: 5 an hour.
    Export,
}

/// One address with its policy.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with `{id}` for ids.
    pub path: &'static str,
    /// The page it belongs to, for logs, golden files and the access log.
    pub page: &'static str,
    /// How sure we must be who is there.
    pub level: Level,
    /// Who may reach it.
    pub gate: Gate,
    /// How often.
    pub rate: Rate,
    /// Mounts the handler.
    pub mount: fn(Router<Site>) -> Router<Site>,
}

impl Route {
    /// Belongs to the demonstration; `serve` does not mount it.
    pub fn demo(&self) -> bool {
        self.page == "demo"
    }
}

/// Declares addresses: `GET "/pairs/{id}" "pair" One Member Read => show;`.
#[macro_export]
macro_rules! routes {
    ($( $method:ident $path:literal $page:literal $level:ident $gate:ident $rate:ident => $handler:path; )*) => {
        &[$( $crate::routes::Route {
            method: axum::http::Method::$method,
            path: $path,
            page: $page,
            level: trellis_domain::permission::Level::$level,
            gate: $crate::routes::Gate::$gate,
            rate: $crate::routes::Rate::$rate,
            mount: $crate::mount!($method $gate $path $handler),
        } ),*]
    };
}

/// Mounts one handler; the only place where the framework's own router is told of an address. A POST takes a form that
/// was checked (see [`post`]), or it does not compile.
#[macro_export]
macro_rules! mount {
    (GET $gate:ident $path:literal $handler:path) => {
        |router| $crate::routes::add(router, $path, $crate::routes::get($handler))
    };
    (POST Public $path:literal $handler:path) => {
        |router| $crate::routes::add(router, $path, $crate::routes::post_by_anyone($handler))
    };
    (POST $gate:ident $path:literal $handler:path) => {
        |router| $crate::routes::add(router, $path, $crate::routes::post($handler))
    };
}

/// Adds a declared address to the framework's router.
#[doc(hidden)]
#[expect(clippy::disallowed_methods, reason = "the one place where a declared route is mounted")]
pub fn add(router: Router<Site>, path: &str, handler: MethodRouter<Site>) -> Router<Site> {
    router.route(path, handler)
}

/// The whole table, grouped by noun.
pub const TABLE: &[&[Route]] = &[
    crate::assets::ROUTES,
    crate::demo::ROUTES,
    crate::public::ROUTES,
    crate::film::ROUTES,
    crate::guides::ROUTES,
    crate::guardian::ROUTES,
    crate::exceptions::ROUTES,
    crate::sign_in::ROUTES,
    crate::leaving::ROUTES,
    crate::account::ROUTES,
    crate::departures::ROUTES,
    crate::exports::ROUTES,
    crate::erasures::ROUTES,
    crate::retention::ROUTES,
    crate::reviews::ROUTES,
    crate::unlock::ROUTES,
    crate::home::ROUTES,
    crate::hours::ROUTES,
    crate::matching::ROUTES,
    crate::start::ROUTES,
    crate::apply::ROUTES,
    crate::needs::ROUTES,
    crate::answers::ROUTES,
    crate::entries::ROUTES,
    crate::preferences::ROUTES,
    crate::lens::ROUTES,
    crate::not_with::ROUTES,
    crate::calls::ROUTES,
    crate::capacity::ROUTES,
    crate::charters::ROUTES,
    crate::circles::ROUTES,
    crate::people::ROUTES,
    crate::applications::ROUTES,
    crate::asks::ROUTES,
    crate::asks::writing::ROUTES,
    crate::asks::to_me::ROUTES,
    crate::asks::practice::ROUTES,
    crate::co::ROUTES,
    crate::co_pairs::ROUTES,
    crate::co_support::ROUTES,
    crate::frame::ROUTES,
    crate::invitations::ROUTES,
    crate::imports::ROUTES,
    crate::instruments::ROUTES,
    crate::measures::ROUTES,
    crate::meetings::ROUTES,
    crate::pairs::ROUTES,
    crate::agreement::ROUTES,
    crate::goals::ROUTES,
    crate::hand_overs::ROUTES,
    crate::ngt::ROUTES,
    crate::notes::ROUTES,
    crate::openers::ROUTES,
    crate::summaries::ROUTES,
    crate::opportunities::ROUTES,
    crate::sponsorships::ROUTES,
    crate::helpers::ROUTES,
    crate::requests::ROUTES,
    crate::roll::ROUTES,
    crate::suggestions::ROUTES,
    crate::support::ROUTES,
    crate::supervision::ROUTES,
    crate::set_up::ROUTES,
    crate::health::ROUTES,
    crate::staff::ROUTES,
];

/// Every declared route.
pub fn all() -> impl Iterator<Item = &'static Route> {
    TABLE.iter().flat_map(|group| group.iter())
}

/// The declared route of a method and the framework's matched path.
pub fn find(method: &Method, path: &str) -> Option<&'static Route> {
    let method = if method == Method::HEAD { &Method::GET } else { method };
    all().find(|route| route.method == *method && route.path == path)
}
