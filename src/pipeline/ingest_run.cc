#include "pipeline/ingest_run.h"

#include <algorithm>
#include <exception>
#include <optional>

#include "base/url.h"
#include "ingest/open_source.h"
#include "normalize/declarations.h"
#include "pipeline/document_queue.h"
#include "pipeline/failed_document.h"
#include "pipeline/life_cycle.h"
#include "pipeline/observed_files.h"
#include "pipeline/ordered.h"

namespace offprint {
namespace {

struct Document {
  bool is_article = true;
  std::string origin;
  EncodedArticle encoded;
  Declarations declared;
  Diagnostics diagnostics;
  LifeState state = LifeState::published;
  Moments moments;
};

struct Item {
  DocumentWork work;
  bool put_off = false;
  bool has_failed = false;  // one of them: the next build is to try again
  std::vector<Document> documents;
  std::vector<AskedFile> asked;  // while they were read
};

// Of a source that does not stream: as many are read by the thread that opens it.
constexpr std::size_t most_at_once = 64;

// More than one tells as much as any number.
constexpr std::size_t most_sites = 8;

// "https://a.example" of a stated address; "" of a derived one.
std::string stated_site(const Article& article) {
  if (article.url.empty() || article.url_is_derived) return "";
  const UrlParts parts = split_url(article.url);
  if (!parts.has_authority || (parts.scheme != "http" && parts.scheme != "https")) return "";
  return std::string(parts.scheme) + "://" + std::string(parts.authority);
}

Document make_article(const Rules& rules, const BuildOptions& options, Draft draft) {
  // Of a document that could not be read, only that is worth saying.
  const Diagnostics unread = has_error(draft.diagnostics) ? draft.diagnostics : Diagnostics{};
  Article article = normalize(rules, std::move(draft));
  if (!unread.empty()) article.diagnostics = unread;
  Document document;
  document.state = life_state(options, article);
  document.moments = life_moments(options, article);
  report_life_state(options, document.state, article);
  const bool exported = document.state == LifeState::published;
  // What is left out never comes back from the catalog, so its diagnostics are taken now; the
  // others' are taken when their record is made, together with what resolving finds.
  if (!exported) document.diagnostics = article.diagnostics;
  std::string site = stated_site(article);
  Evidence evidence = evidence_of(article);
  document.encoded = encode(std::move(article), std::move(evidence));
  document.encoded.exported = exported;
  document.encoded.state = document.state;
  document.encoded.stated_site = std::move(site);
  return document;
}

Document make_document(const Rules& rules, const BuildOptions& options, Draft draft) {
  const bool is_article = draft.is_article;
  std::string origin = draft.origin;
  Declarations declared = declarations_of(rules, draft);
  Document document;
  if (is_article)
    document = make_article(rules, options, std::move(draft));
  else
    document.diagnostics = std::move(draft.diagnostics);
  document.is_article = is_article;
  document.origin = std::move(origin);
  document.diagnostics.insert(document.diagnostics.end(), declared.diagnostics.begin(),
                              declared.diagnostics.end());
  document.declared = std::move(declared);
  return document;
}

// Adds a source to the catalog: its documents one after the other, then the file itself.
class SourceAdder {
 public:
  explicit SourceAdder(Catalog& catalog) : catalog_(catalog) {}

  void add(Item& item) {
    if (source_ != item.work.number) {
      finish();
      begin(item);
    }
    for (Document& document : item.documents) add(document);
    if (item.has_failed) known_.stamp = {};
    asked_.insert(asked_.end(), std::make_move_iterator(item.asked.begin()),
                  std::make_move_iterator(item.asked.end()));
  }

  void finish() {
    if (!source_) return;
    catalog_.sources().put(known_, asked_, said_);
    source_.reset();
    asked_.clear();
    said_.clear();
  }

 private:
  void begin(Item& item) {
    const Source& source = item.work.source;
    source_ = item.work.number;
    known_ = {catalog_.new_source(), source.origin, std::string(source.reader->name), {}, {}, 0};
    const auto own =
        std::find_if(item.asked.begin(), item.asked.end(),
                     [&](const AskedFile& asked) { return asked.path == source.origin; });
    if (own != item.asked.end()) {
      known_.stamp = own->stamp;
      item.asked.erase(own);
    } else {  // it is read piece by piece, by many
      known_.stamp = item.work.stamp;
    }
  }

  void add(Document& document) {
    for (const KnownPerson& person : document.declared.people)
      catalog_.add(person, document.origin, known_.id);
    for (const AttachmentRow& attachment : document.declared.attachments)
      catalog_.add(attachment, document.origin, known_.id);
    known_.moments.narrow(document.moments);
    said_.insert(said_.end(), document.diagnostics.begin(), document.diagnostics.end());
    if (!document.is_article) return;
    catalog_.add(document.encoded, known_.id);
    ++known_.articles;
  }

