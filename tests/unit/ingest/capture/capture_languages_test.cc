// Whole pages in several languages and scripts.
#include <boost/test/unit_test.hpp>

#include "ingest/capture/outline.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(capture_languages)

BOOST_AUTO_TEST_CASE(a_german_page_with_single_line_ends) {
  const Draft draft = read_capture_file(
      "Zum Inhalt springen\nStartseite > Politik > Stadtrat beschließt neue Radwege\nAnzeige\n"
      "Stadtrat beschließt neue Radwege - Der Talbote\nVon Jana Meier und Peter Holm\n"
      "Veröffentlicht am 03.02.2021, aktualisiert am 5. Februar 2021\n"
      "TALHEIM (dpa) — Der Stadtrat hat am Dienstag mit großer Mehrheit den Bau von zwölf neuen "
      "Radwegen beschlossen. Die Arbeiten sollen im Frühjahr beginnen.\n"
      "Lesen Sie auch: Warum der Bahnhof später fertig wird\n"
      "Kritik aus der Opposition\n"
      "Die Opposition bemängelte die Kosten von vier Millionen Euro, die zum größten Teil aus "
      "Mitteln des Landes kommen sollen.\n"
      "Anzeige\nWas jetzt geplant ist\n- ein Weg am Fluss\n- eine Brücke am Markt\n"
      "Im Herbst will die Verwaltung einen ersten Bericht vorlegen, in dem auch die Unfallzahlen "
      "stehen sollen.\n"
      "Teilen\nKommentare (12)\nMax: Finde ich gut, aber wer bezahlt das alles am Ende wieder?\n"
      "Ähnliche Artikel\nDer Markt wird umgebaut\n"
      "© 2021 Der Talbote. Alle Rechte vorbehalten.\n");
  BOOST_TEST(language_of(draft) == "de");
  BOOST_TEST(fields_of(draft) ==
             "title = Stadtrat beschließt neue Radwege\nsite = Der Talbote\n"
             "authors = Jana Meier und Peter Holm\npublished = 03.02.2021\n"
             "modified = 5. Februar 2021\n"
             "rights = © 2021 Der Talbote. Alle Rechte vorbehalten.\n");
  BOOST_TEST(body_of(draft) ==
             "p TALHEIM (dpa) — Der Stadtrat hat am Dienstag mit großer Mehrheit den Bau von zwölf "
             "neuen Radwegen beschlossen. Die Arbeiten sollen im Frühjahr beginnen.\n"
             "h2 Kritik aus der Opposition\n"
             "p Die Opposition bemängelte die Kosten von vier Millionen Euro, die zum größten Teil "
             "aus Mitteln des Landes kommen sollen.\n"
             "h2 Was jetzt geplant ist\nli ein Weg am Fluss\nli eine Brücke am Markt\n"
             "p Im Herbst will die Verwaltung einen ersten Bericht vorlegen, in dem auch die "
             "Unfallzahlen stehen sollen.\n");
  BOOST_TEST(removed_of(draft) ==
             "1 navigation\n2 breadcrumb\n3 advertisement\n8 link to another article\n"
             "11 advertisement\n16 sharing\n17 comments\n18 navigation\n19 related articles\n"
             "20 navigation\n21 copyright line\n");
}

BOOST_AUTO_TEST_CASE(a_spanish_page_with_capitals_repetition_and_labels) {
  const Draft draft = read_capture_file(
      "Aviso de cookies: usamos cookies propias y de terceros. Aceptar\n\n"
      "EL PAN VUELVE A LA PLAZA DEL PUEBLO\n\nEL PAN VUELVE A LA PLAZA DEL PUEBLO.\n\n"
      "Los hornos comunales renacen en los pueblos de la sierra gracias a los jóvenes\n\n"
      "Por María López García | 12 de marzo de 2024 | 3 min de lectura\n\n"
      "MADRID (EFE) — Los hornos comunales de la sierra vuelven a encenderse después de treinta "
      "años de abandono, y los vecinos hacen cola cada sábado.\n\n"
      "Foto: El horno del pueblo, un sábado por la mañana.\n\n"
      "La asociación quiere abrir otros cuatro hornos antes del verano. Para ello busca "
      "voluntarios y donaciones de leña.\n\n"
      "Etiquetas: pan, pueblos, sierra\n\nDeja un comentario\n");
  BOOST_TEST(fields_of(draft) ==
             "title = EL PAN VUELVE A LA PLAZA DEL PUEBLO\n"
             "authors = María López García\npublished = 12 de marzo de 2024\n"
             "dek = Los hornos comunales renacen en los pueblos de la sierra gracias a los "
             "jóvenes\n"
             "tags = [pan] [pueblos] [sierra]\n");
  BOOST_TEST(body_of(draft) ==
             "p MADRID (EFE) — Los hornos comunales de la sierra vuelven a encenderse después de "
             "treinta años de abandono, y los vecinos hacen cola cada sábado.\n"
             "p Foto: El horno del pueblo, un sábado por la mañana.\n"
             "p La asociación quiere abrir otros cuatro hornos antes del verano. Para ello busca "
             "voluntarios y donaciones de leña.\n");
  BOOST_TEST(removed_of(draft) == "1 consent\n5 repetition\n19 comments\n");
}

