-- Clearance: whoever is named in a report says no objection before it is fixed.

-- One who is asked about a report: a party, an agency, a person, or a donor or partner of no party.
create table clearance (
    id {id} primary key,
    report {id} not null references report (id),
    -- Whose words are cleared, as one text: `party:` and its id, `agency:`, `person:`, `name:` and the folded name.
    about text not null,
    party {id} references party (id),
    agency {id} references agency (id),
    person {id} references person (id),
    -- As the office calls them.
    name text not null,
    -- The address that is asked, and whose it is; empty while nobody is known.
    sent_to text not null,
    sent_name text not null,
    sent_person {id} references person (id),
    -- The key that whoever is asked holds, if they have an account: they see it once it is sent.
    reader text not null,
    -- What silence means, as the letter said: blocks, or no-objection.
    silence text not null,
    made_at {instant} not null,
    sent_at {instant},
    sent_by {id} references account (id),
    due_on {date},
    reminded_at {instant},
    audience text not null,
    version {int} not null,
    unique (report, about)
);
create index clearance_about on clearance (about);
create index clearance_person on clearance (person) where person is not null;
create index clearance_sent_person on clearance (sent_person) where sent_person is not null;

-- What they are asked: a piece of the report as it stood, with what became of it. What is asked is
-- never altered; other words are another row, which names the one before.
create table clearance_passage (
    id {id} primary key,
    clearance {id} not null references clearance (id),
    -- The block, by its name in the report, and what of it.
    slug text not null,
    place text not null,
    text text not null,
    -- SHA-256 of the text with single blanks.
    digest text not null,
    -- The names that were found in it, a line each.
    names text not null,
    is_unsure {bool} not null,
    -- Added by somebody, not found.
    by_hand {bool} not null,
    prior {id} references clearance_passage (id),
    -- What the office wrote about the words proposed before.
    reply text not null,
    made_at {instant} not null,
    sent_at {instant},
    removed_at {instant},
    removed_by {id} references account (id),
    removed_because text not null,
    -- no-objection, change, object
    answer text,
    -- The words proposed, or the reason.
    words text not null,
    answered_at {instant},
    -- Whoever answered or recorded, if they have an account.
    answered_by {id} references account (id),
    by_name text not null,
    -- link, account, or how it came to the office: e-mail, letter, note-verbale, meeting, telephone.
    how text not null,
    said_on {date},
    -- For what the words are cleared: report, any.
    scope text not null,
    scope_until {date},
    -- Other words took its place, or it was asked again.
    replaced_at {instant}
);
create index clearance_passage_clearance on clearance_passage (clearance, made_at);
create index clearance_passage_digest on clearance_passage (digest);
