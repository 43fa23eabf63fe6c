//! Time, randomness and ids as values: whoever needs them is given a `Clock`.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use rand::RngCore;
use uuid::Uuid;

use crate::id::Id;

/// A moment in UTC with microseconds, as both databases keep it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Timestamp);

impl Instant {
    /// Takes a timestamp and drops what is finer than a microsecond.
    pub fn of(timestamp: Timestamp) -> Self {
        let micros = timestamp.as_microsecond();
        Self(Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH))
    }

    /// The timestamp itself.
    pub const fn timestamp(self) -> Timestamp {
        self.0
    }

    /// Whole seconds since 1970.
    pub fn seconds(self) -> i64 {
        self.0.as_second()
    }

    /// This moment moved by whole seconds; the far ends of time are not passed.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let moved = self.0.saturating_add(SignedDuration::from_secs(seconds));
        Self::of(moved.unwrap_or(self.0))
    }

    /// The calendar day of this moment at a place.
    pub fn day_in(self, zone: &TimeZone) -> Date {
        self.0.to_zoned(zone.clone()).date()
    }

    /// Text of fixed width, `2024-06-05T03:04:05.000000Z`, whose order is time's order.
    pub fn fixed(self) -> String {
        format!("{:.6}", self.0)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fixed())
    }
}
impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where time, ids and randomness come from.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    /// Microseconds since 1970, moved by tests.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until a test moves it.
    pub fn fixed(at: Timestamp) -> Self {
        Self(Source::Fixed(Arc::new(AtomicI64::new(at.as_microsecond()))))
    }

    /// The present moment.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    pub fn now(&self) -> Instant {
        match &self.0 {
            Source::System => Instant::of(Timestamp::now()),
            Source::Fixed(micros) => Instant::of(
                Timestamp::from_microsecond(micros.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH),
            ),
        }
    }

    /// Moves a fixed clock forward by seconds; the machine's clock is left alone.
    pub fn advance(&self, seconds: i64) {
        if let Source::Fixed(micros) = &self.0 {
            micros.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
        }
    }

    /// A new id in order of time (UUID version 7, RFC 9562).
    #[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
    pub fn id<T>(&self) -> Id<T> {
        match &self.0 {
            Source::System => Id::of(Uuid::now_v7()),
            Source::Fixed(_) => {
                // A little later for each id, so that ids keep the order of making.
                let micros = match &self.0 {
                    Source::Fixed(micros) => micros.fetch_add(1_000, Ordering::SeqCst),
                    Source::System => 0,
                };
                let seconds = u64::try_from(micros / 1_000_000).unwrap_or(0);
                let nanos = u32::try_from(micros % 1_000_000).unwrap_or(0) * 1_000;
                Id::of(Uuid::new_v7(uuid::Timestamp::from_unix(
                    uuid::NoContext,
                    seconds,
                    nanos,
                )))
            }
        }
    }

    /// A new id that tells nothing about when it was made (UUID version 4).
    #[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
    pub fn random_id<T>(&self) -> Id<T> {
        Id::of(Uuid::new_v4())
    }

    /// Thirty-two random bytes for a token.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks for randomness")]
    pub fn token(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        rand::rng().fill_bytes(&mut bytes);
        bytes
    }
}
