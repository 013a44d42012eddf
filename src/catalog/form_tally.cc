#include "catalog/form_tally.h"

#include <algorithm>

namespace offprint {

void FormTally::add(std::string_view key, std::string_view form, std::uint64_t count,
                    bool exported) {
  auto at = forms_.find(key);
  if (at == forms_.end()) at = forms_.emplace(std::string(key), std::vector<TalliedForm>()).first;
  std::vector<TalliedForm>& forms = at->second;
  auto found = std::find_if(forms.begin(), forms.end(),
                            [&](const TalliedForm& f) { return f.form == form; });
  if (found == forms.end()) found = forms.insert(forms.end(), {std::string(form)});
  (exported ? found->exported : found->others) += count;
}

void FormTally::for_each(
    const std::function<void(std::string_view, const std::vector<TalliedForm>&)>& visit) {
  std::vector<std::string_view> keys;
  keys.reserve(forms_.size());
  for (const auto& [key, forms] : forms_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  for (const std::string_view key : keys) {
    std::vector<TalliedForm>& forms = forms_.find(key)->second;
    std::sort(forms.begin(), forms.end(),
              [](const TalliedForm& a, const TalliedForm& b) { return a.form < b.form; });
    visit(key, forms);
  }
}

}  // namespace offprint
