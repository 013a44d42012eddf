// Documents of a file that holds many: what their origin says, and what it does not.
#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using namespace std::literals;
using test::messages;
using test::reason;
using test::Source;

namespace {

const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\4\0\0\0\3\b\2\0\0\0"s;

// A document of news/2014-03-12-export.xml on the publication's site.
struct Part {
  MemoryFileSystem files;
  Rules rules;
  std::string scope = "site:loaf.example";

  Part() {
    files.files = {{"paper/news/a.png", png}, {"paper/static/img/b.png", png}};
    rules.publication.site = "https://paper.example";
    rules.root = "paper";
    rules.assets = {"static"};
    rules.files = &files;
  }

  Article article(const Source& source) const {
    Draft draft = source.draft();
    draft.scope = scope;
    return normalize(rules, std::move(draft));
  }
  static Source source() { return Source("news/2014-03-12-export.xml//00001234"); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(parts_of_files)

BOOST_AUTO_TEST_CASE(a_slug_is_made_of_the_address_or_the_title) {
  BOOST_TEST(Part().article(Part::source().with(FieldName::title, "Sea Salt")).slug == "sea-salt");
  const Article addressed =
      Part().article(Part::source()
                         .with(FieldName::title, "Salt")
                         .with(FieldName::url, "https://loaf.example/2014/brine.html"));
  BOOST_TEST(addressed.slug == "brine");
  BOOST_TEST(reason(addressed, "slug") == "front-matter key `url`, last part, 90 %");
  const Article stated = Part().article(Part::source().with(FieldName::slug, "own"));
  BOOST_TEST(stated.slug == "own");
}

BOOST_AUTO_TEST_CASE(what_has_no_place_of_its_own_is_said_of_where_the_document_begins) {
  const Article article = Part().article(Part::source().with(FieldName::title, "Salt"));
  BOOST_TEST(article.position.line > 0U);
  for (const Diagnostic& diagnostic : article.diagnostics)
    BOOST_TEST((diagnostic.position == article.position));
  BOOST_TEST(normalize({}, Source("a.md").draft()).position.line == 0U);
}

BOOST_AUTO_TEST_CASE(the_files_name_is_nobodys_title_or_date) {
  const Article article = Part().article(Part::source());
  BOOST_TEST(article.title == "Untitled");
  BOOST_TEST(!article.published);
  BOOST_TEST(messages(article, Code::title_missing) ==
             "news/2014-03-12-export.xml: warning: there is no title; `Untitled` stands in "
             "[title-missing]\n");
}

BOOST_AUTO_TEST_CASE(images_lie_beside_the_file_or_where_their_site_has_them) {
  const Article article =
      Part().article(Part::source().body("![x](a.png) ![x](https://loaf.example/img/b.png) "
                                         "![x](https://other.example/img/b.png)"));
  BOOST_REQUIRE(article.images.size() == 3u);
  BOOST_TEST(article.images[0].file == "news/a.png");
  BOOST_TEST(article.images[1].file == "static/img/b.png");
  BOOST_TEST(article.images[1].url == "https://loaf.example/img/b.png");
  BOOST_TEST(article.images[2].file == "");
}

BOOST_AUTO_TEST_CASE(an_address_made_of_the_path_has_the_slug) {
  Part part;
  part.rules.publication.permalink = "/{path}/";
  BOOST_TEST(part.article(Part::source().with(FieldName::title, "Salt")).url ==
             "https://paper.example/news/2014-03-12-export/salt/");
}

BOOST_AUTO_TEST_CASE(names_are_those_of_the_article_alone) {
  const Article article = Part().article(
      Part::source().with(FieldName::title, "Sea Salt").with(FieldName::slug, "salt"));
  std::string names;
  for (const std::string& key : evidence_of(article).link_keys)
    if (key.starts_with("name:")) names += key + " ";
  BOOST_TEST(names == "name:salt name:sea-salt ");
}

BOOST_AUTO_TEST_CASE(people_known_by_an_id_stay_open) {
  const Article article =
      Part().article(Part::source().with(FieldName::authors, "[{id: jane-roe}, {id: admin}]"));
  BOOST_REQUIRE(article.authors.size() == 2u);
  BOOST_TEST(article.authors[0].id == "jane-roe");
  BOOST_TEST(article.authors[0].name == "Jane Roe");
  BOOST_TEST(article.authors[1].id == "admin");
  BOOST_TEST(article.authors[1].name == "");
  BOOST_TEST(messages(article, Code::author_id_unresolved) == "");
}

BOOST_AUTO_TEST_CASE(attachments_stay_open) {
  Source source = Part::source().with(FieldName::image, "'attachment:7'");
  Draft draft = source.draft();
  for (const char* src : {"attachment:5", "attachment:of:4", "attachment:5"})
    draft.body.set_attribute(draft.body.append(Body::root(), Element::image), Attribute::src, src);
  const Article article = normalize(Part().rules, std::move(draft));
  BOOST_TEST(article.attachments == (std::vector<std::string>{"5", "of:4", "7"}),
             boost::test_tools::per_element());
  BOOST_TEST(article.lead_image == "attachment:7");
  BOOST_TEST(article.images.empty());
  BOOST_TEST(messages(article, Code::image_not_found) == "");
  BOOST_TEST(messages(article, Code::alt_text_missing) == "");
}

BOOST_AUTO_TEST_SUITE_END()
