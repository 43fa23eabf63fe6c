-- Keyed sheets: a scan or a PDF whose rows somebody types beside its picture, once or twice, until
-- they are an import like any other.
create table keying (
    id {id} primary key,
    title text not null,
    -- What its rows are: the word of a kind of import.
    kind text not null,
    -- The fields of its columns, in the order of the paper; and what holds for every row.
    fields {json} not null,
    same {json} not null,
    -- As it came; none once it was erased.
    file {id} references file (id),
    file_name text not null,
    pages {int} not null,
    brought_by {id} references account (id),
    brought_at {instant} not null,
    first_done_at {instant},
    second_asked_at {instant},
    second_done_at {instant},
    settled_at {instant},
    settled_by {id} references account (id),
    -- The import that it became, as long as that is not taken back.
    batch {id},
    handed_at {instant},
    handed_by {id} references account (id),
    audience text not null,
    version {int} not null
);
create index keying_brought on keying (brought_at);
create index keying_batch on keying (batch) where batch is not null;

-- A page as it is shown: once to fit, once large. A page that came later has its own original.
create table keying_page (
    keying {id} not null references keying (id),
    number {int} not null,
    original {id} references file (id),
    fit {id} not null references file (id),
    large {id} not null references file (id),
    primary key (keying, number)
);

-- Who keys the first entry (1) or the second (2), and so never sees the other one before both are done.
create table keying_hand (
    keying {id} not null references keying (id),
    entry {int} not null,
    account {id} not null references account (id),
    primary key (keying, entry, account)
);
create index keying_hand_account on keying_hand (account);

-- One row as it was typed. In `cells` each field has its text, or null where it cannot be read.
create table keying_row (
    id {id} primary key,
    keying {id} not null references keying (id),
    entry {int} not null,
    page {int} not null,
    place {real} not null,
    cells {json} not null,
    changed_by {id} references account (id),
    changed_at {instant} not null,
    version {int} not null
);
create index keying_row_place on keying_row (keying, entry, page, place);

-- What was settled where the two entries differ. It holds while both say what they said then; null
-- stands for what cannot be read. A row that only one entry has is settled under no field.
create table keying_choice (
    keying {id} not null references keying (id),
    keyed_row {id} not null,
    field text not null,
    first text,
    second text,
    cell text,
    chosen_by {id} references account (id),
    chosen_at {instant} not null,
    primary key (keying, keyed_row, field)
);

-- Which row of an import stands where on the scan.
create table keying_line (
    batch {id} not null,
    row_number {int} not null,
    keying {id} not null references keying (id),
    page {int} not null,
    -- Its row in the first entry, and in the second.
    keyed_row {id} not null,
    beside {id},
    unread {json} not null,
    primary key (batch, row_number)
);
create index keying_line_keying on keying_line (keying);
