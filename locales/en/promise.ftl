# Promises between a party and the office, and recommendations to a party.

directory-promises = Promises
promise-lede = What parties and the office promised one another and what was recommended, while it is open; what is due first stands first.
promise-lede-party = What { $party } and the office promised one another, and what was recommended to { $party }.
promise-none = No promise is open
promise-none-why = What is promised in a meeting or a call is noted on the page of the party, under Promises.
promise-add = Note a promise
promise-edit = Edit the promise
promise-kind = Whose
promise-kind-by-party = Promised by the party
promise-kind-by-office = Promised by the office
promise-kind-recommendation = Recommended to the party
promise-words = What
promise-source = Said where
promise-source-help = The meeting, call or letter, such as: steering meeting, item 4.
promise-made = Said on
promise-due = To be kept by
promise-state = By when
promise-open = open
promise-late = late
promise-outcome = What became of it
promise-outcome-help = Left empty while it is open.
promise-outcome-kept = kept
promise-outcome-let-go = let go
promise-settled = On
promise-settled-help = The day on which it was kept or let go.
promise-settled-both = Choose what became of it and give the day, or leave both empty while it is open.
promise-settled-when = This day is before it was said, or still ahead.
promise-shared = The party's focal points may read it
promise-shared-help = They see what was promised and by when, not where it was said. It then stands in the brief that is handed to them.
promise-is-shared = the party may read it
told-promise-added = The promise is noted.
told-promise-changed = The promise is changed.
today-promises = { $n ->
    [one] One promise is due
   *[other] { $n } promises are due
}
today-promises-why = Keep it, or say what became of it.
promise-event = Given at the event
promise-at-event = Promised and recommended here
promise-event-help = Where it was given at one of the office’s events: it stands beside that event, for those who may read it.
