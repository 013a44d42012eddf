#include "ingest/capture/role_rules.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "ingest/capture/hashtags.h"
#include "ingest/capture/site_name.h"

namespace offprint {
namespace {

constexpr std::uint32_t longest_subhead = 18;        // words
constexpr std::uint32_t longest_bare_question = 15;  // words of a dek that stands only once
constexpr std::size_t near_headline = 6;             // blocks
constexpr std::size_t tags_after = 40;               // blocks

class Rules {
 public:
  explicit Rules(Capture& capture)
      : c_(capture), blocks_(capture.blocks), f_(capture.features), region_(capture.region) {}

  void run() {
    c_.roles.assign(blocks_.size(), {});
    drop_unlikely_names(c_);
    trim_tail(c_);
    count_inside();
    before_text();
    inside();
    after_text();
    take_labels();
  }

 private:
  void set(std::size_t i, Role role, std::string reason) {
    c_.roles[i] = {role, std::move(reason)};
  }

  // How often a line stands in the article as a line of its own.
  void count_inside() {
    for (std::size_t i = region_.begin; i < region_.end; ++i)
      if (blocks_[i].shape == BlockShape::text) ++inside_[f_[i].hash];
  }

  bool repeats_headline(std::size_t i) const {
    if (!c_.has_headline() || i == c_.headline.block) return false;
    return f_[i].hash == f_[c_.headline.block].hash || !site_after_headline(c_, i).empty();
  }

  void before_text() {
    const std::size_t head = c_.headline.block;
    const std::size_t first = c_.has_headline() ? std::min(head, region_.begin) : region_.begin;
    for (std::size_t i = 0; i < first; ++i) {
      if (repeats_headline(i))
        set(i, Role::repetition, "the headline once more");
      else if (!set_meta(i, false))
        c_.roles[i] = chrome_role(blocks_[i], f_[i],
                                  c_.has_headline() ? "before the headline" : "before the text");
    }
    if (!c_.has_headline()) return;
    for (std::size_t i = region_.begin; i < head; ++i)
      c_.roles[i] = chrome_role(blocks_[i], f_[i], "before the headline");
    set(head, Role::headline, "");
    if (head >= region_.begin) region_.begin = head + 1;
    between(head);
  }

  // What stands between headline and text.
  void between(std::size_t head) {
    find_dek(head);
    for (std::size_t i = head + 1; i < region_.begin; ++i) {
      if (c_.roles[i].role == Role::dek) continue;
      if (repeats_headline(i)) {
        set(i, Role::repetition, "the headline once more");
      } else if (set_meta(i, true)) {
        continue;
      } else if ((i + 1 == region_.begin && opens_text(i)) || is_first_sentence(i)) {
        region_.begin = i;
        break;
      } else {
        c_.roles[i] = chrome_role(blocks_[i], f_[i], "between headline and text");
      }
    }
  }

  // A heading over the first paragraph.
  bool opens_text(std::size_t i) const {
    return blocks_[i].shape == BlockShape::text && f_[i].cues.bits == 0 && f_[i].repeats == 1 &&
           f_[i].words > 0 && f_[i].words <= longest_subhead && starts_like_heading(i) &&
           f_[i].digit_share < 0.5;
  }

  // A short first paragraph.
  bool is_first_sentence(std::size_t i) const {
    const BlockFeatures& f = f_[i];
    return blocks_[i].shape == BlockShape::text && f.ends_sentence && f.words >= 5 &&
           f.cues.bits == 0 && f.repeats == 1 && starts_like_heading(i) && i + 6 >= region_.begin;
  }

