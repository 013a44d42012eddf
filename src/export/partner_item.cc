#include "export/partner_item.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"
#include "export/listing.h"
#include "export/partner_html.h"

namespace offprint {
namespace {

using Check = PartnerRule::Check;
constexpr std::string_view content_name = "content:encoded";
constexpr std::string_view own_scheme = "urn:offprint:";
// Of an excerpt that is taken from the text.
constexpr std::size_t excerpt_length = 500;

bool is_own(const FeedElement& element) {
  return element.name.starts_with("offprint:") ||
         (element.name == "media:rating" && element.attribute("scheme").starts_with(own_scheme));
}

void set(FeedElement& element, std::string_view name, const std::string& value) {
  const auto at = std::find_if(element.attributes.begin(), element.attributes.end(),
                               [&](const auto& a) { return a.first == name; });
  if (value.empty()) {
    if (at != element.attributes.end()) element.attributes.erase(at);
  } else if (at != element.attributes.end()) {
    at->second = value;
  } else {
    element.attributes.emplace_back(name, value);
  }
}

class ItemMender {
 public:
  ItemMender(const PartnerProfile& profile, const Record& record, MendedItem& mended)
      : profile_(profile), record_(record), mended_(mended), item_(mended.item) {}

  void run() {
    std::erase_if(item_.children, is_own);
    read_content();
    for (const PartnerRule& rule : profile_.rules)
      if (rule.on == PartnerRule::On::item) mend(rule);
    if (content_changed_) item_.child(content_name)->text = to_html(*mended_.content);
    for (const PartnerElement& element : profile_.elements)
      if (element.on == PartnerRule::On::item) add(element);
  }

 private:
  void read_content() {
    const FeedElement* content = item_.child(content_name);
    mended_.content = parse_html_tree(content ? content->text : std::string_view());
  }

  void mend(const PartnerRule& rule) {
    if (rule.check == Check::length && rule.of == std::vector<std::string>{"title"})
      return shorten_title(rule);
    if (!mended_.content || !item_.child(content_name)) return;
    const HtmlChange change = mend_html(rule, *mended_.content);
    if (change.count == 0) return;
    content_changed_ = true;
    mended_.changes.push_back(change.done);
  }

  void shorten_title(const PartnerRule& rule) {
    FeedElement* title = item_.child("title");
    if (!title || !mended_.content || !item_.child(content_name)) return;
    const std::string second = split_title(rule, title->text);
    if (second.empty()) return;
    HtmlNode line{"p", {}, {}, {{"em", {}, {}, {{"", {}, second, {}}}}}};
    auto& lines = mended_.content->children;
    lines.insert(lines.begin(), {std::move(line), {"", {}, "\n", {}}});
    content_changed_ = true;
    mended_.changes.push_back(
        fmt::format("the title is `{}`; `{}` is the first line of the text", title->text, second));
  }

  void add(const PartnerElement& wanted) {
    if (wanted.from == "image") return add_picture(wanted);
    if (const FeedElement* there = item_.child(wanted.name);
        there && (wanted.attribute.empty() ? !there->text.empty()
                                           : !there->attribute(wanted.attribute).empty()))
      return;
    std::string value = wanted.text;
    if (wanted.from == "summary") value = summary();
    if (value.empty()) return;
    FeedElement made;
    made.name = wanted.name;
    if (wanted.attribute.empty())
      made.text = value;
    else
      made.attributes.emplace_back(wanted.attribute, value);
    item_.children.push_back(std::move(made));
  }

  std::string summary() const {
    if (!record_.summary.empty()) return record_.summary;
    return first_sentences(plain_text(record_.body), excerpt_length, record_.language);
  }

  // Those of the text with what the record knows of their files.
  std::vector<FeedPicture> pictures() const {
    auto all = feed_pictures(item_, mended_.content ? &*mended_.content : nullptr);
    for (FeedPicture& picture : all)
      for (const Image& image : record_.images) {
        if (image.url.empty() || image.url != picture.url) continue;
        picture.width = image.width;
        picture.height = image.height;
        picture.bytes = image.size;
        picture.type = image.media_type;
        picture.in_text = false;
      }
    return all;
  }

  bool meets_all(const FeedPicture& picture) const {
    return std::all_of(profile_.rules.begin(), profile_.rules.end(), [&](const PartnerRule& rule) {
      return rule.check != Check::image || meets(rule, picture).value_or(true);
    });
  }

  void add_picture(const PartnerElement& wanted) {
    std::vector<FeedPicture> all = pictures();
    if (all.empty()) return;
    auto best = std::find_if(all.begin(), all.end(),
                             [&](const FeedPicture& picture) { return meets_all(picture); });
    if (best == all.end()) best = all.begin();
    FeedElement* there = item_.child(wanted.name);
    if (there && !there->attribute("type").empty() &&
        !there->attribute("type").starts_with("image/"))
      return;  // a podcast's episode
    if (there && there->attribute(wanted.attribute) == best->url) return;
    if (best->type.empty()) best->type = picture_type(split_url(best->url).path);
    if (wanted.name == "enclosure" && best->type.empty()) return;  // it must say its type
    if (there)
      mended_.changes.push_back(fmt::format("its picture is `{}`", best->url));
    else
      there = &item_.children.emplace_back();
    describe(wanted, *best, *there);
  }

  static void describe(const PartnerElement& wanted, const FeedPicture& picture,
                       FeedElement& element) {
    element.name = wanted.name;
    set(element, wanted.attribute, picture.url);
    if (wanted.name == "enclosure") {
      set(element, "length", std::to_string(picture.bytes));
      set(element, "type", picture.type);
      return;
    }
    const bool is_known = picture.width > 0 && picture.height > 0;
    set(element, "width", is_known ? std::to_string(picture.width) : "");
    set(element, "height", is_known ? std::to_string(picture.height) : "");
  }

  const PartnerProfile& profile_;
  const Record& record_;
  MendedItem& mended_;
  FeedElement& item_;
  bool content_changed_ = false;
};

}  // namespace

MendedItem mend_item(const PartnerProfile& profile, const Record& record, FeedElement item) {
  MendedItem mended;
  mended.item = std::move(item);
  ItemMender(profile, record, mended).run();
  return mended;
}

std::string split_title(const PartnerRule& rule, std::string& title) {
  const double length = static_cast<double>(count_code_points(title));
  if (!rule.most || length <= *rule.most) return "";
  constexpr std::string_view marks[] = {": ", " – ", " — ", " | ", "? ", "! "};
  std::size_t best = title.npos, end = 0;
  for (const std::string_view mark : marks)
    for (std::size_t at = title.find(mark); at != title.npos; at = title.find(mark, at + 1)) {
      const bool keeps_mark = mark[0] == '?' || mark[0] == '!';
      const std::size_t cut = at + (keeps_mark ? 1 : 0);
      const auto left = static_cast<double>(count_code_points({title.data(), cut}));
      const bool fits = left <= *rule.most && left >= rule.least.value_or(1);
      if (!fits || (best != title.npos && cut < best)) continue;
      best = cut;
      end = at + mark.size();
    }
  if (best == title.npos) return "";
  std::string second(trim(std::string_view(title).substr(end)));
  title.resize(best);
  return second;
}

}  // namespace offprint
