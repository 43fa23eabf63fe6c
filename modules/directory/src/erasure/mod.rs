//! What the directory erases: a person who is to be forgotten, and how to reach people whose
//! last post ended long ago. The record of a person stays, empty, for what counts it.

mod store;

pub(crate) use store::{known, person};

use balai_kernel::retention::Rule;

/// How long the directory keeps what.
pub(crate) const RULES: &[Rule] = &[Rule {
    code: "contact-data",
    noun: "person",
    days: 730,
    least: 180,
    most: 3650,
    is_personal: true,
    page: Some("/app/directory/people"),
    due: |tx, ask| Box::pin(store::reachable(tx, ask)),
    count: store::count_reachable,
    erase: |tx, _, id| Box::pin(store::forget_addresses(tx, id)),
}];
