#include "export/sitemap/sitemap_exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <vector>

#include "base/file_system.h"
#include "base/scratch_file.h"
#include "export/feed_content.h"
#include "export/sitemap/sitemap_entry.h"
#include "export/xml_lines.h"

namespace offprint {
namespace {

constexpr std::string_view opening =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
)";
constexpr std::string_view closing = "</urlset>\n";
constexpr std::string_view media_type = "application/xml";
constexpr std::int64_t news_seconds = 2 * 86400;
constexpr std::size_t piece_size = 1 << 16;

struct SitemapFacts final : Rendition::Facts {
  Unlisted left_out = Unlisted::nothing;
  SitemapEntry entry;
  std::optional<Date> published, changed;
};

// One file: its `<url>`s lie in the spool from `begin` to where those of the next one do.
struct SitemapPart {
  std::uint64_t begin = 0;
  std::uint64_t size = opening.size() + closing.size();  // at most: with all that may be news
  std::uint32_t addresses = 0;
  std::optional<Date> changed;  // the newest
};

class SitemapFile {
 public:
  explicit SitemapFile(const std::string& path) : path_(path), file_(path) {}

  void write(std::string_view text) {
    file_.write(text);
    size_ += text.size();
  }
  // After the last write: closes the temporary file.
  OutputFile finish(std::uint32_t articles) {
    file_.park();
    return {path_, std::string(media_type), size_, articles};
  }
  void commit() { file_.commit(); }

 private:
  std::string path_;
  AtomicFile file_;
  std::uint64_t size_ = 0;
};

// What goes into the spool's bytes at `offset`, if the article is still new at the end.
struct News {
  std::uint64_t offset = 0;
  std::int64_t published = 0;
  std::string markup;
};

bool is_newer(const Date& date, const std::optional<Date>& than) {
  return !than || to_epoch_seconds(date) > to_epoch_seconds(*than);
}

class SitemapExporter final : public Exporter {
 public:
  SitemapExporter(ExportContext context, const SitemapLimits& limits)
      : context_(std::move(context)),
        limits_(limits),
        spool_(ScratchFile::beside(context_.path)),
        parts_(1) {}

  Rendition render(const Record& record, SharedParts&) const override {
    auto facts = std::make_shared<SitemapFacts>();
    facts->left_out = left_out(record, context_.publication);
    Rendition rendition;
    if (facts->left_out == Unlisted::nothing) {
      facts->entry = sitemap_entry(record, context_.publication);
      facts->published = record.published;
      facts->changed = record.modified ? record.modified : record.published;
      rendition.content = facts->entry.begin + facts->entry.end;
    }
    rendition.facts = facts;
    return rendition;
  }

  std::string append(Placement, Rendition rendition) override {
    const auto& facts = static_cast<const SitemapFacts&>(*rendition.facts);
    ++left_out_[static_cast<std::size_t>(facts.left_out)];
    if (facts.left_out != Unlisted::nothing) return {};
    const std::uint64_t size = rendition.content.size() + facts.entry.news.size();
    const bool is_full =
        parts_.back().addresses == limits_.addresses || parts_.back().size + size > limits_.bytes;
    if (is_full && parts_.back().addresses > 0) parts_.emplace_back().begin = spool_.size();
    SitemapPart& part = parts_.back();
    part.size += size;
    ++part.addresses;
    if (facts.changed && is_newer(*facts.changed, part.changed)) part.changed = facts.changed;
    if (!facts.entry.news.empty()) keep_news(facts);
    spool_.append(rendition.content);
    return {};
  }

  bool in_order() const override { return true; }

  std::vector<OutputFile> finish(Diagnostics& diagnostics) override {
    report(diagnostics);
    const auto count = static_cast<std::uint32_t>(parts_.size());
    std::vector<OutputFile> outputs;
    if (count > 1) write_index(outputs);
    for (std::uint32_t i = 0; i < count; ++i) {
      SitemapFile& file = new_file(volume_path(context_.path, i + 1, count));
      file.write(opening);
      copy(parts_[i].begin, i + 1 < count ? parts_[i + 1].begin : spool_.size(), file);
      file.write(closing);
      outputs.push_back(file.finish(parts_[i].addresses));
    }
    return outputs;
  }

