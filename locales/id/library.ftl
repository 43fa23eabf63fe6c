# Perpustakaan.

nav-library = Perpustakaan
nav-public-library = Perpustakaan
library-home = Terbaru dari perpustakaan
search-noun-publication = Publikasi

told-publication-created = Publikasi telah ditambahkan.
told-publication-saved = Publikasi telah disimpan.

publication-lede = Apa yang diterbitkan kantor, sendiri atau bersama pihak lain.
publication-public-lede = Laporan, panduan, dan perangkat dari kantor dan mitranya.
publication-new = Tambah publikasi
publication-edit = Ubah publikasi
publication-save = Simpan publikasi
publication-cancel = Batal
publication-not-saved = Publikasi tidak disimpan
publication-none = Tidak ada publikasi
publication-none-why = Tidak ada yang dapat Anda lihat dengan saringan ini.
publication-all = Semua publikasi
publication-search = Kata dalam judul
publication-year = Tahun
publication-count = { $n ->
    [0] Tidak ada publikasi
   *[other] { $n } publikasi
}
publication-with = bersama { $names }
publication-name = Judul
publication-title = Judul dalam bahasa Inggris
publication-title-id = Judul dalam bahasa Indonesia
publication-kind = Jenis
publication-kind-report = Laporan
publication-kind-policy-guide = Panduan kebijakan
publication-kind-toolkit = Perangkat
publication-kind-brief = Ringkasan
publication-kind-newsletter = Buletin
publication-kind-other = Lainnya
publication-date = Terbit
publication-date-help = Misalnya 5 Juni 2024, Juni 2024, atau 2024.
publication-published-with = Diterbitkan bersama
publication-summary = Tentang apa
publication-initiative = Inisiatif
publication-no-initiative = Tanpa inisiatif
publication-href = Tempat membacanya
publication-audience = Siapa yang dapat melihat
publication-history = Riwayat
publication-act-created = menambahkannya
publication-act-changed = mengubahnya
publication-download = Unduh ({ $kind }, { $size })
publication-file = Berkasnya
publication-file-choose = Pilih berkas
publication-file-help = PDF, Word, PowerPoint, Excel, atau EPUB. Siapa pun yang melihat publikasi ini dapat mengunduhnya.
publication-file-add = Simpan berkas
publication-file-replace = Ganti berkas
publication-file-remove = Hapus berkas
publication-file-remove-ask = Hapus berkas ini? Publikasinya tetap ada; berkasnya tidak dapat diunduh lagi.
publication-file-none = Belum ada berkas yang dipilih: tidak ada yang disimpan. Pilih satu, lalu kirim lagi.
publication-file-kind = Ini bukan berkas PDF, Word, PowerPoint, Excel, atau EPUB, apa pun namanya: tidak ada yang disimpan. Simpan sebagai PDF, lalu kirim.
publication-file-macros = Dokumen ini memuat makro yang akan berjalan di komputer pembaca: tidak ada yang disimpan. Simpan tanpa makro, atau sebagai PDF.
told-publication-filed = Berkas sudah disimpan.
told-publication-unfiled = Berkas sudah dihapus.
publication-act-filed = menyimpan berkas
publication-act-unfiled = menghapus berkas
publication-no-title = Beri judul.
publication-date-wrong = Tulis tanggal seperti 5 Juni 2024, Juni 2024, atau 2024.
publication-date-two-ways = Tanggal ini dapat dibaca dengan dua cara. Tulis bulannya dengan kata.
publication-href-wrong = Alamat di web diawali http:// atau https://.
publication-audience-wrong = Pilih siapa yang dapat melihat.

measure-publications = Publikasi
measure-publications-rule = Publikasi yang terbit dalam periode itu, sendiri atau bersama pihak lain; edisi baru dihitung lagi.
