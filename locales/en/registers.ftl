# Registers of risks and of decisions.

may-registers = The registers are the office's; the co-chairs of the process read what is shared with them.
subject-whole = the office as a whole
subject-an-activity = an activity
review-overdue = overdue
review-past = This day is past. Choose a day from today on.
sent-day = Write a day, such as 5 June 2025.

search-noun-risk = Risk
search-noun-decision = Decision
audit-noun-risk = Risk
audit-noun-decision = Decision
audit-act-rated = rated
audit-act-reviewed = looked at again
act-rated = rated it
act-reopened = opened it again
act-ended = closed it
act-replaced = put a later one in its place
act-reviewed = looked at it again

risks-title = Register of risks
risks-lede = What could go wrong, how grave it would be, and what is done about it. Likelihood times impact makes a risk high from 12, medium from 5 (of 25).
risks-none = No risks here
risks-none-why = None is noted that fits these filters, or none is for you to see.
risks-count = { $n ->
    [one] One risk
   *[other] { $n } risks
  }
risks-of-activity = Open risks
risk-new = Note a risk
risk-edit = Edit the risk
risk-state = State
risk-state-open = open
risk-state-high = open and high
risk-state-closed = closed
risk-state-all = all
risk-level-low = low
risk-level-medium = medium
risk-level-high = high
risk-rating = { $level }, { $likelihood } × { $impact }
risk-rated-now = Rating
risk-no-owner = nobody yet
risk-facts = At a glance
risk-ratings = Ratings
risk-rate = Look at it again
risk-rate-save = Keep the rating
risk-close = Close the risk
risk-reopen = Open it again
risk-closed-because = Closed: { $why }
risk-is-closed = This risk is closed. Nothing was kept. Open it again first.
risk-likelihood-1 = 1, rare
risk-likelihood-2 = 2, unlikely
risk-likelihood-3 = 3, possible
risk-likelihood-4 = 4, likely
risk-likelihood-5 = 5, almost certain
risk-impact-1 = 1, negligible
risk-impact-2 = 2, minor
risk-impact-3 = 3, moderate
risk-impact-4 = 4, major
risk-impact-5 = 5, severe
risk-field-words = What could happen
risk-words-help = In one sentence, such as: the training centre is not free in March.
risk-field-about = What it is about
risk-field-cause = Cause
risk-cause-help = Why it could happen.
risk-field-consequence = Consequence
risk-consequence-help = What would follow for members and for the office.
risk-field-likelihood = Likelihood
risk-field-impact = Impact
risk-field-treatment = Treatment
risk-treatment-help = What is done about it, by whom.
risk-field-owner = Owner
risk-field-review = Next look
risk-review-help = On that day the owner finds it under Today.
risk-field-rated = What changed
risk-field-because = Why it is closed
risk-because-help = It happened, it cannot happen any more, or it is accepted.
risk-field-shared = The co-chairs may read it
risk-shared-help = Focal points of the parties that chair the process see it in their edition of the dashboard, without names of staff.
told-risk-added = The risk is noted.
told-risk-saved = The risk is saved.
told-risk-rated = The rating is kept beside the earlier ones.
told-risk-closed = The risk is closed.
told-risk-reopened = The risk is open again.

decisions-title = Register of decisions
decisions-lede = What was decided, by whom and why, what was set aside, and when it is looked at again.
decisions-none = No decisions here
decisions-none-why = None is noted that fits these filters, or none is for you to see.
decisions-count = { $n ->
    [one] One decision
   *[other] { $n } decisions
  }
decision-new = Note a decision
decision-edit = Edit the decision
decision-replace = Put another in its place
decision-replaced-by = A later decision stands in the place of this one:
decision-replaced-already = Another decision stands in the place of this one already. Nothing was kept. Look at the later one.
decision-in-place-of = In the place of
decision-lede = { $who }, { $day }
decision-state-standing = in force
decision-state-due = due for a look
decision-state-replaced = replaced
decision-state-all = all
decision-by-co-managers = Co-managers
decision-by-co-chairs = Co-chairs
decision-by-body = A body
decision-by-meeting = A meeting
decision-which-body = Choose which body decided.
decision-ahead = This day is still ahead. A decision is noted once it is taken.
decision-no-review = none is set
decision-look = Look at it again
decision-looks = Looked at
decision-look-save = It stands
decision-next-look = Next look on
decision-field-title = What was decided
decision-title-help = In one sentence, such as: trainings of the year are held in two countries.
decision-field-words = In full
decision-field-reason = Why
decision-reason-help = What those who decided had before them.
decision-field-alternatives = What was set aside
decision-alternatives-help = The other ways, and why they were not taken.
decision-field-by = Decided by
decision-field-body = Which body
decision-body-help = Only where a body decided.
decision-field-source = Stands where
decision-source-help = The minutes, letter or call, such as: steering meeting, item 4.
decision-field-day = On
decision-field-review = Look at it again on
decision-review-help = On that day the co-managers find it under Today.
decision-field-about = What it is about
decision-field-shared = The co-chairs may read it
decision-field-found = What was found
decision-found-help = Why it still holds. If it does not, put another decision in its place.
told-decision-added = The decision is noted.
told-decision-saved = The decision is saved.
told-decision-reviewed = It stands, and says when it was looked at.

dashboard-nav = Dashboard
suggestions-nav = Suggestions
dashboard-tabs = Dashboard, registers and suggestions
dashboard-title = Dashboard
dashboard-lede = What is on, late and at risk, whose yes is waited for, and how the year's figures stand. Every number leads to its rows.
dashboard-lede-co-chairs = The edition for the co-chairs: the plan, the risks and decisions that the office shares with you, and the year's figures.
dashboard-print = Print
dashboard-none = Nothing.
dashboard-now = On now
dashboard-now-rule = Planned, confirmed or under way, and today lies between the first and the last day. What is known by quarter or year only is left out.
dashboard-next = Next 30 days
dashboard-next-rule = Planned or confirmed, and the first day is within { $days } days.
dashboard-late = Late
dashboard-late-rule = The last day is past, and nobody has said that it is over.
dashboard-late-by = Late by
dashboard-late-days = { $n ->
    [one] one day
   *[other] { $n } days
  }
dashboard-at-risk = At risk
dashboard-at-risk-rule = An open risk of it is high; or it begins within { $days } days and lacks an approval it needs, or has nobody who looks after it.
dashboard-at-risk-rule-co-chairs = An open risk of it is high.
dashboard-why = Why
dashboard-threat-risk = high risk
dashboard-threat-approval = not approved
dashboard-threat-owner = nobody looks after it
dashboard-waiting = Waiting for a yes
dashboard-waiting-rule = Submitted for approval, and not everybody has answered.
dashboard-since = Waits
dashboard-waits-days = { $n ->
    [0] since today
    [one] one day
   *[other] { $n } days
  }
dashboard-risks = High risks
dashboard-risks-rule = Open, with likelihood times impact of { $from } or more.
dashboard-behind = Figures behind
dashboard-aims = Figures against their targets
dashboard-aims-rule = { $gone } of { $year } is gone. A figure is behind where the part of its target that is reached is more than ten points under that.
dashboard-is-behind = behind
dashboard-decisions = Decisions to look at
dashboard-decisions-rule = In force, and the day of the next look is past or within { $days } days.
dashboard-suggestions = Suggestions to answer
dashboard-suggestions-rule = From members, and not answered yet.
today-risk = A risk is to be looked at again
today-decision = A decision is to be looked at again
today-suggestion = A member's suggestion waits for its answer
home-suggest = Is something missing?
home-suggest-why = Members can suggest what the office could do for their officers.
