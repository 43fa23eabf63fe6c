# The frame, the door, the desk, errors and what every page shares.

balai = Balai
language-name = English

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-day = { $day } { $month } { $year }
date-span = { $from } to { $to }
date-quarter = quarter { $quarter } of { $year }

shell-skip = Skip to the main content
shell-path = Where you are
shell-menu = Menu
shell-sections = Sections
shell-language = Language
shell-sign-out = Sign out
shell-sign-in = Sign in
shell-workspace = My workspace
shell-search = Search everything you may see
shell-devices = Your sessions
shell-public-site = Public site

nav-today = Today
nav-admin = Administration
nav-about = About

role-administrator = Administrator
role-co-manager = Co-manager
role-programme-officer = Programme officer
role-monitoring-officer = Monitoring and evaluation officer
role-focal-point = National focal point
role-frontline-officer = Frontline officer

audience-public = everyone
audience-members = everyone who is signed in
audience-office = the office
audience-managers = the co-managers
audience-monitoring = the monitoring officer
audience-admin = the administrator
audience-party = the party's own people
audience-focal = the focal points of the party concerned
audience-room = the people who were in the room
audience-trainer = the trainers of the event
audience-body = the members of the body
audience-person = the person concerned
audience-named = named people
audience-nobody = nobody
audience-and = { $list } and { $last }

may-audience = This is for others: the page of the record says for whom.
may-office = Only the office can do this. Ask your contact there.
may-members = This is for people who are signed in.
may-administrator = Only the administrator can do this.
may-signed-in = Sign in first.
may-nobody = Nobody can do this here.

error-home = To the first page
error-not-found = There is no such page
error-not-found-why = Nothing stands at this address, or you are not among those who can see it. Nothing was changed.
error-forbidden = You cannot do this
error-signed-out = Please sign in
error-signed-out-why = This page is for people who are signed in.
error-refused = This could not be taken
error-conflict = Someone else saved this first
error-conflict-why = Your change was not saved, so that theirs is not lost. Below is what you typed beside what is there now; open the record again and enter what should stand.
error-busy = The office is busy
error-busy-why = Too many people saved at the same moment. Your change was not saved; please send it again in a moment.
error-full = There is no room left on the disk
error-full-why = Nothing was saved and nothing is lost. The administrator has to make room; then try again.
error-away = The database does not answer
error-away-why = Nothing was saved and nothing is lost. Please try again in a minute; if it goes on, tell the administrator.
error-files-away = The store of files does not answer
error-files-away-why = Pages open as always; files can neither be opened nor kept for the moment. Nothing is lost, and nothing of this step was saved. Please try again in a minute; if it goes on, tell the administrator.
file-address-over = The address of a file holds for a minute, and this one is over. Go back to the page where the file stands and open it there again.
error-other-site = The form came from another website, or from a page that was opened before the office moved. Nothing was saved. Open the page here once more and send it again.
error-form-token = The form was opened before you signed in here, or in another window. Nothing was saved. Open the page once more and send it again.
error-too-large = The form holds more text than the office takes at once. Nothing was saved. Send it in parts, or as a file.
error-broken = Something went wrong here
error-broken-why = It is our fault, not yours, and it was noted. Nothing was saved half done. Please try again, or go back to the page before.
error-form = The form could not be read. Go back, check what you typed, and send it again.
conflict-field = Field
conflict-yours = What you typed
conflict-theirs = What is there now
conflict-open = Open it again as it stands now

form-errors = Please look at these first
form-save = Save
form-cancel = Cancel
form-optional = optional

signin-title = Sign in
signin-lede = With the address and password of your Balai account.
signin-email = E-mail address
signin-password = Password
signin-button = Sign in
signin-forgot = I forgot my password
signin-failed = This address and password do not belong together. Check both; after an invitation, choose a password first.
recover-title = Choose a new password
recover-lede = Tell us your address. If there is an account, a letter with a link is on its way; the link works for one hour.
recover-button = Send me the link
told-recovery-sent = If there is an account with this address, a letter with a link is on its way.
told-signed-out = You are signed out.

link-unknown = This link is not known here. It may have been cut in two by your mail program: copy it whole, or ask for a new one.
link-reopen = This browser does not hold the link any more: it was opened more than an hour ago, or in another browser. Nothing was used up. Open the link in your letter once more.
link-used = This link has been used already. Ask for a new one.
link-expired = This link is too old. Ask for a new one.
link-signin-title = Sign in as { $name }
link-signin-lede = This link signs you in once, on this device.
link-password-title = Welcome, { $name }
link-password-lede = Choose a password for { $email }. You are signed in at once.
link-password-button = Save the password and sign in
password-new = New password
password-help = At least 12 characters. A short sentence that only you would think of is best.
password-short = This is too short: use at least 12 characters.
password-long = This is too long: use at most 200 characters.
password-repeats = This repeats few characters: use more different ones.
password-own-name = This holds your own name or address: choose something others would not guess.
password-common = This is among the first that others would try: choose something rarer.

