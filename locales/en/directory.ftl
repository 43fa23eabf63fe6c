# The directory: parties, agencies, people, posts, bodies, focal points.

nav-directory = Directory
nav-members = Members

directory-sections = Sections of the directory
directory-parties = Parties
directory-people = People
directory-bodies = Bodies
directory-focal-points = Focal points
directory-stale = Stale
directory-suggestions = Same person?
directory-empty = Nothing here
directory-empty-why = Nothing that you may see fits these filters.
directory-none = not chosen
directory-nothing = nothing
directory-field = Field
directory-before = Before
directory-after = After
directory-act = What to do
directory-edit = Edit
directory-remove-it = Remove
directory-facts = Facts
directory-history = History
directory-confirmed = Confirmed
directory-confirmed-on = confirmed { $day }
directory-never-confirmed = never confirmed
directory-long-ago = more than a year ago
directory-only-stale = Not for 12 months
directory-since = since { $day }
directory-until = until { $day }
directory-since-unknown = dates not known
directory-not-dated = not dated
directory-stale-lede = What nobody has confirmed for 12 months. One press on “Confirmed today” makes it fresh again.
directory-stale-points = { $n ->
    [one] One focal point was not confirmed for 12 months.
   *[other] { $n } focal points were not confirmed for 12 months.
  }
directory-stale-posts = { $n ->
    [one] One holder of a post was not confirmed for 12 months.
   *[other] { $n } holders of posts were not confirmed for 12 months.
  }
directory-stale-all = All that is stale
directory-nothing-stale = Nothing is stale
directory-nothing-stale-why = Everything that you may see was confirmed in the last 12 months.
directory-needed = Please fill this in.
directory-choose = Please choose one of the list.
directory-too-long = This is too long. Shorten it.
directory-day-wrong = This is not one day. Write it like 5 June 2024.
directory-day-unsure = Day and month could be the other way round. Write it like 5 June 2024.
directory-day-before = This is before the first day.
directory-act-confirmed = confirmed
directory-act-ended = ended
directory-act-joined = joined another record with it
directory-act-parted = parted another record from it
directory-act-removed = removed
directory-act-reopened = reopened

may-office-or-focal = Only the office and the party's own focal points can do this.
may-author-or-managers = Only whoever wrote it, or a co-manager, can do this.

party-name = Name
party-code = Code
party-kind = Kind
party-kind-state = State
party-kind-organisation = Organisation
party-status = Status
party-note = Note on the status
party-status-member = Member
party-status-observer = Observer
party-status-partner = Partner
party-status-engagement-suspended = Engagement suspended
party-status-representation-undecided = Representation undecided
party-status-status = Status or note
party-status-status-help = A new status ends the one before it. A note stands beside the status; choosing a note that stands already ends it.
party-status-from = From
party-status-from-help = The first day on which it holds.
party-status-source = Source
party-status-source-help = The decision or document by which it is known.
party-status-not-before = A status that stands already begins on this day or later. Choose a later day.
party-region = Region
party-iso3 = ISO code
party-m49 = UN code
party-spellings = Also written
party-spellings-change = Add or remove
party-spelling = Spelling
party-fresh = Fresh focal points
party-fresh-of = { $fresh } of { $all } fresh
party-no-focal-point = none
party-last-contact = Last contact
party-no-contact = no contact noted
party-list-lede = Everyone who belongs to the process, with status and who is who.
party-count = { $n ->
    [one] One party
   *[other] { $n } parties
  }
party-change-status = Change the status
party-who = Who is who
party-no-posts-in = No post is known yet in
party-all-people = All people
party-nobody-seen = There is no agency here that you may see.
party-no-bodies = It chairs no body and sits on none by name.

spelling-title = Ways of writing the name
spelling-lede = By these, lists and workbooks are understood. The name itself stands in the profile.
spelling-known-ones = Known spellings
spelling-spelling = Spelling
spelling-spelling-help = As it stands in letters or lists. Capitals and accents make no difference.
spelling-source = Known from
spelling-from-profile = the profile
spelling-from-office = the office
spelling-from-import = an import
spelling-add = Add a spelling
spelling-known = The name is known to be written so.
spelling-of-another = This is how { $party } is written. One spelling cannot mean two parties.
spelling-of-profile = This spelling comes from the profile and stays. Nothing was removed.

