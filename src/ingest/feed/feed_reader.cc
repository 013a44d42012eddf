#include "ingest/feed/feed_reader.h"

#include <array>
#include <charconv>
#include <map>

#include "base/charset.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "ingest/charset_report.h"
#include "ingest/feed/feed_item.h"
#include "ingest/feed/feed_pieces.h"
#include "ingest/feed/feed_tree.h"
#include "ingest/xml_prolog.h"

namespace offprint {
namespace {

XmlOptions feed_options(const Limits& limits) {
  XmlOptions options;
  options.namespaces = usual_feed_prefixes();
  options.limits = limits;
  return options;
}

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
  const std::string text(digits.data(), end);
  return std::string(digits.size() - text.size(), '0') + text;
}

class FeedReader final : public Reader {
 public:
  explicit FeedReader(SourceFile file)
      : origin_(std::move(file.origin)),
        hash_(hash64(file.bytes)),
        decoded_(decode(std::move(file.bytes), file.charset)),
        options_(feed_options(file.limits)),
        pieces_(read_feed_pieces(decoded_.text, options_)),
        channel_(read_feed_channel(pieces_[0]->tree, file.address)) {
    if (excess()) return;
    std::map<std::string, std::size_t> known;
    for (const auto& piece : pieces_)
      for (const XmlNode item : piece->tree.items()) {
        std::string name = hexadecimal(hash64(feed_item_key(piece->tree, channel_, item)));
        if (const std::size_t count = ++known[name]; count > 1) name += '-' + std::to_string(count);
        items_.push_back({piece.get(), item, std::move(name)});
      }
  }

  std::size_t document_count() const override { return items_.empty() ? 1 : items_.size(); }

  Draft read(std::size_t document) const override {
    Draft draft;
    draft.origin = origin_;
    draft.format = "feed";
    draft.source_hash = hash_;
    if (document == 0) report_charset(decoded_, origin_, draft.diagnostics);
    if (items_.empty()) {
      draft.is_article = false;
      report_nothing(draft);
      return draft;
    }
    const Item& item = items_[document];
    draft.origin = part_origin(origin_, item.name);
    // A mistake before the first item is told there.
    if (document == 0 && item.piece != pieces_[0].get()) report_syntax(*pieces_[0], draft);
    read_feed_item(item.piece->tree, channel_, item.node, origin_, draft, options_.limits);
    if (item.node == item.piece->tree.items().back()) report_syntax(*item.piece, draft);
    merge_excess(draft.diagnostics);
    return draft;
  }

 private:
  static SourceText decode(std::string bytes, std::string declared) {
    if (declared.empty()) declared = xml_encoding(bytes);
    return read_text(std::move(bytes), declared);
  }

  // The limit that the feed exceeds, or null.
  Limit excess() const {
    std::size_t items = 0;
    for (const auto& piece : pieces_) items += piece->tree.items().size();
    if (items > options_.limits.feed_items) return &Limits::feed_items;
    return pieces_[0]->xml.excess();
  }

  void report_nothing(Draft& draft) const {
    if (const Limit limit = excess()) {
      draft.diagnostics.push_back(
          {info(limit).code,
           origin_,
           {},
           "the feed has " + excess_of(limit, options_.limits) + " and was not read",
           hint_of(limit, "split it")});
      return;
    }
    report_syntax(*pieces_[0], draft);
    if (!pieces_[0]->xml.problem())
      draft.diagnostics.push_back(
          {Code::feed_empty,
           origin_,
           {1, 1},
           pieces_[0]->tree.is_feed() ? "the feed has no items" : "this is no RSS or Atom feed"});
  }

  void report_syntax(const FeedPiece& piece, Draft& draft) const {
    if (!piece.xml.problem()) return;
    draft.diagnostics.push_back(
        {Code::feed_syntax, origin_, piece.xml.problem()->position,
         piece.xml.problem()->message + (piece.is_last
                                             ? "; what follows in the feed was not read"
                                             : "; what follows was not read up to the next item")});
  }

  struct Item {
    const FeedPiece* piece;
    XmlNode node;
    std::string name;
  };

  std::string origin_;
  std::uint64_t hash_;
  SourceText decoded_;
  XmlOptions options_;
  std::vector<std::unique_ptr<FeedPiece>> pieces_;
  FeedChannel channel_;
  std::vector<Item> items_;
};

bool mentions(std::string_view text, std::string_view name) { return text.find(name) != text.npos; }

}  // namespace

std::unique_ptr<Reader> open_feed(SourceFile file) {
  return std::make_unique<FeedReader>(std::move(file));
}

bool recognizes_feed(std::string_view beginning) {
  std::string root = ascii_lower(xml_root_name(beginning));
  if (const std::size_t colon = root.find(':'); colon != root.npos) root.erase(0, colon + 1);
  const std::string text = ascii_lower(beginning);
  if (root == "rss") return !mentions(text, "wordpress.org/export/");
  if (root == "rdf") return mentions(text, "purl.org/rss/") || mentions(text, "/rdf/simple/0.9");
  if (root == "entry") return mentions(text, "/2005/atom") || mentions(text, "purl.org/atom/");
  return root == "feed" || root == "channel";
}

}  // namespace offprint
