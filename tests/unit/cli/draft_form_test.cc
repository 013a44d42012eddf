#include "cli/draft_form.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(draft_form)

BOOST_AUTO_TEST_CASE(a_draft_is_one_line_of_json_with_all_that_was_read) {
  Draft draft;
  draft.origin = "feed.xml//0a";
  draft.format = "feed";
  draft.scope = "bakery.example";
  Value authors;
  authors.kind = Value::Kind::list;
  authors.items.push_back(text_value("Ada Wren", {4, 11}));
  authors.items.emplace_back();
  Value site;
  site.kind = Value::Kind::map;
  site.members.push_back({"name", {}, text_value("The \"Loaf\"", {})});
  draft.fields.push_back({FieldName::authors, "author", authors, {4, 3}});
  draft.fields.push_back({FieldName::site, "channel", site, {}, "RSS `channel`", 0.5});
  draft.people.push_back({"bakery.example", "7", {"Ada Wren", "", "", ""}});
  Attachment picture;
  picture.id = "8";
  picture.url = "https://bakery.example/8.png";
  picture.position = {9, 1};
  draft.attachments.push_back(picture);
  const NodeIndex paragraph = draft.body.append(Body::root(), Element::paragraph);
  draft.body.append_text(paragraph, "Salt & water.");
  draft.diagnostics.push_back({Code::html_style_removed, "feed.xml", {5, 2}, "style", "", 3});
  BOOST_TEST(
      draft_as_json(draft) ==
      R"({"origin":"feed.xml//0a","format":"feed","is_article":true,"scope":"bakery.example",)"
      R"("fields":[{"name":"authors","key":"author","value":["Ada Wren",null],)"
      R"("position":{"line":4,"column":3},"rule":"","confidence":1},)"
      R"({"name":"site","key":"channel","value":{"name":"The \"Loaf\""},"position":null,)"
      R"("rule":"RSS `channel`","confidence":0.5}],)"
      R"("people":[{"scope":"bakery.example","id":"7","name":"Ada Wren"}],)"
      R"("attachments":[{"id":"8","order":0,"url":"https://bakery.example/8.png",)"
      R"("position":{"line":9,"column":1}}],"body_html":"<p>Salt &amp; water.</p>\n",)"
      R"("diagnostics":[{"id":"html-style-removed","severity":"info","loss":"markup",)"
      R"("position":{"line":5,"column":2},"message":"style","hint":"","count":3}]})"
      "\n");
}

BOOST_AUTO_TEST_CASE(a_draft_without_anything_has_empty_lists) {
  BOOST_TEST(draft_as_json({}) ==
             R"({"origin":"","format":"","is_article":true,"fields":[],"people":[],)"
             R"("attachments":[],"body_html":"","diagnostics":[]})"
             "\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
