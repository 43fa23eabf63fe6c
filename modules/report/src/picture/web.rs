//! Handlers of pictures.

use balai_kernel::{
    Audience, Error, Id, Result,
    audit::{self, Act},
    file,
    policy::Action,
    web::{
        Answer, Cx, Upload,
        axum::{
            body::Body,
            extract::Path,
            http::{HeaderValue, header},
            response::Response,
        },
        redirect_with,
    },
};

use balai_pictures::{LARGEST, redraw};

use super::{Picture, refused, store};
use crate::{
    block::{Block, web::placed},
    material::gather,
    printed::{self, Medium},
    report::{Report, store as reports},
};

/// Puts a picture into its block, or changes the words about the one that is there.
pub async fn upload(cx: Cx, Path((id, block)): Path<(Id<Report>, Id<Block>)>, mut sent: Upload) -> Answer {
    let placed = placed(&cx, id, block, Action::Change).await?;
    let words = ["caption", "alternative", "credit"]
        .map(|name| sent.text(name).chars().take(1_000).collect::<String>());
    let (name, written) = match sent.file()? {
        Some((_, bytes)) if bytes.len() > LARGEST => return Err(Error::refused("picture-too-large")),
        Some((name, bytes)) => {
            let drawn = tokio::task::spawn_blocking(move || redraw(&bytes));
            let (bytes, kind) = drawn
                .await
                .map_err(|_| Error::refused("picture-not-known"))?
                .map_err(refused)?;
            let written = cx.app.files.write(&cx.app.clock, &bytes).await?;
            (name.chars().take(200).collect(), Some((written, kind)))
        }
        None => (String::new(), None),
    };
    let (app, actor, block, words, name, written) =
        (&cx.app, &cx.actor, &placed.block, &words, &name, &written);
    app.db
        .write("report.picture", |tx| async move {
            if !reports::touch(&tx, id).await? {
                return Err(Error::refused("report-is-frozen"));
            }
            let [caption, alternative, credit] = words;
            let words = [caption.as_str(), alternative.as_str(), credit.as_str()];
            match written {
                Some((written, kind)) => {
                    let audience = Audience::office();
                    let file = file::keep(&tx, app, written, name, kind, &audience, actor.account).await?;
                    store::put(&tx, &app.clock, block, file, words).await?;
                }
                None => store::describe(&tx, block.id, words).await?,
            }
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("illustrated", "report block", block.id),
            )
            .await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/reports/{id}/blocks/{}", block.id),
        "picture-saved",
    ))
}

/// The photograph under this id that a block of the report draws on, while it may stand there: for the
/// office as it is printed, for everybody else as the page shows it.
async fn drawn(cx: &Cx, id: Id<Report>, picture: Id<Picture>) -> Result<Picture> {
    let report = reports::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &report)?;
    let medium = if cx.actor.is_office() && cx.here.starts_with("/app/") {
        Medium::Print
    } else {
        Medium::Web
    };
    let material = gather(&cx.app, &report).await?;
    let audience = printed::audience_of(&report);
    let mut shown = material
        .evidence
        .iter()
        .filter_map(|(block, shown)| shown.picture(*block, medium, &audience));
    shown.find(|one| one.id == picture).ok_or(Error::NotFound)
}

/// The picture itself.
pub async fn show(cx: Cx, Path((id, picture)): Path<(Id<Report>, Id<Picture>)>) -> Answer {
    let own = store::find(&cx.app.db, id, picture).await?;
    let picture = match own {
        Some(own) => own,
        None => drawn(&cx, id, picture).await?,
    };
    cx.may(Action::Read, &picture)?;
    let bytes = file::read(&cx.app, &picture.storage_key).await?;
    let mut response = Response::new(Body::from(bytes));
    // Only types that were told by content are ever kept.
    let kind = if picture.media_type == "image/png" {
        "image/png"
    } else {
        "image/jpeg"
    };
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(file::sandboxed(response))
}
