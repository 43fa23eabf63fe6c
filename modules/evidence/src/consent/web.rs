//! Handlers of consents in the workspace: asking, recording what came by other ways, deciding for an
//! agency, withdrawing.

use std::collections::BTreeMap;

use balai_directory::{party, person};
use balai_kernel::{
    Actor, App, Audience, Error, Id, Result,
    audit::{self, Act},
    errand,
    file::{self, FileRow, Written},
    policy::Action,
    store::{Conn, Tx},
    t,
    text::{Lang, Message},
    web::{
        Answer as Answered, Cx, Upload,
        axum::{
            body::Body,
            extract::Path,
            http::{HeaderValue, header},
            response::Response,
        },
        redirect_with,
    },
};
use balai_workplan::sent::{Problems, Sent};
use maud::Markup;

use super::{
    Consent, HOWS, PURPOSE, Scope, Standing, What, pages,
    store::{self, Answer},
};
use crate::{
    form,
    photograph::{self, Photograph},
    quote::{self, Quote},
};

/// What somebody is asked about, as it stands now.
pub(crate) enum Thing {
    Quote(Box<Quote>),
    Photograph(Box<Photograph>),
}

impl Thing {
    /// The fingerprint of what somebody agrees to.
    pub fn fingerprint(&self) -> String {
        match self {
            Self::Quote(quote) => quote.fingerprint(),
            Self::Photograph(photograph) => photograph.fingerprint(),
        }
    }

    /// As it is shown to whoever is asked; a picture comes from `picture`.
    pub fn shown(&self, lang: Lang, picture: &str) -> Markup {
        match self {
            Self::Quote(quote) => quote::pages::shown(lang, quote),
            Self::Photograph(photograph) => photograph::pages::shown(lang, photograph, picture),
        }
    }
}

/// The thing of a consent, whoever asks: who may read the consent reads what it is about.
pub(crate) async fn thing(conn: &impl Conn, what: What) -> Result<Option<Thing>> {
    Ok(match what {
        What::Quote(id) => quote::store::find(conn, id)
            .await?
            .map(|quote| Thing::Quote(Box::new(quote))),
        What::Photograph(id) => photograph::store::find(conn, id)
            .await?
            .map(|found| Thing::Photograph(Box::new(found))),
    })
}

/// A consent that the reader may act on, with what it is about.
pub(super) async fn found(cx: &Cx, id: Id<Consent>, action: Action) -> Result<(Consent, What, Thing)> {
    let consent = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &consent)?;
    let what = consent.what().ok_or(Error::NotFound)?;
    let thing = thing(&cx.app.db, what).await?.ok_or(Error::NotFound)?;
    Ok((consent, what, thing))
}

/// What agencies are asked.
pub async fn list(cx: Cx) -> Answered {
    let rows = store::of_agencies(&cx.app.db, &cx.actor, false).await?;
    let things = fingerprints(&cx.app.db, &rows).await?;
    let asked: Vec<_> = rows
        .into_iter()
        .filter_map(|row| {
            let fingerprint = things.get(&row.what()?).cloned().unwrap_or_default();
            Some((row, fingerprint))
        })
        .collect();
    Ok(pages::list(&cx, &asked).workspace(&cx))
}

/// The fingerprints of what these are about: two statements, however many there are.
async fn fingerprints(conn: &impl Conn, rows: &[Consent]) -> Result<BTreeMap<What, String>> {
    let quotes: Vec<_> = rows.iter().filter_map(|row| row.quote).collect();
    let photographs: Vec<_> = rows.iter().filter_map(|row| row.photograph).collect();
    let mut found = BTreeMap::new();
    for quote in quote::store::several(conn, &quotes).await? {
        found.insert(What::Quote(quote.id), quote.fingerprint());
    }
    for photograph in photograph::store::several(conn, &photographs).await? {
        found.insert(What::Photograph(photograph.id), photograph.fingerprint());
    }
    Ok(found)
}

