# Approvals of activities and of the plan, and the plan's versions.

approval-and = { $list } and { $last }
voice-both-co-managers = both co-managers
voice-co-managers = { $n ->
    [one] one co-manager
   *[other] { $n } co-managers
  }
voice-co-manager = co-manager
voice-co-managers-named = { $n ->
    [one] { $who } (co-manager)
   *[other] { $who } (co-managers)
  }
voice-co-managers-left = { $n ->
    [one] one co-manager more
   *[other] { $n } co-managers
  }
voice-host = { $who } (host organisation)
voice-donor = { $who } (donor)
voice-co-chair = { $who } (co-chair)

approval-title = Approval
approval-of = Approval: { $title }
approval-open = Open its approval
approvals-title = Approvals
approvals-lede = What was submitted and is not over, and who still has to answer.
approvals-none = Nothing was submitted
approvals-none-why = Open an activity and press Approval: whose yes it needs stands there.

approval-stand = How it stands
approval-stand-not-needed = needs no approval
approval-stand-not-submitted = not submitted
approval-stand-withdrawn = withdrawn
approval-stand-returned = returned
approval-stand-lapsed = lapsed
approval-stand-waiting = waits for answers
approval-stand-approved = approved

approval-says-not-needed = An activity of this kind needs nobody’s yes.
approval-says-not-submitted = Not submitted. It needs the yes of { $who } before anybody is invited.
approval-says-waiting = Still to answer: { $who }. Nobody is invited before.
approval-says-waiting-plan = Still to answer: { $who }.
approval-says-approved = Everybody said yes to what was submitted. People can be invited.
approval-says-returned = { $who } returned it: { $comment }
approval-says-lapsed = Changed since it was submitted: { $fields }. The answers were for what stood there before; submit it again.
approval-says-lapsed-back = It was changed after it was submitted, and changed back. The answers do not come back with it; submit it again.
approval-says-past = Its dates are past: what is over is recorded without an approval.

approval-field-title = Title
approval-field-kind = Kind
approval-field-when = Dates
approval-field-place = Place
approval-field-budget = Budget
approval-field-funder = Who pays
approval-nothing = not said
approval-now = now: { $value }

approval-answers = Answers
approval-what = What was submitted
approval-earlier = Submitted before
approval-earlier-of = { $day }, by { $who }
approval-submitted = Submitted
approval-submitted-by = Submitted by { $who },
approval-by-on = by { $who }, { $day }
approval-who = Whose answer
approval-answer = Answer
approval-when = When
approval-said = With these words
approval-next = What is next
approval-not-answered = not answered
approval-yes = yes
approval-back = returned
approval-heard = { $who }, { $how } of { $day }, recorded by { $officer }.
approval-how-e-mail = by e-mail
approval-how-letter = by letter
approval-how-note-verbale = by note verbale
approval-how-meeting = in a meeting
approval-how-telephone = by telephone
approval-version = Version of the activity

approval-yours = Your answer
approval-choose-yes = Approve it as submitted
approval-choose-back = Return it with a comment
approval-comment = Comment
approval-comment-help = Needed to return it: say what is to be changed.
approval-send = Send the answer
approval-record = Record an answer that came by letter or e-mail
approval-record-why = For those who have no account here. It is shown as recorded by you, with who said it and how.
approval-said-by = Who said it
approval-said-by-help = Name and function, as they signed.
approval-said-how = How it came
approval-said-on = On which day
approval-record-save = Record the answer
approval-withdraw = Withdraw it
approval-submit = Submit for approval
approval-submit-again = Submit it again
approval-submit-why = The answers are for exactly this. When one of these changes, the approval lapses and it must be submitted again; all else can change.
approval-note = A word to those who answer
approval-note-help = What they should know before they say yes.

approval-not-open = This is no longer open to answers. Nothing was kept. Look at how it stands now.
approval-not-asked = Your answer is not asked for here. Nothing was kept.
approval-twice = This answer was given already. Nothing was kept.
approval-own = You submitted this yourself: the others must approve it.
approval-no-comment = Say what is to be changed: whoever submitted it reads it.
approval-not-yours = Only whoever submitted it can withdraw it. A co-manager can return it.
approval-nobody-left = You could not approve what you submit yourself, and then too few others lead the office. Ask a programme officer to submit it.
approval-not-to-submit = This cannot be submitted as it stands now: it waits, it is approved, or it needs nobody’s yes. Nothing was changed.
approval-wrong-day = Write a day between the submission and today: an answer is for what was submitted.
approval-may-decide = Only a co-manager answers here, in person: whoever stands in for one does not.

approval-bar-waiting = Nobody is invited before this is approved. Still to answer: { $who }. Nothing was saved.
approval-bar-lapsed = Nobody is invited before this is approved, and its approval lapsed because it was changed. Submit it again; it needs the yes of { $who }. Nothing was saved.
approval-bar-returned = Nobody is invited before this is approved, and it was returned. Change it and submit it again; it needs the yes of { $who }. Nothing was saved.
approval-bar-not-submitted = Nobody is invited before this is approved, and it was not submitted. It needs the yes of { $who }. Nothing was saved.
import-event-not-approved = { $title } lies ahead and is not approved: nobody is put on its list before. Its page says who still has to answer.

