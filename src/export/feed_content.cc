#include "export/feed_content.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/file_system.h"
#include "base/url.h"
#include "export/media_wording.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

std::string article_link(const Record& record, const RecordLink& link) {
  std::string fragment;
  if (!link.fragment.empty()) fragment = "#" + percent_encode_fragment(link.fragment);
  if (link.id == record.id && !fragment.empty()) return fragment;
  return link.url.empty() ? "" : link.url + fragment;
}

std::string image_address(const Record& record, std::string_view src) {
  const Image* image = record.find_image(src);
  if (image && !image->url.empty()) return image->url;
  return is_absolute_url(src) && is_safe_resource(src) ? std::string(src) : "";
}

Diagnostic unknown_address(const Record& record, std::string_view src, Position position) {
  return {Code::image_url_unknown, record.origin, position,
          fmt::format("feeds leave out the image `{}`: its address on the web is not known", src),
          "keep the image in a file, or name it by its absolute address"};
}

bool shows_image(const Body& body, std::string_view src) {
  for (NodeIndex node = body[Body::root()].first_child; node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::image && body.attribute(node, Attribute::src) == src)
      return true;
  return false;
}

void append_lead_image(std::string& html, const Image& image) {
  html += "<p><img src=\"";
  append_escaped_attribute(html, image.url);
  html += "\" alt=\"";
  append_escaped_attribute(html, image.alt);
  html += '"';
  if (image.width > 0 && image.height > 0)
    html += fmt::format(" width=\"{}\" height=\"{}\"", image.width, image.height);
  html += "></p>\n";
}

// What plays or runs, with its picture in the link to it, and a link to its transcript. "" where it
// has neither.
class FeedEmbed {
 public:
  FeedEmbed(const Record& record, const EmbedPlace& place, Diagnostics& diagnostics)
      : record_(record), body_(record.body), place_(place), diagnostics_(diagnostics) {}

  std::string write() {
    report_unlinked();
    const std::string picture = picture_address();
    const NodeIndex transcript = child(Element::link);
    std::string read_at;
    if (transcript != no_node)
      read_at = feed_link_target(record_, transcript, body_.attribute(transcript, Attribute::href));
    const bool has_link = !place_.target.empty() && place_.among_blocks;
    if (!has_link || (picture.empty() && read_at.empty())) return "";
    const std::string_view title = body_.attribute(place_.node, Attribute::title);
    std::string html = "<p><a href=\"";
    append_escaped_attribute(html, place_.target);
    html += "\">";
    if (!picture.empty()) {
      html += "<img src=\"";
      append_escaped_attribute(html, picture);
      html += "\" alt=\"\"><br>";
    }
    append_escaped(html, title.empty() ? place_.target : title);
    html += "</a>";
    if (!read_at.empty()) {
      html += " · <a href=\"";
      append_escaped_attribute(html, read_at);
      html += "\">";
      append_escaped(html, transcript_label(transcript));
      html += "</a>";
    }
    return html + "</p>\n";
  }

 private:
  NodeIndex child(Element element) const {
    NodeIndex node = body_[place_.node].first_child;
    while (node != no_node && body_[node].element != element) node = body_[node].next;
    return node;
  }

  std::string picture_address() {
    const NodeIndex image = child(Element::image);
    if (image == no_node) return "";
    const std::string_view src = body_.attribute(image, Attribute::src);
    std::string address = image_address(record_, src);
    if (address.empty())
      diagnostics_.push_back(unknown_address(record_, src, body_[image].position));
    return address;
  }

  std::string transcript_label(NodeIndex link) const {
    std::string label = inline_text(body_, link);
    return label.empty() ? std::string(media_wording(wording(record_.language)).transcript) : label;
  }

  void report_unlinked() {
    const MediaFile* file = media_source(record_.media, body_, place_.node);
    if (!file || body_.has_attribute(place_.node, Attribute::href)) return;
    diagnostics_.push_back(
        {Code::link_relative, record_.origin, body_[place_.node].position,
         fmt::format("feeds do not link to `{}`: without a site, nobody knows where it is",
                     file->src),
         "name the site"});
  }

  const Record& record_;
  const Body& body_;
  const EmbedPlace& place_;
  Diagnostics& diagnostics_;
};

std::string below_site(const Publication& publication, std::string_view path) {
  if (publication.site.empty() || path.empty()) return "";
  return publication.site + "/" + percent_encode_path(path);
}

}  // namespace

