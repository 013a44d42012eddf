#include "base/mhtml.h"

#include <algorithm>

#include "base/compression.h"
#include "base/error.h"
#include "base/mime.h"
#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

constexpr std::size_t most_entities = 2000;  // parts and multiparts
constexpr std::size_t most_levels = 8;
// Of an archive that was read before, within Limits::source_bytes.
constexpr std::size_t most_inflated = std::size_t{1} << 30;
constexpr std::size_t most_header_bytes = 64 << 10;
constexpr std::size_t longest_boundary = 200;  // RFC 2046 allows 70
// What relative locations are resolved against where the page's own is relative.
constexpr std::string_view no_address = "http://page.invalid/";

bool is_html(const MhtmlPart& part) {
  return part.media_type == "text/html" || part.media_type == "application/xhtml+xml";
}

std::string_view without_brackets(std::string_view id) {
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  return id;
}

// Long addresses are folded anywhere.
std::string without_space(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  return out;
}

// Walks an entity's parts in order, multiparts within multiparts on a list of its own.
class Splitter {
 public:
  Splitter(std::vector<MhtmlPart>& parts, std::string& problem, bool& too_large)
      : parts_(parts), problem_(problem), too_large_(too_large) {}

  void run(const MimeEntity& message) {
    add(message, true, 0);
    while (!levels_.empty() && problem_.empty()) next_part();
  }

 private:
  struct Level {
    std::string_view rest;  // behind a delimiter
    std::string boundary;
    bool whole;  // whether what this level is in has its own end
    std::size_t depth;
  };

  void fail(std::string problem, bool too_large) {
    problem_ = std::move(problem);
    too_large_ = too_large;
  }

  void next_part() {
    Level& level = levels_.back();
    const std::optional<MimeDelimiter> end = find_delimiter(level.rest, level.boundary);
    const std::string_view bytes = level.rest.substr(0, end ? end->begin : level.rest.npos);
    const bool whole = end || level.whole;
    const std::size_t depth = level.depth;
    if (!end || end->closing)
      levels_.pop_back();
    else
      level.rest.remove_prefix(end->end);
    const std::optional<MimeEntity> entity = split_entity(bytes, most_header_bytes);
    if (!entity) return fail("has a part with more than 64 KB of headers", true);
    add(*entity, whole, depth);
  }

  void add(const MimeEntity& entity, bool whole, std::size_t depth) {
    if (++entities_ > most_entities)
      return fail("has more than " + std::to_string(most_entities) + " parts", true);
    const MimeType type = parse_mime_type(entity.field("content-type"));
    if (type.media_type.starts_with("multipart/")) return open(entity, type, whole, depth);
    MhtmlPart part;
    part.media_type = type.media_type;
    part.charset = type.parameter("charset");
    part.location = without_space(entity.field("content-location"));
    part.content_id = without_brackets(entity.field("content-id"));
    part.encoding = ascii_lower(entity.field("content-transfer-encoding"));
    part.body = entity.body;
    part.whole = whole;
    parts_.push_back(std::move(part));
  }

  void open(const MimeEntity& entity, const MimeType& type, bool whole, std::size_t depth) {
    if (depth >= most_levels)
      return fail("has multiparts nested deeper than " + std::to_string(most_levels), true);
    const std::string_view boundary = type.parameter("boundary");
    if (boundary.empty() || boundary.size() > longest_boundary)
      return fail("names no boundary between its parts", false);
    const std::optional<MimeDelimiter> first = find_delimiter(entity.body, boundary);
    if (!first) return fail("has no parts", false);
    // The outermost end is the one that shows whether the file is whole.
    const bool inner_whole = depth > 0 && whole;
    if (!first->closing)
      levels_.push_back(
          {entity.body.substr(first->end), std::string(boundary), inner_whole, depth + 1});
  }

  std::vector<MhtmlPart>& parts_;
  std::string& problem_;
  bool& too_large_;
  std::vector<Level> levels_;
  std::size_t entities_ = 0;
};

}  // namespace

Mhtml::Mhtml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  const std::optional<MimeEntity> message = split_entity(bytes, most_header_bytes);
  if (!message) {
    problem_ = "has no end of its headers";
    return;
  }
  Splitter(parts_, problem_, too_large_).run(*message);
  if (!problem_.empty()) return;
  choose_page(without_brackets(parse_mime_type(message->field("content-type")).parameter("start")));
  if (page_ == 0) return;
  const std::string_view snapshot = message->field("snapshot-content-location");
  set_address(without_space(snapshot.empty() ? message->field("content-location") : snapshot));
  index_parts();
}

void Mhtml::choose_page(std::string_view start) {
  auto page = std::find_if(parts_.begin(), parts_.end(), [&](const MhtmlPart& part) {
    return !start.empty() && part.content_id == start && is_html(part);
  });
  if (page == parts_.end()) page = std::find_if(parts_.begin(), parts_.end(), is_html);
  if (page == parts_.end())
    problem_ = "holds no page";
  else if (!page->whole)
    problem_ = "ends within its page";
  else
    page_ = static_cast<std::uint32_t>(page - parts_.begin()) + 1;
}

void Mhtml::set_address(std::string_view stated) {
  const std::string& location = parts_[page_ - 1].location;
  base_ = is_absolute_url(location) ? location : is_web_address(stated) ? stated : no_address;
  if (is_web_address(base_) && base_ != no_address)
    address_ = base_;
  else if (is_web_address(stated))
    address_ = stated;
}

void Mhtml::index_parts() {
  for (std::uint32_t number = 1; number <= parts_.size(); ++number) {
    const MhtmlPart& part = parts_[number - 1];
    if (!part.whole || number == page_) continue;
    if (!part.content_id.empty()) numbers_.try_emplace("cid:" + part.content_id, number);
    if (!part.location.empty()) numbers_.try_emplace(key_of(part.location), number);
  }
}

std::string Mhtml::key_of(std::string_view reference) const {
  constexpr std::string_view content_id = "cid:";
  if (ascii_lower(reference.substr(0, content_id.size())) == content_id)
    return "cid:" + percent_decode(reference.substr(content_id.size()));
  reference = reference.substr(0, reference.find('#'));
  return resolve_url(base_, reference).value_or(std::string(reference));
}

std::uint32_t Mhtml::find(std::string_view reference) const {
  if (reference.empty() || numbers_.empty()) return 0;
  const auto found = numbers_.find(key_of(reference));
  return found != numbers_.end() ? found->second : 0;
}

std::string decode_part(const MhtmlPart& part) {
  if (part.encoding == "base64") return decode_base64(part.body);
  if (part.encoding == "quoted-printable") return decode_quoted_printable(part.body);
  return std::string(part.body);
}

std::string PartReader::read(const std::string& path, std::uint32_t part) {
  if (part == 0) return files_.read(path);
  if (!archive_ || path != path_) {
    archive_.reset();
    bytes_ = files_.read(path);
    if (is_gzip(bytes_)) bytes_ = inflate_gzip(bytes_, most_inflated).bytes;
    archive_.emplace(bytes_);
    path_ = path;
  }
  if (part > archive_->parts().size())
    throw Error(Error::Kind::environment, "cannot read part " + std::to_string(part) + " of " +
                                              path + ": the file has changed");
  return decode_part(archive_->parts()[part - 1]);
}

}  // namespace offprint
