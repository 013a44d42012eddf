#include "export/feed_exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <utility>

#include "base/scratch_file.h"
#include "export/feed_content.h"
#include "export/feed_file.h"
#include "export/feed_pages.h"
#include "export/feed_rows.h"

namespace offprint {
namespace {

// One file with everything.
class WholeFeed final : public Exporter {
 public:
  WholeFeed(const ExportContext& context, std::unique_ptr<const FeedFormat> format)
      : format_(std::move(format)),
        page_(page_of(context)),
        file_(*format_, page_, context.path, context.output.feed.gzip) {}

  Rendition render(const Record& record, SharedParts& shared) const override {
    return format_->item(record, shared);
  }
  std::string append(Placement, Rendition rendition) override {
    if (rendition.content.empty()) return {};
    SortKey place;
    place.number(file_.write_item(rendition.content)).number(rendition.content.size());
    return place.bytes();
  }
  bool in_order() const override { return true; }

  std::vector<OutputFile> finish(Diagnostics& diagnostics) override {
    std::vector<OutputFile> files = file_.finish();
    format_->report(page_, files.front(), diagnostics);
    return files;
  }
  void commit() override { file_.commit(); }

 private:
  static FeedPage page_of(const ExportContext& context) {
    FeedPage page;
    page.self = feed_address(context.publication, context.output);
    page.latest = context.latest ? context.latest : context.source_date;
    return page;
  }

  std::unique_ptr<const FeedFormat> format_;
  FeedPage page_;
  FeedFile file_;
};

struct Span {
  std::uint64_t offset;
  std::uint32_t size;
};

struct RowFacts final : Rendition::Facts {
  FeedRow row;
};

// The current feed, and pages when there are to be some.
class PagedFeed final : public Exporter {
 public:
  PagedFeed(const ExportContext& context, std::unique_ptr<const FeedFormat> format)
      : format_(std::move(format)),
        spec_(context.output.feed),
        path_(context.path),
        address_(feed_address(context.publication, context.output)),
        source_date_(context.source_date),
        items_(ScratchFile::beside(path_)),
        rows_(spec_.archives) {}

  Rendition render(const Record& record, SharedParts& shared) const override {
    Rendition rendition = format_->item(record, shared);
    if (rendition.content.empty()) return rendition;
    auto facts = std::make_shared<RowFacts>();
    facts->row.id = record.id;
    facts->row.published = record.published;
    facts->row.modified = record.modified;
    rendition.facts = std::move(facts);
    return rendition;
  }

  // Where an item comes to lie is known too late for it to be remembered.
  std::string append(Placement, Rendition rendition) override {
    if (rendition.content.empty()) return {};
    FeedRow row = static_cast<const RowFacts&>(*rendition.facts).row;
    row.size = static_cast<std::uint32_t>(rendition.content.size());
    row.offset = items_.append(rendition.content);
    rows_.add(row);
    if (spec_.archives) ++days_[day_of(row.published)];
    return {};
  }
  bool in_order() const override { return false; }

  std::vector<OutputFile> finish(Diagnostics& diagnostics) override {
    periods_ = feed_periods(days_, spec_.page_size);
    write_current(diagnostics);
    if (!periods_.empty()) write_pages();
    return std::move(written_);
  }

  // Pages come before what leads to them.
  void commit() override {
    for (auto file = files_.rbegin(); file != files_.rend(); ++file) file->commit();
  }

 private:
  FeedPage current_page() const {
    FeedPage page;
    page.self = address_;
    if (!periods_.empty()) page.older = page_path(address_, periods_.back().name);
    return page;
  }

  FeedPage archive_page(std::size_t period) const {
    FeedPage page;
    page.is_archive = true;
    page.self = page_path(address_, periods_[period].name);
    page.current = address_;
    if (period > 0) page.older = page_path(address_, periods_[period - 1].name);
    if (period + 1 < periods_.size()) page.newer = page_path(address_, periods_[period + 1].name);
    return page;
  }

  // Bytes of the file around its items.
  std::uint64_t frame_size(const FeedPage& page) const {
    return format_->head(page).size() + format_->tail(true).size();
  }

