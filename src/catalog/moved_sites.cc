#include "catalog/moved_sites.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace offprint {
namespace {

// "url:a.example/2024/salt" in two; no path: it is nothing, or the site's own page.
struct Address {
  std::string_view host, path;
};

Address address_of(std::string_view key) {
  constexpr std::string_view prefix = "url:";
  if (!key.starts_with(prefix)) return {};
  key.remove_prefix(prefix.size());
  const std::size_t slash = std::min(key.find('/'), key.size());
  return {key.substr(0, slash), key.substr(slash)};
}

template <typename Keys>
std::vector<Address> addresses_of(const Keys& keys) {
  std::vector<Address> addresses;
  for (const std::string_view key : keys)
    if (const Address address = address_of(key); !address.path.empty())
      addresses.push_back(address);
  return addresses;
}

using Hosts = std::pair<std::string, std::string>;  // from, to

class MovedSites {
 public:
  MovedSites(OpenRows open, const FactScan& scan, const Ledger& ledger, IdentityClaims& claims)
      : open_(open), scan_(scan), ledger_(ledger), claims_(claims) {}

  std::map<Hosts, int> run(const std::vector<const LedgerArticle*>& free) {
    for (const LedgerArticle* entry : free) {
      for (const Address& address : addresses_of(entry->aliases)) {
        known_.emplace(hash64(address.path), Known{entry, address});
        ++left_[std::string(address.host)];
      }
    }
    if (known_.empty()) return {};
    scan_([&](const Facts& facts) { weigh(facts); });
    std::erase_if(moves_, [&](const auto& move) {
      return move.second < 2 || move.second * 2 <= left_[move.first.first];
    });
    if (!moves_.empty()) scan_([&](const Facts& facts) { claim(facts); });
    return std::move(claimed_);
  }

 private:
  struct Known {
    const LedgerArticle* entry;
    Address address;
  };

  void weigh(const Facts& facts) {
    const std::vector<Address> now = addresses_of(facts.link_keys);
    if (open_.holds(claims_, facts.row)) {
      for (const Address& address : now)
        for_each_known(address, [&](const Known& known) {
          ++moves_[{std::string(known.address.host), std::string(address.host)}];
        });
      return;
    }
    const LedgerArticle* entry = ledger_.find_id(claims_.id(facts.row));
    if (entry == nullptr || !facts.exported) return;
    for (const Address& old : addresses_of(entry->aliases)) {
      const auto on = [&](const Address& a) { return a.host == old.host; };
      if (std::any_of(now.begin(), now.end(), on)) continue;
      ++left_[std::string(old.host)];
      for (const Address& address : now)
        if (address.path == old.path) ++moves_[{std::string(old.host), std::string(address.host)}];
    }
  }

  template <typename Visit>
  void for_each_known(const Address& address, Visit visit) const {
    const auto [begin, end] = known_.equal_range(hash64(address.path));
    for (auto at = begin; at != end; ++at)
      if (at->second.address.path == address.path && at->second.address.host != address.host)
        visit(at->second);
  }

  void claim(const Facts& facts) {
    if (!open_.holds(claims_, facts.row)) return;
    for (const Address& address : addresses_of(facts.link_keys)) {
      std::vector<Known> found;
      for_each_known(address, [&](const Known& known) {
        const Hosts hosts{std::string(known.address.host), std::string(address.host)};
        if (moves_.contains(hosts) && claims_.is_free(*known.entry) &&
            claims_.may_be(facts.row, *known.entry))
          found.push_back(known);
      });
      if (found.size() != 1 || !claims_.claim(facts.row, found.front().entry->id)) continue;
      ++claimed_[{std::string(found.front().address.host), std::string(address.host)}];
      return;
    }
  }

  OpenRows open_;
  const FactScan& scan_;
  const Ledger& ledger_;
  IdentityClaims& claims_;
  std::unordered_multimap<std::uint64_t, Known> known_;  // by the hash of the path
  std::map<std::string, int> left_;  // articles that were known on a host and are no longer
  std::map<Hosts, int> moves_, claimed_;
};

}  // namespace

void claim_on_moved_sites(OpenRows open, const FactScan& scan, const Ledger& ledger,
                          const std::vector<const LedgerArticle*>& free, IdentityClaims& claims,
                          Diagnostics& diagnostics) {
  for (const auto& [hosts, count] : MovedSites(open, scan, ledger, claims).run(free))
    diagnostics.push_back(
        {Code::site_moved,
         "",
         {},
         count == 1 ? fmt::format("an article of `{}` is now on `{}` and keeps its id", hosts.first,
                                  hosts.second)
                    : fmt::format("{} articles of `{}` are now on `{}` and keep their ids", count,
                                  hosts.first, hosts.second)});
}

}  // namespace offprint
