//! Stories of suggestions.

use balai_kernel::{
    actor::Role,
    args,
    store::{Conn as _, Sql},
    test::{World, on_both},
};

use crate::{
    MODULE,
    risk::tests::{party, path},
};

const IDEA: [(&str, &str); 3] = [
    ("title", "A course on forged visas"),
    ("words", "Officers at small airports see new visas every month."),
    ("benefits", "Some forty officers."),
];

/// The link in the last letter to an address.
async fn link(world: &World, address: &str) -> String {
    let sql =
        Sql::Same("select body from mail where recipient = $1 order by created_at desc, id desc limit 1");
    let (body,): (String,) = world.app.db.one(sql, args![address]).await.unwrap();
    let at = body.find("/suggestion/").unwrap();
    body[at..].split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn somchais_idea_becomes_an_activity_and_he_reads_the_answer_but_no_inner_note() {
    on_both(&[MODULE, balai_directory::MODULE, balai_kernel::desk::MODULE], async |world| {
        let (bangkok, jakarta) = (party(&world, "TH").await, party(&world, "ID").await);
        let somchai = world.person("Somchai Example", Role::FocalPoint, Some(bangkok)).await;
        let dewi = world.person("Dewi Example", Role::FocalPoint, Some(jakarta)).await;
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        // A focal point's member is theirs, whatever is typed.
        let mut fields = IDEA.to_vec();
        let other = jakarta.to_string();
        fields.push(("party", other.as_str()));
        assert_eq!(somchai.post("/app/plan/suggestions", &IDEA[..1]).await.status, 422);
        let page = path(somchai.post("/app/plan/suggestions", &fields).await.location);
        assert!(somchai.get(&page).await.shows("by 12 March 2025"), "thirty days are promised");
        assert_eq!(dewi.get(&page).await.status, 404);
        assert!(!dewi.get("/app/plan/suggestions").await.shows("forged visas"));
        assert!(nicha.get("/app").await.shows("A member&#39;s suggestion waits") || nicha.get("/app").await.shows("suggestion waits for its answer"));

        let weighing = [
            ("version", "1"),
            ("what", "Two trainers for a week"),
            ("cost", "USD 12,500"),
            ("fit", "Visas are a matter of the second purpose."),
            ("note", "Ask Helen whether the donor agrees."),
        ];
        assert_eq!(somchai.post(&format!("{page}/weighing"), &weighing).await.status, 403);
        assert_eq!(nicha.post(&format!("{page}/weighing"), &weighing).await.status, 303);
        let nicha_id = nicha.account.unwrap().to_string();
        let other = [weighing[0], ("owner", nicha_id.as_str()), ("what", "Three trainers for a month")];
        let second = nicha.post(&format!("{page}/weighing"), &other).await;
        assert_eq!(second.status, 409);
        assert!(second.shows("Three trainers") && second.shows("Two trainers"), "{}", second.text);
        assert!(second.shows("Looked after by") && !second.shows(&nicha_id), "people read names: {}", second.text);
        let seen = somchai.get(&page).await;
        assert!(seen.shows("being weighed"), "{}", seen.text);
        for inner in ["Two trainers", "12,500", "second purpose", "Ask Helen"] {
            assert!(!seen.shows(inner), "{inner}");
        }

        let answer = format!("{page}/answer");
        let mut said = vec![("version", "2"), ("outcome", "activity"), ("answer", "We plan it for June.")];
        assert_eq!(nicha.post(&answer, &said).await.status, 422, "no kind");
        said.push(("kind", "training"));
        let done = nicha.post(&answer, &said).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(nicha.post(&answer, &said).await.status, 422, "it is answered once");
        let seen = somchai.get(&page).await;
        assert!(seen.shows("We plan it for June.") && seen.shows("stands in the plan as a proposal"), "{}", seen.text);
        assert_eq!(
            world.number("select count(*) from activity where title = 'A course on forged visas' and state = 'proposed' and budget = 1250000").await,
            1
        );
        let seen = nicha.get(&page).await;
        assert!(seen.shows("It became:") && seen.shows("Two trainers"), "{}", seen.text);
        assert_eq!(
            world.number("select count(*) from mail where kind = 'suggestion.answered' and recipient = 'somchai.example@test.example'").await,
            1
        );
        assert!(!nicha.get("/app").await.shows("suggestion waits for its answer"));
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_what_came_by_the_form_before_the_address_is_confirmed() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let bangkok = party(&world, "TH").await;
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let somchai = world
            .person("Somchai Example", Role::FocalPoint, Some(bangkok))
            .await;
        let somebody = world.stranger();
        let id = bangkok.to_string();
        assert!(somebody.get("/suggest").await.shows("Thailand"));
        let mut fields = IDEA.to_vec();
        fields.extend([
            ("party", id.as_str()),
            ("sender", "Malee Example"),
            ("email", "Malee@ministry.example"),
        ]);
        // What fills in every field is kept nowhere, and told the same.
        let mut filled = fields.clone();
        filled.push(("website", "http://spam.example"));
        let robot = somebody.post("/suggest", &filled).await;
        assert_eq!(world.number("select count(*) from suggestion").await, 0);
        let sent = somebody.post("/suggest", &fields).await;
        assert_eq!((robot.status, robot.location), (sent.status, sent.location));
        let list = "/app/plan/suggestions";
        assert!(!nicha.get(list).await.shows("forged visas"));

        // Opening the link shows and does not act; pressing the button does.
        let link = link(&world, "malee@ministry.example").await;
        let opened = somebody.get(&link).await;
        assert!(opened.shows("Yes, this is my suggestion"), "{}", opened.text);
        assert!(!nicha.get(list).await.shows("forged visas"));
        let confirmed = somebody.post(&link, &[]).await;
        assert_eq!(confirmed.status, 303, "{}", confirmed.text);
        let seen = nicha.get(list).await;
        assert!(
            seen.shows("forged visas") && seen.shows("One suggestion"),
            "{}",
            seen.text
        );
        assert!(somebody.get(&link).await.shows("The office has your suggestion"));

        // An address proves nobody: the member sees it once the office says that it is theirs.
        assert!(!somchai.get(list).await.shows("forged visas"));
        let at = seen.text.find("/app/plan/suggestions/0").unwrap();
        let page = seen.text[at..].split('"').next().unwrap().to_owned();
        assert_eq!(somchai.get(&page).await.status, 404);
        assert!(nicha.get(&page).await.shows("it proves nobody"));
        let weighing = [("version", "2"), ("members", "yes"), ("note", "They called.")];
        assert_eq!(
            nicha.post(&format!("{page}/weighing"), &weighing).await.status,
            303
        );
        let seen = somchai.get(&page).await;
        assert!(
            seen.status == 200 && !seen.shows("malee@ministry") && !seen.shows("They called"),
            "{}",
            seen.text
        );

        let no = [
            ("version", "3"),
            ("outcome", "declined"),
            ("answer", "UNODC holds such a course in May."),
        ];
        assert_eq!(nicha.post(&format!("{page}/answer"), &no).await.status, 303);
        // The letter brings another link; the one before opens nothing any more.
        assert_eq!(somebody.get(&link).await.status, 404);
        let later = self::link(&world, "malee@ministry.example").await;
        let seen = somebody.get(&later).await;
        assert!(
            seen.shows("UNODC holds such a course in May.") && !seen.shows("They called"),
            "{}",
            seen.text
        );
        assert_eq!(
            somebody
                .get("/suggestion/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .await
                .status,
            404
        );
    })
    .await;
}

#[tokio::test]
async fn one_address_is_not_filled_with_letters_and_an_old_link_opens_nothing() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let id = party(&world, "TH").await.to_string();
        let somebody = world.stranger();
        let mut fields = IDEA.to_vec();
        fields.extend([
            ("party", id.as_str()),
            ("sender", "Malee Example"),
            ("email", "malee@ministry.example"),
        ]);
        for _ in 0..5 {
            assert_eq!(somebody.post("/suggest", &fields).await.status, 303);
        }
        assert_eq!(world.number("select count(*) from mail").await, 3);
        let link = link(&world, "malee@ministry.example").await;
        world.app.clock.advance(8 * 24 * 3600);
        assert_eq!(somebody.get(&link).await.status, 404);
        assert_eq!(somebody.post(&link, &[]).await.status, 404);
        let mut wrong = fields.clone();
        wrong.retain(|(name, _)| *name != "email");
        wrong.push(("email", "nobody"));
        let seen = somebody.post("/suggest", &wrong).await;
        assert!(
            seen.status == 422 && seen.shows("Officers at small airports"),
            "{}",
            seen.text
        );
    })
    .await;
}

