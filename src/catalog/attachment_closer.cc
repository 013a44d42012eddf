#include "catalog/attachment_closer.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"

namespace offprint {
namespace {

using Rows = std::vector<AttachmentRow>;

bool is_picture(const AttachmentRow& row) {
  return row.image.media_type.empty() || row.image.media_type.starts_with("image/");
}

bool is_same_picture(const Image& a, const Image& b) {
  return a.file.empty() ? b.file.empty() && a.url == b.url : a.file == b.file && a.part == b.part;
}

class AttachmentCloser {
 public:
  AttachmentCloser(const ArticleDecisions& decisions, Article& article)
      : decisions_(decisions), article_(article), body_(article.body) {}

  void run() {
    std::vector<NodeIndex> open;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body_.next_in_order(node, Body::root()))
      if (body_[node].element == Element::image &&
          body_.attribute(node, Attribute::src).starts_with(attachment_scheme))
        open.push_back(node);
    for (const NodeIndex node : open)
      close(node, std::string(body_.attribute(node, Attribute::src)));
    close_lead();
  }

 private:
  const Rows& rows_of(std::string_view src) const {
    static const Rows none;
    const std::string_view id = src.substr(attachment_scheme.size());
    const auto at = std::find(article_.attachments.begin(), article_.attachments.end(), id);
    if (at == article_.attachments.end()) return none;
    return decisions_.attachments[static_cast<std::size_t>(at - article_.attachments.begin())];
  }

  static bool is_of_item(std::string_view src) {
    return src.substr(attachment_scheme.size()).starts_with("of:");
  }

  // The figure whose only picture this is, plain or linked; no_node without one.
  NodeIndex lone_figure(NodeIndex node) const {
    NodeIndex parent = body_[node].parent;
    if (body_[parent].element == Element::link) parent = body_[parent].parent;
    if (body_[parent].element != Element::figure) return no_node;
    int images = 0;
    for (NodeIndex at = parent; at != no_node; at = body_.next_in_order(at, parent))
      images += body_[at].element == Element::image;
    return images == 1 ? parent : no_node;
  }

  void close(NodeIndex node, const std::string& src) {
    const Rows& rows = rows_of(src);
    if (rows.empty()) {
      report(Code::image_not_found, body_[node].position,
             is_of_item(src) ? "the source holds no attachments of the item `" + name_of(src) + "`"
                             : "the source holds no attachment `" + name_of(src) + "`");
      return take_out(node);
    }
    if (is_of_item(src)) return spread(node, rows);
    if (!is_picture(rows.front())) return make_link(node, rows.front());
    show(node, rows.front());
    add_caption(node, rows.front().caption);
  }

  static std::string name_of(std::string_view src) {
    src.remove_prefix(attachment_scheme.size());
    if (src.starts_with("of:")) src.remove_prefix(3);
    return std::string(src);
  }

  // The image gets its address and its words.
  void show(NodeIndex node, const AttachmentRow& row) {
    body_.set_attribute(node, Attribute::src, list_image(row).src);
    if (body_.attribute(node, Attribute::alt).empty())
      body_.set_attribute(node, Attribute::alt, row.image.alt);
    if (body_.attribute(node, Attribute::alt).empty())
      report_alt(body_[node].position, row.image.url);
  }

  void report_alt(Position position, const std::string& url) {
    report(Code::alt_text_missing, position, "the image `" + url + "` has no alternative text");
  }

  // In Article::images, by its address.
  const Image& list_image(const AttachmentRow& row) {
    for (const Image& known : article_.images)
      if (known.src == row.image.url) return known;
    Image& image = article_.images.emplace_back(row.image);
    image.src = image.url;
    return image;
  }

  void add_caption(NodeIndex node, const std::string& caption) {
    if (caption.empty()) return;
    const NodeIndex figure = lone_figure(node);
    if (figure == no_node) {
      if (!body_.has_attribute(node, Attribute::title))
        body_.set_attribute(node, Attribute::title, caption);
      return;
    }
    for (NodeIndex child = body_[figure].first_child; child != no_node; child = body_[child].next)
      if (body_[child].element == Element::figure_caption) return;
    append_caption(figure, caption);
  }

  void append_caption(NodeIndex figure, const std::string& caption) {
    const Position position = body_[figure].position;
    body_.append_text(body_.append(figure, Element::figure_caption, position), caption, position);
  }

  // A figure for each of an item's pictures, in the place of the node. Where no figure can stand,
  // the pictures follow each other.
  void spread(NodeIndex node, const Rows& rows) {
    const NodeIndex block = block_of(node);
    for (const AttachmentRow& row : rows) {
      if (!is_picture(row)) continue;
      const Position position = body_[node].position;
      if (block == no_node) {
        show(body_.insert_before(node, Element::image, position), row);
        continue;
      }
      const NodeIndex figure = body_.insert_before(block, Element::figure, position);
      show(body_.append(figure, Element::image, position), row);
      if (!row.caption.empty()) append_caption(figure, row.caption);
    }
    const NodeIndex figure = lone_figure(node);
    if (figure != no_node) make_paragraph_of_caption(figure);
    prune(node);
  }

