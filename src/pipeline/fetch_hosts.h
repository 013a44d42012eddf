// Which hosts may be asked for anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

enum class HostTrust : std::uint8_t {
  refused,      // nothing may be asked of it
  public_only,  // if it turns out to have a public address
  named,        // even within a private network: the publisher names it
};

// Immutable, thread-safe.
class HostRules {
 public:
  // As FetchSpec::hosts. Those that are wrong (see problem) are left out.
  explicit HostRules(const std::vector<std::string>& patterns);

  // `host` as addresses have it: in lower case, IPv6 in brackets.
  HostTrust trust(std::string_view host, std::uint16_t port) const;
  // Of an http or https address; refused for any other, and for an address in numbers that is not
  // public.
  HostTrust trust(std::string_view url) const;

  // What is wrong with a pattern, or "".
  static std::string problem(const std::string& pattern);

 private:
  struct Rule {
    std::string host;  // with a star: what follows it, ".salt.example"; "" = any
    bool has_star = false;
    std::uint16_t port = 0;  // 0 = any
  };
  static bool parse(std::string_view pattern, Rule& rule);

  std::vector<Rule> rules_;
  bool allows_all_ = false;
};

}  // namespace offprint
