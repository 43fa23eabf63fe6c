//! The invented year 2031 as rows: no-shows, hybrid and online events, headcounts,
//! cancelled events, two roles, unknown sexes, office staff and interpreters, a
//! trainer of a co-organiser, a programme and its parts, a person who changes party,
//! a party that becomes a member in between.

use balai_kernel::{
    Audience, Id,
    actor::{PartyRef, PersonRef},
    args,
    store::{Arg, Sql, Tx},
    test::World,
    text::Words,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

/// Puts rows into the tables, as the pages of other nouns would.
pub struct Scene<'w> {
    world: &'w World,
    office: String,
}

/// An event and what the story says of it.
pub struct Event {
    pub code: &'static str,
    pub kind: &'static str,
    pub state: &'static str,
    pub day: Date,
    pub initiative: Option<Uuid>,
    pub part_of: Option<Uuid>,
    pub is_event: bool,
    pub mode: &'static str,
    pub level: &'static str,
    pub role: &'static str,
}

impl Event {
    pub fn on(code: &'static str, kind: &'static str, day: Date) -> Self {
        Self {
            code,
            kind,
            state: "completed",
            day,
            initiative: None,
            part_of: None,
            is_event: true,
            mode: "in-person",
            level: "regional",
            role: "led",
        }
    }
}

/// Somebody at an event; `who` is person, party, status of the party.
pub struct Part {
    pub event: Uuid,
    pub person: Uuid,
    pub party: Option<Uuid>,
    pub party_status: &'static str,
    pub agency: Option<Uuid>,
    pub roles: &'static str,
    pub status: &'static str,
    pub sex: &'static str,
    pub scores: (Option<f64>, Option<f64>),
    pub is_completed: bool,
    pub line: Option<Uuid>,
}

impl Part {
    pub fn of(event: Uuid, person: Uuid, party: Option<Uuid>, sex: &'static str) -> Self {
        Self {
            event,
            person,
            party,
            party_status: "member",
            agency: None,
            roles: "participant",
            status: "attended",
            sex,
            scores: (None, None),
            is_completed: false,
            line: None,
        }
    }
}

impl<'w> Scene<'w> {
    pub async fn new(world: &'w World) -> Self {
        let office = world
            .app
            .db
            .write("scene", |tx| async move { Audience::office().keep(&tx).await })
            .await
            .unwrap();
        Self { world, office }
    }

    async fn insert(&self, sql: &'static str, args: Vec<Arg>) {
        let (sql, args) = (Sql::Same(sql), &args);
        self.world
            .app
            .db
            .write("scene", |tx: Tx| {
                let sql = sql.clone();
                async move {
                    use balai_kernel::store::Conn as _;
                    tx.run(sql, args.clone()).await
                }
            })
            .await
            .unwrap();
    }

    fn id(&self) -> Uuid {
        self.world.app.clock.id::<Self>().uuid()
    }

    /// Makes an audience known and gives its text.
    pub async fn audience(&self, audience: Audience) -> String {
        let audience = &audience;
        self.world
            .app
            .db
            .write("scene", |tx| async move { audience.keep(&tx).await })
            .await
            .unwrap()
    }

    pub async fn party(&self, code: &str, kind: &str, region: Option<&str>) -> Uuid {
        let id = self.id();
        let name = serde_json::to_value(Words::en(format!("Party {code}"))).unwrap();
        let public = self.audience(Audience::public()).await;
        self.insert(
            "insert into party (id, code, kind, name, sort_key, region, audience, version) values ($1, $2, $3, $4, $2, $5, $6, 1)",
            args![id, code, kind, name, region.map(str::to_owned), public],
        )
        .await;
        id
    }

    pub async fn agency(&self, party: Uuid, kind: &str) -> Uuid {
        let id = self.id();
        self.insert(
            "insert into agency (id, party, name, folded, kind, audience, version) values ($1, $2, $3, $3, $3, $4, 1)",
            args![id, party, kind, &self.office],
        )
        .await;
        id
    }

    pub async fn person(&self, name: &str, same_as: Option<Uuid>) -> Uuid {
        let id = self.id();
        self.insert(
            "insert into person (id, written, sort_key, audience, merged_into, version) values ($1, $2, $2, $3, $4, 1)",
            args![id, name, &self.office, same_as],
        )
        .await;
        id
    }

    pub async fn initiative(&self, code: &str) -> Uuid {
        let id = self.id();
        let name = serde_json::to_value(Words::en(format!("Initiative {code}"))).unwrap();
        self.insert(
            "insert into initiative (id, code, name, opener, position, audience, version) values ($1, $2, $3, $3, 1, $4, 1)",
            args![id, code, name, &self.office],
        )
        .await;
        id
    }

