//! Pictures: what is shown of them, who is in them, and their originals.

use balai_kernel::{actor::Role, test::on_both};

use super::{MODULES, agree, ask, link, party_of, place, ratna};

/// A JPEG of 8 by 4 points in which the camera wrote where it was taken.
pub(super) fn photograph() -> Vec<u8> {
    let points = image::RgbImage::from_fn(8, 4, |x, y| image::Rgb([(x * 30) as u8, (y * 60) as u8, 90]));
    let mut jpeg = Vec::new();
    points
        .write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg)
        .expect("a picture");
    let note = b"Exif\0\0GPS 5.4141N 100.3288E";
    let length = u16::try_from(note.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, note, &jpeg[2..]].concat()
}

const WORDS: [(&str, &str); 6] = [
    ("caption", "At the border post"),
    ("alternative", "Two officers look at a passport."),
    ("credit", "Photo: Example Studio"),
    ("place", "Mae Sot"),
    ("taken_on", "5 June 2024"),
    ("faces", "2"),
];

fn holds_place(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|part| part == b"5.4141")
}

#[tokio::test]
async fn each_person_who_can_be_recognised_agrees_before_a_photograph_stands_anywhere() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let new = "/app/evidence/photographs";
        assert!(ratna.upload(new, "", b"", &WORDS).await.shows("Choose a picture"));
        let wrong = ratna.upload(new, "a.svg", b"<svg onload=alert(1)>", &WORDS).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.shows("neither a whole PNG") && wrong.shows("At the border post"),
            "what was typed stays"
        );
        let page = place(&ratna.upload(new, "a.jpg", &photograph(), &WORDS).await);
        assert!(ratna.get(&page).await.shows("Nobody"));
        let malee = ask(&ratna, &page, &[]).await;
        assert!(
            ratna
                .get(&page)
                .await
                .shows("2 faces can be recognised, and one person is asked")
        );
        let other = [
            ("full_name", "Anan Dee"),
            ("first_name", "Anan"),
            ("email", "anan@border.example"),
        ];
        let anan = ask(&ratna, &page, &other).await;
        for consent in [&malee, &anan] {
            let link = link(&world, &ratna, consent).await;
            let bearer = world.stranger();
            assert!(bearer.get(&link).await.shows("At the border post"));
            // She sees the very picture by her link, and the place is not in it.
            let place = bearer
                .get_once(&link)
                .await
                .location
                .expect("the name of the link");
            let (status, bytes) = bearer.bytes(&format!("{place}/photograph")).await;
            assert!(status == 200 && !holds_place(&bytes) && bytes.starts_with(&[0xff, 0xd8]));
            assert!(ratna.get(&page).await.shows("Nowhere yet") || *consent == anan);
            assert_eq!(agree(&bearer, &link, &[]).await.status, 303);
        }
        let seen = ratna.get(&page).await;
        assert!(
            !seen.shows("Nowhere yet") && seen.shows("did not agree to: Social media"),
            "{}",
            seen.text
        );
        // A caption that names one of them whole tells more than she chose.
        let mut words = WORDS.to_vec();
        words[0].1 = "Malee Srisai at the border post";
        words.push(("version", "1"));
        assert_eq!(
            ratna
                .upload(&format!("{page}/edit"), "", b"", &words)
                .await
                .status,
            303
        );
        assert!(
            ratna.get(&page).await.shows("changed since; ask again"),
            "other words ask again"
        );
        for consent in [&malee, &anan] {
            let link = link(&world, &ratna, consent).await;
            assert_eq!(agree(&world.stranger(), &link, &[]).await.status, 303);
        }
        assert!(ratna.get(&page).await.shows("otherwise than they chose"));
    })
    .await;
}

#[tokio::test]
async fn the_original_is_opened_for_a_purpose_alone_and_that_is_written_down() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let focal = world.person("Somchai Dee", Role::FocalPoint, Some(thailand)).await;
        let page = place(&ratna.upload("/app/evidence/photographs", "a.jpg", &photograph(), &WORDS).await);
        for size in ["page", "list"] {
            let (status, bytes) = ratna.bytes(&format!("{page}/{size}")).await;
            assert!(status == 200 && !holds_place(&bytes));
            assert_eq!(focal.bytes(&format!("{page}/{size}")).await.0, 404);
        }
        assert_eq!(ratna.bytes(&format!("{page}/original")).await.0, 405);
        let original = format!("{page}/original");
        for purpose in ["", "curiosity"] {
            assert_eq!(ratna.post(&original, &[("purpose", purpose)]).await.status, 422);
        }
        assert_ne!(focal.post(&original, &[("purpose", "print")]).await.status, 303);
        let opened = "select count(*) from audit_line where act = 'opened' and noun = 'photograph' and fields = 'for:print'";
        assert_eq!(world.number(opened).await, 0);
        let sent = ratna.post(&original, &[("purpose", "print")]).await;
        let (status, bytes) = ratna.bytes(sent.location.as_deref().expect("the file")).await;
        assert!(status == 200 && holds_place(&bytes));
        assert_eq!(world.number(opened).await, 1);
        // Another picture takes the old files with it, with their keys.
        let files = "select count(*) from file";
        assert_eq!(world.number(files).await, 4);
        let mut words = WORDS.to_vec();
        words.push(("version", "1"));
        assert_eq!(ratna.upload(&format!("{page}/edit"), "b.jpg", &photograph(), &words).await.status, 303);
        assert_eq!(world.number(files).await, 4);
        for lang in ["en", "id"] {
            for path in [&page, &format!("{page}/edit"), &"/app/evidence/photographs/new".to_owned(), &"/app/evidence/photographs".to_owned()] {
                let seen = ratna.get(&format!("{path}?lang={lang}")).await;
                assert!(seen.status == 200 && !seen.shows("\u{27e6}"), "{path}: {}", seen.text);
            }
        }
    })
    .await;
}