sessions-title = Your sessions
sessions-lede = Where you are signed in. End what you do not know.
sessions-open = Open sessions
sessions-caption = Open sessions
sessions-device = Device
sessions-since = Since
sessions-seen = Last used
sessions-act = End it
sessions-here = this one
sessions-end = End
sessions-end-others = End all others
sessions-only-here = You are signed in here and nowhere else.
sessions-language = Language of the workspace
told-session-ended = The session is ended.

admin-title = Administration
admin-accounts = Accounts
admin-mail = Outbox
admin-style = Style page
style-own = As your system
style-light = Light
style-dark = Dark
accounts-title = Accounts
accounts-lede = { $n ->
    [one] One account.
   *[other] { $n } accounts.
  } Roles are dated; access ends on the day a role ends.
account-name = Name
account-email = E-mail address
account-roles = Roles
account-state = State
account-act = Change
account-active = active
account-suspended = suspended
account-suspend = Suspend
account-let-back = Let back in
invite-title = Invite someone
invite-lede = They receive a letter with a link, valid for seven days, by which they choose a password.
invite-role = Role in the office
invite-button = Send the invitation
invite-email-wrong = This is not an e-mail address: write it as name@office.example.
invite-email-taken = There is an account with this address already.
invite-name-missing = Write the name as colleagues know it.
invite-role-missing = Choose a role.
suspend-self = You cannot suspend yourself. Ask another administrator.
told-invited = The invitation is in the outbox.
told-suspended = The account is suspended; its sessions and links have ended.
told-let-back = The account can sign in again.
outbox-title = Outbox
outbox-lede = What the office has written, latest first. A letter that carries a link is not shown.
outbox-empty = No letters yet
outbox-empty-why = Invitations, reminders and notices will stand here.
mail-when = Written
mail-to = To
mail-subject = Subject
mail-state = State
mail-attempts = Attempts
mail-secret = carries a link, so nobody else can read it
mail-read = Read
mail-sent = sent
mail-failed = failed
mail-waiting = waiting
mail-invitation-subject = Your account at the { $office }
mail-invitation-body =
    Dear { $name },

    the { $office } invites you to its workspace. Open this link within seven days and choose a password:

    { $address }

    If you did not expect this letter, please ignore it.
mail-recovery-subject = A new password for the { $office }
mail-recovery-body =
    Dear { $name },

    someone, probably you, asked for a new password at the { $office }. Open this link within one hour:

    { $address }

    If it was not you, ignore this letter: nothing has changed.

home-members = See the members
home-about = About the process
about-title = About
about-purposes = Core purposes
about-initiatives = Initiatives
about-bodies = Bodies of the process

today-title = Today
today-lede = { $day }, { $place }. { $waiting ->
    [0] Nothing waits for you.
    [one] One thing waits for you.
   *[other] { $waiting } things wait for you.
  }{ $late ->
    [0] { "" }
    [one] { " " }One is late.
   *[other] { " " }{ $late } are late.
  }
today-waiting = Waiting for you
today-coming = Coming up
today-late = late since { $day }
today-nothing = Nothing waits for you
today-nothing-why = When something needs you, it will stand here with the reason and the day.
today-look = Look around
today-nothing-coming = Nothing is planned yet that you can see.
today-past = What took place last

search-title = Search
search-lede = Type a word, a name or a code, in any script.
search-count = { $n ->
    [0] Nothing found for “{ $q }”.
    [one] One thing found for “{ $q }”.
   *[other] { $n } things found for “{ $q }”.
  }
search-none = Nothing found
search-none-why = Try fewer or other words. The search shows only what you may see.
search-many = There are more than { $n } hits; the newest { $n } are ranked here. One more word helps.
search-noun-party = Party
search-noun-person = Person
search-noun-agency = Agency
search-noun-body = Body
search-noun-activity = Activity
search-noun-event = Event
search-noun-initiative = Initiative
search-noun-project = Project
pager-label = Pages
pager-where = Page { $page } of { $pages }
pager-before = Previous
pager-after = Next

act-created = created
act-changed = changed

columns = Columns
columns-usual = Usual columns
columns-show = Show these