  void find_dek(std::size_t head) {
    for (std::size_t i = head + 1; i < std::min(head + 7, region_.end); ++i) {
      if (c_.meta[i].any() || blocks_[i].shape != BlockShape::text || repeats_headline(i) ||
          f_[i].words < 5)
        continue;
      if (is_dek(i)) {
        set(i, Role::dek, "between headline and text");
        if (i >= region_.begin) {
          for (std::size_t j = region_.begin; j < i; ++j)
            if (!set_meta(j, true)) c_.roles[j] = chrome_role(blocks_[j], f_[j], "before the dek");
          region_.begin = i + 1;
        }
      }
      return;
    }
  }

  bool is_dek(std::size_t i) const {
    const BlockFeatures& f = f_[i];
    if (f.words > 60 || f.sentences > 3 || f.ends_with_colon || f.trails_off) return false;
    const bool text_follows = i + 1 < region_.end;
    if (!text_follows || chrome_cues(i) || holds_markup(i) || f.cues.has(Cue::published))
      return false;
    if (f.is_question && f.sentences == 1 && f.words <= 40 &&
        (f.repeats > 1 || f.words <= longest_bare_question) && blocks_[i].text.back() == '?')
      return true;
    for (std::size_t j = i + 1; j < std::min(i + 4, blocks_.size()); ++j) {
      if (c_.meta[j].any()) return true;
      if (f_[j].words >= 10) break;
    }
    return !f.ends_sentence && f.words >= 10 && f.words <= 45 && starts_like_heading(i);
  }

  bool holds_markup(std::size_t i) const {
    const std::string& text = blocks_[i].text;
    return text.find_first_of("<>{}") != text.npos || text.find("://") != text.npos;
  }

  bool chrome_cues(std::size_t i) const {
    constexpr Cue cues[] = {Cue::consent, Cue::copyright,     Cue::comments,
                            Cue::related, Cue::newsletter,    Cue::share,
                            Cue::button,  Cue::advertisement, Cue::author_note};
    return std::any_of(std::begin(cues), std::end(cues),
                       [&](Cue cue) { return f_[i].cues.has(cue); });
  }

  bool set_meta(std::size_t i, bool near) {
    const MetaLine& meta = c_.meta[i];
    if (meta.is_label() && i + 1 < blocks_.size() && c_.meta[i + 1].any()) {
      set(i, meta.labels_byline ? Role::byline : Role::date, "a label before the next line");
      return true;
    }
    if (!meta.any()) return false;
    if (!near && !stands_near_headline(i)) return false;
    if (!meta.byline.empty())
      set(i, Role::byline, meta.labelled ? "a label and a name" : "a name on a line of its own");
    else if (meta.dates())
      set(i, Role::date, "a date on a line of its own");
    else
      set(i, Role::navigation, meta.filler ? "a template's words for a name" : "a reading time");
    return true;
  }

  // Without a headline, right above the text.
  bool stands_near_headline(std::size_t i) const {
    if (!c_.has_headline()) return c_.meta[i].sure() && region_.begin - i <= near_headline;
    return i < c_.headline.block && c_.headline.block - i <= near_headline;
  }

  bool starts_like_heading(std::size_t i) const {
    std::size_t at = 0;
    const std::string& text = blocks_[i].text;
    while (at < text.size()) {
      const char32_t c = next_code_point(text, at);
      if (is_letter(c)) return !is_lower(c);
      if (is_digit(c)) return true;
    }
    return false;
  }

  void inside() {
    for (std::size_t i = region_.begin; i < region_.end; ++i) {
      if (f_[i].is_prose()) prose_so_far_ += f_[i].words;
      if (f_[i].cues.has(Cue::related) && f_[i].words <= 10 &&
          blocks_[i].shape == BlockShape::text) {
        i = drop_group(i, Role::related);
      } else if (f_[i].cues.has(Cue::contents) && f_[i].words <= 8) {
        i = drop_group(i, Role::contents);
      } else {
        one_inside(i);
      }
    }
  }

