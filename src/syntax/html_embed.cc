#include "syntax/html_embed.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

constexpr std::uint64_t longest = 100 * 3600;  // seconds; what says more says something else

struct Player {
  std::string_view host, kind;
};
constexpr Player players[] = {
#define OFFPRINT_PLAYER(host, kind) {host, kind},
#include "syntax/players.def"
#undef OFFPRINT_PLAYER
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view kind_of_type(std::string_view type) {
  if (type.starts_with("audio/")) return "audio";
  return type.starts_with("video/") ? "video" : "";
}

std::string_view kind_of_file(std::string_view address) {
  const std::string ending = ascii_lower(file_extension(split_url(address).path));
  if (is_one_of(ending, {".mp3", ".m4a", ".m4b", ".oga", ".ogg", ".opus", ".wav", ".flac", ".aac"}))
    return "audio";
  return is_one_of(ending, {".mp4", ".m4v", ".webm", ".ogv", ".mov"}) ? "video" : "";
}

std::string_view kind_of_player(std::string_view address) {
  const std::string full =
      address.starts_with("//") ? "https:" + std::string(address) : std::string(address);
  const std::string host = site_key(full);
  for (const Player& player : players)
    if (host == player.host || host.ends_with("." + std::string(player.host))) return player.kind;
  return "";
}

// The kind of file that may lie among the sources; "" for a page.
std::string_view kind_of_content(std::string_view name, const HtmlAttributes& attributes,
                                 std::string_view address) {
  if (name == "audio" || name == "video") return name;
  const std::string type = ascii_lower(trim(find_attribute(attributes, "type")));
  const std::string_view by_type = name == "iframe" ? "" : kind_of_type(type);
  return by_type.empty() ? kind_of_file(address) : by_type;
}

bool says_transcript(std::string_view words) {
  return ascii_lower(words).find("transcript") != std::string::npos;
}

// Takes a number off the front of `text`; nothing where none begins.
std::optional<double> take_number(std::string_view& text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return {};
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc{} ? std::optional(number) : std::nullopt;
}

// Of "4:05" and "1:02:03".
std::optional<double> clock_seconds(std::string_view text) {
  double seconds = 0;
  for (int parts = 0; parts < 3; ++parts) {
    const std::optional<double> part = take_number(text);
    if (!part) return {};
    seconds = seconds * 60 + *part;
    if (text.empty()) return seconds;
    if (text.front() != ':') return {};
    text.remove_prefix(1);
  }
  return {};
}

// Of "PT1H2M3.5S" (ISO 8601-1, section 5.5.2), without years, months and days.
std::optional<double> period_seconds(std::string_view text) {
  double seconds = 0;
  text.remove_prefix(2);
  if (text.empty()) return {};
  while (!text.empty()) {
    const std::optional<double> number = take_number(text);
    if (!number || text.empty()) return {};
    if (text.front() != 'H' && text.front() != 'M' && text.front() != 'S') return {};
    seconds += *number * (text.front() == 'H' ? 3600 : text.front() == 'M' ? 60 : 1);
    text.remove_prefix(1);
  }
  return seconds;
}

class EmbedReader {
 public:
  EmbedReader(std::string_view name, const HtmlAttributes& attributes, const HtmlInners& inners)
      : name_(name), attributes_(attributes), inners_(inners) {}

  HtmlEmbed read(std::string_view late_address) {
    embed_.address = checked(address(late_address));
    if (embed_.address.empty()) return std::move(embed_);
    embed_.attributes.emplace_back(Attribute::href, embed_.address);
    if (const std::string_view title = this->title(); !title.empty())
      embed_.attributes.emplace_back(Attribute::title, title);
    const std::string_view content = kind_of_content(name_, attributes_, embed_.address);
    std::string_view kind = content;
    if (kind.empty()) kind = kind_of_player(embed_.address);
    embed_.attributes.emplace_back(Attribute::kind, kind.empty() ? "page" : kind);
    if (const std::string seconds = duration(); !seconds.empty())
      embed_.attributes.emplace_back(Attribute::duration, seconds);
    add_poster();
    if (!content.empty()) add_files();
    add_transcript();
    return std::move(embed_);
  }

 private:
  static std::string checked(std::string_view address) {
    address = trim(address);
    return address.empty() || !is_safe_resource(address) ? "" : escape_reference(address);
  }

  std::string_view own(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      if (const auto value = trim(find_attribute(attributes_, name)); !value.empty()) return value;
    return {};
  }

  std::string_view address(std::string_view late_address) const {
    if (const std::string_view own_address = own({"src", "data"}); !own_address.empty())
      return own_address;
    for (const HtmlInner& inner : inners_)
      if (inner.name == "source")
        if (const auto src = trim(find_attribute(inner.attributes, "src")); !src.empty())
          return src;
    return late_address;
  }

  std::string_view title() const { return own({"title", "aria-label", "data-title"}); }

  std::string duration() const {
    if (std::string stated = duration_in_seconds(own({"data-duration", "duration"}));
        !stated.empty())
      return stated;
    for (const HtmlInner& inner : inners_)
      if (inner.name == "meta" && find_attribute(inner.attributes, "itemprop") == "duration")
        return duration_in_seconds(find_attribute(inner.attributes, "content"));
    return {};
  }

  void add_poster() {
    const std::string poster = checked(own({"poster", "data-poster"}));
    if (poster.empty()) return;
    embed_.parts.push_back({Element::image, {{Attribute::src, poster}}, ""});
  }

  void add_files() {
    add_file("source", embed_.address, {});
    for (const HtmlInner& inner : inners_) {
      const std::string src = checked(find_attribute(inner.attributes, "src"));
      if (src.empty()) continue;
      if (inner.name == "source" && src != embed_.address) add_file("source", src, {});
      if (inner.name == "track") add_track(inner, src);
    }
  }

  void add_file(std::string_view kind, const std::string& src, AttributeList more) {
    AttributeList list{{Attribute::src, src}, {Attribute::kind, std::string(kind)}};
    list.insert(list.end(), more.begin(), more.end());
    embed_.parts.push_back({Element::media_file, std::move(list), ""});
  }

  // HTML, section 4.8.12.3: what is missing means subtitles, what is unknown metadata for scripts.
  void add_track(const HtmlInner& track, const std::string& src) {
    std::string kind = ascii_lower(trim(find_attribute(track.attributes, "kind")));
    if (kind.empty()) kind = "subtitles";
    if (!is_one_of(kind, {"subtitles", "captions", "descriptions", "chapters"})) return;
    AttributeList more;
    if (const auto language = trim(find_attribute(track.attributes, "srclang")); !language.empty())
      more.emplace_back(Attribute::lang, language);
    if (const auto label = trim(find_attribute(track.attributes, "label")); !label.empty())
      more.emplace_back(Attribute::title, label);
    add_file(kind, src, std::move(more));
  }

  void add_transcript() {
    for (const HtmlInner& inner : inners_) {
      if (inner.name != "a") continue;
      const bool is_transcript = says_transcript(find_attribute(inner.attributes, "rel")) ||
                                 says_transcript(find_attribute(inner.attributes, "class")) ||
                                 says_transcript(inner.text);
      const std::string_view href = trim(find_attribute(inner.attributes, "href"));
      if (!is_transcript || href.empty() || !is_safe_link(href)) continue;
      return add_link(escape_reference(href), collapse_space(inner.text));
    }
    for (const std::string_view name : {"aria-details", "aria-describedby"})
      if (const auto id = trim(find_attribute(attributes_, name));
          says_transcript(id) && id.find_first_of(" \t\n") == id.npos)
        return add_link("#" + escape_reference(id), "");
  }

  void add_link(std::string href, std::string text) {
    embed_.parts.push_back({Element::link, {{Attribute::href, std::move(href)}}, std::move(text)});
  }

  std::string_view name_;
  const HtmlAttributes& attributes_;
  const HtmlInners& inners_;
  HtmlEmbed embed_;
};

}  // namespace

bool is_inner_element(std::string_view tag) {
  return is_one_of(tag, {"source", "track", "a", "meta"});
}

std::string duration_in_seconds(std::string_view text) {
  text = trim(text);
  const auto seconds = text.starts_with("PT") ? period_seconds(text) : clock_seconds(text);
  if (!seconds || *seconds < 0.5 || *seconds > static_cast<double>(longest)) return {};
  return std::to_string(static_cast<std::uint64_t>(*seconds + 0.5));
}

HtmlEmbed read_embed(std::string_view name, const HtmlAttributes& attributes,
                     const HtmlInners& inners, std::string_view late_address) {
  return EmbedReader(name, attributes, inners).read(late_address);
}

}  // namespace offprint
