#include "catalog/tag_tally.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::uint64_t word_weight = 8;  // of a use that tells words; others have 1
constexpr std::uint32_t sure_enough = 50;
constexpr std::uint32_t plausible = 25;
constexpr std::uint32_t list_certainty = 70;
constexpr std::uint32_t known = 90;      // what no lists outvote
constexpr std::size_t most_forms = 256;  // of a tag; what comes later by row is not counted

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }
bool is_break(char32_t c) { return is_space(c) || c == U'-' || c == U'\u2011'; }

// The words and what is between them, whatever their capitals and apostrophes.
std::string division_of(std::string_view form) {
  const std::string folded = fold(form);
  std::string division;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (!is_apostrophe(next_code_point(folded, at)))
      division += std::string_view(folded).substr(begin, at - begin);
  }
  return division;
}

bool has_break(std::string_view form) {
  for (std::size_t at = 0; at < form.size();)
    if (is_break(next_code_point(form, at))) return true;
  return false;
}

std::size_t capitals(std::string_view form) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < form.size();) count += is_upper(next_code_point(form, at));
  return count;
}

// A way to write the tag, all rows of a basis together.
struct Form {
  std::string label;
  std::uint64_t text = 0, list = 0, guess = 0;
  std::uint32_t surest = 0;
};

struct Division {
  std::string words;
  std::vector<Form> forms;
  std::uint64_t weight = 0;  // of texts and of lists that tell words
  std::uint64_t list = 0;    // of lists that do not
  std::uint32_t surest = 0;

  Form& form(const std::string& label) {
    const auto at = std::find_if(forms.begin(), forms.end(),
                                 [&](const Form& other) { return other.label == label; });
    return at != forms.end() ? *at : forms.emplace_back(Form{label});
  }
};

using Divisions = std::map<std::string, Division>;

Divisions divisions_of(const TalliedTag& tag, std::string_view language) {
  const bool any_exported = tag.articles > 0;
  Divisions divisions;
  for (const TalliedSpelling& spelling : tag.spellings) {
    const auto [uses, surest] = any_exported ? spelling.exported : spelling.others;
    if (uses == 0) continue;
    const std::string label = presentable_label(spelling.form, language);
    const std::string words = division_of(label);
    Division& division = divisions[words];
    division.words = words;
    Form& form = division.form(label);
    switch (spelling.basis) {
      case TagBasis::text:
        form.text += uses;
        division.weight += word_weight * uses;
        break;
      case TagBasis::list:
        form.list += uses;
        (has_break(label) ? division.weight : division.list) +=
            has_break(label) ? word_weight * uses : uses;
        break;
      case TagBasis::guess:
        form.guess += uses;
        form.surest = std::max(form.surest, surest);
        division.surest = std::max(division.surest, surest);
        break;
    }
  }
  return divisions;
}

// The best of equals: with blanks first, then in byte order, as the map has them.
template <typename Value>
const Division* best_by(const Divisions& divisions, Value value) {
  const Division* best = nullptr;
  const auto rank = [&](const Division& division) {
    return std::tuple(value(division), division.words.find(' ') != std::string::npos);
  };
  for (const auto& [words, division] : divisions)
    if (best == nullptr || rank(division) > rank(*best)) best = &division;
  return best;
}

// Where the words part; `guessed` is the best guess, when only guesses tell.
const Division* choose_division(const Divisions& divisions, const Division*& guessed) {
  const bool any_words = std::any_of(divisions.begin(), divisions.end(),
                                     [](const auto& entry) { return entry.second.weight > 0; });
  if (any_words) return best_by(divisions, [](const Division& d) { return d.weight + d.list; });
  const Division* best =
      best_by(divisions, [](const Division& d) { return has_break(d.words) ? d.surest : 0; });
  if (best != nullptr && best->surest > 0 && has_break(best->words)) guessed = best;
  if (guessed != nullptr && guessed->surest >= sure_enough) return guessed;
  return best_by(divisions, [](const Division& d) {
    return std::tuple(d.list, has_break(d.words) ? 0 : d.surest);
  });
}

template <typename Value>
const Form& most(const Division& division, Value value) {
  const auto rank = [&](const Form& form) {
    return std::tuple(value(form), -static_cast<std::int64_t>(capitals(form.label)));
  };
  const Form* best = &division.forms.front();
  for (const Form& form : division.forms)
    if (rank(form) > rank(*best) || (rank(form) == rank(*best) && form.label < best->label))
      best = &form;
  return *best;
}

// Whether the lists bear out a guess that is none too sure: not when nearly all have fewer
// capitals.
bool is_borne_out(const Form& guess, const Division& division) {
  if (guess.surest >= known) return true;
  std::uint64_t plainer = 0, all = 0;
  for (const Form& form : division.forms) {
    all += form.list;
    if (capitals(form.label) < capitals(guess.label)) plainer += form.list;
  }
  return plainer == 0 || plainer * word_weight < all * (word_weight - 1);
}

