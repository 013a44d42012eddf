#include "cli/curl_transfer.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/public_address.h"
#include "cli/version.h"

namespace offprint {
namespace {

constexpr std::uint64_t megabyte = 1'000'000;
constexpr std::size_t most_header_bytes = 256 << 10;
constexpr std::size_t most_refusal_bytes = 64 << 10;  // of what comes with an answer that is none
constexpr long most_connect_ms = 10'000;

// What to do when nothing better is known. Of pictures:
constexpr TransferAdvice of_picture = {"correct its address, or keep a copy among the sources",
                                       "keep a copy among the sources",
                                       "try again, or keep a copy among the sources"};
// And of forms:
constexpr TransferAdvice of_form = {"correct its address, or try again later",
                                    "correct its address, or ask those who run it",
                                    "try again later"};

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return "";
  std::string copy(text);
  curl_free(text);
  return copy;
}

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value ? value : "";
}

// As curl does: in lower case, else in capitals, but never HTTP_PROXY, which a web server sets.
std::string proxy_of(const std::string& scheme) {
  std::string proxy = variable((scheme + "_proxy").c_str());
  if (proxy.empty() && scheme == "https") proxy = variable("HTTPS_PROXY");
  if (proxy.empty()) proxy = variable("all_proxy");
  if (proxy.empty()) proxy = variable("ALL_PROXY");
  return proxy;
}

// Whether `no_proxy` names the host, or a domain that it is in.
bool goes_direct(std::string_view host) {
  std::string list = variable("no_proxy");
  if (list.empty()) list = variable("NO_PROXY");
  if (list == "*") return true;
  std::string_view rest = list;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(", "), rest.size());
    std::string_view name = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (name.starts_with('.')) name.remove_prefix(1);
    const bool is_tail = !name.empty() && host.ends_with(name);
    if (is_tail && (host.size() == name.size() || host[host.size() - name.size() - 1] == '.'))
      return true;
  }
  return false;
}

std::string_view address_bytes(const curl_sockaddr& address) {
  if (address.family == AF_INET) {
    const auto* const found = reinterpret_cast<const sockaddr_in*>(&address.addr);
    return {reinterpret_cast<const char*>(&found->sin_addr), sizeof found->sin_addr};
  }
  if (address.family != AF_INET6) return {};
  const auto* const found = reinterpret_cast<const sockaddr_in6*>(&address.addr);
  return {reinterpret_cast<const char*>(&found->sin6_addr), sizeof found->sin6_addr};
}

}  // namespace

CurlTransfer::CurlTransfer(FetchRequest request, const FetchSpec& spec, const HostRules& hosts)
    : request_(std::move(request)),
      spec_(spec),
      hosts_(hosts),
      advice_(request_.form.empty() ? of_picture : of_form),
      most_bytes_(spec.most_megabytes * megabyte),
      handle_(curl_easy_init()),
      url_(curl_url()),
      address_(request_.url) {
  if (!handle_ || !url_) throw std::bad_alloc();
  answer_.number = request_.number;
  judge();
}

bool CurlTransfer::fail(std::string problem, std::string_view hint) {
  answer_.end = FetchAnswer::End::failed;
  answer_.problem = std::move(problem);
  answer_.hint = hint;
  answer_.bytes = {};
  return false;
}

