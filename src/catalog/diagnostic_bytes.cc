#include "catalog/diagnostic_bytes.h"

#include "catalog/byte_stream.h"

namespace offprint {

std::string encode_diagnostics(const Diagnostics& diagnostics) {
  ByteWriter out;
  out.list(diagnostics, [&](const Diagnostic& diagnostic) {
    out.number(static_cast<std::uint64_t>(diagnostic.code));
    out.text(diagnostic.origin);
    out.number(diagnostic.position.line);
    out.number(diagnostic.position.column);
    out.text(diagnostic.message);
    out.text(diagnostic.hint);
    out.number(diagnostic.count);
  });
  return std::move(out).take();
}

Diagnostics decode_diagnostics(std::string_view bytes) {
  ByteReader in(bytes);
  Diagnostics diagnostics;
  in.list([&] {
    const std::uint32_t code = in.number32();
    if (code >= all_codes().size()) ByteReader::reject();
    Diagnostic diagnostic{static_cast<Code>(code), std::string(in.text()), {}, {}};
    diagnostic.position.line = in.number32();
    diagnostic.position.column = in.number32();
    diagnostic.message = in.text();
    diagnostic.hint = in.text();
    diagnostic.count = in.number32();
    diagnostics.push_back(std::move(diagnostic));
  });
  in.expect_end();
  return diagnostics;
}

}  // namespace offprint
