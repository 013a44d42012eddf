#include "catalog/merge_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/unicode.h"

namespace offprint {
namespace {

// Where a value is, and nobody says how sure it is.
constexpr double default_confidence = 0.5;
// What is less surer than this is not worth a change.
constexpr double margin = 0.05;

double confidence(const Article& article, std::string_view field) {
  for (const Provenance& reason : article.provenance)
    if (reason.field == field) return reason.confidence;
  return default_confidence;
}

// One moment has a form in each zone.
bool is_same_time(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b || a->has_time != b->has_time) return a == b;
  return to_epoch_seconds(*a) == to_epoch_seconds(*b);
}

std::string taken_from(const Article& other, const Provenance& reason) {
  const std::string line =
      reason.position.line == 0 ? "" : fmt::format(", line {}", reason.position.line);
  return fmt::format("from {}{}: {}", other.origin, line, reason.rule);
}

class Merger {
 public:
  explicit Merger(Article& article) : article_(article) {}

  void take_from(const Article& other) {
    take_texts(other);
    take_dates(other);
    take_people(other);
    take_address(other);
    take_lists(other);
    take_images(other);
    if (!article_.syndication.is_limited) article_.syndication = other.syndication;
  }

 private:
  // Whether `other` is the one to ask for the field. Then what it says of it is explained.
  bool takes(const Article& other, std::string_view field, bool has_own, bool others_has) {
    if (!others_has) return false;
    if (has_own && confidence(other, field) < confidence(article_, field) + margin) return false;
    std::erase_if(article_.provenance, [&](const Provenance& p) { return p.field == field; });
    explain_all(other, field);
    return true;
  }

  void explain_all(const Article& other, std::string_view field) {
    for (const Provenance& reason : other.provenance)
      if (reason.field == field)
        article_.provenance.push_back(
            {std::string(field), {}, taken_from(other, reason), reason.confidence});
  }

  bool take_text(const Article& other, std::string_view field, std::string Article::*text) {
    if (other.*text == article_.*text ||
        !takes(other, field, !(article_.*text).empty(), !(other.*text).empty()))
      return false;
    article_.*text = other.*text;
    return true;
  }

  void no_longer(Code code) {
    std::erase_if(article_.diagnostics, [code](const Diagnostic& d) { return d.code == code; });
  }

  void take_texts(const Article& other) {
    if (take_text(other, "title", &Article::title)) {
      article_.title_suffix = {};
      no_longer(Code::title_missing);
    }
    take_text(other, "subtitle", &Article::subtitle);
    take_text(other, "dek", &Article::dek);
    take_text(other, "summary", &Article::summary);
    take_text(other, "section", &Article::section);
    take_text(other, "series", &Article::series);
    take_text(other, "rights", &Article::rights);
    const bool known = article_.language != "und", others_known = other.language != "und";
    if (article_.language != other.language && takes(other, "language", known, others_known)) {
      article_.language = other.language;
      article_.direction = other.direction;
    }
  }

  void take_date(const Article& other, std::string_view field, std::optional<Date> Article::*date) {
    if (is_same_time(other.*date, article_.*date)) return;
    if (takes(other, field, (article_.*date).has_value(), (other.*date).has_value()))
      article_.*date = other.*date;
  }

  void take_dates(const Article& other) {
    take_date(other, "published", &Article::published);
    take_date(other, "modified", &Article::modified);
    const auto& published = article_.published;
    auto& modified = article_.modified;
    if (published) no_longer(Code::date_missing);
    if (published && modified && to_epoch_seconds(*modified) < to_epoch_seconds(*published))
      modified.reset();
  }

  // Ids of people mean something in their own scope only.
  bool can_name(const Article& other, const std::vector<Person>& people) {
    const bool any_id = std::any_of(people.begin(), people.end(),
                                    [](const Person& person) { return !person.id.empty(); });
    if (!any_id || other.scope == article_.scope) return true;
    if (!article_.scope.empty()) return false;
    article_.scope = other.scope;
    return true;
  }

  static std::vector<std::string> names(const std::vector<Person>& people) {
    std::vector<std::string> names;
    for (const Person& person : people) names.push_back(fold(person.name));
    return names;
  }

