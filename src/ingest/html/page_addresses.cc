#include "ingest/html/page_addresses.h"

#include <set>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/body_addresses.h"

namespace offprint {
namespace {

// What <base> says, completed by the page's own address; "" without one.
std::string stated_base(const HtmlPage& page, const std::string& url) {
  const PageNode node = page.size() == 0 ? no_page_node : page.find("base");
  if (node == no_page_node) return "";
  const std::string_view href = trim(page.attribute(node, "href"));
  if (href.empty() || !is_safe_resource(href)) return "";
  if (is_absolute_url(href)) return normalize_url(href).value_or("");
  return url.empty() ? "" : resolve_url(url, href).value_or("");
}

std::string without_fragment(std::string_view url) {
  return std::string(url.substr(0, url.find('#')));
}

class Addresses {
 public:
  Addresses(const HtmlPage& page, Draft& draft) : body_(draft.body) {
    if (const Field* field = draft.find(FieldName::url); field != nullptr)
      url_ = without_fragment(normalize_url(field->value.scalar).value_or(""));
    base_ = stated_base(page, url_);
  }

  void complete() {
    if (!url_.empty() || !base_.empty()) complete_references();
    close_fragments();
  }

 private:
  void complete_references() {
    AddressRules rules{base_.empty() ? url_ : base_, base_, url_};
    rules.keeps_saved_files = true;
    resolve_addresses(body_, rules);
  }

  // Links to no place of the article worked for the page's scripts, or led to what was left out.
  void close_fragments() {
    std::vector<NodeIndex> links;
    std::set<std::string, std::less<>> places;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body_.next_in_order(node, Body::root())) {
      if (const auto id = body_.attribute(node, Attribute::id); !id.empty()) places.emplace(id);
      if (body_[node].element == Element::link &&
          body_.attribute(node, Attribute::href).starts_with('#'))
        links.push_back(node);
    }
    for (const NodeIndex link : links) {
      const std::string fragment(body_.attribute(link, Attribute::href).substr(1));
      if (places.contains(fragment) || places.contains(percent_decode(fragment))) continue;
      make_plain(link);
    }
  }

  void make_plain(NodeIndex link) {
    body_.remove_attribute(link, Attribute::href);
    body_.remove_attribute(link, Attribute::title);
    if (body_.has_attribute(link, Attribute::id))
      body_.set_element(link, Element::span);
    else
      body_.unwrap(link);
  }

  Body& body_;
  std::string url_, base_;
};

}  // namespace

void complete_addresses(const HtmlPage& page, Draft& draft) { Addresses(page, draft).complete(); }

}  // namespace offprint
