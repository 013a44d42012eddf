#include "pipeline/fetch_hosts.h"

#include <algorithm>
#include <charconv>

#include "base/public_address.h"
#include "base/url.h"

namespace offprint {
namespace {

// A host may end in the dot of the root.
std::string_view without_root_dot(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return host;
}

// Takes ":8443" off the end; false when what follows the colon is no port.
bool take_port(std::string_view& authority, std::uint16_t& port) {
  const std::size_t colon = authority.rfind(':');
  if (colon == authority.npos || authority.find(']', colon) != authority.npos) return true;
  const std::string_view digits = authority.substr(colon + 1);
  authority = authority.substr(0, colon);
  if (digits.empty()) return true;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return error == std::errc{} && end == digits.data() + digits.size() && port != 0;
}

}  // namespace

bool HostRules::parse(std::string_view pattern, Rule& rule) {
  if (!take_port(pattern, rule.port)) return false;
  rule.has_star = pattern.starts_with('*');
  if (rule.has_star) pattern.remove_prefix(1);
  if (rule.has_star && pattern.empty()) return true;
  const bool is_dotted = pattern.starts_with('.');
  if (is_dotted != rule.has_star) return false;
  if (is_dotted) pattern.remove_prefix(1);
  if (pattern.empty() || pattern.find_first_of("*/?#@\\ \t") != pattern.npos) return false;
  const auto url = normalize_url("http://" + std::string(pattern) + "/");
  if (!url) return false;
  rule.host = (is_dotted ? "." : "") + std::string(without_root_dot(split_url(*url).authority));
  return true;
}

HostRules::HostRules(const std::vector<std::string>& patterns) : allows_all_(patterns.empty()) {
  for (const std::string& pattern : patterns)
    if (Rule rule; parse(pattern, rule)) rules_.push_back(std::move(rule));
}

std::string HostRules::problem(const std::string& pattern) {
  if (Rule rule; parse(pattern, rule)) return "";
  return "`" + pattern +
         "` is no host: write it as salt.example, *.salt.example or salt.example:8443";
}

HostTrust HostRules::trust(std::string_view host, std::uint16_t port) const {
  host = without_root_dot(host);
  HostTrust best = allows_all_ ? HostTrust::public_only : HostTrust::refused;
  for (const Rule& rule : rules_) {
    if (rule.port != 0 && rule.port != port) continue;
    if (rule.has_star ? !host.ends_with(rule.host) : host != rule.host) continue;
    best = std::max(best, rule.has_star ? HostTrust::public_only : HostTrust::named);
  }
  return best;
}

HostTrust HostRules::trust(std::string_view url) const {
  if (!is_web_address(url)) return HostTrust::refused;
  const UrlParts parts = split_url(url);
  std::string_view authority = parts.authority;
  if (const std::size_t at = authority.rfind('@'); at != authority.npos)
    authority.remove_prefix(at + 1);
  std::uint16_t port = parts.scheme == "https" ? 443 : 80;
  if (!take_port(authority, port)) return HostTrust::refused;
  const HostTrust found = trust(authority, port);
  const bool is_private = !may_be_public_host(authority);
  return found == HostTrust::public_only && is_private ? HostTrust::refused : found;
}

}  // namespace offprint
