-- Emergency openings: what was closed, opened for an hour to one account, with the reason, and
-- what its owner and the audit know of it.
create table emergency_opening (
    id {id} primary key,
    -- A person, whose hidden addresses are opened, or an agency, whose names are.
    noun text not null,
    row_id {id} not null,
    party {id} references party (id),
    opened_by {id} not null references account (id),
    reason text not null,
    opened_at {instant} not null,
    ends_at {instant} not null,
    ended_at {instant},
    -- Its owners, who can read the reason.
    audience text not null
);
create index emergency_opening_by on emergency_opening (opened_by, opened_at);
create index emergency_opening_row on emergency_opening (row_id);
create index emergency_opening_at on emergency_opening (opened_at);
