// The seam to the network: so that tests need none, and only one file knows how it is done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "model/fetch_spec.h"

namespace offprint {

struct FetchRequest {
  std::size_t number = 0;  // the caller's
  std::string url;         // normalized, http or https
  // Of the copy that is there already, as its server said them; "" = none.
  std::string etag, last_modified;
  // Sent by POST, as application/x-www-form-urlencoded; "" = a GET.
  std::string form = {};
};

// A form leads on to another address by 307 and 308 only (RFC 9110, section 15.4); any 2xx is
// success, and what comes with it is not kept.
struct FetchAnswer {
  enum class End : std::uint8_t { fetched, unchanged, failed };

  std::size_t number = 0;
  End end = End::failed;
  long status = 0;  // of HTTP; 0 = nobody answered, or nobody was asked
  // Of failed: why, as a clause ("the server answered 404"), and what to do.
  std::string problem, hint;
  // Of fetched: decompressed; the address that it came from in the end; as in FetchRequest.
  std::string bytes, url, etag, last_modified;
};

class Fetcher {
 public:
  virtual ~Fetcher() = default;

  // Fetches what `next` gives until it gives nothing, several at once, within the limits of `spec`
  // (but for the total). Hands each answer to `done` as soon as it is there, in whatever order, and
  // keeps none. Both are called from the calling thread. At most `most_ahead` requests are under
  // way or waiting. Throws Error{environment} only when nothing can be fetched at all.
  virtual void fetch(const FetchSpec& spec,
                     const std::function<std::optional<FetchRequest>()>& next,
                     const std::function<void(FetchAnswer)>& done) = 0;

  static constexpr std::size_t most_ahead = 64;
};

}  // namespace offprint
