// What outputs such as `{{ site.baseurl }}` and `{{ "/a/" | relative_url }}` print, as far as the
// text itself and its front matter tell.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/markdown/template_tag.h"
#include "model/draft.h"

namespace offprint {

struct TemplateValue {
  std::string text;
  bool is_root = false;   // the site's root: "" before "/…"
  bool is_embed = false;  // `text` is the address of something that is shown inside
  std::string title = {};
};

// The variables of one document. Not thread-safe.
class TemplateValues {
 public:
  // Texts that the front matter states are variables under their keys; `fields` must outlive this.
  explicit TemplateValues(const std::vector<Field>& fields) : fields_(fields) {}

  // `{% assign a = "b" %}`, as far as it says what the value is.
  void assign(const TemplateTag& tag);
  std::optional<std::string> variable(std::string_view name) const;
  // Nothing when only the site's templates know.
  std::optional<TemplateValue> value_of(const TemplateTag& output) const;

 private:
  bool apply(const TagFilter& filter, std::optional<TemplateValue>& value) const;
  std::string argument_value(const std::vector<TagArgument>& arguments) const;

  const std::vector<Field>& fields_;
  std::map<std::string, std::string, std::less<>> assigned_;
};

}  // namespace offprint
