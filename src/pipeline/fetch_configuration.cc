#include "pipeline/fetch_configuration.h"

#include <charconv>
#include <string_view>

#include "pipeline/fetch_hosts.h"

namespace offprint {
namespace {

void read_number(const Value& fetch, std::string_view key, std::uint32_t& number) {
  const Value* const value = fetch.find(key);
  if (!value) return;
  const std::string& digits = value->scalar;
  std::uint32_t read = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
  if (error == std::errc{}) number = read;
}

}  // namespace

FetchSpec read_fetch_spec(const Value& fetch, const std::string& origin, Diagnostics& diagnostics) {
  FetchSpec spec;
  read_number(fetch, "most_megabytes", spec.most_megabytes);
  read_number(fetch, "most_total_megabytes", spec.most_total_megabytes);
  read_number(fetch, "most_seconds", spec.most_seconds);
  read_number(fetch, "most_redirects", spec.most_redirects);
  const auto add_host = [&](const Value& host) {
    spec.hosts.push_back(host.scalar);
    const std::string problem = HostRules::problem(host.scalar);
    if (!problem.empty())
      diagnostics.push_back({Code::configuration_invalid, origin, host.position, problem});
  };
  if (const Value* const hosts = fetch.find("hosts")) {
    if (hosts->is_text()) add_host(*hosts);
    for (const Value& host : hosts->items) add_host(host);
  }
  return spec;
}

}  // namespace offprint
