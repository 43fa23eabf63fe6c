//! What a module gives the whole, and the whole as handlers see it.

use std::{ops::Deref, path::PathBuf, sync::Arc};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::Method,
    routing::{MethodRouter, get, post},
};
use futures::future::BoxFuture;
use jiff::{civil::Date, tz::TimeZone};
use uuid::Uuid;

use crate::{
    account::Provider,
    actor::{Actor, Keys, Standing},
    api::Endpoint,
    audit::Looked,
    clock::Clock,
    error::Result,
    file::Files,
    import::ImportKind,
    job::JobKind,
    kept::Kept,
    keying::SuggestFn,
    mail::Postbox,
    measure::{self, Measure, Reading},
    own::OwnFn,
    policy::{Action, Decision, Guarded, PolicyPrinter},
    print::TypesetFn,
    profile::Profile,
    rate::Doorkeeper,
    retention::{ErasePersonFn, KnownPersonFn, Rule},
    seal::Keyring,
    store::{Db, Tx},
    template::PaperKind,
    text::Lang,
    translation::{GlossaryFn, Translates},
};

/// The running office: database, files, clock, profile and modules.
#[derive(Clone)]
pub struct App(Arc<Whole>);

struct Whole {
    parts: AppParts,
    kept: Kept,
    looked: Looked,
    door: Doorkeeper,
}

/// The parts of an [`App`].
#[derive(Clone)]
pub struct AppParts {
    /// The database.
    pub db: Db,
    /// The files.
    pub files: Files,
    /// Time, ids, randomness.
    pub clock: Clock,
    /// The office's profile.
    pub profile: Profile,
    /// The modules, in the order of navigation.
    pub modules: Vec<Module>,
    /// The address under which people reach the office, without a slash at the end.
    pub address: String,
    /// Whether cookies are sent over HTTPS only.
    pub secure_cookies: bool,
    /// How letters leave; without one they stand in the outbox.
    pub postbox: Option<Postbox>,
    /// The office's keys, under which sealed records lie.
    pub keys: Keyring,
    /// The file into which the audit's checkpoints are written; none where nothing works.
    pub checkpoints: Option<PathBuf>,
    /// The file that says what was erased; none where nothing is restored.
    pub erasures: Option<PathBuf>,
    /// How many proxies of our own stand between people and this program.
    pub proxies: usize,
    /// Identity providers through which people may sign in.
    pub providers: Vec<Provider>,
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: AppParts) -> Self {
        Self(Arc::new(Whole {
            door: Doorkeeper::new(&parts.clock),
            parts,
            kept: Kept::default(),
            looked: Looked::default(),
        }))
    }

    /// What is worked out once and kept until something is written.
    pub fn kept(&self) -> &Kept {
        &self.0.kept
    }

    /// Who has read what within the hour.
    pub fn looked(&self) -> &Looked {
        &self.0.looked
    }

    /// The same office under other keys.
    pub fn with_keys(&self, keys: Keyring) -> Self {
        Self::new(AppParts {
            keys,
            ..self.0.parts.clone()
        })
    }

    /// The same office, whose audit is signed into this file.
    pub fn signing_into(&self, file: PathBuf) -> Self {
        Self::new(AppParts {
            checkpoints: Some(file),
            ..self.0.parts.clone()
        })
    }

    /// Who counts the attempts to get in.
    pub fn door(&self) -> &Doorkeeper {
        &self.0.door
    }

    /// Today's date at the office.
    pub fn today(&self) -> Date {
        self.clock.now().day_in(&self.zone())
    }

    /// The zone of the office's clock.
    pub fn zone(&self) -> TimeZone {
        self.profile.zone()
    }

    /// All measures of all modules, in the order in which they are shown.
    pub fn measures(&self) -> Vec<Measure> {
        let given = self.modules.iter().filter_map(|module| module.measures);
        measure::in_order(given.flat_map(|measures| measures()).collect())
    }

    /// The measure with this code.
    pub fn measure(&self, code: &str) -> Option<Measure> {
        self.measures().into_iter().find(|m| m.code == code)
    }

    /// All kinds of import, in the order in which they are applied.
    pub fn imports(&self) -> Vec<Arc<dyn ImportKind>> {
        let mut kinds: Vec<_> = self
            .modules
            .iter()
            .filter_map(|module| module.imports)
            .flat_map(|imports| imports())
            .collect();
        kinds.sort_by_key(|kind| kind.order());
        kinds
    }

    /// What modules show beside a page of another's, in the order of the modules.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn beside(&self, actor: &Actor, about: About) -> Result<maud::Markup> {
        let mut shown = String::new();
        for beside in self.modules.iter().filter_map(|module| module.beside) {
            shown.push_str(&beside(self, actor, about).await?.into_string());
        }
        Ok(maud::PreEscaped(shown))
    }

    /// The kind of job with this name.
    pub fn job_kind(&self, name: &str) -> Option<JobKind> {
        self.modules
            .iter()
            .flat_map(|module| module.jobs.iter())
            .find(|kind| kind.kind == name)
            .copied()
    }
}