agency-name = Agency
agency-kind = Kind of agency
agency-kind-help = Left open, the name proposes one.
agency-kind-police = Police
agency-kind-immigration = Immigration
agency-kind-border = Border
agency-kind-customs = Customs
agency-kind-coast-guard = Coast guard
agency-kind-prosecution = Prosecution
agency-kind-consular = Foreign and consular affairs
agency-kind-social = Social affairs
agency-kind-labour = Labour
agency-kind-council = Council or committee
agency-kind-other = Other
agency-kind-unknown = Agency not known
agency-add = Add an agency
agency-edit = Edit { $name }
agency-known = This party has an agency of that name already.
agency-posts = Posts
agency-no-posts = No posts are known here yet.
agency-people = { $n ->
    [one] One person here
   *[other] { $n } people here
  }

person-name = Name
person-names = Names
person-names-help = As the person or their list writes them. No word is taken for a family name unless you say so.
person-written = Name as written
person-given = Given names
person-family = Family name
person-own-script = In their own script
person-romanised = In Latin letters
person-work = Where they work
person-party = Party
person-agency = Agency
person-agency-help = Choose one that is known, or write a new one.
person-agency-needs-party = Choose the party first.
person-sex = Sex
person-sex-help = As the person said, or a list or title says; never guessed from a name.
person-sex-female = Female
person-sex-male = Male
person-sex-undisclosed = Prefers not to say
person-sex-unknown = not known
person-sex-known = { $sex } ({ $source })
person-sex-source = Known from
person-sex-source-self = said so themselves
person-sex-source-list = from a list
person-sex-source-title = from a title
person-sex-needs-source = Say where it is known from.
person-no-name = Write the name. It needs at least one letter.
person-email = Personal e-mail
person-email-help = Their own address. A shared mailbox belongs to a post.
person-email-wrong = This is not an e-mail address. Write it as name@office.example.
person-phone = Telephone
person-address = Address
person-addresses = Addresses
person-no-addresses = No addresses are known.
person-posts = Posts held
person-no-posts = No posts are known.
person-add = Add a person
person-edit = Edit { $name }
person-form-lede = Two people who look alike are never merged by themselves: a suggestion appears and the office decides.
person-list-lede = People whom you may see, by name in any script.
person-count = { $n ->
    [one] One person
   *[other] { $n } people
  }
person-confirm = Confirmed today
person-stale = { $n ->
    [one] One person whose details were not confirmed for 12 months
   *[other] { $n } people whose details were not confirmed for 12 months
  }
person-stale-why = Sorted by when they were last confirmed; open a record and press “Confirmed today”.
person-suggestions = { $n ->
    [one] There may be another record of this person.
   *[other] There may be { $n } other records of this person.
  }
person-see-suggestions = See the suggestions

address-add = Add an address
address-kind = Kind
address-kind-email = E-mail
address-kind-phone = Telephone
address-kind-other = Other
address-value = Address
address-whose = Whose
address-shared = Several people read it
address-shared-help = A shared mailbox never identifies a person.
address-is-shared = shared
address-is-personal = personal

post-title = Post
post-agency = Agency
post-mailbox = Shared mailbox
post-mailbox-help = The address that whoever holds the post reads.
post-holder = Holder
post-holders = Who held it
post-term = Term
post-vacant = nobody known
post-nobody = Nobody is known to have held it, of those whom you may see.
post-add = Add a post
post-edit = Edit { $name }
post-stale = Holders of posts not confirmed for 12 months
post-stale-count = { $n ->
    [one] One holder
   *[other] { $n } holders
  }
holding-begin = Someone takes this post
holding-person = Person
holding-from = From
holding-from-help = Leave it open if nobody knows.
holding-succeeds = Whoever holds it now leaves the day before
holding-until = Last day
holding-end = Leaves the post
holding-end-of = { $name } leaves the post

body-name = Body
body-name-en = Name in English
body-name-id = Name in Indonesian
body-name-in = Name ({ $language })
body-code = Code
body-kind = Kind
body-since = Since
body-since-help = The first day, if it is known.
body-until = Ended
body-because = Reason for its end
body-state = State
body-standing = Standing
body-has-ended = Ended
body-count = { $n ->
    [one] One body
   *[other] { $n } bodies
  }
