# Reports in other languages.

translation-title = Other languages
translation-lede = The report in other languages, paragraph beside paragraph. Figures are shared: they are the same in every language and change in all of them at once.
translation-see = Translate, and see what is out of date
translation-language = Language
translation-how-far = How far
translation-progress = { $n } of { $all } paragraphs
translation-stale-n = { $n } out of date
translation-state-none = not begun
translation-state-begun = being translated
translation-state-whole = complete
translation-state-released = public
translation-words = Translation
translation-edit-lede = On the left what is translated; underlined words stand in the glossary. Keep what stands in braces as it is: figures and references take its place.
translation-before = This is what was translated; it has changed since:
translation-holds = The translation still holds for the changed text
translation-save = Save
translation-saved = Saved.
translation-not-saved = Nothing was saved yet
translation-next = Next block
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
translation-preview-lede = As it will be read. What is not translated stands in English.
translation-release-title = For everyone
translation-release-why = Everything is translated and in order. Once public, the words stay as they are until the edition is taken back.
translation-release = Make this edition public
translation-released = This edition is public now.
translation-is-released = This edition is public already.
translation-not-public = An edition becomes public once the report itself is. Publish the report first.
translation-not-whole = { $n ->
    [one] One paragraph is not translated or out of date. Nothing was made public.
   *[other] { $n } paragraphs are not translated or out of date. Nothing was made public.
}
translation-take-back = Take it back
translation-take-back-why = To correct it. Until it is public again, readers find the English one.
translation-taken-back = Taken back: it can be changed now, and readers no longer find it.
translation-not-released = This edition was not public. Nothing was changed.
may-translation-released = This edition is public. Take it back before you change it.
report-act-released = made an edition in another language public
report-act-taken-back = took an edition in another language back
report-act-remade = made the PDF anew without what may not stand there
report-act-exported = took the draft as a Word document
