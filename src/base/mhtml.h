// Web archives (MHTML, RFC 2557): a page and what it shows in one file, as browsers and mail
// programs save it. A MIME message (RFC 2045, 2046) of type multipart/related, or of a page alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace offprint {

// One part that is no multipart itself.
struct MhtmlPart {
  std::string media_type;  // lower case, without parameters: "text/html"
  std::string charset;     // as declared, or ""
  std::string location;    // Content-Location without white space, or ""
  std::string content_id;  // without angle brackets, or ""
  std::string encoding;    // Content-Transfer-Encoding in lower case, or ""
  std::string_view body;   // as encoded; a view into the archive's bytes
  bool whole = true;       // false when the archive ends where this part's delimiter should be
};

// The parts of an archive, found without copying or decoding them. Lenient in what programs do
// differently (bare line feeds, folded headers, a preamble, nested multiparts), strict in limits:
// 2,000 parts, 8 levels of multiparts, 64 KB of headers each. Costs time linear in the size.
// Immutable: concurrent reading is safe.
class Mhtml {
 public:
  // `bytes` must outlive this. Never throws for what they are.
  explicit Mhtml(std::string_view bytes);

  // "" or why no page can be read from this, what follows "the web archive": "holds no page".
  const std::string& problem() const { return problem_; }
  // Whether the problem is a limit rather than damage.
  bool is_too_large() const { return too_large_; }

  // Numbered from 1 in the order of the archive: part n is parts()[n - 1].
  const std::vector<MhtmlPart>& parts() const { return parts_; }
  // The number of the page: the part that `start` names (RFC 2387, section 3.2), else the first
  // that is HTML. 0 only when there is a problem.
  std::uint32_t page() const { return page_; }
  // Where the page was saved from, an http or https URL as the archive states it; or "".
  const std::string& address() const { return address_; }

  // The number of the part that a reference on the page means: "cid:…" by Content-ID (RFC 2392),
  // others by Content-Location, relative ones resolved against the page's (RFC 2557, section 8.2).
  // 0 = none.
  std::uint32_t find(std::string_view reference) const;

 private:
  void choose_page(std::string_view start);
  void set_address(std::string_view stated);
  void index_parts();
  std::string key_of(std::string_view reference) const;

  std::vector<MhtmlPart> parts_;
  std::map<std::string, std::uint32_t> numbers_;  // by key_of
  std::string problem_, address_, base_;
  std::uint32_t page_ = 0;
  bool too_large_ = false;
};

// The part's content: quoted-printable and base64 (RFC 2045, section 6) decoded, anything else as
// it is. What is no base64 within base64 is passed over; its padding ends it. Never longer than the
// part as encoded. Thread-safe.
std::string decode_part(const MhtmlPart& part);

// Reads files, or parts of archives. Keeps the archive that it read last, so that its parts do not
// cost the whole of it each. For one thread.
class PartReader {
 public:
  explicit PartReader(const FileSystem& files) : files_(files) {}
  PartReader(const PartReader&) = delete;
  PartReader& operator=(const PartReader&) = delete;

  // A file's content, or that of one part of it: `part` is 0, or a number of Mhtml::parts of the
  // archive at `path`, which may be compressed. Throws Error{environment} when it cannot be read,
  // or has no such part (any more).
  std::string read(const std::string& path, std::uint32_t part);

 private:
  const FileSystem& files_;
  std::string path_, bytes_;
  std::optional<Mhtml> archive_;  // of bytes_
};

}  // namespace offprint
