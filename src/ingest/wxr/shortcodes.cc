#include "ingest/wxr/shortcodes.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/wxr/shortcode_roles.h"
#include "ingest/wxr/shortcode_tags.h"
#include "model/link_key.h"

namespace offprint {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_images = 1000;  // of one gallery

// Where sites for videos keep the one of an id.
struct VideoSite {
  std::string_view name, address;
};
constexpr VideoSite video_sites[] = {{"dailymotion", "https://www.dailymotion.com/video/"},
                                     {"vimeo", "https://vimeo.com/"},
                                     {"youtube", "https://www.youtube.com/watch?v="}};

// Attributes of players that hold an address, by format.
constexpr std::string_view media_keys[] = {"src", "mp4", "m4v",  "webm", "ogv", "mp3", "m4a",
                                           "ogg", "wav", "flac", "wmv",  "wma", "flv", "url"};

bool is_web(std::string_view text) {
  return is_web_address(text) || text.starts_with("//") || ascii_lower(text).starts_with("http");
}

// The first address in the text: "Look: https://a.example/b" → "https://a.example/b".
std::string_view address_in(std::string_view text) {
  const std::size_t at = std::min(text.find("http://"), text.find("https://"));
  if (at == npos) return "";
  text.remove_prefix(at);
  return text.substr(0, text.find_first_of(" \t\r\n\"'<>[]"));
}

std::string_view address_of(const ShortcodeTag& tag) {
  for (const std::string_view key : media_keys)
    if (const std::string_view value = trim(tag.attribute(key)); !value.empty()) return value;
  for (const auto& [name, value] : tag.attributes)
    if (is_web(value) && name != "poster") return value;
  return "";
}

class Shortcodes {
 public:
  Shortcodes(std::string_view content, const std::vector<ContentToken>& tokens, std::uint32_t item,
             ContentEdits& edits)
      : content_(content),
        tokens_(tokens),
        item_(item),
        edits_(edits),
        tags_(find_shortcodes(content, tokens)) {}

  void run() {
    for (const ShortcodeTag& tag : tags_) {
      if (tag.begin < done_) continue;
      if (tag.is_escaped)
        unescape(tag);
      else if (tag.is_end)
        end(tag);
      else
        begin(tag);
    }
  }

 private:
  const ShortcodeTag& last_of(const ShortcodeTag& tag) const {
    return tag.partner == no_tag ? tag : tags_[tag.partner];
  }
  std::string_view inner(const ShortcodeTag& tag) const {
    return tag.partner == no_tag ? std::string_view()
                                 : content_.substr(tag.end, tags_[tag.partner].begin - tag.end);
  }

  // "[[name]]" is the text "[name]".
  void unescape(const ShortcodeTag& tag) {
    const ShortcodeTag& last = last_of(tag);
    edits_.replace(tag.begin - 1, tag.begin, "");
    edits_.replace(last.end, last.end + 1, "");
    done_ = last.end + 1;
  }

  void begin(const ShortcodeTag& tag) {
    switch (shortcode_role(tag.name).value_or(ShortcodeRole::other)) {
      case ShortcodeRole::caption:
        return caption(tag);
      case ShortcodeRole::gallery:
        return gallery(tag);
      case ShortcodeRole::embed:
      case ShortcodeRole::link:
      case ShortcodeRole::video:
        return embed(tag, "iframe");
      case ShortcodeRole::player:
        return embed(tag, tag.name);
      case ShortcodeRole::code:
        return code(tag);
      case ShortcodeRole::other:
        return remove(tag);
    }
  }

  void end(const ShortcodeTag& tag) {
    if (tag.partner == no_tag) report(tag, "belongs to nothing");
    edits_.replace(tag.begin, tag.end, "");
  }

  void remove(const ShortcodeTag& tag) {
    report(tag, tag.partner == no_tag ? "stands for what only its site can make, and was left out"
                                      : "was removed, and the text in it kept");
    edits_.replace(tag.begin, tag.end, "");
  }

  void report(const ShortcodeTag& tag, const std::string& what) {
    edits_.findings.push_back(
        {Code::template_syntax_removed, tag.begin,
         "the shortcode `[" + std::string(tag.is_end ? "/" : "") + tag.name + "]` " + what, ""});
  }

  // Behind the image that a caption begins with, and the link around it; npos when it begins with
  // anything else.
  std::size_t image_end(const ShortcodeTag& tag) const {
    const std::size_t limit = tags_[tag.partner].begin;
    auto at =
        std::lower_bound(tokens_.begin(), tokens_.end(), tag.end,
                         [](const ContentToken& t, std::size_t end) { return t.begin < end; });
    std::size_t end = npos;
    bool in_link = false;
    for (; at != tokens_.end() && at->begin < limit; ++at) {
      const bool is_text = at->kind == ContentToken::Kind::text;
      if (is_text &&
          !trim(content_.substr(at->begin, std::min(at->end, limit) - at->begin)).empty())
        return end;
      if (at->kind == ContentToken::Kind::tag && at->name == "img") {
        if (end != npos) return end;
        end = at->end;
      } else if (at->kind == ContentToken::Kind::tag && at->name == "a") {
        if (at->is_end == in_link && (end != npos) == at->is_end) in_link = !at->is_end;
        if (at->is_end && end != npos) return at->end;
        if (!at->is_end && end != npos) return end;
      } else if (end != npos && !is_text) {
        return end;
      }
    }
    return end;
  }