/// What the page of a consent is drawn from.
async fn gather(cx: &Cx, consent: Consent, what: What, thing: &Thing) -> Result<pages::Shown> {
    let db = &cx.app.db;
    let person = match consent.person.filter(|_| cx.can(Action::Change, &consent)) {
        Some(id) => person::store::find(db, id).await?,
        None => None,
    };
    let links = if cx.can(Action::Change, &consent) {
        errand::of_row(db, PURPOSE, consent.id.uuid()).await?
    } else {
        Vec::new()
    };
    let party = match consent.party {
        Some(id) => party::store::find(db, id).await?,
        None => None,
    };
    Ok(pages::Shown {
        fingerprint: thing.fingerprint(),
        thing: thing.shown(cx.lang(), &format!("{}/photograph", consent.href())),
        person: person.filter(|person| cx.actor.sees(&Audience::parse(&person.audience))),
        party,
        links,
        what,
        consent,
    })
}

/// The answer that a form begins with.
pub(crate) fn sent_of(consent: &Consent, fingerprint: &str, today: jiff::civil::Date) -> Sent {
    let mut sent = Sent::default().with("shown", consent.shown_with(fingerprint));
    let stands = consent.standing(fingerprint, today);
    if !matches!(
        stands,
        Standing::Waiting | Standing::Withdrawn | Standing::Changed
    ) {
        sent = sent
            .with("answer", &*consent.answer)
            .with("name_form", &*consent.name_form)
            .with("until_on", form::typed(consent.until_on));
        for scope in Scope::ALL.into_iter().filter(|scope| consent.allows(*scope)) {
            sent = sent.with(&format!("in_{}", scope.code()), "yes");
        }
    }
    sent
}

/// One consent.
pub async fn show(cx: Cx, Path(id): Path<Id<Consent>>) -> Answered {
    let (consent, what, thing) = found(&cx, id, Action::Read).await?;
    let sent = sent_of(&consent, &thing.fingerprint(), cx.app.today());
    let shown = gather(&cx, consent, what, &thing).await?;
    Ok(pages::show(&cx, &shown, &sent, &Problems::none()).workspace(&cx))
}

/// The picture that a consent is about.
pub async fn picture(cx: Cx, Path(id): Path<Id<Consent>>) -> Answered {
    let (_, _, thing) = found(&cx, id, Action::Read).await?;
    self::picture_of(&cx.app, &thing).await
}

/// The picture of a thing, as a page shows it.
pub(crate) async fn picture_of(app: &App, thing: &Thing) -> Answered {
    let Thing::Photograph(photograph) = thing else {
        return Err(Error::NotFound);
    };
    let file = photograph.for_page.ok_or(Error::NotFound)?;
    inline(app, file).await
}

/// A picture that was drawn anew, inside a page.
pub(crate) async fn inline(app: &App, file: Id<FileRow>) -> Answered {
    let row = file::find(&app.db, file).await?.ok_or(Error::NotFound)?;
    let bytes = file::read(app, &row.storage_key).await?;
    let mut response = Response::new(Body::from(bytes));
    // Only types that were told by content are ever kept.
    let kind = if row.media_type == "image/png" {
        "image/png"
    } else {
        "image/jpeg"
    };
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(file::sandboxed(response))
}

/// Reads what everybody is asked.
pub(crate) fn answer_of(cx: &Cx, consent: &Consent, sent: &Sent, wrong: &mut Problems) -> Answer {
    let is_yes = match sent.get("answer") {
        "given" => true,
        "refused" => false,
        _ => {
            wrong.add("answer", Message::new("sent-choose"));
            false
        }
    };
    let scopes: Vec<&str> = Scope::ALL
        .into_iter()
        .filter(|scope| sent.is_ticked(&format!("in_{}", scope.code())))
        .map(Scope::code)
        .collect();
    let mut answer = Answer {
        is_yes,
        name_form: "none".to_owned(),
        given_on: Some(cx.app.today()),
        ..Answer::default()
    };
    if !is_yes {
        return answer;
    }
    if scopes.is_empty() {
        wrong.add("in_report", Message::new("consent-scope-needed"));
    }
    answer.scopes = scopes.join(" ");
    if !consent.is_agencys() {
        match sent.some("name_form") {
            Some(form) if consent.forms().contains(&form) => form.clone_into(&mut answer.name_form),
            _ => wrong.add("name_form", Message::new("sent-choose")),
        }
    }
    answer.until_on = form::any_day(sent, "until_on", wrong);
    if answer.until_on.is_some_and(|until| until < cx.app.today()) {
        wrong.add("until_on", Message::new("consent-until-past"));
    }
    answer
}

