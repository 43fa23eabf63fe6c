//! What waits because of clearances: for whoever is asked, and for the office that decides.

use balai_kernel::{Actor, App, Result, module::Waiting, t};

use super::{href_of, store};

/// What waits for a reader of *Today*.
///
/// # Errors
/// When the database fails.
pub(crate) async fn today(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let lang = actor.lang;
    let mut out = Vec::new();
    let office = app.profile.office.name.get(lang);
    for ask in store::waiting(&app.db, actor).await? {
        out.push(Waiting {
            what: t!(lang, "today-clearance"),
            why: t!(lang, "today-clearance-why", office = office),
            href: ask.answer_href(),
            due: ask.due_on.map(|due| due.0),
        });
    }
    if actor.is_office() {
        for (report, title, n) in store::undecided(&app.db, actor).await? {
            out.push(Waiting {
                what: t!(lang, "today-clearance-decide", n = n, title = title.as_str()),
                why: t!(lang, "today-clearance-decide-why"),
                href: href_of(report),
                due: None,
            });
        }
    }
    Ok(out)
}
