# Who read what, and how parties want what they entrust to be handled.

role-host-staff = paid by the host organisation
role-service = Another program
audit-deputy = standing in as { $role }
audit-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
audit-under-condition = under the party’s condition
audit-told = the party is told of other parties that read
audit-noun-handling = Handling
audit-noun-reservation = Reservation

handling-title = Handling
handling-lede = How { $party } wants what it entrusts to be handled. Everybody who takes part can read it, and is shown what stands before they read on.
handling-conditions = Conditions
handling-none = No condition so far: who of another party reads is not told, and readers are asked nothing.
handling-stands = stands
handling-to-come = to come
handling-over = over
handling-told = the party is told which parties read
handling-not-told = the party is not told which parties read
handling-state = State
handling-readers = Readers of other parties
handling-words = Readers are asked
handling-from = From this day on
handling-from-help = Tomorrow at the earliest: nobody is told of a reader who did not know it beforehand.
handling-too-early = Choose tomorrow or a later day. Readers are told beforehand.
handling-tells = Tell us which other parties read
handling-tells-help = By party and function, never by name. Each reader is shown it on the page.
handling-words-en = What readers are asked, in English
handling-words-en-help = For example: not for onward sharing. It stands on each of your people’s pages and beside them in files.
handling-words-id = What readers are asked, in Indonesian
handling-add = A new condition
handling-add-button = Make this the condition
handling-asks = { $party } asks: { $words }.
handling-tells-line = { $party } is told which parties read this, and in which function, never by name.
handling-tells-list = { $n ->
    [one] { $parties } is told which parties open the pages of its people or take them away in a file.
   *[other] These are told which parties open the pages of their people or take them away in a file: { $parties }.
}
handling-column = The party asks
told-handling-made = The condition is kept. It holds from its first day on, and what was read before stays under the one before.

trail-agency = Agency
trail-agency-none = of no agency in particular
trail-agency-other = another agency
trail-counts = Acts in the last 90 days, by agency
trail-number = Acts
trail-shares = { $n ->
    [one] { $n } of your people in it
   *[other] { $n } of your people in it
}
trail-share = { $agency }: { $n }
trail-of-party = { $role } of { $party }
trail-own-hidden = { $role } of your party
trail-readers-told = You are told which other parties read, as your condition said beforehand.
trail-readers-not-told = Readers of other parties are not told: no condition of yours said so before they read.
trail-to-handling = Handling conditions

audit-noun-deputy = Deputy
audit-noun-openid-link = Identity at a provider
audit-noun-passkey = Passkey
audit-noun-placement = Placement
audit-noun-service-account = Program’s account
audit-noun-service-token = Program’s token
audit-noun-staff = Who pays an official
audit-noun-vouching = Officer vouched for
audit-act-closed = names closed
audit-act-lifted = lifted
audit-act-link-sent = link to confirm sent
audit-act-link-revoked = link to confirm taken back
audit-act-openid-linked = identity joined
audit-act-openid-unlinked = identity taken away
audit-act-passkey-added = passkey added
audit-act-passkey-refused = passkey refused
audit-act-passkey-removed = passkey removed
audit-act-passkey-renamed = passkey renamed
audit-act-passkey-used = passkey used
audit-act-proposal-accepted = proposal taken over
audit-act-proposal-refused = proposal not taken over
audit-act-proposed = changes proposed by the person
audit-act-revoked = taken back
audit-act-roster-read = roster read from the mailbox
audit-act-used = used

mail-access-subject = { $office }: is this account yours?
mail-access-body =
    Dear { $name },

    { $by } wants to give the holder of a post access at { $office }. The address known for that person is the one of your account. Please look whether you are that person, and say yes or no:

    { $address }

    Nothing changes before you answer. If you are somebody else, say no: then your account stays as it is. The link can be used for 14 days.
access-offers = Asked whether an account is theirs
access-offered = Asked
access-offer-waits = waits for an answer
access-offer-accepted = said yes
access-offer-refused = says it is somebody else
access-offer-title = Is this you?
access-offer-lede = { $by } wants to give this person access at { $office } by their post. Their address is the one of your account. Nothing changes before you answer; the link can be used until { $until }.
access-offer-you = Person
access-offer-yes = Yes, this is me
access-offer-no = No, I am somebody else
access-offer-over = Nothing was changed: they no longer hold the post, or the account has become somebody else’s since. Ask whoever sent you the link.
told-access-asked = An account has their address. Its owner was asked by a letter whether they are this person; until they say yes nothing changes.
told-access-accepted = Your account is joined to your entry, and the role is yours for as long as you hold the post.
told-access-refused = Your account stays as it is. Whoever asked sees that you said no.
audit-act-refused = refused
person-erase = Erase …
