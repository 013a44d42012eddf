#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "model/title_form.h"
#include "normalize/clean_text.h"
#include "normalize/fields.h"
#include "normalize/letter_case.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr double restored_confidence = 0.92;
constexpr double quieted_confidence = 0.95;
constexpr std::string_view heading_rule = "all-caps-headings";

// What was said about the field's value, when it is not the file's name.
Provenance* reason_of(Article& article, std::string_view field) {
  for (Provenance& reason : article.provenance)
    if (reason.field == field) return reason.rule == "file name" ? nullptr : &reason;
  return nullptr;
}

bool may_be_loud(std::string_view headline) {
  return has_mostly_capitals(headline) || has_loud_beginning(headline);
}

std::vector<NodeIndex> headings_of(const Body& body) {
  std::vector<NodeIndex> found;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (heading_level(body[node].element) != 0) found.push_back(node);
  return found;
}

// Whom and what the article is about or by: their letter case is the publisher's own. A small word
// before each says that its capital is no sentence's.
std::string names_of(const Article& article) {
  std::string text;
  for (const Person& author : article.authors) text += "\n\nby " + author.name;
  for (const Person& person : article.contributors) text += "\n\nby " + person.name;
  for (const RawTag& tag : article.tags)
    if (to_lower(tag.raw) != tag.raw && !has_mostly_capitals(tag.raw)) text += "\n\nof " + tag.raw;
  return text;
}

class Restorer {
 public:
  Restorer(const Rules& rules, const Draft& draft, Article& article)
      : style_(rules.style.headlines),
        draft_(draft),
        article_(article),
        words_(article.dek + "\n\n" + plain_text(article.body) + names_of(article)),
        text_(words_, article.language) {}

  void run() {
    const bool title = restore_title();
    restore("subtitle", article_.subtitle);
    restore("dek", article_.dek);
    restore_headings(title);
  }

 private:
  // The part before an open suffix may be in capitals alone.
  bool restore_title() {
    TitleSuffix& parts = article_.title_suffix;
    if (parts.suffix.empty()) return restore("title", article_.title);
    std::string rest = article_.title.substr(parts.title.size());
    // An end that may be a subtitle is a headline, too; a site's name is its own.
    if (reads_as_subtitle(parts.title, parts.suffix) && rest.ends_with(parts.suffix) &&
        is_all_capitals(parts.suffix, text_)) {
      rest.resize(rest.size() - parts.suffix.size());
      parts.suffix = with_style(parts.suffix).text;
      rest += parts.suffix;
    }
    const bool restored = restore("title", parts.title);
    article_.title = parts.title + rest;
    return restored;
  }

  bool restore(std::string_view field, std::string& headline) {
    Provenance* reason = reason_of(article_, field);
    if (!reason) return false;
    if (!is_all_capitals(headline, text_)) {
      quieten(headline, *reason);
      return false;
    }
    if (field == "title" && take_other_statement(headline, *reason)) return true;
    const RestoredCase restored = with_style(headline);
    if (restored.text == headline) return false;
    headline = restored.text;
    reason->rule += ", all-caps-headline";
    reason->confidence *= restored_confidence * (0.5 + 0.5 * restored.confidence);
    return true;
  }

  RestoredCase with_style(std::string_view headline) const {
    return style_ == HeadlineCase::title ? title_case(headline, text_)
                                         : sentence_case(headline, text_);
  }

  void quieten(std::string& headline, Provenance& reason) const {
    if (!has_loud_beginning(headline)) return;
    std::string quiet = quieten_beginning(headline, text_);
    if (quiet == headline) return;
    headline = std::move(quiet);
    reason.rule += ", beginning in capitals made quiet";
    reason.confidence *= quieted_confidence;
  }

  // A page may state its title elsewhere as it was written, and show it in capitals.
  bool take_other_statement(std::string& headline, Provenance& reason) const {
    const std::string key = fold(headline);
    for (const Field& field : draft_.fields) {
      if (field.name != FieldName::title || !field.value.is_text()) continue;
      const std::string other = clean_text(field.value.scalar);
      if (other.size() < headline.size() || has_mostly_capitals(other)) continue;
      const std::string_view same = first_bytes(other, headline.size());
      if (fold(same) != key || to_lower(other) == other || has_mostly_capitals(same)) continue;
      headline = std::string(same);
      reason.rule += ", letter case of " + stated_by(field);
      return true;
    }
    return false;
  }

  // Headings that all shout, or shout with the title, are headlines as well.
  void restore_headings(bool title_was_loud) {
    Body& body = article_.body;
    std::vector<std::pair<NodeIndex, std::string>> loud;
    std::size_t count = 0;
    for (const NodeIndex node : headings_of(body)) {
      std::string text = inline_text(body, node);
      count += !text.empty();
      if (is_all_capitals(text, text_)) loud.emplace_back(node, std::move(text));
    }
    const bool most = loud.size() >= 2 && loud.size() * 3 >= count * 2;
    if (loud.empty() || !(title_was_loud || most)) return;
    double confidence = 0;
    for (const auto& [node, text] : loud) confidence += restore_heading(node, text);
    explain(article_, "body", body[loud.front().first].position, std::string(heading_rule),
            restored_confidence * confidence / static_cast<double>(loud.size()));
  }

  // The restored letters go back where they came from, text by text. What is code stays.
  double restore_heading(NodeIndex heading, const std::string& text) {
    const RestoredCase restored = with_style(text);
    Body& body = article_.body;
    // "STRASSE" has a letter more than "Straße": then it is not known what came from where.
    if (count_code_points(restored.text) != count_code_points(text)) {
      const NodeIndex only = body[heading].first_child;
      if (body[only].next == no_node && body[only].element == Element::text)
        body.set_text(only, restored.text);
      return 0.5 + 0.5 * restored.confidence;
    }
    std::size_t at = 0;
    for (NodeIndex node = heading; node != no_node; node = body.next_in_order(node, heading)) {
      if (body[node].element != Element::text) continue;
      const std::string written(body.text(node));
      std::string made;
      for (std::size_t from = 0; from < written.size();) {
        const std::size_t begin = from;
        const char32_t c = next_code_point(written, from);
        made += is_space(c) ? written.substr(begin, from - begin) : next_letter(restored.text, at);
      }
      if (body[body[node].parent].element != Element::code) body.set_text(node, made);
    }
    return 0.5 + 0.5 * restored.confidence;
  }

  static std::string next_letter(std::string_view text, std::size_t& at) {
    while (at < text.size()) {
      const std::size_t begin = at;
      if (!is_space(next_code_point(text, at))) return std::string(text.substr(begin, at - begin));
    }
    return {};
  }

  HeadlineCase style_;
  const Draft& draft_;
  Article& article_;
  TextWords words_;
  WordIndex text_;
};

}  // namespace

void restore_letter_case(const Rules& rules, Draft& draft, Article& article) {
  if (rules.style.headlines == HeadlineCase::keep) return;
  const std::string& title =
      article.title_suffix.suffix.empty() ? article.title : article.title_suffix.title;
  bool any = may_be_loud(title) || may_be_loud(article.subtitle) || may_be_loud(article.dek);
  if (!any) {
    const std::vector<NodeIndex> headings = headings_of(article.body);
    any = std::any_of(headings.begin(), headings.end(), [&](NodeIndex node) {
      return has_mostly_capitals(inline_text(article.body, node));
    });
  }
  if (any) Restorer(rules, draft, article).run();
}

}  // namespace offprint
