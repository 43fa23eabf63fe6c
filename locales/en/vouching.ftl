may-focal = Only the party's own national focal point can do this.

vouchings-title = Officers vouched for
vouchings-lede = Whom the party's focal points brought in. Each can sign in as a frontline officer of this party and as nothing more.
vouchings-empty = Nobody was vouched for yet
vouchings-empty-why = A focal point who vouches for officers of their own party brings them in; the office sees whom.
vouching-new = Vouch for an officer
vouching-new-lede = You say that this is an officer of your party and that the address is theirs alone. The letter names you.
vouching-name = Name
vouching-email = E-mail address
vouching-email-help = Their own at work, not one that several people read.
vouching-agency = Agency
vouching-post = Post
vouching-post-help = What they do there, such as "Shift leader, airport".
vouching-by = Vouched for by
vouching-state = State
vouching-shared = This looks like an address that several people read. Vouch for a person by their own.
vouching-too-many = Within a day at most { $n } officers of a party are vouched for. Nothing was sent. Go on tomorrow, or ask the office.
vouching-invited = invited
vouching-lapsed = the invitation has lapsed
vouching-taken-up = has an account
vouching-ended-on = ended on { $on }
vouching-end = End it
vouching-end-ask = End it for { $name }? They are signed out at once.
told-vouched = If an officer can be invited at this address, the letter is on its way. It names you.
told-vouching-ended = Ended: from now on they cannot sign in for this party.

mail-vouched-subject = { $by } vouches for you at { $office }
mail-vouched-body = Dear { $name },

    { $by }, national focal point of { $party }, says that you are an officer there and invites you to { $office }.

    Choose a password here within seven days; you then act as a frontline officer of { $party }:
    { $address }

    If you do not know { $by }, or are no officer of { $party }, do nothing and tell the office: without you nothing is opened.
mail-vouched-known-subject = { $by } vouches for you at { $office }
mail-vouched-known-body = Good day,

    { $by }, national focal point of { $party }, says that you are an officer there and invites you to { $office }.

    With this address you have an account already, and nothing about it was changed. { $by } was not told that you have one. If you are to act for { $party } as well, ask the office.

    You sign in as always:
    { $address }


access-title = Access by this post
access-lede = Whoever holds the post has the role for as long as they hold it. When the directory says that they left, it ends that day and they are signed out.
access-empty = Nobody has access by this post
access-empty-why = A co-manager gives whoever holds the post a role.
access-give = Give a role
access-give-lede = Whoever has no account yet is invited at their own address.
access-give-button = Give it
access-holder = Holder
access-role = Role
access-state = State
access-now = now
access-over = over
access-there = They have this role already. Nothing was changed.
access-no-address = The directory knows no address of their own, only shared ones or none. Nothing was changed. Add one to the person first.
access-another = Their address belongs to the account of somebody else. Nothing was changed. Look with an administrator whose address it is.
may-co-manager = Only a co-manager can do this, in person.
told-access-given = Given. It ends when they leave the post.

post-access = Access
