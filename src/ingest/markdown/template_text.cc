#include "ingest/markdown/template_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "base/unicode.h"
#include "ingest/markdown/template_elements.h"
#include "ingest/markdown/template_marks.h"
#include "ingest/markdown/template_pairs.h"
#include "ingest/markdown/template_scan.h"
#include "ingest/markdown/template_values.h"

namespace offprint {
namespace {

// What the values of variables may add to a text.
constexpr std::size_t most_growth = 1 << 20;

bool holds_templates(std::string_view text) {
  return text.find("{{") != text.npos || text.find("{%") != text.npos;
}

// `text` with the values of its outputs, and nothing in the place of other tags, for each of which
// lose(tag) is called.
template <typename Lose>
std::string plain_text(std::string_view text, const TemplateValues& values, Lose lose) {
  std::string out;
  TagReader reader(text);
  std::size_t done = 0;
  for (std::size_t at = text.find('{'); at < text.size(); at = text.find('{', at)) {
    const std::optional<TemplateTag> tag = reader.read(at);
    if (!tag) {
      ++at;
      continue;
    }
    out += text.substr(done, at - done);
    at = done = tag->end;
    const std::optional<TemplateValue> value =
        tag->style == TagStyle::output ? values.value_of(*tag) : std::nullopt;
    if (value)
      out += value->text;
    else if (tag->style != TagStyle::comment)
      lose(*tag);
  }
  return out += text.substr(done);
}

class Renderer {
 public:
  Renderer(TextPasses& passes, EditedText& edited, std::string_view text, LineRules rules,
           const std::vector<Field>& fields)
      : passes_(passes),
        edited_(edited),
        text_(text),
        found_(find_templates(text, rules)),
        partner_(pair_templates(found_)),
        values_(fields),
        opened_(found_.size()) {}

  void run() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      FoundTag& found = found_[i];
      if (found.tag.begin < done_) continue;
      for (TagArgument& argument : found.tag.arguments) resolve(argument, found.tag);
      edited_.keep_until(found.tag.begin);
      end_ = found.tag.end;
      std::string text = replacement(i);
      if (text.empty() && leaves_no_address(found)) text = "<>";
      edited_.replace_until(done_ = end_after(found, text), text);
    }
    for (const auto& [what, removed] : removed_)
      passes_.report(Code::template_markup_removed, removed.first, what + " was removed", {},
                     removed.count);
  }

 private:
  using Kind = FoundTag::Kind;

  void resolve(TagArgument& argument, const TemplateTag& tag) {
    if (!holds_templates(argument.value)) return;
    argument.value = plain_text(argument.value, values_,
                                [&](const TemplateTag& inner) { lose(inner, tag.begin); });
  }

  // Of "( "Title")" the title would be taken for the address.
  bool leaves_no_address(const FoundTag& found) const {
    return found.place.context == TagContext::destination && found.tag.begin > 0 &&
           text_[found.tag.begin - 1] == '(' && text_.substr(end_, 1).find_first_of(" )\n") == 0;
  }

  // Blanks after what was removed would indent the rest of the line, and an empty line ends a block
  // of HTML.
  std::size_t end_after(const FoundTag& found, const std::string& text) const {
    std::size_t end = end_;
    if (!found.place.line_begins || found.place.context != TagContext::text ||
        (!text.empty() && !text.ends_with('\n') && !text.ends_with(' ')))
      return end;
    while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\t')) ++end;
    if (text.empty() && found.place.in_html && found.place.line_ends &&
        text_.substr(end, 1) == "\n")
      ++end;
    return end;
  }

  void lose(const TemplateTag& tag, std::size_t offset, std::string_view more = {}) {
    std::string what;
    if (tag.style == TagStyle::shortcode)
      what = "the shortcode \"" + std::string(first_bytes(tag.name, 60)) + '"';
    else if (tag.style == TagStyle::tag)
      what = "the template tag \"" + std::string(first_bytes(tag.name, 60)) + '"';
    else
      what = "the template's \"" + collapse_space(first_bytes(tag.written, 80)) + '"';
    passes_.report(Code::template_syntax_removed, offset,
                   what + " is unknown here and was removed" + std::string(more));
  }

  std::string lost(const TemplateTag& tag, std::string_view more = {}) {
    lose(tag, tag.begin, more);
    return {};
  }

  struct Removed {
    std::size_t first;
    std::uint32_t count = 0;
  };

