# Suggestions from members: from the idea to the answer.

search-noun-suggestion = Suggestion
audit-noun-suggestion = Suggestion
audit-act-sent = sent by the form
audit-act-weighed = weighed

suggestions-title = Suggestions from members
suggestions-lede = What members would have the office do. Each one is weighed and answered within { $days } days: it becomes a proposed activity, or gets a reasoned no.
suggestions-none = No suggestions here
suggestions-none-why = Nothing was suggested yet that fits these filters, or nothing of it is for you to see.
suggestions-count = { $n ->
    [one] One suggestion
   *[other] { $n } suggestions
  }
suggestion-new = Suggest something
suggestion-new-lede = Say what the office could do for your officers. It is weighed and answered within { $days } days, and you see here where it stands.
suggestion-open-lede = Say what the office could do for the members. First we send you a letter, so that you confirm the address is yours; nobody sees the suggestion before that. It is weighed and answered within { $days } days.
suggestion-send = Send the suggestion
suggestion-standing = Where it stands
suggestion-standing-unconfirmed = not confirmed
suggestion-standing-received = received
suggestion-standing-weighed = being weighed
suggestion-standing-activity = became an activity
suggestion-standing-merged = lives on in another
suggestion-standing-declined = answered with no
suggestion-state-open = still to be answered
suggestion-state-activity = became an activity
suggestion-state-merged = lives on in another
suggestion-state-declined = answered with no
suggestion-says-unconfirmed = Press the button to confirm that this address is yours. Only then does the office see your suggestion.
suggestion-says-received = The office has your suggestion and answers by { $day }. Keep the letter: its link shows where it stands.
suggestion-says-weighed = The office is weighing your suggestion and answers by { $day }.
suggestion-says-activity = Your suggestion became a proposed activity.
suggestion-says-merged = Your suggestion lives on in another one.
suggestion-says-declined = The office answered your suggestion.
suggestion-confirm = Yes, this is my suggestion
suggestion-dead = This link opens nothing
suggestion-dead-why = It was altered or cut off on its way, a later letter took its place, or it was not confirmed in time and the suggestion is gone. Nothing was changed. Look for a later letter, or suggest it again.
suggestion-made = Came on
suggestion-due = Answer
suggestion-due-by = by { $day }
suggestion-said = The suggestion
suggestion-answered-on = answered on { $day }
suggestion-field-party = Member
suggestion-field-title = In one sentence
suggestion-title-help = Such as: a course on forged visas for officers at small airports.
suggestion-field-words = What you suggest
suggestion-words-help = What is missing today, and what would help.
suggestion-field-benefits = Whom it would help
suggestion-benefits-help = Which officers, agencies or countries, and about how many.
suggestion-field-name = Your name
suggestion-field-sender = Sent by
suggestion-field-email = Your e-mail address
suggestion-email-help = The letter with the link goes there. It is used for this suggestion alone.
suggestion-email-wrong = Write an e-mail address, such as name@ministry.example.
suggestion-field-website = Leave this empty
suggestion-field-owner = Looked after by
suggestion-open-form = This came by the form on the public site. The address is confirmed, but it proves nobody: ask the member before you treat the suggestion as theirs.
suggestion-weigh = Weigh it
suggestion-weigh-lede = For the office alone. The member sees that it is being weighed, and nothing of what you write here.
suggestion-weighed = How it was weighed
suggestion-weigh-save = Keep what was found
suggestion-field-what = What it would take
suggestion-field-cost = What it would cost
suggestion-cost-help = Such as: USD 12,500.
suggestion-field-purpose = Core purpose
suggestion-field-fit = How it fits
suggestion-fit-help = In a sentence: a reason, not a score.
suggestion-field-note = Notes of the office
suggestion-field-members = It is the member's own
suggestion-members-help = Its focal points then see it, where it stands and the answer.
suggestion-answer-it = Answer it
suggestion-answer = The answer
suggestion-answer-help = As the member reads it: what happens now, or why not.
suggestion-answer-send = Send the answer
suggestion-outcome = What becomes of it
suggestion-outcome-activity = A proposed activity
suggestion-outcome-declined = No, with the reason
suggestion-outcome-merged = It lives on in another suggestion
suggestion-field-kind = Kind of activity
suggestion-kind-help = Only where it becomes one. It is proposed under the title of the suggestion; everything else is filled in there.
suggestion-which-kind = Choose what kind of activity it becomes.
suggestion-field-into = The other suggestion
suggestion-into-help = Only where it lives on in another.
suggestion-which-other = Choose in which other suggestion it lives on.
suggestion-is-answered = This suggestion is answered already. Nothing was kept. Look at the answer.
suggestion-became = It became:
suggestion-became-proposal = It stands in the plan as a proposal. Once it is planned, you find it there.
suggestion-lives-in = It lives on in:
suggestion-lives-in-another = It lives on in the suggestion of another member.
suggestion-of-activity = Suggested by
told-suggestion-added = Your suggestion is with the office.
told-suggestion-letter = If the address is right, a letter is on its way. Open its link to confirm; before that nobody sees the suggestion.
told-suggestion-confirmed = Thank you. The office has your suggestion.
told-suggestion-weighed = What was found is kept, for the office alone.
told-suggestion-answered = The answer is sent to whoever suggested it.

mail-suggestion-confirm-subject = Your suggestion to the { $office }
mail-suggestion-confirm-body =
    Somebody suggested this to the { $office } from your address:

    { $title }

    If it was you, open this link within { $days } days and press the button. Only then does the office see it. The same link shows you later where it stands.

    { $address }

    If it was not you, do nothing: it is deleted by itself.
mail-suggestion-answered-subject = The { $office } has answered your suggestion
mail-suggestion-answered-body =
    On { $day } you suggested:

    { $title }

    The answer of the { $office }:

    { $answer }

    Where it stands:
    { $address }

own-suggestions = What you suggested
keep-suggestions-unconfirmed = Suggestions that nobody confirmed
keep-suggestions-unconfirmed-after = the day on which it came
keep-suggestions-unconfirmed-goes = The suggestion with the name and address typed into the form.
keep-suggestion-senders = Who sent a suggestion by the form
keep-suggestion-senders-after = the answer
keep-suggestion-senders-goes = Name and address of the sender, and the link. The suggestion and its answer stay.
