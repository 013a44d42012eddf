#include "cli/curl_fetcher.h"

#include <curl/curl.h>

#include <list>
#include <map>

#include "base/error.h"
#include "cli/curl_transfer.h"

namespace offprint {
namespace {

constexpr std::size_t most_at_once = 6;
constexpr int most_of_host = 2;
constexpr int patience_ms = 1000;

struct MultiCloser {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

// What one call of CurlFetcher::fetch does.
class Downloads {
 public:
  Downloads(const FetchSpec& spec, const std::function<std::optional<FetchRequest>()>& next,
            const std::function<void(FetchAnswer)>& done)
      : spec_(spec), hosts_(spec.hosts), next_(next), done_(done), multi_(curl_multi_init()) {
    if (!multi_) throw std::bad_alloc();
    curl_multi_setopt(multi_.get(), CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, long{most_of_host});
  }
  Downloads(const Downloads&) = delete;
  Downloads& operator=(const Downloads&) = delete;
  ~Downloads() {
    for (const auto& transfer : running_)
      curl_multi_remove_handle(multi_.get(), transfer->handle());
  }

  void run() {
    do {
      fill();
      start();
      int alive = 0;
      check(curl_multi_perform(multi_.get(), &alive));
      take_finished();
      if (alive > 0) check(curl_multi_poll(multi_.get(), nullptr, 0, patience_ms, nullptr));
    } while (!running_.empty() || !waiting_.empty() || !is_over_);
  }

 private:
  using Transfers = std::list<std::unique_ptr<CurlTransfer>>;

  static void check(CURLMcode code) {
    if (code != CURLM_OK)
      throw Error(Error::Kind::environment,
                  std::string("cannot fetch anything: ") + curl_multi_strerror(code));
  }

  void fill() {
    while (!is_over_ && running_.size() + waiting_.size() < Fetcher::most_ahead) {
      auto request = next_();
      is_over_ = !request;
      if (request)
        waiting_.push_back(std::make_unique<CurlTransfer>(std::move(*request), spec_, hosts_));
    }
  }

  void start() {
    for (auto at = waiting_.begin(); at != waiting_.end() && running_.size() < most_at_once;) {
      const auto transfer = at++;
      const auto of_host = of_host_.find((*transfer)->host());
      if (of_host != of_host_.end() && of_host->second == most_of_host) continue;
      if (!(*transfer)->prepare()) {
        done_((*transfer)->take_answer());
        waiting_.erase(transfer);
        continue;
      }
      ++of_host_[(*transfer)->host()];
      check(curl_multi_add_handle(multi_.get(), (*transfer)->handle()));
      running_.splice(running_.end(), waiting_, transfer);
    }
  }

  void take_finished() {
    int left = 0;
    while (const CURLMsg* const message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode result = message->data.result;
      CURL* const handle = message->easy_handle;
      for (auto at = running_.begin(); at != running_.end(); ++at)
        if ((*at)->handle() == handle) {
          conclude(at, result);
          break;
        }
    }
  }

  void conclude(Transfers::iterator transfer, CURLcode result) {
    curl_multi_remove_handle(multi_.get(), (*transfer)->handle());
    if (const auto host = of_host_.find((*transfer)->host()); --host->second == 0)
      of_host_.erase(host);
    if ((*transfer)->conclude(result)) {
      waiting_.splice(waiting_.begin(), running_, transfer);
      return;
    }
    FetchAnswer answer = (*transfer)->take_answer();
    running_.erase(transfer);
    done_(std::move(answer));
  }

  const FetchSpec& spec_;
  const HostRules hosts_;
  const std::function<std::optional<FetchRequest>()>& next_;
  const std::function<void(FetchAnswer)>& done_;
  std::unique_ptr<CURLM, MultiCloser> multi_;
  Transfers waiting_, running_;
  std::map<std::string, int> of_host_;  // running transfers
  bool is_over_ = false;
};

class CurlFetcher final : public Fetcher {
 public:
  CurlFetcher() {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
      throw Error(Error::Kind::environment, "cannot fetch anything: libcurl does not start");
  }
  ~CurlFetcher() override { curl_global_cleanup(); }
  CurlFetcher(const CurlFetcher&) = delete;
  CurlFetcher& operator=(const CurlFetcher&) = delete;

  void fetch(const FetchSpec& spec, const std::function<std::optional<FetchRequest>()>& next,
             const std::function<void(FetchAnswer)>& done) override {
    Downloads(spec, next, done).run();
  }
};

}  // namespace

std::unique_ptr<Fetcher> make_curl_fetcher() { return std::make_unique<CurlFetcher>(); }

}  // namespace offprint
