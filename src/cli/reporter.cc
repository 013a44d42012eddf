#include "cli/reporter.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/file_system.h"
#include "cli/version.h"
#include "syntax/json.h"

namespace offprint {
namespace {

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::info:
      return "\x1b[36m";
  }
  return "";
}

std::string colored(const std::string& line, Severity severity) {
  const std::string word = std::string(name(severity)) + ":";
  const std::size_t at = line.find(word);
  if (at == std::string::npos) return line;
  return line.substr(0, at) + std::string(color_of(severity)) + word + "\x1b[0m" +
         line.substr(at + word.size());
}

std::string in_json(const Diagnostic& diagnostic, const std::string& prefix) {
  std::string out;
  JsonWriter json(out);
  const CodeInfo& code = info(diagnostic.code);
  json.begin_object()
      .member("id", code.id)
      .member("severity", name(code.severity))
      .member("loss", name(code.loss));
  if (!diagnostic.origin.empty())
    json.member("path", prefix + std::string(file_of_origin(diagnostic.origin)));
  json.member("document", part_of_origin(diagnostic.origin));
  if (diagnostic.position.line) json.key("line").number(std::int64_t{diagnostic.position.line});
  if (diagnostic.position.column)
    json.key("column").number(std::int64_t{diagnostic.position.column});
  json.member("message", diagnostic.message).member("hint", diagnostic.hint);
  json.key("count").number(std::int64_t{diagnostic.count}).end_object();
  return out;
}

constexpr Loss loss_kinds[] = {Loss::content, Loss::chrome, Loss::markup};

void write_losses(JsonWriter& json, const DiagnosticLog& log, Loss loss) {
  json.key(name(loss)).begin_object();
  json.key("total").number(static_cast<std::int64_t>(log.count(loss)));
  json.key("by_id").begin_object();
  for (const auto& [code, count] : log.counts())
    if (info(code).loss == loss) json.key(info(code).id).number(static_cast<std::int64_t>(count));
  json.end_object().end_object();
}

std::uint64_t count_of(const BuildResult& result, Code code) {
  const auto at = result.log.counts().find(code);
  return at == result.log.counts().end() ? 0 : at->second;
}

void write_counts(JsonWriter& json, const BuildResult& result) {
  json.key("documents").number(std::int64_t{result.documents});
  json.key("exported").number(std::int64_t{result.exported});
  json.key("rejected").number(std::int64_t{result.rejected});
  json.key("drafts").number(std::int64_t{result.drafts});
  json.key("private").number(std::int64_t{result.private_articles});
  json.key("embargoed").number(std::int64_t{result.embargoed});
  json.key("expired").number(std::int64_t{result.expired});
  json.key("merged").number(static_cast<std::int64_t>(count_of(result, Code::article_merged)));
  json.key("duplicates")
      .number(static_cast<std::int64_t>(count_of(result, Code::article_duplicate)));
  json.key("withdrawn").number(std::int64_t{result.withdrawn});
  json.key("not_syndicated")
      .number(static_cast<std::int64_t>(count_of(result, Code::article_not_syndicated)));
  json.key("refused_outputs").number(std::int64_t{result.refused_outputs});
  if (const auto& pictures = result.pictures)
    json.key("remote_pictures")
        .begin_object()
        .key("fetched")
        .number(std::int64_t{pictures->fetched})
        .key("kept")
        .number(std::int64_t{pictures->kept})
        .key("missing")
        .number(std::int64_t{pictures->missing})
        .end_object();
  json.key("diagnostics").begin_object();
  for (const auto& [code, count] : result.log.counts())
    json.key(info(code).id).number(static_cast<std::int64_t>(count));
  json.end_object();
  json.key("losses").begin_object();
  for (const Loss loss : loss_kinds) write_losses(json, result.log, loss);
  json.end_object();
}

