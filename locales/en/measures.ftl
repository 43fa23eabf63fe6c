# Measures, targets, cited figures and the public figures.

nav-measures = Measures
may-figures = Figures are for the office, and for a focal point its own party's line.
may-targets = Only the monitoring officer and the co-managers set targets.
may-check-cited = Someone in the office other than who entered it checks a cited figure.

measures-title = Measures
measures-lede = Everything the office counts, with its definition. Nobody types these numbers: they are counted from the records.
measures-lede-party = What the records say of { $party }. Numbers under the smallest one that is shown are held back.
measures-caption = All measures of { $year }
measures-count = { $n ->
    [one] One measure
   *[other] { $n } measures
}
measures-none = No data for { $year } yet
measures-none-why = The records hold nothing that happened in that year. Import its workbook, and the figures stand here.
measures-none-import = Import a workbook
measures-none-party = No figures of { $party } for { $year }
measures-none-party-why = The records of that year hold nothing of { $party }. Choose another year above.
measure-chapter-participation = Participation
measure-chapter-activities = Activities and trainings
measure-chapter-women = Women
measure-chapter-learning = Learning and alumni
measure-chapter-publications = Publications
measure-chapter-contributions = Work with others
measure-choose = Choose what is shown
measure-show = Show
measure-year = Year
measure-by = Split by
measure-not-split = Not split
measure-column-measure = Measure
measure-column-code = Code
measure-column-definition = Definition
measure-column-scope = Scope
measure-column-version = Version of the definition
measure-column-baseline = Baseline
measure-column-target = Target
measure-column-remarks = Remarks
measure-take-away = Download as
measure-version = (Definition { $n })
measure-how-counted = How it is counted
measure-no-target = not set
measure-whole = The whole
measure-table = { $measure } by { $dim }
measure-finding = { $measure } { $year } by { $dim }: most in { $label }, { $value }
measure-finding-none = { $measure } { $year } by { $dim }
measure-source = Source: records of the { $office }, definition { $version }
measure-drawn = the { $n } largest are drawn; the table has all
measure-nothing = Nothing to show
measure-nothing-why = The records hold nothing of this in the year.
measure-no-parts-why = The records do not say the { $dim } of what was counted.
measure-held = Held back
measure-held-why = There is too little in this year to be split without telling of single people.
measure-rows = Rows
measure-rows-title = { $measure } { $year }: the rows
measure-rows-lede = What the figure was counted from, as far as you can read it.
measure-rows-of = { $from } to { $to } of { $total } in all
measure-rows-shown = { $n ->
    [one] One row that you can read
   *[other] { $n } rows that you can read
}
measure-rows-previous = Previous
measure-rows-next = Next
measure-no-rows = No rows to show
measure-no-rows-nothing = There are none: the figure is nought.
measure-no-rows-unread = There are some, held back: what was counted stands in records that you cannot read.
measure-no-rows-why = There are none, or none that you can read: too little was counted for the figure to be shown.
measure-n = n = { $n }
measure-interval = 95% interval { $low } to { $high }
measure-not-applicable = not applicable
measure-not-stated = not stated
measure-hidden = held back: too few to be shown
measure-not-by-party = Figures by party are for the office and, its own line, for that party's focal point. Choose another split.
measure-scope-office = the whole office
measure-scope-party = { $party }

target-title = Target: { $measure }, { $year }
target-edit = Set the target
target-save = Save the target
target-about = Of what
target-about-unknown = Choose the whole office or an initiative from the list.
target-not-a-number = Write a number such as 1,200, or leave the field empty.
target-unit-count = A whole number.
target-unit-share = In per cent, from 0 to 100.
target-unit-points = In points of the test.
told-target-saved = The target is saved.

dim-party = party
dim-status = kind and status of the party
dim-region = region
dim-initiative = initiative
dim-project = project
dim-purpose = core purpose
dim-type = kind of activity
dim-role = role of the office
dim-level = level
dim-month = month
dim-agency-kind = kind of agency

chart-no-data = No data for this chart
chart-missing = not shown
chart-total = Total
chart-share = Share
chart-label = Name
chart-group = Group

