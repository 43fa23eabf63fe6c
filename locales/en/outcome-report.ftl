## Outcome reports of events

outcome-report-title = Outcome report
outcome-report-begin = Begin the outcome report
outcome-report-plan = Who writes it, by when, and whether it was sent
told-outcome-report-begun-already = The outcome report of this event was begun already. Here it is.
outcome-report-state-ahead = Due on { $due }, written by { $who } once the event is over.
outcome-report-state-open = Nobody has begun it. To be written by { $who }, due on { $due }.
outcome-report-state-writing = Being written by { $who }, due on { $due }.
outcome-report-state-approved = It is approved and not sent yet.
outcome-report-state-sent = Sent on { $on }.
outcome-report-state-excused = Not owed: { $why }
outcome-report-since = Since { $on }
outcome-report-not-held = There is no outcome report of what is only proposed, postponed or cancelled. Nothing was begun.
outcome-report-no-day = Nobody has said on which days the event is. Nothing was begun. Enter the days first.
outcome-report-ahead = The event has not begun. Nothing was begun. Come back once it has.
outcome-report-event-not-public = Not everyone may know of this event, so its report is not published. Nothing was changed. Choose “those who took part”, or make the event public first.
outcome-report-reach = For whom it is
outcome-report-reach-public = Everyone
outcome-report-reach-public-help = It stands on the event’s public page once it is approved, and whoever is named in it has no objection.
outcome-report-reach-participants = Those who took part
outcome-report-reach-participants-help = Who took part and has an account here reads it beside the event; others are sent it. It tells how many each party sent.
told-outcome-report-reach-kept = Kept. What was cleared for those who took part is asked again where everyone is to read it.
outcome-report-release = Show it to those who took part
outcome-report-release-ask = Show the report to those who took part? They can read and keep it then.
outcome-report-rule-open = Names and roles may be told.
outcome-report-rule-without-attribution = Some of it was said without attribution: what was said is told here, not who said it.
outcome-report-rule-closed = Parts of the event were held behind closed doors: nothing is told of them.
outcome-report-calendar = Outcome reports of events
outcome-report-caption = Outcome reports owed for events of { $year }
report-not-of-events = { $code } is not counted at events, so there is none of this one.
finding-session-names = This was said without attribution, and { $name } is named.
suggest-session-names = Tell what was said and leave out who said it, or change the session’s rule if those who were there agree.
finding-session-closed = This session was held behind closed doors, or is not in the agenda any more.
suggest-session-closed = Take the block out.

every-event = event

drawn-facts = The event: what it was
drawn-facts-rule = From the plan and the records of the event.
drawn-agenda = The event: its sessions
drawn-agenda-rule = The sessions in their order; of those behind closed doors no more than that they took place.
drawn-attendance = The event: how many took part
drawn-attendance-rule = Participations as the measures count them: a person once, for the party represented; office staff and interpreters are not counted. Small numbers are left out.
drawn-parties = The event: the parties that were there
drawn-parties-rule = Parties of which at least one person was there.
drawn-agreed = The event: promises and recommendations
drawn-agreed-rule = What was promised and recommended at the event, as far as the party it concerns reads it too.
drawn-since = The event: what changed since
drawn-since-rule = Changes that came of the event, verified, to which no party concerned objects.
drawn-about = About
drawn-day = Day
drawn-time = Time
drawn-session = Session
drawn-who = Who
drawn-women = Women, of those whose sex is known
drawn-withheld = too few to tell

## Tables of the office as a whole

drawn-targets = Targets of the year
drawn-targets-rule = Measures that have a target for the year, from its first day to the end of the period; what is reached is the value beside the target.
drawn-progress = The plan by initiative
drawn-progress-rule = Activities that were to begin in the period, parts of a programme each by itself, without those only proposed.
drawn-donors = By donor
drawn-donors-rule = Activities of the period by whoever paid for them or gave to them in kind, as the records write it; one that several gave to stands under each.
drawn-outcomes = What changed because of the work
drawn-outcomes-rule = Outcomes of the period that somebody else verified than whoever claimed them, and to which no party concerned objects.
drawn-decisions = Decisions
drawn-decisions-rule = Decisions of the period that the co-chairs read too.
drawn-risks = Open risks
drawn-risks-rule = Risks that are open today and that the co-chairs read too, the highest first.
drawn-counted = What is counted
drawn-baseline = Baseline
drawn-aim = Target
drawn-value = So far
drawn-reached = Reached
drawn-said = What is said of it
drawn-initiative = Initiative
drawn-planned = In the plan
drawn-took-place = Took place
drawn-is-late = Late
drawn-put-off = Postponed or cancelled
drawn-donor = Donor
drawn-activities = Activities
drawn-kind = Kind
drawn-decided-by = Decided by
drawn-risk = Risk
drawn-rated = Rated
drawn-rated-as = likelihood { $likelihood }, impact { $impact }
drawn-treatment = What is done
drawn-review = Looked at again
drawn-and-more = { $titles }; { $n } more

drawn-none-yet = None so far.
drawn-others = others
period-in-h1 = the first half of { $year }
period-in-h2 = the second half of { $year }
outcome-report-reach-legend = Who reads it once it is approved
outcome-report-over = { $n ->
    [one] 1 that is sent, public or not owed
   *[other] { $n } that are sent, public or not owed
}
outcome-report-event = Event
