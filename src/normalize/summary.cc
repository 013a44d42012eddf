#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "model/digest.h"
#include "model/tag.h"
#include "normalize/clean_text.h"
#include "normalize/fields.h"
#include "normalize/steps.h"
#include "syntax/markdown_parser.h"

namespace offprint {
namespace {

// How software marks that a summary breaks off, folded.
constexpr std::array<std::string_view, 18> cut_marks = {"[...]",
                                                        "[…]",
                                                        "[..]",
                                                        "(...)",
                                                        "(more...)",
                                                        "(more…)",
                                                        "read more",
                                                        "read more...",
                                                        "read more »",
                                                        "read more →",
                                                        "continue reading",
                                                        "more...",
                                                        "weiterlesen",
                                                        "lire la suite",
                                                        "leer más",
                                                        "continua a leggere",
                                                        "continue reading →",
                                                        "keep reading"};
constexpr std::size_t shortest_rest = 20;  // code points of whole sentences worth keeping

bool has_markup(std::string_view text) {
  for (const std::string_view sign :
       {"](", "**", "__", "</", "<p", "<br", "<img", "`", "![", "<em"})
    if (text.find(sign) != text.npos) return true;
  return text.starts_with("> ") || text.starts_with("# ");
}

std::string plain(std::string_view text) {
  if (!has_markup(text)) return std::string(text);
  Diagnostics unread;  // what a summary loses is markup alone
  std::string made = clean_text(plain_text(parse_markdown(text, "", 1, unread)));
  return made.empty() ? std::string(text) : made;
}

// False when their last letters, if of ASCII, tell that it does not, whatever the case.
bool may_end_in(std::string_view text, std::string_view mark) {
  const char last = text.back();
  return ((last | mark.back()) & 0x80) != 0 || ascii_lower(last) == mark.back();
}

// The text without the mark that it breaks off; the same text when there is none.
std::string_view without_cut_mark(std::string_view text) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view mark : cut_marks) {
      if (text.size() <= mark.size() || !may_end_in(text, mark)) continue;
      if (fold(text.substr(text.size() - mark.size())) != fold(mark)) continue;
      const std::string_view rest = trim(text.substr(0, text.size() - mark.size()));
      // "I read more" is a sentence's end, "… Read more" is none.
      const bool is_words = mark[0] != '[' && mark[0] != '(';
      if (is_words && !rest.ends_with('.') && !rest.ends_with("…") && !rest.ends_with('!') &&
          !rest.ends_with('?') && !rest.ends_with(']'))
        continue;
      text = rest;
      found = true;
    }
  }
  return text;
}

bool breaks_off(std::string_view text) { return text.ends_with("…") || text.ends_with("..."); }

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("。");
}

// The whole sentences of a text that breaks off, or "".
std::string whole_sentences(std::string_view text, std::string_view language) {
  while (text.ends_with('.') || text.ends_with("…"))
    text.remove_suffix(text.ends_with('.') ? 1 : std::string_view("…").size());
  const std::size_t length = count_code_points(text);
  std::string made = length > 1 ? first_sentences(text, length - 1, language) : std::string();
  return made.ends_with("…") || count_code_points(made) < shortest_rest ? std::string() : made;
}

class SummaryMaker {
 public:
  SummaryMaker(Draft& draft, Article& article) : draft_(draft), article_(article) {}

  void run() {
    if (take_stated()) return;
    if (!article_.dek.empty() && !repeats_title(article_.dek))
      return take(article_.dek, "the dek" + reason_, 0.8);
    std::string made = body_summary(article_.body, article_.language);
    if (made.empty()) return;
    const bool cut = made.ends_with("…");
    take(std::move(made), (cut ? "beginning of the first sentence" : "first-sentences") + reason_,
         cut ? 0.3 : 0.5);
  }

 private:
  void take(std::string text, std::string rule, double confidence) {
    article_.summary = std::move(text);
    explain(article_, "summary", {}, std::move(rule), confidence);
  }

  // A key has all letters of ASCII, so a text with more of them than the title's key has bytes, as
  // most have, needs none.
  bool repeats_title(std::string_view text) const {
    const std::string title = tag_key(article_.title);
    const auto letters = std::count_if(text.begin(), text.end(), is_ascii_letter);
    return static_cast<std::size_t>(letters) <= title.size() && tag_key(text) == title;
  }

  bool take_stated() {
    const auto stated = text_field(draft_, FieldName::summary, article_);
    if (!stated) return false;
    const std::string text = plain(stated->text);
    if (repeats_title(text) && !article_.body.empty()) {
      reason_ = ", since the stated summary repeats the title";
      return false;
    }
    const std::string_view kept = without_cut_mark(text);
    const bool cut = kept.size() != text.size() || breaks_off(text);
    const bool marked = kept.size() != text.size();
    if (!cut) {
      article_.summary = text;
      explain(article_, "summary", *stated);
      if (text != stated->text) article_.provenance.back().rule += ", without its markup";
      return true;
    }
    const bool whole = !breaks_off(kept) && (!marked || ends_sentence(kept));
    std::string sentences = whole ? std::string(kept) : whole_sentences(kept, article_.language);
    if (sentences.empty() && is_of_body(kept)) {
      reason_ = ", since the stated summary breaks off";
      return false;
    }
    const bool shorter = !sentences.empty();
    article_.summary = shorter ? std::move(sentences) : with_ellipsis(kept);
    explain(article_, "summary", *stated);
    if (article_.summary != stated->text)
      article_.provenance.back().rule += shorter ? ", its whole sentences" : ", without the link";
    return true;
  }

  // Whether the text is the beginning of the body, which can be cut better.
  bool is_of_body(std::string_view text) const {
    const std::string body = tag_key(first_bytes(plain_text(article_.body), 4000));
    std::string key = tag_key(text);
    key.resize(first_bytes(key, 40).size());
    return !key.empty() && body.find(key) != body.npos;
  }

  static std::string with_ellipsis(std::string_view text) {
    return breaks_off(text) ? std::string(text) : std::string(text) + "…";
  }

  Draft& draft_;
  Article& article_;
  std::string reason_;
};

}  // namespace

void decide_summary(const Rules&, Draft& draft, Article& article) {
  const std::string text = plain_text(article.body);
  article.fingerprint = hash64(text);
  const BodyLength length = body_length(text);
  article.word_count = length.words;
  article.reading_minutes = length.minutes;
  explain(article, "word_count", {}, "counted");
  SummaryMaker(draft, article).run();
}

}  // namespace offprint
