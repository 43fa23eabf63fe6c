# Events, who took part, headcounts, sessions, external events and inputs to bodies.

events-nav = Events
events-title = Events
events-lede = Trainings, workshops, dialogues and meetings: what they were, and who came.
events-sections = Parts of this section
events-own = Events
events-external = External events
events-inputs = Inputs to bodies
search-noun-external-event = External event
search-noun-body-input = Input to a body
events-count = { $n ->
    [one] One event
   *[other] { $n } events
  }
events-empty = No events here
events-empty-why = No event fits these filters, or none of them is for you to see.
events-public-empty-why = Nothing is announced here yet.
events-public-lede = What the office organises and supports. People are not named here.
events-coming = Coming events
events-latest = Latest events
events-all = All events
events-calendar = Calendar (iCalendar)
events-feed = Feed (Atom)

event-new = Plan an event
event-edit = Edit level, mode, host and programme
event-edit-plan = Edit title, dates and what it counts for
event-edit-title = Edit: { $title }
event-save = Save the event
event-back = Back to the event
event-change = Change
event-tabs = Of this event
event-overview = Overview
event-people = People
event-sessions = Sessions
event-month = Month
event-audience = The event: { $event }. Names: the office, the focal points of the party concerned and the people in the room. Marks: the person, the trainers and the monitoring officer.
event-who-came = Who came
event-party-came = Party that took part
event-party-own = Your own party
event-participations = Participations
event-participations-note = { $named } by name, { $numbered } by number
event-people-counted = People
event-trainers = Trainers, counted apart
event-not-recorded = Attendance not recorded
event-gain = Learning gain, points
event-gain-note = { $n } with both marks; 95 % between { $low } and { $high }
event-gain-n = { $n } with both marks
event-nobody = Nobody is recorded yet
event-nobody-why = People and headcounts will stand here when they are added or imported.
event-by-party = { $parties ->
    [one] One party
   *[other] { $parties } parties
  } took part with { $n ->
    [one] one person
   *[other] { $n } people
  }
event-own-party = { $party } took part with { $n ->
    [one] one person
   *[other] { $n } people
  }
event-by-party-source = Participations of people who attended at least in part, in a role that is counted, and headcounts without those named since; by the party represented.
event-as-table = As a table
event-parts-why = The parts are counted, this whole is not.
event-lists = Participant lists to print
event-party-help = Name or code.
event-party-unknown = No party of this name or code is known. Choose one of those offered.
event-part-help = The whole and its parts are never both counted.
event-part-nested = This one cannot be the whole: it is itself a part, or this event has parts of its own.
event-level-party-needed = Say which party a national event is for.
event-field-office-role = Office's role
event-field-level = Level
event-field-level-party = Party concerned
event-field-mode = Mode
event-field-host-party = Host
event-field-series = Series
event-field-funder = Funded by
event-field-in-kind-giver = Given in kind by
event-field-part-of = Part of
event-field-unlisted = Unlisted
event-field-state = State
event-field-reason = Reason
event-field-title = Title
event-field-when = Dates
event-field-place = Place
event-field-kind = Kind
event-field-owner = Owner
event-office-role-led = led
event-office-role-co-led = co-led
event-office-role-funded = funded
event-office-role-supported = supported
event-office-role-contributed = contributed
event-level-regional = regional
event-level-sub-regional = sub-regional
event-level-bilateral = bilateral
event-level-national = national
event-mode-in-person = in person
event-mode-online = online
event-mode-hybrid = hybrid

participation-new = Add a person
participation-search = Name
participation-search-help = Part of a name is enough, in any script. Look here before you add somebody as new.
participation-find = Find
participation-found = Found in the directory
participation-none-found = Nobody of this name
participation-none-found-why = Try another spelling, or add somebody the directory does not know yet.
participation-unknown = Add somebody new
participation-name-needed = Write at least one name.
participation-new-person-help = As written on the list. The directory gets a record that others can complete.
participation-twice = This person stands on the list already: a person counts once per event. Open their line and change it.
participation-save = Save
participation-count = { $n ->
    [one] One person that you may see
   *[other] { $n } people that you may see
  }
participation-caption = { $n ->
    [one] One person by name
   *[other] { $n } people by name
  }
