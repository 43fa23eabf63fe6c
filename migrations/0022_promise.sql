-- What a party and the office promised one another, and what was recommended to the party.
create table promise (
    id {id} primary key,
    party {id} not null references party (id),
    -- by-party, by-office, recommendation
    kind text not null,
    words text not null,
    -- The meeting, call or letter in which it was said.
    source text not null,
    made_on {date} not null,
    due_on {date},
    -- kept or let-go, with the day; none while it is open.
    outcome text,
    settled_on {date},
    account {id},
    audience text not null,
    version {int} not null
);
create index promise_party on promise (party, made_on);
create index promise_open on promise (due_on) where settled_on is null;
