#include "export/remote_pictures.h"

#include <boost/test/unit_test.hpp>

#include "export/epub/chapter_images.h"
#include "export/epub_fixture.h"
#include "export/picture_store.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

Image on_the_web(const std::string& src, const std::string& url) {
  Image image;
  image.src = src;
  image.url = url;
  return image;
}

// An article that shows a boat under two names, a local picture, and has a lead image.
Record article() {
  Record record = make_record(0, "one", "One");
  for (const char* src : {"https://salt.example/boat.gif", "pans.png", "/boat.gif", "gone.png"})
    add_image(record, src, "A picture");
  record.images = {on_the_web("https://salt.example/lead.gif", "https://salt.example/lead.gif"),
                   on_the_web("https://salt.example/boat.gif", "https://SALT.example/boat.gif"),
                   on_the_web("pans.png", "https://salt.example/pans.png"),
                   on_the_web("/boat.gif", "https://salt.example/boat.gif"),
                   on_the_web("gone.png", "")};
  record.images[2].file = "pans.png";
  record.images[2].media_type = "image/png";
  record.lead_image = "https://salt.example/lead.gif";
  return record;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(remote_pictures)

BOOST_AUTO_TEST_CASE(each_address_is_wanted_once_and_the_lead_image_last) {
  const std::vector<std::string> wanted{"https://salt.example/boat.gif",
                                        "https://salt.example/lead.gif"};
  BOOST_TEST(web_addresses(article()) == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(only_web_addresses_are_wanted) {
  for (const char* url : {"", "boat.gif", "//salt.example/boat.gif", "data:image/gif;base64,R0lGOD",
                          "file:///etc/hostname", "javascript:alert(1)"})
    BOOST_TEST(web_address(on_the_web("x", url)) == "", url);
}

BOOST_AUTO_TEST_CASE(a_fetched_picture_is_known_by_its_address) {
  const std::string gif("GIF89a\1\0\1\0\0\0\0;", 14);
  MemoryFileSystem files;
  files.files["/kept/boat"] = gif;
  files.files["root/pans.png"] = "bytes";
  RemotePictures remote;
  RemotePicture& boat = remote["https://salt.example/boat.gif"];
  boat.image.file = "/kept/boat";
  boat.image.media_type = "image/gif";
  boat.image.hash = "0123";
  boat.image.width = 300;
  remote["https://salt.example/lead.gif"].problem = "the server answered 410";
  const Record record = article();
  PictureStore store({"root", &files, "", "", &remote}, {});
  const ChapterImages images(record, store);
  for (const char* src : {"https://salt.example/boat.gif", "/boat.gif"}) {
    BOOST_TEST(images.name_in_book(src) == "images/0123.gif", src);
    BOOST_TEST(images.address(src) == "", src);
    BOOST_TEST(images.find(src)->width == 300U, src);
    BOOST_TEST(images.find(src)->src == src);
  }
  BOOST_TEST(images.address("https://salt.example/lead.gif") == "https://salt.example/lead.gif");
  BOOST_REQUIRE(images.resources().size() == 2U);
  // Nothing of the machine's folders goes on from here.
  BOOST_TEST(images.resources()[0].file == "https://salt.example/boat.gif");
  BOOST_REQUIRE(!images.diagnostics().empty());
  BOOST_TEST(to_text(images.diagnostics().back()) ==
             "one.md: warning: the image `https://salt.example/lead.gif` was not fetched: the "
             "server answered 410 [image-not-fetched]");
}

BOOST_AUTO_TEST_SUITE_END()