view-own = Your views
view-own-lede = Lists as you like to see them: filters, order and columns under a name. Only you see them.
view-tidy = Rename or remove
view-back = Back to the list
view-save = Save this view
view-name = Name of the view
view-name-help = A view of that name is replaced.
view-open = Open this view
view-rename = Rename
view-remove = Remove this view
view-needs-name = Give the view a name.
view-name-taken = You have a view of that name for this list. Choose another name.
view-not-a-list = This list could not be kept as a view. Nothing was saved. Go back to the list and try again with fewer filters.
view-too-many = You keep as many views of this list as there is room for. Nothing was saved. Remove one you no longer need.
view-none = No view is saved yet
view-none-why = Filter or sort a list, or choose its columns, and press “Save this view” above it.
told-view-saved = The view is saved.
told-view-renamed = The view has its new name.
told-view-removed = The view is removed.

# Files that are sent
upload-none = No file was chosen. Choose one and send it again.
upload-cut = The file did not arrive whole. Nothing was kept. Send it again.
upload-large = The file has { $size } MB; this office takes files of at most { $most } MB. Nothing was kept. Split it, or leave out pictures.

# What stands around every list.
rows-filters = Filters
rows-show = Show
rows-all = All
rows-words = Search
rows-more = More filters
rows-remove = Remove the filter
rows-clear = Remove all filters
rows-pages = Pages of the list
rows-range = { $from } to { $to } of { $count }
rows-previous = Previous
rows-next = Next
rows-export = Download as
rows-document-page = Page
rows-document-of = of
rows-too-large-document = This list is too large for a document. Filter it, or take it as a workbook.
rows-too-large = This list is too large for a workbook. Filter it, or take it as CSV.
rows-year = Year
history-none = Nothing was changed here yet.

shell-ways-in = Your ways in
second-title = One more step
second-lede = The first step was right. Now show that you hold your device.
second-code = Code
second-help = The six digits that your authenticator app shows now, or one of your codes on paper.
second-begin-again = Begin again
second-wrong = These are not the digits that your app shows now. Wait for the next ones and type them; or use a code on paper.
second-used = These digits were used already. Wait until your app shows the next ones, at most half a minute.
second-off = These digits are right, but not for now: the clock of your telephone is off by about { $n } { $n ->
    [one] minute
   *[other] minutes
}. Let it set its time by itself, then type the next digits.
second-code-wrong = This code on paper is not known or was used already. Try the next one.
told-signin-again = That took too long or too many tries. Nothing was changed; please sign in again.
ways-title = Your ways in
ways-lede = How you show that it is you.
ways-wanted = Your office asks for a second factor. Add a passkey or an app below, then everything is open to you.
ways-set = set
ways-not-set = not set
ways-on = on
ways-off = off
ways-app = App on your telephone
ways-app-why = After your password the app's six digits are asked for: whoever learns your password still does not get in.
ways-app-add = Add an app
ways-app-remove = Remove the app
ways-codes = Codes on paper
ways-codes-left = { $n ->
    [one] One code is left.
   *[other] { $n } codes are left.
} Each lets you in once without your telephone.
ways-codes-new = Make new codes
ways-password = Password
ways-password-change = Change the password
ways-password-set = Set a password
ways-password-lede = All your other sessions end, and links that wait become void.
ways-sessions = You are signed in at { $n ->
    [one] one place
   *[other] { $n } places
}.
ways-sessions-see = See them
app-add-title = Add an app
app-add-lede = Any authenticator app will do. It works without a network.
app-scan = Scan this with the app
app-picture = Picture for the camera of your authenticator app
app-no-picture = The picture could not be drawn. Type the key instead.
app-type = No camera? Type this key into the app
app-secret = Key
app-try = Then type what it shows
app-code = Six digits
app-code-help = They change every half minute.
app-code-wrong = These are not the digits that this app shows now. Check that you scanned this picture, wait for the next digits and type them.
app-confirm = Turn it on
app-remove-title = Remove the app?
app-remove-lede = From then on your password alone lets you in. The codes on paper become void.
app-remove = Remove the app
told-authenticator-removed = The app is removed. If it was your only second step, your codes on paper are void.
authenticator-there = You have an app already. Remove it before you add another.
authenticator-none = You have no second step yet, so there are no codes. Add a passkey or an app first.
authenticator-none-begun = No app is being added. Begin again at your ways in.
codes-title = Your codes on paper
codes-lede = Print these { $n } codes or write them down, and keep them where you keep your passport. Each lets you in once if your telephone is lost.
codes-once = They are shown this once. Older codes are void.
codes-print = Print
codes-done = I have them
proof-title = Is it still you?
proof-lede = What you are about to do opens doors. Show once more that it is you; it holds for fifteen minutes.
proof-button = Go on
proof-wrong = This is not your password. Nothing was changed; try again.
proof-by-link = You came by a link and have no password yet. Ask for one at "I forgot my password", then come back.
password-before = You have used this password before. Choose one that is new.
told-password-set = The new password is set. Your other sessions have ended.
error-too-often = Please wait a moment
error-too-often-why = There were too many attempts in a short time. Nothing was changed, and nobody is locked out: try again in { $n } { $n ->
    [one] second
   *[other] seconds
}.
mail-code-used-subject = A code on paper let someone in at the { $office }
mail-code-used-body =
    Dear { $name },

    someone signed in to your account at the { $office } with one of your codes on paper. { $n ->
        [one] One is left.
       *[other] { $n } are left.
    }

    If that was you, there is nothing to do. If not, open this page at once, make new codes and change your password:

    { $address }