  void take_people(const Article& other, std::string_view field,
                   std::vector<Person> Article::*people) {
    if (names(other.*people) == names(article_.*people) || !can_name(other, other.*people) ||
        !takes(other, field, !(article_.*people).empty(), !(other.*people).empty()))
      return;
    article_.*people = other.*people;
  }

  void take_people(const Article& other) {
    take_people(other, "authors", &Article::authors);
    take_people(other, "contributors", &Article::contributors);
    if (!article_.authors.empty()) no_longer(Code::author_missing);
  }

  // A stated address is one that readers have; a derived one follows from the slug. A stated id is
  // one that their readers' software has.
  void take_address(const Article& other) {
    if (article_.explicit_id.empty()) article_.explicit_id = other.explicit_id;
    if (article_.url_is_derived && !other.url_is_derived && !other.url.empty() &&
        takes(other, "url", false, true)) {
      article_.url = other.url;
      article_.url_is_derived = false;
    }
    const auto states = [](const Article& article) {
      return std::any_of(article.provenance.begin(), article.provenance.end(),
                         [](const Provenance& p) { return p.field == "site"; });
    };
    if (states(other) && takes(other, "site", states(article_), true)) article_.site = other.site;
  }

  template <typename Items, typename Key>
  void take_missing(const Items& others, Items& own, Key key, const Article& other,
                    std::string_view field) {
    bool any = false;
    for (const auto& item : others) {
      const auto same = [&](const auto& mine) { return key(mine) == key(item); };
      if (std::any_of(own.begin(), own.end(), same)) continue;
      own.push_back(item);
      any = true;
    }
    if (any) explain_all(other, field);
  }

  void take_lists(const Article& other) {
    take_missing(
        other.advisories, article_.advisories, [](const Advisory& a) { return a.id; }, other,
        "advisories");
    take_missing(
        other.aliases, article_.aliases, [](const std::string& a) { return a; }, other, "aliases");
    std::vector<RawTag> tags = other.tags;
    for (RawTag& tag : tags) tag.position = {};
    take_missing(
        tags, article_.tags, [](const RawTag& tag) { return tag.key; }, other, "tags");
    if (article_.enclosures.empty() && takes(other, "enclosures", false, !other.enclosures.empty()))
      article_.enclosures = other.enclosures;
  }

  static bool is_same_picture(const Image& a, const Image& b) {
    if (!a.hash.empty() && a.hash == b.hash) return true;
    return !a.url.empty() && a.url == b.url;
  }

  void take_images(const Article& other) {
    bool any = false;
    for (Image& image : article_.images)
      for (const Image& theirs : other.images)
        if (image.alt.empty() && !theirs.alt.empty() && is_same_picture(image, theirs)) {
          image.alt = theirs.alt;
          any = true;
        }
    if (any)
      article_.provenance.push_back(
          {"images", {}, fmt::format("alternative texts from {}", other.origin), 0.9});
    take_lead_image(other);
  }

  void take_lead_image(const Article& other) {
    const auto has_src = [&](const std::string& src) {
      return [&src](const Image& image) { return image.src == src; };
    };
    const auto theirs =
        std::find_if(other.images.begin(), other.images.end(), has_src(other.lead_image));
    if (!article_.lead_image.empty() || theirs == other.images.end()) return;
    const auto own = std::find_if(article_.images.begin(), article_.images.end(),
                                  [&](const Image& i) { return is_same_picture(i, *theirs); });
    const bool free =
        std::none_of(article_.images.begin(), article_.images.end(), has_src(other.lead_image));
    if (own == article_.images.end() && !free) return;
    if (!takes(other, "lead_image", false, true)) return;
    article_.lead_image = own != article_.images.end() ? own->src : theirs->src;
    if (own == article_.images.end()) article_.images.insert(article_.images.begin(), *theirs);
  }

  Article& article_;
};

}  // namespace

Article merge_forms(Article leader, const std::vector<Article>& others) {
  Merger merger(leader);
  for (const Article& other : others) merger.take_from(other);
  return leader;
}

}  // namespace offprint
