#include "ingest/markdown/template_pairs.h"

#include <map>
#include <string>

namespace offprint {
namespace {

bool can_pair(const FoundTag& found) {
  return found.kind == FoundTag::Kind::tag && !found.tag.self_closing &&
         (found.tag.style == TagStyle::shortcode || found.tag.style == TagStyle::tag);
}

// Of what is ended by `name` or has that name.
std::string family(const TemplateTag& tag, std::string_view name) {
  return (tag.style == TagStyle::tag ? "%" : "<") + std::string(name);
}

}  // namespace

bool is_end(const FoundTag& found) {
  if (found.kind != FoundTag::Kind::tag) return false;
  return found.tag.closing ||
         (found.tag.style == TagStyle::tag && found.tag.name.starts_with("end"));
}

std::vector<std::size_t> pair_templates(const std::vector<FoundTag>& found) {
  std::vector<std::size_t> partner(found.size(), no_partner);
  std::map<std::string, std::vector<std::size_t>, std::less<>> open;
  std::vector<std::size_t> open_tags;
  const auto join = [&](std::size_t begin, std::size_t end) {
    partner[begin] = end;
    partner[end] = begin;
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!can_pair(found[i])) continue;
    const TemplateTag& tag = found[i].tag;
    if (!is_end(found[i])) {
      open[family(tag, tag.name)].push_back(i);
      if (tag.style == TagStyle::tag) open_tags.push_back(i);
      continue;
    }
    if (tag.style == TagStyle::tag && tag.name == "end") {
      while (!open_tags.empty() && partner[open_tags.back()] != no_partner) open_tags.pop_back();
      if (open_tags.empty()) continue;
      auto& same = open[family(tag, found[open_tags.back()].tag.name)];
      if (!same.empty()) same.pop_back();
      join(open_tags.back(), i);
      continue;
    }
    const auto same = open.find(family(tag, tag.closing ? tag.name : tag.name.substr(3)));
    if (same == open.end() || same->second.empty()) continue;
    join(same->second.back(), i);
    same->second.pop_back();
  }
  return partner;
}

}  // namespace offprint
