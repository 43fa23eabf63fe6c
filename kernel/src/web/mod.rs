//! The web: who asks, the frame around every page, errors as pages, assets.

mod address;
mod assets;
mod cx;
mod errors;
mod form_token;
mod gate;
mod lists;
mod router;
mod shell;
#[cfg(test)]
mod stranger_tests;
mod upload;

pub(crate) use address::{QUESTION, REOPEN, ask, reopen};
pub use assets::{asset, asset_version};
pub use axum;
pub use balai_ui as ui;
pub use cx::{Cx, Form, Query, device_of, identify, preferred, session_cookie};
pub(crate) use cx::{door_cookie, door_token, session_token, step_cookie, step_token};
pub use errors::{error_pages, in_plain_text, not_found};
pub use form_token::{FIELD as FORM_TOKEN, FormToken};
pub use gate::{Gate, gate};
pub use lists::{Listing, PAGE, SortKey, counted};
pub use router::router;
pub use shell::{
    Page, as_seen_by, attachment, crumbs, encode as url_encode, redirect, redirect_with, who_sees,
};
pub use upload::Upload;

use axum::response::Response;

use crate::error::Error;

/// What every handler answers.
pub type Answer = Result<Response, Error>;
