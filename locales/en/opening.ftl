# Emergency openings
nav-openings = Emergency openings
openings-title = Emergency openings
openings-lede = What was closed and somebody opened for an hour, with a reason that its owner can read.
openings-none = Nothing was opened
openings-none-why = Neither by you nor of what is yours. Whoever opens something here gives a reason, and its owner is told at once.
openings-none-days = In the last 90 days nobody opened anything.
openings-audit-lede = Who opened what was closed in an emergency, and how often. Why, and of which record, its owner knows.
openings-of-yours = Opened by others, of what is yours
openings-by-you = Opened by you
openings-all = All openings of the last 90 days, those who opened most often first
openings-often = How often
openings-times = { $n ->
    [one] once
   *[other] { $n } times
}
opening-title = An emergency opening
opening-by = Opened by
opening-what = What
opening-whose = Whose information
opening-from = Opened
opening-until = Until
opening-state = State
opening-state-open = open now
opening-state-ended = ended early
opening-state-over = over
opening-reason = Why it cannot wait
opening-reason-help = A sentence or more. Its owner reads it as you write it.
opening-reason-short = Say in a sentence why it cannot wait: at least four words and twenty letters.
opening-reason-long = Say it in at most 1,000 letters.
opening-of-person = hidden addresses of a person
opening-of-agency = names of an agency's people
opening-what-unseen = a record that you may not see
opening-audience = whoever opened it, and { $owners }
opening-ask-person = Open the hidden addresses in an emergency
opening-ask-agency = Open the names in an emergency
opening-lede-person = This person hid addresses from everyone. Open them only where the person, or somebody else, comes to harm if you wait.
opening-lede-agency = This agency shows the names of its people to nobody else in the party. Open them only where somebody comes to harm if you wait for the agency's word.
opening-happens-hour-person = The addresses are open to you alone, for one hour. You can end it earlier.
opening-happens-hour-agency = The names are open to you alone, for one hour. You can end it earlier.
opening-happens-told-person = The person and the focal points of their party are told at once, by mail and on their first page, and can read your reason.
opening-happens-told-agency = The agency's own focal points are told at once, by mail and on their first page, and can read your reason; where there is none, the office is told.
opening-happens-kept-person = It stands in the audit under your name, and in the party's trail with your function.
opening-happens-kept-agency = It stands in the audit under your name, and in the party's trail with your function.
opening-open = Open for one hour
opening-end = End it now
opening-hidden = { $n ->
    [one] One address is hidden from everyone.
   *[other] { $n } addresses are hidden from everyone.
}
opening-closed = If somebody comes to harm by waiting, you can open them.
opening-now-person = The hidden addresses are open to you until { $until }. The person and their party's focal points were told.
opening-now-agency = The names are open to you until { $until }. Those who answer for them were told.
may-open = Only a co-manager of the office's own staff and the focal points of a party can open what is closed, each what their rule allows.
may-open-addresses = Only a co-manager of the office's own staff can open hidden addresses, and nobody from whom a party keeps something.
may-open-names = Only a focal point of the party can open the names of an agency that does not show them; a deputy cannot.
told-opening-made = It is open to you for one hour. Its owner was told.
told-opening-ended = It is closed again.
mail-opening-subject = Something of yours was opened in an emergency: { $office }
mail-opening-body-person =
    { $name } opened hidden addresses of a person for an hour, because it could not wait. It ends by itself: { $until }.

    Read why, or end it now:
    { $address }

    You get this mail because the addresses are yours or your party's. Nobody else saw them.
mail-opening-body-agency =
    { $name } opened the names of an agency's people for an hour, because it could not wait. It ends by itself: { $until }.

    Read why, or end it now:
    { $address }

    You get this mail because you answer for those names. Nobody else saw them.
today-opening-person = { $name } opened hidden addresses in an emergency
today-opening-agency = { $name } opened the names of an agency in an emergency
today-opening-why = Open until { $until }. Read why.
directory-act-emergency-opened = opened something closed, in an emergency
directory-act-emergency-ended = ended an emergency opening
audit-act-emergency-opened = opened in an emergency
audit-act-emergency-ended = ended an emergency opening
