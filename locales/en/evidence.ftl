# Quotes, photographs, consent, and what changed because of the work.

nav-evidence = Evidence
evidence-sections = Sections of the evidence
evidence-quotes = Quotes and stories
evidence-photographs = Photographs
evidence-outcomes = Outcomes
evidence-consents = Consents
evidence-history = History
evidence-facts = At a glance
evidence-day-ahead = This day is still ahead.
evidence-day-whole = Give one day, such as 5 June 2024.
search-noun-quote = Quote
search-noun-photograph = Photograph
search-noun-outcome = Outcome
audit-noun-quote = Quote
audit-noun-photograph = Photograph
audit-noun-consent = Consent
audit-noun-outcome = Outcome
audit-noun-report-evidence = Evidence in print
audit-act-agreed = agreed
audit-act-verified = verified
audit-act-settled = taken out of the next print
audit-act-remade = PDF made anew
act-verified = verified it
act-answered = noted a party's answer
act-verification-withdrawn = took the verification back
act-illustrated = put in another picture
audit-purpose-sheet = the signed sheet
audit-purpose-print = print
audit-purpose-consent = a question about consent
audit-purpose-dispute = a dispute

# Quotes
quote-lede = What people said, as they said it and as it is printed. Nothing stands anywhere before they agreed to these words.
quote-new = Add a quote or story
quote-new-lede = Write down the words as they were said. Who said them, and how they agree to be named, comes next.
quote-edit = Edit the words
quote-edit-lede = Other words void what was agreed to: whoever said them is asked again.
quote-none = There is no quote
quote-none-why = A sentence from an evaluation or a story told at a dialogue begins here.
quote-count = { $n ->
    [one] { $n } quote or story
   *[other] { $n } quotes and stories
}
quote-kind = Kind
quote-kind-quote = Quote
quote-kind-story = Story
quote-words = Words
quote-speaker = Who spoke
quote-where = Where and when
quote-said = As it was said
quote-said-in = Said in
quote-translated = In English, as it is printed
quote-translated-help = Left empty where it was said in English.
quote-not-translated = It is not translated yet.
quote-place = Where
quote-place-help = The town or the meeting, such as: Manila, closing session.
quote-said-on = When
quote-activity = At which event or activity
quote-name-withheld = Name withheld at the speaker's wish
quote-language-en = English
quote-language-id = Indonesian
quote-language-bn = Bengali
quote-language-dv = Dhivehi
quote-language-dz = Dzongkha
quote-language-fa = Dari or Persian
quote-language-hi = Hindi
quote-language-km = Khmer
quote-language-lo = Lao
quote-language-ms = Malay
quote-language-my = Burmese
quote-language-si = Sinhala
quote-language-ta = Tamil
quote-language-th = Thai
quote-language-ur = Urdu
quote-language-vi = Vietnamese
quote-language-other = Another language
told-quote-created = The words are kept. Say now who spoke.
told-quote-saved = The words are saved. If they differ, whoever spoke is asked again.

