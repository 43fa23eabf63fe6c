//! The letters about a report that is owed.

use balai_kernel::{
    App, Result,
    mail::{self, Letter},
    store::Tx,
    t,
    text::{Lang, catalogue, day},
};

use super::{DueReport, State, jobs::Which, store};

/// Writes to whoever writes a report; where nobody is named, to everyone with the role.
///
/// # Errors
/// When the database fails.
pub(super) async fn write(tx: &Tx, app: &App, due: &DueReport, which: Which) -> Result<()> {
    let today = app.today();
    let named = due.writer().map(|(account, _)| account);
    let state = match due.state(today) {
        State::Writing => "writing",
        State::Approved => "approved",
        _ => "open",
    };
    for (email, lang) in store::writers(tx, named, due.owed.writer, today).await? {
        let lang = catalogue().language(&lang).unwrap_or(Lang::EN);
        let title = due.title(lang);
        let mut body = t!(
            lang,
            &format!("mail-due-{}-body", which.code()),
            title = title.as_str(),
            due = day(lang, due.due_on()),
            to = due.owed.to.get(lang),
            state = state,
            address = format!("{}{}", app.address, due.href())
        );
        if named.is_none() {
            let role = t!(lang, &format!("role-{}", due.owed.writer.code()));
            body.push_str("\n\n");
            body.push_str(&t!(lang, "mail-due-nobody", role = role));
        }
        let letter = Letter {
            kind: "report.due",
            recipient: &email,
            subject: t!(
                lang,
                &format!("mail-due-{}-subject", which.code()),
                title = title.as_str(),
                due = day(lang, due.due_on()),
                n = due.days_late(today).unwrap_or_default()
            ),
            body,
            secret: false,
        };
        mail::queue(tx, &app.clock, &letter).await?;
    }
    Ok(())
}
