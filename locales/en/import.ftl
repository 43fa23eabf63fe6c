# Import: from a workbook as people keep it to records.

import-nav = Import
import-sheet = Sheet “{ $name }”
import-list-title = Imports
import-list-lede = Workbooks that were brought in, what each of them made, and those that wait for a decision.
import-count = { $n ->
    [one] One import
   *[other] { $n } imports
}
import-list-empty = Nothing was imported yet
import-list-empty-why = A workbook of activities, participants or alumni can be brought in as it is kept.
import-new-link = Import a workbook
import-new-title = Import a workbook
import-new-lede = Nothing is written before you have seen what would become of every row.
import-file-title = From a file
import-file-label = File
import-file-help = Excel (.xlsx, .xls), OpenDocument (.ods), Word (.docx) or text (.csv), at most 32 MB. Several sheets are fine; each table of a Word document is taken as one.
import-read-file = Read the file
import-cells-title = From the clipboard
import-cells-label = Cells
import-cells-help = Copy cells with their headings in a spreadsheet, or in a table of Word or Outlook, and paste them here.
import-read-cells = Read the cells
import-pasted-name = Pasted cells
import-kind-label = What it holds
import-kind-help = Leave it open and each sheet is recognised by its headings.
import-kind-any = Find out
import-kind-none = Leave this sheet out
import-kind-parties = Parties
import-kind-people = People
import-kind-activities = Activities
import-kind-participants = Participants
import-kind-alumni = Alumni
import-kind-external-events = External events
import-kind-inputs = Inputs to bodies
import-kind-publications = Publications
import-column-file = File
import-column-state = State
import-column-who = Brought in by
import-column-when = Came in
import-column-row = Row
import-column-says = What it says
import-column-why = Why
import-column-decide = Decide
import-state-staging = Being read
import-state-planned = Waits for you
import-state-applying = Being applied
import-state-applied = Applied
import-state-undone = Undone
import-state-stopped = Stopped
import-state-failed = Not possible
import-original = The file as it came
import-applied-at = Applied
import-undone-at = Undone
import-same-file = The same file was applied on { $when }. What it says is known.
import-see = See it
import-done = Done
import-stop = Stop
import-progress = { $total ->
    [one] { $done } of one row
   *[other] { $done } of { $total } rows
}
import-step-stage = Reading the rows
import-step-plan = Finding out what becomes of each row
import-step-apply = Writing the records
import-step-wait = Waiting for another import to be finished
import-apply = { $n ->
    [one] Apply one row
   *[other] Apply { $n } rows
}
import-park = { $n ->
    [one] Park the row that needs someone
   *[other] Park the { $n } rows that need someone
}
import-take-own = Take unclear people as their own and park the rest
import-plan-again = Check again
import-go-on = Go on
import-undo = Undo this import
import-undo-ask = Everything that this import made will be removed, and what it changed will be as before.
import-keep = Keep it
import-sheet-says = { $n ->
    [one] One row; holds: { $kind }.
   *[other] { $n } rows; holds: { $kind }.
}
import-mapping = What the columns mean: { $taken } taken, { $left } not
import-sheet-left-out = Left out; nothing of it is taken.
import-sheet-unknown = Nobody can tell what it holds; nothing of it is taken.
import-mapping-none = Say what it holds
import-columns = The columns of { $sheet } and what each was taken for
import-columns-left = Not taken
import-columns-others = { $n ->
    [one] One more column is not shown here: { $first }.
   *[other] { $n } more columns are not shown here; the first of them: { $first }.
}
import-column-heading = Column
import-column-samples = Stands in it
import-column-taken = Taken as
import-column-how = Why
import-column-choose = What column { $column }, { $heading }, is taken as
import-other-title = A column that is not shown
import-other-column = Column
import-other-column-help = Its letters, such as AB.
import-other-column-unknown = No column { $column } with a heading was read. Nothing was changed. Give the letters above a column that has a heading.
import-field-none = Not taken
import-how-heading = guessed by its heading
import-how-contents = guessed by its cells
import-how-remembered = as last time
import-how-chosen = as you said
import-how-none = not taken
import-remap = Read the sheet so
import-tabs = Rows by what becomes of them
import-rows = Rows
import-no-rows = No rows here.
import-choose = Choose
import-answer = Answer
import-ask-party = Which party is it?
import-ask-person = Who is it?
import-ask-event = Which event is it?
import-ask-role = Which role is it?
import-ask-kind = Which kind is it?
import-ask-state = How does it stand?
import-ask-attended = Was the person there?
import-ask-ticks = Was the person there?
import-ask-event_title = Which event is it?
import-ask-pre_test = What about this mark?
import-ask-post_test = What about this mark?
import-ask-initiative = Which initiative is it?
import-ask-purpose = Which core purpose is it?
import-ask-twice = What about this row?
import-ask-start = Day or month first?
import-ask-end = Day or month first?
import-ask-dates = Day or month first?
import-ask-date = Day or month first?
import-ask-joined = Day or month first?
import-ask-focal_since = Day or month first?
import-ask-post_since = Day or month first?
import-ask-left = Day or month first?
import-ask-since = Day or month first?
import-ask-event_date = Day or month first?
standing-new = New
standing-changes = Changes
standing-same = Same
standing-needs = Needs you
standing-cannot = Cannot be taken
standing-parked = Parked

