#include "ingest/saved_folders.h"

#include <boost/test/unit_test.hpp>

#include "base/gzip.h"

using namespace offprint;

namespace {

// Whether the file is taken for a part of the page, which holds `html`.
bool held(const std::string& page, const std::string& html, const std::string& file) {
  MemoryFileSystem files;
  files.files = {{"paper/" + page, html}, {"paper/" + file, ""}, {"paper/z.md", ""}};
  PathList origins;
  for (const FileInfo& info : files.list("paper")) origins.add(info.path.substr(6));
  return SavedFolders(files, "paper", origins).hold(file);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(saved_folders)

BOOST_AUTO_TEST_CASE(folders_are_known_in_every_language) {
  for (const std::string folder : {"Salt_files", "Salt-Dateien", "Salt_archivos", "Salt.files",
                                   "Salt_fichiers", "Salt_файлы", "Salt 文件"}) {
    const std::string html = "<link href=\"./" + folder + "/a.css\">";
    BOOST_TEST(held("n/Salt.html", html, "n/" + folder + "/frame.html"), folder);
  }
  BOOST_TEST(held("Salt.htm", "<img src='Salt_files/b.png?x'>", "Salt_files/deep/frame.txt"));
  BOOST_TEST(
      held("Salt.html.gz", test::gzip("<img src=\"Salt_files/b.png\">"), "Salt_files/frame.html"));
}

BOOST_AUTO_TEST_CASE(references_are_found_however_they_are_written) {
  const std::string page = "Salt & \"Sea\" (1) - it's.html",
                    frame = "Salt & \"Sea\" (1) - it's_files/f.html";
  for (const char* html :
       {"<img src=\"./Salt%20&amp;%20%22Sea%22%20(1)%20-%20it's_files/a.png\">",
        "<img src=\"Salt%20%26%20%22Sea%22%20%281%29%20-%20it%27s_files/a.png\">",
        "<img src='Salt & \"Sea\" (1) - it%27s_files/a.png'>"})
    BOOST_TEST(held(page, html, frame), html);
}

BOOST_AUTO_TEST_CASE(folders_of_articles_stay) {
  const std::string used = "<img src=\"Salt_files/a.png\"><img src=\"Salt-notes-2/a.png\">";
  BOOST_TEST(!held("Salt.html", used, "Salt-notes-2/b.html"));  // no single word
  BOOST_TEST(!held("Salt.html", used, "Saltfiles/b.html"));     // no separator
  BOOST_TEST(!held("Salt.html", used, "Salt_photos/b.html"));   // not used
  BOOST_TEST(!held("Salt.html", used, "n/Salt_files/b.html"));  // not beside the page
  BOOST_TEST(!held("Salt.md", used, "Salt_files/b.html"));      // no page
  BOOST_TEST(!held("Salt.html", "<a href=\"Salt_files/b.md\">", "Salt_files/b.md"));
  BOOST_TEST(!held("Salt.html", "Salt_files/a.png", "Salt_files/b.html"));
}

BOOST_AUTO_TEST_SUITE_END()