#[tokio::test]
async fn a_suggestion_lives_on_in_another_and_not_in_itself() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let bangkok = party(&world, "TH").await;
        let somchai = world
            .person("Somchai Example", Role::FocalPoint, Some(bangkok))
            .await;
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let first = path(somchai.post("/app/plan/suggestions", &IDEA).await.location);
        let mut fields = IDEA.to_vec();
        fields[0] = ("title", "A course on stamps");
        let second = path(somchai.post("/app/plan/suggestions", &fields).await.location);
        let (one, two) = (
            first.rsplit('/').next().unwrap(),
            second.rsplit('/').next().unwrap(),
        );
        let merge = |into| {
            vec![
                ("version", "1"),
                ("outcome", "merged"),
                ("answer", "Both in one."),
                ("into", into),
            ]
        };
        let answer = format!("{second}/answer");
        assert_eq!(nicha.post(&answer, &merge(two)).await.status, 422);
        assert_eq!(nicha.post(&answer, &merge(one)).await.status, 303);
        let seen = somchai.get(&second).await;
        assert!(
            seen.shows("It lives on in:") && seen.shows("A course on forged visas"),
            "{}",
            seen.text
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_is_forgotten_leaves_the_suggestion_without_a_name() {
    // The commons stand first, as in the program.
    let modules = [balai_directory::MODULE, MODULE, balai_kernel::retention::MODULE];
    on_both(&modules, async |world| {
        let id = party(&world, "TH").await;
        let person: balai_directory::PersonId = world.app.clock.id();
        world
            .script(&format!(
                "insert into person (id, party, written, sort_key, audience, version) values ({0}, {1}, 'Anna Example', 'anna example', 'office', 1)",
                sql_id(&world, person.uuid()),
                sql_id(&world, id.uuid()),
            ))
            .await;
        let anna = world.person_of("Anna Example", Role::FocalPoint, Some(id), Some(person)).await;
        let page = path(anna.post("/app/plan/suggestions", &IDEA).await.location);
        // She also answered for the host, by a letter that the office recorded.
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let course = [("title", "Course"), ("kind", "training"), ("when", "June 2025")];
        let made = path(nicha.post("/app/plan/activities", &course).await.location);
        let approval = format!("/app/plan/activities/{}/approval", made.rsplit('/').next().unwrap());
        assert_eq!(nicha.post(&approval, &[("version", "1")]).await.status, 303);
        let text = nicha.get(&approval).await.text;
        let at = text.find("/app/plan/approvals/").unwrap();
        let records = text[at..].split('"').next().unwrap().replace("/withdrawal", "/records");
        let said = [
            ("seat", "host"),
            ("answer", "approve"),
            ("said_by", "Anna Example, Chief of Mission"),
            ("said_how", "letter"),
            ("said_on", "10 February 2025"),
        ];
        assert_eq!(nicha.post(&records, &said).await.status, 303, "{records}");
        assert!(nicha.get(&approval).await.shows("Anna Example"));
        let app = &world.app;
        app.db
            .write("test.erase", |tx| async move {
                let actor = &balai_kernel::Actor::office_job();
                balai_kernel::retention::person::erase(&tx, app, actor, person).await
            })
            .await
            .unwrap();
        for page in [&page, &approval] {
            let seen = nicha.get(page).await;
            assert!(seen.status == 200 && !seen.shows("Anna Example"), "{}", seen.text);
        }
    })
    .await;
}

/// An id as a text of SQL on either database.
fn sql_id(world: &World, id: balai_kernel::id::Uuid) -> String {
    match world.app.db.engine() {
        balai_kernel::store::Engine::Sqlite => format!("x'{}'", id.simple()),
        balai_kernel::store::Engine::Postgres => format!("'{id}'"),
    }
}
