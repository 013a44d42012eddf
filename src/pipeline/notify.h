// Telling WebSub hubs that feeds have changed, after a build and without one. Publishers and hubs
// agree on how (WebSub, section 5); hubs take what PubSubHubbub 0.4, section 7.1, says: a POST of
// "hub.mode=publish" and the topic.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/publication.h"
#include "pipeline/diagnostic_log.h"
#include "pipeline/fetcher.h"

namespace offprint {

struct NotifyOptions {
  bool all = false;            // those that have not changed, too
  Fetcher* fetcher = nullptr;  // null: nothing is sent, and nothing counts as told
  Severity least_kept = Severity::warning;
};

struct Announcement {
  std::string topic, hub;

  friend bool operator==(const Announcement&, const Announcement&) = default;
};

struct NotifyResult {
  // That a hub has taken, or, without a fetcher, that would be sent; in the feeds' order.
  std::vector<Announcement> announced;
  std::uint32_t unchanged = 0;  // announcements that nobody needs
  DiagnosticLog log{Severity::warning};
};

// Announces the feeds of the last build that differ from what their hubs were told last. What a hub
// has taken is noted beside the catalog at once, or a few at a time where there are many. A feed
// that is not there as the build wrote it is reported (feed-not-as-built), a hub that does not take
// an announcement, too (hub-not-told); the others are told all the same. A hub may be within a
// private network, since the configuration names it; where it leads on to may be, if
// FetchSpec::hosts names that. Throws Error: usage when there was no build, environment when the
// system fails.
NotifyResult notify(const Configuration& configuration, const NotifyOptions& options);

}  // namespace offprint
