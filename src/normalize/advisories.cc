#include <algorithm>

#include "base/unicode.h"
#include "normalize/advisory_rules.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr double concluded = 0.8;
constexpr std::size_t most_matches = 100;  // that are counted

class AdvisoryList {
 public:
  AdvisoryList(const Rules& rules, Article& article)
      : known_(rules.advisories ? *rules.advisories : none()), article_(article) {}

  void add(std::string_view stated, Position position, std::string rule, double confidence) {
    Advisory advisory = known_.advisory(stated, article_.language);
    auto& list = article_.advisories;
    if (std::any_of(list.begin(), list.end(),
                    [&](const Advisory& other) { return other.id == advisory.id; }))
      return;
    list.push_back(std::move(advisory));
    explain(article_, "advisories", position, std::move(rule), confidence);
  }

  // What the publisher's patterns find in the title, the dek and the text.
  void search() {
    for (const AdvisoryRules::Search& search : known_.searches()) look_for(search);
  }

 private:
  static const AdvisoryRules& none() {
    static const AdvisoryRules rules;
    return rules;
  }

  struct Matches {
    std::size_t count = 0;
    Position first;
  };

  void look_for(const AdvisoryRules::Search& search) {
    Matches matches;
    count(search, article_.title, {}, matches);
    count(search, article_.dek, {}, matches);
    const Body& body = article_.body;
    for (NodeIndex block = body[Body::root()].first_child;
         block != no_node && matches.count < most_matches; block = body[block].next)
      count(search, plain_text(body, block), body[block].position, matches);
    if (matches.count < search.least) return;
    add(search.id, matches.first,
        "the publication's rule `" + search.id + "`, found " + std::to_string(matches.count) +
            (matches.count == 1 ? " time" : " times"),
        concluded);
  }

  static void count(const AdvisoryRules::Search& search, std::string_view text, Position position,
                    Matches& matches) {
    for (const Regex& pattern : search.patterns) {
      const std::size_t found = pattern.count(text, most_matches);
      if (found > 0 && matches.first.line == 0) matches.first = position;
      matches.count += found;
    }
  }

  const AdvisoryRules& known_;
  Article& article_;
};

bool says_none(std::string_view text) {
  const std::string word = to_lower(text);
  return word == "none" || word == "false" || word == "no";
}

// An editor who states an empty list has looked, and found nothing to warn of.
bool states_none(const Draft& draft) {
  const Field* field = draft.find(FieldName::advisories);
  if (!field) return false;
  const Value& value = field->value;
  return value.is_text() ? says_none(trim(value.scalar))
                         : value.kind == Value::Kind::list && value.items.empty();
}

}  // namespace

void decide_advisories(const Rules& rules, Draft& draft, Article& article) {
  if (const Field* field = draft.find(FieldName::advisories); field && states_none(draft))
    return explain(article, "advisories", field->value.position, stated_by(*field) + ", none");
  AdvisoryList advisories(rules, article);
  for (const FieldText& stated : text_list_field(draft, FieldName::advisories, article))
    advisories.add(stated.text, stated.position, stated_by(*stated.field),
                   stated.field->confidence);
  if (!article.advisories.empty()) return;
  if (rules.vocabulary)
    for (const RawTag& tag : article.tags)
      for (const std::string& advisory : rules.vocabulary->advisories(tag.key))
        advisories.add(advisory, tag.position, "tag `" + tag.raw + "`, vocabulary", concluded);
  advisories.search();
}

}  // namespace offprint
