#include "ingest/wxr/item_fields.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/edited_text.h"
#include "ingest/wxr/content_edits.h"
#include "ingest/wxr/content_tokens.h"
#include "ingest/wxr/item_dates.h"
#include "ingest/wxr/item_terms.h"
#include "ingest/wxr/shortcodes.h"
#include "model/link_key.h"
#include "syntax/html_parser.h"

namespace offprint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Of what plugins for search engines add, which is written for these.
constexpr double for_search = 0.6;

// Variables that such a plugin fills in: "%%title%% %%sep%%", "%title%", "#post_title".
bool is_template(std::string_view text) {
  if (text.find("%%") != npos || text.find("#post_") != npos || text.find("#site_") != npos)
    return true;
  const std::size_t first = text.find('%');
  if (first == npos || first + 1 == text.size()) return false;
  const std::size_t second = text.find('%', first + 1);
  return second != npos && second > first + 2 &&
         text.substr(first, second - first).find(' ') == npos;
}

bool is_not_yet_public(std::string_view status) {
  return status == "draft" || status == "auto-draft" || status == "pending" || status == "future" ||
         status == "trash";
}

// "?p=12", "?page_id=3", "?post_type=book&p=7": how WordPress calls what has no address yet.
bool is_by_id(std::string_view url) {
  const std::string_view query = split_url(url).query;
  return query.starts_with("p=") || query.find("&p=") != npos || query.starts_with("page_id=") ||
         query.starts_with("post_type=") || query.starts_with("attachment_id=");
}

class Fields {
 public:
  Fields(const XmlDocument& xml, const WxrChannel& channel, const std::vector<ItemMeta>& meta,
         std::string link)
      : xml_(xml), channel_(channel), meta_(meta), link_(std::move(link)) {}

  std::vector<Field> read() {
    titles();
    add_item_terms(xml_, fields_);
    dates();
    addresses();
    summaries();
    status();
    files();
    if (!channel_.language.empty() && fields_.end() == named(FieldName::language))
      add(FieldName::language, "language", {channel_.language, channel_.position});
    site();
    return std::move(fields_);
  }

 private:
  std::vector<Field>::iterator named(FieldName name) {
    return std::find_if(fields_.begin(), fields_.end(),
                        [&](const Field& field) { return field.name == name; });
  }

  void add(FieldName name, std::string key, const WxrText& text, double confidence = 1) {
    if (text.text.empty()) return;
    std::string rule = "WordPress `" + key + "`";
    fields_.push_back({name, std::move(key), text_value(text.text, text.position), text.position,
                       std::move(rule), confidence});
  }

  WxrText child(std::string_view space, std::string_view local) const {
    return child_text(xml_, 0, space, local);
  }