  void commit() override {
    for (const auto& file : files_) file->commit();
  }

 private:
  // Of the newest articles; those that are too old by now are forgotten.
  void keep_news(const SitemapFacts& facts) {
    const std::int64_t published = to_epoch_seconds(*facts.published);
    news_.push_back({spool_.size() + facts.entry.begin.size(), published, facts.entry.news});
    newest_ = std::max(newest_.value_or(published), published);
    while (news_.size() > limits_.news || news_.front().published < *newest_ - news_seconds)
      news_.pop_front();
  }

  void report(Diagnostics& diagnostics) const {
    constexpr std::string_view reasons[] = {"", "without an address", "on another host",
                                            "with an address of more than 2,047 characters"};
    std::uint32_t total = 0;
    std::string text;
    for (std::size_t i = 1; i < left_out_.size(); ++i) {
      if (left_out_[i] == 0) continue;
      total += left_out_[i];
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", left_out_[i], reasons[i]);
    }
    if (total > 0)
      diagnostics.push_back({Code::sitemap_articles_left_out,
                             "",
                             {},
                             fmt::format("{}: {} {} left out: {}", context_.output.path, total,
                                         total == 1 ? "article is" : "articles are", text),
                             "a sitemap holds addresses of its own host; make another for each "
                             "host that serves articles"});
  }

  SitemapFile& new_file(const std::string& path) {
    files_.push_back(std::make_unique<SitemapFile>(path));
    return *files_.back();
  }

  // The bytes of the spool, with what is news.
  void copy(std::uint64_t begin, std::uint64_t end, SitemapFile& file) {
    for (; !news_.empty() && news_.front().offset < end; news_.pop_front()) {
      copy_bytes(begin, news_.front().offset, file);
      file.write(news_.front().markup);
      begin = news_.front().offset;
    }
    copy_bytes(begin, end, file);
  }

  void copy_bytes(std::uint64_t begin, std::uint64_t end, SitemapFile& file) const {
    while (begin < end) {
      const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(piece_size, end - begin));
      file.write(spool_.read_at(begin, size));
      begin += size;
    }
  }

  void write_index(std::vector<OutputFile>& outputs) {
    const auto count = static_cast<std::uint32_t>(parts_.size());
    const std::string address = feed_address(context_.publication, context_.output);
    std::string text;
    XmlLines lines(text);
    lines.declaration();
    lines.open("sitemapindex", {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}});
    for (std::uint32_t i = 0; i < count; ++i) {
      lines.open("sitemap");
      lines.element("loc", volume_path(address, i + 1, count));
      if (parts_[i].changed) lines.element("lastmod", w3c_date(*parts_[i].changed));
      lines.close("sitemap");
    }
    lines.close("sitemapindex");
    SitemapFile& file = new_file(context_.path);
    file.write(text);
    outputs.push_back(file.finish(0));
  }

  const ExportContext context_;
  const SitemapLimits limits_;
  ScratchFile spool_;
  std::vector<SitemapPart> parts_;
  std::deque<News> news_;  // by offset
  std::optional<std::int64_t> newest_;
  std::array<std::uint32_t, 4> left_out_{};  // by Unlisted
  std::vector<std::unique_ptr<SitemapFile>> files_;
};

}  // namespace

std::unique_ptr<Exporter> make_limited_sitemap(ExportContext context, const SitemapLimits& limits) {
  return std::make_unique<SitemapExporter>(std::move(context), limits);
}

std::unique_ptr<Exporter> make_sitemap_exporter(ExportContext context) {
  return make_limited_sitemap(std::move(context), {});
}

}  // namespace offprint