/// Keeps an answer, if what was read is still what stands there.
pub(crate) async fn put(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    id: Id<Consent>,
    read: &str,
    answer: &Answer,
) -> Result<()> {
    let consent = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    let what = consent.what().ok_or(Error::NotFound)?;
    let thing = thing(tx, what).await?.ok_or(Error::NotFound)?;
    let shown = consent.shown_with(&thing.fingerprint());
    if read != shown {
        return Err(Error::refused("consent-other-meanwhile"));
    }
    let answer = Answer {
        shown,
        ..answer.clone()
    };
    store::answer(tx, id, &answer, app.clock.now()).await?;
    let word = if answer.is_yes { "agreed" } else { "refused" };
    let act = Act::on(word, "consent", id).of_party(consent.party.filter(|_| consent.is_agencys()));
    audit::record(tx, &app.clock, actor, act).await
}

/// Records an answer that came on paper, by word of mouth or by letter.
pub async fn record(cx: Cx, Path(id): Path<Id<Consent>>, mut upload: Upload) -> Answered {
    let (consent, what, thing) = found(&cx, id, Action::Change).await?;
    let mut sent = Sent::default();
    for name in [
        "shown",
        "answer",
        "name_form",
        "in_report",
        "in_web",
        "in_social",
        "until_on",
        "how",
        "given_on",
        "witness",
    ] {
        sent = sent.with(name, upload.text(name));
    }
    let mut wrong = Problems::none();
    let mut answer = answer_of(&cx, &consent, &sent, &mut wrong);
    answer.how = sent.one_of("how", &HOWS, &mut wrong).to_owned();
    answer.witness = sent.line("witness", 200, false, &mut wrong);
    answer.given_on = form::day_past(&cx, &sent, "given_on", &mut wrong);
    answer.recorded_by = Some(form::account(&cx)?);
    if answer.given_on.is_none() && wrong.of(cx.lang(), "given_on").is_none() {
        wrong.add("given_on", Message::new("sent-needed"));
    }
    if answer.how == "spoken" && answer.witness.is_empty() {
        wrong.add("witness", Message::new("consent-witness-needed"));
    }
    let paper = upload.file()?;
    if answer.how == "signed" && paper.is_none() && consent.sheet.is_none() {
        wrong.add("file", Message::new("consent-sheet-needed"));
    }
    let kind = paper.as_ref().and_then(|(_, bytes)| paper_type(bytes));
    if paper.is_some() && kind.is_none() {
        wrong.add("file", Message::new("consent-sheet-kind"));
    }
    if !wrong.is_empty() {
        let shown = gather(&cx, consent, what, &thing).await?;
        return form::again(&cx, pages::show(&cx, &shown, &sent, &wrong));
    }
    let written = match (&paper, kind) {
        (Some((name, bytes)), Some(kind)) => {
            let written = cx.app.files.write(&cx.app.clock, bytes).await?;
            Some((name.chars().take(200).collect::<String>(), written, kind))
        }
        _ => None,
    };
    let (app, actor, answer, written, read) = (&cx.app, &cx.actor, &answer, &written, sent.get("shown"));
    app.db
        .write("consent.record", |tx| async move {
            let sheet = keep(&tx, app, actor, written).await?;
            let answer = Answer {
                sheet,
                ..answer.clone()
            };
            put(&tx, app, actor, id, read, &answer).await
        })
        .await?;
    Ok(redirect_with(&consent.href(), "consent-recorded"))
}

