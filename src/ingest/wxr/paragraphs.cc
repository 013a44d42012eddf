#include "ingest/wxr/paragraphs.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/unicode.h"
#include "ingest/wxr/content_tokens.h"

namespace offprint {
namespace {

using Kind = ContentToken::Kind;
constexpr std::size_t npos = std::string_view::npos;

// In these, running text makes no paragraphs of its own.
constexpr std::string_view line_names[] = {
    "caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "th", "summary"};
// What stands directly in these is between their parts.
constexpr std::string_view part_names[] = {"colgroup", "dl",    "menu",  "ol", "table",
                                           "tbody",    "tfoot", "thead", "tr", "ul"};

template <std::size_t count>
bool is_among(const std::string_view (&names)[count], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_blank_text(std::string_view text) {
  while (true) {
    text = trim(text);
    if (!text.starts_with("&nbsp;")) return text.empty();
    text.remove_prefix(6);
  }
}

std::size_t count_lines(std::string_view space) {
  return static_cast<std::size_t>(std::count(space.begin(), space.end(), '\n'));
}

// What running text is made of.
struct Piece {
  enum class Kind : std::uint8_t { text, line_end, break_tag, paragraph_end, gone };
  Kind kind = Kind::text;
  std::size_t begin = 0, end = 0;
};

class Paragraphs {
 public:
  Paragraphs(std::string_view source, EditedText& text)
      : source_(source),
        text_(text),
        tokens_(read_content(source, false)),
        has_blocks_(source.find("<!-- wp:") != npos) {}

  void run() {
    for (const ContentToken& token : tokens_) {
      if (token.kind == Kind::comment)
        comment(token);
      else if (token.kind == Kind::verbatim || is_content_block(token.name))
        block(token);
      else if (token.kind == Kind::tag)
        tag(token);
      else
        running_text(token);
    }
    end_run();
    text_.finish();
  }

 private:
  std::string_view text_of(const ContentToken& token) const {
    return source_.substr(token.begin, token.end - token.begin);
  }

  void comment(const ContentToken& token) {
    const std::string_view text = trim(text_of(token).substr(4, token.end - token.begin - 7));
    if (text == "nextpage" || text.starts_with("more")) {
      run_.push_back({Piece::Kind::paragraph_end, token.begin, token.end});
      return;
    }
    const bool is_end = text.starts_with("/wp:");
    if (!is_end && !text.starts_with("wp:")) {
      run_.push_back({Piece::Kind::gone, token.begin, token.end});
      return;
    }
    end_run();
    const std::string_view name = text.substr(is_end ? 4 : 3);
    const bool is_classic = name.starts_with("freeform") || name.starts_with("core/freeform");
    if (is_classic)
      classic_ = !is_end;
    else if (is_end)
      depth_ -= depth_ != 0;
    else if (!text.ends_with('/'))
      ++depth_;
    before_ = {};
  }

  bool is_meant() const { return !has_blocks_ || classic_ || depth_ == 0; }

  void block(const ContentToken& token) {
    end_run();
    before_ = token.is_end || token.kind == Kind::verbatim ? std::string_view() : token.name;
    if (is_among(part_names, token.name)) {
      in_parts_ = !token.is_end;
    } else {
      in_parts_ = token.is_end && (token.name == "li" || token.name == "tr" || token.name == "td" ||
                                   token.name == "th" || token.name == "dt" || token.name == "dd");
    }
  }

  void tag(const ContentToken& token) {
    run_.push_back(
        {token.name == "br" ? Piece::Kind::break_tag : Piece::Kind::text, token.begin, token.end});
  }

  void running_text(const ContentToken& token) {
    const std::string_view text = text_of(token);
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = text.find('\n', at);
      if (end == npos) return add_text(token.begin + at, token.end);
      while (end > at && is_space(static_cast<unsigned char>(text[end - 1]))) --end;
      add_text(token.begin + at, token.begin + end);
      at = end;
      while (end < text.size() && is_space(static_cast<unsigned char>(text[end]))) ++end;
      const bool blank = count_lines(text.substr(at, end - at)) > 1;
      run_.push_back({blank ? Piece::Kind::paragraph_end : Piece::Kind::line_end, token.begin + at,
                      token.begin + end});
      at = end;
    }
  }

  void add_text(std::size_t begin, std::size_t end) {
    if (begin < end) run_.push_back({Piece::Kind::text, begin, end});
  }

  bool is_blank(const Piece& piece) const {
    return piece.kind != Piece::Kind::text ||
           is_blank_text(source_.substr(piece.begin, piece.end - piece.begin));
  }

  // Something to see: text, or an element that stands for itself.
  bool is_seen(const Piece& piece) const {
    if (is_blank(piece)) return false;
    const std::string_view text = source_.substr(piece.begin, piece.end - piece.begin);
    return !text.starts_with('<') || text.starts_with("<img") || text.starts_with("<IMG") ||
           text.starts_with("<object") || text.starts_with("<video") || text.starts_with("<audio");
  }

  // Line ends around a <br>, and around another, say no more than it.
  void settle_breaks() {
    std::size_t last = npos;  // the separator that what is blank between joins
    std::size_t done = 0;
    for (std::size_t i = 0; i < run_.size(); ++i) {
      Piece& piece = run_[i];
      if (piece.kind == Piece::Kind::gone) continue;
      if (piece.kind == Piece::Kind::text) {
        if (!is_blank(piece)) last = npos;
        continue;
      }
      if (last == npos) {
        last = i;
        continue;
      }
      Piece& before = run_[last];
      const bool ends = piece.kind == before.kind ||
                        std::max(piece.kind, before.kind) == Piece::Kind::paragraph_end;
      if (ends)
        before.kind = Piece::Kind::paragraph_end;
      else
        before.kind = Piece::Kind::break_tag;
      for (done = std::max(done, last + 1); done <= i; ++done) run_[done].kind = Piece::Kind::gone;
    }
  }

  void end_run() {
    if (is_meant() && !in_parts_ && !run_.empty()) {
      settle_breaks();
      const auto is_part = [&](const Piece& piece) {
        return !is_blank(piece) && source_.compare(piece.begin, 2, "</") != 0;
      };
      const auto first = std::find_if(run_.begin(), run_.end(), is_part);
      const auto last = std::find_if(run_.rbegin(), run_.rend(), [&](const Piece& piece) {
                          return !is_blank(piece);
                        }).base();
      if (std::any_of(run_.begin(), run_.end(), [&](const Piece& p) { return is_seen(p); }))
        write_run(static_cast<std::size_t>(first - run_.begin()),
                  static_cast<std::size_t>(last - run_.begin()));
    }
    run_.clear();
  }

  // Whether the text between blocks is paragraphs, or may go on in what is around it.
  bool has_paragraphs(std::size_t first, std::size_t last) const {
    if (is_among(line_names, before_)) return false;
    return std::any_of(run_.begin(), run_.end(), [&](const Piece& piece) {
      const auto at = static_cast<std::size_t>(&piece - run_.data());
      const bool inside = at >= first && at < last;
      return piece.kind == Piece::Kind::paragraph_end &&
             (inside || before_.empty() || before_ == "div");
    });
  }

  void write_run(std::size_t first, std::size_t last) {
    const bool splits = has_paragraphs(first, last) || (before_.empty() && !in_parts_);
    text_.keep_until(run_[first].begin);
    if (splits) text_.replace_until(run_[first].begin, "<p>");
    for (std::size_t i = first; i < last; ++i) write(run_[i], splits);
    if (splits) text_.replace_until(run_[last - 1].end, "</p>");
  }

  void write(const Piece& piece, bool splits) {
    switch (piece.kind) {
      case Piece::Kind::paragraph_end:
        text_.keep_until(piece.begin);
        text_.replace_until(piece.end, "\n");
        // It begins where its text does. "</p>" would split inline elements that go on.
        if (splits) text_.replace_until(piece.end, "<p>");
        return;
      case Piece::Kind::line_end:
        text_.keep_until(piece.begin);
        return text_.replace_until(piece.end, "<br>\n");
      case Piece::Kind::break_tag:
      case Piece::Kind::text:
        return text_.keep_until(piece.end);
      case Piece::Kind::gone:
        text_.keep_until(piece.begin);
        return text_.replace_until(piece.end, " ");
    }
  }

  std::string_view source_;
  EditedText& text_;
  std::vector<ContentToken> tokens_;
  bool has_blocks_;
  std::vector<Piece> run_;   // of running text, since the last block
  std::string_view before_;  // the element that began just before it, "" after the end of one
  bool in_parts_ = false;    // between the items of a list, the rows of a table
  bool classic_ = false;
  std::size_t depth_ = 0;  // of blocks
};

}  // namespace

void add_paragraphs(std::string_view source, EditedText& text) { Paragraphs(source, text).run(); }

}  // namespace offprint
