# Clearance: whoever is named says no objection before a report is fixed.

clearance-title = Clearance
clearance-lede = Whoever is named in the report says whether their passages can be printed. Each is shown their own and nothing of others; nothing is sent until you press.
clearance-see = Who is asked, and who has answered
clearance-says-nobody = Nobody is named who would have to be asked.
clearance-says-clear = { $n ->
    [one] The one passage that names somebody is cleared.
   *[other] All { $n } passages that name somebody are cleared.
}
clearance-says-open = { $cleared } of { $all } passages are cleared. Not asked yet: { $ask }. Waiting for an answer: { $waiting }. Change proposed: { $changes }. Objected: { $objected }.
clearance-cleared-of = { $cleared } of { $all } cleared
clearance-before-freezing = It can be fixed once every passage that names somebody is cleared; see Clearance above.
clearance-open = Nothing was fixed: { $n ->
    [one] 1 passage that names somebody is not cleared
   *[other] { $n } passages that name somebody are not cleared
} (objected: { $objected }, change proposed: { $changes }, waiting: { $waiting }, not asked: { $ask }). Open Clearance in the outline of the report: it says who has to answer.
clearance-next-propose = Who is to be asked
clearance-found = { $n ->
    [0] Nothing new is named.
    [one] 1 passage names somebody and was not asked about in these words.
   *[other] { $n } passages name somebody and were not asked about in these words.
}
clearance-gone = { $n ->
    [one] 1 proposal is about words that are no longer there.
   *[other] { $n } proposals are about words that are no longer there.
}
clearance-propose = Propose whom to ask
clearance-next-send = Send what is proposed
clearance-nowhere = { $n ->
    [one] For 1 of them no address is known: choose one on its page, or record the answer when it comes by letter.
   *[other] For { $n } of them no address is known: choose one on their pages, or record the answers when they come by letter.
}
clearance-send-all = { $n ->
    [one] Send to 1
   *[other] Send to all { $n }
}
clearance-send-ask = { $n ->
    [one] One letter leaves, with a link to their own passages. Send it?
   *[other] { $n } letters leave, each with a link to their own passages. Send them?
}
clearance-due = Answer by
clearance-due-wrong = Write a day after today and within a year, such as 5 June 2025.
clearance-rule = The rule
clearance-silence-blocks = Silence is no answer: what was not answered is not printed.
clearance-silence-no-objection = What was not answered by the day in the letter counts as no objection; the letter says so.
clearance-rule-own = An answer is for the words that were shown. When they change, they are asked about again. Sources, definitions and the glossary are not asked about.
clearance-none = Nobody is asked yet
clearance-none-why = Press “Propose whom to ask”: the report is searched for parties, agencies, persons, donors and partners in any spelling. You can change everything before it is sent.
clearance-asked = Who is asked
clearance-who = Who
clearance-sent-to = Written to
clearance-no-address-yet = No address
clearance-passages = Passages
clearance-state = State
clearance-answer = Answer
clearance-answered-by = { $by }, { $at }
clearance-until = by { $due }
clearance-late = late
clearance-stand-objected = Objected
clearance-stand-change-proposed = Change proposed
clearance-stand-reopened = Words changed: ask again
clearance-stand-new = Not asked
clearance-stand-proposed = Proposed, not sent
clearance-stand-waiting = Waiting
clearance-stand-by-silence = No answer in time: no objection
clearance-stand-reused = Cleared before, for this use too
clearance-stand-excused = Not asked, with a reason
clearance-stand-cleared = Cleared
clearance-stand-nothing = Named no more

clearance-add-title = Ask somebody who was not found
clearance-add-party = Party
clearance-add-piece = Passage
clearance-choose-one = Choose one
clearance-add = Propose it

clearance-one-lede = What they are asked to clear, and what they answered. They see these passages alone.
clearance-named-no-more = The report names them no more
clearance-named-no-more-why = What was asked and answered before is kept below.
clearance-because-of = Found: { $names }.
clearance-unsure = It is not sure that they are meant. If they are not, take it out with a reason.
clearance-changed = The words have changed since they were asked about; propose and send them again.
clearance-changed-out = Taken out:
clearance-changed-in = Put in:
clearance-excused = Nobody is asked about this since { $at }: { $because }
clearance-office-replied = The office writes:
clearance-remove = Do not ask about this
clearance-remove-all = Ask them about nothing
clearance-remove-do = Take it out
clearance-because = Reason
clearance-because-help = Kept with the passage: why nobody need be asked.
clearance-put-back = Ask after all
clearance-accept = Take over these words
clearance-reply-title = Answer instead
clearance-reply = Your answer
clearance-reply-help = They are asked about the same words again and read this with them.
clearance-reply-do = Ask again with this
clearance-letter = The letter
clearance-letter-link = (their link)
clearance-preview = { $n ->
    [one] Read the letter and its passage
   *[other] Read the letter and its { $n } passages
}
clearance-send = Send the letter
clearance-send-again = Send it again
clearance-address-other = Write to another address
clearance-address = E-mail address
clearance-address-name = Whose it is
clearance-address-wrong = This is no e-mail address. Write one such as desk@example.org, or leave it empty.
clearance-no-address = No address is known. Nothing was sent: choose an address on the page of whoever is asked, or record the answer when it comes by letter.
clearance-record = Record an answer that came otherwise
clearance-record-all = All that are open
clearance-record-passage = About
clearance-record-do = Record the answer
clearance-said-by = Who said it
clearance-said-how = How
clearance-said-on = On which day
clearance-day-wrong = The day must lie between the day on which it was proposed and today: an answer is for the words that were shown.
clearance-how-link = by the link
clearance-how-account = signed in
clearance-how-e-mail = e-mail
clearance-how-letter = letter
clearance-how-note-verbale = note verbale
clearance-how-meeting = meeting
clearance-how-telephone = telephone
clearance-said = { $by }, { $how }, { $on }.
clearance-for-any = Also for other products of the office.
clearance-for-until = Also for other products of the office until { $until }.
clearance-sent-on = Sent
clearance-reminded = Reminded
clearance-earlier = { $n ->
    [one] 1 earlier answer, about other words
   *[other] { $n } earlier answers, about other words
}