// Whether the next address may be asked, and whom that means.
bool CurlTransfer::judge() {
  const unsigned flags = CURLU_DISALLOW_USER;
  const CURLUcode code = curl_url_set(url_.get(), CURLUPART_URL, address_.c_str(), flags);
  trust_ = HostTrust::refused;
  host_ = name_ = part_of(url_.get(), CURLUPART_HOST);
  const std::string scheme = part_of(url_.get(), CURLUPART_SCHEME);
  const bool is_web = scheme == "http" || scheme == "https";
  const bool leads_on = redirects_ > 0;
  if (code == CURLUE_USER_NOT_ALLOWED)
    return fail("its address holds a name or password", advice_.otherwise);
  if (code == CURLUE_UNSUPPORTED_SCHEME || (code == CURLUE_OK && !is_web))
    return fail(
        fmt::format("{} neither http nor https", leads_on ? "it leads to what is" : "it is"),
        advice_.correct);
  if (code != CURLUE_OK) return fail("its address is no address", advice_.correct);
  std::transform(name_.begin(), name_.end(), name_.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::uint16_t port = 0;
  const std::string digits = part_of(url_.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(digits.data(), digits.data() + digits.size(), port);
  host_ = fmt::format("{}:{}", name_, port);
  trust_ = hosts_.trust(name_, port);
  if (trust_ == HostTrust::refused)
    return fail(fmt::format("`fetch.hosts` does not name {}", leads_on ? host_ : name_),
                "name it there, or keep a copy among the sources");
  return true;
}

bool CurlTransfer::choose_proxy() {
  const std::string proxy = proxy_of(part_of(url_.get(), CURLUPART_SCHEME));
  is_proxied_ = !proxy.empty() && !goes_direct(name_);
  curl_easy_setopt(handle(), CURLOPT_PROXY, is_proxied_ ? proxy.c_str() : "");
  curl_easy_setopt(handle(), CURLOPT_NOPROXY, "");
  is_private_ = trust_ != HostTrust::named && !may_be_public_host(name_);
  return !is_private_;
}

bool CurlTransfer::prepare() {
  if (trust_ == HostTrust::refused) return false;
  if (!choose_proxy()) return explain(CURLE_COULDNT_CONNECT, 0);
  set_options();
  set_headers();
  header_bytes_ = ignored_bytes_ = 0;
  answer_.status = 0;
  answer_.bytes.clear();
  if (!is_started_) start_ = Clock::now();
  is_started_ = true;
  const auto spent =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start_).count();
  const long left = static_cast<long>(spec_.most_seconds) * 1000 - static_cast<long>(spent);
  if (left <= 0) return explain(CURLE_OPERATION_TIMEDOUT, 0);
  curl_easy_setopt(handle(), CURLOPT_TIMEOUT_MS, left);
  curl_easy_setopt(handle(), CURLOPT_CONNECTTIMEOUT_MS, std::min(left, most_connect_ms));
  return true;
}

void CurlTransfer::set_options() {
  CURL* const to = handle();
  curl_easy_setopt(to, CURLOPT_CURLU, url_.get());
  curl_easy_setopt(to, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(to, CURLOPT_FOLLOWLOCATION, 0L);  // each address is judged first
  curl_easy_setopt(to, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(to, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(to, CURLOPT_SSL_VERIFYHOST, 2L);
  if (is_form()) {
    curl_easy_setopt(to, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request_.form.size()));
    curl_easy_setopt(to, CURLOPT_POSTFIELDS, request_.form.data());
  } else {
    curl_easy_setopt(to, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(to, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(most_bytes_));
  }
  curl_easy_setopt(to, CURLOPT_USERAGENT, fmt::format("offprint/{}", version).c_str());
  curl_easy_setopt(to, CURLOPT_PRIVATE, this);
  curl_easy_setopt(to, CURLOPT_WRITEFUNCTION, &CurlTransfer::on_body);
  curl_easy_setopt(to, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(to, CURLOPT_HEADERFUNCTION, &CurlTransfer::on_header);
  curl_easy_setopt(to, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(to, CURLOPT_OPENSOCKETFUNCTION, &CurlTransfer::on_socket);
  curl_easy_setopt(to, CURLOPT_OPENSOCKETDATA, this);
}

void CurlTransfer::set_headers() {
  curl_slist* list =
      curl_slist_append(nullptr, is_form() ? "Accept: */*" : "Accept: image/*,*/*;q=0.1");
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) list = curl_slist_append(list, fmt::format("{}: {}", name, value).c_str());
  };
  add("If-None-Match", request_.etag);
  if (request_.etag.empty()) add("If-Modified-Since", request_.last_modified);
  headers_.reset(list);
  curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, list);
}

std::size_t CurlTransfer::on_body(const char* bytes, std::size_t, std::size_t size, void* self) {
  CurlTransfer& transfer = *static_cast<CurlTransfer*>(self);
  if (transfer.is_form()) {
    transfer.ignored_bytes_ += size;
    transfer.is_too_large_ = transfer.ignored_bytes_ > most_refusal_bytes;
    return transfer.is_too_large_ ? 0 : size;
  }
  long status = 0;
  curl_easy_getinfo(transfer.handle(), CURLINFO_RESPONSE_CODE, &status);
  std::string& all = transfer.answer_.bytes;
  const std::uint64_t most = status == 200 ? transfer.most_bytes_ : most_refusal_bytes;
  transfer.is_too_large_ = all.size() + size > most;
  if (transfer.is_too_large_) return 0;
  if (all.empty()) {
    curl_off_t told = -1;
    curl_easy_getinfo(transfer.handle(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &told);
    if (told > 0) all.reserve(std::min<std::uint64_t>(static_cast<std::uint64_t>(told), most));
  }
  all.append(bytes, size);
  return size;
}

std::size_t CurlTransfer::on_header(const char*, std::size_t, std::size_t size, void* self) {
  CurlTransfer& transfer = *static_cast<CurlTransfer*>(self);
  transfer.header_bytes_ += size;
  return transfer.header_bytes_ > most_header_bytes ? 0 : size;
}

// The address is the one that will be talked to: no name can lead elsewhere any more.
curl_socket_t CurlTransfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
  CurlTransfer& transfer = *static_cast<CurlTransfer*>(self);
  const bool is_free = transfer.trust_ == HostTrust::named || transfer.is_proxied_;
  if (!is_free && !is_public_address(address_bytes(*address))) {
    transfer.is_private_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool CurlTransfer::conclude(CURLcode result) {
  long status = 0;
  curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
  answer_.status = status;
  const char* next = nullptr;
  curl_easy_getinfo(handle(), CURLINFO_REDIRECT_URL, &next);
  const bool is_cut_off = result == CURLE_WRITE_ERROR && is_too_large_;
  const bool is_judged_by_status =
      result == CURLE_OK || (is_cut_off && (is_form() || status != 200));
  if (!is_judged_by_status) return explain(result, status);
  if (status >= 300 && status < 400 && next) {
    if (is_form() && status != 307 && status != 308)
      return fail(
          fmt::format("the server answered {}, which leads on, but not with what was sent", status),
          fmt::format("correct its address: it leads to {}", next));
    address_ = next;
    return follow();
  }
  return finish(status);
}

bool CurlTransfer::follow() {
  is_too_large_ = false;
  if (++redirects_ > spec_.most_redirects)
    return fail(fmt::format("its address leads on more than {} times", spec_.most_redirects),
                advice_.correct);
  return judge();
}

bool CurlTransfer::finish(long status) {
  const bool is_taken = is_form() && status >= 200 && status < 300;
  if (status == 304 && !(request_.etag.empty() && request_.last_modified.empty())) {
    answer_.end = FetchAnswer::End::unchanged;
    answer_.bytes = {};
    return false;
  }
  if (status != 200 && !is_taken)
    return fail(fmt::format("the server answered {}", status), advice_.correct);
  answer_.end = FetchAnswer::End::fetched;
  answer_.url = address_;
  answer_.etag = header("ETag");
  answer_.last_modified = header("Last-Modified");
  return false;
}

bool CurlTransfer::explain(CURLcode result, long status) {
  const auto& [correct, otherwise, again] = advice_;
  switch (result) {
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_WRITE_ERROR:
      if (header_bytes_ > most_header_bytes)
        return fail("the server sends too many headers", otherwise);
      if (status != 200 && status != 0 && !is_too_large_) return finish(status);
      return fail(fmt::format("it has more than {} MB", spec_.most_megabytes),
                  "raise `fetch.most_megabytes`, or keep a smaller copy among the sources");
    case CURLE_OPERATION_TIMEDOUT:
      return fail(fmt::format("it took more than {} s", spec_.most_seconds),
                  is_form()
                      ? "try again later, or raise `fetch.most_seconds`"
                      : "try again, raise `fetch.most_seconds`, or keep a copy among the sources");
    case CURLE_COULDNT_RESOLVE_HOST:
      return fail(fmt::format("there is no host {}", name_), correct);
    case CURLE_COULDNT_RESOLVE_PROXY:
      return fail("there is no such proxy as the environment names", "correct the environment");
    case CURLE_COULDNT_CONNECT:
      if (is_private_)
        return fail(fmt::format("{} is within a private network", name_),
                    "name it in `fetch.hosts` if that is right");
      return fail(fmt::format("{} does not answer", host_), again);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
      return fail(fmt::format("who {} is cannot be verified", name_), otherwise);
    case CURLE_BAD_CONTENT_ENCODING:
      return fail("it cannot be decompressed", otherwise);
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return fail("the connection ended before it was all there", again);
    default:
      break;
  }
  return fail(
      fmt::format("the server says what cannot be understood ({})", curl_easy_strerror(result)),
      otherwise);
}

std::string CurlTransfer::header(const char* name) const {
  curl_header* found = nullptr;
  const CURLHcode code = curl_easy_header(handle(), name, 0, CURLH_HEADER, -1, &found);
  return code == CURLHE_OK ? found->value : "";
}

FetchAnswer CurlTransfer::take_answer() { return std::move(answer_); }

}  // namespace offprint