  std::string mark_removed(const FoundTag& found, std::string what) {
    ++removed_.try_emplace(std::move(what), Removed{found.tag.begin}).first->second.count;
    return {};
  }

  std::string replacement(std::size_t i) {
    const FoundTag& found = found_[i];
    switch (found.kind) {
      case Kind::raw:
        return {};
      case Kind::attributes:
        return mark_removed(found, "a list of attributes");
      case Kind::contents:
        return mark_removed(found, "the place of a table of contents");
      case Kind::path_mark:
        return std::string(path_mark_address(found.tag.inside, text_.substr(found.tag.end, 300)));
      case Kind::verbatim:
        if (found.meaning == Meaning::comment) return comment(found);
        return code_markup(found.tag,
                           text_.substr(found.inner_begin, found.inner_end - found.inner_begin),
                           found.place);
      case Kind::tag:
        break;
    }
    switch (found.tag.style) {
      case TagStyle::comment:
        return comment(found);
      case TagStyle::escaped:
        return escaped(found);
      case TagStyle::output:
        return output(found);
      default:
        return is_end(found) ? end_tag(i) : tag(i);
    }
  }

  std::string comment(const FoundTag& found) {
    passes_.report(Code::template_comment_removed, found.tag.begin,
                   "a comment to the template was removed");
    return {};
  }

  std::string escaped(const FoundTag& found) {
    std::string shown(text_.substr(found.tag.begin, found.tag.end - found.tag.begin));
    for (const std::string_view mark : {"/*", "*/"})
      if (const std::size_t at = shown.find(mark); at != shown.npos) shown.erase(at, 2);
    return inline_code(shown);
  }

  // Nothing when what was to be printed is too much.
  bool spend(std::size_t bytes) {
    spent_ += bytes;
    return spent_ <= most_growth;
  }

  std::string output(const FoundTag& found) {
    const std::optional<TemplateValue> value = values_.value_of(found.tag);
    if (!value && !found.tag.arguments.empty() && !found.tag.name.empty()) return call(found);
    if (!value || !spend(value->text.size())) return lost(found.tag);
    if (value->is_embed && found.place.context == TagContext::text)
      return embed_markup(value->text, value->title);
    const char next = found.tag.end < text_.size() ? text_[found.tag.end] : ' ';
    const bool goes_on = next == '/' || next == '{';
    if (found.place.context == TagContext::text)
      return value->is_root && !goes_on ? lost(found.tag) : value->text;
    const std::string address = value->is_root && !goes_on ? "/" : value->text;
    return address_text(address, found.place.context);
  }

  // `{{ youtube(id="x") }}`
  std::string call(const FoundTag& found) {
    if (found.place.context != TagContext::text) return address(found);
    return content(found, found.meaning, false);
  }

  std::string address(const FoundTag& found) {
    if (found.meaning == Meaning::variable) return variable(found);
    std::string address = address_of(found.tag, found.meaning);
    if (found.meaning == Meaning::root) address.insert(0, address.starts_with('/') ? "" : "/");
    // Of an unknown tag, an argument that is an address is the best guess, and a whole one.
    const bool known = found.meaning != Meaning::unknown ||
                       is_article_path(std::string_view(address).substr(0, address.find('#'))) ||
                       address.starts_with("article:");
    if (address.empty() || !known) return lost(found.tag);
    return address_text(address, found.place.context);
  }

  std::string variable(const FoundTag& found) {
    std::optional<std::string> value;
    if (!found.tag.arguments.empty()) value = values_.variable(found.tag.arguments[0].value);
    if (!value || !spend(value->size())) return lost(found.tag);
    if (found.place.context == TagContext::text) return *value;
    return address_text(*value, found.place.context);
  }

  std::string tag(std::size_t i) {
    const FoundTag& found = found_[i];
    const bool paired = partner_[i] != no_partner;
    switch (found.meaning) {
      case Meaning::loop:
        return loop(i);
      case Meaning::assignment:
        values_.assign(found.tag);
        return loop(i);
      case Meaning::control:
        return lost(found.tag, paired ? "; what it encloses was kept" : "");
      case Meaning::machinery:
        return mark_removed(found,
                            "the mark \"" + std::string(first_bytes(found.tag.name, 60)) + '"');
      case Meaning::variable:
        return variable(found);
      default:
        break;
    }
    if (found.place.context != TagContext::text) return address(found);
    return content(found, found.meaning, paired);
  }

