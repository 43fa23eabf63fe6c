nav-teams = Teams
may-team = Only the members of the team know what stands here. One of its leaders can ask you in.
may-team-leader = Only a leader of the team can do this.
may-team-role = Teams are for people who have a role in the office or a party today.
may-team-found = Only the office and focal points found teams. Ask one of them to ask you in.
may-item-author = Only whoever wrote it, or a leader of the team, can do this.
may-escrow-holder = Only the two people who hold half of the key can do this.

sealing-key-title = Sealing key
sealing-key-lede = With this key your own browser opens what is sealed for you. The office keeps only a locked copy: nobody there, and nobody who steals its disk, can open it.
sealing-key-needed = You need a sealing key first. It takes two minutes, a pen and paper.
sealing-key-make-title = Make your key
sealing-key-make = Make my key
sealing-key-make-why = Your browser makes the key and shows you a recovery key to write down. If you have a passkey, your device may ask you to confirm: then it opens the key as well.
sealing-key-paper = Write this recovery key down now, on paper. It is shown this once. Without it, and without a passkey that opens the key, what is sealed for you stays closed to you.
sealing-key-last = The last four signs of it
sealing-key-last-help = So that we know you have it.
sealing-key-keep = Keep my key
sealing-key-wrong-last = These are not the last four signs of the recovery key above. Nothing was kept; compare and type them again.
sealing-key-made = Made
sealing-key-digits = Its digits
sealing-key-digits-why = Read these to whoever lets you into a team, by telephone or in person: they are how they know that the key is yours.
sealing-key-ways = What opens it
sealing-key-way = Way
sealing-key-way-added = Added
sealing-key-way-paper = Recovery key on paper
sealing-key-way-add = Let a passkey open it
sealing-key-way-why = Type your recovery key, then confirm on the device that holds the passkey.
sealing-key-again = Make another key
sealing-key-again-what = The key you have opens nothing any more. In each of your teams somebody has to let you in again. Do this if your recovery key and your devices are lost, or if somebody else may have them.
teams-yours = Your teams
told-sealing-key-kept = Your key is kept. Keep the paper where nobody else looks.
told-sealing-key-way = The passkey opens your key from now on.

lock-title = Sealed
lock-needs = What is sealed opens in your own browser, with scripts switched on and over a safe connection. Everything else works without.
lock-why = Open it with your key. It stays open on this device for a quarter of an hour.
lock-passkey = Open with a passkey
lock-open = Open with the recovery key
lock-opened = Open on this device.
lock-close = Close it now
lock-paper = Recovery key
lock-paper-help = The 32 signs that you wrote down; dashes and spaces do not matter.
sealed-closed = sealed
sealed-altered = This cannot be opened: it was altered, or sealed with another key.
sealed-away = The office did not answer, so nothing was kept. What you typed stands here still; try again in a moment.
sealed-exchanged = Somebody's key is not the one that the team let in. Nothing was given to anyone. Compare the digits with each member, and tell a co-manager.
sealed-own-exchanged = What the office keeps as your public key is not yours: somebody has put another in its place. Nothing was opened and nothing was sent. Tell a co-manager.
sealed-failed = That did not work, and nothing was kept. Load the page again; if it stays so, tell the office.
sealed-missing = Fill this in.
sealed-no-secret = This passkey cannot open sealed things. Use your recovery key, or another passkey.
sealed-refused = Your device did not confirm, so nothing was changed. Press the button to try again.
sealed-too-large = This file is larger than can be sealed. Nothing was sent.
sealed-wrong-key = This does not open your key. Compare it sign by sign with what you wrote down.
sealed-damaged = What your browser sent could not be read as sealed, so nothing was kept. Load the page again.

teams-lede = A team is a few named people who share notes and files that only their own browsers open: not the office's program, not its administrator.
teams-none = You are in no team
teams-none-why = Teams are for the few matters that even the office's own machine should not read. Found one, or let a leader ask you in.
team-one = Team
team-name = Name
team-name-help = The name is not sealed: choose one that tells nothing.
team-new = Found a team
team-new-lede = You lead it and ask the others in. Its first key is made here, in your browser.
team-found = Found the team
team-items = Notes and files
team-changed = Last written
team-members = Members
team-members-lede = Who is asked says yes themselves. Then somebody inside compares their digits and gives them the key.
team-member = Member
team-member-state = How far
team-leads = leads the team
team-state-asked = asked
team-state-without-key = has no sealing key yet
team-state-waiting = waits to be let in
team-state-inside = inside
team-ask-title = Ask somebody in
team-ask = Ask them in
team-ask-help = The address with which they sign in. They see who asks and the team's name, and say yes or no.
team-address-wrong = This is no e-mail address. Nobody was asked.
team-asked-already = They were asked already.
team-full = A team has at most { $n } members. Nobody was asked.
team-asked-title = Teams that ask for you
team-asked-by = { $name } asks
team-accept = Join
team-decline = Decline
team-waiting = Waiting to be let in
team-waiting-n = { $n ->
    [one] One member waits to be let in.
   *[other] { $n } members wait to be let in.
 }