cited-title = Cited figures
cited-of-year = Cited figures of { $year }
cited-figure = Cited figure
cited-lede = Numbers from someone else's documents, each with its source. Who entered one does not check it.
cited-new = Enter a cited figure
cited-edit = Edit
cited-all-years = All years
cited-none = No cited figures
cited-none-why = None has been entered for these years, or none that you can read.
cited-count = { $n ->
    [one] One cited figure
   *[other] { $n } cited figures
}
cited-label = What it is a number of
cited-label-help = In words, such as: users of the website.
cited-label-id = The same in Indonesian
cited-code = Code
cited-code-help = Short and lasting, in small letters, such as website-users. Reports refer to it.
cited-year = Year
cited-year-help = For a figure of one calendar year.
cited-period = Period
cited-period-year = One calendar year
cited-period-span = From one day to another
cited-period-to-date = Everything up to one day (to date)
cited-from-on = First day
cited-from-on-help = Only for a figure from one day to another.
cited-to-on = Last day
cited-to-on-help = The last day of the period, or the day up to which all is counted.
cited-to-date = to date on { $day }
cited-wrong-day = Write one day, such as 30 June 2024.
cited-wrong-span = The last day is before the first.
cited-value = Value
cited-value-help = As the source writes it.
cited-unit = Unit
cited-population = Of whom or what
cited-population-help = Who was counted, where, and from when to when.
cited-source = Source
cited-source-help = Title, publisher, date and page.
cited-source-href = Address of the source
cited-entered = Entered by
cited-checked = Checked by
cited-nobody = nobody yet
cited-is-checked = checked
cited-is-unchecked = not checked
cited-now-computed = now counted here
cited-replaced = This is now counted from the office's own records:
cited-check = I found it in the source
cited-check-lede = Open the source, find the number, compare value, unit, year and population. Then confirm it here.
cited-history = History
cited-act-created = entered it
cited-act-changed = changed it
cited-act-checked = found it in its source
cited-audience = Who can see it
cited-audience-members = Everyone who is signed in
cited-audience-public = Everyone
cited-audience-office = The office
cited-wrong-code = Write small letters, digits and hyphens, at most 60.
cited-wrong-year = Write a year such as 2024.
cited-missing = This is needed.
cited-too-long = Write at most 500 characters.
cited-wrong-address = Write a full address that begins with https://.
cited-code-taken = There is a figure with this code in this year already. Edit that one, or choose another code.
told-cited-entered = The figure is entered. Ask a colleague to check it.
told-cited-changed = The change is saved. The figure wants checking again.
told-cited-checked = Thank you: the figure is checked.

measure-not-split-so = This measure cannot be split so. Choose another split.
measure-no-sex-known = nobody's sex is known
measure-no-pairs = nobody took both tests
measure-row-headcount = { $n ->
    [one] One without a name
   *[other] { $n } without names
}
measure-open-not-recorded = { $n ->
    [one] One attendance is not recorded yet and not counted
   *[other] { $n } attendances are not recorded yet and not counted
}
measure-open-on-wholes = { $n ->
    [one] One attendance stands on a programme as a whole; its parts are counted instead
   *[other] { $n } attendances stand on programmes as a whole; their parts are counted instead
}
measure-open-same-person = { $n ->
    [one] One same-person suggestion is open
   *[other] { $n } same-person suggestions are open
}
measure-open-unnamed = { $n ->
    [one] One more was counted by head, without a name
   *[other] { $n } more were counted by head, without names
}
measure-open-sex-unknown = { $n ->
    [one] One not known
   *[other] { $n } not known
}
measure-open-sex-undisclosed = { $n ->
    [one] One prefers not to say
   *[other] { $n } prefer not to say
}

api-cursor = This is not where a page ended. Follow the address in "next", or leave "after" away to begin at the start.
api-year = Write the year in four digits, such as year=2024.
api-by = There is no such split. The description at /api/v1/openapi.json lists them.

measure-status-member-state = Member states
measure-status-member-organisation = Member organisations
measure-status-observer-state = Observer states
measure-status-observer-organisation = Observer organisations
measure-status-partner-state = Partner states
measure-status-partner-organisation = Partner organisations
measure-status-other-state = Other states
measure-status-other-organisation = Other organisations

