#include "base/language.h"

#include <optional>
#include <string>

#include "base/script.h"
#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/other_language.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

// Enough to be sure of, and cheap.
constexpr std::size_t sample_size = 600;    // bytes
constexpr std::size_t fewest_letters = 60;  // to contradict what is said

// Running text without code, after `skipped` bytes of it.
std::string sample(const Article& article, std::size_t skipped) {
  const Body& body = article.body;
  std::string text = skipped == 0 ? article.title + ". " : "";
  for (NodeIndex node = Body::root(); node != no_node && text.size() < sample_size;) {
    const bool code =
        body[node].element == Element::code_block || body[node].element == Element::code;
    if (body[node].element == Element::text) {
      const std::string_view here = body.text(node);
      if (here.size() > skipped) {
        text += here;
        text += ' ';
        skipped = 0;
      } else {
        skipped -= here.size();
      }
    }
    node = body.next_in_order(node, Body::root(), code);
  }
  return text;
}

std::size_t length_of_text(const Body& body) {
  std::size_t length = 0;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::text) length += body.text(node).size();
  return length;
}

// The language that the text is in, when it is sure that it is not what the article is said to be
// in. Looks at two places, since an article may begin with a quotation.
std::optional<OtherLanguage> contradiction(const Article& article) {
  const std::string beginning = sample(article, 0);
  if (script_of_text(beginning).letters < fewest_letters) return std::nullopt;
  auto other = other_language(beginning, article.language);
  if (!other) return std::nullopt;
  const std::size_t length = length_of_text(article.body);
  if (length < 2 * sample_size) return other;
  const auto later = other_language(sample(article, length / 2), article.language);
  return later && later->tag == other->tag ? other : std::nullopt;
}

// What was said stays, but not without a word.
void check_against_text(Article& article) {
  const auto other = contradiction(article);
  if (!other) return;
  const Position position = article.provenance.back().position;
  report(article, Code::language_mismatch, position,
         "the article should be in `" + article.language + "`, but its text is clearly in `" +
             other->tag + "`",
         "give the article's own language in `lang`");
}

bool take_stated(const Draft& draft, Article& article) {
  const auto stated = text_field(draft, FieldName::language, article);
  if (!stated) return false;
  const auto tag = canonical_language(stated->text);
  if (tag) {
    article.language = *tag;
    explain(article, "language", *stated);
  } else {
    report(article, Code::language_invalid, stated->position,
           "`" + stated->text + "` is no language", "use a BCP 47 tag such as `en` or `pt-BR`");
  }
  return tag.has_value();
}

std::optional<DetectedLanguage> language_of(std::string_view text) {
  constexpr double sure = 0.99;  // as the detector is of such texts
  if (is_clearly_english(text)) return DetectedLanguage{"en", sure};
  return detect_language(text);
}

void decide_tag(const Rules& rules, const Draft& draft, Article& article) {
  if (take_stated(draft, article)) return check_against_text(article);
  if (!rules.publication.language.empty()) {
    article.language = rules.publication.language;
    explain(article, "language", {}, "the publication's language", 0.9);
    return check_against_text(article);
  }
  const std::string text = sample(article, 0);
  if (auto detected = language_of(text)) {
    article.language = std::move(detected->tag);
    explain(article, "language", {}, "detected in the text", detected->confidence);
  } else if (const std::string_view only = language_of_script(script_of_text(text).script);
             !only.empty()) {
    article.language = only;
    explain(article, "language", {}, "the only language of the text's script", 0.7);
  } else {
    article.language = "und";
    explain(article, "language", {}, "undetermined", 0);
  }
}

}  // namespace

void decide_language(const Rules& rules, Draft& draft, Article& article) {
  decide_tag(rules, draft, article);
  if (const auto stated = text_field(draft, FieldName::direction, article)) {
    const std::string direction = to_lower(stated->text);
    if (direction == "rtl" || direction == "ltr") {
      article.direction = direction == "rtl" ? Direction::rtl : Direction::ltr;
      explain(article, "direction", *stated);
      return;
    }
    if (direction != "auto") report_form(*stated->field, stated->position, "ltr or rtl", article);
  }
  article.direction = direction_of(article.language);
  explain(article, "direction", {}, "the language's script");
}

}  // namespace offprint
