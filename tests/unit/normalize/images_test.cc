#include <boost/test/unit_test.hpp>

#include "base/hash.h"
#include "normalize/fixture.h"

using namespace offprint;
using namespace std::literals;
using test::messages;
using test::normalized;
using test::Source;

namespace {

const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\4\0\0\0\3\b\2\0\0\0"s;

// Project "paper" with articles in notes/ and assets in static/.
struct Project {
  MemoryFileSystem files;
  Rules rules;

  Project() {
    files.files = {{"paper/notes/a.png", png},
                   {"paper/notes/b c.png", png + "b"},
                   {"paper/static/img/d.png", png + "d"},
                   {"secret.png", png}};
    rules.root = "paper";
    rules.assets = {"static"};
    rules.files = &files;
  }

  Article article(const Source& source) const { return normalized(source, rules); }
  Article article(std::string_view body) const { return article(Source().body(body)); }
  Image image(const std::string& src) const {
    const Article made = article("![x](<" + src + ">)");
    BOOST_REQUIRE(made.images.size() == 1u);
    return made.images.front();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(images)

BOOST_AUTO_TEST_CASE(images_lie_beside_their_article) {
  const Image image = Project().image("a.png");
  BOOST_TEST(image.file == "notes/a.png");
  BOOST_TEST(image.media_type == "image/png");
  BOOST_TEST(image.width == 4u);
  BOOST_TEST(image.height == 3u);
  BOOST_TEST(image.size == png.size());
  BOOST_TEST(image.hash == hash128_hex(png));
  BOOST_TEST(image.alt == "x");
  BOOST_TEST(image.url == "");
}

BOOST_AUTO_TEST_CASE(names_are_found_whatever_their_spelling) {
  const Project project;
  BOOST_TEST(project.image("b%20c.png").file == "notes/b c.png");
  BOOST_TEST(project.image("./a.png?v=2#x").file == "notes/a.png");
  BOOST_TEST(project.image("../notes/a.png").file == "notes/a.png");
}

BOOST_AUTO_TEST_CASE(site_absolute_images_lie_below_an_asset_root_or_the_root) {
  const Project project;
  BOOST_TEST(project.image("/img/d.png").file == "static/img/d.png");
  BOOST_TEST(project.image("img/d.png").file == "static/img/d.png");
  BOOST_TEST(project.image("/notes/a.png").file == "notes/a.png");
}

BOOST_AUTO_TEST_CASE(site_absolute_images_of_an_archive_lie_in_it) {
  Project project;
  project.files.files["paper/old.zip/site/img/e.png"] = png;
  project.files.files["paper/old.zip/img/f.png"] = png + "f";
  project.files.files["paper/img/g.png"] = png + "g";
  const auto file_of = [&](const char* body) {
    const Article article = normalized(Source("old.zip/site/posts/a.md").body(body), project.rules);
    return article.images.at(0).file;
  };
  BOOST_TEST(file_of("![x](/img/e.png)") == "old.zip/site/img/e.png");
  BOOST_TEST(file_of("![x](/img/f.png)") == "old.zip/img/f.png");
  BOOST_TEST(file_of("![x](/img/g.png)") == "img/g.png");
  BOOST_TEST(file_of("![x](/img/d.png)") == "static/img/d.png");
}

BOOST_AUTO_TEST_CASE(a_site_gives_images_addresses) {
  Project project;
  project.rules.publication.site = "https://paper.example";
  BOOST_TEST(project.image("/img/d.png").url == "https://paper.example/img/d.png");
  BOOST_TEST(project.image("b%20c.png").url == "https://paper.example/notes/b%20c.png");
  BOOST_TEST(project.image("/gone.png").url == "https://paper.example/gone.png");
  BOOST_TEST(project.image("gone.png").url == "https://paper.example/salt/gone.png");
  const Image own = project.image("https://paper.example/img/d.png");
  BOOST_TEST(own.file == "static/img/d.png");
  BOOST_TEST(own.url == "https://paper.example/img/d.png");
}

BOOST_AUTO_TEST_CASE(what_was_saved_with_a_page_has_an_address_only_as_an_asset) {
  Project project;
  project.rules.publication.site = "https://paper.example";
  project.files.files["paper/notes/On salt-Dateien/a b.png"] = png;
  Draft draft =
      Source("notes/On salt.html").body("![x](./On%20salt-Dateien/a%20b.png) ![x](a.png)").draft();
  draft.format = "html";
  const Article article = normalize(project.rules, draft);
  BOOST_REQUIRE(article.images.size() == 2u);
  BOOST_TEST(article.images[0].file == "notes/On salt-Dateien/a b.png");
  BOOST_TEST(article.images[0].url == "");
  BOOST_TEST(article.images[1].url == "https://paper.example/notes/a.png");
  project.rules.assets.push_back(".");
  BOOST_TEST(normalize(project.rules, draft).images[0].url ==
             "https://paper.example/notes/On%20salt-Dateien/a%20b.png");
}

BOOST_AUTO_TEST_CASE(a_remote_image_of_a_saved_page_may_lie_beside_it_by_its_name) {
  Project project;
  project.files.files["paper/notes/On salt_files/a.png"] = png;
  project.files.files["paper/notes/On salt_files/far.png"] = png;
  Draft draft = Source("notes/On salt.html")
                    .body(
                        "![x](https://b.example/media/far.png?w=9) ![x](On%20salt_files/a.png)"
                        " ![x](https://b.example/..%2Fa.png) ![x](https://b.example/gone.png)")
                    .draft();
  draft.format = "html";
  const Article article = normalize(project.rules, draft);
  BOOST_REQUIRE(article.images.size() == 4u);
  BOOST_TEST(article.images[0].file == "notes/On salt_files/far.png");
  BOOST_TEST(article.images[0].url == "https://b.example/media/far.png?w=9");
  BOOST_TEST(article.images[0].size == png.size());
  BOOST_TEST(article.images[2].file == "notes/On salt_files/a.png");
  BOOST_TEST(article.images[3].file == "");
}

BOOST_AUTO_TEST_CASE(remote_images_are_not_looked_for) {
  const Project project;
  const Article article =
      project.article("![x](https://b.example/a.png) ![x](//b.example/b.png)\n");
  BOOST_REQUIRE(article.images.size() == 2u);
  BOOST_TEST(article.images[0].url == "https://b.example/a.png");
  BOOST_TEST(article.images[1].url == "https://b.example/b.png");
  BOOST_TEST(article.images[0].file == "");
  BOOST_TEST(messages(article, Code::image_not_found) == "");
}

BOOST_AUTO_TEST_CASE(an_image_that_is_not_there_is_reported_once) {
  const Article article = Project().article("Text ![x](gone.png) and ![x](gone.png).\n");
  BOOST_TEST(article.images.size() == 1u);
  BOOST_TEST(messages(article, Code::image_not_found) ==
             "notes/salt.md:20:6: warning: there is no image `gone.png`; the path is relative to "
             "the article [image-not-found]\n");
}

BOOST_AUTO_TEST_CASE(images_of_a_page_are_where_its_address_says) {
  const Project project;
  Draft draft = Source("notes/salt.html")
                    .with(FieldName::url, "https://b.example/n/salt")
                    .body("![x](pan.png) ![x](/sea.png)")
                    .draft();
  draft.format = "html";
  draft.from_page = true;
  const Article article = normalize(project.rules, draft);
  BOOST_REQUIRE(article.images.size() == 2u);
  BOOST_TEST(article.images[0].url == "https://b.example/n/pan.png");
  BOOST_TEST(article.images[1].url == "https://b.example/sea.png");
  BOOST_TEST(messages(article, Code::image_not_found) == "");
}

BOOST_AUTO_TEST_CASE(images_of_a_page_without_an_address_are_one_report) {
  const Project project;
  Draft draft =
      Source("notes/salt.html").body("![x](pan.png) ![x](/sea.png) ![x](../../up.png)").draft();
  draft.format = "html";
  const Article article = normalize(project.rules, draft);
  BOOST_TEST(messages(article, Code::image_not_found).find("(3 times)") != std::string::npos);
  BOOST_TEST(messages(article, Code::image_outside_roots) == "");
}

BOOST_AUTO_TEST_CASE(nothing_outside_the_root_is_read) {
  const Project project;
  for (const char* src : {"../../secret.png", "../../../etc/passwd", "%2e%2e/%2e%2e/secret.png"}) {
    const Article article = project.article("![x](" + std::string(src) + ")\n");
    BOOST_REQUIRE(article.images.size() == 1u);
    BOOST_TEST(article.images[0].file == "");
    BOOST_TEST(messages(article, Code::image_outside_roots) ==
               "notes/salt.md:20:1: warning: the image `" + std::string(src) +
                   "` lies outside the source roots and was not read; copy it into the project "
                   "[image-outside-roots]\n");
  }
}

BOOST_AUTO_TEST_CASE(links_that_lead_outside_are_not_followed) {
  struct Linked : FileSystem {
    MemoryFileSystem files;
    std::string read(const std::string&) const override { throw std::logic_error("was read"); }
    std::optional<FileInfo> stat(const std::string& path) const override {
      return FileInfo{path, 1, 0};
    }
    bool is_folder(const std::string&) const override { return true; }
    std::vector<FileInfo> list(const std::string&) const override { return {}; }
    std::optional<std::string> canonical(const std::string& path) const override {
      return path == "paper" ? "/home/paper" : "/home/paperwork/secret.png";
    }
    void write(const std::string&, std::string_view) override {}
    void remove(const std::string&) override {}
  };
  const Linked files;
  Project project;
  project.rules.files = &files;
  BOOST_TEST(messages(project.article("![x](a.png)\n"), Code::image_outside_roots) != "");
}

BOOST_AUTO_TEST_CASE(images_of_unreasonable_size_are_not_read) {
  Project project;
  project.files.files["paper/notes/a.png"] = std::string((64 << 20) + 1, 'x');
  const Article article = project.article("![x](a.png)\n");
  BOOST_TEST(article.images[0].file == "");
  BOOST_TEST(messages(article, Code::image_not_found).find("more than 64 MB") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_missing_alternative_text_is_reported) {
  const Article article = Project().article("Text ![](a.png) and ![x](a.png).\n");
  BOOST_TEST(messages(article, Code::alt_text_missing) ==
             "notes/salt.md:20:6: warning: the image `a.png` has no alternative text; describe it "
             "between the brackets: ![what it shows](…) [alt-text-missing]\n");
  BOOST_TEST(article.images[0].alt == "x");
}

BOOST_AUTO_TEST_CASE(the_lead_image_comes_first) {
  const Article article = Project().article(
      Source().with(FieldName::image, "{src: /img/d.png, alt: D}").body("![x](a.png)\n"));
  BOOST_REQUIRE(article.images.size() == 2u);
  BOOST_TEST(article.lead_image == "/img/d.png");
  BOOST_TEST(article.images[0].src == "/img/d.png");
  BOOST_TEST(article.images[0].alt == "D");
  BOOST_TEST(test::reason(article, "lead_image") == "front-matter key `image`, 100 %");
  BOOST_TEST(messages(article, Code::alt_text_missing) == "");
}

BOOST_AUTO_TEST_CASE(a_lead_image_that_the_body_shows_is_that_one) {
  const Article article =
      Project().article(Source().with(FieldName::image, "./a.png").body("![The sea](a.png)\n"));
  BOOST_REQUIRE(article.images.size() == 1u);
  BOOST_TEST(article.lead_image == "a.png");
  BOOST_TEST(article.images[0].alt == "The sea");
  BOOST_TEST(messages(article, Code::alt_text_missing) == "");
}

BOOST_AUTO_TEST_CASE(a_lead_image_of_another_size_is_the_one_that_the_body_shows) {
  const Article article = normalized(
      Source()
          .from_page()
          .with(FieldName::image, "https://b.example/pan.jpg?w=1200")
          .body("![A pan](https://b.example/pan.jpg?w=600) ![](https://b.example/rake.jpg)"));
  BOOST_TEST(article.lead_image == "https://b.example/pan.jpg?w=600");
  BOOST_TEST(messages(article, Code::alt_text_missing) ==
             "notes/salt.md:20:43: warning: the image `https://b.example/rake.jpg` has no "
             "alternative text; describe it: alt=\"what it shows\" [alt-text-missing]\n");
}

BOOST_AUTO_TEST_CASE(a_lead_image_has_its_alternative_text_in_a_field) {
  const Source source = Source().with(FieldName::image, "[a.png, b.png]", "images");
  const Article without = Project().article(source);
  BOOST_TEST(without.lead_image == "a.png");
  BOOST_TEST(messages(without, Code::alt_text_missing) ==
             "notes/salt.md:2:2: warning: the lead image `a.png` has no alternative text; add "
             "`image_alt:` [alt-text-missing]\n");
  const Article with = Project().article(Source(source).with(FieldName::image_alt, "The sea"));
  BOOST_TEST(with.images[0].alt == "The sea");
  BOOST_TEST(messages(with, Code::alt_text_missing) == "");
}

BOOST_AUTO_TEST_CASE(a_lead_image_that_must_not_be_followed_is_left_out) {
  const Source source = Source()
                            .with(FieldName::image, "javascript:a()", "image")
                            .with(FieldName::image, "data:text/html,a", "thumbnail")
                            .with(FieldName::image, "a.png", "cover");
  const Article article = Project().article(source);
  BOOST_TEST(article.lead_image == "a.png");
  BOOST_TEST(article.images.size() == 1u);
  BOOST_TEST(messages(article, Code::image_unsafe) ==
             "notes/salt.md:2:1: warning: the lead image \"javascript:a()\" was left out; images "
             "may begin with http: or https:, or be files [image-unsafe]\n"
             "notes/salt.md:3:1: warning: the lead image \"data:text/html,a\" was left out; images "
             "may begin with http: or https:, or be files [image-unsafe]\n");
}

BOOST_AUTO_TEST_CASE(no_lead_image_may_be_said_in_words) {
  const Article article = Project().article(Source().with(FieldName::image, "false"));
  BOOST_TEST(article.images.empty());
  BOOST_TEST(messages(article, Code::image_not_found) == "");
}

BOOST_AUTO_TEST_CASE(a_lead_image_of_odd_form_is_reported) {
  const Article article = Project().article(Source().with(FieldName::image, "{alt: x}"));
  BOOST_TEST(article.images.empty());
  BOOST_TEST(messages(article, Code::field_type) ==
             "notes/salt.md:2:1: warning: `image` should be a path, or a map with `src` and `alt`; "
             "this is ignored [field-type]\n");
}

BOOST_AUTO_TEST_SUITE_END()
