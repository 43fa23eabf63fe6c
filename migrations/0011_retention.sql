-- What is kept and for how long, and the ways into the audit's log.

-- The log is filtered by these and read from its end.
create index audit_line_noun on audit_line (noun, id);
create index audit_line_act on audit_line (act, id);
create index audit_line_account on audit_line (account, id);

-- How long a rule keeps, where the office chose otherwise than its profile.
create table retention_choice (
    rule text primary key,
    days {int} not null,
    changed_at {instant} not null,
    changed_by text not null,
    version {int} not null
);

-- What is kept whatever the rules say: a row, or everything of a party.
create table legal_hold (
    id {id} primary key,
    noun text not null,
    row_id {id},
    party {id},
    reason text not null,
    placed_by text not null,
    placed_at {instant} not null,
    until_on {date},
    lifted_at {instant},
    lifted_by text
);
create index legal_hold_row on legal_hold (row_id) where lifted_at is null;
create index legal_hold_party on legal_hold (party) where lifted_at is null;

-- The ledger of erasures: what went, never what it held. A restored database that is older
-- than an entry has what it names erased again.
create table erasure (
    id {id} primary key,
    at {instant} not null,
    rule text not null,
    noun text not null,
    row_id {id},
    before_at {instant},
    how_many {int} not null
);

-- A person who was erased: the record stays, empty, for what counts it.
alter table person add column erased_at {instant};

-- What the rules look for.
create index session_expires on session (expires_at);
create index link_expires on link (expires_at);
create index mail_sent on mail (sent_at) where sent_at is not null;
create index audit_line_at on audit_line (at);
