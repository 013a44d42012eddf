#include "ingest/html/page_addresses.h"

#include <string>

#include "base/unicode.h"
#include "base/url.h"

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
    if (url_.empty() && base_.empty()) return;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body_.next_in_order(node, Body::root())) {
      const Element element = body_[node].element;
      if (element == Element::link || element == Element::embed)
        complete_link(node);
      else if (element == Element::image && !base_.empty())
        complete_image(node);
    }
  }

 private:
  void complete_link(NodeIndex node) {
    const std::string href(body_.attribute(node, Attribute::href));
    if (href.starts_with('#')) return;
    const std::string& base = base_.empty() ? url_ : base_;
    std::string absolute = is_absolute_url(href) ? href : resolve_url(base, href).value_or(href);
    const std::size_t fragment = absolute.find('#');
    if (fragment != absolute.npos && !url_.empty() && absolute.substr(0, fragment) == url_)
      absolute.erase(0, fragment);
    if (absolute != href) body_.set_attribute(node, Attribute::href, absolute);
  }

  void complete_image(NodeIndex node) {
    const std::string src(body_.attribute(node, Attribute::src));
    if (is_absolute_url(src) || src.find("_files/") != src.npos) return;
    if (const auto absolute = resolve_url(base_, src); absolute && *absolute != src)
      body_.set_attribute(node, Attribute::src, *absolute);
  }

  Body& body_;
  std::string url_, base_;
};

}  // namespace

void complete_addresses(const HtmlPage& page, Draft& draft) { Addresses(page, draft).complete(); }

}  // namespace offprint