body-add = Add a body
body-edit = Edit { $name }
body-known = There is a body of that name already.
body-end = End the body
body-end-of = End { $name }
body-end-lede = It stays in the directory with its chairs and history, and can be reopened.
body-end-until = Last day
body-end-because = Reason
body-end-because-help = The decision or document by which it ended.
body-reopen = Reopen the body
body-kind-steering = Steering group
body-kind-senior-officials = Senior officials
body-kind-working-group = Working group
body-kind-task-force = Task force
body-kind-expert-group = Expert group
body-kind-forum = Forum
body-kind-network = Network
body-role = Role
body-chair = Chair
body-member = Member
body-formerly = { $role } formerly
body-term = Term
body-chairs = Chairs
body-no-chairs = No chair is known.
body-members-title = Members
body-members = { $n ->
    [one] One member
   *[other] { $n } members
  }
body-open-to-all = No members are named: the body is open to everyone in the process.
body-people = { $n ->
    [one] One person whom you may see
   *[other] { $n } people whom you may see
  }
body-people-seen = People whom you may see
body-list-lede = The standing groups of the process, with their chairs.
chair-add = Begin a term as chair
chair-party = Party
chair-from = From
chair-end = End the term

focal-point-theme = For
focal-point-theme-help = A theme, such as returns; leave it empty for everything.
focal-point-everything = everything
focal-point-national = national
focal-point-alternate = alternate
focal-point-is-national = National focal point: looks after the party's whole roster
focal-point-is-alternate = Alternate: stands in for the focal point
focal-point-who = Who
focal-point-person = Person
focal-point-post = Post
focal-point-post-help = A post stays focal point when its holder changes.
focal-point-from = From
focal-point-nobody = Choose a person, a post or both.
focal-point-none = No focal points are named, of those that you may see.
focal-point-add = Name a focal point
focal-point-confirm = Confirmed today
focal-point-end = End
focal-point-lede = Whom the parties name, for a theme or for everything, and how fresh that is.
focal-point-count = focal points
focal-point-stale-count = not confirmed for 12 months
focal-point-missing-count = parties without one
focal-point-missing = Parties without a focal point

contact-notes = Contact
contact-note-add = Note a contact
contact-note-none = No contact is noted yet.
contact-note-edit = Edit the contact note
contact-note-remove = Remove the note
contact-note-remove-this = Remove this contact note?
contact-note-remove-what = The note leaves every page. Who removed it, and when, stays on record.
contact-note-on = Day
contact-note-ahead = This day is still ahead.
contact-note-kind = Kind
contact-kind-call = Call
contact-kind-visit = Visit
contact-kind-letter = Letter
contact-kind-e-mail = E-mail
contact-kind-meeting = Meeting
contact-note-person = With whom
contact-note-words = What was said
contact-note-author = Noted by

involvement-title = Took part in
involvement-nothing = Nothing yet that you may see.
involvement-nothing-person = No events yet that you may see.
involvement-year = { $n ->
    [one] { $year }: one event
   *[other] { $year }: { $n } events
  }
involvement-before = Years before
involvement-year-before = Year
involvement-events-number = Events
involvement-event = Event
involvement-events = Events taken part in
involvement-when = When
involvement-number = Participations
involvement-sum = Together
involvement-role = Role
involvement-status = Attendance
involvement-listed = Other events on whose lists they stand
involvement-act-created = put them on the list of
involvement-act-changed = changed their line at
involvement-act-removed = took them off the list of
involvement-act-restored = put them back on the list of
involvement-trained = Officers trained
involvement-trained-how = Attendances at trainings, by kind of agency and year
involvement-given = What it gave
involvement-gift = What
involvement-host = hosted
involvement-co-organiser = organised with the office
involvement-trainer = { $n ->
    [one] one trainer
   *[other] { $n } trainers
  }

