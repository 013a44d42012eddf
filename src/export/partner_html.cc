#include "export/partner_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

using Nodes = std::vector<HtmlNode>;

constexpr std::string_view block_names[] = {
    "address", "article",  "aside",      "blockquote", "center", "dd",   "details", "div", "dl",
    "dt",      "fieldset", "figcaption", "figure",     "footer", "form", "h1",      "h2",  "h3",
    "h4",      "h5",       "h6",         "header",     "hr",     "li",   "main",    "nav", "ol",
    "p",       "pre",      "section",    "summary",    "table",  "ul"};
// What can go from around something, the first before the others.
constexpr std::string_view wrappers[][12] = {
    {"div", "section", "article", "main", "header", "footer", "span", "center", "font", "aside",
     "figure", "details"},
    {"blockquote", "em", "strong", "i", "b", "u", "small", "mark", "cite", "q"}};

template <typename Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_block(const HtmlNode& node) { return is_one_of(node.name, block_names); }

bool has_block(const HtmlNode& node) {
  return std::any_of(node.children.begin(), node.children.end(), is_block);
}

bool has_words(const Nodes& nodes) {
  return std::any_of(nodes.begin(), nodes.end(),
                     [](const HtmlNode& node) { return !is_blank_text(node); });
}

// Puts the children of the child at `index` in its place; returns how many there are.
std::size_t unwrap(HtmlNode& parent, std::size_t index) {
  Nodes inner = std::move(parent.children[index].children);
  const std::size_t count = inner.size();
  const auto at = parent.children.erase(parent.children.begin() + static_cast<long>(index));
  parent.children.insert(at, std::move_iterator(inner.begin()), std::move_iterator(inner.end()));
  return count;
}

// Removes all elements below `node` for which `is_bad` holds.
template <typename IsBad>
std::size_t remove_elements(HtmlNode& node, IsBad is_bad) {
  std::size_t count = std::erase_if(node.children, is_bad);
  for (HtmlNode& child : node.children) count += remove_elements(child, is_bad);
  return count;
}

template <typename IsBad>
std::size_t remove_attributes(HtmlNode& node, IsBad is_bad) {
  std::size_t count = std::erase_if(node.attributes,
                                    [&](const auto& a) { return is_bad(node, a.first, a.second); });
  for (HtmlNode& child : node.children) count += remove_attributes(child, is_bad);
  return count;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return count == 1 ? fmt::format("one {}", one) : fmt::format("{} {}", count, many);
}

HtmlChange removed(std::size_t count, std::string_view one, std::string_view many) {
  if (count == 0) return {};
  const std::string what = counted(count, one, many);
  return {count, what, what + (count == 1 ? " was taken off" : " were taken off")};
}

HtmlChange mend_style(HtmlNode& body) {
  const std::size_t count =
      remove_elements(body, [](const HtmlNode& node) { return node.name == "style"; }) +
      remove_attributes(body, [](const HtmlNode&, std::string_view name, std::string_view) {
        return name == "style";
      });
  return removed(count, "inline style", "inline styles");
}

HtmlChange mend_script(HtmlNode& body) {
  const std::size_t count =
      remove_elements(body, [](const HtmlNode& node) { return node.name == "script"; }) +
      remove_attributes(body, [](const HtmlNode&, std::string_view name, std::string_view value) {
        return name.starts_with("on") || (name == "href" && !is_safe_link(value));
      });
  return removed(count, "script", "scripts");
}

bool is_break(const HtmlNode& node) { return node.name == "br"; }

// What runs of two or more breaks divide `children` into; one piece when there are none.
std::vector<Nodes> divide(Nodes& children, std::size_t& runs) {
  std::vector<Nodes> pieces(1);
  for (std::size_t i = 0; i < children.size();) {
    std::size_t end = i, breaks = 0, after = i;
    while (end < children.size() && (is_break(children[end]) || is_blank_text(children[end]))) {
      if (is_break(children[end++])) {
        ++breaks;
        after = end;
      }
    }
    if (breaks < 2) {
      pieces.back().push_back(std::move(children[i++]));
      continue;
    }
    ++runs;
    pieces.emplace_back();
    i = after;
  }
  return pieces;
}

