-- Whose yes an activity or the plan of a year has, and the plan as it was approved.

-- What it is to cost, in the hundredth part of its currency.
alter table activity add column budget {int};
alter table activity add column currency text;

-- The plan of a year as it was submitted; once everybody said yes, a version with its number.
create table plan_version (
    id {id} primary key,
    year {int} not null,
    number {int},
    -- annual; or mid-term, which a review with its day and its summary made.
    kind text not null,
    review_on {date},
    summary text,
    made_by {id} not null references account (id),
    made_at {instant} not null,
    approved_at {instant},
    -- Returned, withdrawn: it never was a version.
    ended_at {instant},
    audience text not null,
    unique (year, number)
);

-- An activity as it stood then; with a reason, one that stood in the version before and was dropped.
create table plan_line (
    plan_version {id} not null references plan_version (id),
    activity {id} not null,
    code text not null,
    title text not null,
    kind text not null,
    from_on {date},
    to_on {date},
    precision text not null,
    place text,
    budget {int},
    currency text,
    dropped_because text,
    primary key (plan_version, activity)
);

-- What was submitted for approval: an activity, or the plan of a year.
create table approval (
    id {id} primary key,
    activity {id} references activity (id),
    plan_version {id} references plan_version (id),
    -- What an activity said then; the answers are for that and nothing else.
    substance {json},
    -- Whose yes it needs, as the profile said on that day.
    needs {json} not null,
    note text,
    submitted_by {id} not null references account (id),
    submitted_at {instant} not null,
    withdrawn_at {instant},
    lapsed_at {instant},
    -- A later submission took its place.
    replaced_at {instant}
);
create index approval_activity on approval (activity, submitted_at);
create index approval_plan_version on approval (plan_version);
create index approval_present on approval (submitted_at) where replaced_at is null and withdrawn_at is null;

create table approval_answer (
    id {id} primary key,
    approval {id} not null references approval (id),
    -- Whose: the account of a co-manager, the host, the donor, a co-chair. One answer each.
    seat text not null,
    is_yes {bool} not null,
    comment text,
    -- Who gave it, or, of those who have no account here, who recorded it.
    answered_by {id} not null references account (id),
    answered_at {instant} not null,
    -- Of those who have no account here: who said it, how and on which day.
    said_by text,
    said_how text,
    said_on {date},
    unique (approval, seat)
);
