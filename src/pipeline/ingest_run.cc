#include "pipeline/ingest_run.h"

#include "base/url.h"
#include "ingest/open_source.h"
#include "pipeline/ordered.h"

namespace offprint {
namespace {

struct Item {
  const BuildSource* source = nullptr;
  struct Document {
    EncodedArticle encoded;
    Diagnostics diagnostics;
    bool rejected = false, draft = false;
    std::string site;
  };
  std::vector<Document> documents;
};

// "https://a.example" of a stated address; "" of a derived one.
std::string stated_site(const Article& article) {
  if (article.url.empty() || article.url_is_derived) return "";
  const UrlParts parts = split_url(article.url);
  if (!parts.has_authority || (parts.scheme != "http" && parts.scheme != "https")) return "";
  return std::string(parts.scheme) + "://" + std::string(parts.authority);
}

void report_future_date(const BuildOptions& options, Article& article) {
  if (!options.as_of || !article.published) return;
  constexpr std::int64_t day = 86400;  // zones differ by less than this
  if (to_epoch_seconds(*article.published) <= to_epoch_seconds(*options.as_of) + day) return;
  article.diagnostics.push_back(
      {Code::date_in_future,
       article.origin,
       {},
       "the publication date " + to_iso8601(*article.published) + " is still to come"});
}

Item::Document make_document(const Rules& rules, const BuildOptions& options, Draft draft) {
  // Of a document that could not be read, only that is worth saying.
  const Diagnostics unread = has_error(draft.diagnostics) ? draft.diagnostics : Diagnostics{};
  Article article = normalize(rules, std::move(draft));
  if (!unread.empty()) article.diagnostics = unread;
  report_future_date(options, article);
  Item::Document document;
  document.rejected = has_error(article.diagnostics);
  document.draft = article.draft;
  document.site = stated_site(article);
  // What is rejected never comes back from the catalog, so its diagnostics are taken now; the
  // others' are taken when their record is made, together with what resolving finds.
  if (document.rejected || document.draft) document.diagnostics = article.diagnostics;
  document.encoded = encode(article, evidence_of(article));
  document.encoded.exported = !document.rejected && !document.draft;
  return document;
}

}  // namespace

IngestCounts run_ingest(const Rules& rules, const std::vector<BuildSource>& sources,
                        const BuildOptions& options, Catalog& catalog, DiagnosticLog& log) {
  IngestCounts counts;
  std::size_t next = 0;
  std::uint32_t done = 0;
  process_in_order<Item>(
      options.jobs,
      [&](Item& item) {
        if (next == sources.size()) return false;
        item.source = &sources[next++];
        return true;
      },
      [&](Item& item) {
        const BuildSource& source = *item.source;
        const auto reader = source.bytes ? open_source(source.source, *source.bytes)
                                         : open_source(source.source, *rules.files);
        for (std::size_t i = 0; i < reader->document_count(); ++i)
          item.documents.push_back(make_document(rules, options, reader->read(i)));
      },
      [&](Item& item) {
        for (Item::Document& document : item.documents) {
          catalog.add(document.encoded);
          if (!document.site.empty() && counts.sites.size() < 8)
            counts.sites.insert(std::move(document.site));
          if (!is_asked_about(options, document.encoded.origin)) continue;
          log.add(document.diagnostics);
          ++counts.documents;
          counts.rejected += document.rejected;
          counts.drafts += document.draft && !document.rejected;
        }
        if (options.progress)
          options.progress(Stage::reading, ++done, static_cast<std::uint32_t>(sources.size()));
      });
  return counts;
}

}  // namespace offprint
