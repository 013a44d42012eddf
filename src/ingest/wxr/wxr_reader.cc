#include "ingest/wxr/wxr_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/charset.h"
#include "base/error.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/url.h"
#include "ingest/body_addresses.h"
#include "ingest/charset_report.h"
#include "ingest/wxr/item_attachment.h"
#include "ingest/wxr/item_body.h"
#include "ingest/wxr/item_fields.h"
#include "ingest/wxr/item_splitter.h"
#include "ingest/wxr/wxr_channel.h"

namespace offprint {
namespace {

std::string digits(std::uint32_t number) {
  std::string text = std::to_string(number);
  if (text.size() < 8) text.insert(0, 8 - text.size(), '0');
  return text;
}

Position position_of(const FilePlace& place) { return {place.line, place.column}; }

class WxrReader final : public Reader {
 public:
  explicit WxrReader(SourceFile file) : origin_(std::move(file.origin)), limits_(file.limits) {
    source_ = file.content ? std::move(file.content) : bytes_in_memory(std::move(file.bytes));
    narrow();
    index_ = split_wxr(*source_);
    channel_ = read_wxr_channel(*source_, index_, origin_);
    if (channel_.charset.empty()) channel_.charset = ascii_lower(file.charset);
    std::stable_sort(index_.shared.begin(), index_.shared.end(),
                     [](const WxrSlice& a, const WxrSlice& b) { return a.id < b.id; });
    // What all items have from beside them.
    channel_hash_ = hash64(bytes_of(index_.head, 1 << 20));
    for (const WxrSlice& slice : index_.shared)
      channel_hash_ = hash64(bytes_of(slice, longest_item()), channel_hash_);
    number_repeats();
  }

  std::size_t document_count() const override { return 1 + index_.items.size(); }

  Draft read(std::size_t document) const override {
    Draft draft;
    draft.format = "wxr";
    draft.scope = channel_.scope;
    if (document == 0)
      read_channel(draft);
    else
      read_item(document - 1, draft);
    merge_excess(draft.diagnostics);
    return draft;
  }

 private:
  // Its content with all that stands around it, some of it twice.
  std::uint32_t longest_item() const {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(2 * limits_.document_bytes, UINT32_MAX));
  }

  // The splitter knows charsets in which markup is ASCII.
  void narrow() {
    const std::string begin = source_->read(0, 4);
    const bool is_wide = begin.starts_with("\xFE\xFF") || begin.starts_with("\xFF\xFE") ||
                         begin.find('\0') != std::string::npos;
    if (!is_wide || source_->size() > limits_.source_bytes) return;
    DecodedText decoded =
        decode_text(source_->read(0, static_cast<std::size_t>(source_->size())), "utf-16");
    source_ = bytes_in_memory(std::move(decoded.text));
  }

  void number_repeats() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ids;
    for (std::uint32_t i = 0; i < index_.items.size(); ++i)
      if (index_.items[i].id != 0) ids.emplace_back(index_.items[i].id, i);
    std::sort(ids.begin(), ids.end());
    std::uint32_t number = 1;
    for (std::size_t i = 1; i < ids.size(); ++i) {
      number = ids[i].first == ids[i - 1].first ? number + 1 : 1;
      if (number > 1) repeats_.emplace_back(ids[i].second, number);
    }
    std::sort(repeats_.begin(), repeats_.end());
  }

  std::string part_of_item(std::size_t item) const {
    const std::uint32_t id = index_.items[item].id;
    if (id == 0) return "item-" + digits(static_cast<std::uint32_t>(item + 1));
    const auto repeat = std::lower_bound(repeats_.begin(), repeats_.end(),
                                         std::pair{static_cast<std::uint32_t>(item), 0U});
    const bool repeats = repeat != repeats_.end() && repeat->first == item;
    return digits(id) + (repeats ? "-" + std::to_string(repeat->second) : "");
  }

  std::string bytes_of(const WxrSlice& slice, std::uint32_t most) const {
    return source_->read(slice.offset, std::min(slice.length, most));
  }

  XmlDocument parse(const WxrSlice& slice, std::string bytes, Diagnostics* diagnostics) const {
    const SourceText source = read_text(std::move(bytes), channel_.charset);
    if (diagnostics) {
      const std::size_t before = diagnostics->size();
      report_charset(source, origin_, *diagnostics);
      for (std::size_t i = before; i < diagnostics->size(); ++i) {
        Position& position = (*diagnostics)[i].position;
        if (position.line == 1) position.column += slice.column - 1;
        if (position.line != 0) position.line += slice.line - 1;
      }
    }
    return parse_wxr_slice(slice, channel_, source.text, limits_);
  }

  void report(Draft& draft, Code code, Position position, std::string message,
              std::string hint = {}, std::uint32_t count = 1) const {
    draft.diagnostics.push_back(
        {code, origin_, position, std::move(message), std::move(hint), count});
  }