impl Deref for App {
    type Target = AppParts;
    fn deref(&self) -> &AppParts {
        &self.0.parts
    }
}

/// A section of the navigation.
#[derive(Debug, Clone, Copy)]
pub struct Nav {
    /// Its catalogue key.
    pub label: &'static str,
    /// Its first page.
    pub href: &'static str,
    /// Who is shown it.
    pub shown: fn(&Actor) -> bool,
}

/// Something that waits for a person, for *Today*.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// What to do, as the reader is told.
    pub what: String,
    /// Why, or where it comes from.
    pub why: String,
    /// Where to do it.
    pub href: String,
    /// By when.
    pub due: Option<Date>,
}

/// What *Today* shows of a module.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// What waits for the reader.
    pub waiting: Vec<Waiting>,
    /// What comes next: day, title, address, a line about it.
    pub coming: Vec<(Date, String, String, String)>,
    /// What took place last, latest first: day, title, address, a line about it.
    pub past: Vec<(Date, String, String, String)>,
    /// Figures at the top: value, label, address.
    pub stats: Vec<(String, String, String)>,
}

/// Where a module's part of the public home stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeSlot {
    /// The picture beside the first sentence.
    Picture,
    /// The wide column.
    Main,
    /// The narrow column.
    Aside,
}

/// A module's part of the public home.
pub struct HomePart {
    /// Where it stands.
    pub slot: HomeSlot,
    /// What it shows.
    pub markup: maud::Markup,
}

/// What a page is about beside which other modules have something to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// An event, in the workspace.
    Event(Uuid),
    /// An event on the public site: what is shown there is for everyone.
    PublicEvent(Uuid),
}

/// What a module shows beside a page of another's, as an actor sees it; the page is there for them.
pub type BesideFn = for<'a> fn(&'a App, &'a Actor, About) -> BoxFuture<'a, Result<maud::Markup>>;
/// A module's parts of the public home, as an actor sees them.
pub type HomeFn = for<'a> fn(&'a App, &'a Actor) -> BoxFuture<'a, Result<Vec<HomePart>>>;

/// Adds the audience keys that somebody holds or is barred by because of a module's records, on
/// a day.
pub type KeysFn = for<'a> fn(&'a Db, &'a Standing, Date) -> BoxFuture<'a, Result<Keys>>;
/// The kinds of rows a module can import.
pub type ImportsFn = fn() -> Vec<Arc<dyn ImportKind>>;
/// Makes the module's first rows from the profile; running it again changes nothing
/// that people have edited since.
pub type InstallFn = for<'a> fn(&'a Tx, &'a Clock, &'a Profile) -> BoxFuture<'a, Result<()>>;
/// What *Today* shows of a module to an actor, with whose eyes the figures are read.
pub type TodayFn = for<'a> fn(&'a Reading<'a>, &'a Actor) -> BoxFuture<'a, Result<Today>>;
/// Renews the search entries of everything the module holds, in small transactions.
pub type ReindexFn = for<'a> fn(&'a App) -> BoxFuture<'a, Result<()>>;
/// The choices of a filter or a form: value and label.
pub type ChoicesFn = for<'a> fn(&'a Db, Lang) -> BoxFuture<'a, Result<Vec<(String, String)>>>;

/// Everything a module gives the whole. New parts have defaults, so that older
/// modules need no change.
#[derive(Clone, Copy)]
pub struct Module {
    /// Its name, also its locale file's.
    pub name: &'static str,
    /// Its table of contents: every URL, one line each.
    pub routes: fn() -> Routes,
    /// Its sections of the workspace.
    pub nav: &'static [Nav],
    /// Its pages on the public site.
    pub public_nav: &'static [Nav],
    /// Its part of the printed policy.
    pub policies: &'static [PolicyPrinter],
    /// Its measures.
    pub measures: Option<fn() -> Vec<Measure>>,
    /// What it can import.
    pub imports: Option<ImportsFn>,
    /// Its jobs.
    pub jobs: &'static [JobKind],
    /// Those of its jobs that are to be done once a day, by the names of their kinds.
    pub daily: &'static [&'static str],
    /// Keys it adds to an account's.
    pub keys: Option<KeysFn>,
    /// Its first rows.
    pub install: Option<InstallFn>,
    /// Its part of *Today*.
    pub today: Option<TodayFn>,
    /// Its parts of the public home.
    pub home: Option<HomeFn>,
    /// What it shows beside pages of others.
    pub beside: Option<BesideFn>,
    /// Renews its search entries.
    pub reindex: Option<ReindexFn>,
    /// Its addresses under `/api/v1`, for their description.
    pub api: &'static [Endpoint],
    /// The parties by id and name, from whoever keeps them.
    pub parties: Option<ChoicesFn>,
    /// How long it keeps what.
    pub retention: &'static [Rule],
    /// Tells what it holds about whoever asks.
    pub own: Option<OwnFn>,
    /// Erases its part of a person.
    pub erase_person: Option<ErasePersonFn>,
    /// Finds a person whom an actor may see, from whoever keeps them.
    pub known_person: Option<KnownPersonFn>,
    /// Nouns that tell of no person: their old and new values may be shown to auditors.
    pub impersonal: &'static [&'static str],
    /// Sets documents in type, for all modules.
    pub typeset: Option<TypesetFn>,
    /// The values that it knows for cells of keyed sheets.
    pub suggest: Option<SuggestFn>,
    /// The papers it writes, which the office may give a look of its own.
    pub papers: &'static [PaperKind],
    /// Its records that are translated.
    pub translates: &'static [Translates],
    /// The glossary, from whoever keeps it.
    pub glossary: Option<GlossaryFn>,
}