/// What a signed sheet may be, told by its content.
pub(crate) fn paper_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"%PDF-") {
        return Some("application/pdf");
    }
    balai_pictures::media_type(bytes).ok()
}

/// Keeps a paper for the office.
pub(crate) async fn keep(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    written: &Option<(String, Written, &'static str)>,
) -> Result<Option<Id<FileRow>>> {
    let Some((name, written, kind)) = written else {
        return Ok(None);
    };
    let file = file::keep(tx, app, written, name, kind, &Audience::office(), actor.account).await?;
    Ok(Some(file))
}

/// The signed sheet, with a line: it holds a signature.
pub async fn sheet(cx: Cx, Path(id): Path<Id<Consent>>) -> Answered {
    let (consent, _, _) = found(&cx, id, Action::Change).await?;
    let file = consent.sheet.ok_or(Error::NotFound)?;
    let row = file::find(&cx.app.db, file).await?.ok_or(Error::NotFound)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("consent.sheet", |tx| async move {
            let act = Act::on("opened", "consent", id).for_purpose("sheet");
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    let ending = if row.media_type == "application/pdf" {
        "pdf"
    } else {
        "jpg"
    };
    let name = t!(cx.lang(), "consent-sheet-name");
    Ok(file::hand_over(&cx.app, &row, &format!("{name}.{ending}")))
}

/// A focal point answers for an agency of its party.
pub async fn decide(cx: Cx, Path(id): Path<Id<Consent>>, sent: Sent) -> Answered {
    let (consent, what, thing) = found(&cx, id, Action::Decide).await?;
    let mut wrong = Problems::none();
    let mut answer = answer_of(&cx, &consent, &sent, &mut wrong);
    answer.how = "focal-point".to_owned();
    answer.witness = cx.actor.name.clone();
    answer.recorded_by = Some(form::account(&cx)?);
    if !wrong.is_empty() {
        let shown = gather(&cx, consent, what, &thing).await?;
        return form::again(&cx, pages::show(&cx, &shown, &sent, &wrong));
    }
    let (app, actor, answer, read) = (&cx.app, &cx.actor, &answer, sent.get("shown"));
    app.db
        .write("consent.decide", |tx| async move {
            put(&tx, app, actor, id, read, answer).await
        })
        .await?;
    Ok(redirect_with(&consent.href(), "consent-recorded"))
}

/// Withdraws what was given, for whoever asked for it: the office, or the focal point of the agency.
pub async fn withdraw(cx: Cx, Path(id): Path<Id<Consent>>) -> Answered {
    let (consent, _, _) = found(&cx, id, Action::Read).await?;
    if !cx.can(Action::Change, &consent) {
        cx.may(Action::Decide, &consent)?;
    }
    let (app, actor, row) = (&cx.app, &cx.actor, &consent);
    app.db
        .write("consent.withdraw", |tx| async move {
            take_back(&tx, app, actor, row).await
        })
        .await?;
    Ok(redirect_with(&consent.href(), "consent-withdrawn"))
}

/// The same in a transaction: from its end on nothing shows the thing.
pub(crate) async fn take_back(tx: &Tx, app: &App, actor: &Actor, consent: &Consent) -> Result<()> {
    if store::withdraw(tx, consent.id, app.clock.now()).await? == 0 {
        return Err(Error::refused("consent-not-given"));
    }
    let party = consent.party.filter(|_| consent.is_agencys());
    let act = Act::on("withdrawn", "consent", consent.id).of_party(party);
    audit::record(tx, &app.clock, actor, act).await
}

/// Where the section begins: for the office with the quotes, for a focal point with what is asked of it.
pub async fn first(cx: Cx) -> Answered {
    let first = if cx.actor.is_office() {
        quote::PATH
    } else {
        "/app/evidence/consents"
    };
    Ok(balai_kernel::web::redirect(first))
}