  void read_channel(Draft& draft) const {
    draft.origin = part_origin(origin_, "channel");
    draft.is_article = false;
    std::uint64_t hash = channel_hash_;
    for (const WxrSlice& slice : index_.authors) {
      std::string bytes = bytes_of(slice, 1 << 16);
      hash = hash64(bytes, hash);
      read_author(parse(slice, std::move(bytes), nullptr), draft);
    }
    draft.source_hash = hash64(std::to_string(index_.comments), hash);
    for (const WxrIndex::Skipped& skipped : index_.skipped)
      report(draft, Code::wxr_item_skipped, position_of(skipped.first),
             std::to_string(skipped.count) + (skipped.count == 1 ? " item" : " items") +
                 " of the type `" + skipped.type + "` " +
                 (skipped.count == 1 ? "is no" : "are no") +
                 (skipped.count == 1 ? " article" : " articles"));
    if (index_.comments != 0)
      report(draft, Code::wxr_comments_skipped, position_of(index_.first_comment),
             std::to_string(index_.comments) + (index_.comments == 1 ? " comment" : " comments") +
                 " by readers " + (index_.comments == 1 ? "was" : "were") + " left out");
    if (!index_.has_end)
      report(draft, Code::wxr_cut_short, position_of(index_.end),
             "the export ends without the end of its channel", "export it again");
  }

  void read_author(const XmlDocument& xml, Draft& draft) const {
    if (xml.size() == 0) return;
    KnownPerson known;
    known.scope = channel_.scope;
    known.id = child_text(xml, 0, wxr::wp, "author_login").text;
    std::string& name = known.person.name;
    name = child_text(xml, 0, wxr::wp, "author_display_name").text;
    if (name.empty()) {
      const std::string first = child_text(xml, 0, wxr::wp, "author_first_name").text;
      const std::string last = child_text(xml, 0, wxr::wp, "author_last_name").text;
      name = first.empty() || last.empty() ? first + last : first + " " + last;
    }
    if (!known.id.empty() && !name.empty()) draft.people.push_back(std::move(known));
  }

  void read_item(std::size_t item, Draft& draft) const {
    const WxrSlice& slice = index_.items[item];
    const Position begin{slice.line, slice.column};
    draft.origin = part_origin(origin_, part_of_item(item));
    std::string bytes = bytes_of(slice, longest_item());
    draft.source_hash = hash64(bytes, channel_hash_);
    if (slice.is_cut)
      return report(draft, Code::wxr_item_malformed, begin,
                    "an item that begins here is not closed", "export it again");
    if (slice.length > longest_item())
      return report(
          draft, Code::document_too_large, begin,
          "an item has more than " + std::to_string(longest_item()) + " bytes",
          hint_of(&Limits::document_bytes, "shorten it where it was written, and export it again"));
    const XmlDocument xml = parse(slice, std::move(bytes), &draft.diagnostics);
    if (const Limit excess = xml.excess())
      return report(draft, info(excess).code, begin, "an item has " + excess_of(excess, limits_),
                    hint_of(excess, "leave out of the export what is in it"));
    if (xml.problem() || xml.size() == 0)
      return report(draft, Code::wxr_item_malformed,
                    xml.problem() ? xml.problem()->position : begin,
                    "the item is no XML: " + (xml.problem() ? xml.problem()->message : "empty"),
                    "repair the export here");
    const WxrText type = child_text(xml, 0, wxr::wp, "post_type");
    draft.is_article = type.text != "attachment";
    if (draft.is_article)
      read_article(xml, slice, draft);
    else
      draft.attachments.push_back(read_item_attachment(xml, channel_, slice.id));
  }

  void read_article(const XmlDocument& xml, const WxrSlice& slice, Draft& draft) const {
    const std::vector<ItemMeta> meta = read_item_meta(xml);
    const std::string link = item_address(xml, channel_);
    draft.fields = read_item_fields(xml, channel_, meta, link);
    ItemSurroundings around;
    around.origin = origin_;
    around.id = slice.id;
    around.limits = limits_;
    if (const ItemMeta* notes = find_meta(meta, "footnotes")) around.notes = notes->value.text;
    around.shared = [this](std::uint32_t id) { return shared_content(id); };
    draft.body = make_item_body(read_item_content(xml), around, draft.diagnostics);
    AddressRules addresses;
    addresses.own_address = link;
    addresses.link_base = !link.empty() || channel_.site.empty() ? link : channel_.site + "/";
    addresses.image_base = addresses.link_base;
    resolve_addresses(draft.body, addresses);
  }

  std::optional<XmlMarkup> shared_content(std::uint32_t id) const {
    const auto slice =
        std::lower_bound(index_.shared.begin(), index_.shared.end(), id,
                         [](const WxrSlice& s, std::uint32_t wanted) { return s.id < wanted; });
    if (slice == index_.shared.end() || slice->id != id || slice->length > longest_item())
      return {};
    const XmlDocument xml = parse(*slice, bytes_of(*slice, longest_item()), nullptr);
    if (xml.problem() || xml.size() == 0) return {};
    return read_item_content(xml);
  }

  std::string origin_;
  Limits limits_;
  std::shared_ptr<const ByteSource> source_;
  WxrIndex index_;
  WxrChannel channel_;
  std::uint64_t channel_hash_ = 0;
  // Items whose id others before them have, and how many times it was there until then.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> repeats_;
};

}  // namespace

std::unique_ptr<Reader> open_wxr(SourceFile file) {
  return std::make_unique<WxrReader>(std::move(file));
}

bool recognizes_wxr(std::string_view beginning) {
  return beginning.find("wordpress.org/export/") != beginning.npos;
}

}  // namespace offprint