std::string human_size(std::uint64_t bytes) {
  if (bytes < 10'000) return fmt::format("{} B", bytes);
  if (bytes < 10'000'000) return fmt::format("{} KB", (bytes + 500) / 1000);
  return fmt::format("{} MB", (bytes + 500'000) / 1'000'000);
}

// Archive pages and compressed copies are counted with what they belong to.
void print_outputs(const std::vector<WrittenOutput>& outputs) {
  std::map<std::string_view, std::uint64_t> beside;
  for (const WrittenOutput& output : outputs)
    if (!output.file.belongs_to.empty()) ++beside[output.file.belongs_to];
  for (const auto& [file, sha256] : outputs) {
    if (!file.belongs_to.empty()) continue;
    std::string line = file.path + ": ";
    if (file.articles) line += plural(file.articles, "article") + ", ";
    line += human_size(file.size);
    if (const std::uint64_t count = beside[file.path])
      line += fmt::format("; beside it {}", plural(count, "file"));
    fmt::print(stderr, "{}\n", line);
  }
}

}  // namespace

std::string plural(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

bool use_color(ColorMode mode, std::FILE* to) {
  if (mode != ColorMode::automatic) return mode == ColorMode::always;
  const char* no_color = std::getenv("NO_COLOR");
  return !(no_color && *no_color) && isatty(fileno(to));
}

Severity least_printed(const Options& options) {
  return options.quiet ? Severity::error : options.verbose ? Severity::info : Severity::warning;
}

bool prints_losses(const Options& options) {
  return options.account_for_losses && options.json_messages;
}

Reporter::Reporter(const Options& options, std::string origin_prefix)
    : options_(options),
      origin_prefix_(std::move(origin_prefix)),
      color_(use_color(options.color)) {}

void Reporter::print(const Diagnostic& diagnostic) const {
  const auto& [id, severity, loss, sentence] = info(diagnostic.code);
  const bool is_loss = loss != Loss::none && prints_losses(options_);
  if (severity < least_printed(options_) && !is_loss) return;
  std::string line;
  if (options_.json_messages) {
    line = in_json(diagnostic, origin_prefix_);
  } else {
    line = to_text(diagnostic, origin_prefix_);
    if (color_) line = colored(line, severity);
  }
  fmt::print(stderr, "{}\n", line);
}

void Reporter::print(const Diagnostics& diagnostics) const {
  for (const Diagnostic& diagnostic : diagnostics) print(diagnostic);
}

void Reporter::print(const DiagnosticLog& log) const {
  log.for_each([this](const Diagnostic& diagnostic) { print(diagnostic); });
}

void Reporter::summarize(const BuildResult& result) const {
  if (options_.json_messages)
    summarize_as_json(result);
  else if (!options_.quiet)
    summarize_as_text(result);
}

// What was lost, by kind and id, the most first.
void Reporter::print_losses(const DiagnosticLog& log) const {
  for (const Loss loss : loss_kinds) {
    std::vector<std::pair<std::uint64_t, const CodeInfo*>> rows;
    for (const auto& [code, count] : log.counts())
      if (info(code).loss == loss) rows.push_back({count, &info(code)});
    if (rows.empty()) continue;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    fmt::print(stderr, "losses of {}: {}\n", name(loss), log.count(loss));
    for (const auto& [count, code] : rows)
      fmt::print(stderr, "{:>9}  {:<24}  {}\n", count, code->id, code->sentence);
  }
}

void Reporter::summarize_as_text(const BuildResult& result) const {
  if (options_.account_for_losses) print_losses(result.log);
  if (const auto& pictures = result.pictures)
    fmt::print(stderr, "pictures on the web: {} fetched, {} there from before, {} missing\n",
               pictures->fetched, pictures->kept, pictures->missing);
  print_outputs(result.outputs);
  std::string line =
      fmt::format("{} read, {} ready", plural(result.documents, "document"), result.exported);
  if (result.rejected) line += fmt::format(", {} rejected", result.rejected);
  if (result.drafts)
    line += fmt::format(", {} left out as {}", result.drafts,
                        result.drafts == 1 ? "a draft" : "drafts");
  if (result.private_articles)
    line += fmt::format(", {} left out as private", result.private_articles);
  if (result.embargoed) line += fmt::format(", {} left out as embargoed", result.embargoed);
  if (result.expired) line += fmt::format(", {} left out as expired", result.expired);
  if (result.withdrawn) line += fmt::format(", {} left out as withdrawn", result.withdrawn);
  if (const std::uint64_t apart = count_of(result, Code::article_not_syndicated))
    line += fmt::format(", {} not for feeds", apart);
  if (const std::uint64_t merged = count_of(result, Code::article_merged))
    line += fmt::format(", {} merged with other forms", merged);
  if (const std::uint64_t twice = count_of(result, Code::article_duplicate))
    line += fmt::format(", {} there twice", twice);
  const std::uint64_t errors = result.log.count(Severity::error);
  const std::uint64_t warnings = result.log.count(Severity::warning);
  const std::uint64_t losses = result.log.count(Loss::content);
  line += fmt::format("; {}, {}", plural(errors, "error"), plural(warnings, "warning"));
  if (losses)
    line +=
        fmt::format(", {} of content", losses == 1 ? "1 loss" : fmt::format("{} losses", losses));
  fmt::print(stderr, "{}\n", line);
}

void Reporter::summarize_as_json(const BuildResult& result) const {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("summary").begin_object();
  write_counts(json, result);
  json.end_object().end_object();
  fmt::print(stderr, "{}\n", out);
}

int exit_code(const Options& options, const BuildResult& result) {
  const DiagnosticLog& log = result.log;
  bool failed = log.count(Severity::error) > 0 || result.rejected > 0 || result.refused_outputs > 0;
  switch (options.fail_on) {
    case FailOn::error:
      break;
    case FailOn::warning:
      failed = failed || log.count(Severity::warning) > 0;
      break;
    case FailOn::any_loss:
      failed = failed || log.count(Loss::chrome) + log.count(Loss::markup) > 0;
      [[fallthrough]];
    case FailOn::content_loss:
      failed = failed || log.count(Loss::content) > 0;
      break;
  }
  return failed ? 1 : 0;
}

void write_report(const std::string& path, const BuildResult& result) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().member("generator", std::string("offprint ") + version);
  write_counts(json, result);
  json.key("outputs").begin_array();
  for (const WrittenOutput& output : result.outputs) {
    json.begin_object()
        .member("path", output.file.path)
        .member("media_type", output.file.media_type);
    json.key("bytes").number(static_cast<std::int64_t>(output.file.size));
    json.key("articles").number(std::int64_t{output.file.articles});
    json.member("sha256", output.sha256).end_object();
  }
  json.end_array();
  json.key("changed_ids").begin_object();
  const auto list = [&](std::string_view key, ChangedIds::Change change) {
    json.key(key).begin_array();
    result.changed.for_each(change, [&](const std::string& id) { json.string(id); });
    json.end_array();
  };
  list("added", ChangedIds::Change::added);
  list("updated", ChangedIds::Change::updated);
  list("removed", ChangedIds::Change::removed);
  json.end_object().end_object();
  out += '\n';
  real_file_system().write(path, out);
}

}  // namespace offprint