impl Module {
    /// A module with its name and routes and nothing else yet.
    pub const fn new(name: &'static str, routes: fn() -> Routes) -> Self {
        Self {
            name,
            routes,
            nav: &[],
            public_nav: &[],
            policies: &[],
            measures: None,
            imports: None,
            jobs: &[],
            daily: &[],
            keys: None,
            install: None,
            today: None,
            home: None,
            beside: None,
            reindex: None,
            api: &[],
            parties: None,
            retention: &[],
            own: None,
            erase_person: None,
            known_person: None,
            impersonal: &[],
            typeset: None,
            suggest: None,
            papers: &[],
            translates: &[],
            glossary: None,
        }
    }
}

/// One URL with its rule.
pub struct Route {
    /// The path with its parameters, `/app/events/{id}`.
    pub path: &'static str,
    /// GET or POST.
    pub method: Method,
    /// The noun whose rule decides.
    pub noun: &'static str,
    /// What it does to the noun.
    pub action: Action,
    /// Whether someone must be signed in before the row is even looked up.
    pub wants_account: bool,
    /// Whether it takes a [`crate::web::Upload`].
    pub takes_file: bool,
    /// The rule about the noun as such; rows are asked about in the handler.
    pub gate: fn(&Actor, Action) -> Decision,
    handler: MethodRouter<App>,
}

/// A module's URLs. A route cannot be written without a noun under policy, so that
/// none is without a rule.
#[derive(Default)]
pub struct Routes(Vec<Route>);

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<T: Guarded, H: Handler<A, App>, A: 'static>(
        self,
        path: &'static str,
        action: Action,
        handler: H,
    ) -> Self {
        self.add::<T>(path, Method::GET, action, get(handler))
    }

    /// An act.
    #[must_use]
    pub fn post<T: Guarded, H: Handler<A, App>, A: 'static>(
        self,
        path: &'static str,
        action: Action,
        handler: H,
    ) -> Self {
        self.add::<T>(path, Method::POST, action, post(handler))
    }

    /// An act that takes a [`crate::web::Upload`]: a form with a file, read to its end
    /// however large it is.
    #[must_use]
    pub fn upload<T: Guarded, H: Handler<A, App>, A: 'static>(
        self,
        path: &'static str,
        action: Action,
        handler: H,
    ) -> Self {
        let unlimited = DefaultBodyLimit::disable();
        let mut routes = self.add::<T>(path, Method::POST, action, post(handler).layer(unlimited));
        if let Some(route) = routes.0.last_mut() {
            route.takes_file = true;
        }
        routes
    }

    fn add<T: Guarded>(
        mut self,
        path: &'static str,
        method: Method,
        action: Action,
        handler: MethodRouter<App>,
    ) -> Self {
        self.0.push(Route {
            path,
            method,
            noun: T::NOUN,
            action,
            wants_account: path.starts_with("/app"),
            takes_file: false,
            gate: |actor, action| T::rule(actor, action, None),
            handler,
        });
        self
    }

    /// All of these and all of those.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Every route, for the printed table and its test.
    pub fn iter(&self) -> impl Iterator<Item = &Route> {
        self.0.iter()
    }

    /// As a router whose every route asks its rule first.
    pub fn router(self) -> Router<App> {
        let mut router = Router::new();
        for route in self.0 {
            let gate = crate::web::Gate {
                action: route.action,
                wants_account: route.wants_account,
                is_act: route.method == Method::POST,
                takes_file: route.takes_file,
                rule: route.gate,
            };
            router = router.route(
                route.path,
                route
                    .handler
                    .layer(axum::middleware::from_fn(move |request, next| {
                        crate::web::gate(gate, request, next)
                    })),
            );
        }
        router
    }
}
