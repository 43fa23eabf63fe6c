//! What comes second at the door: an app on a telephone that shows six digits (TOTP,
//! RFC 6238), and codes on paper for the day on which it is lost.

mod pages;
mod recovery;
mod store;
#[cfg(test)]
pub(super) mod tests;
mod web;

use subtle::ConstantTimeEq as _;
use totp_rs::{Builder, Secret, Totp};

pub(super) use pages::{code_field, refusal};
use recovery::{folded_code, new_codes};
pub(super) use store::{all_with_factor, is_demanded, kinds, set_wanted};
pub use store::{demand, demanded};
pub use web::routes;
pub(super) use web::{proof_again, proved_next};

use super::{Account, mail as letters, passkey, token_hash};
use crate::{
    actor::Actor,
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    mail,
    module::App,
    seal::{self, Place},
    store::Tx,
    text::{Lang, catalogue},
};

/// Seconds for which an app shows the same digits.
const PERIOD: i64 = 30;
/// Periods in which a telephone's clock may be found to be off, to either side: ten minutes.
const FAR: i64 = 20;
/// Bytes of a secret (RFC 4226 recommends 160 bits).
const SECRET_BYTES: usize = 20;

/// What an account has to come second with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinds {
    /// An app on a telephone.
    pub has_app: bool,
    /// How many passkeys.
    pub passkeys: i64,
    /// How many codes on paper that were not used yet; they alone are no factor.
    pub codes: i64,
}

impl Kinds {
    /// Whether something comes second at all.
    pub const fn any(self) -> bool {
        self.has_app || self.passkeys > 0
    }

    /// Whether there is something to type.
    pub const fn types(self) -> bool {
        self.has_app || self.codes > 0
    }
}

/// What typed digits turn out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// Right, of this period.
    Fit(i64),
    /// Right, but used already.
    Used,
    /// Those of another time: the telephone's clock is off by so many minutes.
    Off(i64),
    /// Wrong.
    Wrong,
}

/// The generator behind an app, as both sides compute it: six digits every 30 seconds.
///
/// # Errors
/// When the secret is shorter than the standard wants.
fn generator(secret: &[u8], issuer: &str, email: &str) -> Result<Totp> {
    // A colon would end the name in the address that the app reads.
    Builder::new()
        .with_secret(Secret::from(secret.to_vec()))
        .with_issuer(Some(issuer.replace(':', " ")))
        .with_account_name(email.replace(':', " "))
        .build()
        .map_err(|_| Error::setup("The secret of an authenticator app is damaged."))
}

/// What digits are, typed at `now` (seconds since 1970), when those of `last_period` and
/// before were used already.
fn digits(totp: &Totp, typed: &str, now: i64, last_period: i64) -> Digits {
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    let period = now / PERIOD;
    let shown = |period: i64| {
        totp.generate(u64::try_from(period * PERIOD).unwrap_or(0))
            .to_string()
    };
    // All are compared whichever fits: the time tells nothing.
    let mut nearest: Option<i64> = None;
    for off in -FAR..=FAR {
        let fits: bool = shown(period + off).as_bytes().ct_eq(typed.as_bytes()).into();
        if fits && nearest.is_none_or(|near| off.abs() < near.abs()) {
            nearest = Some(off);
        }
    }
    match nearest {
        None => Digits::Wrong,
        Some(off) if off.abs() > 1 => Digits::Off((off.abs() * PERIOD + 59) / 60),
        Some(off) if period + off <= last_period => Digits::Used,
        Some(off) => Digits::Fit(period + off),
    }
}

/// Begins to add an app to an account: a new secret, which counts once its digits were
/// typed. One that was begun before and never confirmed gives way.
///
/// # Errors
/// [`Error::Refused`] when the account has one already.
async fn begin(tx: &Tx, app: &App, account: Id<Account>) -> Result<()> {
    if let Some(known) = store::find(tx, account).await? {
        if known.confirmed_at.is_some() {
            return Err(Error::refused("authenticator-there"));
        }
        remove(tx, app, &known).await?;
    }
    let key = seal::new_key(tx, app).await?;
    let secret = app.clock.token()[..SECRET_BYTES].to_vec();
    let sealed = seal::seal(tx, app, key, &place(account), &secret).await?;
    store::insert(tx, account, key, sealed.bytes(), app.clock.now()).await
}

