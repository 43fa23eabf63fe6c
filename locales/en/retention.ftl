# What is kept and for how long.

nav-retention = Keeping and erasing
may-managers = Only a co-manager can do this.
job-retention = Erasing what is due

retention-title = What is kept, and for how long
retention-lede = Each rule says after which event something goes. A job carries the rules out once a day. The figures stay as they are: what is counted is never erased, only who it was.
retention-rules = Rules
retention-what = What goes
retention-long = Kept for
retention-after = After
retention-due = Due now
retention-goes = What is erased
retention-chosen = Chosen by
retention-by-profile = The office’s profile
retention-by = { $name }, { $on }
retention-years = { $n ->
    [one] one year
   *[other] { $n } years
  }
retention-days-long = { $n ->
    [one] one day
   *[other] { $n } days
  }
retention-preview = What will go next
retention-will-go = { $n ->
    [one] One record goes with the next daily run. The day is the one from which it counts.
   *[other] { $n } records go with the next daily run; the first of them are shown. The day is the one from which each counts.
  }
retention-nothing = Nothing is due
retention-nothing-why = Everything that this rule is about is younger, is held, or is gone already.
retention-since = Counts from
retention-row = Record
retention-change = Change how long
retention-days = Days
retention-bounds = Between { $least } and { $most } days, by the office’s profile. What is due under the new number goes with the next daily run.
retention-days-wrong = Write a whole number of days between { $least } and { $most }. Nothing was changed.
told-retention-saved = The rule is changed. The daily run keeps to it from now on.

hold-title = Held, whatever the rules say
hold-new = Hold something
hold-lede = What is held is not erased, by rule or by hand, until the hold ends. Say why: whoever is asked later needs the reason.
hold-none = Nothing is held.
hold-about = What
hold-reason = Why
hold-by = Held by
hold-until = Until
hold-open = until somebody ends it
hold-act = Act
hold-end = End the hold
hold-of-party = Everything of { $party }
hold-record = A record
hold-row = The record
hold-row-help = The address of its page, as it stands in the browser. Leave it empty to hold everything of a party.
hold-party = The party
hold-party-help = Only when no record is named above.
hold-no-party = No party
hold-until-help = Leave it empty if nobody knows yet.
hold-button = Hold it
hold-row-unclear = No record can be read from this. Copy the address of its page whole.
hold-about-nothing = Name a record or choose a party.
hold-reason-missing = Write why it is held.
hold-until-wrong = Write a day from today on, or leave it empty.
told-hold-placed = It is held. No rule and nobody erases it until the hold ends.
told-hold-lifted = The hold is ended. The rules are about it again.

erased-title = What was erased last
erased-when = When
erased-rule = By which rule
erased-what = What
erased-rows = { $n ->
    [one] one record
   *[other] { $n } records
  }
erased-by-hand = A person, by hand
erased-none = Nothing was erased yet
erased-none-why = The rules are carried out once a day; what they take stands here.

erase-title = Erase a person
erase-lede = When somebody asks to be forgotten and nothing obliges the office to keep who they were.
erase-person = The person
erase-person-help = The address of their page, as it stands in the browser.
erase-next = Show what will go
erase-unclear = No person can be read from this. Nobody was erased. Copy the address of their page whole.
erase-unknown = There is no such person, or you are not among those who can see them. Nobody was erased.
erase-held = This person is held by { $by }: { $reason } Nobody was erased. End the hold first, if it may be ended.
erase-question = Erase { $name }?
erase-button = Erase { $name }
erase-goes = Their name in every script, addresses, notes about them, letters to them, old values in the audit, and their account with its ways in are erased.
erase-stays = An empty record stays, with the party and the sex by which they were counted, so that no figure changes. What they did while signed in stays in the audit under their name.
erase-workbooks = Workbooks that name them stay until the rule for imports takes them; backups that were made before stay as they are, and a restored one erases the person again.
erase-forever = Nobody can bring this back.
told-person-erased = The person is erased. The figures are as before.

keep-sessions = Sessions that have ended
keep-sessions-after = the end of the session
keep-sessions-goes = When somebody was signed in and in which browser.
keep-links = Links that have expired
keep-links-after = the day on which the link expired
keep-links-goes = That a link was made for somebody. The link itself opens nothing any more.
keep-mails = Letters that were sent
keep-mails-after = the sending
keep-mails-goes = The letter with its recipient, subject and text.
keep-jobs = Jobs that are done
keep-jobs-after = the end of the job
keep-jobs-goes = What the program was asked to do, and how it ended.
keep-imports = Rows and workbooks of imports
keep-imports-after = the import was applied or taken back
keep-imports-goes = The workbook as it came and the rows read from it. The records that came of it stay; the import can be taken back no longer.
keep-audit-values = Old and new values in the audit
keep-audit-values-after = the act
keep-audit-values-goes = What stood in a field before and after a change. Who changed which field when stays for ever.
keep-contact-data = How people are reached
keep-contact-data-after = the end of their last post
keep-contact-data-goes = E-mail addresses and telephone numbers of people who hold no post any more. Their names and what they took part in stay.
keep-participation-names = Names of those who took part
keep-participation-names-after = the end of the last event they were at
keep-participation-names-goes = Who somebody was, if they hold no post, are in no network and have no account. That somebody of their party was there stays and is counted.
