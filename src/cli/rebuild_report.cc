#include "cli/rebuild_report.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "cli/reporter.h"
#include "syntax/json.h"

namespace offprint {
namespace {

// "3 articles added", then ", 2 changed": the noun stands once.
class Sentence {
 public:
  explicit Sentence(std::string& out) : out_(out) {}

  void add(std::uint64_t count, const char* noun, const char* verb) {
    if (count == 0) return;
    if (!out_.empty()) out_ += ", ";
    out_ += noun == noun_ ? std::to_string(count) : plural(count, noun);
    (out_ += ' ') += verb;
    noun_ = noun;
  }

 private:
  std::string& out_;
  std::string noun_;
};

}  // namespace

Rebuild rebuild_of(const BuildResult& result, OwnFiles::Counts outputs, double seconds) {
  Rebuild rebuild;
  rebuild.added = result.changed.count(ChangedIds::Change::added);
  rebuild.updated = result.changed.count(ChangedIds::Change::updated);
  rebuild.removed = result.changed.count(ChangedIds::Change::removed);
  rebuild.outputs = outputs;
  rebuild.seconds = seconds;
  rebuild.errors = result.log.count(Severity::error);
  rebuild.warnings = result.log.count(Severity::warning);
  return rebuild;
}

std::string to_text(const Rebuild& rebuild) {
  std::string text;
  Sentence sentence(text);
  sentence.add(rebuild.added, "article", "added");
  sentence.add(rebuild.updated, "article", "changed");
  sentence.add(rebuild.removed, "article", "removed");
  sentence.add(rebuild.outputs.written, "output", "written");
  sentence.add(rebuild.outputs.removed, "output", "removed");
  if (text.empty()) text = "every output is as it was";
  return text + fmt::format(" in {:.1f} s; {}, {}", rebuild.seconds,
                            plural(rebuild.errors, "error"), plural(rebuild.warnings, "warning"));
}

std::string to_json(const Rebuild& rebuild) {
  std::string out;
  JsonWriter json(out);
  const auto number = [&](std::string_view key, std::uint64_t value) {
    json.key(key).number(static_cast<std::int64_t>(value));
  };
  json.begin_object().key("rebuild").begin_object();
  number("added", rebuild.added);
  number("updated", rebuild.updated);
  number("removed", rebuild.removed);
  number("outputs_written", rebuild.outputs.written);
  number("outputs_removed", rebuild.outputs.removed);
  number("milliseconds", static_cast<std::uint64_t>(rebuild.seconds * 1000));
  number("errors", rebuild.errors);
  number("warnings", rebuild.warnings);
  json.end_object().end_object();
  return out;
}

void RepeatedMessages::for_each_new(const DiagnosticLog& log,
                                    const std::function<void(const Diagnostic&)>& visit) {
  const std::vector<std::uint64_t> before = std::exchange(said_, {});
  said_.reserve(before.size());
  log.for_each_kept([&](const KeptDiagnostic& kept) {
    const std::uint64_t hash = hash64(kept.bytes());
    said_.push_back(hash);
    const bool is_said = std::binary_search(before.begin(), before.end(), hash);
    if (!is_said || info(kept.code()).severity == Severity::error) visit(kept.diagnostic());
  });
  std::sort(said_.begin(), said_.end());
}

}  // namespace offprint
