# The work plan: its levels, activities and their states; forms and lists as the plan and the events use them.

workplan-nav = Plan

plan-title = Work plan
plan-lede = What the office does, from the first idea to the last report.
plan-views = Ways to look at the plan
plan-list = List
plan-board = By state
plan-timeline = By quarter
plan-year = Year
plan-late = past its date
plan-count = { $n ->
    [one] One activity
   *[other] { $n } activities
  }
plan-empty = No activities here
plan-empty-why = Nothing in the plan fits these filters, or nothing of it is for you to see.
plan-lane-empty = Nothing in these
plan-lane-all = Show all { $n }
plan-no-initiative = Of no initiative
plan-quarter-1 = January to March
plan-quarter-2 = April to June
plan-quarter-3 = July to September
plan-quarter-4 = October to December

initiative = Initiative
project = Project
core-purpose = Core purpose

level-projects = Projects
level-activities = Activities
level-completed = completed
level-of-all = of { $n } in all
level-ahead = ahead or under way
level-targets = Baseline and target
level-no-targets = No targets yet
level-no-targets-why = Where a baseline and a target are set for a measure, they stand here.
level-measure = Measure
level-baseline = Baseline
level-target = Target
level-not-set = not set
level-no-activities = No activities yet
level-no-activities-why = What is planned under this heading will stand here.
level-also = supports
level-set-targets = Choose a measure and set its target
level-targets-initiative = Baseline and target of its initiative
level-now = Now
level-progress = Of the way
level-reached = reached
level-not-computed = not computed
level-no-progress = cannot be told
level-figures = Figures of { $year }
level-cut = Only the latest { $n } are shown.
level-all = All of them in the plan

activity-new = Plan an activity
activity-edit = Edit
activity-edit-title = Edit: { $title }
activity-form-lede = Only the title and the kind are needed; the rest can come later.
activity-save = Save the activity
activity-title = Title
activity-dates = Dates
activity-first-day = First day
activity-last-day = Last day
activity-state = State
activity-facts = Facts
activity-next = Next step
activity-parts = Parts of this programme
activity-life = What became of it
activity-field-title = Title
activity-field-kind = Kind
activity-field-when = Dates
activity-field-place = Place
activity-field-initiative = Initiative
activity-field-project = Project
activity-field-purpose = Core purpose
activity-field-owner = Owner
activity-field-also-initiative = Also supports these initiatives
activity-field-also-purpose = Also serves these core purposes
activity-field-area = Strategy areas
activity-field-co-name = Co-organisers
activity-field-summary = Summary
activity-field-code = Code
activity-field-unlisted = Keep it out of all lists but the office's
activity-field-state = State
activity-field-reason = Reason
activity-field-part-of = Part of
activity-is-unlisted = yes
activity-when-help = As you would write it: 3 to 7 June 2024, some time in June 2024, Q2 2024. Leave it empty while nothing is known.
activity-place-help = City and country, or: online.
activity-counted = What it is counted for
activity-counted-help = One of each. What else it supports is shown, never counted.
activity-co-help = The name as you know it; a party's name is recognised.
activity-code-help = Short and unique. Leave it empty and one is given.
activity-code-taken = Another activity has this code. Choose another, or leave it empty and one is given.
activity-unlisted-help = Its existence, title and dates are then for the office alone.
activity-project-elsewhere = This project belongs to another initiative. Choose the initiative it belongs to, or another project.
activity-state-proposed = proposed
activity-state-submitted = submitted
activity-state-planned = planned
activity-state-confirmed = confirmed
activity-state-under-way = under way
activity-state-completed = completed
activity-state-postponed = postponed
activity-state-cancelled = cancelled

co-organiser-name = Co-organiser { $n }
co-organiser-role = What co-organiser { $n } does
co-organiser-co-organiser = co-organiser
co-organiser-host = host
co-organiser-funder = funder
co-organiser-trainers = gives trainers

state-to = New state
state-reason = Reason
state-reason-help = Needed to postpone, to cancel, or to take back that it is over. Everyone who sees the activity can read it.
state-save = Change the state
state-not-next = This state cannot follow the present one. Choose one of those offered.
state-no-reason = Say why: the reason is kept with the state.

span-not-dated = no date yet
span-ambiguous = This can be read in two ways. Write the month as a word: { $one } or { $other }.
span-not-a-date = This cannot be read as a date. Write it like 5 June 2024, 3 to 7 June 2024 or June 2024.
span-no-such-day = There is no such day. Check the day and the month.
span-no-year = The year is missing. Write it like 5 June 2024.
span-backwards = The last day comes before the first. Check which is which.
span-too-far = This is too far away to be meant. Check the year.

sent-needed = This is needed.
sent-too-long = This is too long: at most { $most } characters.
sent-choose = Choose one of those offered.
sent-number = Write a whole number from 0 to { $most }.
sent-none = not chosen
sent-back = Back to the activity

life-title = History
life-none = Nothing yet
life-none-why = Every change will stand here with its day and its author.
life-field = Field
life-before = Before
life-after = After
life-nothing = nothing

act-state-changed = changed the state

today-activity-submitted = submitted: it waits to be taken into the plan
today-activity-late = its dates are past and nobody said that it is over

told-activity-created = The activity is in the plan as proposed.
told-activity-saved = The activity is saved.
told-activity-state-changed = The state is changed.

# What the importer says about activities.
column-part_of = Part of
column-also_initiative = Other initiatives
column-also_purpose = Other core purposes
import-ask-also_initiative = Which initiative is it?
import-ask-also_purpose = Which core purpose is it?
import-ask-part_of = What is it a part of?
import-choice-leave-also = Leave this word out
import-choice-no-whole = It is a part of nothing
import-level-also-unknown = “{ $written }” is nothing that the plan knows. Say which it is, or that the word is to be left out.
import-whole-unknown = There is no activity “{ $written }” of which this could be a part, or there are several of that title. Put it into the list before, give its code, or say that this is a part of nothing.
import-whole-nested = “{ $written }” cannot be the whole of this one: only one level of parts is counted. Correct the list, or say that this is a part of nothing.

# Placements
placement-title = Placements
placement-lede = Officials whom parties lend, the project each works on, and until when. They see that project's plan and events, and nothing that parties entrusted to the office. After the last day they see neither.
placement-who = Official
placement-who-help = Staff whom a party lends, as written down under Staff of the office.
placement-project = Project
placement-term = From and until
placement-term-help = Such as 6 January 2025 - 30 June 2025.
placement-term-wrong = Give the first and the last day, such as 6 January 2025 - 30 June 2025.
placement-act = Act
placement-end = End now
placement-none = Nobody is placed at the office now.
placement-none-why = Once staff whom a party lends work on a project, they stand here.
placement-new = New placement
placement-add = Place
placement-choose = Choose
told-placement-made = The placement stands. They see the project from its first day.
told-placement-ended = The placement has ended. They no longer see the project.
