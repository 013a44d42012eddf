// What the whole archive decides about one article.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/evidence.h"
#include "model/person.h"
#include "model/tag.h"
#include "model/tag_report.h"

namespace offprint {

// Where one of the article's links leads that may mean an article.
struct LinkDecision {
  enum class Outcome : std::uint8_t {
    outside,           // no article is meant: leave the link as written
    article,           // an article of the archive
    missing,           // an article was meant and there is none
    fragment_missing,  // the article is there, the place in it is not
  };
  std::uint32_t use = 0;  // which of Article::links it is
  Outcome outcome = Outcome::outside;
  std::uint32_t row = 0;  // the target's number in the catalog
  std::string id;         // the target's id
  std::string url;        // the target's address, "" without a site
  std::string fragment;   // the place in the target, where it is written otherwise there
  // For `missing`: the nearest existing path, or "". For `article`: its path, where the link has
  // other capitals.
  std::string nearest;
  bool held_back = false;  // for `missing`: the article exists, but is a draft or was rejected
  bool withdrawn = false;  // for `missing`: the article was taken back

  bool leads_to_article() const {
    return outcome == Outcome::article || outcome == Outcome::fragment_missing;
  }
};

struct ArticleDecisions {
  std::string id;    // for ever
  std::string slug;  // unique in the archive
  std::string url;   // final
  // One for each of Article::tags, in that order. Those of one label are one tag; an empty label:
  // the tag is on the stop list.
  std::vector<Tag> tags;
  // Why each of `tags` is called what it is called.
  struct TagReason {
    LabelSource source = LabelSource::list;
    std::uint32_t certainty = 100;  // hundredths

    friend bool operator==(const TagReason&, const TagReason&) = default;
  };
  std::vector<TagReason> tag_reasons;
  // How the archive prints each of Article::authors, then of Article::contributors. What is empty
  // stays as the article has it.
  std::vector<Person> printed;
  std::vector<LinkDecision>
      links;  // of Article::links, in that order, those that do not lead outside
  // What the source's list of people says of each of Article::authors; nameless where it says
  // nothing, or the author has no id.
  std::vector<Person> people;
  // One for each of Article::attachments: the attachment, those of an item in their order, or none.
  std::vector<std::vector<AttachmentRow>> attachments;
  // What the pages of the article's site share. 0 pages: it is the article's own.
  struct Shared {
    std::uint32_t pages = 0;  // on which it stands at the same edge; more than one alike count once
    std::uint32_t of = 0;     // the site's pages

    friend bool operator==(const Shared&, const Shared&) = default;
  };
  std::vector<Shared> chrome;  // one for each of Article::edge_blocks
  Shared title_suffix;         // Article::title_suffix is the site's name, and is cut
};

}  // namespace offprint
