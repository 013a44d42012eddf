#include "catalog/declared_rows.h"

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

const std::string scope = "site:loaf";

KnownPerson person(std::string id, std::string name, std::string url = {}) {
  return {scope, std::move(id), {std::move(name), "", std::move(url)}};
}

AttachmentRow row(std::string id, std::string parent = {}, std::uint32_t order = 0,
                  std::string caption = {}) {
  AttachmentRow made;
  made.scope = scope;
  made.image.url = "https://loaf.example/" + id + ".jpg";
  made.image.alt = "Picture " + id;
  made.id = std::move(id);
  made.parent = std::move(parent);
  made.order = order;
  made.caption = std::move(caption);
  return made;
}

Article post() {
  Article made = article("a.xml//1");
  made.scope = scope;
  return made;
}

void credit(Article& article, std::string id, std::string name) {
  article.authors.push_back({name, name, "", std::move(id)});
  article.provenance.push_back({"authors", {8, 3}, "dc:creator, author-id", 0.6});
}

// Adds an image to `parent`, or to a figure of its own.
NodeIndex image(Article& article, const std::string& src, NodeIndex parent = no_node) {
  if (parent == no_node) parent = article.body.append(Body::root(), Element::figure, {9, 1});
  const NodeIndex node = article.body.append(parent, Element::image, {9, 2});
  article.body.set_attribute(node, Attribute::src, src);
  if (src.starts_with("attachment:")) article.attachments.push_back(src.substr(11));
  return node;
}

Record resolved(Article article, std::vector<DeclaringDocument> documents) {
  const std::string origin = article.origin;
  return Build({std::move(article)}, {}, publication(), {}, documents).record(origin);
}

