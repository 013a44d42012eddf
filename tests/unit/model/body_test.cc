#include "model/body.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "base/error.h"

using namespace offprint;

namespace {

std::vector<Element> in_order(const Body& body) {
  std::vector<Element> elements;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    elements.push_back(body[node].element);
  return elements;
}

// "Hello, <em>world</em>" in a paragraph, then a rule.
Body sample() {
  Body body;
  const NodeIndex paragraph = body.append(Body::root(), Element::paragraph, {3, 1});
  body.append_text(paragraph, "Hello, ", {3, 1});
  body.append_text(body.append(paragraph, Element::emphasis, {3, 8}), "world");
  body.append(Body::root(), Element::thematic_break);
  return body;
}

Body any_edited_body() {
  Body body;
  const auto any_node = [&] {
    return static_cast<NodeIndex>(*rc::gen::inRange<std::size_t>(0, body.size()));
  };
  const auto is_below = [&](NodeIndex node, NodeIndex top) {
    while (node != no_node && node != top) node = body[node].parent;
    return node == top;
  };
  for (int left = *rc::gen::inRange(0, 40); left > 0; --left) {
    const NodeIndex node = any_node(), other = any_node();
    const bool is_inside = body[node].parent != no_node;
    const Position position{*rc::gen::inRange(0U, 2000U), *rc::gen::inRange(0U, 200U)};
    switch (*rc::gen::inRange(0, 8)) {
      case 0:
        body.append(node, Element::emphasis, position);
        break;
      case 1:
        body.append_text(node, std::string(*rc::gen::inRange<std::size_t>(0, 200), 'x'), position);
        break;
      case 2:
        if (is_inside) body.insert_before(node, Element::strong, position);
        break;
      case 3:
        if (is_inside) body.unwrap(node);
        break;
      case 4:
        body.remove(node);
        break;
      case 5:
        if (!is_below(other, node)) body.move_to_end(node, other);
        break;
      case 6:
        body.set_attribute(node, Attribute::id, std::string(position.column, 'i'));
        body.set_attribute(node, Attribute::lang, "en");
        break;
      default:
        body.remove_attribute(node, Attribute::id);
    }
  }
  return body;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(body)

BOOST_AUTO_TEST_CASE(a_new_body_is_empty_but_for_its_root) {
  const Body body;
  BOOST_TEST(body.empty());
  BOOST_TEST(body.size() == 1U);
  BOOST_TEST((body[Body::root()].element == Element::body));
}

BOOST_AUTO_TEST_CASE(every_element_has_the_tag_and_kind_of_the_list) {
  BOOST_TEST(tag(Element::paragraph) == "p");
  BOOST_TEST(tag(Element::notes) == "");
  BOOST_TEST((kind(Element::link) == ElementKind::inline_));
  BOOST_TEST((kind(Element::list_item) == ElementKind::structure));
  BOOST_TEST(html_name(Attribute::column_span) == "colspan");
}

BOOST_AUTO_TEST_CASE(headings_and_levels_turn_into_each_other) {
  for (int level = 1; level <= 6; ++level) BOOST_TEST(heading_level(heading(level)) == level);
  BOOST_TEST(heading_level(Element::paragraph) == 0);
  BOOST_TEST(heading_level(Element::block_quote) == 0);
  BOOST_TEST((heading(0) == Element::heading_1));
  BOOST_TEST((heading(9) == Element::heading_6));
}

BOOST_AUTO_TEST_CASE(document_order_visits_children_first) {
  const std::vector<Element> expected{Element::body, Element::paragraph,
                                      Element::text, Element::emphasis,
                                      Element::text, Element::thematic_break};
  BOOST_TEST((in_order(sample()) == expected));
}

BOOST_AUTO_TEST_CASE(children_can_be_skipped) {
  const Body body = sample();
  const NodeIndex paragraph = body[Body::root()].first_child;
  const NodeIndex after = body.next_in_order(paragraph, Body::root(), true);
  BOOST_TEST((body[after].element == Element::thematic_break));
  BOOST_TEST(body.next_in_order(after, Body::root()) == no_node);
}

BOOST_AUTO_TEST_CASE(text_after_text_joins_it) {
  Body body;
  const NodeIndex paragraph = body.append(Body::root(), Element::paragraph);
  const NodeIndex first = body.append_text(paragraph, "one");
  BOOST_TEST(body.append_text(paragraph, " two") == first);
  const NodeIndex other = body.append(Body::root(), Element::paragraph);
  body.append_text(other, "else");
  BOOST_TEST(body.append_text(paragraph, " three") == first);
  BOOST_TEST(body.text(first) == "one two three");
  BOOST_TEST(body.text(body[other].first_child) == "else");
}

BOOST_AUTO_TEST_CASE(text_that_xml_cannot_hold_is_dropped) {
  Body body;
  const NodeIndex paragraph = body.append(Body::root(), Element::paragraph);
  BOOST_TEST(!body.dropped_characters());
  BOOST_TEST(body.append_text(paragraph, "\x01") == no_node);
  BOOST_TEST(body.text(body.append_text(paragraph,
                                        "a\x08"
                                        "b\xEF\xBF\xBE"
                                        "c\xFE"
                                        "d")) == "abcd");
  BOOST_TEST(body.dropped_characters());
}

BOOST_AUTO_TEST_CASE(attributes_that_xml_cannot_hold_are_cleaned) {
  Body body;
  const NodeIndex image = body.append(Body::root(), Element::image);
  body.set_attribute(image, Attribute::alt,
                     "a\x0B"
                     "b");
  BOOST_TEST(body.attribute(image, Attribute::alt) == "ab");
  BOOST_TEST(body.dropped_characters());
}

BOOST_AUTO_TEST_CASE(attributes_are_set_replaced_and_removed) {
  Body body;
  const NodeIndex link = body.append(Body::root(), Element::link);
  BOOST_TEST(!body.has_attribute(link, Attribute::href));
  BOOST_TEST(body.attribute(link, Attribute::href) == "");
  body.set_attribute(link, Attribute::href, "a");
  body.set_attribute(link, Attribute::title, "");
  body.set_attribute(link, Attribute::href, "longer");
  BOOST_TEST(body.attribute(link, Attribute::href) == "longer");
  BOOST_TEST(body.has_attribute(link, Attribute::title));
  std::string seen;
  body.for_each_attribute(link, [&](Attribute name, std::string_view value) {
    seen += std::string(html_name(name)) + "=" + std::string(value) + ";";
  });
  BOOST_TEST(seen == "href=longer;title=;");
  body.remove_attribute(link, Attribute::href);
  BOOST_TEST(!body.has_attribute(link, Attribute::href));
  BOOST_TEST(body.has_attribute(link, Attribute::title));
}

BOOST_AUTO_TEST_CASE(nodes_are_inserted_beside_their_siblings) {
  Body body;
  const NodeIndex middle = body.append(Body::root(), Element::paragraph);
  body.insert_before(middle, Element::heading_1);
  body.insert_after(middle, Element::thematic_break);
  body.insert_after(middle, Element::block_quote);
  const std::vector<Element> expected{Element::body, Element::heading_1, Element::paragraph,
                                      Element::block_quote, Element::thematic_break};
  BOOST_TEST((in_order(body) == expected));
}

BOOST_AUTO_TEST_CASE(removing_takes_the_whole_branch) {
  Body body = sample();
  body.remove(body[Body::root()].first_child);
  const std::vector<Element> expected{Element::body, Element::thematic_break};
  BOOST_TEST((in_order(body) == expected));
}

BOOST_AUTO_TEST_CASE(unwrapping_leaves_the_children_in_place) {
  Body body = sample();
  const NodeIndex paragraph = body[Body::root()].first_child;
  body.unwrap(body[paragraph].last_child);
  body.unwrap(paragraph);
  const std::vector<Element> expected{Element::body, Element::text, Element::text,
                                      Element::thematic_break};
  BOOST_TEST((in_order(body) == expected));
  BOOST_TEST(body[body[Body::root()].first_child].parent == Body::root());
}

BOOST_AUTO_TEST_CASE(moving_to_the_end_keeps_the_branch) {
  Body body = sample();
  body.move_to_end(body[Body::root()].first_child, Body::root());
  const std::vector<Element> expected{Element::body, Element::thematic_break, Element::paragraph,
                                      Element::text, Element::emphasis,       Element::text};
  BOOST_TEST((in_order(body) == expected));
}

BOOST_AUTO_TEST_CASE(a_copy_equals_what_it_was_made_from) {
  Body source = sample();
  source.set_attribute(source[Body::root()].first_child, Attribute::id, "here");
  Body copy;
  copy.append_copy(Body::root(), source, Body::root());
  BOOST_TEST(first_difference(source, copy) == "");
}

BOOST_AUTO_TEST_CASE(bytes_bring_back_the_same_body) {
  Body body = sample();
  body.set_attribute(body[Body::root()].first_child, Attribute::lang, "de");
  const Body back = Body::from_bytes(body.to_bytes());
  BOOST_TEST(first_difference(body, back) == "");
  BOOST_TEST((back[back[Body::root()].first_child].position == Position{3, 1}));
  BOOST_TEST(back.to_bytes() == body.to_bytes());
}

BOOST_AUTO_TEST_CASE(bytes_bring_back_what_was_edited) {
  const bool held = rc::check("every node is where it was", [] {
    const Body body = any_edited_body();
    const std::string bytes = body.to_bytes();
    const Body back = Body::from_bytes(bytes);
    RC_ASSERT(back.to_bytes() == bytes);
    RC_ASSERT(back.size() == body.size());
    const auto links = [](const Node& node) {
      return std::tie(node.element, node.parent, node.first_child, node.last_child, node.previous,
                      node.next, node.position);
    };
    for (NodeIndex node = 0; node < body.size(); ++node) {
      RC_ASSERT(links(back[node]) == links(body[node]));
      RC_ASSERT(back.text(node) == body.text(node));
      for (const Attribute name : {Attribute::id, Attribute::lang}) {
        RC_ASSERT(back.has_attribute(node, name) == body.has_attribute(node, name));
        RC_ASSERT(back.attribute(node, name) == body.attribute(node, name));
      }
    }
  });
  BOOST_TEST(held);
}

BOOST_AUTO_TEST_CASE(formulas_are_stored_and_read_as_text) {
  Body body;
  const NodeIndex paragraph = body.append(Body::root(), Element::paragraph);
  body.append_text(paragraph, "So ");
  const NodeIndex formula = body.append(paragraph, Element::formula);
  body.set_attribute(formula, Attribute::markup, "<mi>x</mi>");
  body.set_attribute(formula, Attribute::alt, "an x");
  body.set_attribute(formula, Attribute::guessed, "guessed");
  body.append_text(paragraph, ".");
  BOOST_TEST(first_difference(body, Body::from_bytes(body.to_bytes())) == "");
  BOOST_TEST(plain_text(body) == "So an x.");
  body.set_attribute(formula, Attribute::tex, "\\vec x");
  BOOST_TEST(inline_text(body, paragraph) == "So \\vec x.");
  body.set_attribute(formula, Attribute::written, "$\\vec x$");
  BOOST_TEST(plain_text(body) == "So $\\vec x$.");
}

BOOST_AUTO_TEST_CASE(damaged_bytes_are_refused) {
  const std::string bytes = sample().to_bytes();
  BOOST_CHECK_THROW(Body::from_bytes(""), Error);
  BOOST_CHECK_THROW(Body::from_bytes(bytes.substr(0, bytes.size() - 1)), Error);
  BOOST_CHECK_THROW(Body::from_bytes(bytes + "x"), Error);
  // No change of one byte may lead out of the arrays.
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x7F);
    try {
      const Body body = Body::from_bytes(damaged);
      for (NodeIndex node = 0; node < body.size(); ++node)
        if (body[node].element == Element::text) BOOST_TEST(body.text(node).size() <= bytes.size());
    } catch (const Error&) {
    }
  }
}

