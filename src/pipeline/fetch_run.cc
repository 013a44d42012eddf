#include "pipeline/fetch_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "base/leftover_files.h"
#include "export/epub/text_page.h"
#include "normalize/image_probe.h"
#include "pipeline/failed_document.h"
#include "pipeline/fetch_hosts.h"
#include "pipeline/fetched_files.h"
#include "pipeline/ordered.h"

namespace offprint {
namespace {

constexpr std::uint64_t megabyte = 1'000'000;

// Rows that some book holds, in the order of their sources.
std::vector<std::uint32_t> rows_in_books(const Catalog& catalog,
                                         const std::vector<const SelectedOutput*>& outputs,
                                         const BuildOptions& options) {
  std::vector<bool> is_held(catalog.size());
  for (const SelectedOutput* const output : outputs)
    if (output->output.kind == "epub")
      for (const std::uint32_t row : output->selection->rows()) is_held[row] = true;
  Edition everything;
  everything.order = Order::source;
  everything.origins = options.only;
  std::vector<std::uint32_t> rows = select_rows(catalog, everything);
  std::erase_if(rows, [&](std::uint32_t row) { return !is_held[row]; });
  return rows;
}

// Of dedications and forewords.
std::vector<std::string> addresses_of_pages(const std::vector<const SelectedOutput*>& outputs,
                                            const std::string& root, const BuildOptions& options) {
  ExportContext context;
  context.root = root;
  context.files = options.files ? options.files : &real_file_system();
  std::set<std::string> files;
  for (const SelectedOutput* const output : outputs) {
    const PagesSpec& pages = output->output.book.pages;
    files.insert({pages.dedication, pages.foreword});
  }
  files.erase("");
  std::vector<std::string> addresses;
  for (const std::string& file : files)
    for (std::string& address : text_page_addresses(context, file))
      addresses.push_back(std::move(address));
  return addresses;
}

Image picture_of(std::string_view bytes, std::string path) {
  const ImageFacts facts = probe_image(bytes);
  Image image;
  image.file = std::move(path);
  image.media_type = facts.media_type;
  image.hash = hash128_hex(bytes);
  image.width = facts.width;
  image.height = facts.height;
  image.size = bytes.size();
  image.animated = facts.animated;
  return image;
}

class FetchRun {
 public:
  FetchRun(const std::vector<std::string>& addresses, const FetchSpec& spec,
           const std::string& folder, const BuildOptions& options, FetchCounts& counts)
      : addresses_(addresses),
        spec_(spec),
        options_(options),
        counts_(counts),
        hosts_(spec.hosts),
        files_(folder),
        pictures_(addresses.size()),
        is_settled_(addresses.size()),
        is_new_(addresses.size()),
        kept_(addresses.size()) {}

  RemotePictures run() {
    options_.fetcher->fetch(
        spec_, [this] { return next(); }, [this](FetchAnswer answer) { take(std::move(answer)); });
    RemotePictures pictures;
    for (std::size_t i = 0; i < addresses_.size(); ++i) {
      RemotePicture& picture = pictures_[i];
      if (i >= sum_end_) picture = beyond_total();
      if (picture.image.file.empty())
        ++counts_.missing;
      else
        ++(is_new_[i] ? counts_.fetched : counts_.kept);
      pictures.emplace(addresses_[i], std::move(picture));
    }
    return pictures;
  }

 private:
  std::optional<FetchRequest> next() {
    while (next_ < addresses_.size() && !is_full_) {
      const std::size_t number = next_++;
      const std::string& address = addresses_[number];
      find_kept(number);
      const auto& kept = kept_[number];
      if (kept && !options_.fetch_again) {
        settle(number);
        continue;
      }
      FetchRequest request{number, address, "", ""};
      if (kept) {
        request.etag = kept->etag;
        request.last_modified = kept->last_modified;
      }
      return request;
    }
    return {};
  }

  // What an earlier build has fetched counts as far as it might be fetched now.
  void find_kept(std::size_t number) {
    const auto file = files_.find(addresses_[number]);
    if (!file || file->size > spec_.most_megabytes * megabyte ||
        hosts_.trust(addresses_[number]) == HostTrust::refused ||
        hosts_.trust(file->url) == HostTrust::refused)
      return;
    const auto bytes = files_.read(*file);
    if (!bytes) return;
    Image image = picture_of(*bytes, files_.path(*file));
    if (image.media_type.empty()) return;
    pictures_[number].image = std::move(image);
    kept_[number] = file;
  }

  void take(FetchAnswer answer) {
    const std::size_t number = answer.number;
    RemotePicture& picture = pictures_[number];
    if (answer.end == FetchAnswer::End::fetched) take_bytes(answer);
    if (answer.end == FetchAnswer::End::failed) {
      picture.problem = std::move(answer.problem);
      picture.hint = std::move(answer.hint);
    }
    settle(number);
  }