clearance-place-text = Paragraph
clearance-place-heading = Heading
clearance-place-thanks = Acknowledgement
clearance-place-signature = Signature
clearance-place-figure = Figure
clearance-place-chart = Chart
clearance-place-row = Row of a table
clearance-place-said = Who speaks
clearance-place-picture = Words about a picture
clearance-place-title = Title

clearance-answer-title = Can this be printed?
clearance-answer-lede = { $office } prepares “{ $title }”. These passages are about you, or name you. Please say for each whether it can be printed. No other party is shown this page.
clearance-answer-nothing = Nothing waits for your answer.
clearance-answer-no-objection = No objection
clearance-answer-change = Please change it
clearance-answer-object = Objection
clearance-answer-send = { $n ->
    [one] Send the answer
   *[other] Send the { $n } answers
}
clearance-no-objection-all = { $n ->
    [one] No objection
   *[other] No objection to all { $n }
}
clearance-passage = { $at } of { $n }
clearance-your-answer = Your answer
clearance-your-words = Other words, or the reason
clearance-your-words-help = For a change: the passage as it should stand. For an objection: why.
clearance-your-name = Your name
clearance-your-function = Your function
clearance-answered-before = Answered
clearance-scope = For what may the words without objection be used?
clearance-scope-help = Where they stand elsewhere in the same words, you are then not asked again.
clearance-scope-report = This report only
clearance-scope-any = Any product of the office
clearance-scope-until = Any product of the office until the day below
clearance-scope-day = Until
clearance-until-wrong = Write a day from today on, such as 31 December 2026.
clearance-not-kept = The answer was not kept yet. What you wrote is still here.
clearance-choose = Choose an answer for each passage.
clearance-words-needed = Write the passage as it should stand, one at a time.
clearance-reason-needed = Write why: the office reads it.
clearance-letter-blocks = Without an answer the passages are not printed. Please answer by { $due }.
clearance-letter-no-objection = If there is no answer by { $due }, that counts as no objection.

clearance-may-answer = Only whoever is asked answers. What came by letter or telephone is recorded.
clearance-too-late = The report is public already: your answer could not be kept. Please write to the office; a new edition can be made.
clearance-published = The report is public: its clearance stays as it was. For a correction begin a new edition.
clearance-changed-meanwhile = This was changed or answered meanwhile. Nothing was kept; look at how it stands now.
clearance-nothing-to-send = Nothing waits to be sent to them. Nothing was sent.
clearance-asked-already = They are asked about this passage already. Nothing was added.
clearance-by-hand = These words could not be put in without losing a figure, a source or a link. Nothing was changed: open the block by its name above the passage and write them there; in the same words they count as cleared.

told-clearance-proposed = Whom to ask is proposed. Nothing was sent.
told-clearance-added = It is proposed. Nothing was sent.
told-clearance-saved = It was kept.
told-clearance-sent = It was sent. The answers come onto this page.
told-clearance-removed = Nobody is asked about it; the reason is kept.
told-clearance-recorded = The answer was recorded.
told-clearance-accepted = The words stand in the report now. Others who cleared the same words are asked again.
told-clearance-replied = It is proposed to be asked again with your answer. Send it when you are ready.
told-clearance-answered = Thank you: your answer was kept. The office has it now.

today-clearance = Passages of a report wait for your word
today-clearance-why = { $office } asks whether they can be printed.
today-clearance-decide = { $n ->
    [one] 1 passage of “{ $title }” was objected to or is to be changed
   *[other] { $n } passages of “{ $title }” were objected to or are to be changed
}
today-clearance-decide-why = Take over the words that are proposed, or answer.
own-clearances = What you were asked to clear, or answered

mail-clearance-subject = { $office }: can this be printed?
mail-clearance-body = { $office } prepares “{ $title }”. { $n ->
        [one] One passage in it is
       *[other] { $n } passages in it are
    } about you, or { $n ->
        [one] names
       *[other] name
    } you. Please say whether there is any objection:

    { $address }

    By this link you see your own passages and nobody else’s; no account is needed. { $silence }

    You can also answer this letter.
mail-clearance-again-subject = { $office }: still waiting for your word
mail-clearance-again-body = We wrote to you about “{ $title }”. { $n ->
        [one] One passage waits
       *[other] { $n } passages wait
    } for your answer. This link takes the place of the one before:

    { $address }

    { $silence }

    { $office }

report-act-clearance-proposed = proposed whom to ask for clearance
audit-noun-clearance = Clearance
audit-act-clearance-proposed = clearance proposed
audit-act-clearance-sent = clearance asked for
audit-act-clearance-reminded = reminded of a clearance
audit-act-clearance-taken-out = not asked, with a reason
audit-act-clearance-put-back = to be asked after all
audit-act-clearance-added = added by hand to what is asked
audit-act-clearance-taken-over = proposed words taken over
audit-act-clearance-replied = answered what was proposed
