#include "pipeline/ingest_run.h"

#include "base/url.h"
#include "normalize/declarations.h"
#include "pipeline/document_queue.h"
#include "pipeline/life_cycle.h"
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
  std::string site;
};

struct Item {
  DocumentWork work;
  bool put_off = false;
  std::vector<Document> documents;
};

// Of a source that does not stream: as many are read by the thread that opens it.
constexpr std::size_t most_at_once = 64;

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
  report_life_state(options, document.state, article);
  document.site = stated_site(article);
  const bool exported = document.state == LifeState::published;
  // What is left out never comes back from the catalog, so its diagnostics are taken now; the
  // others' are taken when their record is made, together with what resolving finds.
  if (!exported) document.diagnostics = article.diagnostics;
  document.encoded = encode(article, evidence_of(article));
  document.encoded.exported = exported;
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

// Every source once; those that turn out to hold many documents are left for a second walk, which
// spreads them over the threads.
class IngestRun {
 public:
  IngestRun(const Rules& rules, const BuildOptions& options, Catalog& catalog, DiagnosticLog& log)
      : rules_(rules), options_(options), catalog_(catalog), log_(log) {}

  IngestCounts run(const std::vector<BuildSource>& sources) {
    total_ = static_cast<std::uint32_t>(sources.size());
    std::vector<const BuildSource*> all;
    for (const BuildSource& source : sources) all.push_back(&source);
    walk(std::move(all), false);
    walk(std::move(put_off_), true);
    return std::move(counts_);
  }

 private:
  void walk(std::vector<const BuildSource*> sources, bool one_by_one) {
    if (sources.empty()) return;
    DocumentQueue queue(std::move(sources), *rules_.files, one_by_one);
    process_in_order<Item>(
        options_.jobs, [&](Item& item) { return queue.next(item.work); },
        [&](Item& item) { read(item); }, [&](Item& item) { take(item); });
  }

  void read(Item& item) const {
    const DocumentWork& work = item.work;
    if (work.reader) {
      item.documents.push_back(make_document(rules_, options_, work.reader->read(work.document)));
      return;
    }
    const auto reader = open_build_source(*work.source, *rules_.files);
    item.put_off = reader->document_count() > most_at_once;
    if (item.put_off) return;
    for (std::size_t i = 0; i < reader->document_count(); ++i)
      item.documents.push_back(make_document(rules_, options_, reader->read(i)));
  }

  void take(Item& item) {
    if (item.put_off) return put_off_.push_back(item.work.source);
    for (Document& document : item.documents) take(document);
    // What a file holds is known when its first document comes.
    if (item.work.reader && item.work.document == 0)
      total_ += static_cast<std::uint32_t>(item.work.reader->document_count() - 1);
    item.work.reader.reset();
    if (options_.progress) options_.progress(Stage::reading, ++done_, total_);
  }

  void take(Document& document) {
    for (const KnownPerson& person : document.declared.people)
      catalog_.add(person, document.origin);
    for (const AttachmentRow& attachment : document.declared.attachments)
      catalog_.add(attachment, document.origin);
    if (document.is_article) catalog_.add(document.encoded);
    if (!document.site.empty() && counts_.sites.size() < 8)
      counts_.sites.insert(std::move(document.site));
    if (!is_asked_about(options_, document.origin)) return;
    log_.add(document.diagnostics);
    if (document.is_article) count(document);
  }

  void count(const Document& document) {
    ++counts_.documents;
    switch (document.state) {
      case LifeState::published:
        break;
      case LifeState::rejected:
        ++counts_.rejected;
        break;
      case LifeState::withdrawn:
        ++counts_.withdrawn;
        break;
      case LifeState::draft:
        ++counts_.drafts;
        break;
      case LifeState::restricted:
        ++counts_.private_articles;
        break;
      case LifeState::embargoed:
        ++counts_.embargoed;
        break;
      case LifeState::expired:
        ++counts_.expired;
        break;
    }
  }

  const Rules& rules_;
  const BuildOptions& options_;
  Catalog& catalog_;
  DiagnosticLog& log_;
  IngestCounts counts_;
  std::vector<const BuildSource*> put_off_;
  std::uint32_t done_ = 0, total_ = 0;
};

}  // namespace

IngestCounts run_ingest(const Rules& rules, const std::vector<BuildSource>& sources,
                        const BuildOptions& options, Catalog& catalog, DiagnosticLog& log) {
  return IngestRun(rules, options, catalog, log).run(sources);
}

}  // namespace offprint
