//! What every module of Balai stands on: the store, ids, time, actors, policy,
//! audiences, the audit, jobs, the web, languages, search, mail, files and measures.
//!
//! The kernel knows no module.

pub mod account;
pub mod actor;
pub mod apart;
pub mod api;
pub mod audience;
pub mod audit;
pub mod clock;
pub mod desk;
pub mod errand;
pub mod error;
mod fetch;
pub mod file;
pub mod id;
pub mod import;
pub mod job;
pub mod kept;
pub mod keying;
pub mod mail;
pub mod measure;
pub mod module;
pub mod own;
pub mod policy;
pub mod print;
pub mod profile;
pub mod rate;
pub mod retention;
pub mod seal;
pub mod search;
pub mod setting;
pub mod store;
pub mod template;
pub mod test;
pub mod text;
pub mod translation;
pub mod view;
pub mod web;

#[doc(hidden)]
pub use linkme;

pub use actor::Actor;
pub use audience::Audience;
pub use clock::{Clock, Instant};
pub use error::{Error, Result};
pub use id::Id;
pub use module::{App, Module, Routes};
