//! Values that are worked out once and kept for as long as nothing was written.
//!
//! A value is kept under the version of the database that was read *before* it was
//! worked out, and given only to those who find that version again: between the two
//! readings nothing was committed, so it is what they would work out themselves. See
//! `docs/decisions` on keeping figures.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::OnceCell;

use crate::{
    error::{Error, Result},
    store::{Db, Version},
};

/// How many values are kept at most: what anyone may ask for (figures of any year)
/// must not fill the memory.
const MOST: usize = 2_000;

type Key = (TypeId, &'static str, String);
type Value = Arc<OnceCell<Arc<dyn Any + Send + Sync>>>;

/// The kept values of one office.
#[derive(Default)]
pub struct Kept(Mutex<Shelf>);

/// Values of one version of the database; those of another are dropped with it.
#[derive(Default)]
struct Shelf {
    version: Option<Version>,
    values: HashMap<Key, Value>,
}

impl Kept {
    /// Reads the present version: one statement, for all that is asked for afterwards.
    /// Asked for once in a request, and not before a write in the same request.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn now(&self, db: &Db) -> Result<Moment<'_>> {
        Ok(Moment {
            kept: self,
            version: db.version().await?,
        })
    }

    fn value(&self, version: &Version, key: Key) -> Value {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.version.as_ref() != Some(version) || shelf.values.len() >= MOST {
            *shelf = Shelf {
                version: Some(version.clone()),
                values: HashMap::new(),
            };
        }
        Arc::clone(shelf.values.entry(key).or_default())
    }
}

/// The kept values as of one moment.
pub struct Moment<'a> {
    kept: &'a Kept,
    version: Version,
}

impl Moment<'_> {
    /// The value of this kind with this key, kept or made now. Whoever asks for it while
    /// it is being made waits for the same. `key` holds everything that `make` depends
    /// on besides the database: the reader, the language, the day.
    ///
    /// # Errors
    /// What `make` answers; nothing is kept then.
    pub async fn get<T, F, Fut>(&self, kind: &'static str, key: String, make: F) -> Result<Arc<T>>
    where
        T: Send + Sync + 'static,
        F: FnOnce() -> Fut + Send,
        Fut: Future<Output = Result<T>> + Send,
    {
        let value = self.kept.value(&self.version, (TypeId::of::<T>(), kind, key));
        let made = value
            .get_or_try_init(|| async {
                Ok::<_, Error>(Arc::new(make().await?) as Arc<dyn Any + Send + Sync>)
            })
            .await?;
        // The type is part of the key, so this cannot fail; a sentence is still better than a panic.
        Arc::clone(made)
            .downcast::<T>()
            .map_err(|_| Error::setup("A kept value is of another type than the one asked for."))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::{
        setting,
        store::with_statement_count,
        test::{World, on_both},
    };

    async fn number(moment: &Moment<'_>, db: &Db, made: &AtomicU32) -> i64 {
        let value = moment
            .get("test", String::new(), || async {
                made.fetch_add(1, Ordering::SeqCst);
                let number = setting::get(db, "test.number").await?;
                Ok(number.and_then(|number| number.as_i64()).unwrap_or(0))
            })
            .await
            .unwrap();
        *value
    }

    async fn write(world: &World, n: i64) {
        world
            .app
            .db
            .write("test.number", |tx| async move {
                setting::set(&tx, "test.number", serde_json::json!(n)).await
            })
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn a_value_is_made_once_until_something_is_written() {
        on_both(&[], async |world| {
            let (db, made) = (&world.app.db, AtomicU32::new(0));
            let kept = world.app.kept();
            for n in 1..=20 {
                write(&world, n).await;
                for _ in 0..3 {
                    let moment = kept.now(db).await.unwrap();
                    assert_eq!(number(&moment, db, &made).await, n);
                }
            }
            // On a server that others use too a version may pass sooner, never later.
            assert!((20..=60).contains(&made.load(Ordering::SeqCst)));
            let moment = kept.now(db).await.unwrap();
            number(&moment, db, &made).await;
            let (_, statements) = with_statement_count(number(&moment, db, &made)).await;
            assert_eq!(statements, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn what_was_read_before_a_write_is_not_given_after_it() {
        on_both(&[], async |world| {
            let (db, made) = (&world.app.db, AtomicU32::new(0));
            let kept = world.app.kept();
            write(&world, 1).await;
            let early = kept.now(db).await.unwrap();
            write(&world, 2).await;
            let late = kept.now(db).await.unwrap();
            // Kept under the early version, though made after the write.
            number(&early, db, &made).await;
            assert_eq!(number(&late, db, &made).await, 2);
            write(&world, 3).await;
            assert_eq!(number(&kept.now(db).await.unwrap(), db, &made).await, 3);
        })
        .await;
    }

    #[tokio::test]
    async fn writers_and_readers_at_once_never_see_an_older_value_than_was_written() {
        on_both(&[], async |world| {
            let (db, made) = (&world.app.db, AtomicU32::new(0));
            let kept = world.app.kept();
            write(&world, 0).await;
            let written = std::sync::atomic::AtomicI64::new(0);
            let writer = async {
                for n in 1..=60 {
                    write(&world, n).await;
                    written.store(n, Ordering::SeqCst);
                }
            };
            let reader = async || {
                while written.load(Ordering::SeqCst) < 60 {
                    let least = written.load(Ordering::SeqCst);
                    let moment = kept.now(db).await.unwrap();
                    assert!(number(&moment, db, &made).await >= least);
                    tokio::task::yield_now().await;
                }
            };
            tokio::join!(writer, reader(), reader(), reader());
        })
        .await;
    }

    #[tokio::test]
    async fn what_fails_is_not_kept() {
        on_both(&[], async |world| {
            let moment = world.app.kept().now(&world.app.db).await.unwrap();
            let failed = moment
                .get::<i64, _, _>("test", String::new(), || async { Err(Error::Busy) })
                .await;
            assert!(failed.is_err());
            let made = moment.get("test", String::new(), || async { Ok(7_i64) }).await;
            assert_eq!(*made.unwrap(), 7);
        })
        .await;
    }
}
