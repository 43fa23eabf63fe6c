//! The desk: pages that belong to no single noun and are put together from what
//! every module gives: the public home, *Today*, search, the style page.

mod pages;
mod policy;
pub(crate) mod translation;
mod web;

pub use policy::{Desk, Site};
pub use translation::demo;

use crate::{
    account::{
        self, AccountRow, Deputy, Door, OpenidLink, Passkey, Reset, Service, ServiceToken, SessionRow,
        Suspension,
    },
    actor::{Actor, Role},
    errand,
    module::{Module, Nav, Routes},
    policy::print_noun,
};

/// The kernel's own module: it comes first in the list of modules.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "nav-today",
        href: "/app",
        shown: Actor::is_member,
    }],
    policies: &[
        print_noun::<Site>,
        print_noun::<Desk>,
        print_noun::<Door>,
        print_noun::<AccountRow>,
        print_noun::<SessionRow>,
        print_noun::<Passkey>,
        print_noun::<OpenidLink>,
        print_noun::<Reset>,
        print_noun::<Service>,
        print_noun::<ServiceToken>,
        print_noun::<Suspension>,
        print_noun::<Deputy>,
        print_noun::<errand::Bearer>,
    ],
    today: Some(|reading, actor| Box::pin(account::today(reading.app(), actor))),
    translates: &[translation::TRANSLATES],
    ..Module::new("kernel", routes)
};

/// What stands last in the navigation: the administrator's pages.
pub const ADMIN: Module = Module {
    nav: &[Nav {
        label: "nav-admin",
        href: "/app/admin/accounts",
        shown: |actor| actor.is(Role::Administrator),
    }],
    public_nav: &[Nav {
        label: "nav-about",
        href: "/about",
        shown: |_| true,
    }],
    ..Module::new("admin", account::admin_routes)
};

fn routes() -> Routes {
    web::routes().and(account::routes()).and(errand::routes())
}
