//! Publications in other languages: their titles and what they are about.

use balai_kernel::{
    Audience, Id, Result,
    policy::{Action, is_allowed},
    store::Tx,
    text::{Lang, Words},
    translation::{self, Part, Record, Translates, Unit, paragraphs, plain},
};

use super::{Publication, store};

/// Publications as their translators see them.
pub const TRANSLATES: Translates = Translates {
    noun: "publication",
    find: |app, actor, id| {
        Box::pin(async move {
            let found = store::find(&app.db, Id::of(id)).await?;
            let seen = found.filter(|one| is_allowed(actor, Action::Read, Some(one)));
            Ok(seen.as_ref().map(record))
        })
    },
    faithful: plain,
    index: Some(|tx, id| Box::pin(index(tx, Id::of(id)))),
    own_way: None,
};

/// What came with a text in other languages, where it still holds.
fn given(words: &Words) -> Vec<(String, String)> {
    let others = words.texts.iter().filter(|(code, text)| {
        **code != words.source && !text.trim().is_empty() && !words.stale.contains(*code)
    });
    others.map(|(code, text)| (code.clone(), text.clone())).collect()
}

/// A publication with its paragraphs.
pub fn record(publication: &Publication) -> Record {
    let (title, summary) = (&publication.title.0, &publication.summary.0);
    let own = title.get(Lang::EN);
    let mut units = vec![Unit::new("title", 0, own).given(given(title))];
    let mut body = paragraphs("body", summary.get(Lang::EN));
    // What a workbook brought is one text: it stands where the first language is one paragraph too.
    if let [only] = body.as_mut_slice() {
        only.given = given(summary);
    }
    units.extend(body);
    Record {
        noun: "publication",
        id: publication.id.uuid(),
        title: own.to_owned(),
        href: format!("/app/library/{}", publication.id),
        public: format!("/library/{}", publication.id),
        is_public: Audience::parse(&publication.audience)
            .keys()
            .any(|key| key == "public"),
        parts: vec![Part {
            id: publication.id.uuid(),
            title: own.to_owned(),
            units,
        }],
    }
}

/// Puts the titles of the editions that everyone may read beside the first one, for lists, files and
/// other programs, and renews how the publication is found.
async fn index(tx: &Tx, id: Id<Publication>) -> Result<()> {
    let Some(mut publication) = store::find(tx, id).await? else {
        return Ok(());
    };
    let shown = translation::shown_of(tx, id.uuid()).await?;
    let title = &mut publication.title.0;
    for kept in translation::kept_of_all(tx, id.uuid()).await? {
        if kept.field != "title" {
            continue;
        }
        if shown.contains(&kept.language) {
            title.set(&kept.language, &kept.words);
            if kept.source != title.get(Lang::EN) {
                title.stale.insert(kept.language);
            }
        } else if title.texts.get(&kept.language) == Some(&kept.words) {
            title.texts.remove(&kept.language);
            title.stale.remove(&kept.language);
        }
    }
    store::entitle(tx, id, title).await?;
    balai_kernel::search::put(tx, &publication.doc()).await
}
