# Briefs: a party, a donor or a theme on two pages.

brief = Brief
brief-title = Brief: { $about }
brief-button = Brief
brief-pdf = As PDF
brief-word = For Word
brief-print = Print
brief-to-donor = What its money did
brief-choose = Period and edition
brief-show = Show
brief-year = Year
brief-part = Period
brief-part-year = The whole year
brief-part-h1 = First half
brief-part-h2 = Second half
brief-part-q1 = First quarter
brief-part-q2 = Second quarter
brief-part-q3 = Third quarter
brief-part-q4 = Fourth quarter
brief-part-dates = From one day to another
brief-from = First day
brief-to = Last day
brief-h1-of = first half of { $year }
brief-h2-of = second half of { $year }
brief-period-wrong = This is no period. Choose a year between 2000 and 2100 and a part of it, or "From one day to another" with a first day that is not after the last.

brief-edition = Edition
brief-edition-office = Office edition
brief-edition-party = Edition for the party
brief-theme-office = A brief about a theme names many parties: there is none to be handed to one of them. Choose the office edition.
brief-made-office = Made on { $day } for { $name } ({ $role }), with what they may see. For the office alone: do not hand it over.
brief-made-program = Made on { $day } by the office's program, with what all of the office may see. For the office alone: do not hand it over.
brief-made-party = Made on { $day } by the { $office } for { $party }, from what is its own and what is public.

brief-kind-state = Brief on a state, { $period }
brief-kind-organisation = Brief on an organisation, { $period }
brief-kind-donor = Brief on what its money did, { $period }
brief-theme-initiative = Brief on an initiative, { $period }
brief-theme-project = Brief on a project, { $period }
brief-theme-purpose = Brief on a core purpose, { $period }

brief-definitions = How the figures are counted
brief-held = What is not told here
brief-held-small = Not told here, being under { $n }: { $figures }.
brief-held-unchecked = Not told yet, because the records behind them are still being checked: { $figures }.
brief-split = { $measure } by { $dim }
brief-split-held = Parts that are too small to be told are left out.
brief-left-out = { $n ->
    [one] One more is left out, so that the brief stays on two pages.
   *[other] { $n } more are left out, so that the brief stays on two pages.
}

brief-status = Status
brief-status-since = { $status } since { $day }.
brief-status-none = No status holds today.
brief-seats = Sits on: { $bodies }.
brief-focal-points = Focal points
brief-no-focal-points = No focal point is named, of those that may be seen here.
brief-who = Who
brief-for = For
brief-confirmed = Last confirmed
brief-never-confirmed = never
brief-confirmed-long-ago = { $day }, more than a year ago
brief-took-part = Took part in
brief-took-part-nothing = Nothing is recorded in this period.
brief-activity = Activity
brief-when = When
brief-number = Participations
brief-gave = What it gave
brief-gave-nothing = Nothing is recorded in this period.
brief-gift = Gift
brief-way-host = hosted
brief-way-co-organiser = organised with the office
brief-way-funder = paid
brief-way-trainers = gave trainers
brief-way-trainer = sent trainers
brief-way-in-kind = gave in kind
brief-way-trainers-sent = { $n ->
    [one] sent one trainer
   *[other] sent { $n } trainers
}
brief-chaired = Chaired: { $bodies }.
brief-lent = { $n ->
    [one] Lent one official to the office.
   *[other] Lent { $n } officials to the office.
}
brief-officials-lent = Officials lent
brief-work = Work
brief-since = since { $day }
brief-contacts = Last contacts
brief-no-contact = No contact is noted that you may read.
brief-how = How
brief-by = By
brief-said = What was said

brief-paid = What it paid for
brief-paid-nothing = No activity of this period names { $party } as who paid or gave.
brief-activities-paid = Activities paid for
brief-rule-paid = Activities of the period whose record names { $party }, in any known spelling, as who pays or gives in kind, or among the co-organisers as a funder; of those that the reader may know of. Postponed, cancelled and proposed ones are not in it; of a programme the parts count.
brief-rule-there = Of these activities alone.
brief-by-initiative = By initiative
brief-initiative = Initiative
brief-no-initiative = of no initiative

brief-about = What it is about
brief-activities = Activities
brief-no-activities = Nothing is recorded in this period.
brief-parties = Who took part
brief-givers = Who hosted, paid and gave
brief-giver = Who
brief-publications = Publications
brief-external = Events of others to which the office contributed
brief-what = Title

brief-promises = Promises and recommendations
brief-promises-open = Open
brief-no-promises = None is open, of those that may be read here.
brief-promises-kept = { $n ->
    [one] One was kept in this period.
   *[other] { $n } were kept in this period.
}
brief-promise = What
brief-whose = Whose
brief-due = By when
brief-due-late = { $day }, late
