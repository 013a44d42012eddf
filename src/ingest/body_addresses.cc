#include "ingest/body_addresses.h"

#include "base/url.h"

namespace offprint {
namespace {

class AddressResolver {
 public:
  AddressResolver(Body& body, const AddressRules& rules) : body_(body), rules_(rules) {
    for (std::string* base : {&rules_.link_base, &rules_.image_base})
      if (!is_safe_resource(*base)) base->clear();
  }

  void run() {
    for (NodeIndex node = Body::root(); node != no_node;
         node = body_.next_in_order(node, Body::root())) {
      const Element element = body_[node].element;
      if (!rules_.link_base.empty() && (element == Element::link || element == Element::embed))
        complete_link(node);
      const bool is_file = element == Element::image || element == Element::media_file;
      if (!rules_.image_base.empty() && is_file) complete_image(node);
      if (!rules_.link_base.empty() && body_.has_attribute(node, Attribute::cite))
        complete(node, Attribute::cite, rules_.link_base);
    }
  }

 private:
  void complete(NodeIndex node, Attribute name, std::string_view base) {
    const std::string reference(body_.attribute(node, name));
    if (reference.empty() || reference.starts_with('#') || is_absolute_url(reference)) return;
    if (const auto absolute = resolve_url(base, reference); absolute && *absolute != reference)
      body_.set_attribute(node, name, *absolute);
  }

  void complete_link(NodeIndex node) {
    complete(node, Attribute::href, rules_.link_base);
    if (rules_.own_address.empty()) return;
    const std::string href(body_.attribute(node, Attribute::href));
    const std::size_t fragment = href.find('#');
    if (fragment != 0 && fragment != href.npos && href.substr(0, fragment) == rules_.own_address)
      body_.set_attribute(node, Attribute::href, href.substr(fragment));
  }

  void complete_image(NodeIndex node) {
    if (rules_.keeps_saved_files &&
        body_.attribute(node, Attribute::src).find("_files/") != std::string_view::npos)
      return;
    complete(node, Attribute::src, rules_.image_base);
  }

  Body& body_;
  AddressRules rules_;
};

}  // namespace

void resolve_addresses(Body& body, const AddressRules& rules) {
  AddressResolver(body, rules).run();
}

void resolve_addresses(Body& body, const std::string& base) {
  resolve_addresses(body, AddressRules{base, base});
}

}  // namespace offprint
