//! The demo's photographs: drawings of our own in the place of pictures of people.

use balai_kernel::{Actor, App, Result};
use jiff::civil::date;

use super::{store::Draft, web::add};
use crate::{
    consent::What,
    quote::demo::{Speaker, Step, ask, officer, party},
};

/// A hall by a river, drawn for the demo.
const HALL: &[u8] = include_bytes!("demo-hall.png");
/// Two people at a counter, drawn for the demo.
const COUNTER: &[u8] = include_bytes!("demo-counter.png");

/// Makes the demo's photographs: one that shows nobody, one whose two faces wait for a second yes.
///
/// # Errors
/// When the database fails or the drawings cannot be read.
pub(crate) async fn demo(app: &App) -> Result<()> {
    if officer(app).await?.is_none() {
        return Ok(());
    }
    let year = app
        .profile
        .demo
        .as_ref()
        .map_or(app.today().year(), |demo| demo.year);
    let actor = &Actor::office_job();
    let draft = |caption: &str, alternative: &str, place: &str, faces| Draft {
        caption: caption.to_owned(),
        alternative: alternative.to_owned(),
        credit: "Drawing: Example Studio".to_owned(),
        place: place.to_owned(),
        taken_on: Some(date(year, 6, 7)),
        faces: Some(faces),
        activity: None,
    };
    let hall = draft(
        "The hall by the river where the training was held",
        "A wooden hall with a wide roof beside a river, hills behind it.",
        "Chiang Rai",
        0,
    );
    add(app, actor, &hall, "hall.png", HALL.to_vec()).await?;
    let counter = draft(
        "Looking at a passport together",
        "Two officers stand at a counter and look at a passport.",
        "Chiang Rai",
        2,
    );
    let id = add(app, actor, &counter, "counter.png", COUNTER.to_vec()).await?;
    for (full, first, step) in [
        ("Ratree Example", "Ratree", Step::Given),
        ("Kamon Example", "Kamon", Step::Waits),
    ] {
        let party = party(app, "TH").await?;
        let speaker = &Speaker {
            full,
            first,
            post: "Immigration officer, Thailand",
            party: "TH",
            agency: "Immigration Bureau",
            form: "none",
            step,
        };
        app.db
            .write("demo.photograph", |tx| async move {
                ask(&tx, app, What::Photograph(id), speaker, party).await
            })
            .await?;
    }
    Ok(())
}