bool holds_paragraphs(const HtmlNode& node) {
  constexpr std::string_view names[] = {"body",  "div",     "blockquote", "li",
                                        "td",    "th",      "section",    "dd",
                                        "aside", "article", "figcaption"};
  return is_one_of(node.name, names);
}

// Lines that stand among blocks become paragraphs; blocks stay.
void append_paragraphs(std::vector<Nodes> pieces, Nodes& out) {
  for (Nodes& piece : pieces) {
    HtmlNode line{"p", {}, {}, {}};
    const auto end_line = [&] {
      if (has_words(line.children)) out.push_back(std::move(line));
      line = {"p", {}, {}, {}};
    };
    for (HtmlNode& node : piece) {
      if (!is_block(node)) {
        line.children.push_back(std::move(node));
        continue;
      }
      end_line();
      out.push_back(std::move(node));
    }
    end_line();
  }
}

std::size_t divide_paragraph(HtmlNode paragraph, Nodes& out) {
  std::size_t runs = 0;
  std::vector<Nodes> pieces = divide(paragraph.children, runs);
  for (Nodes& piece : pieces) {
    if (runs > 0 && !has_words(piece)) continue;
    out.push_back({"p", paragraph.attributes, {}, std::move(piece)});
    // The id stays with the first.
    std::erase_if(paragraph.attributes, [](const auto& a) { return a.first == "id"; });
  }
  return runs;
}

std::size_t mend_breaks_in(HtmlNode& node) {
  std::size_t count = 0;
  for (HtmlNode& child : node.children)
    if (child.name != "p") count += mend_breaks_in(child);
  std::size_t runs = 0;
  std::vector<Nodes> pieces = divide(node.children, runs);
  Nodes out;
  if (runs > 0 && holds_paragraphs(node)) {
    append_paragraphs(std::move(pieces), out);
  } else {
    for (Nodes& piece : pieces) {
      if (!out.empty() && has_words(piece)) out.push_back({"br", {}, {}, {}});
      std::move(piece.begin(), piece.end(), std::back_inserter(out));
    }
  }
  node.children.clear();
  for (HtmlNode& child : out) {
    if (child.name != "p") {
      node.children.push_back(std::move(child));
      continue;
    }
    for (HtmlNode& inner : child.children) count += mend_breaks_in(inner);
    count += divide_paragraph(std::move(child), node.children);
  }
  return count + runs;
}

HtmlChange mend_breaks(HtmlNode& body) {
  const std::size_t count = mend_breaks_in(body);
  if (count == 0) return {};
  const std::string what = counted(count, "row of br elements", "rows of br elements");
  return {count, what, fmt::format("what {} divided became paragraphs", what)};
}

// Unwraps what stands on the way to what is too deep, from the outside in; `level` is that of the
// node's children, from 1.
std::size_t flatten(HtmlNode& node, std::size_t level, std::size_t most, std::size_t kind) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < node.children.size();) {
    HtmlNode& child = node.children[i];
    if (child.is_text() || level + html_depth(child) <= most) {
      ++i;
    } else if (is_one_of(child.name, wrappers[kind])) {
      unwrap(node, i);
      ++count;
    } else {
      count += flatten(child, level + 1, most, kind);
      ++i;
    }
  }
  return count;
}

HtmlChange mend_depth(HtmlNode& body, std::size_t most) {
  const std::size_t before = html_depth(body);
  if (before <= most) return {};
  std::size_t count = 0;
  for (std::size_t kind = 0; kind < std::size(wrappers) && html_depth(body) > most; ++kind)
    count += flatten(body, 1, most, kind);
  return {std::max<std::size_t>(count, 1), fmt::format("{} elements within each other", before),
          counted(count, "element was", "elements were") +
              " taken from around others, which were nested too deep"};
}

using Allowed = std::map<std::string, std::vector<std::string>>;

