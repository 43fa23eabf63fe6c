//! Handlers of the files of publications.

use balai_kernel::{
    Audience, Error, Id,
    audit::{self, Act},
    file,
    policy::Action,
    web::{Answer, Cx, Upload, axum::extract::Path, redirect_with},
};

use super::{Kind, store};
use crate::publication::{Publication, web::found};

/// Keeps the file that was sent, in the place of the one before. Who sees the
/// publication sees its file.
pub async fn upload(cx: Cx, Path(id): Path<Id<Publication>>, mut sent: Upload) -> Answer {
    let publication = found(&cx, id, Action::Change).await?;
    let (_, bytes) = sent.file()?.ok_or(Error::refused("publication-file-none"))?;
    let kind = Kind::of(&bytes)?;
    let name = format!("{}.{}", publication.title.0.get(cx.lang()), kind.ending);
    let written = cx.app.files.write(&cx.app.clock, &bytes).await?;
    let (app, actor, name, written) = (&cx.app, &cx.actor, &name, &written);
    app.db
        .write("publication.file", |tx| async move {
            // Asked again: somebody may have made it the office's own meanwhile.
            let now = crate::publication::store::find(&tx, id)
                .await?
                .ok_or(Error::NotFound)?;
            let audience = Audience::parse(&now.audience);
            let by = actor.account;
            let file = file::keep(&tx, app, written, name, kind.media_type, &audience, by).await?;
            store::put(&tx, id, Some(file)).await?;
            audit::record(&tx, &app.clock, actor, Act::on("filed", "publication", id)).await
        })
        .await?;
    Ok(redirect_with(&format!("/app/library/{id}"), "publication-filed"))
}

/// Takes the file away.
pub async fn remove(cx: Cx, Path(id): Path<Id<Publication>>) -> Answer {
    found(&cx, id, Action::Change).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("publication.unfile", |tx| async move {
            store::put(&tx, id, None).await?;
            audit::record(&tx, &app.clock, actor, Act::on("unfiled", "publication", id)).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/library/{id}"),
        "publication-unfiled",
    ))
}

/// The file, to keep.
pub async fn download(cx: Cx, Path(id): Path<Id<Publication>>) -> Answer {
    let publication = found(&cx, id, Action::Read).await?;
    let row = store::of(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    let kind = Kind::of_row(&row);
    let title = publication.title.0.get(cx.lang());
    Ok(file::hand_over(
        &cx.app,
        &row,
        &format!("{title}.{}", kind.ending),
    ))
}
