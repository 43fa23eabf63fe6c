//! `balai move`: the office carried over to another database. The files stay where
//! they are.

use balai_kernel::{
    App, Error, Result, setting,
    store::{Db, copy_all, migrate, migrations},
};

use crate::office::reindex;

/// Copies everything into the database at `to`, which must hold no office yet.
///
/// # Errors
/// When it does, or either database fails; then nothing was copied.
pub async fn run(app: &App, to: &str) -> Result<()> {
    let target = Db::open(to).await?;
    migrate(&target, migrations(), &app.clock).await?;
    if setting::get(&target, setting::PROFILE).await?.is_some() {
        return Err(Error::setup(
            "There is an office in that database already. Nothing was copied; choose an empty database.",
        ));
    }
    let rows = copy_all(&app.db, &target).await?;
    let moved = App::new(balai_kernel::module::AppParts {
        db: target,
        files: app.files.clone(),
        clock: app.clock.clone(),
        profile: app.profile.clone(),
        modules: app.modules.clone(),
        address: app.address.clone(),
        secure_cookies: app.secure_cookies,
        postbox: app.postbox.clone(),
        keys: app.keys.clone(),
        checkpoints: app.checkpoints.clone(),
        erasures: app.erasures.clone(),
        proxies: app.proxies,
        providers: app.providers.clone(),
    });
    reindex(&moved).await?;
    moved.db.close().await;
    println!("{rows} rows were carried over. The old database is as it was.");
    println!("From now on start Balai with --database, or write into balai.toml:  database = \"...\"");
    println!("Everyone signs in once more: sessions and unused links were not carried over.");
    Ok(())
}
