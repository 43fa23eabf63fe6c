//! Making an office: what is not made leaves nothing behind.

use balai::{
    config::Config,
    office::{self, Opening},
};

#[tokio::test]
async fn an_office_of_a_profile_that_is_not_there_leaves_nothing_behind() {
    let folder = std::env::temp_dir().join(format!("balai-no-profile-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let config = Config::load(&folder, None).unwrap();
    let refused = match office::open(&config, Opening::Make, "nope").await {
        Ok(_) => panic!("an office was made of nothing"),
        Err(refused) => balai_kernel::error::sentence(&refused),
    };
    assert!(
        refused.contains("nope") && refused.contains("bali-process"),
        "{refused}"
    );
    assert!(!folder.exists(), "{} was left", folder.display());
    // The name put right, there is an office, whatever was tried before.
    office::open(&config, Opening::Make, "bali-process")
        .await
        .unwrap();
    assert!(folder.join("balai.sqlite").exists());
    std::fs::remove_dir_all(&folder).unwrap();
}