  void take_bytes(FetchAnswer& answer) {
    const std::string& address = addresses_[answer.number];
    if (probe_image(answer.bytes).media_type.empty()) {
      answer.end = FetchAnswer::End::failed;
      answer.problem = "what the server sends is no picture of a known form";
      answer.hint = "correct its address, or keep a copy among the sources";
      return;
    }
    FetchedFile file{"", 0, std::move(answer.url), std::move(answer.etag),
                     std::move(answer.last_modified)};
    file = files_.keep(address, std::move(file), answer.bytes);
    pictures_[answer.number].image = picture_of(answer.bytes, files_.path(file));
    is_new_[answer.number] = true;
  }

  // Sums up in the order of addresses, as far as all is known.
  void settle(std::size_t number) {
    is_settled_[number] = true;
    kept_[number].reset();
    ++settled_;
    while (!is_full_ && sum_end_ < addresses_.size() && is_settled_[sum_end_]) {
      const std::uint64_t size = pictures_[sum_end_].image.size;
      is_full_ = sum_ + size > spec_.most_total_megabytes * megabyte;
      if (is_full_) break;
      sum_ += size;
      ++sum_end_;
    }
    if (options_.progress)
      options_.progress(Stage::fetching, static_cast<std::uint32_t>(settled_),
                        static_cast<std::uint32_t>(addresses_.size()));
  }

  RemotePicture beyond_total() const {
    return {{},
            fmt::format("with it the pictures of this build would have more than {} MB",
                        spec_.most_total_megabytes),
            "raise `fetch.most_total_megabytes`"};
  }

  const std::vector<std::string>& addresses_;
  const FetchSpec& spec_;
  const BuildOptions& options_;
  FetchCounts& counts_;
  const HostRules hosts_;
  FetchedFiles files_;
  std::vector<RemotePicture> pictures_;  // these by the address's number
  std::vector<bool> is_settled_, is_new_;
  std::vector<std::optional<FetchedFile>> kept_;
  std::size_t next_ = 0, settled_ = 0;
  std::size_t sum_end_ = 0;  // the first that is not summed up
  std::uint64_t sum_ = 0;    // bytes
  bool is_full_ = false;
};

}  // namespace

WantedPictures wanted_pictures(const Catalog& catalog, const Limits& limits,
                               const Publication& publication,
                               const std::vector<const SelectedOutput*>& outputs,
                               const std::string& root, const BuildOptions& options) {
  struct Item {
    StoredArticle stored;
    std::uint32_t row = 0;
    std::vector<std::string> addresses;
  };
  const std::vector<std::uint32_t> rows = rows_in_books(catalog, outputs, options);
  WantedPictures wanted;
  std::unordered_map<std::string, std::uint32_t> numbers;
  const auto number_of = [&](std::string& address) {
    const auto next = static_cast<std::uint32_t>(wanted.addresses.size());
    const auto [known, is_new] = numbers.emplace(address, next);
    if (is_new) wanted.addresses.push_back(std::move(address));
    return known->second;
  };
  auto row = rows.begin();
  process_in_order<Item>(
      options.jobs,
      [&](Item& item) {
        if (row == rows.end()) return false;
        item.row = *row;
        item.stored = catalog.load(*row++);
        return true;
      },
      [&](Item& item) {
        // What cannot be resolved is told of when it is exported.
        unless_it_fails(
            limits, options.clock,
            [&] { item.addresses = web_addresses(resolve(item.stored, publication)); },
            [](const std::exception&) {});
        item.stored = {};
      },
      [&](Item& item) {
        if (item.addresses.empty()) return;
        std::vector<std::uint32_t>& own = wanted.of_article[item.row];
        for (std::string& address : item.addresses) own.push_back(number_of(address));
      });
  for (std::string& address : addresses_of_pages(outputs, root, options)) number_of(address);
  return wanted;
}

RemotePictures fetch_pictures(const std::vector<std::string>& addresses, const FetchSpec& spec,
                              const std::string& folder, const BuildOptions& options,
                              FetchCounts& counts) {
  if (addresses.empty()) return {};
  remove_leftover_files(folder);
  return FetchRun(addresses, spec, folder, options, counts).run();
}

PictureBytes picture_bytes(const WantedPictures& wanted, const RemotePictures& pictures) {
  PictureBytes bytes;
  for (const auto& [row, numbers] : wanted.of_article)
    for (const std::uint32_t number : numbers)
      bytes[row] += pictures.at(wanted.addresses[number]).image.size;
  return bytes;
}

}  // namespace offprint
