#include "pipeline/notify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "base/url.h"
#include "pipeline/feed_state.h"

namespace offprint {
namespace {

// So that a hub that never answers is not waited for a thousand times.
constexpr std::size_t sent_at_once = 16;
constexpr std::uint32_t most_silences = 4;
// How often what was told is written down where there is much of it.
constexpr std::size_t most_notes = 64;

// A topic that a hub is to know of.
struct Due {
  std::string hub, topic, hash;
  bool is_told = false;
};

// The host that an address names, as FetchSpec::hosts has it.
std::string host_rule(const std::string& url) {
  const UrlParts parts = split_url(url);
  std::string_view host = parts.authority;
  host.remove_prefix(host.rfind('@') + 1);  // npos + 1 is 0
  const std::size_t colon = host.rfind(':');
  const bool has_port = colon != host.npos && host.find(']', colon) == host.npos;
  if (has_port && colon + 1 < host.size()) return std::string(host);
  return fmt::format("{}:{}", host.substr(0, has_port ? colon : host.npos),
                     parts.scheme == "https" ? 443 : 80);
}

std::string form_of(const std::string& topic) {
  const std::string encoded = percent_encode_path(topic);
  return fmt::format("hub.mode=publish&hub.url={0}&hub.topic={0}", encoded);
}

class NotifyRun {
 public:
  NotifyRun(const Configuration& configuration, const NotifyOptions& options)
      : configuration_(configuration),
        options_(options),
        private_folder_(parent_path(configuration.catalog_path)),
        told_path_(join_path(private_folder_, "told")),
        spec_(configuration.fetch) {
    result_.log = DiagnosticLog(options.least_kept);
  }

  NotifyResult run() {
    const auto feeds = read_built_feeds(disk_, join_path(private_folder_, "feeds"));
    if (!feeds)
      throw Error(Error::Kind::usage,
                  "nothing is known of a last build here; run offprint build first");
    if (feeds->empty())
      report(Code::feed_hubs_missing, "no feed of the last build has a hub to be told",
             "name hubs in `feed.hubs` of the outputs, and build again");
    told_ = read_told_topics(disk_, told_path_);
    for (const BuiltFeed& feed : *feeds) plan(feed);
    leave_unchanged();
    if (options_.fetcher) send();
    for (const Due& due : due_)
      if (due.is_told || !options_.fetcher) result_.announced.push_back({due.topic, due.hub});
    return std::move(result_);
  }

 private:
  void report(Code code, std::string message, std::string hint) {
    result_.log.add({code, "", {}, std::move(message), std::move(hint)});
  }

  void plan(const BuiltFeed& feed) {
    const std::string path = join_path(configuration_.output_folder, feed.path);
    const bool is_there = disk_.stat(path).has_value();
    if (!is_there || sha256_hex_of_file(path) != feed.sha256)
      return report(Code::feed_not_as_built,
                    is_there ? fmt::format("{} is not what the last build has written, and was not "
                                           "announced",
                                           path)
                             : fmt::format("{} is not there, and was not announced", path),
                    "build again, or say with --output-dir where the last build wrote");
    for (const std::string& hub : feed.hubs) {
      const auto [at, is_new] = places_.emplace(std::pair(hub, feed.address), due_.size());
      if (is_new)
        due_.push_back({hub, feed.address, feed.sha256});
      else  // two feeds at one address
        due_[at->second].hash = sha256_hex(due_[at->second].hash + feed.sha256);
    }
  }

  void leave_unchanged() {
    if (options_.all) return;
    result_.unchanged = static_cast<std::uint32_t>(std::erase_if(due_, [this](const Due& due) {
      const auto at = told_.find({due.hub, due.topic});
      return at != told_.end() && at->second == due.hash;
    }));
  }

  void send() {
    for (const Due& due : due_) spec_.hosts.push_back(host_rule(due.hub));
    std::sort(spec_.hosts.begin(), spec_.hosts.end());
    spec_.hosts.erase(std::unique(spec_.hosts.begin(), spec_.hosts.end()), spec_.hosts.end());
    spec_.hosts.emplace_back("*");
    while (next_ < due_.size()) {
      round_ = 0;
      options_.fetcher->fetch(
          spec_, [this] { return next(); }, [this](const FetchAnswer& answer) { take(answer); });
    }
    note();
    for (const auto& [hub, count] : given_up_)
      report(Code::hub_not_told,
             fmt::format("{} was not told of {} more {}: it has not answered {} times in a row",
                         hub, count, count == 1 ? "feed" : "feeds", most_silences),
             "try again later");
  }

  std::optional<FetchRequest> next() {
    while (next_ < due_.size() && round_ < sent_at_once) {
      const std::size_t number = next_++;
      const Due& due = due_[number];
      if (silences_[due.hub] >= most_silences) {
        ++given_up_[due.hub];
        continue;
      }
      ++round_;
      FetchRequest request;
      request.number = number;
      request.url = due.hub;
      request.form = form_of(due.topic);
      return request;
    }
    return {};
  }

  void take(const FetchAnswer& answer) {
    Due& due = due_[answer.number];
    std::uint32_t& silences = silences_[due.hub];
    silences = answer.status == 0 ? silences + 1 : 0;
    if (answer.end == FetchAnswer::End::failed)
      return report(Code::hub_not_told,
                    fmt::format("{} was not told of {}: {}", due.hub, due.topic, answer.problem),
                    answer.hint);
    due.is_told = true;
    told_.insert_or_assign({due.hub, due.topic}, due.hash);
    if (++not_noted_ >= due_.size() / most_notes) note();
  }

  void note() {
    if (not_noted_ > 0) write_told_topics(disk_, told_path_, told_);
    not_noted_ = 0;
  }

  const Configuration& configuration_;
  const NotifyOptions& options_;
  FileSystem& disk_ = real_file_system();
  const std::string private_folder_, told_path_;
  FetchSpec spec_;
  ToldTopics told_;
  std::vector<Due> due_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;  // in due_, by hub and topic
  std::map<std::string, std::uint32_t> silences_;  // of a hub, since it has answered last
  std::map<std::string, std::uint32_t> given_up_;  // topics that a hub was not even asked to take
  std::size_t next_ = 0, round_ = 0, not_noted_ = 0;
  NotifyResult result_;
};

}  // namespace

NotifyResult notify(const Configuration& configuration, const NotifyOptions& options) {
  return NotifyRun(configuration, options).run();
}

}  // namespace offprint