  Catalog& catalog_;
  std::optional<std::uint32_t> source_;  // its number
  KnownSource known_;
  std::vector<AskedFile> asked_;
  Diagnostics said_;
};

void add_to(IngestCounts& counts, LifeState state, std::uint32_t articles) {
  counts.documents += articles;
  switch (state) {
    case LifeState::published:
      break;
    case LifeState::rejected:
      counts.rejected += articles;
      break;
    case LifeState::withdrawn:
      counts.withdrawn += articles;
      break;
    case LifeState::draft:
      counts.drafts += articles;
      break;
    case LifeState::restricted:
      counts.private_articles += articles;
      break;
    case LifeState::embargoed:
      counts.embargoed += articles;
      break;
    case LifeState::expired:
      counts.expired += articles;
      break;
  }
}

// Every source once; those that turn out to hold many documents are left for a second walk, which
// spreads them over the threads.
class IngestRun {
 public:
  IngestRun(const Rules& rules, const SourceList& sources, const BuildOptions& options,
            Catalog& catalog, DiagnosticLog& log)
      : rules_(rules), sources_(sources), options_(options), adder_(catalog), log_(log) {}

  IngestCounts run(std::vector<std::uint32_t> numbers) {
    total_ = static_cast<std::uint32_t>(numbers.size());
    walk(std::move(numbers), false);
    walk(std::move(put_off_), true);
    adder_.finish();
    return std::move(counts_);
  }

 private:
  void walk(std::vector<std::uint32_t> numbers, bool one_by_one) {
    if (numbers.empty()) return;
    DocumentQueue queue(sources_, std::move(numbers), *rules_.files, one_by_one);
    process_in_order<Item>(
        options_.jobs, [&](Item& item) { return queue.next(item.work); },
        [&](Item& item) { read(item); }, [&](Item& item) { take(item); });
  }

  void read(Item& item) const {
    const ObservedFiles files(*rules_.files, rules_.root);
    Rules rules = rules_;
    rules.files = &files;
    const DocumentWork& work = item.work;
    if (work.reader) {
      read(rules, *work.reader, work.document, item);
    } else {
      std::unique_ptr<Reader> reader;
      unless_it_fails(rules, 0, item, [&] {
        if (work.failure) std::rethrow_exception(work.failure);
        reader = open_source(work.source, files);
      });
      const std::size_t documents = reader ? reader->document_count() : 0;
      item.put_off = documents > most_at_once;
      if (item.put_off) return;
      for (std::size_t i = 0; i < documents; ++i) read(rules, *reader, i, item);
    }
    item.asked = files.asked();
  }

  void read(const Rules& rules, const Reader& reader, std::size_t document, Item& item) const {
    unless_it_fails(rules, document, item, [&] {
      Draft draft = reader.read(document);
      const auto failed = options_.cannot_render.find(draft.origin);
      if (failed != options_.cannot_render.end())
        add_failed(rules, failed->second, item);
      else
        item.documents.push_back(make_document(rules, options_, std::move(draft)));
    });
  }

  template <typename Work>
  void unless_it_fails(const Rules& rules, std::size_t document, Item& item, Work work) const {
    offprint::unless_it_fails(
        rules.limits, options_.clock, work, [&](const std::exception& failure) {
          const std::string origin = failed_origin(item.work.source, document);
          add_failed(rules, failure_of(failure, "reading", origin, rules.limits), item);
        });
  }

  void add_failed(const Rules& rules, Diagnostic why, Item& item) const {
    item.has_failed = true;
    Draft draft = failed_draft(item.work.source, std::move(why));
    item.documents.push_back(make_document(rules, options_, std::move(draft)));
  }

  void take(Item& item) {
    if (item.put_off) return put_off_.push_back(item.work.number);
    adder_.add(item);
    for (Document& document : item.documents) take(document);
    // What a file holds is known when its first document comes.
    if (item.work.reader && item.work.document == 0)
      total_ += static_cast<std::uint32_t>(item.work.reader->document_count() - 1);
    item.work.reader.reset();
    if (options_.progress) options_.progress(Stage::reading, ++done_, total_);
  }

  void take(Document& document) {
    std::string& site = document.encoded.stated_site;
    if (!site.empty() && counts_.sites.size() < most_sites) counts_.sites.insert(std::move(site));
    if (!is_asked_about(options_, document.origin)) return;
    log_.add(document.diagnostics);
    if (document.is_article) add_to(counts_, document.state, 1);
  }

  const Rules& rules_;
  const SourceList& sources_;
  const BuildOptions& options_;
  SourceAdder adder_;
  DiagnosticLog& log_;
  IngestCounts counts_;
  std::vector<std::uint32_t> put_off_;
  std::uint32_t done_ = 0, total_ = 0;
};

}  // namespace

IngestCounts run_ingest(const Rules& rules, const SourceList& sources,
                        std::vector<std::uint32_t> numbers, const BuildOptions& options,
                        Catalog& catalog, DiagnosticLog& log) {
  return IngestRun(rules, sources, options, catalog, log).run(std::move(numbers));
}

IngestCounts count_articles(const Catalog& catalog) {
  IngestCounts counts;
  catalog.for_each_state(
      [&](LifeState state, std::uint32_t articles) { add_to(counts, state, articles); });
  catalog.for_each_stated_site([&](std::string_view site) {
    if (counts.sites.size() < most_sites) counts.sites.emplace(site);
  });
  return counts;
}

}  // namespace offprint
