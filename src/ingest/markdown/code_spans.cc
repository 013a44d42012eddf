#include "ingest/markdown/code_spans.h"

#include <algorithm>
#include <unordered_map>

#include "base/byte_set.h"

namespace offprint {
namespace {

constexpr ByteSet begins("`<");  // what may be code or a tag

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool begins_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                    [](char a, char b) { return a == lower(b); });
}

constexpr std::string_view code_tags[] = {"code", "pre", "script",  "style",
                                          "samp", "kbd", "textarea"};

// Inline code in the text of one paragraph, row or heading.
class InlineCode {
 public:
  InlineCode(std::string_view text, std::vector<CodeSpan>& spans) : text_(text), spans_(spans) {}

  void find(std::size_t begin, std::size_t end) {
    begin_ = begin;
    end_ = end;
    if (begins.find(text_.substr(0, end), begin) == end) return;
    collect_runs();
    comments_end_ = tags_end_ = true;
    std::size_t run = 0;
    for (std::size_t at = begin; at < end;) {
      const char c = text_[at];
      while (run < runs_.size() && runs_[run].begin < at) ++run;
      if (c == '\\')
        at += 2;
      else if (c == '`')
        at = code(at, run);
      else
        at = c == '<' ? markup(at) : at + 1;
    }
  }

 private:
  struct Run {
    std::size_t begin, length;
  };

  void collect_runs() {
    runs_.clear();
    next_of_length_.clear();
    for (std::size_t at = text_.find('`', begin_); at < end_; at = text_.find('`', at)) {
      const std::size_t stop = std::min(text_.find_first_not_of('`', at), end_);
      next_of_length_[stop - at].push_back(runs_.size());
      runs_.push_back({at, stop - at});
      at = stop;
    }
    used_.clear();
  }

  // `run` is the one at `at`, or the one after it when a backslash has taken the first backtick.
  std::size_t code(std::size_t at, std::size_t run) {
    const std::size_t length = std::min(text_.find_first_not_of('`', at), end_) - at;
    const auto found = next_of_length_.find(length);
    if (found == next_of_length_.end()) return at + length;
    std::size_t& used = used_[length];
    const std::vector<std::size_t>& same = found->second;
    while (used < same.size() && (same[used] < run || runs_[same[used]].begin <= at)) ++used;
    if (used == same.size()) return at + length;
    const Run& closer = runs_[same[used]];
    spans_.push_back({at, closer.begin + closer.length, CodeKind::inline_});
    return closer.begin + closer.length;
  }

  std::size_t markup(std::size_t at) {
    const std::string_view rest = text_.substr(at, end_ - at);
    if (rest.starts_with("<!--")) {
      if (!comments_end_) return at + 1;
      const std::size_t close = rest.find("-->", 4);
      if (close == rest.npos) {
        comments_end_ = false;
        return at + 1;
      }
      return add(at, close + 3, CodeKind::comment);
    }
    for (const std::string_view tag : code_tags) {
      if (!begins_with(rest.substr(1), tag) || rest.size() < tag.size() + 2) continue;
      const char after = rest[tag.size() + 1];
      if (after != '>' && after != ' ') continue;
      if (!tags_end_) return at + 1;
      const std::size_t close = find_end_tag(rest, tag);
      if (close == rest.npos) {
        tags_end_ = false;
        return at + 1;
      }
      return add(at, close, CodeKind::inline_);
    }
    return at + 1;
  }

  static std::size_t find_end_tag(std::string_view rest, std::string_view tag) {
    for (std::size_t at = rest.find("</"); at != rest.npos; at = rest.find("</", at + 2)) {
      if (!begins_with(rest.substr(at + 2), tag)) continue;
      const std::size_t stop = rest.find('>', at);
      return stop == rest.npos ? stop : stop + 1;
    }
    return rest.npos;
  }

  std::size_t add(std::size_t at, std::size_t length, CodeKind kind) {
    spans_.push_back({at, at + length, kind});
    return at + length;
  }

  std::string_view text_;
  std::vector<CodeSpan>& spans_;
  std::size_t begin_ = 0, end_ = 0;
  std::vector<Run> runs_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> next_of_length_;
  std::unordered_map<std::size_t, std::size_t> used_;
  // Whether what begins here may still find its end: an end that is missing once is missing for all
  // that follows.
  bool comments_end_ = true, tags_end_ = true;
};

bool is_delimiter_row(std::string_view content) {
  return content.find('-') != content.npos && content.find('|') != content.npos &&
         content.find_first_not_of("|-: \t") == content.npos;
}

class CodeFinder {
 public:
  CodeFinder(std::string_view text, LineRules rules)
      : text_(text), lines_(text, rules), inline_(text, spans_) {}

  std::vector<CodeSpan> find() {
    for (BlockLine line; lines_.next(line); last_ = line.kind) take(line);
    finish_paragraph();
    return std::move(spans_);
  }

 private:
  void take(const BlockLine& line) {
    if (line.kind == LineKind::text && line.continues) {
      if (is_delimiter_row(text_.substr(line.content, line.end - line.content))) in_table_ = true;
      if (in_table_) finish_paragraph();
      if (paragraph_begin_ == text_.npos) paragraph_begin_ = line.content;
      paragraph_end_ = line.end;
      return;
    }
    finish_paragraph();
    in_table_ = false;
    switch (line.kind) {
      case LineKind::text:
        paragraph_begin_ = line.content;
        paragraph_end_ = line.end;
        break;
      case LineKind::fence:
      case LineKind::fenced:
        extend(line.begin, line.next, CodeKind::fenced, line.opens);
        break;
      case LineKind::indented:
        extend(line.begin, line.next, CodeKind::indented, last_ != LineKind::indented);
        break;
      case LineKind::verbatim:
        take_verbatim(line);
        break;
      default:
        inline_.find(line.content, line.end);
    }
  }

  void finish_paragraph() {
    if (paragraph_begin_ != text_.npos) inline_.find(paragraph_begin_, paragraph_end_);
    paragraph_begin_ = text_.npos;
  }

  void take_verbatim(const BlockLine& line) {
    const bool comment = text_.substr(line.content).starts_with("<!--");
    if (line.opens) verbatim_ = comment ? CodeKind::comment : CodeKind::verbatim;
    extend(line.opens ? line.content : line.begin, line.code_end, verbatim_, line.opens);
    if (line.code_end < line.end) inline_.find(line.code_end, line.end);
  }

  void extend(std::size_t begin, std::size_t end, CodeKind kind, bool opens) {
    if (opens || spans_.empty())
      spans_.push_back({begin, end, kind});
    else
      spans_.back().end = end;
  }

  std::string_view text_;
  BlockLines lines_;
  std::vector<CodeSpan> spans_;
  InlineCode inline_;
  LineKind last_ = LineKind::blank;
  std::size_t paragraph_begin_ = std::string_view::npos, paragraph_end_ = 0;
  bool in_table_ = false;
  CodeKind verbatim_ = CodeKind::verbatim;
};

}  // namespace

std::vector<CodeSpan> find_code_spans(std::string_view text, LineRules rules) {
  return CodeFinder(text, rules).find();
}

}  // namespace offprint