// Figures, images, captions and texts in order.
std::string shape(const Body& body) {
  std::string text;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (body[node].element == Element::text) text += "'" + std::string(body.text(node)) + "' ";
    if (tag(body[node].element).empty()) continue;
    text += std::string(tag(body[node].element)) + " ";
    if (body[node].element == Element::image)
      text += "(" + std::string(file_name(body.attribute(node, Attribute::src))) + "|" +
              std::string(body.attribute(node, Attribute::alt)) + ") ";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(declared_rows)

BOOST_AUTO_TEST_CASE(authors_get_the_names_that_their_source_lists) {
  Article made = post();
  credit(made, "jroe", "jroe");
  credit(made, "gone", "Gone");
  const Record record =
      resolved(made, {{"a.xml//0", {person("jroe", "Jane Roe", "https://roe.example/")}, {}}});
  BOOST_REQUIRE(record.authors.size() == 2U);
  BOOST_TEST(record.authors[0].name == "Jane Roe");
  BOOST_TEST(record.authors[0].url == "https://roe.example/");
  BOOST_TEST(record.authors[0].id == "");
  BOOST_TEST(record.provenance[0].rule ==
             "dc:creator, author-id, found in the source's list of people");
  BOOST_TEST(record.authors[1].name == "Gone");
  BOOST_TEST(record.authors[1].id == "");
  BOOST_TEST(texts(record.diagnostics) ==
                 (std::vector<std::string>{
                     "a.xml:8:3: info: the author is an id, `gone`, that the source's list of "
                     "people does not have; it is printed as Gone [author-id-unresolved]"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ids_count_in_their_scope_alone) {
  Article made = post();
  made.scope = "site:other";
  credit(made, "jroe", "jroe");
  image(made, "attachment:5");
  const Record record = resolved(made, {{"a.xml//0", {person("jroe", "Jane Roe")}, {row("5")}}});
  BOOST_TEST(record.authors[0].name == "jroe");
  BOOST_TEST(record.images.empty());
}

BOOST_AUTO_TEST_CASE(nobody_is_credited_twice_or_without_a_name) {
  Article made = post();
  credit(made, "jroe", "jroe");
  credit(made, "jane", "jane");
  credit(made, "admin", "");
  const Record record =
      resolved(made, {{"a.xml//0", {person("jroe", "Jane Roe"), person("jane", "Jane Roe")}, {}}});
  BOOST_TEST(record.authors.size() == 1U);
  BOOST_TEST(record.diagnostics.empty());
  Article nobody = post();
  credit(nobody, "admin", "");
  BOOST_TEST(texts(resolved(nobody, {}).diagnostics) ==
                 (std::vector<std::string>{"a.xml: info: no author was found: the id that the "
                                           "source has names nobody [author-missing]"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_several_rows_that_of_the_first_origin_counts) {
  Article made = post();
  credit(made, "jroe", "jroe");
  image(made, "attachment:5");
  AttachmentRow other = row("5");
  other.image.alt = "Another";
  std::vector<DeclaringDocument> documents = {{"a.xml//1", {person("jroe", "First")}, {row("5")}},
                                              {"a.xml//2", {person("jroe", "Second")}, {other}},
                                              {"b.xml//0", {person("jroe", "A Third")}, {other}}};
  for (int turn = 0; turn < 3; ++turn) {
    const Record record = resolved(made, documents);
    BOOST_TEST(record.authors[0].name == "First");
    BOOST_TEST(record.images.at(0).alt == "Picture 5");
    std::rotate(documents.begin(), documents.begin() + 1, documents.end());
  }
}

BOOST_AUTO_TEST_CASE(an_attachment_becomes_an_image_with_its_words) {
  Article made = post();
  image(made, "attachment:5");
  const Record record = resolved(made, {{"a.xml//0", {}, {row("5", "", 0, "At dawn")}}});
  BOOST_TEST(shape(record.body) ==
             "p 'The text of a.xml//1' figure img (5.jpg|Picture 5) figcaption 'At dawn' ");
  BOOST_REQUIRE(record.images.size() == 1U);
  BOOST_TEST(record.images[0].src == "https://loaf.example/5.jpg");
  BOOST_TEST(record.images[0].url == record.images[0].src);
  BOOST_TEST(record.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(words_that_the_article_has_stay) {
  Article made = post();
  const NodeIndex node = image(made, "attachment:5");
  made.body.set_attribute(node, Attribute::alt, "Own");
  const NodeIndex caption = made.body.append(made.body[node].parent, Element::figure_caption);
  made.body.append_text(caption, "Own words");
  const NodeIndex text = made.body.append(Body::root(), Element::paragraph);
  made.body.append_text(text, "Beside ");
  image(made, "attachment:6", text);
  const Record record =
      resolved(made, {{"a.xml//0", {}, {row("5", "", 0, "At dawn"), row("6", "", 0, "Noon")}}});
  BOOST_TEST(shape(record.body) ==
             "p 'The text of a.xml//1' figure img (5.jpg|Own) figcaption 'Own words' "
             "p 'Beside ' img (6.jpg|Picture 6) ");
  BOOST_TEST(record.body.attribute(record.body[text].last_child, Attribute::title) == "Noon");
}

BOOST_AUTO_TEST_CASE(the_attachments_of_an_item_become_figures_in_their_order) {
  Article made = post();
  image(made, "attachment:of:45");
  AttachmentRow paper = row("7", "45");
  paper.image.media_type = "application/pdf";
  const Record record = resolved(made, {{"a.xml//0",
                                         {},
                                         {row("10", "45", 2), row("9", "45", 2, "Nine"),
                                          row("11", "45", 1), paper, row("12", "46")}}});
  BOOST_TEST(shape(record.body) ==
             "p 'The text of a.xml//1' figure img (11.jpg|Picture 11) figure img (9.jpg|Picture 9) "
             "figcaption 'Nine' figure img (10.jpg|Picture 10) ");
  BOOST_TEST(record.images.size() == 3U);
}

BOOST_AUTO_TEST_CASE(pictures_beside_a_text_stand_before_it) {
  Article made = post();
  const NodeIndex text = made.body.append(Body::root(), Element::paragraph);
  made.body.append_text(text, "Beside ");
  image(made, "attachment:of:45", text);
  const Record record = resolved(made, {{"a.xml//0", {}, {row("5", "45")}}});
  BOOST_TEST(shape(record.body) ==
             "p 'The text of a.xml//1' figure img (5.jpg|Picture 5) p 'Beside ' ");
}

BOOST_AUTO_TEST_CASE(what_nobody_declares_leaves_the_body_and_is_reported) {
  Article made = post();
  image(made, "attachment:5");
  image(made, "attachment:of:6");
  const NodeIndex described = image(made, "attachment:8");
  made.body.set_attribute(described, Attribute::alt, "A pan");
  const Record record = resolved(made, {});
  BOOST_TEST(shape(record.body) == "p 'The text of a.xml//1' p span 'A pan' ");
  BOOST_TEST(texts(record.diagnostics) ==
                 (std::vector<std::string>{
                     "a.xml:9:2: warning: the source holds no attachment `5` [image-not-found]",
                     "a.xml:9:2: warning: the source holds no attachments of the item `6` "
                     "[image-not-found]",
                     "a.xml:9:2: warning: the source holds no attachment `8` [image-not-found]"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_becomes_a_link) {
  Article made = post();
  image(made, "attachment:7");
  AttachmentRow paper = row("7");
  paper.image.media_type = "application/pdf";
  paper.caption = "The paper";
  const Record record = resolved(made, {{"a.xml//0", {}, {paper}}});
  BOOST_TEST(shape(record.body) == "p 'The text of a.xml//1' p a 'The paper' ");
  BOOST_TEST(record.images.empty());
}

BOOST_AUTO_TEST_CASE(a_lead_image_may_be_an_attachment) {
  Article made = post();
  made.lead_image = "attachment:5";
  made.attachments = {"5"};
  made.provenance.push_back({"lead_image", {4, 2}, "postmeta", 1});
  AttachmentRow silent = row("5");
  silent.image.alt.clear();
  const Record record = resolved(made, {{"a.xml//0", {}, {silent}}});
  BOOST_TEST(record.lead_image == "https://loaf.example/5.jpg");
  BOOST_TEST(record.find_image(record.lead_image) != nullptr);
  BOOST_TEST(texts(record.diagnostics) ==
                 (std::vector<std::string>{"a.xml:4:2: warning: the image "
                                           "`https://loaf.example/5.jpg` has no alternative text "
                                           "[alt-text-missing]"}),
             boost::test_tools::per_element());
  const Record without = resolved(made, {});
  BOOST_TEST(without.lead_image == "");
  BOOST_TEST(texts(without.diagnostics) ==
                 (std::vector<std::string>{"a.xml:4:2: warning: the source holds no attachment "
                                           "`5`, the lead image [image-not-found]"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_lead_image_that_the_body_shows_is_listed_once) {
  Article made = post();
  image(made, "attachment:5");
  made.lead_image = "attachment:5";
  const Record record = resolved(made, {{"a.xml//0", {}, {row("5")}}});
  BOOST_TEST(record.images.size() == 1U);
  BOOST_TEST(record.lead_image == record.images[0].src);
}

BOOST_AUTO_TEST_SUITE_END()
