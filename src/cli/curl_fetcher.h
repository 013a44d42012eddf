// The web, by libcurl.
#pragma once

#include <memory>

#include "pipeline/fetcher.h"

namespace offprint {

// A few transfers at once, over HTTP/2 where there is TLS, at most two from each host; every
// connection is checked. Asks over http and https only, without cookies, names or passwords;
// proxies are those of the environment, as curl has them. A connection within a private network is
// made only where FetchSpec::hosts names its host; through a proxy, which looks names up itself,
// that holds for hosts in numbers. Not thread-safe; one at a time.
std::unique_ptr<Fetcher> make_curl_fetcher();

}  // namespace offprint
