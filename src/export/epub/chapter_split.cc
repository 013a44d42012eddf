#include "export/epub/chapter_split.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/url.h"

namespace offprint {
namespace {

constexpr std::string_view href_begin = " href=\"#";

// A tag of our own markup, which is well-formed.
struct Tag {
  std::size_t begin = 0, end = 0;  // end: after '>'
  std::string_view name, attributes;
  bool closes = false, closes_itself = false;
};

std::optional<Tag> next_tag(std::string_view markup, std::size_t from) {
  Tag tag;
  tag.begin = markup.find('<', from);
  if (tag.begin == markup.npos) return {};
  std::size_t end = tag.begin + 1;
  for (bool quoted = false; end < markup.size() && (quoted || markup[end] != '>'); ++end)
    if (markup[end] == '"') quoted = !quoted;
  tag.end = end + 1;
  std::string_view inside = markup.substr(tag.begin + 1, end - tag.begin - 1);
  tag.closes = inside.starts_with('/');
  if (tag.closes) inside.remove_prefix(1);
  tag.closes_itself = inside.ends_with('/');
  tag.name = inside.substr(0, inside.find_first_of(" /"));
  tag.attributes = inside.substr(tag.name.size());
  return tag;
}

std::string_view attribute(std::string_view attributes, std::string_view begin) {
  const std::size_t at = attributes.find(begin);
  if (at == attributes.npos) return {};
  const std::size_t value = at + begin.size();
  return attributes.substr(value, attributes.find('"', value) - value);
}

// As XML has it written: &amp; &lt; &gt; &quot;.
std::string unescaped(std::string_view text) {
  constexpr std::pair<std::string_view, char> references[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
  std::string out;
  while (!text.empty()) {
    std::size_t length = 1;
    char c = text[0];
    for (const auto& [reference, character] : references)
      if (text.starts_with(reference)) {
        length = reference.size();
        c = character;
        break;
      }
    out += c;
    text.remove_prefix(length);
  }
  return out;
}

// A place where the body may be cut.
struct Cut {
  std::size_t at = 0;
  int rank = 1;                  // of the heading: 2 is higher than 3
  std::string opening, closing;  // of the divisions that it stands in
};

struct Note {
  std::size_t begin = 0, end = 0;
  std::size_t called_at = 0;  // offset of its first call
  std::uint32_t part = 0;
};

class Splitter {
 public:
  Splitter(std::string_view markup, std::string_view name, std::size_t most)
      : markup_(markup), name_(name), most_(most) {}

  SplitBody split() {
    survey();
    place_notes();
    choose();
    for (std::uint32_t i = 0; i < chosen_.size(); ++i) parts_.push_back(make_part(i));
    return finish();
  }

 private:
  struct Open {
    Tag tag;
    std::string opening;  // without its id
    bool division = false;
  };

  // Finds the ids, the places to cut at and the notes.
  void survey() {
    cuts_.push_back({});
    body_end_ = markup_.size();
    std::vector<Open> open;
    for (auto tag = next_tag(markup_, 0); tag; tag = next_tag(markup_, tag->end)) {
      if (tag->closes) {
        if (!open.empty()) open.pop_back();
        if (open.size() == 2 && notes_begin_ && tag->name == "li") notes_.back().end = tag->end;
        if (open.empty() && notes_begin_ && notes_end_ == 0) notes_end_ = tag->begin;
        continue;
      }
      if (const std::string_view id = attribute(tag->attributes, " id=\""); !id.empty())
        ids_.emplace(unescaped(id), tag->begin);
      if (open.empty() && tag->attributes.find("role=\"doc-endnotes\"") != tag->attributes.npos)
        begin_notes(*tag);
      if (notes_begin_ && open.size() == 2 && tag->name == "li")
        notes_.push_back({tag->begin, tag->end, 0, 0});
      if (!notes_begin_) consider(*tag, open);
      if (!tag->closes_itself) open.push_back({*tag, without_id(*tag), is_division(*tag)});
    }
  }

  void begin_notes(const Tag& tag) {
    notes_begin_ = true;
    body_end_ = tag.begin;
    notes_opening_ = markup_.substr(tag.begin, tag.end - tag.begin);
  }

  static bool is_division(const Tag& tag) { return tag.name == "div" || tag.name == "section"; }

  std::string without_id(const Tag& tag) const {
    std::string opening(markup_.substr(tag.begin, tag.end - tag.begin));
    const std::size_t at = opening.find(" id=\"");
    if (at != opening.npos) opening.erase(at, opening.find('"', at + 5) + 1 - at);
    return opening;
  }

  void consider(const Tag& tag, const std::vector<Open>& open) {
    if (tag.name.size() != 2 || tag.name[0] != 'h' || tag.name[1] < '1' || tag.name[1] > '6')
      return;
    if (!std::all_of(open.begin(), open.end(), [](const Open& o) { return o.division; })) return;
    Cut cut{tag.begin, tag.name[1] - '0', "", ""};
    // A division that begins with the heading goes with it.
    std::size_t kept = open.size();
    while (kept > 0 && markup_.substr(open[kept - 1].tag.end, cut.at - open[kept - 1].tag.end)
                               .find_first_not_of(" \n") == markup_.npos)
      cut.at = open[--kept].tag.begin;
    if (cut.at <= cuts_.back().at) return;
    for (std::size_t i = 0; i < kept; ++i) {
      cut.opening += open[i].opening;
      cut.closing = "</" + std::string(open[i].tag.name) + ">" + cut.closing;
    }
    cuts_.push_back(std::move(cut));
  }

  // By the links back: the first leads to the first call.
  void place_notes() {
    for (Note& note : notes_) {
      const std::string_view text = markup_.substr(note.begin, note.end - note.begin);
      note.called_at = body_end_ == 0 ? 0 : body_end_ - 1;
      for (auto tag = next_tag(text, 0); tag; tag = next_tag(text, tag->end)) {
        if (tag->attributes.find("doc-backlink") == tag->attributes.npos) continue;
        const auto id = ids_.find(unescaped(attribute(tag->attributes, href_begin)));
        if (id != ids_.end() && id->second < body_end_) note.called_at = id->second;
        break;
      }
    }
  }

  // Bytes of the notes that are first called before `offset`.
  std::size_t notes_before(std::size_t offset) const {
    const auto at =
        std::lower_bound(calls_.begin(), calls_.end(), std::pair(offset, std::size_t{0}));
    return at == calls_.begin() ? 0 : std::prev(at)->second;
  }

  // What a part from `begin` to `end` has, with its notes.
  std::size_t size(std::size_t begin, std::size_t end) const {
    return end - begin + notes_before(end) - notes_before(begin);
  }

  void choose() {
    for (const Note& note : notes_) calls_.emplace_back(note.called_at, note.end - note.begin);
    std::sort(calls_.begin(), calls_.end());
    std::size_t sum = 0;
    for (auto& [at, bytes] : calls_) bytes = sum += bytes;
    chosen_ = {0};
    while (size(cuts_[chosen_.back()].at, body_end_) > most_) {
      const std::size_t next = next_cut(chosen_.back());
      if (next == cuts_.size()) break;
      chosen_.push_back(next);
    }
    for (Note& note : notes_) note.part = part_at(note.called_at);
  }

  // Where the part that begins with the cut `from` ends best.
  std::size_t next_cut(std::size_t from) const {
    std::size_t best = from + 1;
    bool far = false;
    for (std::size_t i = from + 1; i < cuts_.size(); ++i) {
      const std::size_t reached = size(cuts_[from].at, cuts_[i].at);
      if (reached > most_) break;
      if (!far || cuts_[i].rank <= cuts_[best].rank) best = i;
      far = reached > most_ / 2;
    }
    return best;
  }

  std::uint32_t part_at(std::size_t offset) const {
    const auto after =
        std::upper_bound(chosen_.begin(), chosen_.end(), offset,
                         [this](std::size_t at, std::size_t cut) { return at < cuts_[cut].at; });
    return static_cast<std::uint32_t>(after - chosen_.begin()) - 1;
  }

  std::uint32_t part_of(std::size_t offset) const {
    if (offset < body_end_) return part_at(offset);
    const auto after =
        std::upper_bound(notes_.begin(), notes_.end(), offset,
                         [](std::size_t at, const Note& note) { return at < note.begin; });
    if (after != notes_.begin() && offset < std::prev(after)->end) return std::prev(after)->part;
    return static_cast<std::uint32_t>(chosen_.size() - 1);
  }

  std::string make_part(std::uint32_t part) const {
    const Cut& begin = cuts_[chosen_[part]];
    const bool last = part + 1 == chosen_.size();
    const std::size_t end = last ? body_end_ : cuts_[chosen_[part + 1]].at;
    std::string text = begin.opening;
    append_relinked(text, markup_.substr(begin.at, end - begin.at), part);
    if (!last) text += cuts_[chosen_[part + 1]].closing;
    append_notes(text, part);
    if (last && notes_begin_) append_relinked(text, markup_.substr(after_notes()), part);
    return text;
  }

  std::size_t after_notes() const {
    const auto tag = next_tag(markup_, notes_end_);
    return tag ? tag->end : markup_.size();
  }

  void append_notes(std::string& out, std::uint32_t part) const {
    bool open = false;
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      if (notes_[i].part != part) continue;
      if (!open) {
        out += notes_opening_;
        out += "\n<ol";
        if (i > 0) out += " start=\"" + std::to_string(i + 1) + '"';
        out += ">\n";
        open = true;
      }
      append_relinked(out, markup_.substr(notes_[i].begin, notes_[i].end - notes_[i].begin), part);
      out += '\n';
    }
    if (open) out += "</ol>\n</section>\n";
  }

  void append_relinked(std::string& out, std::string_view text, std::uint32_t part) const {
    std::size_t done = 0;
    for (std::size_t at = 0; (at = text.find(href_begin, at)) != text.npos;) {
      const std::size_t fragment = at + href_begin.size();
      at = fragment;
      const std::string id = unescaped(text.substr(fragment, text.find('"', fragment) - fragment));
      auto found = ids_.find(id);
      if (found == ids_.end()) found = ids_.find(percent_decode(id));
      if (found == ids_.end()) continue;
      const std::uint32_t target = part_of(found->second);
      if (target == part) continue;
      out += text.substr(done, fragment - 1 - done);
      out += page_name(name_, target) + ".xhtml";
      done = fragment - 1;
    }
    out += text.substr(done);
  }

  SplitBody finish() {
    SplitBody body{std::move(parts_), {}};
    for (const auto& [id, offset] : ids_)
      if (const std::uint32_t part = part_of(offset); part > 0) body.anchors.emplace_back(id, part);
    std::sort(body.anchors.begin(), body.anchors.end());
    return body;
  }

  std::string_view markup_, name_;
  std::size_t most_;
  std::unordered_map<std::string, std::size_t> ids_;
  std::vector<Cut> cuts_;
  std::vector<std::size_t> chosen_;  // of `cuts_`
  std::vector<Note> notes_;
  std::vector<std::pair<std::size_t, std::size_t>> calls_;  // offset, bytes of notes up to here
  std::vector<std::string> parts_;
  bool notes_begin_ = false;
  std::size_t body_end_ = 0, notes_end_ = 0;
  std::string_view notes_opening_;
};

}  // namespace

std::string page_name(std::string_view chapter_name, std::size_t page) {
  std::string name(chapter_name);
  if (page > 0) name += '-' + std::to_string(page + 1);
  return name;
}

std::uint32_t page_of_fragment(const std::vector<ChapterAnchor>& anchors,
                               std::string_view fragment) {
  const std::string id = unescaped(fragment);
  for (const std::string& wanted : {id, percent_decode(id)}) {
    const auto found = std::lower_bound(anchors.begin(), anchors.end(), ChapterAnchor(wanted, 0));
    if (found != anchors.end() && found->first == wanted) return found->second;
  }
  return 0;
}

SplitBody split_body(std::string_view markup, std::string_view chapter_name,
                     std::size_t most_bytes) {
  return Splitter(markup, chapter_name, most_bytes).split();
}

}  // namespace offprint