today-approval-yours = waits for your answer; submitted by { $who } on { $day }
today-approval-returned = returned by { $who }: change it and submit it again
today-approval-lapsed = its approval lapsed because it was changed: submit it again
today-approval-record = waits for { $who }: record their answer when it comes

told-approval-submitted = It is submitted. Those who answer find it under Today.
told-approval-approved = Your yes is kept, for what was submitted and nothing else.
told-approval-returned = It is returned. Whoever submitted it finds your comment under Today.
told-approval-recorded = The answer is kept, as recorded by you.
told-approval-withdrawn = It is withdrawn. It can be submitted again.
told-activity-saved-lapsed = The activity is saved. Its approval lapsed, because what was approved changed: submit it again.

act-submitted = submitted it for approval

activity-field-budget = Budget
activity-budget-help = What it is to cost in all, such as 12,500 or EUR 12,500. Without a currency it is { $usual }. The office alone sees it.
money-wrong = This cannot be read as an amount. Write it like 12,500 or EUR 12,500; without a currency it is { $usual }.

version = Version
versions-title = Versions of the plan
versions-of-year = Work plan { $year }: versions
versions-lede = The plan of the year as it was approved, and what became of it since.
versions-none = No version yet
versions-none-why = When the plan is as it should be, submit it: approved as a whole it becomes version 1.
versions-none-empty = Nothing is planned in this year. Plan activities first.
version-name = Work plan { $year }, version { $n }
version-of-year = Work plan { $year }
version-since = Since { $name }
version-not-approved = not approved
version-on = On
version-kind = What made it
version-kind-annual = the plan of the year
version-kind-mid-term = mid-term review
version-kind-change = a change of the plan
version-activities = Activities
version-lede = { $n ->
    [one] One activity, as it stood then.
   *[other] { $n } activities, as they stood then.
  }
version-made = How it came about
version-list = The activities
version-approved-on = Approved on
version-review-on = Day of the review
version-review-help = Only of a mid-term review.
version-compare = Compare with
version-compare-show = Show the differences
version-number = { $n ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $n }
  }
version-nothing-changed = Nothing changed.
version-added = { version-number } added
version-moved-one = one moved from { $from } to { $to }
version-moved = { version-number } moved
version-changed = { version-number } changed otherwise
version-dropped = { version-number } dropped
version-dropped-because = { version-number } dropped because: { $because }
version-list-added = Added
version-list-moved = Moved
version-list-changed = Changed otherwise
version-list-dropped = Dropped
version-from-to = from { $from } to { $to }
version-what = What changed
version-why = Why
version-no-reason = no reason said yet
version-field-title = title
version-field-kind = kind
version-field-place = place
version-field-budget = budget
version-field-code = code

version-new = Submit the next version
version-new-first = Submit the plan of the year
version-submit-title = Submit the work plan { $year }
version-submit-lede = { $n ->
    [one] One activity that is planned, certain, under way or done.
   *[other] { $n } activities that are planned, certain, under way or done.
  }
version-asks = It is kept as it stands now, and becomes a version when these have said yes: { $who }.
version-asks-nobody = The profile asks nobody: it becomes a version at once.
version-summary = What the review found
version-summary-help = A few sentences: what went well, what changes and why. Everyone who reads the version reads it.
version-reason-of = Why was this dropped: { $title }
version-reason-needed = Say of each activity that was dropped why.
version-review-day = Write the day of the review, like 5 June 2024.
version-submit = Submit the plan as it stands
version-open = A plan of this year was submitted and waits for answers. Withdraw it first, or wait for them.
version-empty = Nothing is in the plan of this year.
told-version-submitted = The plan is submitted as it stands. It becomes a version when everybody has said yes.
told-version-frozen = The plan is kept as a version.

approval-take-back = Take back my answer
told-approval-taken-back = Your answer is taken back. You can give another one.
mail-approval-asked-subject = Waiting for your answer: { $title }
mail-approval-asked-body =
    { $who } has submitted this for approval, and your answer is asked for:

    { $title }

    { $note }

    Read it and answer here:
    { $address }
mail-approval-approved-subject = Approved: { $title }
mail-approval-approved-body =
    Everybody has said yes to what you submitted:

    { $title }

    { $address }
mail-approval-returned-subject = Returned to you: { $title }
mail-approval-returned-body =
    What you submitted was returned:

    { $title }

    With this comment:

    { $comment }

    Change it and submit it again here:
    { $address }
today-approval-waits = waits for { $who } since { $day }; they were reminded
mail-approval-again-body =
    { $who } submitted this for approval on { $on }, and your answer is still waited for:

    { $title }

    Read it and answer here:
    { $address }
mail-approval-record-subject = Still without an answer: { $title }
mail-approval-record-body =
    You submitted this for approval on { $on }:

    { $title }

    It still waits for { $who }. Ask them again, and record their answer here when it comes:
    { $address }