  // What a loop prints, and what a variable is given, is not known to be text.
  std::string loop(std::size_t i) {
    const std::size_t end = partner_[i];
    if (end == no_partner) return lost(found_[i].tag);
    end_ = found_[end].tag.end;
    return lost(found_[i].tag, " with what it encloses");
  }

  std::string content(const FoundTag& found, Meaning meaning, bool open) {
    std::string html;
    switch (meaning) {
      case Meaning::figure:
        html = figure_markup(found.tag, found.place, open);
        break;
      case Meaning::embed:
        html = embed_markup(embed_address(found.tag),
                            found.tag.find({"title", "caption", "label", "alt", "text"}),
                            found.tag.find({"poster"}));
        break;
      case Meaning::box:
      case Meaning::quote:
      case Meaning::details:
        if (!found.place.on_one_line)
          html = enclosure_markup(found.tag, meaning, found.place, open);
        break;
      case Meaning::link:
      case Meaning::file:
      case Meaning::reference:
        html = link_markup(found.tag, meaning, open);
        break;
      case Meaning::root:
        return address_of(found.tag, meaning);
      default:
        break;
    }
    if (html.empty()) return unknown(found, open);
    if (open) opened_[static_cast<std::size_t>(&found - found_.data())] = true;
    return html;
  }

  std::string unknown(const FoundTag& found, bool open) {
    lose(found.tag, found.tag.begin, open ? "; what it encloses was kept" : "");
    const std::string_view title = found.tag.find({"title", "heading", "header"});
    if (!open || title.empty() || found.place.on_one_line || !found.place.line_begins) return {};
    return as_block("<strong>" + collapse_space(title) + "</strong>", found.place);
  }

  std::string end_tag(std::size_t i) {
    const FoundTag& found = found_[i];
    // Whose beginning stands in a listing, where both mean nothing.
    if (found.tag.name == "endraw" || found.tag.name == "endverbatim")
      return mark_removed(found, "the mark \"" + found.tag.name + '"');
    if (partner_[i] == no_partner) return lost(found.tag);
    const FoundTag& begin = found_[partner_[i]];
    if (!opened_[partner_[i]]) return {};
    switch (begin.meaning) {
      case Meaning::figure:
        return as_block("</figcaption></figure>", found.place);
      case Meaning::link:
      case Meaning::file:
      case Meaning::reference:
        return "</a>";
      case Meaning::embed:
        return {};
      default:
        return enclosure_end(begin.tag, begin.meaning, found.place);
    }
  }

  TextPasses& passes_;
  EditedText& edited_;
  std::string_view text_;
  std::vector<FoundTag> found_;
  std::vector<std::size_t> partner_;
  TemplateValues values_;
  std::vector<bool> opened_;  // those whose ends have something to write
  std::size_t done_ = 0, end_ = 0;
  std::size_t spent_ = 0;
  std::map<std::string, Removed> removed_;
};

void resolve_value(Value& value, const Field& field, const TemplateValues& values,
                   std::string_view origin, Diagnostics& diagnostics) {
  if (value.is_text() && holds_templates(value.scalar))
    value.scalar = plain_text(value.scalar, values, [&](const TemplateTag& tag) {
      diagnostics.push_back({Code::template_syntax_removed, std::string(origin),
                             value.position.line != 0 ? value.position : field.position,
                             "the template's \"" + collapse_space(first_bytes(tag.written, 80)) +
                                 "\" in `" + field.key + "` is unknown here and was removed"});
    });
  for (Value& item : value.items) resolve_value(item, field, values, origin, diagnostics);
  for (Value::Member& member : value.members)
    resolve_value(member.value, field, values, origin, diagnostics);
}

}  // namespace

void edit_templates(TextPasses& passes, LineRules rules, const std::vector<Field>& fields) {
  if (!may_hold_templates(passes.text())) return;
  passes.run([&](std::string_view text, EditedText& edited) {
    Renderer(passes, edited, text, rules, fields).run();
  });
}

void resolve_field_templates(std::vector<Field>& fields, std::string_view origin,
                             Diagnostics& diagnostics) {
  const std::vector<Field> none;
  const TemplateValues values(none);
  for (Field& field : fields) resolve_value(field.value, field, values, origin, diagnostics);
}

}  // namespace offprint
