// The catalog's tables, and the only door to SQLite.
//
//   article   seq, origin, facts, anchors   what decide reads; seq is the order of adding
//   site_line site, edge, hash, page        what stands where on which page; hashes
//   person     key, origin, data              what origins declare; keys are hashes of ids in
//   attachment key, parent, origin, data      their scopes
//   document  seq, header, body             what run 2 reads
//   merged    seq, facts, header            what stands in the place of an article's own since
//                                           decide made one of several forms; no header: its own
//   decision  row, seq, decided             row is the order of origins
//
// Everything happens in one transaction on a fresh file without a journal: a run that is killed
// leaves nothing that has to be repaired. Not thread-safe. All functions throw Error{environment}.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace offprint {

class Store {
 public:
  // Written beside `path`, in whose place it comes at commit(). With "" a temporary file of
  // SQLite's own, which is touched only when the cache does not hold everything.
  explicit Store(const std::string& path);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  struct NewArticle {
    std::string_view origin, facts, anchors, header, body;
  };
  void add(const NewArticle& article);
  std::uint32_t size() const;  // articles

  struct SiteRow {
    std::uint64_t site = 0;
    std::uint32_t edge = 0;
    std::uint64_t hash = 0;
    std::uint64_t page = 0;
  };
  void add_site_line(const SiteRow& row);
  // Those that stand on `fewest` pages at least, by site, edge and hash, each with the number of
  // its pages; SQLite counts on disk, so memory does not grow with the archive.
  void for_each_site_line(
      std::uint32_t fewest,
      const std::function<void(const SiteRow& row, std::uint32_t pages)>& visit) const;

  // What the document of `origin` declares. `parent` is the key of the item that has the
  // attachment.
  void add_person(std::uint64_t key, std::string_view origin, std::string_view data);
  void add_attachment(std::uint64_t key, std::uint64_t parent, std::string_view origin,
                      std::string_view data);
  // The data of this key, of several that of the first origin, then the first by bytes; "" when
  // there is none. After index_origins.
  std::string person(std::uint64_t key) const;
  std::string attachment(std::uint64_t key) const;
  // The keys of the attachments of which some origin says that `parent` has them, each once, until
  // `visit` returns false.
  void for_each_attachment_of(std::uint64_t parent,
                              const std::function<bool(std::uint64_t key)>& visit) const;

  // After the last add: makes the indexes. Throws when two articles have the same origin.
  void index_origins();
  // By origin, in byte order. The view is valid during the call only.
  void for_each_article(
      const std::function<void(std::uint32_t seq, std::string_view facts)>& visit) const;
  std::string anchors(std::uint32_t seq) const;
  std::string facts(std::uint32_t seq) const;

  struct Source {
    std::string header, body;
  };
  // As it was added. After index_origins.
  Source source(std::uint32_t seq) const;
  // From now on, everything else gives these; an empty header leaves the article's own. Once for
  // each, and never while articles are visited.
  void replace(std::uint32_t seq, std::string_view facts, std::string_view header);

  void put_decision(std::uint32_t row, std::uint32_t seq, std::string_view decided);
  void end_of_decisions();
  std::string decision(std::uint32_t row) const;
  // By row. The views are valid during the call only.
  void for_each_decision(const std::function<void(std::uint32_t row, std::string_view decided,
                                                  std::string_view facts)>& visit) const;

  struct Document {
    std::string header, body, decided;
  };
  Document document(std::uint32_t row) const;

  // Closes the store, syncs it and puts it in its place.
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace offprint
