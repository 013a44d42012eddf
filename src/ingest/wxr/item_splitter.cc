#include "ingest/wxr/item_splitter.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <iterator>
#include <optional>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view cdata = "<![CDATA[", cdata_end = "]]>";
constexpr std::string_view comment = "<!--", comment_end = "-->";
constexpr std::size_t longest_name = 64;   // of an element, that matters here
constexpr std::size_t longest_value = 96;  // of an item's type, with what stands around it
constexpr std::size_t longest_gap = 64;    // between an item's end and the next one's beginning
constexpr std::size_t most_types = 200;
// Sections and comments are searched in pieces: they may end, or be given up, soon.
constexpr std::size_t piece = 4096;
constexpr std::size_t npos = std::string_view::npos;

constexpr std::string_view other_types[] = {
#define OFFPRINT_WXR_TYPE(type) type,
#include "ingest/wxr/item_types.def"
#undef OFFPRINT_WXR_TYPE
};
static_assert(std::is_sorted(std::begin(other_types), std::end(other_types)));

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view skip_space(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

// What stands at the beginning of an element's content: "<![CDATA[post]]></wp:post_type>" → "post".
std::string_view first_value(std::string_view content) {
  content = skip_space(content);
  if (content.starts_with(cdata)) {
    content.remove_prefix(cdata.size());
    return trim(content.substr(0, content.find(cdata_end)));
  }
  return trim(content.substr(0, content.find('<')));
}

struct Tag {
  std::string_view prefix, local;
  bool is_end = false;
};

Tag read_tag(std::string_view text) {
  Tag tag;
  std::size_t at = 1;
  if (text.substr(1).starts_with('/')) ++at, tag.is_end = true;
  const std::string_view name = text.substr(at, longest_name);
  tag.local = name.substr(0, name.find_first_of(" \t\r\n/><"));
  const std::size_t colon = tag.local.find(':');
  if (colon == npos) return tag;
  tag.prefix = tag.local.substr(0, colon);
  tag.local.remove_prefix(colon + 1);
  return tag;
}

// "</item>", white space, "<item>": what no text has but one that is about feeds.
bool is_between_items(std::string_view text) {
  std::size_t at = text.find('>');
  if (!text.starts_with("</item") || at == npos) return false;
  text = skip_space(text.substr(at + 1));
  return text.starts_with("<item>") || text.starts_with("<item ");
}

class Splitter {
 public:
  Splitter(const ByteSource& source, std::size_t chunk) : source_(source), cursor_(source, chunk) {}

  WxrIndex run() {
    while (find_markup()) {
      const std::string_view text = ahead(longest_name + longest_value + longest_gap);
      if (text.starts_with(cdata))
        pass_cdata();
      else if (text.starts_with(comment))
        pass_comment();
      else
        read_markup(text);
    }
    close_head();
    if (item_) finish_item(true);
    index_.end = cursor_.place();
    index_.items.shrink_to_fit();
    return std::move(index_);
  }

 private:
  bool find_markup() {
    while (true) {
      const std::string_view text = cursor_.ahead(1);
      if (text.empty()) return false;
      const std::size_t at = text.find('<');
      cursor_.advance(std::min(at, text.size()));
      if (at != npos) return true;
    }
  }

  // No more than is wanted: what is looked for in it may be far away.
  std::string_view ahead(std::size_t wanted) { return cursor_.ahead(wanted).substr(0, wanted); }

  // Passes what is text up to `end`, which begins at or behind the cursor; false where the source
  // ends without it. `visit(text)` sees what is passed, and may stop it by returning true.
  template <typename Visit>
  bool pass_until(std::string_view end, Visit visit) {
    while (true) {
      const std::string_view text = ahead(piece);
      const std::size_t at = text.find(end);
      const bool last = at != npos || text.size() < piece;
      // What begins near the end of the window is looked at when more is in it.
      const std::size_t length = std::min(at, last ? text.size() : text.size() - 2 * longest_gap);
      if (visit(text, length)) return true;
      cursor_.advance(length);
      if (at != npos) return true;
      if (last) return false;
    }
  }

  void pass_comment() {
    const FilePlace begin = cursor_.place();
    if (comments_end_ || !pass_until(comment_end, [](auto, auto) { return false; })) {
      // No comment is closed from here on, so this is none.
      comments_end_ = true;
      cursor_.go_to(begin);
      cursor_.ahead(comment.size());
      cursor_.advance(comment.size());
    }
  }

  // Sections that are not closed swallow items. That shows where an item begins in one and a
  // section in that, which then should end twice: WordPress writes "]]]]><![CDATA[>" for the first
  // end.
  void pass_cdata() {
    const FilePlace begin = cursor_.place();
    std::optional<FilePlace> between;  // items
    bool nested = false;
    cursor_.advance(cdata.size());
    const bool closed = pass_until(cdata_end, [&](std::string_view text, std::size_t length) {
      // What begins before the end of what is passed.
      const std::string_view passed = text.substr(0, length + 6);
      std::size_t at = 0;
      while (!between && (at = passed.find("</item", at)) < length) {
        if (is_between_items(text.substr(at, 2 * longest_gap))) {
          between = place_ahead(at);
        }
        ++at;
      }
      if (between && !nested) nested = has_section(text, length, *between);
      return nested && begin.offset < sure_until_;
    });
    const bool is_stopped = closed && !cursor_.ahead(cdata_end.size()).starts_with(cdata_end);
    if (is_stopped || (between && (!closed || (nested && !is_split_end())))) {
      sure_until_ = std::max(sure_until_, cursor_.place().offset);
      if (!closed) sure_until_ = source_.size();
      return cursor_.go_to(*between);
    }
    if (closed) cursor_.advance(cdata_end.size());
  }

  // A section's beginning in what is ahead, after the place.
  bool has_section(std::string_view text, std::size_t length, const FilePlace& after) const {
    const std::uint64_t here = cursor_.place().offset;
    const std::size_t from =
        after.offset > here ? static_cast<std::size_t>(after.offset - here) : 0;
    return from < length && text.substr(0, length + cdata.size()).find(cdata, from) < length;
  }

  FilePlace place_ahead(std::size_t distance) {
    const FilePlace here = cursor_.place();
    cursor_.advance(distance);
    const FilePlace there = cursor_.place();
    cursor_.go_to(here);
    return there;
  }

  // The section goes on behind its end: "]]]]><![CDATA[>".
  bool is_split_end() { return ahead(longest_gap).substr(cdata_end.size()).starts_with(cdata); }

  void read_markup(std::string_view text) {
    const Tag tag = read_tag(text);
    const std::size_t open_end = text.find('>');
    const std::string_view content =
        open_end == npos || text[open_end - 1] == '/' ? "" : text.substr(open_end + 1);
    if (tag.prefix.empty() && tag.local == "item")
      tag.is_end ? end_item() : begin_item();
    else if (tag.prefix.empty() && tag.is_end && (tag.local == "channel" || tag.local == "RDF"))
      end_channel();
    else if (item_ && !tag.is_end)
      read_in_item(tag, content);
    else if (!item_)
      read_in_channel(tag);
    cursor_.advance(1);
  }

  void read_in_item(const Tag& tag, std::string_view content) {
    if (tag.prefix.empty()) return;
    if (tag.local == "post_id" && item_->id == 0) {
      const std::string_view value = first_value(content);
      std::from_chars(value.data(), value.data() + value.size(), item_->id);
    } else if (tag.local == "post_type" && type_.empty()) {
      type_ = first_value(content.substr(0, longest_value));
    } else if (tag.local == "encoded" && tag.prefix == "content") {
      has_content_ = has_content_ || !first_value(content).empty() || content.find("</") == npos;
    } else if (tag.local == "comment") {
      if (index_.comments++ == 0) index_.first_comment = cursor_.place();
    }
  }

  void read_in_channel(const Tag& tag) {
    if (tag.prefix.empty()) return;
    const bool is_author = tag.local == "author";
    if (!is_author && tag.local != "category" && tag.local != "tag" && tag.local != "term") return;
    close_head();
    if (!is_author) return;
    if (!tag.is_end)
      author_ = begin_slice();
    else if (author_)
      index_.authors.push_back(end_slice(*author_, false));
    if (tag.is_end) author_.reset();
  }

  WxrSlice begin_slice() const {
    WxrSlice slice;
    slice.offset = cursor_.place().offset;
    slice.line = cursor_.place().line;
    slice.column = cursor_.place().column & 0x7FFFFFFF;
    return slice;
  }

  // Up to the cursor, or behind the end tag that stands there.
  WxrSlice end_slice(WxrSlice slice, bool is_cut) {
    std::uint64_t end = cursor_.place().offset;
    if (!is_cut) {
      const std::string_view text = ahead(longest_gap);
      end += std::min(text.find('>'), text.size() - 1) + 1;
    }
    slice.length =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(end - slice.offset, longest_slice));
    slice.is_cut = is_cut;
    return slice;
  }

  void close_head() {
    if (index_.head.length == 0) index_.head = end_slice({}, true);
  }

  void begin_item() {
    close_head();
    if (item_) finish_item(true);
    author_.reset();
    item_ = begin_slice();
    type_.clear();
    has_content_ = false;
  }

  void end_channel() {
    if (item_) finish_item(true);
    index_.has_end = true;
  }

  void end_item() {
    if (item_) finish_item(false);
  }

  void finish_item(bool is_cut) {
    const WxrSlice slice = end_slice(*item_, is_cut);
    const FilePlace begin{slice.offset, slice.line, slice.column};
    item_.reset();
    if (!is_cut && type_ == "wp_block" && slice.id != 0) index_.shared.push_back(slice);
    if (is_cut || is_kept())
      index_.items.push_back(slice);
    else
      skip(begin);
  }

  // Pages and posts are articles even when they are empty; other things only when they say
  // something.
  bool is_kept() const {
    if (type_.empty() || type_ == "post" || type_ == "page" || type_ == "attachment") return true;
    return has_content_ &&
           !std::binary_search(std::begin(other_types), std::end(other_types), type_);
  }

  void skip(const FilePlace& place) {
    auto& all = index_.skipped;
    auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.type == type_; });
    if (found == all.end() && all.size() < most_types)
      found = all.insert(all.end(), {type_, 0, place});
    if (found == all.end()) --found;
    ++found->count;
  }

  const ByteSource& source_;
  ByteCursor cursor_;
  WxrIndex index_;
  std::optional<WxrSlice> item_, author_;
  std::string type_;
  bool has_content_ = false;
  bool comments_end_ = false;  // none ends from some place before the cursor on
  // Sections that begin before this offset, with another in an item in them, are not closed.
  std::uint64_t sure_until_ = 0;
};

}  // namespace

WxrIndex split_wxr(const ByteSource& source, std::size_t chunk) {
  return Splitter(source, chunk).run();
}

}  // namespace offprint
