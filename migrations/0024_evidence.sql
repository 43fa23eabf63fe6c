-- What people said and what was photographed, who agreed to what of it, and what changed because
-- of the work.

create table quote (
    id {id} primary key,
    -- quote, story
    kind text not null,
    -- The words as they were said, in which language (its code), and in English as they are printed.
    said text not null,
    said_in text not null,
    translated text not null,
    place text not null,
    said_on {date},
    -- The event or activity at which it was said.
    activity {id} references activity (id),
    entered_by {id} references account (id),
    entered_at {instant} not null,
    audience text not null,
    version {int} not null
);

create table photograph (
    id {id} primary key,
    caption text not null,
    alternative text not null,
    credit text not null,
    place text not null,
    taken_on {date},
    -- How many faces can be recognised; none while nobody has looked.
    faces {int},
    activity {id} references activity (id),
    -- As it came, with all that the camera wrote into it: opened for a purpose alone.
    original {id} references file (id),
    -- Drawn anew from its points: for print, for a page, for a list.
    for_print {id} references file (id),
    for_page {id} references file (id),
    for_list {id} references file (id),
    entered_by {id} references account (id),
    entered_at {instant} not null,
    audience text not null,
    version {int} not null
);

create table consent (
    id {id} primary key,
    quote {id} references quote (id),
    photograph {id} references photograph (id),
    -- person; agency, for its serving officers
    kind text not null,
    person {id} references person (id),
    party {id} references party (id),
    -- Their name whole, the name they are called by, and their post, as each may be printed.
    full_name text not null,
    first_name text not null,
    post text not null,
    agency text not null,
    is_serving {bool} not null,
    email text not null,
    -- given, refused, withdrawn; empty while nobody answered
    answer text not null,
    -- full, first, post, none
    name_form text not null,
    -- Of report, web and social those agreed to.
    scopes text not null,
    until_on {date},
    -- link, signed, spoken, focal-point
    given_how text not null,
    witness text not null,
    sheet {id} references file (id),
    given_on {date},
    answered_at {instant},
    withdrawn_at {instant},
    -- The fingerprint of what they were shown: another text asks again.
    shown text not null,
    recorded_by {id} references account (id),
    audience text not null,
    version {int} not null
);
create index consent_quote on consent (quote);
create index consent_photograph on consent (photograph);
create index consent_person on consent (person);

create table outcome (
    id {id} primary key,
    -- procedure, interdiction, arrest, cited, trained
    kind text not null,
    words text not null,
    folded text not null,
    -- How many were trained on; none for other kinds.
    number {int},
    from_on {date},
    to_on {date},
    precision text not null,
    year {int} not null,
    month {int},
    -- From which event or activity it came, or from which contact.
    activity {id} references activity (id),
    contact text not null,
    agencies text not null,
    claimed_by text not null,
    claimant {id} references person (id),
    claimed_on {date},
    -- Where it can be read, and the paper itself.
    evidence text not null,
    file {id} references file (id),
    entered_by {id} references account (id),
    entered_at {instant} not null,
    verified_by {id} references account (id),
    verified_at {instant},
    verified_how text not null,
    shared_at {instant},
    audience text not null,
    version {int} not null
);
create index outcome_year on outcome (year, from_on);
create index outcome_activity on outcome (activity);

create table outcome_party (
    outcome {id} not null references outcome (id),
    party {id} not null references party (id),
    -- no-objection, objects; empty while it has not answered
    answer text not null,
    answered_on {date},
    heard_from text not null,
    primary key (outcome, party)
);

-- Which quotes and photographs a frozen report holds, as they were when both co-managers approved.
create table report_evidence (
    report {id} not null references report (id),
    block {id} not null references report_block (id),
    quote {id} references quote (id),
    photograph {id} references photograph (id),
    -- The fingerprint of the words or the picture, and how the speaker is named in the PDF.
    fingerprint text not null,
    named text not null,
    -- Since when it stands in the published PDF; since when it does not any more.
    printed_at {instant},
    gone_at {instant},
    -- When somebody saw to it that the next print is without it.
    settled_at {instant},
    settled_by {id} references account (id),
    primary key (report, block)
);
