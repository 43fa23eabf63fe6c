//! What the demo office heard: four sentences, each at another step from said to printed. Invented
//! people only.

use balai_directory::{PartyId, party};
use balai_kernel::{
    Actor, App, Id, Result,
    account::Account,
    audit::{self, Act},
    store::Tx,
};
use jiff::{ToSpan as _, civil::date};

use super::{store::Draft, web::index};
use crate::{
    consent::{
        self, What,
        asking::follow,
        store::{Answer, Asked},
        web::thing,
    },
    quote::store,
};

/// How far a consent has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Asked, and not answered.
    Waits,
    /// Given for report and website.
    Given,
    /// Given and withdrawn.
    Withdrawn,
}

struct Said {
    kind: &'static str,
    said: &'static str,
    said_in: &'static str,
    translated: &'static str,
    place: &'static str,
    day: (i8, i8),
    speaker: Option<Speaker>,
}

/// Somebody who is asked.
pub(crate) struct Speaker {
    pub full: &'static str,
    pub first: &'static str,
    pub post: &'static str,
    pub party: &'static str,
    pub agency: &'static str,
    pub form: &'static str,
    pub step: Step,
}

const HEARD: [Said; 4] = [
    Said {
        kind: "story",
        said: "เมื่อก่อนเราส่งเรื่องไปแล้วก็เงียบ หลังการฝึกอบรม ฉันมีเบอร์โทรของเพื่อนร่วมชั้นที่อีกฝั่งของแม่น้ำ คืนนั้นเราโทรหากัน และเด็กสองคนได้กลับบ้าน",
        said_in: "th",
        translated: "We used to send a request and hear nothing. After the training I had the number of a classmate across the river. We called each other that night, and two children went home.",
        place: "Chiang Rai, closing session",
        day: (6, 7),
        speaker: Some(Speaker {
            full: "Ratree Example",
            first: "Ratree",
            post: "Immigration officer, Thailand",
            party: "TH",
            agency: "Immigration Bureau",
            form: "first",
            step: Step::Given,
        }),
    },
    Said {
        kind: "quote",
        said: "Sekarang kami memeriksa cap dan benang pengaman, bukan hanya fotonya.",
        said_in: "id",
        translated: "We now check the stamp and the security thread, not only the photograph.",
        place: "Jakarta",
        day: (9, 19),
        speaker: Some(Speaker {
            full: "Budi Example",
            first: "Budi",
            post: "Document examiner, Indonesia",
            party: "ID",
            agency: "Directorate General of Immigration",
            form: "post",
            step: Step::Waits,
        }),
    },
    Said {
        kind: "quote",
        said: "For the first time I met the people behind the e-mail addresses.",
        said_in: "en",
        translated: "",
        place: "Manila",
        day: (10, 30),
        speaker: Some(Speaker {
            full: "Amara Example",
            first: "Amara",
            post: "Case officer, Philippines",
            party: "PH",
            agency: "",
            form: "full",
            step: Step::Withdrawn,
        }),
    },
    Said {
        kind: "quote",
        said: "យើងរៀនស្តាប់មុនសួរ។",
        said_in: "km",
        translated: "",
        place: "Phnom Penh",
        day: (11, 14),
        speaker: None,
    },
];

/// Who enters the demo's records: its programme officer.
pub(crate) async fn officer(app: &App) -> Result<Option<Id<Account>>> {
    let Some(demo) = app.profile.demo.as_ref() else {
        return Ok(None);
    };
    let is_officer = |role: &str| role == "programme-officer";
    let found = demo
        .people
        .iter()
        .find(|one| is_officer(&one.role) && one.party.is_none());
    match found {
        Some(officer) => {
            let account = balai_kernel::account::by_email(&app.db, &officer.email).await?;
            Ok(account.map(|account| account.id))
        }
        None => Ok(None),
    }
}

/// The party with this code.
pub(crate) async fn party(app: &App, code: &str) -> Result<Option<PartyId>> {
    let found = party::store::by_code(&app.db, code).await?;
    Ok(found.map(|party| party.id))
}

/// Makes the demo's quotes.
///
/// # Errors
/// When the database fails.
pub(crate) async fn demo(app: &App) -> Result<()> {
    let Some(by) = officer(app).await? else {
        return Ok(());
    };
    let year = app
        .profile
        .demo
        .as_ref()
        .map_or(app.today().year(), |demo| demo.year);
    for one in &HEARD {
        let party = match &one.speaker {
            Some(speaker) => party(app, speaker.party).await?,
            None => None,
        };
        let draft = &Draft {
            kind: one.kind.to_owned(),
            said: one.said.to_owned(),
            said_in: one.said_in.to_owned(),
            translated: one.translated.to_owned(),
            place: one.place.to_owned(),
            said_on: Some(date(year, one.day.0, one.day.1)),
            activity: None,
        };
        app.db
            .write("demo.quote", |tx| async move {
                let id = store::insert(&tx, &app.clock, Some(by), draft).await?;
                let actor = &Actor::office_job();
                audit::record(&tx, &app.clock, actor, Act::on("created", "quote", id)).await?;
                index(&tx, id).await?;
                if let Some(speaker) = &one.speaker {
                    ask(&tx, app, What::Quote(id), speaker, party).await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

/// Asks somebody about a thing, and their agency with them, as far as the demo's story goes.
pub(crate) async fn ask(
    tx: &Tx,
    app: &App,
    what: What,
    speaker: &Speaker,
    party: Option<PartyId>,
) -> Result<()> {
    let asked = Asked {
        kind: "person",
        party,
        full_name: speaker.full.to_owned(),
        first_name: speaker.first.to_owned(),
        post: speaker.post.to_owned(),
        agency: speaker.agency.to_owned(),
        is_serving: !speaker.agency.is_empty(),
        email: format!("{}@example.org", speaker.first.to_lowercase()),
        ..Asked::default()
    };
    let mut all = vec![(
        consent::store::insert(tx, &app.clock, what, &asked).await?,
        speaker.form,
    )];
    let is_asked = consent::store::of(tx, what)
        .await?
        .iter()
        .any(|one| one.is_agencys() && one.agency == speaker.agency);
    if asked.is_serving && !is_asked {
        let agency = Asked {
            kind: "agency",
            first_name: String::new(),
            post: String::new(),
            is_serving: false,
            email: String::new(),
            ..asked
        };
        all.push((
            consent::store::insert(tx, &app.clock, what, &agency).await?,
            "none",
        ));
    }
    follow(tx, what).await?;
    if speaker.step == Step::Waits {
        return Ok(());
    }
    for (id, form) in all {
        let row = consent::store::find(tx, id).await?;
        let (Some(row), Some(thing)) = (row, thing(tx, what).await?) else {
            continue;
        };
        let answer = Answer {
            is_yes: true,
            name_form: form.to_owned(),
            scopes: "report web".to_owned(),
            until_on: Some(app.today().saturating_add(2.years())),
            how: if row.is_agencys() { "focal-point" } else { "link" }.to_owned(),
            given_on: Some(app.today()),
            shown: row.shown_with(&thing.fingerprint()),
            ..Answer::default()
        };
        consent::store::answer(tx, id, &answer, app.clock.now()).await?;
        if speaker.step == Step::Withdrawn {
            consent::store::withdraw(tx, id, app.clock.now()).await?;
        }
    }
    Ok(())
}
