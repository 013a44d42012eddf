#include "catalog/link_closer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/url.h"
#include "catalog/anchors.h"
#include "model/link_key.h"

namespace offprint {
namespace {

class LinkCloser {
 public:
  LinkCloser(const std::vector<LinkUse>& uses, const std::vector<LinkDecision>& decisions,
             const Publication& publication, Record& record)
      : record_(record), body_(record.body), base_(record.url) {
    if (base_.empty() && !publication.site.empty()) base_ = publication.site + "/";
    decided_.reserve(uses.size());
    for (const LinkUse& use : uses) decided_.push_back({use.node, &use, nullptr});
    for (const LinkDecision& decision : decisions) decided_[decision.use].decision = &decision;
    const auto by_node = [](const Decided& a, const Decided& b) { return a.node < b.node; };
    if (!std::is_sorted(decided_.begin(), decided_.end(), by_node))
      std::stable_sort(decided_.begin(), decided_.end(), by_node);
  }

  void run() {
    NodeIndex next = no_node;
    for (NodeIndex node = body_.next_in_order(Body::root(), Body::root()); node != no_node;
         node = next) {
      next = body_.next_in_order(node, Body::root());
      const Element element = body_[node].element;
      if (element == Element::link || element == Element::embed) close(node);
      if (body_.has_attribute(node, Attribute::cite)) close_citation(node);
    }
    for (const NodeIndex node : needless_) body_.remove(node);
  }

 private:
  struct Decided {
    NodeIndex node;
    const LinkUse* use;
    const LinkDecision* decision;  // none: it leads outside
  };

  const Decided* find_decided(NodeIndex node) const {
    const auto at = std::lower_bound(decided_.begin(), decided_.end(), node,
                                     [](const Decided& a, NodeIndex b) { return a.node < b; });
    return at != decided_.end() && at->node == node ? &*at : nullptr;
  }

  void close(NodeIndex node) {
    if (!body_.has_attribute(node, Attribute::href)) return;
    const Decided* decided = find_decided(node);
    const LinkDecision* decision = decided ? decided->decision : nullptr;
    const auto outcome = decision ? decision->outcome : LinkDecision::Outcome::outside;
    const bool is_outside = outcome == LinkDecision::Outcome::outside;
    if (is_outside && is_settled(body_.attribute(node, Attribute::href))) return;
    const std::string href(body_.attribute(node, Attribute::href));
    switch (outcome) {
      case LinkDecision::Outcome::outside:
        return is_by_name(href) ? close_missing(node, href, {}) : close_outside(node, href);
      case LinkDecision::Outcome::missing:
        return close_missing(node, href, *decision);
      case LinkDecision::Outcome::article:
        report_capitals(node, href, *decision);
        return lead_to_article(
            node, *decision,
            decision->fragment.empty() ? decided->use->fragment : decision->fragment);
      case LinkDecision::Outcome::fragment_missing:
        report(Code::link_fragment_missing, node,
               fmt::format("`{}` leads to an article, but `#{}` is not in it", written(href),
                           decided->use->fragment));
        return lead_to_article(node, *decision, {});
    }
  }

  // What most links are: close_absolute would leave them as they are.
  static bool is_settled(std::string_view href) {
    return is_web_address(href) && href.find('%') == href.npos;
  }

  void report_capitals(NodeIndex node, const std::string& href, const LinkDecision& target) {
    if (!target.nearest.empty())
      report(Code::link_case_differs, node,
             fmt::format("`{}` leads to `{}`, whose name is written otherwise", written(href),
                         target.nearest));
  }

  static bool is_by_name(std::string_view href) { return href.starts_with(article_scheme); }

  // As the source has it, or nearly: what only readers write is no address.
  static std::string written(std::string_view href) {
    return is_by_name(href) ? percent_decode(href.substr(article_scheme.size()))
                            : std::string(href);
  }

  void lead_to_article(NodeIndex node, const LinkDecision& target, const std::string& fragment) {
    if (body_[node].element == Element::embed) make_link(node);
    record_.links.push_back({node, target.row, target.id, target.url, fragment});
    const std::string href(body_.attribute(node, Attribute::href));
    if (target.url.empty()) {
      if (is_by_name(href))
        body_.set_attribute(node, Attribute::href, percent_encode_path(written(href)));
      return;
    }
    const std::string url =
        fragment.empty() ? target.url : target.url + '#' + percent_encode_fragment(fragment);
    body_.set_attribute(node, Attribute::href, url);
  }

  static std::string_view absent(const LinkDecision& decision) {
    if (decision.withdrawn)
      return decision.held_back ? "an article that was withdrawn"
                                : "an article that is no longer in the sources";
    return decision.held_back ? "an article that is left out or has an error" : "no article";
  }

  void close_missing(NodeIndex node, const std::string& href, const LinkDecision& decision) {
    const std::string hint =
        decision.nearest.empty() ? "" : fmt::format("did you mean `{}`?", decision.nearest);
    report(Code::link_target_missing, node,
           fmt::format("`{}` leads to {}", written(href), absent(decision)), hint);
    make_plain(node);
  }

