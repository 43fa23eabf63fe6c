//! The participant lists to be printed, or taken as a Word document: full for the office, names and functions for the
//! people in the room, delegations for everyone else.

use std::collections::BTreeMap;

use balai_directory::handling;
use balai_kernel::{
    Error, Id,
    actor::PartyRef,
    policy::Action,
    print::WORD,
    view,
    web::{Answer, Cx, Listing, Query, attachment, axum::extract::Path},
};

use crate::{
    event::{self, Event, web::allowed},
    paper::kinds::{Listed, participant_list},
    participation::{Participation, pages, store},
    session::{self, Attribution},
};

/// A list, in the form asked for; delegations where none is. `as=docx` gives it as a document.
pub async fn show(
    cx: Cx,
    Path(id): Path<Id<Event>>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let db = &cx.app.db;
    let is_office = cx.actor.is_office();
    let in_room = is_office || cx.actor.holds(&format!("room:{id}"));
    let form = pages::ListForm::from_code(pairs.get("form").map_or("delegations", String::as_str));
    let allowed = match form {
        Some(pages::ListForm::Delegations) => true,
        Some(pages::ListForm::Room) => in_room,
        Some(pages::ListForm::Full) => is_office,
        None => false,
    };
    let (Some(form), true) = (form, allowed) else {
        return Err(Error::NotFound);
    };
    let attribution = session::store::strictest(db, id).await?;
    let parties = event::store::parties(db, &cx.actor).await?;
    // What was said behind closed doors is not printed with names.
    let form = if attribution == Attribution::Closed {
        pages::ListForm::Delegations
    } else {
        form
    };
    let as_document = pairs.get("as").is_some_and(|format| format == "docx");
    let lang = cx.lang();
    let document = |sheet| {
        let name = format!("people-{}-{}", event.code, form.code());
        view::document(
            lang,
            &name,
            &sheet,
            &pages::lines(lang, &event, form, attribution),
        )
    };
    let standing = handling::store::standing(db, cx.app.today()).await?;
    // The office's own look, where it gave one.
    let own = async |people: &[Participation], there: &[(Id<PartyRef>,)]| {
        let listed = Listed {
            event: &event,
            parties: &parties,
            rule: attribution,
            form,
            people,
            there,
            standing: &standing,
        };
        let bytes = participant_list(&cx, &listed).await?;
        let name = format!("people-{}-{}.docx", event.code, form.code());
        Ok::<_, Error>(bytes.map(|bytes| attachment(&name, WORD, bytes)))
    };
    if form == pages::ListForm::Delegations {
        let there = store::delegations(db, id).await?;
        if as_document {
            if let Some(own) = own(&[], &there).await? {
                return Ok(own);
            }
            return document(pages::delegations_table(lang, &event, &parties, &there));
        }
        return Ok(pages::delegations(&cx, &event, &parties, &there, attribution).workspace(&cx));
    }
    let rows = store::list(db, &cx.actor, id, &Listing::default()).await?;
    let whose = rows.iter().map(|row| (row.party, row.agency));
    super::taken(&cx, id, &standing.shares(whose)).await?;
    if as_document {
        if let Some(own) = own(&rows, &[]).await? {
            return Ok(own);
        }
        let (mut sheet, whose) = pages::named_table(&cx, &event, &parties, &rows, form, attribution);
        handling::append(lang, &mut sheet, &standing, whose);
        return document(sheet);
    }
    Ok(pages::printed(&cx, &event, &parties, &rows, form, attribution).workspace(&cx))
}
