#include <boost/test/unit_test.hpp>

#include "base/gzip.h"
#include "base/hash.h"
#include "base/mhtml.h"
#include "normalize/fixture.h"

using namespace offprint;
using namespace std::literals;
using test::messages;
using test::Source;

namespace {

const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\4\0\0\0\3\b\2\0\0\0"s;

// The picture stands in it twice: by address, as bytes, and by id, as base64.
const std::string archive =
    "Content-Type: multipart/related; boundary=cut\r\n\r\n"
    "--cut\r\nContent-Type: text/html\r\nContent-Location: https://a.example/salt/\r\n\r\n<p>x\r\n"
    "--cut\r\nContent-Type: image/png\r\nContent-Location: https://a.example/img/a.png\r\n\r\n" +
    png +
    "\r\n--cut\r\nContent-ID: <b@a>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA=\r\n--cut--\r\n";

struct Project {
  MemoryFileSystem files;
  Rules rules;

  explicit Project(const std::string& bytes = archive) {
    files.files = {{"paper/notes/salt.mhtml", bytes}, {"paper/notes/own.png", png + "own"}};
    rules.root = "paper";
    rules.files = &files;
  }

  Article article(std::string_view body, const std::string& format = "mhtml") const {
    Draft draft = Source("notes/salt.mhtml").body(body).draft();
    draft.format = format;
    return normalize(rules, draft);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(images_of_archives)

BOOST_AUTO_TEST_CASE(images_are_parts_of_the_archive) {
  const Project project;
  const Article article =
      project.article("![x](https://a.example/img/a.png) ![y](../img/a.png#z)\n");
  BOOST_REQUIRE(article.images.size() == 2u);
  for (const Image& image : article.images) {
    BOOST_TEST(image.file == "notes/salt.mhtml");
    BOOST_TEST(image.part == 2u);
    BOOST_TEST(image.url == "https://a.example/img/a.png");
    BOOST_TEST(image.media_type == "image/png");
    BOOST_TEST(image.width == 4u);
    BOOST_TEST(image.size == png.size());
    BOOST_TEST(image.hash == hash128_hex(png));
    BOOST_TEST(PartReader(project.files).read("paper/" + image.file, image.part) == png);
  }
  BOOST_TEST(messages(article, Code::image_not_found) == "");
}

BOOST_AUTO_TEST_CASE(images_are_named_by_content_id) {
  const Project project(test::gzip(archive));
  const Article article = project.article("![x](cid:b@a) ![x](cid:c@a)\n");
  BOOST_REQUIRE(article.images.size() == 2u);
  BOOST_TEST(article.images[0].part == 3u);
  BOOST_TEST(article.images[0].hash == hash128_hex(png));
  BOOST_TEST(article.images[0].url == "");
  BOOST_TEST(PartReader(project.files).read("paper/notes/salt.mhtml", 3) == png);
  BOOST_TEST(article.images[1].file == "");
  BOOST_TEST(article.images[1].url == "");
  BOOST_TEST(messages(article, Code::image_not_found) ==
             "notes/salt.mhtml:20:15: warning: there is no image `cid:c@a`; the path is relative "
             "to the article [image-not-found]\n");
}

BOOST_AUTO_TEST_CASE(what_the_archive_lacks_is_looked_for_elsewhere) {
  const Article article = Project().article("![x](own.png) ![y](https://b.example/a.png)\n");
  BOOST_REQUIRE(article.images.size() == 2u);
  BOOST_TEST(article.images[0].file == "notes/own.png");
  BOOST_TEST(article.images[0].part == 0u);
  BOOST_TEST(article.images[1].file == "");
  BOOST_TEST(article.images[1].url == "https://b.example/a.png");
}

BOOST_AUTO_TEST_CASE(only_the_source_itself_is_an_archive) {
  BOOST_TEST(Project().article("![x](../img/a.png)\n", "html").images.at(0).file == "");
  BOOST_TEST(Project("no archive").article("![x](../img/a.png)\n").images.at(0).part == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