same-person-title = One person or two?
same-person-question = Look at both records and decide. Nothing is lost: a decision can be taken back.
same-person-lede = Records that may be one person. Nothing is merged until someone decides.
same-person-open = To decide
same-person-decided = Decided
same-person-states = Open and decided suggestions
same-person-first = First record
same-person-second = Second record
same-person-why = What speaks for one person
same-person-beside = The two records side by side
same-person-look = Look and decide
same-person-none = Nothing to decide
same-person-none-why = When two records look like one person, they will stand here.
same-person-decide-help = If it is one person, choose the record that is kept; the other one leads to it from now on.
same-person-keep-first = The same: keep { $name } (first)
same-person-keep-second = The same: keep { $name } (second)
same-person-are-different = Two different people
same-person-same = the same person
same-person-different = two different people
same-person-reopen = Take the decision back
same-person-decision = Decision
same-person-choose = Choose whether it is one person or two. Nothing was changed.
same-person-decided-already = Someone has decided this meanwhile. Nothing was changed; look at their decision.
same-person-open-already = This decision was taken back already. Nothing was changed.
same-person-identical = The names are the same.
same-person-case = The names differ only in capitals, accents or punctuation.
same-person-order = The names are the same words in another order.
same-person-particle = The names differ only in a particle or form of address.
same-person-spelling = The names differ only by a common other spelling.
same-person-spacing = The names are the same letters with other spaces.
same-person-letter = The names differ in one letter.
same-person-swapped = Two neighbouring letters of the names changed places.
same-person-initial = An initial in one name stands for a word in the other.
same-person-part = A part of one name is missing in the other.
same-person-script = The names are alike in Latin letters only.
same-person-particles-differ = The particles of the names contradict each other.
same-person-some-words = The names share only some words.
same-person-nothing = The names share no word.
same-person-address = They have the same personal address.
same-person-agency = They work in the same agency.
same-person-party = They work for the same party.
same-person-other-party = They do not work for the same party, as far as is known.

members-lede = The states and organisations that belong to the process.
members-caption = Everyone who belongs to the { $process }.
members-as-list = As a list
members-inner = Members
members-outer = Observers
members-member = Members
members-observer = Observers
members-partner = Partners
members-chairs = Chairs

today-stale-focal-points = { $n ->
    [one] One focal point was not confirmed for 12 months
   *[other] { $n } focal points were not confirmed for 12 months
  }
today-stale-focal-points-why = Ask the parties whether they still stand.
today-suggestions = { $n ->
    [one] One pair of records may be one person
   *[other] { $n } pairs of records may be one person
  }
today-suggestions-why = Look at both and decide; until then they count as two.
today-roster = Confirm your roster
today-roster-why = { $n ->
    [one] One entry was not confirmed for 12 months.
   *[other] { $n } entries were not confirmed for 12 months.
  }

measure-alumni = Alumni
measure-alumni-rule = People who are members of an alumni network on the last day of the period, each once, by the party they belonged to when they joined.

told-party-status-changed = The status is changed.
told-agency-added = The agency is added.
told-agency-changed = The agency is changed.
told-person-added = The person is added.
told-person-changed = The record is changed.
told-person-confirmed = Noted: confirmed today.
told-address-added = The address is added.
told-address-removed = The address is removed.
told-post-added = The post is added.
told-post-changed = The post is changed.
told-holding-begun = Noted: the post is held from now on.
told-holding-ended = Noted: the term has ended.
told-chair-begun = The term as chair has begun.
told-chair-ended = The term as chair has ended.
told-focal-point-added = The focal point is named.
told-focal-point-confirmed = Noted: confirmed today.
told-focal-point-ended = The focal point is ended.
told-contact-note-added = The contact is noted.
told-contact-note-changed = The note is changed.
told-contact-note-removed = The note is removed.
told-body-added = The body is added.
told-body-changed = The body is changed.
told-body-ended = The body is ended.
told-body-reopened = The body is reopened.
told-spelling-added = The spelling is added.
told-spelling-removed = The spelling is removed.
told-same-person-decided = The decision is noted.
told-same-person-reopened = The decision is taken back.

may-own-focal = Only the focal points of the party can read this.
trail-title = What was done with your information
trail-lede = Every act on what { $party } has entrusted to the office, latest first. Your own people are named; others act in their function.
trail-when = When
trail-what = What
trail-who = Who
trail-older = Older acts
trail-empty = Nothing was done yet
trail-empty-why = As soon as somebody adds, changes or removes something of yours, it stands here.
trail-program = The program itself
trail-nobody = Somebody who was not signed in
trail-of-other = { $role } of another party
trail-import = An import that names your people: applied
trail-import-undone = An import that named your people: taken back

