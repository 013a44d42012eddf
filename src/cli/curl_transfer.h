// One request on its way: an address, those that it leads on to, and what has arrived.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/fetch_hosts.h"
#include "pipeline/fetcher.h"

namespace offprint {

struct CurlCloser {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// What to do about a transfer that came to nothing.
struct TransferAdvice {
  std::string_view correct;    // when the address may be wrong
  std::string_view otherwise;  // when it is not to be had
  std::string_view again;      // when it may come another time
};

class CurlTransfer {
 public:
  CurlTransfer(FetchRequest request, const FetchSpec& spec, const HostRules& hosts);
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;

  // Makes the handle ready for the address that is next. False: the answer is there.
  bool prepare();
  // What came of it. True: there is another address to prepare.
  bool conclude(CURLcode result);

  CURL* handle() const { return handle_.get(); }
  const std::string& host() const { return host_; }  // with its port, of the next address
  FetchAnswer take_answer();

 private:
  using Clock = std::chrono::steady_clock;

  bool is_form() const { return !request_.form.empty(); }
  bool fail(std::string problem, std::string_view hint);
  bool judge();
  bool choose_proxy();
  void set_options();
  void set_headers();
  bool follow();
  bool finish(long status);
  bool explain(CURLcode result, long status);
  std::string header(const char* name) const;

  static std::size_t on_body(const char* bytes, std::size_t, std::size_t size, void* self);
  static std::size_t on_header(const char*, std::size_t, std::size_t size, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

  const FetchRequest request_;
  const FetchSpec& spec_;
  const HostRules& hosts_;
  const TransferAdvice& advice_;
  const std::uint64_t most_bytes_;
  std::unique_ptr<CURL, CurlCloser> handle_;
  std::unique_ptr<CURLU, CurlCloser> url_;  // as libcurl itself takes it apart
  std::unique_ptr<curl_slist, CurlCloser> headers_;
  std::string address_, host_, name_;
  Clock::time_point start_;
  bool is_started_ = false;
  std::uint32_t redirects_ = 0;
  HostTrust trust_ = HostTrust::refused;
  bool is_proxied_ = false;
  bool is_private_ = false;    // an address was refused
  bool is_too_large_ = false;  // what comes was cut off
  std::size_t header_bytes_ = 0;
  std::size_t ignored_bytes_ = 0;  // of what came for a form
  FetchAnswer answer_;
};

}  // namespace offprint
