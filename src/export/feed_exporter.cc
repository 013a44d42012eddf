#include "export/feed_exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

#include "base/scratch_file.h"
#include "export/feed_content.h"
#include "export/feed_file.h"
#include "export/feed_pages.h"
#include "export/feed_rows.h"

namespace offprint {
namespace {

// How a feed's files are linked. Periods: "" = the current feed, `older` and `newer` none.
FeedPage linked_page(const std::string& address, const FeedPlace& place) {
  const auto archive = [&](const std::string& period) {
    return period.empty() ? "" : page_path(address, period);
  };
  FeedPage page;
  page.is_archive = !place.period.empty();
  page.self = page.is_archive ? archive(place.period) : address;
  if (page.is_archive) page.current = address;
  page.older = archive(place.older);
  page.newer = archive(place.newer);
  return page;
}

// One file, with everything that the output is said to hold.
class FeedOfOneFile final : public Exporter {
 public:
  FeedOfOneFile(const ExportContext& context, std::unique_ptr<const FeedFormat> format)
      : format_(std::move(format)),
        page_(page_of(context)),
        feed_(page_.is_archive ? context.path : ""),
        file_(*format_, page_,
              page_.is_archive ? page_path(feed_, context.feed_place->period) : context.path,
              context.output.feed.gzip) {}

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
    if (!page_.is_archive)
      format_->report(page_, files.front(), diagnostics);
    else
      for (OutputFile& file : files) file.belongs_to = feed_;
    return files;
  }
  void commit() override { file_.commit(); }

 private:
  static FeedPage page_of(const ExportContext& context) {
    const std::string address = feed_address(context.publication, context.output);
    FeedPage page = linked_page(address, context.feed_place.value_or(FeedPlace{}));
    page.latest = context.latest;
    if (!page.latest && !page.is_archive) page.latest = context.source_date;
    return page;
  }

  std::unique_ptr<const FeedFormat> format_;
  FeedPage page_;
  std::string feed_;  // of which this is a page
  FeedFile file_;
};

struct HeldItem {
  std::int64_t published;  // seconds; the least when nobody knows
  std::uint64_t offset;
  std::uint32_t size;
};

struct RowFacts final : Rendition::Facts {
  FeedRow row;
};

// The current feed, and pages when there are to be some, of articles of which only their items tell
// whether they go into it.
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
    return linked_page(address_, {"", periods_.empty() ? "" : periods_.back().name, ""});
  }

  FeedPage archive_page(std::size_t period) const {
    const bool is_newest = period + 1 == periods_.size();
    return linked_page(address_,
                       {periods_[period].name, period > 0 ? periods_[period - 1].name : "",
                        is_newest ? "" : periods_[period + 1].name});
  }

  // Bytes of the file around its items.
  std::uint64_t frame_size(const FeedPage& page) const {
    return format_->head(page).size() + format_->tail(true).size();
  }

  void write_current(Diagnostics& diagnostics) {
    FeedPage page = current_page();
    std::vector<HeldItem> chosen;
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
      chosen.push_back(held(row));
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
    std::vector<HeldItem> items;
    const auto end_of_page = [&] {
      std::stable_sort(items.begin(), items.end(), [](const HeldItem& a, const HeldItem& b) {
        return a.published > b.published;
      });
      write_file(page, page_path(path_, periods_[period].name), items);
      items.clear();
    };
    rows_.for_each_by_day([&](const FeedRow& row) {
      while (day_of(row.published) < periods_[period].first) {
        end_of_page();
        page = archive_page(--period);
      }
      const std::optional<Date> latest = latest_of(row);
      if (latest && (!page.latest || to_epoch_seconds(*latest) > to_epoch_seconds(*page.latest)))
        page.latest = latest;
      items.push_back(held(row));
      return true;
    });
    end_of_page();
  }

  static HeldItem held(const FeedRow& row) {
    constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::min();
    return {row.published ? to_epoch_seconds(*row.published) : unknown, row.offset, row.size};
  }

  void write_file(const FeedPage& page, const std::string& path,
                  const std::vector<HeldItem>& items) {
    FeedFile& file = files_.emplace_back(*format_, page, path, spec_.gzip);
    for (const HeldItem& item : items) file.write_item(items_.read_at(item.offset, item.size));
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

// The items of a FeedOfOneFile.
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
  if (is_limited(context.output.feed) && !context.feed_place)
    return std::make_unique<PagedFeed>(context, std::move(format));
  return std::make_unique<FeedOfOneFile>(context, std::move(format));
}

}  // namespace offprint
