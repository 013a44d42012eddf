#include <algorithm>

#include "base/ascii.h"
#include "base/url.h"
#include "demand.h"

namespace {

using namespace offprint;
using fuzz::demand;

// As browsers do (WHATWG URL, basic URL parser): controls around an address and tabs and line ends
// anywhere in it do not count, and neither does the case of its scheme.
bool runs_something(std::string_view address) {
  std::string seen;
  for (const char c : address)
    if (c != '\t' && c != '\n' && c != '\r' &&
        (!seen.empty() || static_cast<unsigned char>(c) > ' '))
      seen += ascii_lower(c);
  for (const std::string_view scheme : {"javascript:", "data:", "vbscript:", "file:", "blob:"})
    if (seen.starts_with(scheme)) return true;
  return false;
}

void check_strict(const std::string& url) {
  demand(normalize_url(url) == url, "what is strict stays", url);
  demand(std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7F; }),
         "URLs are of visible ASCII", url);
  if (is_safe_link(url)) demand(!runs_something(url), "safe links run nothing", url);
  if (is_safe_resource(url)) demand(is_safe_link(url), "safe pictures are safe links", url);
  if (is_absolute_url(url)) demand(split_url(url).has_scheme, "absolute URLs have a scheme", url);
  const std::string more = with_parameter(url, "utm_source", "feed");
  demand(normalize_url(more) == more, "parameters leave URLs strict", more);
  demand(with_parameter(more, "utm_source", "x") == more, "parameters are added once", more);
  site_key(url);
}

}  // namespace

// A line with a base, and a reference.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string_view base = input.until('\n'), reference = input.rest();
  if (is_safe_link(reference))
    demand(!runs_something(reference), "safe links run nothing", reference);
  const std::optional<std::string> strict = normalize_url(reference);
  if (strict) check_strict(*strict);
  for (const std::string_view from : {base, std::string_view("https://paper.example/a/b?c#d")}) {
    const std::optional<std::string> resolved = resolve_url(from, reference);
    if (!resolved) continue;
    check_strict(*resolved);
    demand(is_absolute_url(*resolved), "what is resolved is absolute", *resolved);
  }
  demand(percent_decode(percent_encode_path(reference)) == reference, "paths survive encoding");
  return 0;
}