BOOST_AUTO_TEST_CASE(plain_text_separates_blocks_by_a_blank_line) {
  Body body = sample();
  const NodeIndex list = body.append(Body::root(), Element::bullet_list);
  for (const char* item : {"one", "two"})
    body.append_text(body.append(list, Element::list_item), std::string(" ") + item + "\n");
  BOOST_TEST(plain_text(body) == "Hello, world\n\none\n\ntwo");
}

BOOST_AUTO_TEST_CASE(plain_text_keeps_code_as_it_is) {
  Body body;
  body.append_text(body.append(Body::root(), Element::code_block), "a\n  b\n");
  BOOST_TEST(plain_text(body) == "a\n  b");
}

BOOST_AUTO_TEST_CASE(inline_text_is_one_line) {
  Body body;
  const NodeIndex title = body.append(Body::root(), Element::heading_1);
  body.append_text(title, "A  long\n");
  body.append(title, Element::line_break);
  body.append_text(body.append(title, Element::emphasis), "title");
  BOOST_TEST(inline_text(body, title) == "A long title");
}

BOOST_AUTO_TEST_CASE(first_difference_names_what_differs) {
  Body changed = sample();
  changed.set_text(changed[changed[Body::root()].first_child].first_child, "Hi, ");
  BOOST_TEST(first_difference(sample(), changed).find("Hi, ") != std::string::npos);
  Body longer = sample();
  longer.append(Body::root(), Element::paragraph);
  BOOST_TEST(first_difference(sample(), longer) != "");
  Body marked = sample();
  marked.set_attribute(marked[Body::root()].first_child, Attribute::id, "x");
  BOOST_TEST(first_difference(sample(), marked) != "");
}

BOOST_AUTO_TEST_CASE(positions_do_not_count_as_differences) {
  Body moved;
  const NodeIndex paragraph = moved.append(Body::root(), Element::paragraph, {9, 9});
  moved.append_text(paragraph, "Hello, ");
  moved.append_text(moved.append(paragraph, Element::emphasis), "world");
  moved.append(Body::root(), Element::thematic_break);
  BOOST_TEST(first_difference(sample(), moved) == "");
}

BOOST_AUTO_TEST_SUITE_END()