# Photographs
photograph-lede = Pictures with their words, and who can be recognised in them. The place that a camera writes into a picture is not kept in what is shown.
photograph-new = Add a photograph
photograph-new-lede = What is shown is drawn anew in three sizes, without what the camera wrote into it. The original is kept apart and opened for a purpose alone.
photograph-edit = Edit the photograph
photograph-edit-lede = Another picture, caption, credit, place or day voids what was agreed to.
photograph-none = There is no photograph
photograph-none-why = Pictures of trainings and dialogues begin here, with caption, credit, place and day.
photograph-count = { $n ->
    [one] { $n } photograph
   *[other] { $n } photographs
}
photograph-one = Photograph
photograph-picture = Picture
photograph-file = The picture
photograph-file-help = PNG or JPEG, at most 8 MB.
photograph-caption = Caption
photograph-caption-help = The words under it. It names nobody otherwise than they choose to be named.
photograph-alternative = Alternative text
photograph-alternative-help = One sentence that says what the picture shows, for who does not see it.
photograph-credit = Credit
photograph-credit-help = Who took it.
photograph-place = Place
photograph-taken-on = Day
photograph-faces = How many faces can be recognised
photograph-faces-help = 0 where nobody can be told from it. Each person who can be recognised is asked for consent.
photograph-faces-short = Faces
photograph-faces-open = nobody has looked
photograph-faces-none = none recognisable
photograph-faces-n = { $n } recognisable
photograph-no-file = Choose a picture. Nothing was added; the words are still here.
photograph-too-large = The picture is larger than 8 MB. Nothing was changed. Make it smaller and choose it again.
photograph-not-known = The file is neither a whole PNG nor a whole JPEG picture. Nothing was changed. Save it as one of these and choose it again.
photograph-original = Original
photograph-original-open = Open the original
photograph-original-why = It holds what the camera wrote: often the place, the time, the telephone. Opening it is written down with its purpose.
photograph-original-do = Open it
photograph-original-name = original
photograph-purpose = For what
photograph-purpose-print = Printing it large
photograph-purpose-consent = A question about consent
photograph-purpose-dispute = A dispute about the picture
photograph-purpose-needed = Say for what the original is opened. Nothing was opened.
told-photograph-created = The photograph is kept. Ask now whoever can be recognised in it.
told-photograph-saved = The photograph is saved. If what shows differs, those in it are asked again.

# What is lacking
lack-nobody = Nobody's consent is recorded.
lack-faces = { $n } faces can be recognised, and { $asked ->
    [one] one person is asked
   *[other] { $asked } people are asked
}.
lack-faces-unknown = Nobody has said how many faces can be recognised.
lack-waiting = { $name } has not answered.
lack-refused = { $name } refused.
lack-withdrawn = { $name } withdrew their consent.
lack-changed = What { $name } agreed to has changed since; ask again.
lack-expired = The consent of { $name } ended on { $day }.
lack-scope = { $name } did not agree to: { $scope }.
lack-agency = { $agency } is not asked about its officer { $name }.
lack-named = The words name { $name } otherwise than they chose.
lack-translation = It is not translated into English.
lack-place = The place is missing.
lack-day = The day is missing.
lack-file = There is no picture.
lack-caption = The caption is missing.
lack-alternative = The alternative text is missing.
lack-credit = The credit is missing.

