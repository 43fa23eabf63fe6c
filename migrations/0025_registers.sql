-- Registers of risks and of decisions, suggestions from members, and what is said of figures.

create table risk (
    id {id} primary key,
    -- What could happen.
    words text not null,
    cause text not null,
    consequence text not null,
    -- 1 to 5 each, as last rated.
    likelihood {int} not null,
    impact {int} not null,
    treatment text not null,
    owner {id} references account (id),
    review_on {date},
    -- What it is about: one of these, or the office as a whole.
    activity {id} references activity (id),
    project {id} references project (id),
    initiative {id} references initiative (id),
    closed_at {instant},
    closed_because text,
    made_at {instant} not null,
    audience text not null,
    version {int} not null
);
create index risk_open on risk (review_on) where closed_at is null;
create index risk_activity on risk (activity) where closed_at is null;

-- Each time it was rated; the last one stands in the risk.
create table risk_rating (
    id {id} primary key,
    risk {id} not null references risk (id),
    likelihood {int} not null,
    impact {int} not null,
    words text not null,
    rated_by {id} not null references account (id),
    rated_at {instant} not null
);
create index risk_rating_risk on risk_rating (risk, rated_at);

create table decision (
    id {id} primary key,
    -- What was decided, in a line; and in full.
    title text not null,
    sort_key text not null,
    words text not null,
    reason text not null,
    -- What was set aside, and why.
    alternatives text not null,
    -- co-managers, co-chairs, body, meeting.
    decided_by text not null,
    body {id} references body (id),
    -- In which minutes, letter or call.
    source text not null,
    decided_on {date} not null,
    review_on {date},
    activity {id} references activity (id),
    project {id} references project (id),
    initiative {id} references initiative (id),
    -- A later one stands in its place.
    replaced_by {id} references decision (id),
    replaced_at {instant},
    made_by {id} not null references account (id),
    made_at {instant} not null,
    audience text not null,
    version {int} not null
);
create index decision_on on decision (decided_on, id);
create index decision_due on decision (review_on) where replaced_at is null;

-- It was looked at again and stands.
create table decision_review (
    id {id} primary key,
    decision {id} not null references decision (id),
    words text not null,
    reviewed_by {id} not null references account (id),
    reviewed_at {instant} not null
);
create index decision_review_of on decision_review (decision, reviewed_at);

create table suggestion (
    id {id} primary key,
    title text not null,
    sort_key text not null,
    words text not null,
    -- Whom it would help, in the words of whoever suggests it.
    benefits text not null,
    party {id} not null references party (id),
    -- A focal point's account; or somebody without one, by a form that everyone can open.
    account {id} references account (id),
    sender text not null,
    email text,
    lang text not null,
    -- The one link by which somebody without an account confirms it and sees where it stands.
    token_hash {bytes} unique,
    made_at {instant} not null,
    -- Until their address is confirmed nobody sees it.
    confirmed_at {instant},
    -- The day by which an answer is promised.
    due_on {date} not null,
    weighed_at {instant},
    -- Who looks after it.
    owner {id} references account (id),
    -- The office's own: what it would take, what it would cost, which core purpose, and how it fits.
    what text not null,
    cost {int},
    currency text,
    core_purpose {id} references core_purpose (id),
    fit text not null,
    note text not null,
    -- activity, declined, merged.
    outcome text,
    answer text not null,
    answered_at {instant},
    answered_by {id} references account (id),
    activity {id} references activity (id),
    merged_into {id} references suggestion (id),
    audience text not null,
    version {int} not null
);
create index suggestion_due on suggestion (due_on) where answered_at is null;
create index suggestion_party on suggestion (party, made_at);
create index suggestion_activity on suggestion (activity) where activity is not null;
create index suggestion_unconfirmed on suggestion (made_at) where confirmed_at is null;

-- The year from which the baseline is.
alter table target add column baseline_year {int};

-- What whoever answers for a figure says of it; the last one holds, the others are kept.
create table target_words (
    id {id} primary key,
    measure text not null,
    year {int} not null,
    words text not null,
    said_by {id} not null references account (id),
    said_at {instant} not null
);
create index target_words_of on target_words (year, measure, said_at);
