# The library.

nav-library = Library
nav-public-library = Library
library-home = Latest from the library
search-noun-publication = Publication

told-publication-created = The publication was added.
told-publication-saved = The publication was saved.

publication-lede = What the office published, alone or with others.
publication-public-lede = Reports, guides and toolkits of the office and its partners.
publication-new = Add a publication
publication-edit = Edit the publication
publication-save = Save the publication
publication-cancel = Cancel
publication-not-saved = The publication was not saved
publication-none = No publications
publication-none-why = There are none that you can see with these filters.
publication-all = All publications
publication-search = Words in the title
publication-year = Year
publication-count = { $n ->
    [0] No publications
    [one] { $n } publication
   *[other] { $n } publications
}
publication-with = with { $names }
publication-name = Title
publication-title = Title in English
publication-title-id = Title in Indonesian
publication-kind = Kind
publication-kind-report = Report
publication-kind-policy-guide = Policy guide
publication-kind-toolkit = Toolkit
publication-kind-brief = Brief
publication-kind-newsletter = Newsletter
publication-kind-other = Other
publication-date = Came out
publication-date-help = Such as 5 June 2024, June 2024 or 2024.
publication-published-with = Published with
publication-summary = What it is about
publication-initiative = Initiative
publication-no-initiative = No initiative
publication-href = Where to read it
publication-audience = Who can see it
publication-history = History
publication-act-created = added it
publication-act-changed = changed it
publication-download = Download ({ $kind }, { $size })
publication-file = The file itself
publication-file-choose = Choose the file
publication-file-help = PDF, Word, PowerPoint, Excel or EPUB. Whoever sees the publication can download it.
publication-file-add = Keep the file
publication-file-replace = Replace the file
publication-file-remove = Take the file away
publication-file-remove-ask = Take the file away? The publication stays; its file can no longer be downloaded.
publication-file-none = No file was chosen: nothing was kept. Choose one and send it again.
publication-file-kind = This is no PDF, Word, PowerPoint, Excel or EPUB file, whatever its name says: nothing was kept. Save it as a PDF and send that.
publication-file-macros = This document holds macros, which would run on the reader's machine: nothing was kept. Save it without macros, or as a PDF.
told-publication-filed = The file is kept.
told-publication-unfiled = The file was taken away.
publication-act-filed = kept a file
publication-act-unfiled = took the file away
publication-no-title = Give it a title.
publication-date-wrong = Write a date such as 5 June 2024, June 2024 or 2024.
publication-date-two-ways = This date can be read in two ways. Write the month as a word.
publication-href-wrong = An address on the web begins with http:// or https://.
publication-audience-wrong = Choose who can see it.

measure-publications = Publications
measure-publications-rule = Publications that came out in the period, alone or with others; a new edition counts again.
