// The store of all articles between run 1 and run 2, and the decisions about the archive.
//
//   run 1:   encode (any thread) → add (one thread)
//   decide:  once, after the last add
//   run 2:   entries/load (one thread) → resolve (any thread)
//
// Environment problems throw Error{environment}.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/ledger.h"
#include "catalog/output_table.h"
#include "catalog/source_table.h"
#include "model/article.h"
#include "model/decisions.h"
#include "model/draft.h"
#include "model/evidence.h"
#include "model/life_state.h"
#include "model/publication.h"
#include "model/record.h"
#include "model/tag_report.h"
#include "model/vocabulary.h"

namespace offprint {

// An article as the catalog keeps it.
struct EncodedArticle {
  std::string header;  // all but the body
  std::string body;    // Body::to_bytes
  Evidence evidence;
  // Columns that selecting and deciding need without decoding:
  std::string origin, format, explicit_id, slug, url, title, section, series, language;
  std::uint64_t text_bytes = 0;     // of the body, as a page has it
  std::uint64_t picture_bytes = 0;  // of the files that the article shows
  std::uint64_t media_bytes = 0;    // of the files that it plays
  std::uint32_t word_count = 0;
  std::optional<Date> published, modified;
  std::vector<std::string> aliases;
  std::vector<std::string> tag_keys;
  std::vector<Position> tag_positions;  // one for each of `tag_keys`
  std::vector<Person> people;           // authors, then contributors
  std::string scope;
  std::vector<std::string> author_ids;  // one for each author, "" without one
  std::vector<std::string> attachments;
  std::vector<LinkUse> links;
  std::string page_site;
  struct EdgeLine {
    Edge edge = Edge::top;
    std::uint64_t hash = 0;
    std::vector<std::string> anchors;  // of the block: they go with it
  };
  std::vector<EdgeLine> edge_lines;  // one for each of Article::edge_blocks
  TitleSuffix title_suffix;
  bool url_is_derived = false;
  bool exported = true;    // false for drafts and for articles with an error
  bool withdrawn = false;  // taken back for good; then not exported
  Syndication syndication;
  // For whoever reads sources, and counts what they hold: kept as it is.
  LifeState state = LifeState::published;
  std::string stated_site;
};

// Thread-safe.
EncodedArticle encode(Article article, Evidence evidence);

// What selecting and ordering need to know of one article.
struct Entry {
  std::uint32_t row = 0;  // its number in the catalog; rows follow the order of origins
  std::string origin, id, slug, title, section, language;
  std::optional<Date> published, modified;
  std::vector<std::string> tag_slugs;
  std::vector<std::string> tag_labels;  // one for each of `tag_slugs`
  std::string series;
  struct Author {
    std::string name, sort_name;  // as the Record has the name; sort_name may be ""
  };
  std::vector<Author> authors;
  // What it takes in a book, by what is known before it is rendered: its text, not compressed, and
  // the files of its pictures.
  std::uint64_t text_bytes = 0, picture_bytes = 0, media_bytes = 0;
  Syndication syndication;
  // Of all that its Record is made of, but for why its tags are called what they are: the same as
  // long as what is exported of it is.
  std::uint64_t record_key = 0;
  std::vector<std::uint32_t> links;  // rows that its links lead to
};

// An article as it is read back, before it is decoded.
struct StoredArticle {
  std::uint32_t row = 0;
  std::string header, body;
  ArticleDecisions decisions;
};

// Decodes and closes every open question: the Record is what readers get. Links that lead nowhere
// lose their <a> and are reported (link-target-missing with the nearest path). Authors who are
// known by an id get their names (author-id-unresolved for the others), and attachments become
// images, those of an item figures (image-not-found for what there is not). The site's blocks leave
// the body (chrome-removed) with their images, unless nothing would be left; summary and word count
// follow. Thread-safe.
Record resolve(const StoredArticle& stored, const Publication& publication);

// What the archive is decided by, beside its articles and the ledger.
struct DecideRules {
  Publication publication;
  const Vocabulary* vocabulary = nullptr;  // null: none
  std::vector<std::string> stop_tags;      // keys of tags that leave every article
  bool reports_tags = false;               // Catalog::tag_report() is wanted
  DuplicatePolicy duplicates = DuplicatePolicy::report;
};

class Catalog {
 public:
  // A new, empty catalog. With a path it is written beside it and takes its place at commit(). With
  // "" it lives in a cache of a few megabytes, and beyond that in a nameless temporary file.
  explicit Catalog(const std::string& path);
  // The one that an earlier run left at `path`, made under the same `rules` (set_rules); nullptr
  // when there is none. It is changed in place, all at once at commit(). Throws DamagedCatalog, and
  // so does everything else that reads what the earlier run has written.
  static std::unique_ptr<Catalog> reopen(const std::string& path, std::string_view rules);
  ~Catalog();
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;

  // By what everything in it was made, beside the sources: whatever reopen() is to tell apart.
  void set_rules(std::string_view rules);
  // More of that kind: texts by name, "" until they are set.
  void set_about(std::string_view name, std::string_view value);
  std::string about(std::string_view name) const;

  // The files that the articles were read from.
  SourceTable& sources();
  // A number for a new source; what it holds is added with it, and it is put into sources() then.
  std::uint32_t new_source();
  // The source goes, with all that it holds.
  void remove(const KnownSource& source);

  // Articles may be added in any order; what follows is the same for all orders. Two of one origin
  // make decide throw.
  void add(const EncodedArticle& article, std::uint32_t source = 0);
  // What the document of `origin` declares. Of several rows of one scope and id, that of the first
  // origin counts, and of several of one document that with the first bytes.
  void add(const KnownPerson& person, std::string_view origin, std::uint32_t source = 0);
  void add(const AttachmentRow& attachment, std::string_view origin, std::uint32_t source = 0);

  // EncodedArticle::state and ::stated_site of all articles; each once, the latter not "".
  void for_each_state(
      const std::function<void(LifeState state, std::uint32_t articles)>& visit) const;
  void for_each_stated_site(const std::function<void(std::string_view site)>& visit) const;

  // Decides everything that needs the whole archive: ids and slugs (with the ledger, which is
  // updated), tag labels, printed names, people and attachments by their ids, links, and what pages
  // have of their site. Returns what there is to report about the archive itself.
  Diagnostics decide(const DecideRules& rules, Ledger& ledger);

  // Whether the last decide has left a ledger with which all would be decided alike, and for the
  // same reasons: true is certain.
  bool is_settled() const;

  // What the last decide found out about tags; empty unless DecideRules::reports_tags.
  const TagReport& tag_report() const;

  std::uint32_t size() const;
  // Every article that can be exported, by row. After decide.
  void for_each_entry(const std::function<void(const Entry&)>& visit) const;
  StoredArticle load(std::uint32_t row) const;

  // What was made of it. In there, an article goes by a number that it keeps from one run to the
  // next.
  OutputTable& outputs() const;
  // In any order.
  void for_each_id(const std::function<void(std::uint32_t row, std::string_view id)>& visit) const;
  std::uint32_t number_of(std::uint32_t row) const;
  std::uint32_t row_of(std::uint32_t number) const;

  // Syncs and puts the catalog in its place. Nothing can be loaded afterwards.
  void commit();

 private:
  struct State;
  explicit Catalog(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace offprint