# Consent
consent-may-stand = Where it may stand
consent-nowhere = Nowhere yet
consent-not-in = Not: { $scope }
consent-none = Nobody is asked yet.
consent-ask = Ask a person
consent-ask-lede-quote = Whoever said these words: their name in each form that may be printed. They choose among them.
consent-ask-lede-photograph = Somebody who can be recognised in the picture: their name in each form that may be printed. They choose among them.
consent-edit = Edit who is asked
consent-edit-lede = Another name, post or agency voids what was agreed to.
consent-back = Back
consent-one-speaker = Somebody is asked about these words already. Nothing was added; alter that entry instead.
consent-of = Consent: { $name }
consent-kind-person = person
consent-kind-agency = agency
consent-serving-short = serving officer
consent-whose = Whose
consent-stands = How it stands
consent-stands-waiting = not answered
consent-stands-given = given
consent-stands-refused = refused
consent-stands-withdrawn = withdrawn
consent-stands-expired = over
consent-stands-changed = to be asked again
consent-scopes = For
consent-scopes-ask = Where it may stand
consent-scope-report = The office's report
consent-scope-report-help = In print, and the report as a PDF.
consent-scope-web = The office's website
consent-scope-web-help = On pages that everybody can read.
consent-scope-social = Social media
consent-scope-social-help = Copies spread there and cannot be called back.
consent-scope-needed = Choose at least one place, or refuse.
consent-until = until { $day }
consent-until-on = Until
consent-until-on-help = The last day on which it may stand there. Left empty, it holds until you withdraw it.
consent-until-past = This day is over. Choose a later one, or leave it empty.
consent-named = Named
consent-name-form = How you are named
consent-form-full = Full name
consent-form-first = First name
consent-form-post = Post alone
consent-form-none = No name
consent-form-none-help = Neither name nor post is printed.
consent-full-name = Full name
consent-full-name-help = As it may be printed.
consent-first-name = First name
consent-first-name-help = The name that they are called by.
consent-post = Post
consent-post-help = As it may be printed, such as: Senior immigration officer, Thailand.
consent-party = Party
consent-agency = Agency
consent-agency-help = Of a serving officer; it is asked, too.
consent-agency-needed = Name the agency: it has to agree for its serving officer.
consent-officer = Officer
consent-serving = A serving officer
consent-serving-help = The agency has to agree as well. Its focal point finds the question under Today.
consent-email = E-mail
consent-email-help = Where the link goes by which they read, answer and withdraw. It needs no account.
consent-person = In the directory
consent-shown = What it is about
consent-translated = In English:
consent-how = How it was given
consent-how-link = by their own link
consent-how-signed = on a signed sheet
consent-how-spoken = by word of mouth
consent-how-focal-point = by the focal point
consent-heard-by = heard by { $name }
consent-sheet-open = the signed sheet
consent-sheet-name = signed-sheet
consent-file = Signed sheet
consent-file-help = A scan: PDF, PNG or JPEG.
consent-sheet-needed = Choose the scan of the signed sheet. Nothing was recorded.
consent-sheet-kind = The file is neither a PDF nor a PNG or JPEG picture. Nothing was kept. Save it as one of these and choose it again.
consent-given-on = On which day
consent-witness = Heard by
consent-witness-help = Who heard it, where it was spoken.
consent-witness-needed = Name who heard it.
consent-withdrawn = Withdrawn
consent-withdraw = Withdraw the consent
consent-withdraw-why = It then stands nowhere from the next page on that anybody opens, and what is in print is listed for the next print.
consent-withdraw-own = You can do this at any time, without a reason. It leaves our pages at once; what is printed already is left out of the next print.
consent-not-given = There is no consent to withdraw: somebody was faster, or it was never given. Nothing was changed.
consent-remove = Ask them no longer
consent-answered = They have answered already: the answer stays on record. Nothing was removed.
consent-faster = Somebody else changed this entry while you did. Nothing was saved; open it again.
consent-other-meanwhile = The words or the picture were changed while you read them. Nothing was recorded; look at them again.
consent-yours = Your answer
consent-answer = Do you agree?
consent-answer-given = Yes, to these words or this picture
consent-answer-refused = No
consent-answer-agency-given = Yes, our officer may be quoted or shown so
consent-answer-agency-refused = No
consent-answer-do = Send the answer
consent-answer-again = Answer anew
consent-decide = Answer for the agency
consent-record = Record an answer
consent-record-open = An answer that came on paper, by word of mouth or by letter
consent-record-why = What they said, in their words: the same questions that the link asks.
consent-record-do = Record the answer
consent-links = Link to answer
consent-no-email = There is no e-mail address to which a link could go.
consent-send = Send the link to { $email }
consent-link-taken = taken back or replaced
consent-link-over = over
consent-link-used = used
consent-link-open = sent
consent-the-quote = The quote
consent-the-photograph = The photograph
consent-about-quote = about words
consent-about-photograph = about a picture
consent-asked-lede = What agencies are asked for their serving officers.
consent-asked-none = No agency is asked
consent-asked-none-why = When an officer of your party is to be quoted or shown, the question stands here.
consent-title-quote = Your words
consent-title-photograph = Your picture
consent-title-agency = Your officer's words or picture
consent-lede = { $office } would like to use this. Nothing is used unless you agree, and only as you choose.
consent-open-end = you withdraw it
consent-you-given = You agreed, until { $until }.
consent-you-changed = What stands here has changed since you agreed. It is used nowhere until you answer again.
consent-you-expired = Your consent is over. It is used nowhere unless you answer again.
consent-you-refused = You refused. It is used nowhere.
consent-you-withdrawn = Your consent is withdrawn. It is used nowhere.
consent-promise = { $office } keeps your answer with this page. By the same link you can answer anew or withdraw.
told-consent-asked = They are asked. Send the link, or record what they say.
told-consent-changed = Who is asked is saved.
told-consent-recorded = The answer is recorded.
told-consent-withdrawn = The consent is withdrawn. It stands nowhere from now on.
told-consent-removed = They are asked no longer.
told-consent-sent = The link is on its way.
told-consent-agreed = Thank you. You agreed, and can withdraw here at any time.
told-consent-refused = Thank you. You refused, and it is used nowhere.
told-consent-you-withdrew = You withdrew. It is used nowhere from now on.
may-focal-of-agency = Only the focal point of the agency's party answers for it.
mail-consent-subject = { $office }: may we use your words or picture?
mail-consent-body-quote =
    Dear { $name },

    { $office } would like to quote you. By this link you read the very words, choose how you are named and where they may stand, and answer. Nothing is used unless you agree. By the same link you can withdraw later.

    { $address }

    { $by }