told-import-remapped = The sheet was read again.
told-import-answered = Kept. All rows were checked again with your answer.
told-import-planned = All rows were checked again.
told-import-unattended = Unclear people come in as their own, with the suggestion kept open; the rest is parked.
told-import-parked = Parked. They wait here and can be answered later.
told-import-stopping = It stops after the rows it is at.
told-import-applied = Applied.
told-import-undone = Undone: what it made is removed, what it changed is as before.

# Why a row stands as it does.
import-staged = Not looked at yet.
import-new = Makes a record.
import-new-near = Makes a record; “{ $written }” was taken for { $party }.
import-new-maybe = Makes a record of its own; may be the same person as { $name }, which stays open for a decision.
import-new-headcount = { $n ->
    [one] Makes a headcount line of one person.
   *[other] Makes a headcount line of { $n } people.
}
import-changes = Changes: { $fields }.
import-same = Says what is known already.
import-reasons = { $first } { $more }
import-days-ticked = { $ticked } of { $days } days ticked: { $cells }.
import-entry-removed = { $by } removed this: “{ $why }” It stays removed and nothing is added; it can be put back where it stands.
import-left = Left out, as you said.
import-person-known = This person is known already.
import-person-post = Takes up the post “{ $post }”.
import-focal-national = Becomes national focal point of { $party } from { $from }.
import-focal-national-alternate = Becomes alternate national focal point of { $party } from { $from }.
import-focal-plain = Becomes focal point of { $party } from { $from }.
import-focal-alternate = Becomes alternate focal point of { $party } from { $from }.
import-focal-theme = Becomes focal point of { $party } for “{ $theme }” from { $from }.
import-focal-theme-alternate = Becomes alternate focal point of { $party } for “{ $theme }” from { $from }.
import-focal-known = Is this focal point already.
import-focal-no-party = Does not become a focal point, as the row names no party.
import-alumnus-known = This person is in the network already.
import-alumnus-left = This person is in the network, and left it on the day given.
import-participation-twice = The same person at the same event as in a row above; nothing is added.
import-no-name = There is no name in this row. Add one, or give a number of people.
import-name-long = The name is longer than 200 characters. Shorten it and import again.
import-no-title = There is no title in this row. Add one and import again.
import-no-body = Neither a body nor a meeting is named in this row.
import-no-network = The profile has no network of alumni, so there is nothing they could join.
import-sex-unknown = “{ $written }” is no sex that can be read. Write F, M, “prefer not to say” or leave it empty.
import-party-unknown = Nobody knows a party called “{ $written }”. Say which it is, or that it is none.
import-party-unsure = “{ $written }” may be one of several parties. Say which it is.
import-party-code = A new party needs a code of letters and digits, such as TH.
import-party-status = The list gives another status than the directory. Change it on the party's own page, with its dates.
import-party-note-alone = A new party needs a status such as member or observer; that it is suspended stands beside it.
import-person-conflict = The address { $email } is { $name }'s, but the name here is another. Say who it is.
import-person-maybe = This may be { $name }. Say whether it is the same person.
import-evidence-other-email = Both have an address, and not the same one.
import-evidence-other-agency = Both have an agency, and not the same one.
import-evidence-no-email = The list gives no address.
import-evidence-many = Many in this party have names like this; only the { $n } latest records were compared.
import-evidence-same-list = Both stand on the list of the same event.
import-event-missing = The row names no event. Say which event the list is of.
import-event-unknown = There is no event “{ $written }”. Say which it is, or import the activities first.
import-event-several = Several events are called “{ $written }”. Say which it is.
import-role-unknown = “{ $written }” is no role that the profile knows. Say which it is.
import-attendance-unknown = “{ $written }” says neither yes nor no. Say whether the person was there.
import-attendance-contrary = Attendance as a whole says the contrary of the days: { $said } Say whether the person was there.
import-mark-range = “{ $written }” is no mark between 0 and 100.
import-number-unreadable = “{ $written }” is no number that can be meant here.
import-number-sum = The number of people is nothing, or fewer than the women and men together.
import-headcount-twice = There is a number for the same party and event in a row above. Give one of them.
import-code-twice = “{ $code }” stands in a row above. Say what to do with this one.
import-kind-unknown-word = “{ $written }” is no kind of activity that the profile knows. Say which it is.
import-kind-missing = Nothing says what kind of activity this is. Say which it is.
import-level-unknown = “{ $written }” is nothing that the plan knows. Say which it is.
import-status-unknown = “{ $written }” is no state that can be read. Say which it is.
import-status-elsewhere = Nothing in the column of states, but another cell says that it did not take place. Say how it stands.
import-date-ambiguous = “{ $written }” can be read in two ways, and nothing else in the column tells which. Say whether the day or the month comes first.
import-date-backwards = It ends before it begins: “{ $written }”. Check which date is which.
import-date-far = “{ $written }” is too far away to be meant. Check the year.
import-date-no-such-day = There is no such day: “{ $written }”.
import-date-no-year = “{ $written }” has no year. Write it like 5 June 2024.
import-date-unreadable = “{ $written }” is no date that can be read. Write it like 5 June 2024, June 2024 or 3-7 June 2024.
import-year-missing = Nothing says in which year this was. Write the date like June 2024.

