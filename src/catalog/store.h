// The catalog's tables of articles, and of what is decided about them. For people, documented and
// stable: see article_table.h and diagnostic_view.h. For the program alone:
//
//   about     name, value                   of what run, under which rules
//   facts     seq, source, origin, state,   what decide reads; seq is the order of adding; content
//             site, content, data,          is a hash of header and body; lines: as site_line
//             anchors, lines, seal
//   document  seq, header, body, seal       what run 2 reads
//   decision  seq, facts, names, decided,   what was decided about an article; facts: a hash of
//             seal                          those that it was decided with; names: as put_decision
//   source, asked, said                     see source_table.h
//   declared_person, declared_attachment    see declared_table.h
//   output, rendition, reported             see output_table.h
// and for as long as one run takes:
//   site_line site, edge, hash, page        what stands where on which page; hashes
//   merged    seq, facts, header            what stands in the place of an article's own since
//                                           decide made one of several forms; no header: its own
//
// A row's seal is a hash of what it holds: a row that somebody else has touched is noticed when it
// is read (DamagedCatalog). A new store is written beside its path and takes its place at commit().
// One that is opened again is changed in place, in one transaction: a run that is killed leaves it
// as it was. Not thread-safe, but that outputs() may be used while another thread reads the rest:
// what goes into the next stage is read while what has left the last one is noted. All functions
// throw Error{environment}.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/article_table.h"
#include "catalog/declared_table.h"
#include "catalog/output_table.h"
#include "catalog/source_table.h"
#include "catalog/sqlite.h"
#include "model/life_state.h"

namespace offprint {

class Store {
 public:
  // A new, empty one. With "" a temporary file of SQLite's own, which is touched only when the
  // cache does not hold everything.
  explicit Store(const std::string& path);
  // The one at `path`; nullptr when there is none of this form. Throws DamagedCatalog.
  static std::unique_ptr<Store> reopen(const std::string& path);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  void set_about(std::string_view name, std::string_view value);
  std::string about(std::string_view name) const;  // "" when there is nothing

  SourceTable& sources();
  OutputTable& outputs();
  ArticleTable& articles();
  DeclaredTable& declared();
  const DeclaredTable& declared() const;

  // What stands where on a page, all as numbers or hashes.
  struct SiteRow {
    std::uint64_t site = 0, edge = 0, hash = 0, page = 0;
  };
  struct NewArticle {
    std::uint32_t source = 0;
    std::string_view origin;
    LifeState state = LifeState::published;
    std::string_view site, facts, anchors, header = {}, body = {};
    std::vector<SiteRow> lines = {};
  };
  // One whose origin was removed in this run gets its number back.
  void add(const NewArticle& article);
  // With all that belongs to the source.
  void remove(const KnownSource& source);
  std::uint32_t size() const;  // articles
  void for_each_state(
      const std::function<void(LifeState state, std::uint32_t articles)>& visit) const;
  // Each `site` that an article has, but "".
  void for_each_site(const std::function<void(std::string_view site)>& visit) const;

  // The lines of all articles that stand on `fewest` pages at least, by site, edge and hash, each
  // with the number of its pages; SQLite counts on disk, so memory does not grow with the archive.
  void for_each_site_line(
      std::uint32_t fewest,
      const std::function<void(const SiteRow& row, std::uint32_t pages)>& visit) const;

  // After the last add. Throws when two articles have the same origin.
  void begin_decisions();
  // By origin, in byte order. The view is valid during the call only. Of what an earlier run left,
  // the first such walk throws DamagedCatalog when any of it is not as it was, and it must come
  // before for_each_site_line.
  void for_each_article(
      const std::function<void(std::uint32_t seq, std::string_view facts)>& visit) const;
  std::string anchors(std::uint32_t seq) const;
  std::string facts(std::uint32_t seq) const;

  struct Source {
    std::string header, body;
  };
  // As it was added. After begin_decisions.
  Source source(std::uint32_t seq) const;
  // From now on, everything else gives these; an empty header leaves the article's own. Once for
  // each, and never while articles are visited.
  void replace(std::uint32_t seq, std::string_view facts, std::string_view header);

  // What an earlier run has decided, in any order. Their articles may be gone.
  struct FormerDecision {
    std::uint32_t seq = 0;
    std::uint64_t facts = 0, names = 0;
  };
  void for_each_former_decision(const std::function<void(const FormerDecision&)>& visit) const;
  // Whether an article has been added since in the place of one with other anchors. (One in the
  // place of none has a name that nobody had.)
  bool any_other_anchors() const;

  // From here on an article goes by its row, its place in the order of origins.
  void number_rows(std::vector<std::uint32_t> seqs);
  // For each row either of these. `facts`: a hash of those that it was decided with; `names`: one
  // of what the article is called. One that stays the same is not written again; returns whether it
  // was.
  void keep_decision(std::uint32_t row, std::uint64_t names);
  bool put_decision(std::uint32_t row, std::uint64_t facts, std::string_view decided,
                    std::uint64_t names);
  std::uint32_t seq_of(std::uint32_t row) const;
  std::uint32_t row_of(std::uint32_t seq) const;
  std::uint64_t names(std::uint32_t row) const;
  std::string decision(std::uint32_t row) const;
  // All of them, in any order.
  void for_each_decided(
      const std::function<void(std::uint32_t row, std::string_view decided)>& visit) const;
  // By row. `content` is a hash of the header and the body. The views are valid during the call
  // only.
  struct DecidedArticle {
    std::uint32_t row = 0;
    std::uint64_t content = 0;
    std::string_view decided, facts;
  };
  void for_each_decision(const std::function<void(const DecidedArticle&)>& visit) const;

  struct Document {
    std::string header, body, decided;
  };
  Document document(std::uint32_t row) const;

  // Closes the store, syncs it and puts it in its place.
  void commit();

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::uint32_t number_for(const NewArticle& article);
  void add_site_lines(std::string_view lines) const;
  void verify_articles(
      const std::function<void(std::uint32_t seq, std::string_view facts)>& visit) const;

  std::unique_ptr<State> state_;
};

}  // namespace offprint