  // The block that figures can stand before: the figure or paragraph that holds the node, or the
  // node itself.
  NodeIndex block_of(NodeIndex node) const {
    for (NodeIndex block = node; block != Body::root(); block = body_[block].parent) {
      switch (body_[body_[block].parent].element) {
        case Element::body:
        case Element::division:
        case Element::section:
        case Element::aside:
        case Element::block_quote:
        case Element::list_item:
        case Element::definition_details:
        case Element::data_cell:
        case Element::details:
          return block;
        case Element::paragraph:
        case Element::figure:
        case Element::link:
          break;
        default:
          return no_node;
      }
    }
    return no_node;
  }

  // The caption of all pictures together follows them.
  void make_paragraph_of_caption(NodeIndex figure) {
    for (NodeIndex child = body_[figure].first_child; child != no_node; child = body_[child].next) {
      if (body_[child].element != Element::figure_caption) continue;
      const NodeIndex paragraph =
          body_.insert_after(figure, Element::paragraph, body_[child].position);
      while (body_[child].first_child != no_node)
        body_.move_to_end(body_[child].first_child, paragraph);
      return body_.remove(child);
    }
  }

  void make_link(NodeIndex node, const AttachmentRow& row) {
    const Position position = body_[node].position;
    std::string words(body_.attribute(node, Attribute::alt));
    if (words.empty()) words = row.caption;
    if (words.empty()) words = percent_decode(file_name(split_url(row.image.url).path));
    const bool in_link = body_[body_[node].parent].element == Element::link;
    const NodeIndex link =
        body_.insert_before(node, in_link ? Element::span : Element::link, position);
    if (!in_link) body_.set_attribute(link, Attribute::href, row.image.url);
    body_.append_text(link, words, position);
    body_.remove(node);
    make_paragraph(link);
  }

  // A figure without a picture is none.
  void make_paragraph(NodeIndex inside) {
    const NodeIndex figure = body_[inside].parent;
    if (body_[figure].element == Element::figure && body_[figure].first_child == inside &&
        body_[figure].last_child == inside)
      body_.set_element(figure, Element::paragraph);
  }

  void take_out(NodeIndex node) {
    const std::string alt(body_.attribute(node, Attribute::alt));
    if (alt.empty()) {
      const NodeIndex figure = lone_figure(node);
      if (figure != no_node) make_paragraph_of_caption(figure);
      return prune(node);
    }
    const NodeIndex words = body_.insert_before(node, Element::span, body_[node].position);
    body_.append_text(words, alt, body_[node].position);
    body_.remove(node);
    make_paragraph(words);
  }

  // Removes the node, and what is empty without it.
  void prune(NodeIndex node) {
    NodeIndex parent = body_[node].parent;
    body_.remove(node);
    while (parent != Body::root() && is_empty_holder(parent)) {
      const NodeIndex empty = parent;
      parent = body_[parent].parent;
      body_.remove(empty);
    }
  }

  bool is_empty_holder(NodeIndex node) const {
    const Element element = body_[node].element;
    if (element != Element::paragraph && element != Element::figure && element != Element::link)
      return false;
    for (NodeIndex child = body_[node].first_child; child != no_node; child = body_[child].next)
      if (body_[child].element != Element::text || !trim(body_.text(child)).empty()) return false;
    return !body_.has_attribute(node, Attribute::id);
  }

  void close_lead() {
    const std::string src = article_.lead_image;
    if (!src.starts_with(attachment_scheme)) return;
    article_.lead_image.clear();
    const auto reason = std::find_if(article_.provenance.begin(), article_.provenance.end(),
                                     [](const Provenance& p) { return p.field == "lead_image"; });
    const bool known = reason != article_.provenance.end();
    const Position position = known ? reason->position : Position{};
    const Rows& rows = rows_of(src);
    if (!rows.empty() && is_picture(rows.front())) return set_lead(rows.front(), position);
    report(Code::image_not_found, position,
           rows.empty() ? "the source holds no attachment `" + name_of(src) + "`, the lead image"
                        : "the attachment `" + name_of(src) + "`, the lead image, is no picture");
    if (known) article_.provenance.erase(reason);
  }

  void set_lead(const AttachmentRow& row, Position position) {
    const auto shown =
        std::find_if(article_.images.begin(), article_.images.end(),
                     [&](const Image& image) { return is_same_picture(image, row.image); });
    if (shown != article_.images.end()) {
      if (shown->alt.empty()) shown->alt = row.image.alt;
      article_.lead_image = shown->src;
      return;
    }
    Image lead = row.image;
    lead.src = lead.url;
    if (lead.alt.empty()) report_alt(position, lead.url);
    article_.lead_image = lead.src;
    article_.images.insert(article_.images.begin(), std::move(lead));
  }

  void report(Code code, Position position, std::string message) {
    article_.diagnostics.push_back({code, article_.origin, position, std::move(message), {}});
  }

  const ArticleDecisions& decisions_;
  Article& article_;
  Body& body_;
};

}  // namespace

void close_attachments(const ArticleDecisions& decisions, Article& article) {
  if (!article.attachments.empty()) AttachmentCloser(decisions, article).run();
}

}  // namespace offprint
