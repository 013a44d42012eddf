#include "base/date.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"
#include "normalize/fields.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr std::int64_t day = 86400;  // seconds

std::string complaint(const std::string& text, DateProblem problem) {
  switch (problem) {
    case DateProblem::impossible:
      return "there is no such day as `" + text + "`";
    case DateProblem::ambiguous:
      return "`" + text + "` could mean two days";
    case DateProblem::wrong_weekday:
      return "the weekday of `" + text + "` is not that day's; the date was kept";
    case DateProblem::unknown_zone:
      return "the time zone of `" + text + "` could be several; its time was kept without a zone";
    case DateProblem::not_a_date:
    case DateProblem::none:
      break;
  }
  return "`" + text + "` is no date";
}

void report_problem(const FieldText& text, DateProblem problem, Article& article) {
  if (problem == DateProblem::none) return;
  if (problem == DateProblem::wrong_weekday)
    report(article, Code::date_weekday_wrong, text.position, complaint(text.text, problem));
  else if (problem == DateProblem::unknown_zone)
    report(article, Code::date_zone_unknown, text.position, complaint(text.text, problem),
           "write it with its offset from UTC: 2024-03-12T09:30:00+01:00");
  else if (problem == DateProblem::ambiguous)
    report(article, Code::date_ambiguous, text.position, complaint(text.text, problem),
           "write it as 2024-03-12, or set `date_order` in the configuration");
  else
    report(article, Code::date_invalid, text.position, complaint(text.text, problem),
           "write it as 2024-03-12 or 2024-03-12T09:30:00+01:00");
}

struct Reading {
  std::optional<Date> date;
  DateProblem problem = DateProblem::none;
  std::string how = {};  // what was concluded, for the provenance
  double confidence = 1;
};

// As the configuration orders numeric dates, else as the article's language does. A line of a page
// may hold more than the date.
Reading read_date(const Rules& rules, const Draft& draft, const Article& article,
                  const std::string& text) {
  const std::string& language = article.language;
  ParsedDate parsed = parse_date(text, rules.publication.date_order, language);
  if (parsed.date) return {parsed.date, parsed.problem};
  const DateOrder order = date_order_of(language);
  if (parsed.problem == DateProblem::ambiguous && order != DateOrder::unknown) {
    const ParsedDate ordered = parse_date(text, order, language);
    const char* first = order == DateOrder::day_first ? "day-first" : "month-first";
    if (ordered.date)
      return {ordered.date, ordered.problem, ", numeric dates of `" + language + "` are " + first,
              0.9};
  }
  if (draft.from_page && parsed.problem == DateProblem::not_a_date)
    if (const auto found = find_date(text, rules.publication.date_order, language))
      return {found->date, DateProblem::none,
              ", `" + text.substr(found->begin, found->end - found->begin) + "` in it", 0.8};
  return {std::nullopt, parsed.problem};
}

struct Complaint {
  FieldText text;
  DateProblem problem;
};

// The first field of this name that is a date; those before it are reported. A page says its dates
// in several places, so there only the best is reported, and only when none of them is a date.
std::optional<Date> stated_date(const Rules& rules, const Draft& draft, FieldName name,
                                Article& article) {
  std::optional<Complaint> first;
  for (const Field& field : draft.fields) {
    if (field.name != name || field.value.kind == Value::Kind::null || is_switch(field.value))
      continue;
    if (!field.value.is_text()) {
      report_form(field, field.value.position, "a date", article);
      continue;
    }
    const FieldText text{collapse_space(field.value.scalar), field.value.position, &field};
    if (text.text.empty()) continue;
    const Reading reading = read_date(rules, draft, article, text.text);
    if (reading.date) {
      explain(article, offprint::name(name), text.position, stated_by(field) + reading.how,
              std::min(field.confidence, reading.confidence));
      report_problem(text, reading.problem, article);
      return reading.date;
    }
    if (!draft.from_page) report_problem(text, reading.problem, article);
    if (!first) first = {text, reading.problem};
  }
  if (draft.from_page && first) report_problem(first->text, first->problem, article);
  return {};
}

// Many addresses hold the day of publication: "/2014/03/12/salt/".
void take_date_of_address(const Draft& draft, Article& article) {
  for (const Field& field : draft.fields) {
    if (field.name != FieldName::url && field.name != FieldName::slug &&
        field.name != FieldName::aliases)
      continue;
    const Value& value = field.value.items.empty() ? field.value : field.value.items.front();
    if (!value.is_text()) continue;
    const std::string_view address = value.scalar;
    article.published = date_in_path(is_absolute_url(address) ? split_url(address).path : address);
    if (!article.published) continue;
    return explain(article, "published", value.position, stated_by(field) + ", the date in it",
                   std::min(field.confidence, 0.8));
  }
}

bool is_before(const Date& a, const Date& b) {
  // A day may be any time of it, in any zone.
  const std::int64_t slack = a.has_time == b.has_time ? 0 : day;
  return to_epoch_seconds(a) + slack < to_epoch_seconds(b);
}

Provenance reason_for(const Article& article, std::string_view field) {
  for (const Provenance& reason : article.provenance)
    if (reason.field == field) return reason;
  return {};
}

void drop_reasons(Article& article, std::string_view field) {
  std::erase_if(article.provenance, [&](const Provenance& p) { return p.field == field; });
}

void decide_published(const Rules& rules, const Draft& draft, Article& article) {
  const std::size_t reported = article.diagnostics.size();
  article.published = stated_date(rules, draft, FieldName::published, article);
  const bool complained = article.diagnostics.size() > reported;
  if (!article.published) {
    article.published = origin_name(article.origin).date;
    if (article.published) explain(article, "published", {}, "file name", 0.9);
  }
  if (!article.published) take_date_of_address(draft, article);
  if (!article.published && !article.embargo && !complained)
    report(article, Code::date_missing, {}, "no publication date was found; none was invented");
}

void decide_modified(const Rules& rules, const Draft& draft, Article& article) {
  article.modified = stated_date(rules, draft, FieldName::modified, article);
  if (!article.published || !article.modified || !is_before(*article.modified, *article.published))
    return;
  report(article, Code::date_order, reason_for(article, "modified").position,
         "modified on " + to_iso8601(*article.modified) + ", before it was published on " +
             to_iso8601(*article.published) + "; the date of modification is left out");
  article.modified.reset();
  drop_reasons(article, "modified");
}

// Readers see the day on which it could first be read; what was changed before then is no change to
// them.
void heed_embargo(Article& article) {
  if (!article.embargo) return;
  if (article.published && !is_before(*article.published, *article.embargo)) return;
  const Position position = reason_for(article, "embargo").position;
  article.published = article.embargo;
  std::string how = "the end of the embargo";
  if (article.modified && is_before(*article.modified, *article.published)) {
    how += "; it was modified earlier, on " + to_iso8601(*article.modified);
    article.modified.reset();
    drop_reasons(article, "modified");
  }
  explain(article, "published", position, std::move(how));
}

}  // namespace

void decide_dates(const Rules& rules, Draft& draft, Article& article) {
  article.embargo = stated_date(rules, draft, FieldName::embargo, article);
  decide_published(rules, draft, article);
  article.expires = stated_date(rules, draft, FieldName::expires, article);
  decide_modified(rules, draft, article);
  heed_embargo(article);
}

}  // namespace offprint
