//! Every URL of the directory, one line each.

use balai_kernel::{
    Routes,
    errand::Bearer,
    policy::Action::{Change, Create, Decide, Erase, Export, List, Read, Release},
};

use crate::{
    access::{self, Access},
    agency::{self, Agency},
    body::{self, Body},
    contact_note::{self, ContactNote},
    details::{self, Proposal},
    eyes,
    focal_point::{self, FocalPoint},
    handling::{self, Handling},
    opening::{self, Opening},
    party::{self, Party},
    person::{self, Person},
    post::{self, Post},
    promise::{self, Promise},
    reservation::{self, Reservation},
    roster_check::{self, RosterAnswer},
    same_person::{self, Suggestion},
    spelling::{self, Spelling},
    staff::{self, Staff},
    trail::{self, Trail},
    vouching::{self, Vouching},
};

#[rustfmt::skip]
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get::<Party, _, _>("/members", List, party::web::members)
        .get::<Party, _, _>("/members/{code}", Read, party::web::member)
        .get::<Party, _, _>("/api/v1/parties", List, party::api::list)
        .get::<Party, _, _>("/api/v1/parties/{code}", Read, party::api::show)
        .get::<Party, _, _>("/app/directory", List, party::web::index)
        .get::<Party, _, _>("/app/directory/parties", List, party::web::list)
        .get::<Party, _, _>("/app/directory/parties/export/{format}", Export, party::web::export)
        .get::<Party, _, _>("/app/directory/parties/{code}", Read, party::web::show)
        .get::<Party, _, _>("/app/directory/parties/{code}/status", Change, party::web::status)
        .post::<Party, _, _>("/app/directory/parties/{code}/status", Change, party::web::change_status)
        .get::<Trail, _, _>("/app/directory/parties/{code}/trail", List, trail::web::show)
        .get::<eyes::View, _, _>(balai_kernel::account::eyes::PAGE, List, eyes::web::choose)
        .get::<Staff, _, _>("/app/directory/staff", List, staff::web::list)
        .get::<Staff, _, _>("/app/directory/staff/{id}", Change, staff::web::edit)
        .post::<Staff, _, _>("/app/directory/staff/{id}", Change, staff::web::change)
        .get::<Reservation, _, _>("/app/directory/parties/{code}/reservations", List, reservation::web::list)
        .post::<Reservation, _, _>("/app/directory/parties/{code}/reservations", Create, reservation::web::add)
        .post::<Reservation, _, _>("/app/directory/reservations/{id}/lifting", Erase, reservation::web::lift)
        .get::<Handling, _, _>("/app/directory/parties/{code}/handling", List, handling::web::list)
        .post::<Handling, _, _>("/app/directory/parties/{code}/handling", Create, handling::web::add)
        .get::<Reservation, _, _>("/app/directory/people/{id}/reservations", List, reservation::single::of_person)
        .post::<Reservation, _, _>("/app/directory/people/{id}/reservations", Create, reservation::single::add_person)
        .get::<Reservation, _, _>("/app/directory/posts/{id}/reservations", List, reservation::single::of_post)
        .post::<Reservation, _, _>("/app/directory/posts/{id}/reservations", Create, reservation::single::add_post)
        .get::<Opening, _, _>("/app/audit/openings", List, opening::web::audited)
        .get::<Opening, _, _>("/app/directory/openings", List, opening::web::list)
        .get::<Opening, _, _>("/app/directory/openings/{id}", Read, opening::web::show)
        .post::<Opening, _, _>("/app/directory/openings/{id}/end", Change, opening::web::end)
        .get::<Opening, _, _>("/app/directory/people/{id}/opening", Create, opening::web::ask_addresses)
        .post::<Opening, _, _>("/app/directory/people/{id}/opening", Create, opening::web::open_addresses)
        .get::<Opening, _, _>("/app/directory/agencies/{id}/opening", Create, opening::web::ask_names)
        .post::<Opening, _, _>("/app/directory/agencies/{id}/opening", Create, opening::web::open_names)
        .get::<Vouching, _, _>("/app/directory/parties/{code}/vouchings", List, vouching::web::list)
        .get::<Vouching, _, _>("/app/directory/parties/{code}/vouchings/new", Create, vouching::web::new)
        .post::<Vouching, _, _>("/app/directory/parties/{code}/vouchings/new", Create, vouching::web::add)
        .post::<Vouching, _, _>("/app/directory/vouchings/{id}/end", Change, vouching::web::end)
        .get::<Spelling, _, _>("/app/directory/parties/{code}/spellings", List, spelling::web::list)
        .post::<Spelling, _, _>("/app/directory/parties/{code}/spellings", Create, spelling::web::add)
        .post::<Spelling, _, _>("/app/directory/parties/{code}/spellings/removal", Erase, spelling::web::remove)
        .get::<Agency, _, _>("/app/directory/parties/{code}/agencies/new", Create, agency::web::new)
        .post::<Agency, _, _>("/app/directory/parties/{code}/agencies/new", Create, agency::web::add)
        .get::<Agency, _, _>("/app/directory/agencies/{id}", Read, agency::web::show)
        .get::<Agency, _, _>("/app/directory/agencies/{id}/edit", Change, agency::web::edit)
        .post::<Agency, _, _>("/app/directory/agencies/{id}/edit", Change, agency::web::change)
        .post::<Agency, _, _>("/app/directory/agencies/{id}/names", Release, agency::web::set_names)
        .get::<Post, _, _>("/app/directory/parties/{code}/posts/new", Create, post::web::new)
        .post::<Post, _, _>("/app/directory/parties/{code}/posts/new", Create, post::web::add)
        .get::<Post, _, _>("/app/directory/posts/{id}", Read, post::web::show)
        .get::<Post, _, _>("/app/directory/posts/{id}/edit", Change, post::web::edit)
        .post::<Post, _, _>("/app/directory/posts/{id}/edit", Change, post::web::change)
        .get::<Access, _, _>("/app/directory/posts/{id}/access", List, access::web::show)
        .post::<Access, _, _>("/app/directory/posts/{id}/access", Create, access::web::give)
        .get::<Bearer, _, _>("/access/{token}", Read, access::offer::show)
        .post::<Bearer, _, _>("/access/{token}", Create, access::offer::accept)
        .post::<Bearer, _, _>("/access/{token}/refusal", Create, access::offer::refuse)
        .get::<RosterAnswer, _, _>("/app/directory/posts/{id}/roster", List, roster_check::web::list)
        .post::<RosterAnswer, _, _>("/app/directory/posts/{id}/roster", Create, roster_check::web::send)
        .post::<RosterAnswer, _, _>("/app/directory/posts/{id}/roster/{link}/revocation", Create, roster_check::web::revoke)
        .post::<RosterAnswer, _, _>("/app/directory/roster-answers/{id}/acceptance", Decide, roster_check::web::accept)
        .post::<RosterAnswer, _, _>("/app/directory/roster-answers/{id}/refusal", Decide, roster_check::web::refuse)
        .get::<Bearer, _, _>("/roster/{token}", Read, roster_check::web::show)
        .post::<Bearer, _, _>("/roster/{token}/name", Create, roster_check::web::name)
        .post::<Bearer, _, _>("/roster/{token}", Create, roster_check::web::answer)
        .get::<Post, _, _>("/app/directory/posts/{id}/holdings/new", Change, post::web::new_holding)
        .post::<Post, _, _>("/app/directory/posts/{id}/holdings/new", Change, post::web::begin)
        .get::<Post, _, _>("/app/directory/holdings/{id}/end", Change, post::web::ending)
        .post::<Post, _, _>("/app/directory/holdings/{id}/end", Change, post::web::end)
        .get::<Person, _, _>("/app/directory/people", List, person::web::list)
        .get::<Person, _, _>("/app/directory/people/export/{format}", Export, person::web::export)
        .get::<Person, _, _>("/app/directory/people/new", Create, person::web::new)
        .post::<Person, _, _>("/app/directory/people/new", Create, person::web::add)
        .get::<Person, _, _>("/app/directory/people/{id}", Read, person::web::show)
        .get::<Person, _, _>("/app/directory/people/{id}/edit", Change, person::web::edit)
        .post::<Person, _, _>("/app/directory/people/{id}/edit", Change, person::web::change)
        .post::<Person, _, _>("/app/directory/people/{id}/confirmation", Change, person::web::confirm)
        .get::<Person, _, _>("/app/directory/people/{id}/addresses/new", Change, person::web::new_address)
        .post::<Person, _, _>("/app/directory/people/{id}/addresses/new", Change, person::web::add_address)
        .get::<Person, _, _>("/app/directory/addresses/{id}/reach", Release, person::web::reach)
        .post::<Person, _, _>("/app/directory/addresses/{id}/reach", Release, person::web::set_reach)
        .post::<Person, _, _>("/app/directory/addresses/{id}/removal", Change, person::web::remove_address)
        .get::<Proposal, _, _>("/app/directory/people/{id}/links", List, details::sending::list)
        .post::<Proposal, _, _>("/app/directory/people/{id}/links", Create, details::sending::send)
        .post::<Proposal, _, _>("/app/directory/people/{id}/links/{link}/revocation", Create, details::sending::revoke)
        .get::<Proposal, _, _>("/app/directory/proposals", List, details::sending::proposals)
        .post::<Proposal, _, _>("/app/directory/proposals/{id}/acceptance", Decide, details::sending::accept)
        .post::<Proposal, _, _>("/app/directory/proposals/{id}/refusal", Decide, details::sending::refuse)
        .get::<Bearer, _, _>("/details/{token}", Read, details::web::show)
        .post::<Bearer, _, _>("/details/{token}/confirmation", Create, details::web::confirm)
        .get::<Bearer, _, _>("/details/{token}/edit", Read, details::web::edit)
        .post::<Bearer, _, _>("/details/{token}/edit", Create, details::web::propose)
        .get::<Body, _, _>("/app/directory/bodies", List, body::web::list)
        .get::<Body, _, _>("/app/directory/bodies/export/{format}", Export, body::web::export)
        .get::<Body, _, _>("/app/directory/bodies/new", Create, body::web::new)
        .post::<Body, _, _>("/app/directory/bodies/new", Create, body::web::add)
        .get::<Body, _, _>("/app/directory/bodies/{code}", Read, body::web::show)
        .get::<Body, _, _>("/app/directory/bodies/{code}/edit", Change, body::web::edit)
        .post::<Body, _, _>("/app/directory/bodies/{code}/edit", Change, body::web::change)
        .get::<Body, _, _>("/app/directory/bodies/{code}/end", Change, body::web::ending)
        .post::<Body, _, _>("/app/directory/bodies/{code}/end", Change, body::web::end)
        .post::<Body, _, _>("/app/directory/bodies/{code}/reopening", Change, body::web::reopen)
        .get::<Body, _, _>("/app/directory/bodies/{code}/chairs/new", Change, body::web::new_chair)
        .post::<Body, _, _>("/app/directory/bodies/{code}/chairs/new", Change, body::web::add_chair)
        .post::<Body, _, _>("/app/directory/chairs/{id}/end", Change, body::web::end_chair)
        .get::<FocalPoint, _, _>("/app/directory/focal-points", List, focal_point::web::list)
        .get::<FocalPoint, _, _>("/app/directory/stale", List, focal_point::web::stale)
        .get::<FocalPoint, _, _>("/app/directory/parties/{code}/focal-points/new", Create, focal_point::web::new)
        .post::<FocalPoint, _, _>("/app/directory/parties/{code}/focal-points/new", Create, focal_point::web::add)
        .post::<FocalPoint, _, _>("/app/directory/focal-points/{id}/confirmation", Decide, focal_point::web::confirm)
        .post::<FocalPoint, _, _>("/app/directory/focal-points/{id}/end", Change, focal_point::web::end)
        .get::<ContactNote, _, _>("/app/directory/parties/{code}/contact-notes/new", Create, contact_note::web::new)
        .post::<ContactNote, _, _>("/app/directory/parties/{code}/contact-notes/new", Create, contact_note::web::add)
        .get::<ContactNote, _, _>("/app/directory/contact-notes/{id}/edit", Change, contact_note::web::edit)
        .post::<ContactNote, _, _>("/app/directory/contact-notes/{id}/edit", Change, contact_note::web::change)
        .get::<ContactNote, _, _>("/app/directory/contact-notes/{id}/removal", Erase, contact_note::web::removing)
        .post::<ContactNote, _, _>("/app/directory/contact-notes/{id}/removal", Erase, contact_note::web::remove)
        .get::<Promise, _, _>("/app/directory/promises", List, promise::web::list)
        .get::<Promise, _, _>("/app/directory/parties/{code}/promises", List, promise::web::of_party)
        .get::<Promise, _, _>("/app/directory/parties/{code}/promises/new", Create, promise::web::new)
        .post::<Promise, _, _>("/app/directory/parties/{code}/promises/new", Create, promise::web::add)
        .get::<Promise, _, _>("/app/directory/promises/{id}/edit", Change, promise::web::edit)
        .post::<Promise, _, _>("/app/directory/promises/{id}/edit", Change, promise::web::change)
        .get::<Suggestion, _, _>("/app/directory/suggestions", List, same_person::web::list)
        .get::<Suggestion, _, _>("/app/directory/suggestions/{id}", Read, same_person::web::show)
        .post::<Suggestion, _, _>("/app/directory/suggestions/{id}/decision", Decide, same_person::web::decide)
        .post::<Suggestion, _, _>("/app/directory/suggestions/{id}/reopening", Decide, same_person::web::reopen)
}
