#include "pipeline/life_cycle.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace offprint {
namespace {

constexpr std::int64_t day = 86400;  // zones differ by less than this

bool has_come(const BuildOptions& options, const std::optional<Date>& moment) {
  return moment && options.as_of && to_epoch_seconds(*moment) <= to_epoch_seconds(*options.as_of);
}

Position position_of(const Article& article, std::string_view field) {
  const auto reason = std::find_if(article.provenance.begin(), article.provenance.end(),
                                   [&](const Provenance& p) { return p.field == field; });
  return reason != article.provenance.end() ? reason->position : Position{};
}

void report(Article& article, Code code, std::string_view field, std::string message,
            std::string hint = {}) {
  article.diagnostics.push_back(
      {code, article.origin, position_of(article, field), std::move(message), std::move(hint)});
}

void report_future_date(const BuildOptions& options, const std::optional<Date>& date,
                        std::string_view field, const std::string& what, Article& article) {
  if (!date || !options.as_of) return;
  if (to_epoch_seconds(*date) <= to_epoch_seconds(*options.as_of) + day) return;
  report(article, Code::date_in_future, field,
         "the date of " + what + " " + to_iso8601(*date) + " is still to come");
}

}  // namespace

LifeState life_state(const BuildOptions& options, const Article& article) {
  if (has_error(article.diagnostics)) return LifeState::rejected;
  if (article.is_withdrawn) return LifeState::withdrawn;
  if (article.draft && !options.include_drafts) return LifeState::draft;
  if (article.is_private && !options.include_private) return LifeState::restricted;
  const bool waits = article.embargo && options.as_of && !has_come(options, article.embargo);
  if (waits && !options.include_embargoed) return LifeState::embargoed;
  if (has_come(options, article.expires) && !options.include_expired) return LifeState::expired;
  return LifeState::published;
}

Moments life_moments(const BuildOptions& options, const Article& article) {
  Moments moments;
  if (!options.as_of) return moments;
  const std::int64_t now = to_epoch_seconds(*options.as_of);
  const auto changes_at = [&](const std::optional<Date>& date, std::int64_t earlier) {
    if (!date) return;
    const std::int64_t moment = to_epoch_seconds(*date) - earlier;
    moments.narrow(moment <= now ? Moments{moment, INT64_MAX} : Moments{INT64_MIN, moment});
  };
  changes_at(article.embargo, 0);
  changes_at(article.expires, 0);
  changes_at(article.published, day);
  changes_at(article.modified, day);
  return moments;
}

void report_life_state(const BuildOptions& options, LifeState state, Article& article) {
  switch (state) {
    case LifeState::withdrawn:
      return report(article, Code::article_withdrawn, "withdrawn",
                    "the article was withdrawn and is left out");
    case LifeState::embargoed:
      return report(article, Code::article_embargoed, "embargo",
                    "the article is not to be published before " + to_iso8601(*article.embargo) +
                        " and is left out",
                    "--embargoed takes it in");
    case LifeState::expired:
      return report(article, Code::article_expired, "expires",
                    "the article expired on " + to_iso8601(*article.expires) + " and is left out",
                    "--expired takes it in");
    case LifeState::published:
    case LifeState::rejected:
    case LifeState::draft:
    case LifeState::restricted:
      report_future_date(options, article.published, "published", "publication", article);
      report_future_date(options, article.modified, "modified", "modification", article);
      return;
  }
}

}  // namespace offprint