    pub async fn event(&self, event: Event) -> Uuid {
        let id = self.id();
        self.insert(
            "insert into activity (id, code, title, sort_key, kind, is_event, initiative, state, from_on, to_on, precision, year, month, part_of, is_unlisted, audience, version, office_role, level, mode) \
             values ($1, $2, $2, $2, $3, $4, $5, $6, $7, $7, 'day', $8, $9, $10, false, $11, 1, $12, $13, $14)",
            args![
                id, event.code, event.kind, event.is_event, event.initiative, event.state, event.day,
                event.day.year(), event.day.month(), event.part_of, &self.office, event.role, event.level, event.mode
            ],
        )
        .await;
        id
    }

    pub async fn part(&self, part: Part) {
        let first = part.roles.split(' ').next().unwrap_or("participant");
        let audience = match part.party {
            Some(party) => Audience::office().and_focal(Id::<PartyRef>::of(party)),
            None => Audience::office(),
        };
        let audience = self.audience(audience).await;
        let _: Id<PersonRef> = Id::of(part.person);
        self.insert(
            "insert into participation (id, event, person, party, party_status, agency, roles, counted_role, status, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, audience, marks_audience, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'room', $10, 'list', $11, $12, $13, $14, $15, $16, 1)",
            args![
                self.id(), part.event, part.person, part.party, part.party_status, part.agency, part.roles, first,
                part.status, part.sex, part.scores.0, part.scores.1, part.is_completed, part.line, audience, &self.office
            ],
        )
        .await;
    }

    pub async fn heads(&self, event: Uuid, party: Uuid, (women, men, unknown): (i64, i64, i64)) -> Uuid {
        let id = self.id();
        self.insert(
            "insert into headcount_line (id, event, party, party_status, number, women, men, unknown, basis, audience, version) \
             values ($1, $2, $3, 'member', $4, $5, $6, $7, 'counted', $8, 1)",
            args![id, event, party, women + men + unknown, women, men, unknown, &self.office],
        )
        .await;
        id
    }

    pub async fn suggestion(&self, person: Uuid, other: Uuid, is_open: bool) {
        let decided = (!is_open).then(|| self.world.app.clock.now());
        self.insert(
            "insert into same_person (id, person, other, evidence, strength, raised_at, decision, decided_at) values ($1, $2, $3, $4, 1, $5, $6, $7)",
            args![
                self.id(), person, other, serde_json::json!([]), self.world.app.clock.now(),
                decided.map(|_| "different".to_owned()), decided
            ],
        )
        .await;
    }

    async fn external(&self, title: &str, month: Option<i64>) {
        self.insert(
            "insert into external_event (id, title, folded, precision, year, month, audience, version) values ($1, $2, $2, 'year', 2031, $3, $4, 1)",
            args![self.id(), title, month, &self.office],
        )
        .await;
    }

    async fn input(&self, meeting: &str) {
        self.insert(
            "insert into body_input (id, body_written, meeting, folded, precision, year, audience, version) values ($1, 'A working group', $2, $2, 'year', 2031, $3, 1)",
            args![self.id(), meeting, &self.office],
        )
        .await;
    }
}

/// What stories ask for by name.
pub struct Year {
    pub aa: Uuid,
    pub bb: Uuid,
}

