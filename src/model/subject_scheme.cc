#include "model/subject_scheme.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

enum class Form : std::uint8_t { free, digits, bisac, ddc, lcsh, medtop, thema };

struct Scheme {
  std::string_view authority, iri, concepts;
  Form form;
};

constexpr std::array schemes{
#define OFFPRINT_SCHEME(authority, iri, concepts, form) \
  Scheme{authority, iri, concepts, Form::form},
#include "model/subject_schemes.def"
#undef OFFPRINT_SCHEME
};

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_code_char(char c) { return is_digit_char(c) || is_capital(c); }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit_char);
}

std::string ascii_upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return upper;
}

// Without "http://" or "https://"; "" for other texts.
std::string_view without_protocol(std::string_view iri) {
  for (const std::string_view start : {"http://", "https://"})
    if (iri.starts_with(start)) return iri.substr(start.size());
  return {};
}

std::string_view without_last_slash(std::string_view iri) {
  if (iri.ends_with('/')) iri.remove_suffix(1);
  return iri;
}

const Scheme* find_scheme(std::string_view authority) {
  const std::string name = ascii_lower(authority);
  const std::string_view address = without_last_slash(without_protocol(authority));
  for (const Scheme& scheme : schemes) {
    if (ascii_lower(scheme.authority) == name) return &scheme;
    if (!address.empty() && !scheme.iri.empty() &&
        without_last_slash(without_protocol(scheme.iri)) == address)
      return &scheme;
  }
  return nullptr;
}

bool is_bisac(std::string_view term) {
  return term.size() == 9 && std::all_of(term.begin(), term.begin() + 3, is_capital) &&
         all_digits(term.substr(3));
}

// Subjects begin with a letter; qualifiers with a digit, those of places going on with hyphens.
bool is_thema(std::string_view term) {
  if (term.empty() || !is_code_char(term[0]) || term.size() > 16) return false;
  const std::size_t hyphen = std::min(term.find('-'), term.size());
  if (hyphen > 8 || term.ends_with('-')) return false;
  return std::all_of(term.begin(), term.end(),
                     [](char c) { return is_code_char(c) || c == '-'; }) &&
         (hyphen == term.size() || is_digit_char(term[0]));
}

// A class number: three digits, and after a point any number of them.
bool is_ddc(std::string_view term) {
  if (term.size() < 3 || !all_digits(term.substr(0, 3))) return false;
  return term.size() == 3 || (term[3] == '.' && all_digits(term.substr(4)));
}

// A heading, or the number of its record.
bool is_lcsh(std::string_view term) {
  const bool is_number = term.size() > 2 && term.starts_with("sh") && is_digit_char(term[2]);
  return !is_number || (term.size() >= 10 && all_digits(term.substr(2)));
}

bool fits(std::string_view term, Form form) {
  switch (form) {
    case Form::digits:
      return all_digits(term);
    case Form::medtop:
      return term.size() == 8 && all_digits(term);
    case Form::bisac:
      return is_bisac(term);
    case Form::thema:
      return is_thema(term);
    case Form::ddc:
      return is_ddc(term);
    case Form::lcsh:
      return is_lcsh(term);
    case Form::free:
      break;
  }
  return true;
}

}  // namespace

std::optional<std::string> canonical_authority(std::string_view authority) {
  if (const Scheme* scheme = find_scheme(authority)) return std::string(scheme->authority);
  if (!is_absolute_url(authority)) return {};
  return normalize_url(authority);
}

std::optional<SubjectCode> subject_code(std::string_view authority, std::string_view term) {
  const auto name = canonical_authority(authority);
  std::string text = collapse_space(term);
  if (!name || text.empty()) return {};
  const Scheme* scheme = find_scheme(*name);
  if (!scheme) return SubjectCode{*name, std::move(text)};
  if (scheme->form == Form::medtop && ascii_lower(text).starts_with("medtop:")) text.erase(0, 7);
  if (scheme->form == Form::bisac || scheme->form == Form::thema) text = ascii_upper(text);
  if (!fits(text, scheme->form)) return {};
  return SubjectCode{*name, std::move(text)};
}

std::optional<SubjectCode> subject_code_of_iri(std::string_view iri) {
  const std::string_view address = without_last_slash(without_protocol(trim(iri)));
  for (const Scheme& scheme : schemes)
    for (std::string_view left = scheme.concepts; !left.empty();) {
      const std::string_view start = left.substr(0, left.find(' '));
      left.remove_prefix(std::min(left.size(), start.size() + 1));
      if (!address.starts_with(start)) continue;
      const std::string_view term = address.substr(start.size());
      if (term.find_first_of("/?#") != term.npos) continue;
      if (auto code = subject_code(scheme.authority, percent_decode(term))) return code;
    }
  return {};
}

std::string scheme_address(std::string_view authority) {
  const Scheme* scheme = find_scheme(authority);
  return std::string(scheme && !scheme->iri.empty() ? scheme->iri : authority);
}

std::string_view form_of_terms(std::string_view authority) {
  const Scheme* scheme = find_scheme(authority);
  switch (scheme ? scheme->form : Form::free) {
    case Form::digits:
      return "digits";
    case Form::medtop:
      return "eight digits, such as 20000649";
    case Form::bisac:
      return "three letters and six digits, such as HEA000000";
    case Form::thema:
      return "up to eight letters and digits, such as VFJ";
    case Form::ddc:
      return "a class number, such as 616.8";
    case Form::lcsh:
      return "a heading, or `sh` and eight digits or more";
    case Form::free:
      break;
  }
  return "a line of text";
}

}  // namespace offprint
