//! Handlers of same-person suggestions.

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{
    Actor, Clock, Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    store::Tx,
    web::{Answer, Cx, Form, Listing, PAGE, Query, axum::extract::Path, redirect_with},
};

use super::{Suggestion, pages, roots, store};
use crate::{PersonId, agency, involvement, party, person, post, reservation};

/// One of the two records with what helps to decide.
pub(crate) struct Side {
    pub record: person::store::Record,
    pub posts: Vec<post::Holding>,
    pub events: Vec<involvement::store::Part>,
}

pub(crate) async fn list(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let decided = listing.get("state") == Some("decided");
    let actor = &cx.actor;
    let open = store::count_open(db, actor).await?;
    let done = store::count_decided(db, actor).await?;
    let suggestions = if decided {
        store::decided(db, actor, PAGE, listing.offset()).await?
    } else {
        store::open(db, actor, PAGE, listing.offset()).await?
    };
    let ids: Vec<PersonId> = suggestions
        .iter()
        .flat_map(|suggestion| [suggestion.person, suggestion.other])
        .collect();
    let known = known(&cx, &ids).await?;
    Ok(pages::list(&cx, &listing, decided, (open, done), &suggestions, &known).workspace(&cx))
}

async fn known(cx: &Cx, ids: &[PersonId]) -> Result<pages::Known> {
    let db = &cx.app.db;
    let people = person::store::several(db, ids).await?;
    let agencies: Vec<Id<agency::Agency>> = people.iter().filter_map(|person| person.agency).collect();
    Ok(pages::Known {
        agencies: agency::store::several(db, &agencies).await?,
        parties: party::store::all(db).await?,
        people,
    })
}

async fn found(cx: &Cx, id: Id<Suggestion>) -> Result<Suggestion> {
    // Whoever may not see both records does not learn that they are compared.
    let found = store::find(&cx.app.db, &cx.actor, id).await?;
    let suggestion = found.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &suggestion)?;
    Ok(suggestion)
}

async fn side(cx: &Cx, id: PersonId, posts: &[post::Holding]) -> Result<Side> {
    let (db, actor) = (&cx.app.db, &cx.actor);
    let mut record = person::store::record(db, id, cx.app.today())
        .await?
        .ok_or(Error::NotFound)?;
    let shown = |address: &person::Address| address.is_shown_to(actor, &record.person);
    record.addresses = record
        .addresses
        .iter()
        .filter(|one| shown(one))
        .cloned()
        .collect();
    Ok(Side {
        record,
        posts: posts.iter().filter(|held| held.person == id).cloned().collect(),
        events: involvement::store::of_person(db, actor, id).await?,
    })
}

pub(crate) async fn show(cx: Cx, Path(id): Path<Id<Suggestion>>) -> Answer {
    let suggestion = found(&cx, id).await?;
    let both = [suggestion.person, suggestion.other];
    let posts = post::store::held_by(&cx.app.db, &cx.actor, &both).await?;
    let one = side(&cx, suggestion.person, &posts).await?;
    let two = side(&cx, suggestion.other, &posts).await?;
    let history = audit::history_of(&cx.app.db, id.uuid()).await?;
    Ok(pages::show(&cx, &suggestion, &one, &two, &history).workspace(&cx))
}

