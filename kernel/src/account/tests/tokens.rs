//! Stories of what opens doors: the token of a session, the secret of a link, and where neither
//! may stand.

use axum::http::StatusCode;

use super::super::{LinkKind, new_link};
use crate::{
    actor::Role,
    desk,
    module::Module,
    test::{Someone, World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, desk::ADMIN, crate::view::MODULE];
const PASSWORD: &str = "nine green lamps burn";

async fn link(world: &World, kind: LinkKind, who: &Someone<'_>) -> String {
    let (app, account) = (&world.app, who.account.unwrap());
    app.db
        .write("test.link", |tx| async move {
            new_link(&tx, &app.clock, kind, account).await
        })
        .await
        .unwrap()
}

async fn with_password<'w>(world: &'w World) -> Someone<'w> {
    let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
    let link = link(world, LinkKind::Recovery, &nicha).await;
    let path = format!("/link/{link}");
    let set = world.stranger().post(&path, &[("password", PASSWORD)]).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
    world.person_again("nicha.phanit@test.example").await
}

#[tokio::test]
async fn whoever_proves_themselves_again_goes_on_under_another_token() {
    on_both(MODULES, async |world: World| {
        let nicha = with_password(&world).await;
        let stolen = nicha.cookie();
        let thief = world.stranger().keeping(&stolen);
        assert_eq!(thief.get("/app").await.status, StatusCode::OK);
        let old_mark = nicha.form_token().unwrap();
        let (path, page) = ("/app/me/proof", "/app/me/ways-in/password");
        let wrong = nicha
            .post(path, &[("code", "not my password"), ("next", page)])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nicha.cookie(), stolen, "a wrong answer changes nothing");
        let proved = nicha.post(path, &[("code", PASSWORD), ("next", page)]).await;
        assert_eq!(proved.location.as_deref(), Some(page));
        let given = proved.cookie("balai-session").expect("another token");
        assert_ne!(given, stolen);
        assert_eq!(nicha.cookie(), given);
        assert_eq!(nicha.get(page).await.status, StatusCode::OK);
        // The old one is dead at once, for whoever took it; the forms follow the session.
        let out = thief.get("/app").await;
        assert!(out.location.is_some_and(|to| to.starts_with("/signin")));
        let with_old = format!("password=seven+blue+boats+drift&form-token={old_mark}");
        let refused = nicha.post_without_token(page, &with_old).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let own = nicha.post(page, &[("password", "seven blue boats drift")]).await;
        assert_eq!(own.status, StatusCode::SEE_OTHER, "{}", own.text);
        // It is the same session of the same device, and there is no other.
        let sql = "select count(*) from session where device = 'story'";
        assert_eq!(world.number(sql).await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_in_where_a_session_is_open_ends_it() {
    on_both(MODULES, async |world: World| {
        let nicha = with_password(&world).await;
        let elsewhere = world.person_again("nicha.phanit@test.example").await;
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let before = nicha.cookie();
        let path = format!("/link/{}", link(&world, LinkKind::SignIn, &kofi).await);
        assert_eq!(nicha.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
        assert_ne!(nicha.cookie(), before);
        let old = world.stranger().keeping(&before).get("/app").await;
        assert!(old.location.is_some_and(|to| to.starts_with("/signin")));
        let other = elsewhere.get("/app").await.status;
        assert_eq!(other, StatusCode::OK, "other browsers go on");
    })
    .await;
}

#[tokio::test]
async fn the_secret_of_a_link_leaves_the_address_with_the_first_answer() {
    on_both(MODULES, async |world: World| {
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let secret = link(&world, LinkKind::Recovery, &kofi).await;
        let browser = world.stranger();
        let first = browser.get_once(&format!("/link/{secret}?lang=id")).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER);
        assert_eq!(first.headers["cache-control"], "no-store");
        let clean = first.location.clone().unwrap();
        assert!(
            clean.starts_with("/link/at-") && clean.ends_with("?lang=id"),
            "{clean}"
        );
        assert!(!clean.contains(&secret) && !clean.contains(&secret[..8]));
        let set = first.headers["set-cookie"].to_str().unwrap();
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=3600"] {
            assert!(set.contains(part), "{set}");
        }
        // Nor does any page behind it hold the secret, also when something was wrong.
        let clean = clean.replace("?lang=id", "");
        let page = browser.get(&clean).await;
        let weak = browser.post(&clean, &[("password", "short")]).await;
        assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
        for seen in [&page, &weak] {
            assert!(seen.shows(&format!("action=\"{clean}\"")), "{}", seen.text);
            assert!(!seen.shows(&secret), "{}", seen.text);
        }
        // The name alone opens nothing at another browser, and says what to do.
        let other = world.stranger();
        for seen in [
            other.get(&clean).await,
            other.post(&clean, &[("password", PASSWORD)]).await,
        ] {
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(
                seen.shows("Open the link in your letter once more"),
                "{}",
                seen.text
            );
        }
        // Two links in one browser do not get mixed up.
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let second = link(&world, LinkKind::SignIn, &ratna).await;
        let there = browser.get(&format!("/link/{second}")).await;
        assert!(there.shows("Ratna Wulandari"));
        assert!(browser.get(&clean).await.shows("Kofi Danso"));
        let done = browser.post(&clean, &[("password", PASSWORD)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let over = browser.post(&clean, &[("password", PASSWORD)]).await;
        assert!(over.shows("used already"), "{}", over.text);
    })
    .await;
}

#[tokio::test]
async fn over_https_a_link_is_kept_by_a_cookie_of_this_host_alone() {
    let world = World::sqlite(MODULES).await;
    let secret = {
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        link(&world, LinkKind::SignIn, &kofi).await
    };
    let world = world.over_https();
    let browser = world.stranger();
    let first = browser.get_once(&format!("/link/{secret}")).await;
    let set = first.headers["set-cookie"].to_str().unwrap();
    assert!(
        set.starts_with("__Host-balai-link-at-") && set.ends_with("; Secure"),
        "{set}"
    );
    assert_eq!(browser.get(&first.location.unwrap()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_somebody_searches_for_stands_in_no_address() {
    on_both(MODULES, async |world: World| {
        let words = "Somchai Example";
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let page = nicha.get("/app").await;
        assert!(page.shows("action=\"/app/me/question\""), "{}", page.text);
        let form = [
            ("to", "/app/search"),
            ("q", words),
            ("kind", "person"),
            ("empty", ""),
        ];
        let sent = nicha.post("/app/me/question", &form).await;
        let address = sent.location.clone().unwrap();
        assert!(
            address.starts_with("/app/search?") && address.contains("kind=person"),
            "{address}"
        );
        assert!(
            !address.contains("Somchai") && !address.contains("empty"),
            "{address}"
        );
        let found = nicha.get(&address).await;
        assert_eq!(found.status, StatusCode::OK);
        assert!(found.shows(&format!("value=\"{words}\"")), "{}", found.text);
        let again = nicha.post("/app/me/question", &form).await;
        assert_eq!(again.location.unwrap(), address, "a page can be come back to");
        // No link of the page takes them along.
        for link in found.text.split("href=\"").skip(1) {
            let link = link.split('"').next().unwrap();
            assert!(!link.contains("Somchai"), "{link}");
        }
        // Sealed for one account: who reads it in a log learns nothing from it.
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        for (who, path) in [
            (&ratna, address.clone()),
            (&nicha, address.replace("q=~", "q=~A")),
        ] {
            let seen = who.get(&path).await;
            assert_eq!(seen.status, StatusCode::OK);
            assert!(!seen.shows("Somchai"), "{path}");
        }
        // Only into the workspace.
        for to in [
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/signin",
            "/application",
        ] {
            let away = nicha.post("/app/me/question", &[("to", to), ("q", "x")]).await;
            assert_eq!(away.status, StatusCode::NOT_FOUND, "{to}");
        }
    })
    .await;
}
