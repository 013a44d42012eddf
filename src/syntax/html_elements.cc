#include "syntax/html_elements.h"

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

using enum HtmlAction;

// Sorted by tag.
constexpr HtmlRule rules[] = {
    {"a", keep, Element::link, true},
    {"abbr", keep, Element::abbreviation, true},
    {"acronym", keep, Element::abbreviation, true},
    {"address", unwrap_block},
    {"applet", embed},
    {"area", drop_metadata},
    {"article", unwrap_block},
    {"aside", keep, Element::aside},
    {"audio", embed},
    {"b", keep, Element::bold, true},
    {"base", drop_metadata},
    {"bdi", keep, Element::isolate, true},
    {"bdo", keep, Element::direction_override, true},
    {"big", unwrap, Element::span, true},
    {"blockquote", keep, Element::block_quote},
    {"body", unwrap},
    {"br", keep, Element::line_break, true},
    {"button", drop_form},
    {"canvas", drop_active},
    {"caption", keep, Element::table_caption},
    {"center", unwrap_block},
    {"cite", keep, Element::cite, true},
    {"code", keep, Element::code, true},
    {"col", drop_metadata},
    {"colgroup", drop_metadata},
    {"data", unwrap, Element::span, true},
    {"datalist", drop_form},
    {"dd", keep, Element::definition_details},
    {"del", keep, Element::deleted, true},
    {"details", keep, Element::details},
    {"dfn", keep, Element::definition, true},
    {"dialog", unwrap_block},
    {"dir", keep, Element::bullet_list},
    {"div", keep, Element::division},
    {"dl", keep, Element::definition_list},
    {"dt", keep, Element::definition_term},
    {"em", keep, Element::emphasis, true},
    {"embed", embed},
    {"fieldset", unwrap_block},
    {"figcaption", keep, Element::figure_caption},
    {"figure", keep, Element::figure},
    {"font", unwrap, Element::span, true},
    {"footer", unwrap_block},
    {"form", unwrap_block},
    {"frame", embed},
    {"frameset", unwrap},
    {"h1", keep, Element::heading_1},
    {"h2", keep, Element::heading_2},
    {"h3", keep, Element::heading_3},
    {"h4", keep, Element::heading_4},
    {"h5", keep, Element::heading_5},
    {"h6", keep, Element::heading_6},
    {"head", unwrap},
    {"header", unwrap_block},
    {"hgroup", unwrap_block},
    {"hr", keep, Element::thematic_break},
    {"html", unwrap},
    {"i", keep, Element::italic, true},
    {"iframe", embed},
    {"img", keep, Element::image, true},
    {"input", drop_form},
    {"ins", keep, Element::inserted, true},
    {"kbd", keep, Element::keyboard, true},
    {"label", unwrap, Element::span, true},
    {"legend", unwrap_block},
    {"li", keep, Element::list_item},
    {"link", drop_metadata},
    {"listing", keep, Element::code_block},
    {"main", unwrap_block},
    {"map", unwrap},
    {"mark", keep, Element::mark, true},
    {"marquee", unwrap},
    {"math", formula},
    {"menu", keep, Element::bullet_list},
    {"meta", drop_metadata},
    {"meter", drop_form},
    {"nav", unwrap_block},
    {"nobr", unwrap},
    {"noembed", drop_active},
    {"noframes", drop_active},
    {"noscript", drop_active},
    {"object", embed},
    {"ol", keep, Element::ordered_list},
    {"optgroup", drop_form},
    {"option", drop_form},
    {"output", unwrap, Element::span, true},
    {"p", keep, Element::paragraph},
    {"param", drop_metadata},
    {"picture", unwrap, Element::span, true},
    {"plaintext", keep, Element::code_block},
    {"pre", keep, Element::code_block},
    {"progress", drop_form},
    {"q", keep, Element::quotation, true},
    {"rb", unwrap},
    {"rp", keep, Element::ruby_parenthesis},
    {"rt", keep, Element::ruby_text},
    {"rtc", unwrap},
    {"ruby", keep, Element::ruby},
    {"s", keep, Element::strikethrough, true},
    {"samp", keep, Element::sample, true},
    {"script", drop_active},
    {"search", unwrap_block},
    {"section", keep, Element::section},
    {"select", drop_form},
    {"slot", unwrap},
    {"small", keep, Element::small, true},
    {"source", drop_metadata},
    {"span", keep, Element::span, true},
    {"strike", keep, Element::strikethrough, true},
    {"strong", keep, Element::strong, true},
    {"style", drop_style},
    {"sub", keep, Element::subscript, true},
    {"summary", keep, Element::summary},
    {"sup", keep, Element::superscript, true},
    {"svg", drop_drawing},
    {"table", keep, Element::table},
    {"tbody", keep, Element::table_body},
    {"td", keep, Element::data_cell},
    {"template", drop_active},
    {"textarea", drop_form},
    {"tfoot", keep, Element::table_foot},
    {"th", keep, Element::header_cell},
    {"thead", keep, Element::table_head},
    {"time", keep, Element::time, true},
    {"title", drop_metadata},
    {"tr", keep, Element::table_row},
    {"track", drop_metadata},
    {"tt", keep, Element::code, true},
    {"u", keep, Element::underline, true},
    {"ul", keep, Element::bullet_list},
    {"var", keep, Element::variable, true},
    {"video", embed},
    {"wbr", keep, Element::word_break, true},
    {"xmp", keep, Element::code_block},
};

constexpr bool by_tag(const HtmlRule& a, const HtmlRule& b) { return a.tag < b.tag; }
static_assert(std::is_sorted(std::begin(rules), std::end(rules), by_tag));

constexpr HtmlRule unknown_rule{"", unknown};

// Elements that have no end tag (WHATWG HTML, section 13.1.2).
constexpr std::string_view void_tags[] = {
    "area", "base",  "basefont", "bgsound", "br",   "col",   "embed",  "frame", "hr",
    "img",  "input", "keygen",   "link",    "meta", "param", "source", "track", "wbr"};
static_assert(std::is_sorted(std::begin(void_tags), std::end(void_tags)));

}  // namespace

const HtmlRule& html_rule(std::string_view tag) {
  const auto* found =
      std::lower_bound(std::begin(rules), std::end(rules), tag,
                       [](const HtmlRule& rule, std::string_view name) { return rule.tag < name; });
  return found != std::end(rules) && found->tag == tag ? *found : unknown_rule;
}

bool is_void_tag(std::string_view tag) {
  return std::binary_search(std::begin(void_tags), std::end(void_tags), tag);
}

}  // namespace offprint