void mend_elements_in(HtmlNode& node, const Allowed& allowed, std::set<std::string>& names,
                      std::size_t& count) {
  for (std::size_t i = 0; i < node.children.size();) {
    HtmlNode& child = node.children[i];
    if (child.is_text() || allowed.count(child.name) > 0) {
      mend_elements_in(child, allowed, names, count);
      ++i;
      continue;
    }
    names.insert(child.name);
    ++count;
    const bool is_line = is_block(child) && !has_block(child) && has_words(child.children);
    if (is_line && allowed.count("p") > 0 && node.name != "p") {
      child.name = "p";  // and is looked at again
    } else if (child.name == "script" || child.name == "style") {
      node.children.erase(node.children.begin() + static_cast<long>(i));
    } else {
      const bool is_mixed = is_block(child) && has_block(child) && allowed.count("p") > 0;
      if (is_mixed && holds_paragraphs(node)) {
        std::vector<Nodes> lines;
        lines.push_back(std::move(child.children));
        child.children.clear();
        append_paragraphs(std::move(lines), child.children);
      }
      unwrap(node, i);
    }
  }
}

HtmlChange mend_elements(HtmlNode& body, const Allowed& allowed) {
  std::set<std::string> names, attributes;
  std::size_t count = 0;
  mend_elements_in(body, allowed, names, count);
  const auto everywhere = allowed.find("*");
  remove_attributes(body, [&](const HtmlNode& node, const std::string& name, std::string_view) {
    const auto of_element = allowed.find(node.name);
    const bool is_good = (of_element != allowed.end() && is_one_of(name, of_element->second)) ||
                         (everywhere != allowed.end() && is_one_of(name, everywhere->second));
    if (!is_good) attributes.insert(name);
    return !is_good;
  });
  count += attributes.size();
  if (count == 0) return {};
  std::string what = names.empty() ? "" : fmt::format("the elements {}", fmt::join(names, ", "));
  if (!attributes.empty())
    what += fmt::format("{}the attributes {}", names.empty() ? "" : " and ",
                        fmt::join(attributes, ", "));
  return {count, what, what + " were taken off; their text stays"};
}

// The text of a block that is nothing but one link; "" of others.
std::string lone_link(const HtmlNode& node) {
  if (node.name == "a") return collapse_space(text_below(node));
  std::string text;
  for (const HtmlNode& child : node.children) {
    if (is_blank_text(child) || is_break(child)) continue;
    if (!text.empty() || child.is_text()) return "";
    text = lone_link(child);
    if (text.empty()) return "";
  }
  return text;
}

HtmlChange mend_ending(HtmlNode& body, const std::vector<std::string>& texts) {
  HtmlNode* parent = &body;
  for (;;) {
    Nodes& children = parent->children;
    const auto last = std::find_if(children.rbegin(), children.rend(),
                                   [](const HtmlNode& n) { return !is_blank_text(n); });
    if (last == children.rend() || last->is_text()) return {};
    const std::string text = lone_link(*last), folded = fold(text);
    const bool is_more = !text.empty() && std::any_of(texts.begin(), texts.end(), [&](auto& t) {
      return folded.starts_with(fold(t));
    });
    if (is_more) {
      children.erase(std::next(last).base());
      return {1, fmt::format("the last link, `{}`", text),
              fmt::format("the last link, `{}`, was taken off", text)};
    }
    parent = &*last;
  }
}

}  // namespace

HtmlChange mend_html(const PartnerRule& rule, HtmlNode& body) {
  using Check = PartnerRule::Check;
  if (rule.check == Check::depth)
    return mend_depth(body, static_cast<std::size_t>(rule.most.value_or(0)));
  if (rule.check == Check::breaks) return mend_breaks(body);
  if (rule.check == Check::style) return mend_style(body);
  if (rule.check == Check::script) return mend_script(body);
  if (rule.check == Check::elements) return mend_elements(body, rule.allow);
  if (rule.check == Check::ending) return mend_ending(body, rule.texts);
  return {};
}

std::size_t html_depth(const HtmlNode& body) {
  std::size_t depth = 0;
  for (const HtmlNode& child : body.children)
    if (!child.is_text()) depth = std::max(depth, 1 + html_depth(child));
  return depth;
}

bool has_element(const HtmlNode& node, std::string_view name) {
  return std::any_of(node.children.begin(), node.children.end(), [&](const HtmlNode& child) {
    return child.name == name || has_element(child, name);
  });
}

}  // namespace offprint