team-waiting-link = Compare and let in
team-admit = Let { $name } in
team-admit-why = Ask { $name }, by telephone or in person, for the digits of their sealing key. Only if they are these, let them in:
team-you-wait = You are a member. What is sealed opens once somebody inside has compared the digits of your sealing key and let you in.
team-lead-yes = Make a leader
team-lead-no = No longer a leader
team-leader-self = Another leader can do this for you, so that the team is never without one. Nothing was changed.
team-remove = Remove
team-remove-title = Remove { $name } from the team?
team-remove-what = They are out at once. What they have read they know; change the team's key afterwards, so that it opens nothing written from then on.
team-leave = Leave
team-leave-title = Leave the team?
team-leave-what = You no longer open anything there, not even what you wrote. Somebody would have to ask you in again.
team-key-title = The team's key
team-key-why = All members have the same digits here. If yours differ from another's, somebody has put another key in its place: write nothing, and tell a co-manager.
team-digits = The team's digits
team-key-number = Key number
team-key-change = Change the key
team-key-change-lede = What is written from then on opens with the new key alone. What was written before stays readable for those who have the new one.
team-key-for = The new key is given to { $names }.
team-key-stale = Somebody who has left still knows the key.
team-key-faster = The team changed while this page was open: its key or its members. Nothing was kept. Load the page again.
told-team-founded = The team is founded. Ask the others in.
told-team-asked = Asked. If this person has an account, they find it in their teams and in their mail.
told-team-accepted = You are a member. Somebody inside compares your digits and lets you in.
told-team-accepted-no-key = You are a member. Make your sealing key now, so that somebody can let you in.
told-team-admitted = Let in: what is sealed opens for them now.
told-team-removed = They are out. Now change the team's key.
told-team-left = You have left the team.
told-team-key-changed = The team has a new key.
mail-team-asked-subject = You are asked into a team at the { $office }
mail-team-asked-body =
    Dear { $name },

    { $by } asks you into a team at the { $office }. Its name and what stands in it are not for the post.

    Sign in to answer:

    { $address }

items-title = Notes and files
items-none = Nothing here yet
items-none-why = What you write or add is sealed before it leaves your browser.
item-title = Title
item-text = Text
item-kind = Kind
item-kind-note = Note
item-kind-file = File
item-author = Written by
item-changed = Last written
item-size = { $n } KB
item-size-title = Size
item-write = Write a note
item-write-lede = Title and text are sealed in your browser. The office sees who wrote, when, and how long it is.
item-edit = Alter the note
item-seal = Seal and keep
item-file = Add a file
item-file-lede = Name and content are sealed in your browser. The office sees who sent it, when, and how large it is.
item-file-one = File
item-file-help = At most { $n } MB.
item-fetch = Open and save
item-remove = Take it away
item-remove-title = Take this away for good?
item-remove-what = It goes with the key that alone opens it: nobody gets it back, from no backup once that has gone, too.
item-faster = Somebody else has altered this note meanwhile. Nothing of yours was kept: copy your text, load the note again, and put both together.
told-item-kept = Sealed and kept.
told-item-removed = It is gone.

escrow-title = If all keys are lost
escrow-lede = Two named people can hold one half each of the team's key. A half tells nothing. Only both together can give the key to somebody, and every member is told before they do.
escrow-none = Nobody holds halves of this team's key. If all its members lose theirs, what is sealed is lost.
escrow-holders = Who holds the halves
escrow-holder = Person
escrow-holds = holds a half
escrow-replaced = has another sealing key since: name the two again
escrow-name-title = Name the two
escrow-name-why = Choose two people who would not act together lightly, such as both co-managers. Each needs a sealing key. They need not be members.
escrow-one = First person's e-mail address
escrow-other = Second person's e-mail address
escrow-name = Go on to compare
escrow-same = Two different people are needed.
escrow-no-key = Nobody with this address has a sealing key. Ask them to make one first.
escrow-compare-title = Compare their digits
escrow-compare-why = Ask both, by telephone or in person, for the digits of their sealing keys. Only if they are these, go on.
escrow-part = Give them the halves
escrow-ask-title = Ask for the key
escrow-ask-why = Ask both to give you their halves. They, and every member, are told at once that you ask, and why.
escrow-ask = Ask both
escrow-reason = Why
escrow-reason-help = One or two sentences that both holders and all members can check.
escrow-open = { $name } asks both holders for the key.
escrow-see = See it
escrow-request = Request for a team's key
escrow-request-lede = Before you answer, speak with whoever asks, and compare the digits of their sealing key.
escrow-asker = Asked by
escrow-asked-at = Asked
escrow-has-given = has given their half
escrow-has-not = has not answered
escrow-give = Give my half
escrow-give-why = Your half goes to { $name } alone. With the other half they open everything that the team has sealed.
escrow-take = Put the key together
escrow-take-why = Both halves are here. Your browser puts the key together, and what the team sealed opens for you.
escrow-stop = Stop this request
escrow-over = This request is over. Nothing was changed.
told-escrow-kept = Both hold their halves.
told-escrow-asked = Both holders and all members are told.
told-escrow-answered = Your half is given.
told-escrow-taken = You have the team's key. Everybody concerned is told.
told-escrow-stopped = The request is stopped.
mail-escrow-held-subject = You hold half of a key at the { $office }
mail-escrow-held-body =
    { $by } has given you half of a team's key at the { $office }, for the case that its members lose theirs. It tells you nothing alone. Keep your own sealing key in good order:

    { $address }
mail-escrow-asked-subject = Somebody asks for a team's key at the { $office }
mail-escrow-asked-body =
    { $by } asks the two people who hold halves of a team's key at the { $office } for it. If you do not know why, sign in, read the reason and stop it:

    { $address }
mail-escrow-taken-subject = A team's key was given out at the { $office }
mail-escrow-taken-body =
    { $by } has received a team's key from the two people who held its halves at the { $office }. If that should not be, tell a co-manager and change the key:

    { $address }

today-team-asked = Join the team "{ $name }"?
today-team-waiting = Let { $name } in
today-escrow-give = { $name } asks for your half of a key
today-escrow-take = Both halves of the key are here
own-sealing-keys = Sealing keys
own-replaced = Put aside
own-teams = Teams
own-team-asked = a team that asks for you
own-asked = Asked
own-accepted = Joined
own-ended = Left
own-items = Notes and files you wrote
