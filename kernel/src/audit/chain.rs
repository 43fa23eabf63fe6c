//! The chain: every line's hash covers the hash of the line before it, so that an
//! altered, removed, inserted or reordered line shows (hash chaining after Haber and
//! Stornetta, "How to time-stamp a digital document", 1991).

use sha2::{Digest, Sha256};

use super::{
    canonical,
    reads::{self, SHARES},
    store,
};
use crate::{error::Result, store::Db};

const BATCH: i64 = 500;

/// Gives the waiting lines their place and hash; returns how many. Only one
/// sequencer runs at a time: two would collide on the place and one would be retried.
///
/// # Errors
/// When the database fails.
pub async fn chain(db: &Db) -> Result<usize> {
    db.write("audit.chain", |tx| async move {
        let waiting = store::unplaced(&tx, BATCH).await?;
        let last = store::last_placed(&tx).await?;
        let mut place = last.as_ref().and_then(|line| line.place).unwrap_or(0);
        let mut before = last.and_then(|line| line.hash).unwrap_or_default();
        let count = waiting.len();
        for mut line in waiting {
            place += 1;
            line.place = Some(place);
            let hash = link(&before, &line);
            store::place(&tx, line.id, place, &hash).await?;
            before = hash;
        }
        Ok(count)
    })
    .await
}

/// The first place at which the chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The place in the chain.
    pub place: i64,
    /// What is wrong there.
    pub what: &'static str,
}

/// Reads the whole chain and names the first line that does not fit; `Ok(None)`
/// means that it holds. The count is how many lines were read.
///
/// # Errors
/// When the database fails.
pub async fn verify(db: &Db) -> Result<(i64, Option<Broken>)> {
    let mut place = 0;
    let mut before = Vec::new();
    loop {
        let lines = store::placed_after(db, place, BATCH).await?;
        if lines.is_empty() {
            return Ok((place, None));
        }
        for line in lines {
            let found = line.place.unwrap_or(0);
            if found != place + 1 {
                let broken = Broken {
                    place: place + 1,
                    what: "a line is missing",
                };
                return Ok((place, Some(broken)));
            }
            let hash = link(&before, &line);
            if line.hash.as_deref() != Some(hash.as_slice()) {
                let what = what_happened(db, &before, &line).await?;
                return Ok((place, Some(Broken { place: found, what })));
            }
            if !shares_hold(db, &line).await? {
                let what = "whose people it held was altered";
                return Ok((place, Some(Broken { place: found, what })));
            }
            before = hash;
            place = found;
        }
    }
}

/// Whether what lies beside a line is what its digest says.
async fn shares_hold(db: &Db, line: &store::Line) -> Result<bool> {
    let digest = line
        .fields
        .split(' ')
        .find_map(|field| field.strip_prefix(SHARES));
    match digest {
        None => Ok(true),
        Some(digest) => Ok(reads::digest(&store::shares_of(db, line.id).await?) == digest),
    }
}

/// What was done to a line whose hash does not fit, as far as the line after it tells: moved
/// to the place of one that came before, it fits there.
async fn what_happened(db: &Db, before: &[u8], line: &store::Line) -> Result<&'static str> {
    let place = line.place.unwrap_or(0);
    let Some(next) = store::placed_after(db, place, 1).await?.into_iter().next() else {
        return Ok("the line was altered");
    };
    let at = |line: &store::Line, place: i64, before: &[u8]| {
        let mut moved = line.clone();
        moved.place = Some(place);
        let hash = link(before, &moved);
        (moved.hash.as_deref() == Some(hash.as_slice())).then_some(hash)
    };
    let Some(after) = at(&next, place, before) else {
        return Ok("the line was altered");
    };
    Ok(if at(line, place + 1, &after).is_some() {
        "the line and the one after it have changed places"
    } else {
        "the line was inserted"
    })
}

fn link(before: &[u8], line: &store::Line) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(before);
    hasher.update(canonical(line).as_bytes());
    hasher.finalize().to_vec()
}
