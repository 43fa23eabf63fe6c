# Pembukaan darurat
nav-openings = Pembukaan darurat
openings-title = Pembukaan darurat
openings-lede = Apa yang tertutup lalu dibuka seseorang selama satu jam, dengan alasan yang dapat dibaca pemiliknya.
openings-none = Tidak ada yang dibuka
openings-none-why = Tidak oleh Anda, dan tidak dari milik Anda. Siapa pun yang membuka sesuatu di sini memberi alasan, dan pemiliknya langsung diberi tahu.
openings-none-days = Dalam 90 hari terakhir tidak ada yang membuka apa pun.
openings-audit-lede = Siapa yang membuka apa yang tertutup dalam keadaan darurat, dan seberapa sering. Mengapa, dan catatan mana, diketahui pemiliknya.
openings-of-yours = Dibuka orang lain, dari milik Anda
openings-by-you = Dibuka oleh Anda
openings-all = Semua pembukaan dalam 90 hari terakhir, yang paling sering membuka lebih dahulu
openings-often = Seberapa sering
openings-times = { $n } kali
opening-title = Pembukaan darurat
opening-by = Dibuka oleh
opening-what = Apa
opening-whose = Informasi siapa
opening-from = Dibuka
opening-until = Sampai
opening-state = Keadaan
opening-state-open = sedang terbuka
opening-state-ended = diakhiri lebih awal
opening-state-over = sudah berakhir
opening-reason = Mengapa tidak dapat menunggu
opening-reason-help = Satu kalimat atau lebih. Pemiliknya membacanya persis seperti yang Anda tulis.
opening-reason-short = Jelaskan dalam satu kalimat mengapa tidak dapat menunggu: sedikitnya empat kata dan dua puluh huruf.
opening-reason-long = Jelaskan dalam paling banyak 1.000 huruf.
opening-of-person = alamat tersembunyi seseorang
opening-of-agency = nama orang-orang suatu instansi
opening-what-unseen = catatan yang tidak boleh Anda lihat
opening-audience = yang membukanya, dan { $owners }
opening-ask-person = Buka alamat tersembunyi dalam keadaan darurat
opening-ask-agency = Buka nama-nama dalam keadaan darurat
opening-lede-person = Orang ini menyembunyikan alamatnya dari semua orang. Bukalah hanya bila orang itu, atau orang lain, celaka jika Anda menunggu.
opening-lede-agency = Instansi ini tidak menunjukkan nama orang-orangnya kepada siapa pun lain di pihaknya. Bukalah hanya bila ada yang celaka jika Anda menunggu kata instansi itu.
opening-happens-hour-person = Alamat terbuka hanya bagi Anda, selama satu jam. Anda dapat mengakhirinya lebih awal.
opening-happens-hour-agency = Nama-nama terbuka hanya bagi Anda, selama satu jam. Anda dapat mengakhirinya lebih awal.
opening-happens-told-person = Orang itu dan narahubung pihaknya langsung diberi tahu, lewat surel dan di halaman pertama mereka, dan dapat membaca alasan Anda.
opening-happens-told-agency = Narahubung instansi itu sendiri langsung diberi tahu, lewat surel dan di halaman pertama mereka, dan dapat membaca alasan Anda; bila tidak ada, kantor yang diberi tahu.
opening-happens-kept-person = Pembukaan ini tercatat di audit atas nama Anda, dan di jejak pihak itu dengan jabatan Anda.
opening-happens-kept-agency = Pembukaan ini tercatat di audit atas nama Anda, dan di jejak pihak itu dengan jabatan Anda.
opening-open = Buka selama satu jam
opening-end = Akhiri sekarang
opening-hidden = { $n } alamat tersembunyi dari semua orang.
opening-closed = Bila ada yang celaka karena menunggu, Anda dapat membukanya.
opening-now-person = Alamat tersembunyi terbuka bagi Anda sampai { $until }. Orang itu dan narahubung pihaknya sudah diberi tahu.
opening-now-agency = Nama-nama terbuka bagi Anda sampai { $until }. Yang bertanggung jawab atasnya sudah diberi tahu.
may-open = Hanya manajer bersama dari staf kantor sendiri dan narahubung suatu pihak yang dapat membuka apa yang tertutup, masing-masing sesuai aturannya.
may-open-addresses = Hanya manajer bersama dari staf kantor sendiri yang dapat membuka alamat tersembunyi, dan bukan siapa pun yang dikecualikan suatu pihak.
may-open-names = Hanya narahubung pihak itu yang dapat membuka nama-nama di instansi yang tidak menunjukkannya; wakil tidak dapat.
told-opening-made = Terbuka bagi Anda selama satu jam. Pemiliknya sudah diberi tahu.
told-opening-ended = Sudah tertutup kembali.
mail-opening-subject = Milik Anda dibuka dalam keadaan darurat: { $office }
mail-opening-body-person =
    { $name } membuka alamat tersembunyi seseorang selama satu jam karena tidak dapat menunggu. Pembukaan berakhir sendiri: { $until }.

    Baca alasannya, atau akhiri sekarang:
    { $address }

    Anda menerima surel ini karena alamat itu milik Anda atau pihak Anda. Tidak ada orang lain yang melihatnya.
mail-opening-body-agency =
    { $name } membuka nama orang-orang suatu instansi selama satu jam karena tidak dapat menunggu. Pembukaan berakhir sendiri: { $until }.

    Baca alasannya, atau akhiri sekarang:
    { $address }

    Anda menerima surel ini karena Anda bertanggung jawab atas nama-nama itu. Tidak ada orang lain yang melihatnya.
today-opening-person = { $name } membuka alamat tersembunyi dalam keadaan darurat
today-opening-agency = { $name } membuka nama-nama suatu instansi dalam keadaan darurat
today-opening-why = Terbuka sampai { $until }. Baca alasannya.
directory-act-emergency-opened = membuka yang tertutup, dalam keadaan darurat
directory-act-emergency-ended = mengakhiri pembukaan darurat
audit-act-emergency-opened = dibuka dalam keadaan darurat
audit-act-emergency-ended = pembukaan darurat diakhiri