ChosenSpelling choose_capitals(const Division& division) {
  std::uint64_t text = 0, list = 0;
  for (const Form& form : division.forms) {
    text += form.text;
    list += form.list;
  }
  if (text > 0) {
    const Form& best = most(division, [](const Form& form) { return form.text; });
    const auto share = static_cast<std::uint32_t>(100 * (best.text + 1) / (text + 2));
    return {best.label, LabelSource::text, std::clamp(share, 50u, 99u), {}, 0};
  }
  const Form& guess = most(division, [&](const Form& form) {
    const bool counts = form.guess > 0 && is_borne_out(form, division);
    return counts ? std::pair<std::uint64_t, std::uint64_t>(form.surest, form.guess)
                  : std::pair<std::uint64_t, std::uint64_t>(0, 0);
  });
  const LabelSource source = list > 0 ? LabelSource::list : LabelSource::guess;
  if (guess.guess > 0 && is_borne_out(guess, division))
    return {guess.label, source, guess.surest, {}, 0};
  const Form& listed = most(division, [](const Form& form) { return form.list; });
  return {listed.label, source, list_certainty, {}, 0};
}

struct Look {
  bool capital = false;        // anywhere
  bool inner_capital = false;  // behind the first letter of the first word
};

Look look_at(std::string_view spelling) {
  Look look;
  bool first_word = true;
  for (std::size_t at = 0; at < spelling.size();) {
    const bool start = at == 0;
    const char32_t c = next_code_point(spelling, at);
    first_word &= !is_space(c);
    if (!is_upper(c)) continue;
    look.capital = true;
    look.inner_capital |= !start && first_word;
  }
  return look;
}

}  // namespace

std::string TalliedTag::language() const {
  const auto best =
      std::max_element(languages.begin(), languages.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first > b.first;
      });
  return best != languages.end() ? best->first : std::string();
}

TalliedTag& TagTally::at(std::string_view key) {
  const auto at = tags_.find(key);
  return at != tags_.end() ? at->second : tags_[std::string(key)];
}

void TagTally::add(const Facts& facts) {
  for (std::size_t i = 0; i < facts.tag_keys.size(); ++i) {
    TalliedTag& tag = at(facts.tag_keys[i]);
    const bool is_first = facts.exported ? tag.articles == 0 || facts.row < tag.row
                                         : tag.articles == 0 && facts.row < tag.row;
    if (is_first) {
      tag.row = facts.row;
      tag.position = i < facts.tag_positions.size() ? facts.tag_positions[i] : Position{};
    }
    tag.articles += facts.exported;
    if (facts.language.empty() || facts.language == "und") continue;
    const auto language = std::find_if(tag.languages.begin(), tag.languages.end(),
                                       [&](const auto& l) { return l.first == facts.language; });
    if (language != tag.languages.end())
      ++language->second;
    else
      tag.languages.emplace_back(facts.language, 1);
  }
  for (const Facts::Tag& row : facts.tags) {
    std::vector<TalliedSpelling>& forms = at(row.key).spellings;
    auto found = std::find_if(forms.begin(), forms.end(), [&](const TalliedSpelling& f) {
      return f.basis == row.basis && f.form == row.spelling;
    });
    if (found == forms.end() && forms.size() == most_forms) continue;
    if (found == forms.end())
      found = forms.insert(forms.end(), {std::string(row.spelling), row.basis, {}, {}});
    TalliedSpelling::Voice& voice = facts.exported ? found->exported : found->others;
    voice.uses += row.count;
    if (row.basis == TagBasis::guess) voice.surest = std::max(voice.surest, row.count);
  }
}

void TagTally::for_each(const std::function<void(std::string_view, const TalliedTag&)>& visit) {
  std::vector<std::string_view> keys;
  keys.reserve(tags_.size());
  for (const auto& [key, tag] : tags_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  for (const std::string_view key : keys) {
    TalliedTag& tag = tags_.find(key)->second;
    std::sort(tag.spellings.begin(), tag.spellings.end(),
              [](const TalliedSpelling& a, const TalliedSpelling& b) {
                return std::tie(a.form, a.basis) < std::tie(b.form, b.basis);
              });
    visit(key, tag);
  }
}

const TalliedTag* TagTally::find(std::string_view key) const {
  const auto at = tags_.find(key);
  return at != tags_.end() ? &at->second : nullptr;
}

ChosenSpelling choose_spelling(std::string_view key, const TalliedTag& tag) {
  const std::string language = tag.language();
  const Divisions divisions = divisions_of(tag, language);
  if (divisions.empty()) return {presentable_label(key, language), LabelSource::list, 0, {}, 0};
  const Division* guessed = nullptr;
  const Division* division = choose_division(divisions, guessed);
  ChosenSpelling chosen = choose_capitals(*division);
  if (guessed != nullptr && guessed != division && guessed->surest >= plausible) {
    chosen.unclear = choose_capitals(*guessed).label;
    chosen.unclear_certainty = guessed->surest;
  }
  return chosen;
}

std::string presentable_label(std::string_view spelling, std::string_view language) {
  const Look look = look_at(spelling);
  std::string label(spelling);
  if (!look.capital) {
    std::replace(label.begin(), label.end(), '_', ' ');
    label = collapse_space(label);
  }
  if (label.empty()) return std::string(spelling);
  return look.inner_capital ? label : capitalize_first(label, language);
}

}  // namespace offprint