import-choice-named = { $name }
import-choice-no-party = None of the parties
import-choice-own = Another person
import-choice-same = The same person as { $name }
import-choice-event = { $code }, { $day }
import-choice-leave = Leave this row out
import-choice-no-mark = Take the row without this mark
import-choice-another = It is another one of the same name
import-choice-day-first = The day first: 03/04 is 3 April
import-choice-month-first = The month first: 03/04 is 4 March

# What was left out of a sheet, or guessed.
import-note-other = { $what }
import-note-columns = The sheet reaches to column { $last }; only the first { $kept } columns were read.
import-note-encoding = The text is not in UTF-8; it was read as { $encoding }. Check names with accents.
import-note-quote = A quotation mark in row { $row } never closes; it was read as an ordinary character.
import-note-cell = A cell near row { $row } holds { $found }, which cannot be read; it was taken as empty.
import-note-changes = { $changes ->
    [one] The document has a tracked change; it was read as if it were accepted. Check the names it touches.
   *[other] The document has { $changes } tracked changes; it was read as if all were accepted. Check the names they touch.
}
import-note-merges = The sheet has very many merged areas; only the first { $kept } were read.
import-note-hidden = The workbook hides this sheet; it was read like the others.
import-note-no-headings = No row of headings was found, so nothing of this sheet is taken.
import-note-no-kind = The headings fit nothing that can be imported, so nothing of this sheet is taken. Say what it holds to take it.
import-note-left-out = The sheet is left out, as you said. Say what it holds to take it.
import-note-left-out-before = The sheet is left out, as a sheet with the same headings was before. Say what it holds to take it.
import-note-headings-again = Row { $row } repeats the headings and was left out.
import-note-total = Row { $row } is a line of totals and was left out.
import-note-unused = Nothing is taken of these columns: { $columns }.
import-note-serial = Column { $column } has dates as bare numbers of a spreadsheet; { $written } was read as { $day }.