BOOST_AUTO_TEST_CASE(an_arabic_page_reads_like_any_other) {
  const Draft draft = read_capture_file(
      "الرئيسية\nإعلان\nعودة المخابز القديمة إلى القرية\nبقلم: أحمد علي\n١٢ مارس ٢٠٢٤\n"
      "عادت المخابز القديمة إلى العمل في القرية بعد ثلاثين عاما من الإهمال، ويقف السكان كل صباح "
      "في صف طويل للحصول على الخبز الساخن.\n"
      "اقرأ أيضا: أفضل طرق الجبل\n"
      "وتخطط الجمعية لافتتاح أربعة مخابز أخرى قبل الصيف، وهي تبحث عن متطوعين وتبرعات.\n"
      "مشاركة\nجميع الحقوق محفوظة © 2024\n");
  BOOST_TEST(language_of(draft) == "ar");
  BOOST_TEST(fields_of(draft) ==
             "title = عودة المخابز القديمة إلى القرية\nauthors = أحمد علي\n"
             "published = ١٢ مارس ٢٠٢٤\n");
  BOOST_TEST(body_of(draft) ==
             "p عادت المخابز القديمة إلى العمل في القرية بعد ثلاثين عاما من الإهمال، ويقف السكان "
             "كل صباح في صف طويل للحصول على الخبز الساخن.\n"
             "p وتخطط الجمعية لافتتاح أربعة مخابز أخرى قبل الصيف، وهي تبحث عن متطوعين "
             "وتبرعات.\n");
}

BOOST_AUTO_TEST_CASE(a_japanese_page_needs_no_blanks) {
  const Draft draft = read_capture_file(
      "ホーム\n検索\n川辺の町に小さな図書館が開館\n2023年4月5日 公開\n執筆：山田花子\n"
      "川辺の町に、住民が運営する小さな図書館が開館した。古い倉庫を改装した建物には、寄贈された三"
      "千冊の本が並んでいる。\n"
      "関連記事：町の本屋が残した棚\n"
      "今後は読み聞かせの会や、詩を書く教室も開く予定だという。運営費は会員の会費と寄付でまかな"
      "う。\nシェアする\n© 2023 川辺新聞\n");
  BOOST_TEST(language_of(draft) == "ja");
  BOOST_TEST(fields_of(draft) ==
             "title = 川辺の町に小さな図書館が開館\nauthors = 山田花子\n"
             "published = 2023年4月5日\nrights = © 2023 川辺新聞\n");
  BOOST_TEST(removed_of(draft) ==
             "1 navigation\n2 navigation\n7 link to another article\n9 sharing\n"
             "10 copyright line\n");
}

BOOST_AUTO_TEST_CASE(turkish_capitals_meet_their_small_letters) {
  const Draft draft = read_capture_file(
      "Ana Sayfa\n\nHİÇ UYUMAYAN DENİZ FENERİ | İSTANBUL KIYILARINDA IŞIĞIN DİLİ VE ADI\n\n"
      "Yazan: Işıl Denizci\n12 Mart 2024\n\n"
      "Deniz feneri her dokuz saniyede bir yanar ve denizciler onu yalnızca bu ritimle tanır. "
      "Saniyeleri sayan, haritadaki yerini bulur.\n\n"
      "İlgili haberler: Kimsenin görmediği şamandıralar\n\n"
      "Eskiden bekçi saati kurmak için gecede iki kez merdiveni çıkardı. Bugün bunu avuç içi kadar "
      "bir devre yapıyor.\n\n© 2024 Liman Postası. Tüm hakları saklıdır.\n");
  BOOST_TEST(fields_of(draft) ==
             "title = HİÇ UYUMAYAN DENİZ FENERİ\n"
             "subtitle = İSTANBUL KIYILARINDA IŞIĞIN DİLİ VE ADI\nauthors = Işıl Denizci\n"
             "published = 12 Mart 2024\n"
             "rights = © 2024 Liman Postası. Tüm hakları saklıdır.\n");
  BOOST_TEST(removed_of(draft) == "1 navigation\n10 link to another article\n14 copyright line\n");
}

BOOST_AUTO_TEST_CASE(a_persian_page_reads_like_any_other) {
  const Draft draft = read_capture_file(
      "خانه\nفانوسی که نمی‌خوابد\nنویسنده: مریم صالحی\n"
      "فانوس دریایی هر نه ثانیه یک بار روشن می‌شود و دریانوردان آن را تنها "
      "با "
      "همین "
      "آهنگ "
      "می‌شناسند. هر "
      "که ثانیه‌ها را بشمارد جای خود را روی نقشه پیدا "
      "می‌کند.\n"
      "بیشتر بخوانید: قایق‌هایی که کسی نمی‌بیند\n"
      "پیش از این نگهبان هر شب دو بار از پله‌ها بالا می‌رفت تا ساعت را کوک "
      "کند. "
      "امروز "
      "مداری "
      "کوچک این "
      "کار را می‌کند.\nاشتراک‌گذاری\nعضویت در "
      "خبرنامه\n#فانوس "
      "#دریا\n");
  BOOST_TEST(fields_of(draft) ==
             "title = فانوسی که نمی‌خوابد\nauthors = مریم صالحی\ntags = "
             "[فانوس] "
             "[دریا]\n");
  BOOST_TEST(removed_of(draft) ==
             "1 navigation\n5 link to another article\n7 sharing\n8 newsletter\n");
}

BOOST_AUTO_TEST_SUITE_END()
