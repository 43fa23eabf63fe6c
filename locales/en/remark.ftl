# The draft of the report in Word, and the remarks that come back in it.

draft-word = Word draft
draft-header = Draft for comment
draft-how = This is a draft. Comment in it, or change it with tracked changes, and send it back. Figures come from the records: comment on them rather than change them.
remark-title = Remarks
remark-lede = The draft goes out in Word. What ministries and others comment and change in it comes back here, beside the paragraph it belongs to. Only the office sees it.
remark-new = Take in a document that came back
remark-file = Word document
remark-file-help = Saved as .docx, at most 32 MB. Its comments and tracked changes are read, and changes without a trace are found.
remark-sender = From
remark-sender-help = Who sent it: a ministry, a donor, a colleague.
remark-sender-missing = Say who sent the document, and choose it again. Nothing was kept.
remark-take = Read its remarks
remark-returns = Documents that came back
remark-came = Taken in
remark-many = Remarks
remark-counts = { $n ->
    [one] One remark
   *[other] { $n } remarks
  }, { $open } open
remark-remove = Take away
remark-remove-ask = Take away the document from { $sender } with all its remarks? What was accepted stays in the report.
remark-act = What to do
remark-where = Where
remark-said = Remark
remark-state = State
remark-kind = Kind
remark-kind-comment = Comment
remark-kind-change = Change
remark-kind-addition = New paragraph
remark-kind-rewording = Change without a trace
remark-kind-other = Other change
remark-open = open
remark-settled = settled
remark-outcome-accepted = accepted
remark-outcome-by-hand = done by hand
remark-outcome-declined = declined
remark-outcome-answered = answered
remark-nobody = not named
remark-nowhere = No paragraph of the report is like it
remark-decide = Decide
remark-see = See
remark-answered-with = Answer: { $answer }
remark-count = { $n ->
    [one] One remark
   *[other] { $n } remarks
  }
remark-listed = The first { $n } are shown; the filters show the others.
remark-none = No remarks here
remark-none-why = Nothing came back yet, or no remark fits these filters.
remark-author = Whose
remark-paragraph = The paragraph
remark-words = What is said
remark-answer = Answer
remark-accept = Accept
remark-accept-why = The paragraph is changed where it stands; figures in it stay bound to the records.
remark-not-in-place = This cannot be taken in by itself: the paragraph has changed since, or the change touches a figure, a source or the shape of the text. Open the block, do it there, and come back to mark it as done by hand.
remark-by-hand = Mark as done
remark-by-hand-why = You changed the report yourself, or it needs no more.
remark-decline = Decline
remark-answer-it = Answer
remark-reopen = Open it again
remark-settled-already = This remark is settled already. Open it again to decide otherwise.
remark-by-hand-only = This remark is no change of words that could be taken in by itself. Do it by hand, and mark it as done.
remark-answer-missing = Write the answer: whoever made the remark will want to know why.
remark-answer-long = The answer is longer than 4,000 characters. Make it shorter.
remark-changed-meanwhile = Somebody else settled or opened this remark meanwhile. Nothing of yours was saved; look at it again.
remark-block-changed = Somebody changed this block meanwhile. The remark is still open; look at the paragraph again.
remarks-refused = The document was not taken in, and nothing was kept. { $why }
remarks-too-many = The document brings more than { $most } remarks. Nothing was kept. Ask for a copy in which only the remarks that count are left.
remarks-stopped = The document could not be read to its end, and nothing was kept. Save it again in Word and give that copy.
remarks-none = The document holds no comments and no changes, and says what the report says. Nothing was kept.
told-remarks-taken = The remarks stand beside their paragraphs.
told-remarks-none-new = The document is kept. All of its remarks were there already.
told-remarks-removed = The document and its remarks are taken away.
told-remark-opened = The remark is open again. The text of the report is as it was.
told-remark-settled = The remark is settled.
audit-noun-report-remark = Remark on a report
audit-act-declined = declined