# Walls inside a party, and what is entrusted to whom
post-name-withheld = filled; the name is with the agency
agency-names = Names of its people
agency-names-open = Since { $since } the agency lets the party's focal points see the names of its people.
agency-names-closed = The agency shows the names of its people to nobody else in the party. The party's focal points see its posts and how many people there are.
agency-names-let = Let the focal points see the names
agency-names-close = Show the names no longer
agency-names-changed-meanwhile = Somebody else changed this agency meanwhile. Nothing was changed by you: look at what stands there now, then press again.
told-names-opened = The party's focal points can see the names of this agency's people from now on.
told-names-closed = The names of this agency's people are closed again: the party's focal points see posts and numbers alone.
may-own-agency = Only the agency's own focal point, or the office on the agency's word, can do this.
agency-people-number = { $n ->
    [one] 1 person
   *[other] { $n } people
}
reservation-title = Reservations
reservation-lede = What { $party } entrusts to the office can be kept from staff whom another party lends, whoever leads the office included. It holds at once, on every page, list, export and search.
reservation-standing = What stands
reservation-none = No reservation: everyone who works in the office sees what the party entrusted to it.
reservation-lender = Not for staff lent by
reservation-agency = What about
reservation-agency-help = Leave it empty for everything the party entrusts.
reservation-whole-party = everything the party entrusts
reservation-since = Since
reservation-add = Make a reservation
reservation-lift = Lift
reservation-one-record = one record
reservation-record = Not for staff lent by
reservation-record-none = Nobody is kept out: whoever works in the office and may see such records sees this one.
reservation-record-say = Keep it from staff whom a party lends
reservation-record-lede = What { $party } entrusts to the office here can be kept from staff whom another party lends, whoever leads the office included. It holds at once, here and wherever else this record is named: lists, events, exports and search. Those whom it is about are not told.
reservation-own = A party cannot reserve against itself. Choose another party.
told-reservation-made = The reservation holds from now on. Those whom it is about are not told.
told-reservation-lifted = The reservation is lifted.
may-reserve = Only the focal points of the party and the office's own staff can do this.
may-lift = Only the focal points of the party can lift it.
directory-staff = Staff
staff-title = Staff of the office
staff-lede = Whoever holds a role of the office today, and who pays them. What parties entrust to the office depends on it.
staff-name = Name
staff-roles = Roles
staff-employer = Employer
staff-lender = Lent by
staff-lender-help = Only for staff whom a party lends. Until it is entered, they see nothing that anybody reserved.
staff-lent-by = lent by { $party }
staff-lent-by-unknown = lent; by whom is not entered yet
staff-lender-missing = Choose the party that lends them.
staff-edit = Who pays { $name }
staff-form-lede = Whoever is lent and does not lead the office sees the project they are placed at, and nothing that parties entrusted.
told-staff-changed = Who pays them is written down. What they see follows from their next page on.
may-other-administrator = Only an administrator can do this, and nobody for themselves.
eyes-title = See it as others do
eyes-lede = The page as somebody of another standing would see it. What you may not see yourself stays hidden, so this never shows you more.
eyes-whose = As whom
eyes-choice-public = Someone who is not signed in
eyes-choice-member = An officer of a member who took part in nothing yet
eyes-choice-placed = An official placed at the office, still without a project
eyes-choice-focal = A focal point of one party
eyes-choice-lent = A co-manager whom one party lends
eyes-party = The party
eyes-party-missing = Choose the party.
eyes-look = Look
told-person-behind-wall = The person is saved. Their agency shows no names to the party's focal points, so you see the post and the number of people, not the person.
address-reach = Shown to
address-reach-say = Change
reach-everyone = everyone who may see this entry
reach-members = the office and those who act for a party
reach-alumni = the office and alumni
reach-office = the office
reach-hidden = nobody else
told-address-reach = Who is shown the address is changed.
address-reach-title = Who is shown the address
address-reach-lede = { $address }: who of those that may see the entry is shown it. The person always is, and the program writes to it whatever is chosen.
