//! What the directory holds about whoever asks: their record, how they are reached, the posts
//! they hold and held, what they are focal point of, the networks they are in.

mod store;

use balai_kernel::{
    Actor, App, Result,
    own::{Own, Part},
    t,
    text::instant,
};

use crate::PersonId;

/// The directory's part of somebody's own data.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let Some(id) = actor.person else {
        return Ok(Own {
            parts: vouchings(app, actor).await?,
            ..Own::default()
        });
    };
    let (lang, db) = (actor.lang, &app.db);
    let records = store::records(db, id).await?;
    let mut parts = vouchings(app, actor).await?;
    let mut facts = Vec::new();
    for record in &records {
        let known = [
            ("own-name", Some(record.written.clone())),
            ("person-given", record.given.clone()),
            ("person-family", record.family.clone()),
            ("person-own-script", record.own_script.clone()),
            ("person-romanised", record.romanised.clone()),
            (
                "person-sex",
                record
                    .sex
                    .as_ref()
                    .map(|sex| t!(lang, &format!("person-sex-{sex}"))),
            ),
            (
                "directory-confirmed",
                record.confirmed_on.map(|day| day.0.to_string()),
            ),
        ];
        facts.extend(
            known.into_iter().filter_map(|(key, value)| {
                Some(vec![t!(lang, key), value.filter(|value| !value.is_empty())?])
            }),
        );
    }
    let day = |day: Option<balai_kernel::store::Day>| day.map(|day| day.0.to_string()).unwrap_or_default();
    parts.push(Part {
        key: "own-person",
        columns: vec!["own-field", "own-value"],
        rows: facts,
    });
    parts.push(Part {
        key: "own-addresses",
        columns: vec!["own-kind", "own-value"],
        rows: store::addresses(db, id)
            .await?
            .into_iter()
            .map(|address| vec![t!(lang, &format!("address-kind-{}", address.kind)), address.value])
            .collect(),
    });
    parts.push(Part {
        key: "own-posts",
        columns: vec!["own-name", "own-agency", "own-from", "own-until"],
        rows: store::posts(db, id)
            .await?
            .into_iter()
            .map(|post| vec![post.title, post.agency, day(post.from_on), day(post.until_on)])
            .collect(),
    });
    parts.push(Part {
        key: "own-focal-point",
        columns: vec!["own-name", "own-from", "own-until"],
        rows: store::focal_points(db, id)
            .await?
            .into_iter()
            .map(|point| vec![point.theme, day(point.from_on), day(point.until_on)])
            .collect(),
    });
    parts.push(Part {
        key: "own-networks",
        columns: vec!["own-name", "own-from", "own-until"],
        rows: store::networks(db, id)
            .await?
            .into_iter()
            .map(|seat| {
                vec![
                    seat.name.get(lang).to_owned(),
                    day(seat.from_on),
                    day(seat.until_on),
                ]
            })
            .collect(),
    });
    parts.extend(links(app, actor, id).await?);
    // What was written in a note is the office's; that there is one is not kept from anybody.
    parts.push(Part {
        key: "own-notes",
        columns: vec!["own-on", "own-kind"],
        rows: store::notes(db, id)
            .await?
            .into_iter()
            .map(|note| {
                vec![
                    note.on_date.0.to_string(),
                    t!(lang, &format!("contact-kind-{}", note.kind)),
                ]
            })
            .collect(),
    });
    Ok(Own {
        parts,
        rows: store::rows_of(db, id).await?,
    })
}

/// Who vouched for their account.
async fn vouchings(app: &App, actor: &Actor) -> Result<Vec<Part>> {
    let Some(account) = actor.account else {
        return Ok(Vec::new());
    };
    let (lang, zone) = (actor.lang, app.zone());
    let rows = store::vouchings(&app.db, account).await?;
    Ok(vec![Part {
        key: "own-vouchings",
        columns: vec!["person-party", "own-name", "own-post", "own-from", "own-until"],
        rows: rows
            .into_iter()
            .map(|one| {
                let ended = one.ended_at.map(|at| instant(lang, at, &zone));
                vec![
                    one.party.get(lang).to_owned(),
                    one.name,
                    one.post,
                    instant(lang, one.created_at, &zone),
                    ended.unwrap_or_default(),
                ]
            })
            .collect(),
    }])
}

/// What they proposed about their entry, and the links by which they could.
async fn links(app: &App, actor: &Actor, id: PersonId) -> Result<Vec<Part>> {
    let (lang, zone, db) = (actor.lang, app.zone(), &app.db);
    let at = |moment| instant(lang, moment, &zone);
    let proposals = store::proposals(db, id).await?;
    let links = store::links(db, id).await?;
    Ok(vec![
        Part {
            key: "own-proposals",
            columns: vec!["own-written", "own-note", "own-decided"],
            rows: proposals
                .into_iter()
                .map(|one| {
                    vec![
                        at(one.made_at),
                        one.note,
                        one.decided_at.map(at).unwrap_or_default(),
                    ]
                })
                .collect(),
        },
        Part {
            key: "own-links",
            columns: vec!["account-email", "own-sent", "own-used"],
            rows: links
                .into_iter()
                .map(|one| {
                    vec![
                        one.sent_to,
                        at(one.made_at),
                        one.used_at.map(at).unwrap_or_default(),
                    ]
                })
                .collect(),
        },
    ])
}