  // A heading with the links below it, up to the next prose. Gives the last one.
  std::size_t drop_group(std::size_t head, Role role) {
    const std::string reason = role == Role::contents ? "headings of the article, listed before it"
                                                      : "links to other articles, inside the text";
    set(head, role, reason);
    std::size_t i = head + 1;
    while (i < region_.end && !f_[i].is_prose() && belongs_to_group(i, role))
      set(i++, role, reason);
    return i - 1;
  }

  bool belongs_to_group(std::size_t i, Role role) const {
    if (blocks_[i].shape == BlockShape::list_item || blocks_[i].shape == BlockShape::image)
      return true;
    if (blocks_[i].shape != BlockShape::text || f_[i].ends_sentence) return false;
    if (role == Role::contents) return f_[i].repeats > 1;
    // The heading over the next paragraph is no link.
    return i + 1 < region_.end && !f_[i + 1].is_prose();
  }

  void one_inside(std::size_t i) {
    const CaptureBlock& block = blocks_[i];
    const BlockFeatures& f = f_[i];
    if (block.shape == BlockShape::image || block.shape == BlockShape::control ||
        block.shape == BlockShape::rule) {
      c_.roles[i] = chrome_role(block, f, "inside the text");
      if (block.shape == BlockShape::rule) set(i, Role::rule, "");
    } else if (repeats_headline(i)) {
      set(i, Role::repetition, "the headline once more");
    } else if (i > 0 && f.hash == f_[i - 1].hash && f.letters > 0) {
      set(i, Role::repetition, "the line before it once more");
    } else if (at_ends(i) && is_meta_inside(i) && set_meta(i, true)) {
      return;
    } else if (is_picture_description(i)) {
      set(i, Role::image, "a picture's description: small letters, no sentence, on its own");
    } else if (is_chrome_inside(i)) {
      c_.roles[i] = chrome_role(block, f, "inside the text");
    } else if (block.shape == BlockShape::list_item) {
      set(i, f.letters + f.words == 0 ? Role::rule : Role::list_item, "");
    } else if (block.shape == BlockShape::row) {
      set(i, Role::row, "");
    } else if (f.letters == 0 && f.words == 0) {
      set(i, Role::navigation, "no words");
    } else if (f.cues.has(Cue::credit) && f.words <= 40) {
      set(i, Role::caption, "");
    } else if (is_subhead(i)) {
      set(i, Role::subhead, "");
    } else {
      set(i, Role::paragraph, "");
    }
  }

  // Text browsers print these where a picture is.
  bool is_picture_description(std::size_t i) const {
    const BlockFeatures& f = f_[i];
    if (!c_.wrapped || blocks_[i].shape != BlockShape::text || f.letters == 0) return false;
    if (f.words > 20 || f.sentences > 0 || f.ends_with_colon || starts_like_heading(i))
      return false;
    if (!blocks_[i].after_blank || blocks_[i].indent > 0) return false;
    const bool after = i + 1 >= blocks_.size() || blocks_[i + 1].after_blank;
    return after && i > 0 && !f_[i - 1].ends_with_colon;
  }

  // Where bylines stand when the article's region holds them.
  bool at_ends(std::size_t i) const {
    return (i < region_.begin + 12 && prose_so_far_ < 60) || i + 3 >= region_.end;
  }

  // A sentence may end with a date, too.
  bool is_meta_inside(std::size_t i) const {
    const MetaLine& meta = c_.meta[i];
    return f_[i].words <= 16 || (meta.labelled && meta.dates());
  }

