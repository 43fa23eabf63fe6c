# The impact report.

nav-reports = Reports
nav-public-reports = Reports
report-home = The latest report
report-home-why = What the office did in a year, with the records behind each figure.
report-home-all = All reports
search-noun-report = Report

told-report-begun = The report was begun. Its figures fill themselves; the texts are yours to write.
told-report-approved = Your approval was kept. The report freezes when the other co-manager approves the same text.
told-report-frozen = Both co-managers have approved. Figures, definitions and texts are fixed now.
told-report-published = The report is public.
told-block-saved = The block was saved.
told-block-added = The block was added. Write its text below.
told-block-taken = The block was taken over. Nobody who would have to be asked is named in it.
told-block-taken-cleared = The block was taken over. Whoever is named in it cleared these words for other uses too, and is not asked again.
told-block-taken-ask = The block was taken over. Whoever is named in it cleared it for another report, or not at all, and has to be asked for this one: see Clearance.
told-block-moved = The block was moved.
told-block-removed = The block was taken out.
told-picture-saved = The picture was saved.

may-report-co-manager = Only a co-manager approves and publishes a report.
may-report-frozen = A frozen report is not changed any more.

report-list-lede = One living document a year: its figures come from the records, its texts from you.
report-none = There is no report yet
report-none-why = Begin the first one from the template of your process.
report-none-public = No report has been published yet
report-none-public-why = It will stand here as soon as both co-managers have approved it.
report-public-lede = What the office did each year, and what came of it.
report-state-living = Living
report-state-frozen = Frozen
report-state-published = Published
report-new = Begin a report
report-year = Year
report-year-wrong = Write a year from 2000 to 2100.
report-year-taken = There is a report of that year already.
report-from = Begin with
report-from-template = The template of the process
report-from-copy = A copy of the latest report before it
report-from-copy-help = Same blocks and texts, the new year's figures, and a list of what differs.
report-begin = Begin the report
report-outline = Outline
report-outline-lede = The blocks in their order, and what the checker found in each.
report-preview = Preview
report-preview-lede = As it will be read. Figures are as of now.
report-pdf = PDF
report-public-page = Public page
report-blocks = Blocks
report-block = Block
report-block-kind = Kind
report-block-state = State
report-block-ref = Refer to it as
report-block-heading = Heading
report-block-where = Where
report-block-last = At the end
report-block-after = After “{ $name }”
report-block-add = Add a block
report-block-add-do = Add the block
report-in-order = In order
report-n-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
report-n-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
report-checker = Checker
report-checker-lede = What a careful colleague would notice. Errors stop the report from being frozen.
report-checker-found = { $errors ->
    [0] No errors
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.
report-checker-all = See all of them
report-checker-nothing = Nothing to mend.
report-checker-nothing-why = Every typed number agrees with its figure, every picture has its words.
report-checker-frozen = The report is frozen: what was approved is kept as it was.
report-errors = Errors ({ $n })
report-warnings = Warnings ({ $n })
report-errors-open = { $n ->
    [one] { $n } error must be mended before the report can be approved. Nothing was changed.
   *[other] { $n } errors must be mended before the report can be approved. Nothing was changed.
}
report-approval = Approval
report-approval-why = { $n ->
    [one] One co-manager approves the text.
   *[other] Two co-managers approve the same text.
} Then figures, tables, definitions and texts are kept as they are, and the report can be { $public ->
    [1] published.
    [2] shown to those who took part.
   *[other] sent.
}
report-approved-by = { $name }, { $at }
report-approved-earlier = an earlier text
report-approved-waits = You have approved this text. It waits for the other co-manager.
report-approved-already = You have approved this text already. It waits for the other co-manager.
report-approve = Approve the report
report-approve-ask = Approve this text and these figures? A later change needs a new approval.
report-publish = Publish the report
report-publish-ask = Make the report public? Everyone can read it then.
report-not-now = Not now
report-is-frozen = The report is frozen: nothing was changed. Begin the next year's report instead.
report-is-published = The report is public already.
report-not-frozen = The report is not frozen yet: two co-managers must approve it first.
report-changed-meanwhile = The report was changed while you were reading. Your approval was not kept; read the change and approve again.
report-no-template = The profile has no template for a report (reports/CODE.toml beside the profile). Add one, or begin with a copy of an earlier report.
report-waits = Approve “{ $title }”
report-waits-why = { $name } has approved it.
report-history = History
report-act-created = began it
report-act-approved = approved it
report-act-frozen = froze it
report-act-published = published it
report-differences = Differences
report-differences-see = What differs from the report before
report-differences-lede = The figures of { $before } and { $now } side by side, and the texts that still say what they said.
report-no-differences = There is no report before this one
report-no-differences-why = Differences show from the second year on.
report-figures = Figures
report-figure = Figure
report-figure-none = none
report-figures-same = All figures are the same.
report-texts = Texts
report-text-same = As the year before
report-text-new = New

report-contents = Contents
report-source = Source: { $source }
report-as-table = As a table
report-definitions = How the figures are counted
report-definition-version = Definition { $n }
report-on-page = page
report-no-measure = No measure is called “{ $code }”.
report-no-cited = No cited figure of this year is called “{ $code }”.
report-no-dimension = “{ $code }” cannot be split by { $dim }.
report-withheld = fewer than { $below }
report-no-key = There is no “{ $key }” by which a figure could be narrowed ({ $dim }).
report-no-value = The measure gives no value for this year.

gift-funder = Funders
gift-host = Hosts of events
gift-in-kind = Gave in kind
gift-co-organiser = Organised with us

block-cover = Cover
block-acknowledgements = Acknowledgements
block-foreword = Foreword
block-key-figures = Key figures
block-section = Section
block-initiative = Initiative
block-text = Text
block-chart = Chart
block-table = Table
block-expenditure = Expenditure
block-story = Story
block-picture = Picture
block-glossary = Glossary
block-endnotes = Endnotes
block-lede = Write in plain words. Figures are bound by name, so that they can never be out of date.
block-body = Text
block-body-help = Markdown: a blank line between paragraphs, **bold**, *italic*, - for lists, > for quotes.
block-subtitle = Line under the title
block-initiative-code = Code of the initiative
block-figures = Figures in large numerals
block-figures-help = One a line: the figure in braces, a bar, what it counts. A line that begins with # begins a group.
block-measure = Figure to draw
block-measure-help = For example { "{" }figure:participations|by=month{ "}" }. Who sent how many is for the office and not drawn here.
block-chart-kind = Kind of chart
block-chart-bars = Bars
block-chart-columns = Columns over time
block-chart-line = Line over time
block-chart-donut = Ring
block-finding = Finding
block-finding-help = A sentence that says what the reader sees.
block-rows = Rows
block-rows-help = One a line, cells separated by bars, headings first.
block-source = Source
block-signatures = Signatures
block-signatures-help = One a line: name, a bar, function.
block-said-by = Who speaks
block-said-by-help = As they agreed to be named: full name, function only, or a changed name.
block-drawn = List those whom the year’s events have to thank
block-drawn-help = Funders, hosts, givers in kind and co-organisers, from the records of the events.
block-save = Save the block
block-preview = How it will look
block-preview-do = Preview without saving
block-not-saved = The block was not saved
block-too-long = The text is longer than 60,000 characters, or the heading longer than 200. Make two blocks of it.
block-marks = What can stand in a text
block-mark-figure = A figure of the year
block-mark-part = A part of it, small numbers in words
block-mark-cited = Someone else’s figure, with its source
block-mark-source = A source, which becomes an endnote
block-mark-ref = A reference to another block
block-mark-year = The report’s year
block-measures = All measures by name
block-place = Place
block-up = Move up
block-down = Move down
block-remove = Take the block out
block-remove-ask = Take this block out of the report? Its text is lost.
picture-file = PNG or JPEG
picture-file-help = At most 8 MB. Leave it empty to keep the picture that is there.
picture-caption = Caption
picture-alternative = Alternative text
picture-alternative-help = One sentence that says what the picture shows, for who does not see it.
picture-credit = Credit
picture-save = Save the picture
picture-too-large = The picture is larger than 8 MB, or was cut off on its way. Nothing was changed. Make it smaller and send it again.
picture-not-known = The file is neither a whole PNG nor a whole JPEG picture. Nothing was changed. Save it as one of these and send it again.

finding-empty = There is nothing in it yet.
finding-unsigned = The foreword is not signed.
finding-table-no-source = The numbers have no source.
finding-nobody-said = Nobody is named whose words these are.
finding-no-picture = There is no picture in it yet.
finding-no-alternative = The picture has no alternative text.
finding-unknown-mark = “{ $mark }” is no figure or reference that can be read.
finding-broken-ref = No block is called “{ $slug }”.
finding-by-party = “{ $name }” tells who sent how many, which is for the office alone.
finding-cited-no-source = The cited figure “{ $name }” has no source.
finding-contradiction = “{ $said }” does not fit the figure, which is { $value } ({ $name }).
finding-wrong-scope = “{ $said }” is the figure of { $is ->
    [initiative] initiative { $iscode }
    [purpose] core purpose { $iscode }
    [members] members alone
    [member-states] member states alone
    [observers] observers alone
    [place] { $iscode }
    [span] { $iscode }
    [to-date] all years to date
    [year] { $iscode }
   *[whole] the whole year: all initiatives, members and observers
}, but the text speaks of { $meant ->
    [initiative] initiative { $meantcode }
    [purpose] core purpose { $meantcode }
    [members] members alone
    [member-states] member states alone
    [observers] observers alone
    [place] { $meantcode }
    [span] { $meantcode }
    [to-date] all years to date
    [year] { $meantcode }
   *[whole] the whole year
}.
finding-wrong-measure = “{ $said }” is the figure of another measure ({ $is }), not of { $meant }.
finding-no-source = “{ $said }” has no source and is bound to no figure.
finding-wrong-base = The percentage is one of { $base }; the sentence does not say so (it lacks: { $lacks }).
finding-cited-period = The figure “{ $name }” is { $is ->
    [to-date] cumulated { $period }
    [span] of { $period } alone
   *[year] of the year { $period }
}; the sentence does not say so.
finding-women-base = The share of women is one of those whose sex is known; the sentence does not say so.
finding-outside-year = The sentence tells of something done in { $year }, which is not the report’s year.
finding-other-year = “{ $title }” belongs to { $year }, not to the report’s year.
finding-not-held = “{ $title }” was { $state ->
    [cancelled] cancelled
   *[postponed] postponed
}.
finding-no-acknowledgements = { $n ->
    [one] One funder, host, giver or co-organiser is thanked nowhere.
   *[other] { $n } funders, hosts, givers and co-organisers are thanked nowhere.
}
finding-not-acknowledged = { $name } is not thanked ({ $gift ->
    [funder] funder
    [host] host
    [in-kind] gave in kind
   *[co-organiser] co-organiser
}).

suggest-write-or-remove = Write it, or take the block out.
suggest-sign = Add who signs, a line each.
suggest-table-source = Say in which document the numbers stand.
suggest-said-by = Say who speaks, as they agreed to be named.
suggest-picture = Choose a picture, or take the block out.
suggest-alternative = Say in one sentence what the picture shows.
suggest-mark = Look at the list of what can stand in a text.
suggest-ref = Use a name from the outline.
suggest-figure = Use another figure, or enter the missing one.
suggest-by-party = Use a split by month, initiative, core purpose or kind.
suggest-cited-source = Enter where the figure stands.
suggest-bind = Write { $name }, which is always right.
suggest-value = The figure is { $value }. Write it, or say what this number counts.
suggest-scope = Say that it is the figure of the whole, or give the source of the smaller one.
suggest-source = Add [^source: ...], or bind it to a figure.
suggest-base = Say of whom: { $base }.
suggest-cited-period = Say for which time: { $period }.
suggest-women-base = Add “of those whose sex is known”.
suggest-outside-year = Say when it was, or leave it out.
suggest-acknowledge = Thank { $name }, or let the list be drawn from the events.
suggest-acknowledgements = Add a block of acknowledgements.

report-edition = { $n ->
    [1] First edition
    [2] Second edition
    [3] Third edition
   *[other] Edition { $n }
}
report-edition-line = { $edition }. Corrected: { $reason }
report-replaced = A later edition replaces this one. It corrects:
report-replaced-short = Replaced by a later edition
report-being-corrected = A new edition is being prepared. It will correct:
report-corrects = { $edition }. It corrects:
report-error-found = If an error is found
report-correct = Begin a new edition
report-correct-why = The published report stays as it is, for whoever has cited it. A new edition begins as a copy; you correct it, both co-managers approve it, and once it is published both pages say which one replaces which, and why.
report-correct-reason = What was wrong, as readers will be told
report-reopen = Open the report again
report-reopen-why = It is not public yet: open it, mend it, and let both co-managers approve it anew.
report-reopen-reason = Why it is opened again
report-reason-missing = Say what was wrong.
report-reason-long = Write at most 500 characters.
report-not-public = The report is not public: nothing was begun. Open it again instead.
report-has-newer = There is a later edition already: nothing was begun. Correct that one.
report-correct-instead = The report is public: it stays as it is. Begin a new edition instead.
report-act-corrected = began a new edition
report-act-reopened = opened it again
told-report-corrected = The new edition is begun. Correct it; the published one stays as it is.
told-report-reopened = The report is open again. Both co-managers approve it anew.
report-chart-source = records of the { $office }. { $measure }, definition { $version }.
report-chart-withheld = Not shown, so that no small number can be told from the others: { $parts }.
report-chart-missing = not shown
finding-no-letters = Print has no letters for “{ $letters }”: they stand in the PDF as empty boxes.
suggest-letters = Write it in Latin letters too, the way the person or the state writes it.
report-year-empty = There is no activity of { $year } and no report: nothing was begun. Enter or import the year’s work first, or begin the report in the app under Reports.
report-year-begun = There was no report of { $year } yet: it was begun from the template and stands in the app under Reports.
report-letters-lacking = Warning: print has no letters for “{ $letters }” in “{ $heading }”; they stand in the PDF as empty boxes: { $sentence }
finding-signatory-unknown = Nobody is known who signs as { $post }.
suggest-signatory = Enter the person in the post, with the party that seconded them, or write the name here.

# The words by which the checker reads sentences, parted by "|". In another language
# they are not translated one by one: they are the words that people there write.
read-small-words = the | of | and | in | to | was | were | is | are | that | with | for | from | by | on | at | this | who | which | have | has | than | took | came | part
read-numbers = zero = 0 | one = 1 | two = 2 | three = 3 | four = 4 | five = 5 | six = 6 | seven = 7 | eight = 8 | nine = 9 | ten = 10 | eleven = 11 | twelve = 12 | thirteen = 13 | fourteen = 14 | fifteen = 15 | sixteen = 16 | seventeen = 17 | eighteen = 18 | nineteen = 19 | twenty = 20 | thirty = 30 | forty = 40 | fifty = 50 | sixty = 60 | seventy = 70 | eighty = 80 | ninety = 90 | hundred = x100 | dozen = x12 | thousand = xx1000 | million = xx1000000 | a dozen = 12 | half a dozen = 6 | a hundred = 100 | a thousand = 1000
read-not-alone = zero | one
read-number-joins = and
read-scales = thousand = 1000 | million = 1000000 | billion = 1000000000 | k = 1000 | m = 1000000
read-percent = percent | per cent | %
read-exactly = a total of | exactly
read-about = about | around | some | approximately | roughly | circa
read-nearly = nearly | almost | just under | just below | close to
read-just-over = just over | slightly over
read-more-than = more than | greater than | in excess of | well over | over | above | exceeding | exceeded | surpassing
read-at-least = at least | no fewer than | no less than | not less than | not fewer than
read-less-than = fewer than | less than | under | below
read-at-most = at most | up to | no more than | not more than | as many as
read-or-so = or so
read-or-more = or more | plus
read-or-fewer = or fewer | or less
read-named = initiative | initiatives | purpose | purposes | page | pages | figure | table | section | chapter | article | articles | art | paragraph | para | clause | rule | protocol | item | phase | day | days | week | no | nos | number | goal | step | level | version | resolution | aged | age | room | floor | part | target | annex
read-measured = day | days | week | weeks | month | months | year | years | hour | hours | minutes | km | kilometres | metres | am | pm
read-money = usd | aud | eur | a$ | us$ | nz$ | dollars | euros
read-phones = telephone | phone | tel | call | called | fax | mobile | whatsapp | hotline
read-between = between
read-between-joins = and | to
read-to = to
read-from = from
read-stops = from | in | at | across | through | by | during | over | between | with | who | that | which | were | was | took | for
read-trains = *train
read-gathers = took part | participat | attend | joined | gather | brought together | convened | reached
read-bodies = working group | bod
read-participants = participants | participations | attendees | attendances | delegates
read-people = people | persons | individuals
read-officers = officers | officials | practitioners | trainees | responders
read-alumni = alumni
read-members = members | alumni
read-parties = members | parties | states | countries | governments | organisations
read-trainings = trainings | courses
read-training = training | capacity-building
read-training-what = activities | events | courses | workshops | sessions | programmes | trainings
read-dialogues = dialogues
read-events = events | activities | engagements
read-external = external
read-publications = publications
read-inputs = inputs | contributions
read-women = women | female
read-known = known | recorded | stated
read-initiative = initiative
read-purpose = core purpose
read-codes = one | two | three | four | five | six | seven | eight | nine
read-overall = in all | overall | altogether | across all | in total | a total of | the whole office | all initiatives | across the office
read-to-date = to date | so far | since its establishment | since its launch | since it began | since the start | cumulative | over the years
read-as-of = as of | as at | by the end of | by mid- | up to the end of
read-since = since
read-last-year = last year | previous year | year before | a year earlier
read-in-year = in | over | during | throughout
read-observers = observer | partner | parties | governments and organisations
read-held = held | hosted | convened | took place | organised | delivered | conducted | launched | met in
read-other-time = will | plan | since | ahead of | following | previous | earlier | next | upcoming | builds on | building on | last year | last held | prepar | scheduled | anniversary | in line with
read-dated = in | during | over | late | early
read-parts-of-year = quarter | half | months | mid-
read-spans = first half = 1-6 | second half = 7-12 | first quarter = 1-3 | second quarter = 4-6 | third quarter = 7-9 | fourth quarter = 10-12 | last quarter = 10-12 | first six months = 1-6 | last six months = 7-12 | first three months = 1-3 | last three months = 10-12 | q1 = 1-3 | q2 = 4-6 | q3 = 7-9 | q4 = 10-12 | h1 = 1-6 | h2 = 7-12
read-whole-year = over the year | throughout the year | the whole year | the entire year | all year | year as a whole
read-in-month = in | during | throughout | over | of | for | from | between | late | early | mid | until | by | on
read-of-members = members | member
read-of-member-states = member states | member state | member countries | member governments
read-of-observers = observers | observer states | observer organisations
read-kinds = observers | observer | organisations | organizations | partners | parties | states
read-members-else = of | network | networks | staff
read-sent-by = from | by | of | among | for
read-sends = sent | send | nominated | contributed | provided | seconded | dispatched | alone | only
read-states = states | countries | governments
read-in-place = in | at | from | across | within | throughout
read-hosted = hosted | held | welcomed | received
read-seats = office | secretariat | headquarters | based | seat
read-clause-joins = and | but | while | of which | of whom
read-gatherings = workshop | training | course | dialogue | meeting | roundtable | conference | seminar | forum | event | briefing | reception | consultation
read-links = was | were | is | are | reached | totalled | totaled | came | stood | rose | grew | to | at | numbered
read-of-them = of them | of these | of those | of which | of whom
read-number-of = number | numbers | count | total | totals

# Evidence in a report
block-quote = Quote or story
block-quote-help = Its words are printed with the name that the speaker chose, once they agreed. Text and speaker below are then not printed.
block-photograph = Photograph
block-photograph-help = It is printed with its caption and credit, once everybody who can be recognised agreed.
block-evidence-none = None: what is written here
block-evidence-hidden = One that you may not see
block-evidence-unknown = The quote or photograph is not there, or you are not among those who can see it. Nothing was saved; choose another.
finding-evidence-gone = The quote or photograph that it draws on is not there any more.
finding-evidence-changed = What it draws on has changed since both co-managers approved the report.
finding-evidence-named = The speaker chose another form of the name.
finding-not-on-web = It stands in print, and not on the page. { $why }
finding-picture-no-consent = The picture has no consent record.
suggest-consent = Complete it under Evidence, choose another, or take the block out.
suggest-consent-web = Ask for the website as well, or leave it to print.
suggest-photograph = If somebody can be recognised, add it under Evidence, Photographs, and choose it here.
print-title = To be taken out of the next print
print-lede = Quotes and photographs in published reports that may not stand there any more. Pages and PDFs are without them already; the next print has to be as well.
print-none = The next print may stay as it is
print-none-why = When somebody withdraws their consent, or it ends, what is in print stands here.
print-what = What
print-quote = quote or story
print-photograph = photograph
print-report = Report
print-why = Why
print-since = In print since
print-act = Act
print-settle = Taken out
told-print-settled = It is taken out of the next print.
today-print = { $n ->
    [one] One quote or photograph is to be taken out of the next print
   *[other] { $n } quotes and photographs are to be taken out of the next print
}
today-print-why = Consent was withdrawn or ended, or what was agreed to has changed.