  void caption(const ShortcodeTag& tag) {
    const std::size_t image = tag.partner == no_tag ? npos : image_end(tag);
    if (image == npos) return remove(tag);
    const ShortcodeTag& last = tags_[tag.partner];
    const std::string_view stated = trim(tag.attribute("caption"));
    const bool has_text = !trim(content_.substr(image, last.begin - image)).empty();
    edits_.replace(tag.begin, tag.end, "\n\n<figure>");
    if (!stated.empty() || has_text)
      edits_.insert(image, "<figcaption>" + std::string(stated) +
                               (!stated.empty() && has_text ? "<br>" : ""));
    edits_.replace(last.begin, last.end,
                   !stated.empty() || has_text ? "</figcaption></figure>\n\n" : "</figure>\n\n");
  }

  void gallery(const ShortcodeTag& tag) {
    std::string_view ids = tag.attribute("ids");
    if (ids.empty()) ids = tag.attribute("include");
    std::vector<std::string> keys;
    while (!ids.empty() && keys.size() < most_images) {
      const std::size_t begin = ids.find_first_of("0123456789");
      if (begin == npos) break;
      ids.remove_prefix(begin);
      const std::size_t end = std::min(ids.find_first_not_of("0123456789"), ids.size());
      keys.emplace_back(ids.substr(0, end));
      ids.remove_prefix(end);
    }
    if (keys.empty()) {
      const std::string_view id = tag.attribute("id");
      const bool is_number = !id.empty() && id.find_first_not_of("0123456789") == npos;
      if (!is_number && item_ == 0) return remove(tag);
      keys.push_back("of:" + (is_number ? std::string(id) : std::to_string(item_)));
    }
    std::string html = "\n\n";
    for (const std::string& key : keys)
      html += "<figure><img src=\"" + std::string(attachment_scheme) + key + "\"></figure>\n";
    edits_.replace(tag.begin, tag.end, html + "\n");
    // "[/gallery]" closes nothing that anybody wrote.
    if (tag.partner != no_tag) swallow(tag);
  }

  void swallow(const ShortcodeTag& tag) {
    const ShortcodeTag& last = tags_[tag.partner];
    edits_.replace(tag.end, last.end, "");
    done_ = last.end;
  }

  std::string embedded_address(const ShortcodeTag& tag) const {
    std::string_view address = address_in(inner(tag));
    if (address.empty()) address = address_of(tag);
    if (!address.empty()) return std::string(address);
    std::string_view id = tag.attribute("id");
    if (id.empty()) id = tag.attribute("");
    if (id.empty()) id = trim(inner(tag));
    const auto* site = std::find_if(std::begin(video_sites), std::end(video_sites),
                                    [&](const VideoSite& s) { return s.name == tag.name; });
    const bool is_id = !id.empty() && id.size() < 40 && id.find_first_of(" \t\n<>[]\"&") == npos;
    return site != std::end(video_sites) && is_id ? std::string(site->address) + std::string(id)
                                                  : "";
  }

  void embed(const ShortcodeTag& tag, std::string_view element) {
    const std::string address = embedded_address(tag);
    if (address.empty()) return remove(tag);
    const std::string name(element);
    std::string html = "<" + name + " src=\"" + as_attribute(decode_ampersands(address)) + '"';
    for (const std::string_view more : {"poster", "title"})
      if (const std::string_view value = trim(tag.attribute(more)); !value.empty())
        html += " " + std::string(more) + "=\"" + as_attribute(decode_ampersands(value)) + '"';
    edits_.replace(tag.begin, tag.end, html + "></" + name + ">");
    if (tag.partner != no_tag) swallow(tag);
  }

  // WordPress keeps the text of these as it is, while the plugins write "<" as "&lt;" or not.
  void code(const ShortcodeTag& tag) {
    if (tag.partner == no_tag) return remove(tag);
    std::string language(tag.attribute("language"));
    if (language.empty()) language = tag.attribute("lang");
    const bool named = tag.name != "code" && tag.name != "sourcecode";
    if (language.empty() && named) language = tag.name;
    const ShortcodeTag& last = tags_[tag.partner];
    const std::string mark =
        language.empty() ? "" : " class=\"language-" + as_attribute(language) + "\"";
    // An HTML parser drops one line end behind <pre>; the one of the shortcode's own line.
    edits_.replace(tag.begin, tag.end, "<pre><code" + mark + ">");
    if (content_.substr(tag.end).starts_with('\n')) edits_.replace(tag.end, tag.end + 1, "");
    for (std::size_t at = content_.find('<', tag.end); at < last.begin;
         at = content_.find('<', at + 1))
      edits_.replace(at, at + 1, "&lt;");
    edits_.replace(last.begin, last.end, "</code></pre>");
    done_ = last.end;
  }

  std::string_view content_;
  const std::vector<ContentToken>& tokens_;
  std::uint32_t item_;
  ContentEdits& edits_;
  std::vector<ShortcodeTag> tags_;
  std::size_t done_ = 0;  // what is before needs no look any more
};

}  // namespace

void edit_shortcodes(std::string_view content, const std::vector<ContentToken>& tokens,
                     std::uint32_t item, ContentEdits& edits) {
  Shortcodes(content, tokens, item, edits).run();
}

}  // namespace offprint