participation-empty = No names here
participation-empty-why = Nobody is recorded, nobody fits these filters, or the names are not for you to see.
participation-no-mark = not taken
participation-how-long = How long
participation-marks = Tests
participation-marks-help = Seen by the person, the event's trainers and the monitoring officer.
participation-party-help = The party represented at this event; nationality does not count.
participation-role-help = All that apply; the first one is counted. Who works there for the office, the host, the interpreters or the support is in no figure, whatever else they do.
participation-line-help = A person who was counted as a number before is taken out of that number.
participation-amount = Write a number from 0 to { $most }.
participation-days = { $days ->
    [one] { $status }, 1 day
   *[other] { $status }, { $days } days
  }
participation-minutes = { $minutes ->
    [one] { $status }, 1 minute
   *[other] { $status }, { $minutes } minutes
  }
participation-may-export = Names leave the program with the office and with focal points. Ask them for a list.
participation-field-name = Name
participation-field-own-script = Own script
participation-field-given = Given names
participation-field-family = Family name
participation-field-party = Party
participation-field-party-status = Status on that day
participation-field-agency = Agency
participation-field-role = Role
participation-field-status = Attendance
participation-field-days = Days
participation-field-minutes = Minutes
participation-field-way = Way
participation-field-sex = Sex
participation-field-sex-source = Sex known from
participation-field-pre = Before
participation-field-post = After
participation-field-completed = Completed the training
participation-field-headcount-line = Taken out of this headcount
participation-status-not-recorded = not recorded
participation-status-expected = expected
participation-status-attended = attended
participation-status-partly = attended in part
participation-status-absent = absent
participation-status-excused = excused
participation-status-withdrawn = withdrawn
participation-way-room = in the room
participation-way-online = online
participation-sex-unknown = not known
participation-sex-female = female
participation-sex-male = male
participation-sex-undisclosed = prefers not to say
participation-sex-source-list = a list
participation-sex-source-self = the person
participation-sex-source-title = a title (Mr, Ms)
participation-is-completed = completed
participation-is-in-line = taken out of a headcount
participation-party-member = member
participation-party-observer = observer
participation-party-partner = partner

list-form-full = Full list, for the office
list-form-room = Names and functions, for the people in the room
list-form-delegations = Delegations only
list-print = Print
list-word = As a Word document
list-delegations-empty = No party is recorded yet.

headcount-title = Headcounts
headcount-new = Add a headcount
headcount-save = Save the headcount
headcount-empty = No headcounts
headcount-empty-why = Where only a number of people is known, it stands here.
headcount-no-party = no party
headcount-field-party = Party
headcount-field-number = Number
headcount-field-women = Women
headcount-field-men = Men
headcount-field-basis = Known by
headcount-unknown = Not known
headcount-named = Named since
headcount-left = Left
headcount-rest = Whoever is neither counts as not known.
headcount-basis-counted = counting
headcount-basis-estimated = estimate
headcount-line-choice = { $party } ({ $left } left)
headcount-line-empty = Everyone of this headcount is known by name already. Nothing was saved; raise the number first, or choose no headcount.
headcount-too-many = There are more women and men than people. Check the three numbers.
headcount-fewer = { $n ->
    [one] One person of this headcount is known by name; the number cannot be smaller.
   *[other] { $n } people of this headcount are known by name; the number cannot be smaller.
  }
headcount-nobody = Write how many people there were.

removal-open = Remove it from the list
removal-title = Remove from the list: { $line }
removal-headcount = headcount of { $n }
removal-headcount-of = { $party }, headcount of { $n }
removal-reason = Reason
removal-reason-help = The office reads it in the event's history.
removal-reason-list = The office reads it where the removed ones stand, and when a workbook names it again.
removal-counts-no-more = From now on it counts in no figure, and only the office still sees it.
removal-stays = It stays in the event's history with this reason, and can be put back from there.
removal-stays-away = It stands with this reason among what was removed, and can be put back from there. A workbook that names it again does not bring it back.
removal-do = Remove it
removal-section = Taken off the list
removal-list = What was removed
removal-list-lede = It counts nowhere and stands here with its reason. What was removed by mistake is put back as it was.
removal-to-list = Back to the list
removal-none = Nothing was removed
removal-none-why = What is removed from the list stands here with its reason.
removal-what = What
removal-line = Who or how many
removal-why = Why
removal-who = By whom and when
removal-back = Back
removal-restore = Put it back
removal-changed = The line was changed or removed meanwhile. Nothing was removed. Look at it as it stands now.
removal-line-named = { $n ->
    [one] One person is taken out of this headcount. Nothing was removed. Take the headcount off that person's line first.
   *[other] { $n } people are taken out of this headcount. Nothing was removed. Take the headcount off their lines first.
  }