std::string feed_link_target(const Record& record, NodeIndex node, std::string_view href) {
  if (const RecordLink* link = record.find_link(node)) return article_link(record, *link);
  if (href.starts_with('#')) return href.size() > 1 ? std::string(href) : "";
  if (!is_safe_link(href)) return "";
  if (is_absolute_url(href)) return std::string(href);
  const std::string& base = record.url.empty() ? record.site.url : record.url;
  return resolve_url(base, href).value_or("");
}

FeedContent feed_content(const Record& record) {
  FeedContent content;
  const bool right_to_left = record.direction == Direction::rtl;
  if (right_to_left) content.html = "<div dir=\"rtl\">\n";
  const std::size_t begin = content.html.size();

  if (!record.lead_image.empty() && !shows_image(record.body, record.lead_image)) {
    if (const Image* image = feed_lead_image(record))
      append_lead_image(content.html, *image);
    else
      content.diagnostics.push_back(unknown_address(record, record.lead_image, {}));
  }

  MarkupOptions options;
  options.has_code_classes = false;
  options.link_target = [&](NodeIndex node, std::string_view href) {
    return feed_link_target(record, node, href);
  };
  options.image_source = [&](NodeIndex node, std::string_view src) {
    std::string address = image_address(record, src);
    if (address.empty())
      content.diagnostics.push_back(unknown_address(record, src, record.body[node].position));
    return address;
  };
  options.embed = [&](const EmbedPlace& place) {
    return FeedEmbed(record, place, content.diagnostics).write();
  };
  append_markup(content.html, record.body, options);

  if (content.html.size() == begin)
    content.html.clear();
  else if (right_to_left)
    content.html += "</div>\n";
  return content;
}

const FeedContent& feed_content(const Record& record, FeedTexts texts, SharedParts& shared) {
  static const FeedContent none;
  if (texts == FeedTexts::summary) return none;
  if (!shared.feed_content)
    shared.feed_content = std::make_shared<const FeedContent>(feed_content(record));
  return *shared.feed_content;
}

std::string_view feed_summary(const Record& record, FeedTexts texts) {
  return texts == FeedTexts::full ? std::string_view() : std::string_view(record.summary);
}

const Image* feed_lead_image(const Record& record) {
  const Image* image = record.lead_image.empty() ? nullptr : record.find_image(record.lead_image);
  return image && !image->url.empty() ? image : nullptr;
}

std::string feed_address(const Publication& publication, const OutputSpec& output) {
  return below_site(publication, output.address.empty() ? file_name(output.path) : output.address);
}

std::string first_feed_address(const Publication& publication, const OutputSpec& output) {
  Publication first;
  first.site = first_site(publication);
  return feed_address(first, output);
}

const std::string& feed_description(const Publication& publication, const OutputSpec& output) {
  return output.description.empty() ? publication.description : output.description;
}

const std::string& item_link(const Record& record) {
  return record.link.empty() ? record.url : record.link;
}

std::string logo_address(const Publication& publication) {
  if (is_absolute_url(publication.logo)) return publication.logo;
  const std::string path = join_path("", publication.logo);
  if (leaves_folder(path)) return "";
  return below_site(publication, path);
}

std::string exact_date(const std::optional<Date>& date) {
  return date && !(date->has_time && date->has_offset) ? to_iso8601(*date) : "";
}

std::string slug_beside_address(const Record& record) {
  std::string path = percent_decode(split_url(record.url).path);
  while (path.ends_with('/')) path.pop_back();
  path.erase(0, path.rfind('/') + 1);  // npos + 1 is 0
  return path == record.slug ? "" : record.slug;
}

const Site* other_site(const Record& record, const Site& of_feed) {
  const Site& own = record.site;
  const bool same_name = own.name.empty() || own.name == of_feed.name;
  const bool same_url = own.url.empty() || own.url == of_feed.url;
  return same_name && same_url ? nullptr : &own;
}

bool has_sort_names(const Record& record) {
  return std::any_of(record.authors.begin(), record.authors.end(), [](const Person& author) {
    return !author.sort_name.empty() && author.sort_name != author.name;
  });
}

bool has_author_details(const Record& record) {
  return std::any_of(record.authors.begin(), record.authors.end(), [](const Person& author) {
    return !author.degrees.empty() || author.is_organization;
  });
}

Site feed_site(const ExportContext& context) {
  const Publication& publication = context.publication;
  return {context.output.title.empty() ? publication.title : context.output.title,
          publication.site};
}

bool is_known_language(std::string_view language) { return !language.empty() && language != "und"; }

}  // namespace offprint
