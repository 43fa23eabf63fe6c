//! Who may read the levels of the plan. They change with the profile.

use balai_kernel::{
    Actor, Audience,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::{Initiative, Project};

fn rule(actor: &Actor, action: Action, audience: Option<&Audience>) -> Decision {
    match (action, audience) {
        (Action::List, _) => Decision::when(actor.is_member() || actor.is_office(), "may-office"),
        (Action::Read, Some(audience)) => Decision::audience(actor, audience),
        _ => Decision::nobody(),
    }
}

impl Guarded for Initiative {
    const NOUN: &'static str = "initiative";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        rule(actor, action, row.map(|row| &row.audience))
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "an initiative",
            Self {
                audience: Audience::public(),
            },
        )]
    }
}

impl Guarded for Project {
    const NOUN: &'static str = "project";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        rule(actor, action, row.map(|row| &row.audience))
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "a project",
            Self {
                audience: Audience::public(),
            },
        )]
    }
}
