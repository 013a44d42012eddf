#include "ingest/charset_report.h"

#include <string>

namespace offprint {

void report_charset(const DecodedText& decoded, std::string_view origin, Diagnostics& diagnostics) {
  if (decoded.damaged)
    diagnostics.push_back({Code::charset_damaged,
                           std::string(origin),
                           {},
                           "some bytes are no text in " + decoded.charset + " and became U+FFFD",
                           "save the file as UTF-8"});
  else if (decoded.guessed)
    diagnostics.push_back({Code::charset_guessed,
                           std::string(origin),
                           {},
                           "the text is not UTF-8; it was read as " + decoded.charset,
                           "save the file as UTF-8"});
}

}  // namespace offprint