  bool is_chrome_inside(std::size_t i) const {
    const BlockFeatures& f = f_[i];
    const FoundCues& cues = f.cues;
    if (cues.has(Cue::consent) && f.words <= 60 && f.sentences <= 3) return f.words <= 12;
    if (cues.has(Cue::copyright)) return f.words <= 25;
    if (cues.has(Cue::advertisement) || cues.has(Cue::share) || cues.has(Cue::button))
      return f.words <= 8 && !f.ends_sentence;
    if (cues.has(Cue::comments) || cues.has(Cue::author_note)) return f.words <= 14;
    if (cues.has(Cue::newsletter)) return f.words <= 30 && f.sentences <= 2;
    if (cues.has(Cue::read_more)) return f.words <= 25 && f.sentences <= 1 && !f.ends_with_colon;
    if (cues.has(Cue::navigation) && blocks_[i].shape == BlockShape::text) return f.words <= 5;
    if (cues.has(Cue::relative_time)) return f.words <= 4 && f.digit_share > 0;
    const auto count = inside_.find(f.hash);
    return blocks_[i].shape == BlockShape::text && f.words >= 3 && count != inside_.end() &&
           count->second >= 3;
  }

  bool is_subhead(std::size_t i) const {
    const BlockFeatures& f = f_[i];
    if (region_.words == 0 || f.words > longest_subhead || f.words == 0 || f.trails_off ||
        f.ends_with_colon)
      return false;
    if (f.ends_sentence && !f.is_question && !f.all_capitals && !ends_with_exclamation(i))
      return false;
    if (f.sentences > 1 || !starts_like_heading(i) || is_sum(i)) return false;
    std::size_t next = i + 1;
    while (next < region_.end &&
           (blocks_[next].shape == BlockShape::image || blocks_[next].shape == BlockShape::rule))
      ++next;
    if (next >= region_.end) return false;
    if (f.is_question || ends_with_exclamation(i)) return f_[next].is_prose() && f.words <= 14;
    return true;
  }

  // Displayed on a line of its own; a year alone may head what happened in it.
  bool is_sum(std::size_t i) const { return f_[i].digit_share > 0.6 && f_[i].words > 2; }

  bool ends_with_exclamation(std::size_t i) const { return blocks_[i].text.ends_with('!'); }

  // Tags and sections, wherever they stand.
  void take_labels() {
    const std::size_t end = std::min(region_.end + tags_after, blocks_.size());
    for (std::size_t i = 0; i < end; ++i) {
      if (blocks_[i].shape != BlockShape::text || i == c_.headline.block) continue;
      const bool near = i + 4 >= region_.end;
      if (f_[i].words <= 200 && !split_hashtags(blocks_[i].text).empty())
        set(i, Role::tags, "hashtags and nothing else");
      else if (near && is_labelled_list(i, Cue::section))
        set(i, Role::section, "a label and a section");
      else if (near && is_labelled_list(i, Cue::tags))
        set(i, Role::tags, "a label and a list");
    }
  }

  // "Tags: salt, sea": a label with its colon, and short things.
  bool is_labelled_list(std::size_t i, Cue cue) const {
    const BlockFeatures& f = f_[i];
    const std::string_view text = blocks_[i].text;
    const std::size_t end = cue_prefix(text, cue);
    if (end == 0 || end >= text.size() || f.sentences > 0 || f.words > 40) return false;
    const std::string_view label = text.substr(0, end);
    const bool colon = label.find(':') != label.npos || label.find("：") != label.npos;
    return colon || label.find(' ') != label.rfind(' ');
  }

  void after_text() {
    for (std::size_t i = region_.end; i < blocks_.size(); ++i) {
      const MetaLine& meta = c_.meta[i];
      const bool labelled = meta.labelled || meta.published_labelled || !meta.updated.empty();
      if (labelled && i < region_.end + 8 && set_meta(i, true)) continue;
      c_.roles[i] = repeats_headline(i) ? RoleDecision{Role::repetition, "the headline once more"}
                                        : chrome_role(blocks_[i], f_[i], "after the text");
    }
  }

  Capture& c_;
  const std::vector<CaptureBlock>& blocks_;
  const std::vector<BlockFeatures>& f_;
  Region& region_;
  std::map<std::uint64_t, std::uint32_t> inside_;
  std::uint32_t prose_so_far_ = 0;
};

}  // namespace

void assign_roles(Capture& capture) { Rules(capture).run(); }

}  // namespace offprint