# Why a file or an act is refused.
import-refused-empty = The file is empty. Nothing was kept. Check that it was saved and copied completely.
import-refused-nothing = The file has no filled cells, so there is nothing to read.
import-refused-damaged = The file is damaged or was cut off on its way. Nothing was kept. Open it where it was made, save it again, and send that copy.
import-refused-password = The workbook is protected by a password. Nothing was kept. Save a copy without the password and choose it again.
import-refused-large = The file has { $size } MB; at most { $most } MB can be read. Split it, or remove pictures.
import-refused-bomb = The file unpacks to far more than a workbook holds, as files made to do harm do. It was not opened. If it is yours, save it again in a spreadsheet program.
import-refused-type = The file is not a table. Send an Excel workbook (.xlsx), an OpenDocument sheet (.ods), a Word document with tables (.docx) or a text table (.csv).
import-refused-sheets = The workbook has more than { $most } sheets. Send only the sheets that are to be read.
import-refused-rows = A sheet has more than { $most } filled rows. Split it into several files.
import-refused-no-table = The document has no table of two rows or more. Put what is to be read into a table, or copy the cells and paste them. Nothing was imported.
import-refused-cells = The workbook has more than { $most } cells. Remove columns that are not needed, or split it.
import-refused-other = { $why }
import-refused-pasted = More was pasted than can be read at once. Save it as a file and send that.
import-file-gone = The file of this import could not be read from the disk. Send it again.
import-no-such-kind = Nothing called “{ $kind }” can be imported. Possible are: { $all }.
import-answer-none = Nothing was chosen. Choose an answer first.
import-not-planned = This import is not at a point where that is possible. Look at its page for how it stands.
import-apply-needs = { $n ->
    [one] One row still needs someone. Answer it or park it, then apply.
   *[other] { $n } rows still need someone. Answer or park them, then apply.
}
import-apply-changed = Something that this import is about was changed meanwhile. Nothing was applied. Choose “Check again”, look, and apply then.
import-remap-applied = Rows of this import are applied already, so its columns stay as they are. Undo it first, or import the file again.
import-undo-not-applied = There is nothing to undo: this import is not applied, or undone already.
import-undo-depends = Something else depends on what this import made, such as a later import that names its people or events. Nothing was undone. Undo that first.
import-apply-another = Another import is just being finished, and this one is compared with it. Nothing was applied. Press the button again in a moment.
import-undo-edited = { $n ->
    [one] One record that this import made or changed was edited or decided about since. Nothing was undone.
   *[other] { $n } records that this import made or changed were edited or decided about since. Nothing was undone.
}

# Names of columns.
column-agency = Agency
column-attended = Attended
column-basis = Counted or estimated
column-body = Body
column-co_organisers = Co-organisers
column-code = Code
column-completed = Completed
column-contribution = Contribution
column-country = Country
column-date = Date
column-dates = Dates
column-day = A day of the event, ticked
column-days = Days
column-email = E-mail
column-end = Last day
column-event = Event
column-event_date = Date of the event
column-event_title = Title of the event
column-family = Family name
column-focal_point = Focal point
column-focal_since = Focal point since
column-funder = Funder
column-given = Given names
column-host = Host party
column-in_kind = Giver in kind
column-initiative = Initiative
column-iso3 = ISO 3166 code of three letters
column-joined = Joined
column-left = Left on
column-kind = Kind
column-level = Level
column-link = Link
column-meeting = Meeting
column-men = Men
column-mode = How people gather
column-name = Name
column-number = Number of people
column-office_role = Role of the office
column-party = Party
column-phone = Telephone
column-place = Place
column-post = Post
column-post_since = In post since
column-post_test = Post-test
column-pre_test = Pre-test
column-project = Project
column-purpose = Core purpose
column-reason = Reason
column-region = Region
column-role = Role
column-series = Series
column-sex = Sex
column-since = Since
column-source = Source
column-start = First day
column-state = State
column-status = Status
column-summary = Summary
column-title = Title
column-way = In the room or online
column-with = Published with
column-women = Women