removal-entered-again = It is not put back: it is there already, because it was entered again or put back meanwhile. Look at the list as it stands now.
removal-there-again = This person stands on the list again, and a person counts once per event. Nothing was put back.
act-removed = removed
act-restored = put back
event-history-created = added { $who }
event-history-changed = changed the line of { $who }
event-history-removed = took { $who } off the list
event-history-restored = put { $who } back on the list
event-history-person = a participant
event-history-headcount = a headcount
event-history-imported = { $n ->
    [one] brought in one person by name from { $file }
   *[other] brought in { $n } people by name from { $file }
  }

session-new = Add a session
session-save = Save the session
session-count = { $n ->
    [one] One session
   *[other] { $n } sessions
  }
session-empty = No sessions yet
session-empty-why = The agenda stands here once it is entered, with what may be told of each session.
session-closed = Closed session
session-field-title = Title
session-field-day = Day
session-field-starts = Begins
session-field-ends = Ends
session-field-attribution = Attribution
session-time-column = Time
session-day-help = One day, such as 5 June 2024.
session-time-help = At the place of the event, such as 09:30.
session-time = Write the time like 09:30.
session-one-day = A session is on one day. Write it like 5 June 2024.
session-ends-before = It ends before it begins. Check the two times.

attribution-open = open
attribution-open-why = Names and roles may be told.
attribution-without-attribution = without attribution
attribution-without-attribution-why = It may be told who was there, not who spoke as what: lists and files leave roles out.
attribution-closed = closed
attribution-closed-why = No names leave the room: lists and files hold parties alone.

external-event-lede = Events of others to which the office's staff contributed.
external-event-new = Add an external event
external-event-save = Save the external event
external-event-count = { $n ->
    [one] One external event
   *[other] { $n } external events
  }
external-event-empty = No external events here
external-event-empty-why = Nothing fits these filters, or nothing is entered yet.
external-event-when-help = At least the year: figures are by year.
external-event-year-needed = Write at least the year.
external-event-field-title = Event
external-event-field-when = Dates
external-event-field-place = Place
external-event-field-contribution = Contribution
external-event-field-initiative = Initiative
external-event-field-purpose = Core purpose

body-input-lede = What the office put into meetings of the process's bodies.
body-input-new = Add an input
body-input-save = Save the input
body-input-count = { $n ->
    [one] One input
   *[other] { $n } inputs
  }
body-input-empty = No inputs here
body-input-empty-why = Nothing fits these filters, or nothing is entered yet.
body-input-field-body = Body
body-input-field-meeting = Meeting
body-input-field-when = Dates
body-input-field-summary = Summary

event-chart-no-data = Nothing to show
event-chart-missing = not recorded
event-chart-total = Total
event-chart-share = Share
event-chart-label = Name
event-chart-group = Group

today-figure = { $measure }, { $year }
today-figure-of = { $measure }, { $year }: { $scope }
today-event-unrecorded = { $n ->
    [one] attendance of one person is not recorded
   *[other] attendance of { $n } people is not recorded
  }

told-event-saved = The event is saved.
told-participation-saved = The participation is saved.
told-headcount-saved = The headcount is saved.
told-session-saved = The session is saved.
told-external-event-saved = The external event is saved.
told-body-input-saved = The input is saved.
told-line-removed = It is off the list. It stands below with its reason, and can be put back.
told-line-restored = It is back on the list and counts again.
told-entry-removed = It is off the list. It stands below with its reason, and can be put back.

# What the importer says about participants.
column-minutes = Minutes
column-hours = Hours
import-length-unreadable = “{ $written }” is no length of time that can be read. Write it like 2 days, 90 min or 1h30.
import-participation-removed = This person was taken off the list of this event. Nothing is added; put the line back from the event's history if it was right.
import-line-removed = This headcount was taken off the list of this event. Nothing is added; put it back from the event's history if it was right.
