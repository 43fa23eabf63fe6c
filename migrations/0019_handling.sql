-- Who read what, and how parties want what they entrust to be handled.

-- Of which agency of the party the people are that an act is about.
alter table audit_line add column agency {id};

-- Whose people were in a list that somebody took away: the line tells how many there were, and
-- holds a digest of these.
create table audit_share (
    line {id} not null,
    party {id},
    agency {id},
    how_many {int} not null,
    -- Under which condition of the party it was read.
    handling {id},
    -- Whether that one tells the party of readers of other parties.
    is_told {bool} not null
);
create index audit_share_line on audit_share (line);
create index audit_share_party on audit_share (party, line);

-- How a party wants what it entrusts to be handled, from a day on. None is ever altered: what
-- was read under an older one was read under that one.
create table handling (
    id {id} primary key,
    party {id} not null references party (id),
    from_on {date} not null,
    -- Whether the party is told which other parties read what it entrusted.
    tells_readers {bool} not null,
    words {json},
    made_by {id} not null references account (id),
    made_at {instant} not null,
    audience text not null
);
create index handling_party on handling (party, from_on);

-- Access by a post for whoever has an account already under the holder's address: its owner is
-- asked whether they are that person, before anything is joined.
create table access_offer (
    id {id} primary key,
    account {id} not null references account (id),
    person {id} not null references person (id),
    post {id} not null references post (id),
    role text not null,
    offered_by {id} not null references account (id),
    offered_at {instant} not null,
    answered_at {instant},
    is_accepted {bool}
);
create index access_offer_post on access_offer (post, offered_at);
create index access_offer_account on access_offer (account);
create index access_offer_person on access_offer (person);
