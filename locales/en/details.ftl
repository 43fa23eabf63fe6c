details-links = Link to confirm
details-links-lede = By a link the person sees their own entry without an account, says that it is right or what should stand there. What they propose waits until you take it over.
details-no-address = The directory knows no e-mail address of their own. A link never goes to an address that several people read. Add their own first.
details-sent-to = Sent to
details-send = Send a link
details-list = Links given out
details-links-none = None was given out yet.
details-state = State
details-answered-on = answered on { $on }
details-revoked-on = taken back on { $on }
details-expired-on = expired on { $on }
details-waits-until = waits until { $on }
details-asked = asks for a new one
details-revoke = Take back
details-title = { $name }: is this right?
details-lede = This is what { $office } holds about you. Nobody else sees it by this link, which works once and until { $until }.
details-is-right = Yes, this is right
details-is-wrong = Something is wrong
details-propose = What should stand there?
details-propose-lede = Change what is wrong and leave the rest. Whoever keeps the directory looks at it before it stands there.
details-propose-button = Send it
details-nothing = Nothing differs from what stands there. Change something, or go back and say that it is right.
details-written = Full name as you write it
details-given = Given name
details-family = Family name
details-own-script = In your own script
details-romanised = In Latin letters
details-email = New e-mail address
details-email-help = Only if it is another than those that stand there.
details-phone = New telephone number
details-note = Anything else
details-note-help = Such as another post, another agency, an address that is not yours any more.
details-field = Field
details-before = Stands there
details-after = Should stand there
proposals-title = Proposed by the people themselves
proposals-lede = What people said by a link about their own entries. Nothing changes before you take it over.
proposals-empty = Nothing waits
proposals-empty-why = When somebody proposes a change to their own entry, it stands here.
proposal-accept = Take it over
proposal-refuse = Leave it as it is
proposal-decided = Somebody decided this meanwhile. Nothing was changed.
today-proposals = { $n ->
    [one] One person proposes a change to their own entry
   *[other] { $n } people propose changes to their own entries
}
today-proposals-why = They came by a link; nothing changes before you take it over.
today-link-asked = { $name } asks for a new link
today-link-asked-why = The one to confirm their details has ended.
directory-act-link-sent = sent a link to confirm
directory-act-link-revoked = took a link back
directory-act-proposed = proposed changes by a link
directory-act-proposal-accepted = took a proposal over
directory-act-proposal-refused = left it as it was
told-details-sent = The link is on its way. Older ones to the same person do nothing any more.
told-details-revoked = The link does nothing any more.
told-details-right = Thank you: it is noted that this is right.
told-details-proposed = Thank you: whoever keeps the directory looks at it.
told-proposal-accepted = It stands in the entry now.
told-proposal-refused = The entry stays as it was.
mail-details-subject = { $office }: is what we hold about you right?
mail-details-body = Dear { $name },

    { $by } asks you to look at what { $office } holds about you. You need no account:
    { $address }

    The link is for you alone, works once and for fourteen days. If you do not know { $by }, do nothing.

roster-title = Roster check
roster-lede = Whoever reads the mailbox of this post says who is still there. They name themselves first; nothing changes before you take it over.
roster-no-mailbox = This post has no mailbox. Nothing was sent. Add one to the post first.
roster-ask = Ask the mailbox
roster-answers = Answers
roster-no-answers = None came yet.
roster-all-there = Everyone is still there.
roster-gone = No longer there:
roster-was-taken = taken over
roster-was-left = left as it was
roster-take = Take it over
roster-of = Who works at { $agency }?
roster-naming-lede = This link went to { $mailbox }, the mailbox of { $post }, which several people may read. Say who you are: your name and function stand with your answer.
roster-name = Your name
roster-function = Your function
roster-go-on = Show me the roster
roster-check-lede = You answer as { $name }, { $function }. Tick who is no longer there.
roster-is-gone = no longer there
roster-still = Still there?
roster-empty = Nobody is known to hold a post there.
roster-note = Anything else
roster-note-help = Who is new, whose title changed.
today-roster-answer = { $name } answered about a roster
directory-act-roster-read = read the roster by a link
told-roster-asked = The link is on its way to the mailbox. Older ones do nothing any more.
told-roster-taken = Those who are still there count as confirmed. End the others with the day on which they left.
told-roster-left = The roster stayed as it was.
mail-roster-subject = { $office }: who works with you now?
mail-roster-body = To whoever reads the mailbox of { $post },

    { $by } asks you to check for { $office } who still works there. You need no account, but say who you are first:
    { $address }

    The link works once and for fourteen days.
