#include "base/date.h"
#include "normalize/fields.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

std::string complaint(const std::string& text, DateProblem problem) {
  switch (problem) {
    case DateProblem::impossible:
      return "there is no such day as `" + text + "`";
    case DateProblem::ambiguous:
      return "`" + text + "` could mean two days";
    case DateProblem::wrong_weekday:
      return "the weekday of `" + text + "` is not that day's";
    case DateProblem::not_a_date:
    case DateProblem::none:
      break;
  }
  return "`" + text + "` is no date";
}

std::optional<Date> stated_date(const Rules& rules, const Draft& draft, FieldName name,
                                Article& article) {
  const auto field = text_field(draft, name, article);
  if (!field) return {};
  const ParsedDate parsed = parse_date(field->text, rules.publication.date_order);
  if (parsed.date) {
    explain(article, offprint::name(name), field->position, stated_by(draft, name));
  } else if (parsed.problem == DateProblem::ambiguous) {
    report(article, Code::date_ambiguous, field->position, complaint(field->text, parsed.problem),
           "write it as 2024-03-12, or set `date_order` in the configuration");
  } else {
    report(article, Code::date_invalid, field->position, complaint(field->text, parsed.problem),
           "write it as 2024-03-12 or 2024-03-12T09:30:00+01:00");
  }
  return parsed.date;
}

}  // namespace

void decide_dates(const Rules& rules, Draft& draft, Article& article) {
  article.published = stated_date(rules, draft, FieldName::published, article);
  if (!article.published) {
    article.published = origin_name(article.origin).date;
    if (article.published) explain(article, "published", {}, "file name", 0.9);
  }
  if (!article.published && !draft.find(FieldName::published))
    report(article, Code::date_missing, {}, "no publication date was found; none was invented");
  article.modified = stated_date(rules, draft, FieldName::modified, article);
  if (!article.published || !article.modified) return;
  // A date alone is any time of its day, in any zone.
  constexpr std::int64_t day = 86400;
  const bool vague = !article.published->has_time || !article.modified->has_time;
  const std::int64_t slack = vague ? day : 0;
  if (to_epoch_seconds(*article.modified) + slack >= to_epoch_seconds(*article.published)) return;
  report(article, Code::date_order, {},
         "modified on " + to_iso8601(*article.modified) + ", before it was published on " +
             to_iso8601(*article.published));
  article.modified.reset();
}

}  // namespace offprint
