//! What the events erase: the names of people who last took part in something long ago. Their
//! participations stay and are counted as before.

mod store;

pub(crate) use store::person;

use balai_kernel::{
    Id,
    retention::{self, Rule},
};

/// How long the events keep what.
pub(crate) const RULES: &[Rule] = &[Rule {
    code: "participation-names",
    noun: "person",
    days: 3650,
    least: 1095,
    most: 10_950,
    is_personal: true,
    page: Some("/app/directory/people"),
    due: |tx, ask| Box::pin(store::long_gone(tx, ask)),
    count: store::count_long_gone,
    erase: |tx, app, id| {
        Box::pin(async move { retention::person::empty(tx, app, Id::of(id)).await.map(drop) })
    },
}];
