#include "catalog/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/byte_scan.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/line_reader.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"

namespace offprint {
namespace {

constexpr std::string_view headline = "# offprint.ids, version ";
constexpr int version = 1;
constexpr std::string_view explanation =
    "# What was published under which id. Keep this file with the sources: readers know articles "
    "by these ids.\n";

constexpr std::string_view article_word = "article", gone_word = "gone", site_word = "site";

constexpr std::uint8_t is_not_plain(std::uint8_t c) {
  return (c < 0x20) | (c >= 0x7F) | (c == '%');
}

// Fields hold neither what separates them nor what ends a line, and the file is always UTF-8.
void append_field(std::string& out, std::string_view field) {
  if (find_byte<is_not_plain>(field) == field.size()) {
    out += field;
    return;
  }
  const bool is_utf8 = find_invalid_utf8(field) == field.npos;
  for (const char c : field) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '%' || (byte >= 0x80 && !is_utf8))
      out += fmt::format("%{:02X}", byte);
    else
      out += c;
  }
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = line.find('\t');
    fields.push_back(line.substr(0, end));
    if (end == line.npos) return fields;
    line.remove_prefix(end + 1);
  }
}

std::optional<std::uint64_t> parse_fingerprint(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (text.size() != 16 || error != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

void append_fingerprint(std::string& out, std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[value >> shift & 0xF];
}

std::optional<LedgerArticle> parse_article(const std::vector<std::string_view>& fields) {
  if (fields.size() < 5 || fields[1].empty() || fields[4].empty()) return std::nullopt;
  const auto fingerprint = parse_fingerprint(fields[3]);
  if (!fingerprint) return std::nullopt;
  LedgerArticle article;
  article.is_gone = fields[0] == gone_word;
  if (fields[2] != "-") {
    article.published = parse_date(fields[2]).date;
    if (!article.published) return std::nullopt;
  }
  article.id = percent_decode(fields[1]);
  article.fingerprint = *fingerprint;
  article.origin = percent_decode(fields[4]);
  for (std::size_t i = 5; i < fields.size(); ++i)
    article.aliases.push_back(percent_decode(fields[i]));
  return article;
}

// A ledger that a later version wrote may mean things that this one would destroy.
void check_version(std::string_view line) {
  if (!line.starts_with(headline)) return;
  line.remove_prefix(headline.size());
  int found = 0;
  std::from_chars(line.data(), line.data() + line.size(), found);
  if (found > version)
    throw Error(Error::Kind::usage,
                fmt::format("the ledger is of version {}, and this offprint knows version {} only",
                            found, version));
}

// What is written ends with the end of a line.
void report_cut(const ByteSource& source, std::string_view origin, Diagnostics& diagnostics) {
  const std::uint64_t size = source.size();
  if (size > 0 && source.read(size - 1, 1) == "\n") return;
  diagnostics.push_back({Code::ledger_line_invalid,
                         std::string(origin),
                         {},
                         size == 0 ? "the ledger is empty: ids are made anew"
                                   : "the ledger ends within a line: something may be missing",
                         "restore it from an earlier version of the file if it was cut short"});
}

// Two lines of one id, as a merge may leave them: one article that was known by all of their names.
LedgerArticle united(LedgerArticle first, LedgerArticle second) {
  if (second.is_gone && !first.is_gone) std::swap(first, second);
  second.aliases.insert(second.aliases.end(), first.aliases.begin(), first.aliases.end());
  if (first.origin != second.origin) second.aliases.push_back(path_link_key(first.origin));
  const auto seconds = [](const std::optional<Date>& date) {
    return date ? to_epoch_seconds(*date) : std::numeric_limits<std::int64_t>::max();
  };
  if (seconds(first.published) < seconds(second.published)) second.published = first.published;
  return second;
}

std::string line_of(const LedgerArticle& article) {
  std::string line(article.is_gone ? gone_word : article_word);
  line += '\t';
  append_field(line, article.id);
  line += '\t';
  line += article.published ? to_iso8601(*article.published) : "-";
  line += '\t';
  append_fingerprint(line, article.fingerprint);
  line += '\t';
  append_field(line, article.origin);
  for (const std::string& alias : article.aliases) {
    line += '\t';
    append_field(line, alias);
  }
  return line += '\n';
}

const LedgerArticle* first_of(const std::vector<const LedgerArticle*>& articles) {
  for (const LedgerArticle* article : articles)
    if (!article->is_gone) return article;
  return articles.empty() ? nullptr : articles.front();
}

// What merges leave where both sides changed the same lines.
bool is_conflict_marker(std::string_view line) {
  for (const std::string_view marker : {"<<<<<<<", "|||||||", "=======", ">>>>>>>"})
    if (line.starts_with(marker) && (line.size() == marker.size() || line[marker.size()] == ' '))
      return true;
  return false;
}

Diagnostic conflict(std::string_view origin, std::uint32_t line) {
  return {Code::ledger_conflict,
          std::string(origin),
          {line, 1},
          "the ledger holds both sides of a merge that was not finished; they were united",
          "`offprint.ids merge=union` in .gitattributes lets git do the same"};
}

}  // namespace

Ledger Ledger::from_text(std::string_view text, std::string_view origin, Diagnostics& diagnostics) {
  return read(bytes_in_memory(std::string(text)), origin, diagnostics);
}

Ledger Ledger::read(std::shared_ptr<const ByteSource> source, std::string_view origin,
                    Diagnostics& diagnostics) {
  Ledger ledger;
  report_cut(*source, origin, diagnostics);
  LineReader lines(std::move(source));
  std::string_view line;
  bool in_conflict = false, in_base = false;
  std::uint64_t hash = 0;
  for (std::uint32_t number = 1; lines.next(line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    while (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1) check_version(line);
    if (trim(line).empty() || line.starts_with('#')) continue;
    if (is_conflict_marker(line)) {
      if (!in_conflict) diagnostics.push_back(conflict(origin, number));
      in_conflict = true;
      in_base = line.starts_with('|');
      continue;
    }
    if (ledger.read_line(line, in_base)) {
      if (!line.starts_with(site_word)) hash = hash64(line, hash);
      continue;
    }
    ledger.unread_lines_.emplace_back(line);
    diagnostics.push_back({Code::ledger_line_invalid,
                           std::string(origin),
                           {number, 1},
                           "this line of the ledger cannot be read",
                           "restore it from an earlier version of the file, or delete it"});
  }
  ledger.read_hash_ = hash;
  return ledger;
}

bool Ledger::read_line(std::string_view line, bool is_former) {
  if (find_invalid_utf8(line) != line.npos) return false;
  const std::vector<std::string_view> fields = split(line);
  if (fields[0] == "tag" && fields.size() == 3 && !fields[1].empty() && !fields[2].empty()) {
    tags_.emplace(percent_decode(fields[1]), percent_decode(fields[2]));
    return true;
  }
  if (fields[0] == site_word && fields.size() == 2 && !fields[1].empty()) {
    put_site(percent_decode(fields[1]));
    return true;
  }
  if (fields[0] != article_word && fields[0] != gone_word) return false;
  std::optional<LedgerArticle> article = parse_article(fields);
  if (!article) return false;
  const LedgerArticle* known = find_id(article->id);
  if (known == nullptr)
    put(*std::move(article));
  else
    put(is_former ? united(*std::move(article), *known) : united(*known, *std::move(article)));
  return true;
}

std::string Ledger::to_text() const {
  std::string out;
  write([&](std::string_view piece) { out += piece; });
  return out;
}

void Ledger::write(const std::function<void(std::string_view)>& sink) const {
  sink(fmt::format("{}{}\n{}", headline, version, explanation));
  write_entries(sink);
  if (!first_site_.empty()) {
    std::string line(site_word);
    line += '\t';
    append_field(line, first_site_);
    sink(line += '\n');
  }
  for (const std::string& line : unread_lines_) sink(line + '\n');
}

std::uint64_t Ledger::hash() const {
  if (read_hash_) return *read_hash_;
  std::uint64_t hash = 0;
  write_entries(
      [&](std::string_view line) { hash = hash64(line.substr(0, line.size() - 1), hash); });
  return hash;
}

void Ledger::write_entries(const std::function<void(std::string_view)>& sink) const {
  auto at = articles_.begin();
  if (changes_)
    changes_->for_each([&](std::string_view record) {
      SortKeyReader change(record);
      const std::string id = change.text();
      while (at != articles_.end() && at->id < id) sink(line_of(*at++));
      if (at != articles_.end() && at->id == id) ++at;
      sink(change.rest());
      return true;
    });
  while (at != articles_.end()) sink(line_of(*at++));
  for (const auto& [key, label] : tags_) {
    std::string line = "tag\t";
    append_field(line, key);
    line += '\t';
    append_field(line, label);
    sink(line += '\n');
  }
}

const LedgerArticle* Ledger::find_id(std::string_view id) const {
  absorb();
  const auto at = articles_.find(id);
  return at != articles_.end() ? &*at : nullptr;
}

template <typename Add, typename Matches>
std::vector<const LedgerArticle*> Ledger::all_in(Index& index, Add add, std::uint64_t hash,
                                                 Matches matches) const {
  absorb();
  if (!index.is_made) {
    for (const LedgerArticle& article : articles_)
      add(article, [&](std::uint64_t name) { index.names.emplace_back(name, &article); });
    const auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(index.names.begin(), index.names.end(), before);  // then by id, as they came
    index.is_made = true;
  }
  std::vector<const LedgerArticle*> found;
  auto at = std::lower_bound(index.names.begin(), index.names.end(), hash,
                             [](const auto& name, std::uint64_t h) { return name.first < h; });
  for (; at != index.names.end() && at->first == hash; ++at)
    if (matches(*at->second)) found.push_back(at->second);
  return found;
}

const LedgerArticle* Ledger::find_origin(std::string_view origin) const {
  return first_of(all_with_origin(origin));
}

std::vector<const LedgerArticle*> Ledger::all_with_origin(std::string_view origin) const {
  return all_in(
      indexes_.origin,
      [](const LedgerArticle& article, auto add_hash) { add_hash(hash64(article.origin)); },
      hash64(origin), [&](const LedgerArticle& article) { return article.origin == origin; });
}

const LedgerArticle* Ledger::find_alias(std::string_view link_key) const {
  return first_of(all_with_alias(link_key));
}

const LedgerArticle* Ledger::find_fingerprint(std::uint64_t fingerprint) const {
  return first_of(all_with_fingerprint(fingerprint));
}

std::vector<const LedgerArticle*> Ledger::all_with_fingerprint(std::uint64_t fingerprint) const {
  return all_in(
      indexes_.fingerprint,
      [](const LedgerArticle& article, auto add_hash) { add_hash(article.fingerprint); },
      fingerprint, [](const LedgerArticle&) { return true; });
}

std::vector<const LedgerArticle*> Ledger::all_with_alias(std::string_view link_key) const {
  return all_in(
      indexes_.alias,
      [](const LedgerArticle& article, auto add_hash) {
        for (const std::string& alias : article.aliases) add_hash(hash64(alias));
      },
      hash64(link_key),
      [&](const LedgerArticle& article) {
        return std::binary_search(article.aliases.begin(), article.aliases.end(), link_key);
      });
}

void Ledger::for_each(const std::function<void(const LedgerArticle&)>& visit) const {
  absorb();
  for (const LedgerArticle& article : articles_) visit(article);
}

void LedgerChanges::put(const LedgerArticle& article) {
  by_id_.add(SortKey().text(article.id).bytes() + line_of(article));
}

void Ledger::put(LedgerChanges changes) {
  absorb();
  indexes_ = Indexes();
  if (changes.empty()) return;
  read_hash_.reset();
  changes_ = std::make_shared<const RecordSorter>(std::move(changes.by_id_));
}

void Ledger::absorb() const {
  if (!changes_) return;
  changes_->for_each([this](std::string_view record) {
    SortKeyReader change(record);
    change.text();
    const std::string_view line = change.rest();
    std::optional<LedgerArticle> article = parse_article(split(line.substr(0, line.size() - 1)));
    if (!article) return true;
    articles_.erase(*article);
    articles_.insert(std::move(*article));
    return true;
  });
  changes_.reset();
}

void Ledger::put(LedgerArticle article) {
  absorb();
  std::vector<std::string>& aliases = article.aliases;
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  aliases.shrink_to_fit();
  indexes_ = Indexes();
  articles_.erase(article);
  articles_.insert(std::move(article));
  read_hash_.reset();
}

std::optional<std::string> Ledger::tag_label(std::string_view key) const {
  const auto at = tags_.find(key);
  return at != tags_.end() ? std::optional(at->second) : std::nullopt;
}

void Ledger::put_site(const std::string& address) {
  if (first_site_.empty()) first_site_ = address;
}

void Ledger::put_tag(std::string key, std::string label) {
  tags_.insert_or_assign(std::move(key), std::move(label));
  read_hash_.reset();
}

}  // namespace offprint
