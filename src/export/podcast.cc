#include "export/podcast.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file_system.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/url.h"
#include "export/feed_content.h"
#include "export/feed_xml.h"

namespace offprint {
namespace {

bool is_played(const Enclosure& enclosure) {
  return enclosure.media_type.starts_with("audio/") || enclosure.media_type.starts_with("video/");
}

void begin_element(std::string& out, int indent, std::string_view name) {
  out.append(static_cast<std::size_t>(indent), ' ');
  (out += '<') += name;
}

void append_yes_or_no(std::string& out, int indent, std::string_view name,
                      const std::optional<bool>& said) {
  if (said) append_element(out, indent, name, *said ? "true" : "false");
}

void append_category(std::string& out, int indent, const PodcastSpec& podcast) {
  if (podcast.category.empty()) return;
  begin_element(out, indent, "itunes:category");
  append_xml_attribute(out, "text", podcast.category);
  if (podcast.subcategory.empty()) {
    out += "/>\n";
    return;
  }
  out += ">\n";
  begin_element(out, indent + 2, "itunes:category");
  append_xml_attribute(out, "text", podcast.subcategory);
  out += "/>\n";
  out.append(static_cast<std::size_t>(indent), ' ');
  out += "</itunes:category>\n";
}

void append_owner(std::string& out, int indent, const PodcastSpec& podcast) {
  if (podcast.owner_name.empty() && podcast.owner_email.empty()) return;
  begin_element(out, indent, "itunes:owner>\n");
  append_element(out, indent + 2, "itunes:name", podcast.owner_name);
  append_element(out, indent + 2, "itunes:email", podcast.owner_email);
  out.append(static_cast<std::size_t>(indent), ' ');
  out += "</itunes:owner>\n";
}

void append_image(std::string& out, int indent, std::string_view address) {
  if (address.empty()) return;
  begin_element(out, indent, "itunes:image");
  append_xml_attribute(out, "href", address);
  out += "/>\n";
}

std::string image_address(const Publication& publication, const PodcastSpec& podcast) {
  if (podcast.image.empty()) return logo_address(publication);
  Publication pictured;
  pictured.site = publication.site;
  pictured.logo = podcast.image;
  return logo_address(pictured);
}

// Of the feed's address, without its scheme and the slashes at its end (Podcasting 2.0,
// `podcast:guid`).
std::string podcast_guid(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != address.npos)
    address.remove_prefix(scheme + 3);
  while (address.ends_with('/')) address.remove_suffix(1);
  return uuid_v5(address, "ead4c236-bf58-58c6-a2c6-a6b28d128cb6");
}

std::string names_of(const std::vector<Person>& people) {
  std::string names;
  for (const Person& person : people) (names += names.empty() ? "" : ", ") += person.name;
  return names;
}

std::string_view transcript_type(const Record& record, std::string_view src) {
  const MediaFile* file = find_media(record.media, src);
  if (file && !file->media_type.empty()) return file->media_type;
  const std::string ending = to_lower(file_extension(split_url(src).path));
  if (ending == ".vtt") return "text/vtt";
  return ending == ".srt" ? "application/x-subrip" : "";
}

// What is said in it, as its player in the article has it.
class Transcripts {
 public:
  Transcripts(const Record& record, const Enclosure& episode, int indent)
      : record_(record), body_(record.body), episode_(episode), indent_(indent) {}

  std::string write() {
    for (NodeIndex node = body_[Body::root()].first_child; node != no_node;
         node = body_.next_in_order(node, Body::root()))
      if (body_[node].element == Element::embed && plays_episode(node)) add_all(node);
    return std::move(out_);
  }

 private:
  std::string address(NodeIndex node, std::string_view reference) const {
    return feed_link_target(record_, node, reference);
  }

  bool plays_episode(NodeIndex embed) const {
    if (address(embed, body_.attribute(embed, Attribute::href)) == episode_.url) return true;
    for (NodeIndex child = body_[embed].first_child; child != no_node; child = body_[child].next)
      if (body_.attribute(child, Attribute::kind) == "source" &&
          address(child, body_.attribute(child, Attribute::src)) == episode_.url)
        return true;
    return false;
  }