  void close_outside(NodeIndex node, const std::string& href) {
    if (is_absolute_url(href)) return close_absolute(node, href);
    if (href.starts_with('#')) return close_inside(node, href);
    const std::string base =
        href.starts_with("//") && base_.empty() ? "https://site.invalid/" : base_;
    const std::optional<std::string> url =
        base.empty() || href.empty() ? std::nullopt : resolve_url(base, href);
    if (url) return body_.set_attribute(node, Attribute::href, *url);
    if (is_here(node)) return make_plain(node);  // outputs say what becomes of it
    report(Code::link_relative, node,
           base.empty()
               ? fmt::format("`{}` leads to no article, and without a site it leads nowhere", href)
               : fmt::format("`{}` is no address", href),
           base.empty() ? "name the site in the configuration, or with --site" : "");
    make_plain(node);
  }

  bool is_here(NodeIndex node) const {
    return body_[node].element == Element::embed && media_source(record_.media, body_, node);
  }

  // Validators and browsers refuse hosts with escapes: "http://www.%5Bagency%5D.gov", a template's
  // placeholder.
  void close_absolute(NodeIndex node, const std::string& href) {
    const UrlParts parts = split_url(href);
    if (!parts.has_authority || parts.authority.find('%') == parts.authority.npos) return;
    report(Code::link_invalid, node,
           fmt::format("`{}` is no address: no site has such a name", href));
    make_plain(node);
  }

  void close_inside(NodeIndex node, const std::string& href) {
    for (const std::string& fragment : {href.substr(1), percent_decode(href.substr(1))})
      if (const std::string id = places().find(fragment); !id.empty())
        return body_.set_attribute(node, Attribute::href, "#" + percent_encode_fragment(id));
    // HTML, section 7.4.6.4: these lead to the top of the page, as buttons do that are written as
    // links.
    const bool to_top = href.size() == 1 || to_lower(href) == "#top";
    if (!to_top)
      report(Code::anchor_missing, node,
             fmt::format("`{}` leads to no place in this article", href));
    make_plain(node);
  }

  // Nobody sees where a quotation says it comes from, so what cannot be completed just goes.
  void close_citation(NodeIndex node) {
    const std::string cite(body_.attribute(node, Attribute::cite));
    if (is_absolute_url(cite)) return;
    const std::optional<std::string> url = base_.empty() ? std::nullopt : resolve_url(base_, cite);
    if (url) return body_.set_attribute(node, Attribute::cite, *url);
    body_.remove_attribute(node, Attribute::cite);
  }

  // An article that another one shows.
  void make_link(NodeIndex node) {
    const std::string title(body_.attribute(node, Attribute::title));
    const std::string href(body_.attribute(node, Attribute::href));
    for (NodeIndex child = body_[node].first_child; child != no_node; child = body_[child].next)
      needless_.push_back(child);
    body_.set_element(node, Element::link);
    for (const Attribute of_embed : {Attribute::title, Attribute::kind, Attribute::duration})
      body_.remove_attribute(node, of_embed);
    body_.append_text(node, title.empty() ? written(href) : title, body_[node].position);
  }

  void make_plain(NodeIndex node) {
    if (body_[node].element == Element::embed) {
      if (!body_.has_attribute(node, Attribute::title)) {
        const std::string href(body_.attribute(node, Attribute::href));
        body_.set_attribute(node, Attribute::title, written(href));
      }
      body_.remove_attribute(node, Attribute::href);
    } else if (body_[body_[node].parent].element == Element::embed) {
      body_.remove_attribute(node, Attribute::href);  // what it is called stays readable
    } else if (body_.has_attribute(node, Attribute::id)) {
      // Links may lead to this one.
      body_.remove_attribute(node, Attribute::href);
      body_.set_element(node, Element::span);
    } else {
      body_.unwrap(node);
    }
  }

  AnchorFinder& places() {
    if (!places_) {
      std::vector<std::string> ids;
      for (NodeIndex node = Body::root(); node != no_node;
           node = body_.next_in_order(node, Body::root()))
        if (body_.has_attribute(node, Attribute::id))
          ids.emplace_back(body_.attribute(node, Attribute::id));
      places_.emplace(ids);
    }
    return *places_;
  }

  void report(Code code, NodeIndex node, std::string message, std::string hint = {}) {
    const Decided* decided = find_decided(node);
    const Position position = decided ? decided->use->position : body_[node].position;
    record_.diagnostics.push_back(
        {code, record_.origin, position, std::move(message), std::move(hint)});
  }

  Record& record_;
  Body& body_;
  std::string base_;              // what references are relative to; "" when nobody knows
  std::vector<Decided> decided_;  // by node
  std::optional<AnchorFinder> places_;
  std::vector<NodeIndex> needless_;  // parts of embeds that became links
};

}  // namespace

void close_links(const std::vector<LinkUse>& uses, const std::vector<LinkDecision>& decisions,
                 const Publication& publication, Record& record) {
  LinkCloser(uses, decisions, publication, record).run();
}

}  // namespace offprint