demand-title = Second factor
demand-lede = Whoever has one of these roles adds a passkey or an app at their next page, before anything else is open to them.
told-demand-saved = The demand is saved. Whoever it concerns is asked at their next page.

may-reset = Only an administrator or a co-manager can decide this.
may-reset-another = Another administrator or co-manager decides this: not whoever asked, and not whose factor it is.
reset-waiting = { $n ->
    [one] One lost second factor waits for your decision
   *[other] { $n } lost second factors wait for your decision
}
reset-waiting-why = Somebody lost their telephone and their codes. Two people take the factor away together.
reset-ask-title = Take away the second factor of { $name }?
reset-ask-lede = For somebody who lost the telephone and the codes on paper. Another administrator or co-manager decides; the owner is told of both.
reset-reason = Reason
reset-reason-help = How do you know that it is really them who asked? Whoever decides reads this.
reset-reason-missing = Say why, so that another can decide.
reset-ask = Ask for it
reset-own = Nobody asks for themselves. Let another administrator do it.
reset-none = This account has no second factor. Nothing was asked.
reset-asked = This was asked already and waits for somebody's decision.
reset-decided = Somebody has decided this meanwhile. Nothing was changed.
reset-asked-by = Asked by
reset-grant = Take it away
reset-refuse = Refuse
reset-waits-for-another = waits for somebody else
reset-lost = Second factor lost
resets-title = Lost second factors
resets-lede = Who grants one lets somebody in by password alone until they add a new app. Be sure who asked.
resets-empty = Nothing waits
resets-empty-why = When an administrator asks that a lost second factor be taken away, it stands here for another to decide.
told-reset-asked = Asked. Another administrator or co-manager decides; the owner was told by letter.
told-reset-granted = The second factor is taken away, and all sessions of that account have ended.
told-reset-refused = Refused. Nothing was changed, and the owner was told by letter.
mail-reset-asked-subject = Someone asks to take away your second factor at the { $office }
mail-reset-asked-body =
    Dear { $name },

    an administrator of the { $office } asked that your second factor be taken away, because your telephone and your codes are said to be lost. Another person decides about it.

    If that is so, there is nothing to do. If it is not, call the office at once.
mail-reset-granted-subject = Your second factor at the { $office } was taken away
mail-reset-granted-body =
    Dear { $name },

    your second factor at the { $office } was taken away by two people, and all your sessions have ended. Sign in with your password and add a new app under "Your ways in".

    If you did not ask for this, call the office at once.
mail-reset-refused-subject = Your second factor at the { $office } stays
mail-reset-refused-body =
    Dear { $name },

    somebody asked that your second factor at the { $office } be taken away, and it was refused. Nothing was changed.
mail-wrong-codes-subject = Someone knows your password at the { $office }
mail-wrong-codes-body =
    Dear { $name },

    someone typed your password at the { $office } and was then wrong five times at the second step. They did not get in.

    If that was you, there is nothing to do. If not, somebody knows your password: change it here at once:

    { $address }

# Through other eyes
audience-agency = those to whom the agency shows the names of its people
audience-project = whoever works on the project by a placement
audience-co-chairs = the co-chairs of the process
eyes-ask = see it as others do
eyes-looking = You are looking at this page as { $who } would. What you may not see yourself stays hidden.
eyes-back = Back to your own view
eyes-public = someone who is not signed in
eyes-member = an officer of a member who took part in nothing yet
eyes-placed = an official placed at the office, still without a project,
eyes-focal = a focal point of the party you chose, of none of its agencies,
employer-office = the office
employer-host = the organisation that hosts the office
employer-lender = a party that lends them
invite-employer = Who pays them
invite-employer-choose = Choose
invite-employer-help = What they see of what parties entrust to the office follows from it. Which party lends them is written down under Directory, Staff; until then they see nothing that anybody reserved.
invite-employer-missing = Choose who pays them.
audience-core = the office's own staff
audience-except-lent = except staff whom a party named for this record lends
eyes-lent = a co-manager whom the party you chose lends,