  void add_meta(FieldName name, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      const ItemMeta* meta = find_meta(meta_, key);
      if (!meta || meta->value.text.empty() || is_template(meta->value.text)) continue;
      add(name, std::string(key), {text_of_html(meta->value.text), meta->value.position},
          for_search);
    }
  }

  void titles() {
    WxrText title = child("", "title");
    title.text = text_of_html(title.text);
    add(FieldName::title, "title", title);
    add_meta(FieldName::title,
             {"_yoast_wpseo_opengraph-title", "rank_math_facebook_title", "_aioseo_og_title",
              "_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title"});
  }

  void dates() {
    const auto date = [&](FieldName name, const std::string& stem) {
      const WxrText local = child(wxr::wp, stem), greenwich = child(wxr::wp, stem + "_gmt");
      const std::string text = wordpress_date(local.text, greenwich.text);
      const bool is_local = !local.text.empty();
      add(name, is_local ? "wp:" + stem : "wp:" + stem + "_gmt",
          {text, is_local ? local.position : greenwich.position});
    };
    date(FieldName::published, "post_date");
    // What is no date any more in the year -1: <pubDate> of drafts.
    const WxrText written = child("", "pubDate");
    if (named(FieldName::published) == fields_.end() && written.text.find("-0001") == npos)
      add(FieldName::published, "pubDate", written, 0.9);
    date(FieldName::modified, "post_modified");
  }

  void addresses() {
    WxrText slug = child(wxr::wp, "post_name");
    slug.text = percent_decode(slug.text);
    add(FieldName::slug, "wp:post_name", slug);
    WxrText link = child("", "link");
    link.text = link_;
    add(FieldName::url, "link", link);
    add_meta(FieldName::url,
             {"_yoast_wpseo_canonical", "rank_math_canonical_url", "_aioseo_canonical_url"});
    add(FieldName::id, "guid", child("", "guid"));
    for (const ItemMeta& meta : meta_)
      if (meta.key == "_wp_old_slug") old_address(meta, slug.text);
  }

  // The item's address with the slug that it had before.
  void old_address(const ItemMeta& meta, const std::string& slug) {
    const std::string old = percent_encode_path(percent_decode(meta.value.text));
    const std::string now = "/" + percent_encode_path(slug);
    const std::size_t at = link_.rfind(now);
    if (old.empty() || slug.empty() || at == npos) return;
    const std::string_view rest = std::string_view(link_).substr(at + now.size());
    if (!rest.empty() && rest != "/" && !rest.starts_with('.')) return;
    add(FieldName::aliases, meta.key,
        {link_.substr(0, at + 1) + old + std::string(rest), meta.value.position});
  }

  void summaries() {
    WxrText excerpt = child(wxr::excerpt, "encoded");
    excerpt.text = text_of_html(excerpt.text);
    add(FieldName::summary, "excerpt:encoded", excerpt);
    add_meta(FieldName::summary,
             {"_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description",
              "_aioseop_description", "_yoast_wpseo_opengraph-description"});
  }

  void status() {
    WxrText password = child(wxr::wp, "post_password");
    if (!password.text.empty()) {
      password.text = "private";
      add(FieldName::status, "wp:post_password", password);
    }
    add(FieldName::status, "wp:status", child(wxr::wp, "status"));
  }

  void files() {
    if (const ItemMeta* thumbnail = find_meta(meta_, "_thumbnail_id");
        thumbnail && !thumbnail->value.text.empty() && thumbnail->value.text != "0" &&
        thumbnail->value.text.find_first_not_of("0123456789") == npos)
      add(FieldName::image, thumbnail->key,
          {std::string(attachment_scheme) + thumbnail->value.text, thumbnail->value.position});
    for (const ItemMeta& meta : meta_)
      if (meta.key == "enclosure") enclosure(meta);
  }

  // Its address, its size and its type, a line each; podcasting plugins add what they like.
  void enclosure(const ItemMeta& meta) {
    Value map;
    map.kind = Value::Kind::map;
    map.position = meta.value.position;
    std::string_view rest = meta.value.text;
    for (const char* key : {"url", "length", "type"}) {
      const std::string_view line = trim(rest.substr(0, rest.find('\n')));
      if (!line.empty())
        map.members.push_back(
            {key, map.position, text_value(std::string(line), meta.value.position)});
      rest = rest.find('\n') == npos ? "" : rest.substr(rest.find('\n') + 1);
    }
    if (map.find("url") == nullptr) return;
    fields_.push_back({FieldName::enclosures, meta.key, std::move(map), meta.value.position,
                       "WordPress `enclosure`"});
  }

  void site() {
    Value map;
    map.kind = Value::Kind::map;
    map.position = channel_.position;
    const auto member = [&](const char* key, const std::string& text) {
      if (!text.empty())
        map.members.push_back({key, map.position, text_value(text, channel_.position)});
    };
    member("name", text_of_html(channel_.title));
    member("url", channel_.site);
    if (!map.members.empty())
      fields_.push_back(
          {FieldName::site, "channel", std::move(map), channel_.position, "WordPress `channel`"});
  }

  const XmlDocument& xml_;
  const WxrChannel& channel_;
  const std::vector<ItemMeta>& meta_;
  std::string link_;
  std::vector<Field> fields_;
};

}  // namespace

std::vector<ItemMeta> read_item_meta(const XmlDocument& xml) {
  std::vector<ItemMeta> meta;
  xml.for_each_child(0, [&](XmlNode node) {
    if (!xml.is(node, wxr::wp, "postmeta")) return;
    std::string key = child_text(xml, node, wxr::wp, "meta_key").text;
    meta.push_back({std::move(key), child_text(xml, node, wxr::wp, "meta_value")});
  });
  return meta;
}

const ItemMeta* find_meta(const std::vector<ItemMeta>& meta, std::string_view key) {
  const auto found =
      std::find_if(meta.begin(), meta.end(), [&](const ItemMeta& m) { return m.key == key; });
  return found == meta.end() ? nullptr : &*found;
}

std::vector<Field> read_item_fields(const XmlDocument& xml, const WxrChannel& channel,
                                    const std::vector<ItemMeta>& meta, const std::string& link) {
  return Fields(xml, channel, meta, link).read();
}

std::string item_address(const XmlDocument& xml, const WxrChannel& channel) {
  const std::string link = child_text(xml, 0, "", "link").text;
  const std::string status = child_text(xml, 0, wxr::wp, "status").text;
  if (link.empty() || (is_by_id(link) && is_not_yet_public(status))) return "";
  const std::string url = is_absolute_url(link) || channel.site.empty()
                              ? normalize_url(link).value_or("")
                              : resolve_url(channel.site + "/", link).value_or("");
  return is_web_address(url) ? url : "";
}

std::string text_of_html(std::string_view html) {
  if (html.find_first_of("<&[") == npos) return std::string(html);
  const std::vector<ContentToken> tokens = read_content(html, true);
  ContentEdits edits;
  edit_shortcodes(html, tokens, 0, edits);
  EditedText text(html, 1);
  apply(edits, text);
  Body body;
  Diagnostics none;
  parse_html_fragment(text.text(), "", {1, 1}, body, Body::root(), none);
  return plain_text(body);
}

}  // namespace offprint