  void add_all(NodeIndex embed) {
    for (NodeIndex child = body_[embed].first_child; child != no_node; child = body_[child].next) {
      const std::string_view kind = body_.attribute(child, Attribute::kind);
      const std::string_view src = body_.attribute(child, Attribute::src);
      if (body_[child].element == Element::link)
        add(address(child, body_.attribute(child, Attribute::href)), "text/html", "", "");
      else if (kind == "captions" || kind == "subtitles")
        add(address(child, src), transcript_type(record_, src),
            body_.attribute(child, Attribute::lang), kind == "captions" ? "captions" : "");
    }
  }

  void add(const std::string& url, std::string_view type, std::string_view language,
           std::string_view relation) {
    if (type.empty() || !is_web_address(url)) return;
    begin_element(out_, indent_, "podcast:transcript");
    append_xml_attribute(out_, "url", url);
    append_xml_attribute(out_, "type", type);
    append_xml_attribute(out_, "language", language);
    append_xml_attribute(out_, "rel", relation);
    out_ += "/>\n";
  }

  const Record& record_;
  const Body& body_;
  const Enclosure& episode_;
  const int indent_;
  std::string out_;
};

void append_number(std::string& out, int indent, std::string_view name, std::uint32_t number) {
  if (number > 0) append_element(out, indent, name, std::to_string(number));
}

}  // namespace

const Enclosure* episode_of(const Record& record) {
  const auto at = std::find_if(record.enclosures.begin(), record.enclosures.end(), is_played);
  return at != record.enclosures.end() ? &*at : nullptr;
}

std::string podcast_channel(const Publication& publication, const PodcastSpec& podcast,
                            std::string_view address, int indent) {
  std::string out;
  append_element(out, indent, "itunes:author",
                 podcast.author.empty() ? publication.publisher : podcast.author);
  append_element(out, indent, "itunes:type", podcast.type);
  append_image(out, indent, image_address(publication, podcast));
  append_category(out, indent, podcast);
  append_yes_or_no(out, indent, "itunes:explicit", podcast.is_explicit);
  append_owner(out, indent, podcast);
  append_element(out, indent, "podcast:guid", podcast_guid(address));
  if (podcast.is_locked) {
    begin_element(out, indent, "podcast:locked");
    append_xml_attribute(out, "owner", podcast.owner_email);
    out += *podcast.is_locked ? ">yes" : ">no";
    out += "</podcast:locked>\n";
  }
  append_element(out, indent, "podcast:medium", podcast.medium);
  return out;
}

void report_podcast(const Publication& publication, const OutputSpec& output,
                    Diagnostics& diagnostics) {
  const PodcastSpec& podcast = output.feed.podcast;
  if (!podcast.is_podcast) return;
  const auto demand = [&](bool is_said, std::string_view what, std::string_view key) {
    if (!is_said)
      diagnostics.push_back({Code::podcast_incomplete,
                             "",
                             {},
                             fmt::format("{}: directories of podcasts want {}", output.path, what),
                             fmt::format("set `feed.podcast.{}`", key)});
  };
  demand(!podcast.category.empty(), "a category", "category");
  demand(!image_address(publication, podcast).empty(), "a square picture", "image");
  demand(podcast.is_explicit.has_value(), "to know whether it is explicit", "explicit");
}

PodcastItem podcast_item(const Record& record, const PodcastSpec& podcast, int indent) {
  PodcastItem item;
  const Enclosure* episode = episode_of(record);
  if (!episode) return item;
  std::string& out = item.elements;
  append_number(out, indent, "itunes:duration", episode->duration);
  append_number(out, indent, "itunes:season", episode->season);
  append_number(out, indent, "itunes:episode", episode->episode);
  if (podcast.is_podcast) {
    append_element(out, indent, "itunes:author", names_of(record.authors));
    append_element(out, indent, "itunes:summary", record.summary);
    if (const Image* image = feed_lead_image(record)) append_image(out, indent, image->url);
  }
  item.uses_itunes = !out.empty();
  const std::string transcripts = Transcripts(record, *episode, indent).write();
  item.uses_podcast = !transcripts.empty();
  out += transcripts;
  return item;
}

}  // namespace offprint
