//! Typed ids: an `Id<Party>` is never taken for an `Id<Person>`.

use std::{fmt, hash, marker::PhantomData, str::FromStr};

use sqlx::{Database, Decode, Encode, Type, encode::IsNull, error::BoxDynError};
pub use uuid::Uuid;

/// The id of a row of noun `T`: a UUID, version 7 (in order of making) unless
/// an id's time would tell something, then version 4.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// Takes a UUID as the id of a `T`.
    pub const fn of(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The UUID itself.
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// The same id seen as the id of another noun: an event is an activity.
    pub const fn cast<U>(self) -> Id<U> {
        Id::of(self.0)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.simple(), f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self::of)
    }
}
impl<T> serde::Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, T> serde::Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::of)
    }
}

impl<T, DB: Database> Type<DB> for Id<T>
where
    Uuid: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <Uuid as Type<DB>>::type_info()
    }
    fn compatible(ty: &DB::TypeInfo) -> bool {
        <Uuid as Type<DB>>::compatible(ty)
    }
}
impl<'r, T, DB: Database> Decode<'r, DB> for Id<T>
where
    Uuid: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        <Uuid as Decode<'r, DB>>::decode(value).map(Self::of)
    }
}
impl<'q, T, DB: Database> Encode<'q, DB> for Id<T>
where
    Uuid: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buf: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        <Uuid as Encode<'q, DB>>::encode_by_ref(&self.0, buf)
    }
}
