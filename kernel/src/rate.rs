//! How often the door may be knocked at: attempts to get in are counted by address and by
//! account, and only so many passwords are tried at once.
//!
//! The counts live in one process. Several servers behind a proxy let through as many times
//! more attempts as there are of them, which the bounds below allow for.

use std::{net::IpAddr, num::NonZeroU32, time::Duration};

use governor::{
    Quota, RateLimiter, clock::Clock as GovernorClock, middleware::NoOpMiddleware, nanos::Nanos,
    state::keyed::HashMapStateStore,
};
use sha2::{Digest, Sha256};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::{
    clock::Clock,
    error::{Error, Result},
};

/// Attempts from one address at once, and how long until one more: an office behind one
/// address signs in together in the morning.
const ADDRESS: (u32, Duration) = (30, Duration::from_secs(4));
/// Attempts at one account at once, and how long until one more: a person who mistypes is
/// not kept out, one who guesses gets 1,440 guesses a day (OWASP ASVS 5.0, 6.3.1).
const ACCOUNT: (u32, Duration) = (8, Duration::from_secs(60));
/// Questions with one token at once, and how long until one more: a program that keeps a copy
/// of everything is not held up, one that runs wild is.
const TOKEN: (u32, Duration) = (120, Duration::from_millis(500));
/// Questions put to devices from one address at once, and how long until one more: a page at the
/// door puts one when it is opened.
const QUESTIONS: (u32, Duration) = (120, Duration::from_secs(1));
/// Keys that are remembered before those that are not limited any more are let go.
const MANY: usize = 10_000;
/// How long somebody waits for their password to be tried when many come at once.
const PATIENCE: Duration = Duration::from_secs(10);

/// The office's clock as the limiter reads it.
#[derive(Clone)]
struct Ticking(Clock);

impl GovernorClock for Ticking {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let micros = self.0.now().timestamp().as_microsecond();
        Nanos::from(u64::try_from(micros).unwrap_or(0).saturating_mul(1_000))
    }
}

type Limiter<K> = RateLimiter<K, HashMapStateStore<K>, Ticking, NoOpMiddleware<Nanos>>;

/// Counts the attempts at the door.
pub struct Doorkeeper {
    addresses: Limiter<IpAddr>,
    accounts: Limiter<[u8; 32]>,
    tokens: Limiter<[u8; 32]>,
    questions: Limiter<IpAddr>,
    /// Trying a password takes all a core has: pages need one too.
    tries: Semaphore,
    patience: Duration,
    clock: Ticking,
}

impl Doorkeeper {
    /// A doorkeeper who has seen nobody yet.
    pub fn new(clock: &Clock) -> Self {
        let clock = Ticking(clock.clone());
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            addresses: RateLimiter::new(quota(ADDRESS), HashMapStateStore::default(), clock.clone()),
            accounts: RateLimiter::new(quota(ACCOUNT), HashMapStateStore::default(), clock.clone()),
            tokens: RateLimiter::new(quota(TOKEN), HashMapStateStore::default(), clock.clone()),
            questions: RateLimiter::new(quota(QUESTIONS), HashMapStateStore::default(), clock.clone()),
            tries: Semaphore::new((cores / 2).max(1)),
            patience: PATIENCE,
            clock,
        }
    }

    /// Lets an attempt through, or says how long to wait. `account` is what names the account
    /// in the attempt, whether or not there is such an account.
    ///
    /// # Errors
    /// [`Error::TooOften`] with the seconds to wait.
    pub fn admit(&self, address: Option<IpAddr>, account: &str) -> Result<()> {
        if let Some(address) = address {
            self.ask(&self.addresses, &network(address))?;
        }
        let account = Sha256::digest(account.trim().to_lowercase().as_bytes());
        self.ask(&self.accounts, &account.into())
    }

    /// Lets a question with a token through, or says how long to wait; `hash` is the token's,
    /// whether or not there is such a token.
    ///
    /// # Errors
    /// [`Error::TooOften`] with the seconds to wait.
    pub fn admit_token(&self, hash: &[u8]) -> Result<()> {
        self.ask(&self.tokens, &Sha256::digest(hash).into())
    }

    /// Lets a question to a device be put, or says how long to wait: each is kept for a while.
    ///
    /// # Errors
    /// [`Error::TooOften`] with the seconds to wait.
    pub fn admit_question(&self, address: Option<IpAddr>) -> Result<()> {
        address.map_or(Ok(()), |address| self.ask(&self.questions, &network(address)))
    }

    fn ask<K: std::hash::Hash + Eq + Clone>(&self, limiter: &Limiter<K>, key: &K) -> Result<()> {
        if limiter.len() > MANY {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            Error::TooOften(wait.as_secs().saturating_add(1))
        })
    }

    /// Waits until a password may be tried.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many are before.
    pub async fn turn(&self) -> Result<SemaphorePermit<'_>> {
        match tokio::time::timeout(self.patience, self.tries.acquire()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(Error::Busy),
        }
    }
}

fn quota((burst, each): (u32, Duration)) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(each)
        .unwrap_or(Quota::per_minute(NonZeroU32::MIN))
        .allow_burst(burst)
}

/// What counts as one address: of IPv6 the network that one household is given (RFC 6177).
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6((u128::from(v6) & (u128::MAX << 64)).into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeper() -> (Doorkeeper, Clock) {
        let clock = Clock::fixed("2025-02-10T03:00:00Z".parse().unwrap());
        (Doorkeeper::new(&clock), clock)
    }

    #[test]
    fn an_account_that_is_guessed_at_has_to_wait_and_is_let_in_again() {
        let (keeper, clock) = keeper();
        let tried = (0..20)
            .take_while(|_| keeper.admit(None, "a@x.example").is_ok())
            .count();
        assert_eq!(tried, 8);
        let Err(Error::TooOften(seconds)) = keeper.admit(None, " A@x.example") else {
            panic!("let through");
        };
        assert!((1..=61).contains(&seconds), "{seconds}");
        assert!(keeper.admit(None, "b@x.example").is_ok());
        clock.advance(61);
        assert!(keeper.admit(None, "a@x.example").is_ok());
    }

    #[test]
    fn one_network_counts_as_one_address() {
        let (keeper, _) = keeper();
        let at = |n: u16| -> IpAddr { format!("2001:db8::{n:x}").parse().unwrap() };
        let tried = (0..99)
            .take_while(|n| keeper.admit(Some(at(*n)), &format!("{n}@x.example")).is_ok())
            .count();
        assert_eq!(tried, 30);
        let elsewhere = "2001:db8:1::1".parse().unwrap();
        assert!(keeper.admit(Some(elsewhere), "c@x.example").is_ok());
    }

    #[tokio::test]
    async fn passwords_are_tried_a_few_at_a_time_and_the_others_are_told_to_come_again() {
        let (mut keeper, _) = keeper();
        keeper.patience = Duration::from_millis(30);
        let mut held = Vec::new();
        while let Ok(permit) = keeper.tries.try_acquire() {
            held.push(permit);
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        assert!(held.len() <= (cores / 2).max(1), "pages are left no core");
        // Many wait, none of them for ever, and each is told so.
        let waiting = (0..50).map(|_| keeper.turn());
        let told = futures::future::join_all(waiting).await;
        assert!(told.iter().all(|turn| matches!(turn, Err(Error::Busy))));
        drop(held);
        assert!(keeper.turn().await.is_ok());
    }
}
