//! The office's staff: whoever holds a role of the office today, and who pays them. The office
//! divides into its own people, those of the organisation that hosts it, and those whom parties
//! lend; what parties entrust depends on it.

pub(crate) mod pages;
mod policy;
pub(crate) mod web;

use balai_kernel::{Actor, Id, account::Account};

/// One of the staff, for the rule.
#[derive(Debug, Clone, Copy)]
pub struct Staff {
    /// The account.
    pub account: Id<Account>,
}

impl Staff {
    /// Whether this is the actor's own account.
    fn is_own(&self, actor: &Actor) -> bool {
        actor.account == Some(self.account)
    }
}
