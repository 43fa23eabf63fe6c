//! Through other eyes: a page as somebody of another standing would see it, for whoever
//! works in the office and wants to know before they write something down. What the viewer
//! may not see themselves stays hidden.

use std::str::FromStr;

use super::keys_of;
use crate::{
    account::Account,
    actor::{Actor, Employer, PartyRef, Role, Standing},
    error::Result,
    id::Id,
    module::App,
};

/// Where whoever works in the office chooses through whose eyes to look: a page of the
/// directory, which knows the parties.
pub const PAGE: &str = "/app/eyes";

/// Whose eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// Someone who is not signed in.
    Public,
    /// An officer of some member who took part in nothing.
    Member,
    /// An official who works in the office by a placement, without a project yet.
    Placed,
    /// A focal point of a party, of none of its agencies.
    Focal(Id<PartyRef>),
    /// A co-manager whom a party lends. What is kept from them alone is not for everyone to find
    /// out: only the office's own staff look so.
    Lent(Id<PartyRef>),
}

impl Eyes {
    /// The value of `as` in an address.
    pub fn code(self) -> String {
        match self {
            Self::Public => "public".to_owned(),
            Self::Member => "member".to_owned(),
            Self::Placed => "placed".to_owned(),
            Self::Focal(party) => format!("focal-{party}"),
            Self::Lent(party) => format!("lent-{party}"),
        }
    }

    /// The catalogue's key for them: `eyes-focal`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Public => "eyes-public",
            Self::Member => "eyes-member",
            Self::Placed => "eyes-placed",
            Self::Focal(_) => "eyes-focal",
            Self::Lent(_) => "eyes-lent",
        }
    }
}

impl FromStr for Eyes {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        match code {
            "public" => Ok(Self::Public),
            "member" => Ok(Self::Member),
            "placed" => Ok(Self::Placed),
            _ => {
                let of = |begins: &str| code.strip_prefix(begins)?.parse().ok();
                let focal = of("focal-").map(Self::Focal);
                focal.or_else(|| of("lent-").map(Self::Lent)).ok_or(())
            }
        }
    }
}

/// The viewer, looking through these eyes on today's page.
///
/// # Errors
/// When the database fails.
pub async fn look(app: &App, viewer: Actor, eyes: Eyes) -> Result<Actor> {
    let standing = match eyes {
        Eyes::Public => {
            let lang = viewer.lang;
            return Ok(viewer.looking_as(Actor::anonymous(lang)));
        }
        Eyes::Member => Standing::default(),
        Eyes::Placed => Standing {
            employer: Employer::Lender(None),
            grants: vec![(Role::ProgrammeOfficer, None)],
            ..Standing::default()
        },
        Eyes::Lent(_) if !viewer.holds("office:core") => return Ok(viewer),
        Eyes::Lent(party) => Standing {
            employer: Employer::Lender(Some(party)),
            grants: vec![(Role::CoManager, None)],
            ..Standing::default()
        },
        Eyes::Focal(party) => Standing {
            grants: vec![(Role::FocalPoint, Some(party))],
            ..Standing::default()
        },
    };
    let keys = keys_of(app, &standing).await?;
    // No account is behind these eyes; the viewer's own takes its place.
    let nobody: Id<Account> = Id::of(uuid::Uuid::nil());
    let other = Actor::signed_in(nobody, String::new(), viewer.lang, &standing, keys);
    Ok(viewer.looking_as(other))
}
