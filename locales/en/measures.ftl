# Measures, targets, cited figures and the public figures.

nav-measures = Figures
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
measure-choose = Choose what is shown
measure-show = Show
measure-year = Year
measure-by = Split by
measure-not-split = Not split
measure-crumbs = Where this is
measure-column-measure = Measure
measure-column-code = Code
measure-column-definition = Definition
measure-column-scope = Scope
measure-column-version = Version of the definition
measure-column-baseline = Baseline
measure-column-target = Target
measure-column-remarks = Remarks
measure-take-away = Take away
measure-how-counted = How it is counted
measure-no-target = not set
measure-optional = (optional)
measure-whole = The whole
measure-table = { $measure } by { $dim }
measure-finding = { $measure } { $year } by { $dim }: most in { $label }, { $value }
measure-finding-none = { $measure } { $year } by { $dim }
measure-source = Source: records of the { $office }. { $rule } (definition { $version })
measure-nothing = Nothing to show
measure-nothing-why = There is nothing in this year, or too little to be shown without telling of single people.
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
measure-no-rows-why = There are none, or none that you can read.
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
