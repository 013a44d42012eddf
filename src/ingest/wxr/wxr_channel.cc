#include "ingest/wxr/wxr_channel.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/xml_prolog.h"
#include "model/site_key.h"

namespace offprint {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::uint32_t longest_head = 1 << 20;

std::string_view quoted_value(std::string_view text) {
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return "";
  const std::size_t end = text.find(text.front(), 1);
  return end == npos ? "" : text.substr(1, end - 1);
}

std::string canonical_space(std::string_view space) {
  if (space.find("wordpress.org/export/") == npos) return std::string(space);
  return std::string(space.find("/excerpt") != npos ? wxr::excerpt : wxr::wp);
}

std::vector<std::pair<std::string, std::string>> declared_namespaces(std::string_view head) {
  std::vector<std::pair<std::string, std::string>> spaces = {{"wp", std::string(wxr::wp)},
                                                             {"excerpt", std::string(wxr::excerpt)},
                                                             {"content", std::string(wxr::content)},
                                                             {"dc", std::string(wxr::dc)}};
  const std::size_t root = std::min(head.find("<rss"), head.find("<rdf:RDF"));
  if (root == npos) return spaces;
  head = head.substr(root, head.find('>', root) - root);
  for (std::size_t at = head.find("xmlns:"); at != npos; at = head.find("xmlns:", at + 6)) {
    const std::size_t equals = head.find('=', at);
    if (equals == npos) break;
    const std::string_view value = trim(quoted_value(head.substr(equals + 1)));
    const std::string prefix(trim(head.substr(at + 6, equals - at - 6)));
    std::erase_if(spaces, [&](const auto& known) { return known.first == prefix; });
    spaces.emplace_back(prefix, canonical_space(value));
  }
  return spaces;
}

std::string scope_of(const std::string& site, std::string_view origin) {
  const std::string host = site_key(site);
  if (host.empty()) return "file:" + std::string(origin);
  // Blogs of one network may differ in the path alone.
  std::string_view path = split_url(site).path;
  while (path.ends_with('/')) path.remove_suffix(1);
  return named_site_key(host + std::string(path));
}

}  // namespace

WxrText text_of(const XmlDocument& xml, XmlNode node) {
  WxrText found{xml.text(node), xml[node].position};
  const XmlNode first = xml[node].first_child;
  if (first != no_xml_node && xml[first].is_text) found.position = xml[first].position;
  found.text = trim(std::string(found.text));
  return found;
}

WxrText child_text(const XmlDocument& xml, XmlNode parent, std::string_view space,
                   std::string_view local) {
  const XmlNode child = xml.child(parent, space, local);
  return child == no_xml_node ? WxrText() : text_of(xml, child);
}

XmlDocument parse_wxr_slice(const WxrSlice& slice, const WxrChannel& channel, std::string_view text,
                            const Limits& limits) {
  XmlOptions options;
  options.limits = limits;
  options.first_line = slice.line;
  options.first_column = slice.column;
  options.namespaces = channel.namespaces;
  return XmlDocument(text, options);
}

WxrChannel read_wxr_channel(const ByteSource& source, const WxrIndex& index,
                            std::string_view origin) {
  WxrChannel channel;
  std::string bytes =
      source.read(index.head.offset, std::min<std::uint32_t>(index.head.length, longest_head));
  channel.charset = xml_encoding(bytes);
  const std::string head = decode_text(std::move(bytes), channel.charset).text;
  channel.namespaces = declared_namespaces(head);
  const XmlDocument xml(head);
  for (XmlNode node = 0; node < xml.size(); ++node) {
    const XmlNode parent = xml[node].parent;
    if (xml[node].is_text || parent == no_xml_node || xml[parent].name.local != "channel") continue;
    const WxrText found = text_of(xml, node);
    const XmlName& name = xml[node].name;
    const auto set = [&](std::string& target) {
      if (target.empty()) target = found.text;
    };
    if (name.local == "title" && channel.title.empty()) channel.position = found.position;
    if (name.local == "title") set(channel.title);
    if (name.local == "link" && name.space.empty()) set(channel.link);
    if (name.local == "language") set(channel.language);
    if (name.local == "base_blog_url") set(channel.site);
  }
  if (!is_absolute_url(channel.site)) channel.site = channel.link;
  channel.site = normalize_url(channel.site).value_or("");
  if (!is_web_address(channel.site)) channel.site.clear();
  channel.scope = scope_of(channel.site, origin);
  return channel;
}

}  // namespace offprint
