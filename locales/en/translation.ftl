# Records in other languages.

translation-title = Other languages
translation-lede = Paragraph beside paragraph. Figures are shared: they are the same in every language and change in all of them at once.
translation-all = Translations
translation-all-lede = What is being translated, and how far it is. A paragraph whose English text changed since is out of date.
translation-none = Nothing is being translated
translation-none-why = Translating begins on the page of a publication, an event or a report, under "Other languages".
translation-site = Words of the public site
translation-record = What
translation-state = State
translation-part = Part
translation-parts = Parts
translation-noun-publication = Publication
translation-noun-event = Event
translation-noun-report = Report
translation-noun-page = Page of the public site
translation-public-page = Public page
translation-see = Translate, and see what is out of date
translation-language = Language
translation-how-far = How far
translation-progress = { $n } of { $all } paragraphs
translation-read-n = { $n } read by a second person
translation-stale-n = { $n } out of date
translation-state-none = not begun
translation-state-begun = being translated
translation-state-whole = complete
translation-state-released = public
translation-words = Translation
translation-yours = what you sent
translation-theirs = what somebody saved meanwhile
translation-edit-lede = Each English paragraph stands with the field for its translation; underlined words stand in the glossary. Keep what stands in braces as it is: figures and references take its place.
translation-before = This is what was translated; it has changed since:
translation-holds = The translation still holds for the changed text
translation-recalled = Translated before as:
translation-recalled-sentence = A sentence translated before:
translation-take = Take this
translation-by = { $name }, { $on }
translation-read-by = read by { $name }, { $on }
translation-read = I have read this beside the English text, and it is right
translation-save = Save
told-translation-saved = Saved.
translation-not-saved = Nothing was saved yet
translation-next = Next part
translation-long = This is longer than 20,000 characters. Shorten it.
translation-lacks = { $mark } stands in the original and not here. Put it where it belongs in this language.
translation-too-much = { $mark } stands here and not in the original. Take it out.
translation-field-title = Title
translation-field-heading = Heading
translation-field-body = Paragraph { $n }
translation-field-subtitle = Line under the title
translation-field-signatures = Signature { $n }
translation-field-figures = Figure { $n }
translation-field-finding = Finding
translation-field-rows = Row { $n }
translation-field-source = Source
translation-field-said-by = Who speaks
translation-field-motto = First sentence of the public home
translation-field-purpose = Core purpose { $n }
translation-field-initiative = Initiative { $n }
translation-field-forum = Body { $n }
translation-noun-words = For all reports
translation-words-of-figures = Words of figures and tables
translation-words-measures = What is counted, and how
translation-words-tables = Headings and sentences
translation-words-names = Names
translation-field-measure = Measure { $n }
translation-field-rule = Definition { $n }
translation-field-word = Word { $n }
translation-field-pattern = Sentence with gaps { $n }
translation-field-name = Name { $n }
translation-preview-lede = As it will be read. What is not translated stands in English.
translation-release-title = For everyone
translation-release-why = Everything is translated and in order. Once public, the words stay as they are until the edition is taken back.
translation-show-why = Everyone can then read it under an address of its own. What is not translated stands there in English and says so; what you change later is public at once.
translation-hide-why = Readers then find the English page alone. Nothing that was translated is lost.
translation-release = Make this edition public
told-translation-released = This edition is public now.
translation-is-released = This edition is public already.
translation-nothing-yet = Nothing is translated yet. Translate a paragraph first.
translation-record-not-public = Not everyone may read the English page. An edition becomes public once that page is.
translation-not-public = An edition becomes public once the report itself is. Publish the report first.
translation-not-whole = { $n ->
    [one] One paragraph is not translated or out of date. Nothing was made public.
   *[other] { $n } paragraphs are not translated or out of date. Nothing was made public.
}
translation-take-back = Take it back
translation-take-back-why = To correct it. Until it is public again, readers find the English one.
told-translation-taken-back = Taken back: readers no longer find it.
translation-not-released = This edition was not public. Nothing was changed.
may-translation-released = This edition is public. Take it back before you change it.
report-act-released = made an edition in another language public
report-act-taken-back = took an edition in another language back

