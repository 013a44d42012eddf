#include "base/date.h"
#include "demand.h"

namespace {

using namespace offprint;
using fuzz::demand;

// What is printed for machines is read as the same again.
void check_forms(const Date& date, std::string_view language) {
  demand(parse_date(to_iso8601(date)).date == date, "dates survive ISO 8601", to_iso8601(date));
  const std::int64_t moment = to_epoch_seconds(date);
  demand(to_epoch_seconds(from_epoch_seconds(moment)) == moment, "moments survive");
  const std::int64_t whole = date.has_time ? moment : moment + 12 * 60 * 60;
  for (const std::string& form : {to_rfc3339(date), to_rfc822(date), to_utc_timestamp(date)}) {
    const std::optional<Date> again = parse_date(form).date;
    const bool is_beyond = whole < -62135596800 || whole > 253402300799;  // of the years 1 to 9999
    demand(is_beyond || (again && to_epoch_seconds(*again) == whole), "forms are the moment", form);
  }
  const std::string shown = to_display(date, language);
  demand(!shown.empty(), "dates are shown");
  fuzz::check_text(shown, "dates are shown as UTF-8");
}

}  // namespace

// A line with a language, and a text that may be a date or hold one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const auto order = static_cast<DateOrder>(input.choice(3));
  const std::string_view language = input.until('\n'), text = input.rest();
  date_order_of(language);
  const ParsedDate parsed = parse_date(text, order, language);
  demand(parsed.date || parsed.problem != DateProblem::none, "what is no date has a reason");
  if (parsed.date) check_forms(*parsed.date, language);
  const std::optional<FoundDate> found = find_date(text, order, language);
  if (!found) return 0;
  demand(found->begin < found->end && found->end <= text.size(), "dates stand in the text");
  check_forms(found->date, language);
  return 0;
}
