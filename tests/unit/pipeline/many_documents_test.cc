// Files that hold many documents.
#include <boost/test/unit_test.hpp>

#include "base/archive_file.h"
#include "base/mounted_file_system.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

// A feed of `count` items, which name each other.
std::string feed(int count) {
  std::string items;
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    items += (items.empty() ? "" : ",") + ("{\"id\":\"" + n) +
             "\",\"url\":\"https://test.example/" + n + "/\",\"title\":\"Item " + n +
             "\",\"content_html\":\"<p>Text of " + n + ", and <a href='https://test.example/" +
             std::to_string(i + 1) + "/'>the next</a>.</p>\"}";
  }
  return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Feed\",\"items\":[" +
         items + "]}";
}

// An export with an author, and with a picture for each of `count` posts, which may come after it.
std::string wordpress(int count) {
  std::string items;
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i), picture = std::to_string(1000 + i);
    const std::string post =
        "<item><title>Post " + n + "</title><link>https://test.example/post-" + n +
        "/</link><dc:creator>jroe</dc:creator><content:encoded><![CDATA[<p>Text of " + n +
        "</p>]]></content:encoded><wp:post_id>" + n +
        "</wp:post_id><wp:post_date_gmt>2024-01-02 03:04:05</wp:post_date_gmt><wp:post_name>post-" +
        n + "</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>" +
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>" + picture +
        "</wp:meta_value></wp:postmeta></item>\n";
    const std::string attachment = "<item><title>Picture</title><wp:post_id>" + picture +
                                   "</wp:post_id><wp:post_parent>" + n +
                                   "</wp:post_parent><wp:post_type>attachment" +
                                   "</wp:post_type><wp:attachment_url>https://test.example/img/" +
                                   n + ".jpg</wp:attachment_url></item>\n";
    items += i % 2 == 0 ? post + attachment : attachment + post;
  }
  return "<?xml version=\"1.0\"?><rss version=\"2.0\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Site</title>"
         "<link>https://test.example</link><wp:wxr_version>1.2</wp:wxr_version>"
         "<wp:base_site_url>https://test.example</wp:base_site_url>"
         "<wp:base_blog_url>https://test.example</wp:base_blog_url>"
         "<wp:author><wp:author_login>jroe</wp:author_login>"
         "<wp:author_display_name>Jane Roe</wp:author_display_name></wp:author>\n" +
         items + "</channel></rss>\n";
}

BOOST_AUTO_TEST_SUITE(many_documents)

BOOST_AUTO_TEST_CASE(files_of_many_documents_give_the_same_bytes_on_any_number_of_threads) {
  const Folder folder;
  folder.put("in/feed.json", feed(150));
  folder.put("in/few.json", feed(3));
  folder.put("in/export.xml", wordpress(120));
  folder.put("in/a.md", "# A\n\nText.\n");
  const BuildResult alone = run(configuration(folder), 1);
  BOOST_TEST(alone.documents == 274U);
  BOOST_TEST(alone.exported == 274U);
  const std::string text = folder.get("out/feed.json");
  BOOST_TEST(text.find("Jane Roe") != text.npos);
  BOOST_TEST(text.find("https://test.example/img/119.jpg") != text.npos);
  BOOST_TEST(text.find("attachment:") == text.npos);
  const auto sums = checksums(alone);
  fs::remove_all(folder.path + "/out");
  BOOST_TEST((checksums(run(configuration(folder), 8)) == sums));
}

BOOST_AUTO_TEST_CASE(a_file_is_asked_about_with_all_that_it_holds) {
  const Folder folder;
  folder.put("in/feed.json", feed(100));
  folder.put("in/a.md", "# A\n\nText.\n");
  const SourceList sources = find_sources(real_file_system(), folder.path + "/in", {}, {});
  BuildOptions options;
  options.jobs = 2;
  options.only = {"feed.json"};
  int seen = 0;
  std::uint32_t last = 0, total = 0;
  options.progress = [&](Stage stage, std::uint32_t done, std::uint32_t all) {
    if (stage != Stage::reading) return;
    BOOST_TEST(done <= all);
    last = done;
    total = all;
  };
  const BuildResult result =
      check(configuration(folder), sources, options, [&](const Record&) { ++seen; });
  BOOST_TEST(seen == 100);
  BOOST_TEST(result.documents == 100U);
  BOOST_TEST(last == total);
}

// What content repeats is never more than a warning about that content.
BOOST_AUTO_TEST_CASE(documents_of_one_file_that_have_one_id_are_all_built) {
  const Folder folder;
  const auto post = [](const std::string& id, const std::string& title) {
    return "<item><title>" + title + "</title><wp:post_id>" + id +
           "</wp:post_id><wp:post_name>same</wp:post_name><wp:status>publish</wp:status>"
           "<wp:post_type>post</wp:post_type><guid>https://test.example/?p=1</guid>"
           "<content:encoded>Text.</content:encoded></item>\n";
  };
  std::string posts = wordpress(2);
  posts.insert(
      posts.find("</channel>"),
      post("7", "P1") + post("7", "P2") + post("7", "P2") + post("0", "P3") +
          post("99999999999", "P4") + post("-1", "P5") + post("7-2", "P6") +
          "<item><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type></item>");
  folder.put("in/export.xml", posts);
  std::string items;
  for (const char* title : {"R1", "R2", "R2"})
    items += "<item><guid>tag:same</guid><link>https://test.example/r</link><title>" +
             std::string(title) + "</title><description>Text.</description></item>";
  folder.put("in/feed.rss",
             "<rss version='2.0'><channel>" + items + items + "<item/><item/></channel></rss>");
  items.clear();
  for (const char* title : {"J1", "J2", "J2"})
    items += "{\"id\":\"tag:same\",\"title\":\"" + std::string(title) +
             "\",\"content_text\":\"Text.\"},";
  folder.put("in/feed.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[" +
                                 items + "{\"content_text\":\"x\"},{\"content_text\":\"x\"}]}");
  const BuildResult first = run(configuration(folder), 1);
  BOOST_TEST(first.log.counts().count(Code::wxr_item_malformed) == 0U);
  BOOST_TEST(first.exported == 2U + 7U + 8U + 5U);
  BOOST_TEST(first.changed.list(ChangedIds::Change::added).size() == first.exported);
  const BuildResult second = run(configuration(folder), 8);
  BOOST_TEST((checksums(second) == checksums(first)));
  BOOST_TEST(second.changed.list(ChangedIds::Change::added).empty());
}

BOOST_AUTO_TEST_CASE(members_of_an_archive_that_have_one_name_are_built_once) {
  const Folder folder;
  folder.put("in/pack.zip", zip({{"a.md", "# First\n"}, {"a.md", "# Second\n"}, {"./a.md", "x"}}));
  FileSystem& disk = real_file_system();
  const std::string path = folder.path + "/in/pack.zip";
  MountedFileSystem files(disk);
  BuildOptions options;
  options.files = &files;
  UnpackedArchive archive = unpack(disk.open(path), "pack.zip");
  options.found = archive.diagnostics;
  files.mount(path, std::move(archive));
  const SourceList sources = find_sources(files, folder.path + "/in", {}, {});
  const BuildResult result = build(configuration(folder), sources, options, true);
  BOOST_TEST(result.exported == 1U);
  BOOST_TEST(result.log.counts().at(Code::archive_member_left_out) == 2U);
  BOOST_TEST(folder.get("out/feed.json").find("First") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