/// Makes the year.
pub async fn year_2031(world: &World) -> Year {
    let scene = Scene::new(world).await;
    let aa = scene.party("AA", "state", Some("Pacific")).await;
    let bb = scene.party("BB", "state", Some("South-East Asia")).await;
    let cc = scene.party("CC", "organisation", None).await;
    let dd = scene.party("DD", "state", Some("Pacific")).await;
    let aa_police = scene.agency(aa, "police").await;
    let bb_police = scene.agency(bb, "police").await;
    let bb_immigration = scene.agency(bb, "immigration").await;
    let one = Some(scene.initiative("1").await);

    let ana = scene.person("Ana Aran", None).await;
    let budi = scene.person("Budi Bram", None).await;
    let chan = scene.person("Chan Chai", None).await;
    let dewi = scene.person("Dewi Damai", None).await;
    let eko = scene.person("Eko Elok", None).await;
    let finn = scene.person("Finn Falk", None).await;
    let gita = scene.person("Gita Gani", None).await;
    let hadi = scene.person("Hadi Halim", None).await;
    let iman = scene.person("Iman Indra", None).await;
    let joko = scene.person("Joko Jaya", None).await;
    let kim = scene.person("Ana M. Aran", Some(ana)).await;
    let lena = scene.person("Lena Lim", None).await;

    // February, a training: three attend in part or whole, one does not come, one was not
    // ticked, and a trainer, an interpreter and the office are in the room.
    let t1 = scene
        .event(Event {
            initiative: one,
            ..Event::on("T1", "training", date(2031, 2, 3))
        })
        .await;
    scene
        .part(Part {
            agency: Some(aa_police),
            scores: (Some(40.0), Some(60.0)),
            is_completed: true,
            ..Part::of(t1, ana, Some(aa), "female")
        })
        .await;
    scene
        .part(Part {
            agency: Some(bb_immigration),
            scores: (Some(50.0), Some(80.0)),
            is_completed: true,
            ..Part::of(t1, budi, Some(bb), "male")
        })
        .await;
    scene
        .part(Part {
            status: "absent",
            ..Part::of(t1, chan, Some(bb), "male")
        })
        .await;
    scene
        .part(Part {
            status: "partly",
            party_status: "observer",
            scores: (Some(50.0), None),
            ..Part::of(t1, dewi, Some(dd), "female")
        })
        .await;
    scene
        .part(Part {
            status: "not-recorded",
            ..Part::of(t1, eko, Some(aa), "male")
        })
        .await;
    scene
        .part(Part {
            roles: "trainer",
            ..Part::of(t1, finn, Some(cc), "male")
        })
        .await;
    scene
        .part(Part {
            roles: "interpreter",
            ..Part::of(t1, gita, None, "female")
        })
        .await;
    scene
        .part(Part {
            roles: "office",
            ..Part::of(t1, hadi, None, "male")
        })
        .await;

    // May, online: ten heads of AA, of whom one has a name since.
    let t2 = scene
        .event(Event {
            initiative: one,
            mode: "online",
            ..Event::on("T2", "training", date(2031, 5, 12))
        })
        .await;
    let line = scene.heads(t2, aa, (4, 5, 1)).await;
    scene
        .part(Part {
            roles: "participant speaker",
            scores: (Some(60.0), Some(90.0)),
            ..Part::of(t2, ana, Some(aa), "female")
        })
        .await;
    scene.part(Part::of(t2, iman, Some(dd), "undisclosed")).await;
    scene
        .part(Part {
            line: Some(line),
            ..Part::of(t2, joko, Some(aa), "male")
        })
        .await;

    // June, hybrid: one who stood for BB speaks for CC now; one record is another's double.
    let d1 = scene
        .event(Event {
            mode: "hybrid",
            level: "bilateral",
            role: "co-led",
            ..Event::on("D1", "roundtable", date(2031, 6, 9))
        })
        .await;
    scene
        .part(Part {
            roles: "speaker",
            ..Part::of(d1, budi, Some(cc), "male")
        })
        .await;
    scene
        .part(Part {
            roles: "participant trainer",
            ..Part::of(d1, dewi, Some(dd), "female")
        })
        .await;
    scene.part(Part::of(d1, kim, Some(aa), "")).await;

    // What did not take place, whatever its list says.
    for (code, state) in [("X1", "cancelled"), ("X2", "postponed"), ("X3", "proposed")] {
        let off = scene
            .event(Event {
                state,
                ..Event::on(code, "workshop", date(2031, 7, 1))
            })
            .await;
        scene.part(Part::of(off, ana, Some(aa), "female")).await;
    }
    scene
        .event(Event {
            state: "planned",
            ..Event::on("F1", "meeting", date(2031, 12, 1))
        })
        .await;
    scene
        .event(Event {
            is_event: false,
            ..Event::on("S1", "study", date(2031, 3, 1))
        })
        .await;

    // A programme with two parts and one that was called off; a list stands on the whole too.
    let whole = scene.event(Event::on("P0", "training", date(2031, 8, 4))).await;
    let part = |code, day| Event {
        part_of: Some(whole),
        ..Event::on(code, "training", day)
    };
    let p1 = scene.event(part("P1", date(2031, 8, 4))).await;
    let p2 = scene.event(part("P2", date(2031, 9, 8))).await;
    scene
        .event(Event {
            state: "cancelled",
            ..part("P3", date(2031, 10, 6))
        })
        .await;
    scene.part(Part::of(whole, lena, Some(bb), "female")).await;
    scene
        .part(Part {
            agency: Some(bb_police),
            ..Part::of(p1, lena, Some(bb), "female")
        })
        .await;
    scene
        .part(Part {
            agency: Some(bb_police),
            is_completed: true,
            ..Part::of(p2, lena, Some(bb), "female")
        })
        .await;

    // October: nobody closed it, but five heads were counted.
    let f2 = scene
        .event(Event {
            state: "confirmed",
            ..Event::on("F2", "briefing", date(2031, 10, 20))
        })
        .await;
    scene.heads(f2, cc, (0, 0, 5)).await;

    // The year before.
    let old = scene.event(Event::on("Y1", "meeting", date(2030, 11, 3))).await;
    scene.part(Part::of(old, ana, Some(aa), "female")).await;

    scene.suggestion(iman, lena, true).await;
    scene.suggestion(ana, dewi, false).await;
    scene.suggestion(chan, budi, true).await;
    scene.external("A conference elsewhere", Some(10)).await;
    scene.external("Another conference", None).await;
    scene.input("Sixth meeting").await;
    Year { aa, bb }
}