measure-region-africa = Africa
measure-region-east-and-north-east-asia = East and North-East Asia
measure-region-europe = Europe
measure-region-north-america = North America
measure-region-pacific = Pacific
measure-region-south-and-southwest-asia = South and South-West Asia
measure-region-south-east-asia = South-East Asia
measure-region-west-asia = West Asia

measure-role-led = Led
measure-role-co-led = Co-led
measure-role-funded = Funded
measure-role-supported = Supported
measure-role-contributed = Contributed

measure-level-regional = Regional
measure-level-sub-regional = Sub-regional
measure-level-bilateral = Bilateral
measure-level-national = National

measure-agency-police = Police
measure-agency-immigration = Immigration
measure-agency-border = Border
measure-agency-customs = Customs
measure-agency-coast-guard = Coast guard
measure-agency-prosecution = Prosecution
measure-agency-consular = Foreign and consular affairs
measure-agency-social = Social affairs
measure-agency-labour = Labour
measure-agency-council = Council of agencies
measure-agency-other = Other agencies

measure-participations = Participations
measure-participations-rule = One person at one event counts once, in the first of their roles, for the party represented there. Attended at least in part; absent or not recorded never counts. Heads counted without names count until they have one. Who works there for the office, the host administration, the interpreters or the support is not in it, whatever else they did there; nor are trainers; postponed, cancelled and proposed events are not in it. Of a programme the parts count, not the whole.
measure-people = People
measure-people-rule = Different persons among the participations. Records that were found to be one person count once. Heads counted without names are not in it.
measure-parties = Parties reached
measure-parties-rule = Different parties that at least one participation represented, heads counted without names among them. A party whose status changed in the year stands under each status it had.
measure-events = Activities
measure-events-rule = Events that took place: under way or completed, or with a recorded attendance. Postponed, cancelled and proposed events are not in it. Of a programme the parts count, not the whole. By party, status or region an event stands under each that was there.
measure-trainings = Trainings
measure-trainings-rule = Events that took place and are of a kind that the office calls a training.
measure-officers-trained = Officers trained
measure-officers-trained-rule = This counts attendances at trainings: an officer who came to two trainings counts twice. Counted as participations are, at trainings alone.
measure-people-trained = People trained
measure-people-trained-rule = Different persons among the attendances at trainings.
measure-completions = Completions
measure-completions-rule = Attendances at trainings that were marked as completed.
measure-dialogues = Dialogues
measure-dialogues-rule = Events that took place and are of a kind in the published category of dialogues, which is a setting of the office's profile.
measure-external-events = External events
measure-external-events-rule = Events of others to which the office's staff contributed.
measure-inputs = Inputs to working groups
measure-inputs-rule = What the office put into meetings of the process's bodies, one for each meeting.
measure-women = Participations by women
measure-women-rule = Participations of women, and women among the heads counted without names. Sex is self-stated, from a list or from a title, never guessed from a name.
measure-womens-share = Women's share
measure-womens-share-rule = Participations by women, of all participations by women and men. Who is not known or prefers not to say is not in the base and is said beside it.
measure-learning-gain = Mean learning gain
measure-learning-gain-rule = Mean of post-test less pre-test, in points of 100, of everyone who attended a training and took both, with its 95% interval (Student's t) and the number of pairs.
measure-trainers = Trainers
measure-trainers-rule = Attendances as a trainer, those of co-organisers among them. They are in no participation figure.

targets-title = Targets of the year
targets-of-year = Targets, { $year }
targets-lede = Baseline, target and a sentence for every measure of the office, on one page. Only what you change is kept; an earlier sentence stays readable on the figure's page.
targets-save = Save the table
told-targets-saved = The table is saved.
target-baseline-year = Baseline of
target-not-a-year = Write a year such as 2023, or leave the field empty.
target-said-long = This is too long: at most { $most } characters.
target-cell = { $field }: { $measure }
target-cell-baseline = Baseline
target-cell-from = Year of the baseline
target-cell-aim = Target
target-cell-said = What is said of it
measure-column-reached = Reached
measure-column-said = What is said of it
measure-said-by = { $who }, { $day }
measure-said-before = Said before
measure-said-nothing = The sentence was taken away.