mail-consent-body-photograph =
    Dear { $name },

    You can be recognised in a photograph that { $office } would like to use. By this link you see the picture, choose where it may stand, and answer. Nothing is used unless you agree. By the same link you can withdraw later.

    { $address }

    { $by }
mail-consent-body-agency =
    To { $name },

    { $office } would like to quote or show one of your serving officers. By this link you see the very words or the picture, and answer for your agency. Nothing is used unless you agree. By the same link you can withdraw later.

    { $address }

    { $by }
today-consent = { $agency } is asked about one of its officers
today-consent-why = They are to be quoted or shown; you answer for the agency.

# Outcomes
outcome-lede = What changed because of the work: who says so, what bears it out, who looked into it, and whether each party concerned has no objection to its being told.
outcome-lede-shared = What the office shares with you about your party.
outcome-new = Add an outcome
outcome-new-lede = One change, as somebody tells it. It stays with the office until somebody else has looked into it and each party concerned has no objection.
outcome-edit = Edit the outcome
outcome-edit-lede = Another kind, text, number, time or party makes it another claim: it is verified and cleared anew.
outcome-none = There is no outcome
outcome-none-why = A procedure that changed, an arrest through a contact, a policy that cites the work begins here as a claim.
outcome-count = { $n ->
    [one] { $n } outcome
   *[other] { $n } outcomes
}
outcome-kind = Kind
outcome-kind-procedure = Procedure changed
outcome-kind-interdiction = Interdiction
outcome-kind-arrest = Arrest through a contact
outcome-kind-cited = Cited in a policy
outcome-kind-trained = Trained others
outcome-words = What changed
outcome-number = People trained on
outcome-number-help = Where those who were trained trained others: how many.
outcome-number-needed = Give the number of people who were trained on.
outcome-when = When
outcome-when-help = A day, a month or a year, such as: June 2024.
outcome-when-needed = Give at least the year: figures are by year.
outcome-party = Party
outcome-parties = Parties concerned
outcome-parties-help = Codes or names, parted by semicolons: TH; Indonesia.
outcome-party-unknown = No party is called { $name }.
outcome-agencies = Agencies concerned
outcome-activity = From which event or activity
outcome-contact = From which contact
outcome-contact-help = Where it was none of the office's events: who met whom, and where.
outcome-claimed-by = Said by
outcome-claimed-by-help = The person, agency or party that says so.
outcome-claimed-on = Said on
outcome-evidence = Evidence
outcome-evidence-help = Where it can be read: a letter, a report, an address.
outcome-evidence-none = Nothing bears it out yet.
outcome-file = The paper itself
outcome-file-help = PDF, PNG or JPEG. Left empty, what is there stays.
outcome-paper = The paper
outcome-entered-by = Entered by
outcome-shared = Its parties' focal points may read it
outcome-shared-help = They read what changed, when and at which event; not who said so nor what bears it out.
outcome-shared-with-nobody = Name the party whose focal points may read it.
outcome-shared-short = Shared
outcome-is-shared = with the focal points of the parties concerned
outcome-is-not-shared = with nobody
outcome-stand = How it stands
outcome-stand-claimed = Claimed
outcome-stand-verified = Verified
outcome-stand-cleared = Verified and cleared
outcome-stand-objected = A party objects
outcome-verification = Verification
outcome-verified-by = Verified by
outcome-verified-by-on = { $name }, { $day }
outcome-verified-how = How did you look into it?
outcome-verified-how-help = What you read, whom you asked.
outcome-verify = I verified this
outcome-unverify = Take the verification back
outcome-not-verified-yet = Nobody has verified it yet.
outcome-verify-other = Somebody else verifies it than whoever entered it.
outcome-verify-claimant = Somebody else verifies it than whoever says so.
outcome-verify-evidence = First say what bears it out.
outcome-verified-already = It is verified already. Nothing was changed.
outcome-not-verified = It was not verified. Nothing was changed.
outcome-changed-meanwhile = It was changed while you looked at it. Nothing was recorded; read it again.
outcome-clearance = No objection
outcome-clearance-why = Nothing about a party is told before it has no objection. Note what it said, and from whom you heard it.
outcome-clearance-nobody = It concerns no party.
outcome-clear = Note what a party said
outcome-clear-do = Note it
outcome-answer = Its answer
outcome-answer-no-objection = no objection
outcome-answer-objects = objects
outcome-answer-open = has not answered
outcome-answered-on = On
outcome-heard-from = Heard from
told-outcome-created = The outcome is kept as a claim.
told-outcome-saved = The outcome is saved.
told-outcome-verified = It is verified.
told-outcome-unverified = The verification is taken back.
told-outcome-answered = The party's answer is noted.
today-consent-ends = The consent of { $who } ends soon
today-consent-ends-why = Ask again, or take the quote or photograph out of what is printed and shown: from the day after it stands nowhere.
today-outcomes = { $n ->
    [one] One claimed outcome waits to be verified
   *[other] { $n } claimed outcomes wait to be verified
}
today-outcomes-why = Somebody else than whoever entered it looks into it.
measure-chapter-outcomes = What changed
measure-outcomes = Verified outcomes
measure-outcomes-rule = Changes because of the work that somebody else than whoever says so and whoever entered it verified, and that each party concerned has no objection to; in the year in which they came about. Claims count nowhere.
measure-outcomes-procedure = Procedures changed
measure-outcomes-procedure-rule = Verified outcomes of the kind: a procedure, a form or an instruction changed.
measure-outcomes-interdiction = Interdictions
measure-outcomes-interdiction-rule = Verified outcomes of the kind: something was stopped at a border, at sea or on its way.
measure-outcomes-arrest = Arrests through a contact
measure-outcomes-arrest-rule = Verified outcomes of the kind: arrests that came from a contact made through the work. Cases count, not people.
measure-outcomes-cited = Citations in policies
measure-outcomes-cited-rule = Verified outcomes of the kind: a policy, a law or a plan cites the work.
measure-outcomes-trained = Trainings passed on
measure-outcomes-trained-rule = Verified outcomes of the kind: those who were trained trained others.
measure-onward-trained = People trained on
measure-onward-trained-rule = People trained by those whom the office trained: the sum of the numbers in verified outcomes of that kind.

# What is held about oneself
own-quotes = Your words
own-photographs = Pictures of you
own-outcomes = What you said had changed
own-words = Words
keep-withdrawn-words = What people said no to
keep-withdrawn-words-after = they refused or withdrew
keep-withdrawn-words-goes = The words or the picture, the names, and the signed sheet. That somebody was asked and said no stays.