pub(crate) async fn decide(
    cx: Cx,
    Path(id): Path<Id<Suggestion>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let suggestion = found(&cx, id).await?;
    cx.may(Action::Decide, &suggestion)?;
    let (app, actor) = (&cx.app, &cx.actor);
    let decision = values.get("decision").map_or("", String::as_str);
    let (word, keep) = match decision {
        "different" => ("different", None),
        "keep-first" => ("same", Some(suggestion.person)),
        "keep-second" => ("same", Some(suggestion.other)),
        _ => return Err(Error::refused("same-person-choose")),
    };
    let suggestion = &suggestion;
    app.db
        .write("same-person.decide", |tx| async move {
            let merge = match keep {
                Some(keep) => merge(&tx, suggestion, keep).await?,
                None => None,
            };
            if store::decide(&tx, &app.clock, actor, id, word, merge).await? == 0 {
                return Err(Error::refused("same-person-decided-already"));
            }
            if let Some(merge) = merge {
                follow(&tx).await?;
                tell(&tx, &app.clock, actor, "joined", merge).await?;
            }
            let changes = audit::changed([Change::between("decision", None::<&str>, Some(word))]);
            let act = Act::on("changed", "same-person", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    // On to the next one: there may be many to go through.
    let next = store::open(&cx.app.db, &cx.actor, 1, 0).await?;
    let to = next.first().map_or_else(
        || pages::PATH.to_owned(),
        |next| format!("{}/{}", pages::PATH, next.id),
    );
    Ok(redirect_with(&to, "same-person-decided"))
}

/// Which record gives way to which: the two that are known now behind the two of the
/// suggestion. Nothing where they lead to one already.
async fn merge(tx: &Tx, suggestion: &Suggestion, keep: PersonId) -> Result<Option<super::Merge>> {
    let give = if keep == suggestion.person {
        suggestion.other
    } else {
        suggestion.person
    };
    let kept = person::store::resolve(tx, keep).await?;
    let merged = person::store::resolve(tx, give).await?;
    Ok((kept != merged).then_some((merged, kept)))
}

/// Lets every record point where the decisions lead, and renews what can be found.
async fn follow(tx: &Tx) -> Result<()> {
    let wanted = roots(&store::merges(tx).await?);
    let now: BTreeMap<PersonId, PersonId> = store::pointing(tx).await?.into_iter().collect();
    let all: BTreeSet<PersonId> = wanted.keys().chain(now.keys()).copied().collect();
    for person in all {
        let to = wanted.get(&person).copied().filter(|to| *to != person);
        if now.get(&person).copied() != to {
            store::point(tx, person, to).await?;
            person::index(tx, person).await?;
            // What was kept from somebody under one record is kept from them under both.
            for record in [Some(person), to, now.get(&person).copied()]
                .into_iter()
                .flatten()
            {
                reservation::renew(tx, record).await?;
            }
        }
    }
    Ok(())
}

/// Writes into the history of the record that is kept whose other record was `joined`
/// with it, or `parted` from it again.
async fn tell(
    tx: &Tx,
    clock: &Clock,
    actor: &Actor,
    act: &'static str,
    (merged, kept): super::Merge,
) -> Result<()> {
    let other = person::store::find(tx, merged).await?.ok_or(Error::NotFound)?;
    let name = Some(other.name());
    let (before, after) = if act == "joined" {
        (None, name)
    } else {
        (name, None)
    };
    let changes = audit::changed([Change::between("name", before, after)]);
    let act = Act::on(act, "person", kept)
        .of_party(other.party)
        .of_agency(other.agency)
        .changing(&changes);
    audit::record(tx, clock, actor, act).await
}

pub(crate) async fn reopen(cx: Cx, Path(id): Path<Id<Suggestion>>) -> Answer {
    let suggestion = found(&cx, id).await?;
    cx.may(Action::Decide, &suggestion)?;
    let (app, actor, suggestion) = (&cx.app, &cx.actor, &suggestion);
    app.db
        .write("same-person.reopen", |tx| async move {
            if store::reopen(&tx, id).await? == 0 {
                return Err(Error::refused("same-person-open-already"));
            }
            if let Some(merge) = suggestion.merged.zip(suggestion.kept) {
                follow(&tx).await?;
                tell(&tx, &app.clock, actor, "parted", merge).await?;
            }
            let decision = suggestion.decision.as_ref();
            let changes = audit::changed([Change::between("decision", decision, None::<&str>)]);
            let act = Act::on("changed", "same-person", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/directory/suggestions/{id}"),
        "same-person-reopened",
    ))
}
