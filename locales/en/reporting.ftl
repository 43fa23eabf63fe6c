## The reporting calendar

due-title = Reporting calendar
due-lede = { $n ->
    [0] What the office owes in { $year }, to whom and by when. Nothing is late.
    [one] What the office owes in { $year }, to whom and by when. One report is late.
   *[other] What the office owes in { $year }, to whom and by when. { $n } reports are late.
}
due-caption = Reports owed for { $year }
due-choose = Choose a year
due-show = Show
due-none = Nothing is owed in this year
due-none-why = The office’s profile says which reports it owes and since when.
due-report = Report
due-on = Due on
due-on-help = Another day than the usual one, if it was agreed. Leave it as it is otherwise.
due-writer = Written by
due-writer-role = { $role } (nobody named)
due-writer-gone = This person does not work in the office today. Choose somebody who does.
due-state = State
due-state-ahead = not over yet
due-state-open = not begun
due-state-writing = being written
due-state-approved = approved
due-state-sent = sent
due-state-excused = not owed
due-days-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}
due-to = Owed to: { $to }
due-open = Open the report
due-rule = Rule
due-rhythm = { $n ->
    [0] every { $every }, on the last day
    [one] every { $every }, 1 day after its end
   *[other] every { $every }, { $n } days after its end
}
every-month = month
every-quarter = quarter
every-half-year = half-year
every-year = year
due-approvals = Approved by
due-approvals-n = { $n ->
    [one] one co-manager
   *[other] both co-managers
}
due-sent-on = Sent on
due-sent-to = To whom and how
due-sent-to-help = For example: both co-managers by e-mail; the ministry through the embassy.
due-because = Why it is not owed
due-because-help = Kept with the calendar and read by everyone in the office.
due-begin = Begin
due-begin-why = The blocks come with their figures and tables for this period; people write what the records cannot say.
due-begin-do = Begin this report
due-begun = The report is begun. Its figures and tables are drawn from the records; write the summary and look through it.
due-begun-already = This report was begun already. Here it is.
due-delivery = Sending
due-not-approved = It is still being written. Record it as sent only if it went out in another way.
due-record-sent = Record as sent
due-sent = Recorded as sent.
due-sent-when = It cannot have been sent on this day. Choose a day from the beginning of its period up to today.
due-plan = Who and by when
due-save = Save
due-changed = Saved.
due-day-early = This is before its period begins. Choose a later day.
due-excuse = Not owed this time
due-excuse-do = Not owed this time
due-excused = Kept: it is not owed this time.
due-owe-again = It is owed after all
due-owed-again = It is owed again.
due-waits-why = Owed to: { $to }. { $state ->
    [open] Nobody has begun.
    [writing] It is being written.
   *[approved] It is approved and not sent yet.
}
report-is-sent = This report is written for some and not for everyone, so it is not published. Download it, send it, and record that in the reporting calendar.

## Tables drawn from the records

block-records = Table drawn from the records
block-draws = What is drawn
block-draws-help = The rows come from the records for the report’s period each time it is opened, until it is approved.
block-mark-period = The month, quarter or year that the report is about
block-mark-to-date = From 1 January to the end of the period
block-mark-year-before = The same days a year earlier
drawn-none = None in { $period }.
drawn-open = open
drawn-held = What was held
drawn-held-rule = Activities that began in the period, parts of a programme each by itself, without those proposed, postponed or cancelled; participants as the measures count them.
drawn-ahead = What comes next
drawn-ahead-rule = Activities that begin in the two months after the period and are neither postponed nor cancelled.
drawn-late = What is late
drawn-late-rule = Activities that should have been over by the end of the period and are not recorded as completed.
drawn-changed = What changed in the plan
drawn-changed-rule = Activities that were postponed or cancelled in the period, with the reason that was given.
drawn-inputs = Inputs to meetings of bodies
drawn-inputs-rule = Inputs to meetings of working groups and other bodies that were held in the period.
drawn-external = Events of others
drawn-external-rule = Events of others in the period to which the office contributed.
drawn-publications = Publications
drawn-publications-rule = What the office published in the period.
drawn-placements = Officials lent to the office
drawn-placements-rule = Placements of at least one day in the period; names are left out.
drawn-promises = Promises and recommendations
drawn-promises-rule = Promises and recommendations that were made, due or settled in the period.
drawn-focal-points = Focal points
drawn-focal-points-rule = Focal points whom parties named, or whose time ended, in the period; names are left out.
drawn-when = When
drawn-end = Was to end
drawn-what = What
drawn-where = Where
drawn-number = Participants
drawn-state = State
drawn-reason = Reason
drawn-body = Body
drawn-contribution = Contribution
drawn-project = Project
drawn-party = Party
drawn-promise = Promise
drawn-due = By
drawn-theme = Theme
drawn-theme-all = everything
drawn-named = named
drawn-ended = ended
drawn-came = came
drawn-left = left
drawn-there = throughout
drawn-came-and-left = came and left
finding-no-draw = This table does not say what it draws.
suggest-draw = Choose what is drawn from the records.

report-block-again = Take over a block
report-block-again-why = A block of another report, with its text as it stands there. Figures in it become this report’s. What was cleared stays cleared as far as its clearance reaches.
report-block-again-which = Block
report-block-again-do = Take it over
due-in-calendar = In the reporting calendar: by when, and whether it was sent

## Letters about reports that are owed

mail-due-soon-subject = Due on { $due }: { $title }
mail-due-soon-body =
    { $title }

    is due on { $due }, to: { $to }. { $state ->
        [writing] It is being written.
        [approved] It is approved and still has to be sent.
       *[open] Nobody has begun it.
    }

    { $address }
mail-due-late-subject = { $n ->
    [one] 1 day late: { $title }
   *[other] { $n } days late: { $title }
}
mail-due-late-body =
    { $title }

    was due on { $due }, to: { $to }. { $state ->
        [writing] It is being written.
        [approved] It is approved and still has to be sent.
       *[open] Nobody has begun it.
    }

    Finish it, agree on another day, or have a co-manager say that it is not owed this time:
    { $address }
mail-due-nobody = Nobody is named for it, so this goes to everyone who has the role “{ $role }”. Name somebody there.
