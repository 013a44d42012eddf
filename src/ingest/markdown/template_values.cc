#include "ingest/markdown/template_values.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/markdown/template_names.h"

namespace offprint {
namespace {

enum class Effect : std::uint8_t { rooted, same, before, after, fallback, embed };

constexpr std::string_view roots[] = {
#define OFFPRINT_ROOT(name) name,
#define OFFPRINT_FILTER(name, effect)
#include "ingest/markdown/template_filters.def"
#undef OFFPRINT_ROOT
#undef OFFPRINT_FILTER
};
static_assert(std::is_sorted(std::begin(roots), std::end(roots)));

struct Filter {
  std::string_view name;
  Effect effect;
};
constexpr Filter filters[] = {
#define OFFPRINT_ROOT(name)
#define OFFPRINT_FILTER(name, effect) {name, Effect::effect},
#include "ingest/markdown/template_filters.def"
#undef OFFPRINT_ROOT
#undef OFFPRINT_FILTER
};

const Filter* find_filter(std::string_view name) {
  const std::string lower = ascii_lower(name);
  const auto* found = std::find_if(std::begin(filters), std::end(filters),
                                   [&](const Filter& filter) { return filter.name == lower; });
  return found == std::end(filters) ? nullptr : found;
}

bool is_root(std::string_view name) {
  return std::binary_search(std::begin(roots), std::end(roots), name);
}

void make_rooted(TemplateValue& value) {
  if (value.is_root || is_article_path(value.text) || value.text.starts_with("@/")) {
    if (!value.is_root) value.text = article_address(value.text);
    return;
  }
  if (value.text.starts_with("~/")) value.text.erase(0, 1);
  const bool relative = !value.text.empty() && value.text.front() != '/' &&
                        value.text.front() != '#' && !is_absolute_url(value.text);
  if (relative) value.text.insert(0, "/");
}

}  // namespace

void TemplateValues::assign(const TemplateTag& tag) {
  if (tag.arguments.size() != 1 || tag.arguments[0].key.empty()) return;
  const TagArgument& argument = tag.arguments[0];
  TemplateTag output;
  if (argument.quoted)
    output.arguments.push_back({"", argument.value, true});
  else
    output.name = argument.value;
  output.filters = tag.filters;
  const std::optional<TemplateValue> value = value_of(output);
  if (value && !value->is_embed) assigned_.insert_or_assign(argument.key, value->text);
}

std::optional<std::string> TemplateValues::variable(std::string_view name) const {
  if (const auto found = assigned_.find(name); found != assigned_.end()) return found->second;
  for (const std::string_view scope :
       {"page.data.", "page.meta.", "page.extra.", "page.", ".Page.Params.", ".Params.", ".Page.",
        "frontmatter.", "post.", "$frontmatter.", "this.", "."}) {
    if (!name.starts_with(scope)) continue;
    name.remove_prefix(scope.size());
    break;
  }
  for (const Field& field : fields_)
    if (field.key == name && field.value.is_text() && field.value.scalar.find("{{") == name.npos)
      return field.value.scalar;
  return std::nullopt;
}

std::string TemplateValues::argument_value(const std::vector<TagArgument>& arguments) const {
  if (arguments.empty()) return {};
  const TagArgument& first = arguments.front();
  if (first.quoted || is_root(first.value)) return first.quoted ? first.value : std::string();
  return variable(first.value).value_or(std::string());
}

bool TemplateValues::apply(const TagFilter& filter, std::optional<TemplateValue>& value) const {
  const Filter* known = find_filter(filter.name);
  if (known == nullptr) return false;
  if (known->effect == Effect::fallback) {
    if (!value && !filter.arguments.empty() && filter.arguments[0].quoted)
      value = TemplateValue{filter.arguments[0].value};
    return true;
  }
  if (!value) return true;
  switch (known->effect) {
    case Effect::rooted:
      make_rooted(*value);
      break;
    case Effect::before:
      value->text.insert(0, argument_value(filter.arguments));
      break;
    case Effect::after:
      value->text += argument_value(filter.arguments);
      value->is_root = value->is_root && value->text.empty();
      break;
    case Effect::embed:
      value->is_embed = true;
      value->title = argument_value(filter.arguments);
      break;
    default:
      break;
  }
  return true;
}

std::optional<TemplateValue> TemplateValues::value_of(const TemplateTag& output) const {
  std::optional<TemplateValue> value;
  if (output.name.empty() && !output.arguments.empty()) {
    value = TemplateValue{output.arguments[0].value};
  } else if (is_root(output.name)) {
    value = TemplateValue{"", true};
  } else if (const Filter* function = find_filter(output.name);
             function != nullptr && function->effect == Effect::rooted &&
             !output.arguments.empty()) {
    std::string_view path = output.find({"path", "file", "filename", "src"});
    if (path.empty() && output.arguments[0].key.empty()) path = output.arguments[0].value;
    value = TemplateValue{std::string(path)};
    make_rooted(*value);
  } else if (output.arguments.empty()) {
    if (std::optional<std::string> text = variable(output.name))
      value = TemplateValue{std::move(*text)};
  }
  for (const TagFilter& filter : output.filters)
    if (!apply(filter, value)) return std::nullopt;
  if (value && value->text.size() > 10'000) return std::nullopt;
  return value;
}

}  // namespace offprint
