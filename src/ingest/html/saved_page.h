// What a browser or mirroring program writes into a page that it saves.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The http or https address in a comment of the first 1,000 bytes that says where the page was
// taken from, or "": `<!-- saved from url=(0031)https://a.example/salt -->` of browsers, `url:` of
// a comment that speaks of saving, and `<!-- Mirrored from a.example/salt.html by … -->`, whose
// address has no scheme: http then. Thread-safe.
std::string saved_from(std::string_view html);

}  // namespace offprint