  void write_current(Diagnostics& diagnostics) {
    FeedPage page = current_page();
    std::vector<Span> chosen;
    std::uint64_t bytes = 0, frame = 0;
    std::optional<std::int64_t> oldest;
    std::uint32_t looked_at = 0;
    rows_.for_each_by_latest([&](const FeedRow& row) {
      if (spec_.limit && looked_at++ == *spec_.limit) return false;
      const std::optional<Date> latest = latest_of(row);
      if (spec_.days && !oldest && latest)
        oldest = to_epoch_seconds(*latest) - std::int64_t{*spec_.days} * 86400;
      if (oldest && (!latest || to_epoch_seconds(*latest) < *oldest)) return false;
      if (chosen.empty()) {
        page.latest = latest;
        if (spec_.bytes) frame = frame_size(page);
      }
      const std::uint64_t more = row.size + (chosen.empty() ? 0 : format_->between().size());
      if (spec_.bytes && frame + bytes + more > *spec_.bytes) {
        if (!chosen.empty()) return false;
        report_too_large(row, diagnostics);
        return true;
      }
      chosen.push_back({row.offset, row.size});
      bytes += more;
      return true;
    });
    if (chosen.empty() || !page.latest) page.latest = source_date_;
    write_file(page, path_, chosen);
    format_->report(page, written_.front(), diagnostics);
  }

  void report_too_large(const FeedRow& row, Diagnostics& diagnostics) const {
    diagnostics.push_back(
        {Code::feed_item_too_large,
         "",
         {},
         fmt::format("{}: `{}` alone is more than the {} bytes that the feed may have, and is not "
                     "in it",
                     path_, row.id, *spec_.bytes),
         "allow more `bytes`"});
  }

  void write_pages() {
    std::size_t period = periods_.size() - 1;
    FeedPage page = archive_page(period);
    std::vector<Span> held;
    const auto end_of_page = [&] {
      write_file(page, page_path(path_, periods_[period].name), held);
      held.clear();
    };
    rows_.for_each_by_day([&](const FeedRow& row) {
      while (day_of(row.published) < periods_[period].first) {
        end_of_page();
        page = archive_page(--period);
      }
      const std::optional<Date> latest = latest_of(row);
      if (latest && (!page.latest || to_epoch_seconds(*latest) > to_epoch_seconds(*page.latest)))
        page.latest = latest;
      held.push_back({row.offset, row.size});
      return true;
    });
    end_of_page();
  }

  void write_file(const FeedPage& page, const std::string& path, const std::vector<Span>& items) {
    FeedFile& file = files_.emplace_back(*format_, page, path, spec_.gzip);
    for (const Span& item : items) file.write_item(items_.read_at(item.offset, item.size));
    for (OutputFile& written : file.finish()) {
      if (path != path_) written.belongs_to = path_;
      written_.push_back(std::move(written));
    }
  }

  std::unique_ptr<const FeedFormat> format_;
  FeedSpec spec_;
  std::string path_, address_;
  std::optional<Date> source_date_;
  ScratchFile items_;
  FeedRows rows_;
  std::map<Day, std::uint32_t> days_;  // articles of each
  std::vector<FeedPeriod> periods_;
  std::deque<FeedFile> files_;  // the current feed first, then the newest page
  std::vector<OutputFile> written_;
};

// The items of a WholeFeed.
class KeptItems final : public KeptRenditions {
 public:
  explicit KeptItems(const std::string& path) : file_(real_file_system().open(path)) {}

  std::optional<Rendition> find(std::string_view remembered) override {
    SortKeyReader place(remembered);
    const std::uint64_t offset = place.number(), size = place.number();
    Rendition item;
    item.content = file_->read(offset, size);
    return item.content.size() == size ? std::optional(std::move(item)) : std::nullopt;
  }

 private:
  std::shared_ptr<const ByteSource> file_;
};

}  // namespace

std::unique_ptr<KeptRenditions> reopen_feed(const std::string& path) {
  return std::make_unique<KeptItems>(path);
}

std::unique_ptr<Exporter> make_feed_exporter(ExportContext context,
                                             std::unique_ptr<const FeedFormat> format) {
  if (is_limited(context.output.feed))
    return std::make_unique<PagedFeed>(context, std::move(format));
  return std::make_unique<WholeFeed>(context, std::move(format));
}

}  // namespace offprint