# On the public site.
translation-offer = You can also read this in:
translation-in-english = In English: this paragraph is not translated yet.
translation-older = The English text has changed since this was translated.
translation-behind = { $source ->
    [0] {""}
    [one] One paragraph is not translated yet and stands in English.
   *[other] { $source } paragraphs are not translated yet and stand in English.
} { $older ->
    [0] {""}
    [one] One is older than the English text.
   *[other] { $older } are older than the English text.
}

# A file for a translator's own tool.
translation-file-title = Translate in a tool of your own
translation-file-why = The file holds every paragraph with what is translated so far, as XLIFF 1.2, which the tools of translators read. Figures are in it as tags that the tool protects.
translation-file-give = Download as XLIFF
translation-file-choose = The file as your tool saved it
translation-file-take = Bring it back
translation-file-taken = What the file brought
translation-file-back = To the edition
translation-file-n-taken = { $n ->
    [one] One paragraph was written.
   *[other] { $n } paragraphs were written.
}
translation-file-n-same = { $n ->
    [one] One says what is there already.
   *[other] { $n } say what is there already.
}
translation-file-n-open = { $n ->
    [one] One is not translated in the file.
   *[other] { $n } are not translated in the file.
}
translation-file-n-unknown = { $n ->
    [one] One is no longer part of the text and was left out.
   *[other] { $n } are no longer part of the text and were left out.
}
translation-file-n-refused = { $n ->
    [one] One paragraph was not taken; the others were kept. Correct it in your tool or here.
   *[other] { $n } paragraphs were not taken; the others were kept. Correct them in your tool or here.
}
translation-file-refused = What was not taken
translation-file-why-not = Why not
translation-file-meanwhile = Somebody translated this paragraph anew since the file was downloaded. It was left as it is.
translation-file-large = The file is larger than a translation can be. Nothing was changed. Bring back the file that was downloaded here.
translation-file-damaged = The file is damaged. Nothing was changed. Save it again in your tool and bring that.
translation-file-other = The file is no XLIFF. Nothing was changed. Save it in your tool as XLIFF and bring that.
translation-file-language = The file translates into another language ({ $code }). Nothing was changed. Bring it to the edition in that language.
translation-file-again = Somebody saved this edition in the same moment. Nothing of the file was kept. Bring it once more.

# A translator from outside.
translation-link-title = A translator without an account
translation-link-why = They get a link to this edition and to nothing else. It ends when its last day is over, when you take it back, and when the edition becomes public.
translation-link-lede = You are translating by a link that holds until { $until }. What you save is kept at once; the office sees it.
translation-link-to = E-mail address
translation-link-act = Link
translation-link-day-field = Last day
translation-link-day-help = Within three months from today, for example 30 June 2026.
translation-link-day = The last day is not one within { $most } days from today. Nothing was sent. Write a day such as 30 June 2026.
translation-link-address = This is no e-mail address. Nothing was sent. Write one such as name@example.org.
translation-link-shown = This edition is public. Nothing was sent. Take it back before somebody outside works on it.
translation-link-send = Send the link
told-translation-link-sent = The link is on its way. An older link to this edition has ended.
translation-link-revoke = Take the link back
told-translation-link-revoked = The link has ended. What was translated by it stays.
translation-link-until = until { $until }
translation-link-over = time is over
translation-link-ended = taken back
translation-link-asked = asks for a new one
mail-translation-subject = Translation into { $language }: { $title }
mail-translation-body =
    { $by } of { $office } asks you to translate "{ $title }" into { $language }.

    You work on it here, without an account, until { $until }:
    { $address }

    You see each English paragraph beside a field for yours; you can also download everything for a tool of your own and bring it back. The link is for you alone: please do not pass it on.
report-act-remade = made the PDF anew without what may not stand there
report-act-exported = took the draft as a Word document

audit-noun-translation = Translation
audit-act-translated = translated
audit-act-released = edition in another language made public
audit-act-taken-back = edition in another language taken back
audit-act-translator-link-sent = link sent to a translator
audit-act-translator-link-ended = link of a translator taken back