/// Takes an app away; its secret can be opened by nobody from then on.
async fn remove(tx: &Tx, app: &App, row: &store::Row) -> Result<()> {
    store::remove(tx, row.account).await?;
    seal::erase(tx, app, row.data_key).await
}

/// Takes everything away that an account comes second with.
///
/// # Errors
/// When the database fails.
pub(super) async fn take_away(tx: &Tx, app: &App, account: Id<Account>) -> Result<()> {
    if let Some(row) = store::find(tx, account).await? {
        remove(tx, app, &row).await?;
    }
    passkey::remove_all(tx, account).await?;
    store::remove_codes(tx, account).await
}

/// One factor of an account went. Codes on paper go with the last one, and where the office
/// demands a factor, the account's sessions wait for a new one.
///
/// # Errors
/// When the database fails.
pub(super) async fn one_went(tx: &Tx, app: &App, account: Id<Account>) -> Result<()> {
    if kinds(tx, account).await?.any() {
        return Ok(());
    }
    store::remove_codes(tx, account).await?;
    if is_demanded(tx, account, app.today()).await? {
        set_wanted(tx, account, true).await?;
    }
    Ok(())
}

/// The generator of an account's app, opened for a purpose.
async fn open(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    purpose: &'static str,
    row: &store::Row,
    email: &str,
) -> Result<Totp> {
    let place = place(row.account);
    let sealed = seal::Sealed::<Vec<u8>>::from(row.secret.clone());
    let secret = seal::open(tx, app, actor, purpose, row.data_key, &place, &sealed).await?;
    let office = format!(
        "{} {}",
        app.profile.office.short,
        app.profile.process.short.get(Lang::EN)
    );
    generator(&secret, office.trim(), email)
}

fn place(account: Id<Account>) -> Place {
    Place {
        noun: "account",
        row: account.uuid(),
        field: "authenticator",
    }
}

/// How what was typed second was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Second {
    /// It is them.
    Fits,
    /// It is not taken; the catalogue key says why, with minutes where it speaks of them.
    Refused { why: &'static str, minutes: i64 },
}

/// Tries what was typed second: six digits of the app, or a code on paper, which is used up.
///
/// # Errors
/// When the database fails.
pub(super) async fn try_second(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    account: &super::AccountRow,
    typed: &str,
) -> Result<Second> {
    let refused = |why, minutes| Ok(Second::Refused { why, minutes });
    if let Some(code) = folded_code(typed) {
        let used = store::use_code(tx, account.id, &token_hash(&code), app.clock.now()).await?;
        if used == 0 {
            return refused("second-code-wrong", 0);
        }
        let act = Act::on("recovery-code-used", "account", account.id);
        audit::record(tx, &app.clock, actor, act).await?;
        // It may not have been them: they are told wherever a code is taken.
        let left = kinds(tx, account.id).await?.codes;
        let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
        let letter = letters::code_used(app, lang, account, left);
        mail::queue(tx, &app.clock, &letter).await?;
        return Ok(Second::Fits);
    }
    let row = store::find(tx, account.id).await?;
    let Some(row) = row.filter(|row| row.confirmed_at.is_some()) else {
        return refused("second-no-app", 0);
    };
    let totp = open(tx, app, actor, "signing-in", &row, &account.email).await?;
    match digits(&totp, typed, app.clock.now().seconds(), row.last_period) {
        Digits::Fit(period) => {
            store::set_period(tx, account.id, period).await?;
            Ok(Second::Fits)
        }
        Digits::Used => refused("second-used", 0),
        Digits::Off(minutes) => refused("second-off", minutes),
        Digits::Wrong => refused("second-wrong", 0),
    }
}

#[cfg(test)]
mod typed {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn whatever_is_typed_for_digits_is_judged(typed in "[0-9 \\PC]{0,12}", now in 0i64..4_000_000_000, last in 0i64..140_000_000) {
            let totp = generator(&[7; SECRET_BYTES], "Office: one", "nicha@office.example").unwrap();
            let found = digits(&totp, &typed, now, last);
            if typed.chars().filter(char::is_ascii_digit).count() != 6 {
                prop_assert_eq!(found, Digits::Wrong);
            }
        }
    }
}
