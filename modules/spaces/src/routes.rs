//! Every URL of the module, one line each.

use balai_kernel::{Routes, policy::Action};

use crate::{
    escrow::{Request, web as escrow},
    item::{SealedItem, web as item},
    member::{Member, web as member},
    sealing_key::{SealingKey, web as sealing_key},
    team::{Team, web as team},
};

/// The module's table of contents.
pub fn routes() -> Routes {
    Routes::new()
        .get::<SealingKey, _, _>("/app/me/sealing-key", Action::List, sealing_key::show)
        .post::<SealingKey, _, _>("/app/me/sealing-key", Action::Create, sealing_key::keep)
        .post::<SealingKey, _, _>("/app/me/sealing-key/ways", Action::Change, sealing_key::add_way)
        .get::<Team, _, _>("/app/teams", Action::List, team::list)
        .get::<Team, _, _>("/app/teams/new", Action::Create, team::new)
        .post::<Team, _, _>("/app/teams", Action::Create, team::create)
        .get::<Team, _, _>("/app/teams/{id}", Action::Read, team::show)
        .get::<Team, _, _>("/app/teams/{id}/key", Action::Decide, team::key_page)
        .post::<Team, _, _>("/app/teams/{id}/key", Action::Decide, team::change_key)
        .get::<Member, _, _>("/app/teams/{id}/members", Action::List, member::list)
        .post::<Member, _, _>("/app/teams/{id}/members", Action::Create, member::ask)
        .post::<Member, _, _>(
            "/app/teams/{id}/members/{member}/admission",
            Action::Decide,
            member::admit,
        )
        .post::<Member, _, _>(
            "/app/teams/members/{id}/acceptance",
            Action::Change,
            member::accept,
        )
        .post::<Member, _, _>("/app/teams/members/{id}/leading", Action::Release, member::lead)
        .get::<Member, _, _>("/app/teams/members/{id}/removal", Action::Erase, member::removal)
        .post::<Member, _, _>("/app/teams/members/{id}/removal", Action::Erase, member::remove)
        .get::<SealedItem, _, _>("/app/teams/{id}/items/new", Action::Create, item::new)
        .post::<SealedItem, _, _>("/app/teams/{id}/items", Action::Create, item::create)
        .get::<SealedItem, _, _>("/app/teams/{id}/items/file", Action::Create, item::new_file)
        .upload::<SealedItem, _, _>("/app/teams/{id}/items/file", Action::Create, item::upload)
        .get::<SealedItem, _, _>("/app/teams/{id}/items/{item}", Action::Read, item::show)
        .get::<SealedItem, _, _>("/app/teams/{id}/items/{item}/edit", Action::Change, item::edit)
        .post::<SealedItem, _, _>("/app/teams/{id}/items/{item}/edit", Action::Change, item::change)
        .get::<SealedItem, _, _>("/app/teams/{id}/items/{item}/file", Action::Read, item::download)
        .get::<SealedItem, _, _>(
            "/app/teams/{id}/items/{item}/removal",
            Action::Erase,
            item::removal,
        )
        .post::<SealedItem, _, _>(
            "/app/teams/{id}/items/{item}/removal",
            Action::Erase,
            item::remove,
        )
        .get::<Request, _, _>("/app/teams/{id}/escrow", Action::List, escrow::show)
        .post::<Request, _, _>("/app/teams/{id}/escrow", Action::Create, escrow::keep)
        .post::<Request, _, _>(
            "/app/teams/{id}/escrow/holders",
            Action::Create,
            escrow::name_holders,
        )
        .post::<Request, _, _>("/app/teams/{id}/escrow/requests", Action::Create, escrow::ask)
        .get::<Request, _, _>("/app/teams/escrow/{id}", Action::Read, escrow::show_request)
        .post::<Request, _, _>("/app/teams/escrow/{id}/answer", Action::Decide, escrow::answer)
        .post::<Request, _, _>("/app/teams/escrow/{id}/taking", Action::Change, escrow::take)
        .post::<Request, _, _>("/app/teams/escrow/{id}/stop", Action::Erase, escrow::stop)
}
