#include "export/epub/onix.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/language_codes.h"
#include "export/epub/accessibility.h"
#include "export/epub/onix_codes.h"
#include "export/epub/package.h"
#include "export/epub/page.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr std::string_view without_date = "19800101";

// "20240312" of "2024-03-12T…".
std::string compact_day(const std::string& iso) {
  std::string day = iso.substr(0, std::min<std::size_t>(iso.size(), 10));
  day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
  return day.empty() ? std::string(without_date) : day;
}

std::string plain_uuid(const std::string& identifier) {
  return identifier.substr(identifier.rfind(':') + 1);
}

class Onix {
 public:
  Onix(const Book& book, std::uint64_t size) : book_(book), spec_(book.spec), size_(size) {}

  // The order of elements is the schema's, everywhere.
  std::string write() {
    out_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<ONIXMessage release=\"3.0\" xmlns=\"http://ns.editeur.org/onix/3.0/reference\">\n";
    write_header();
    open("Product");
    element("RecordReference", plain_uuid(book_.identifier()));
    element("NotificationType", "03");  // confirmed on publication
    element("RecordSourceType", "01");  // the publisher
    write_identifier("01", "UUID", plain_uuid(book_.identifier()));
    write_identifier("06", "", spec_.doi);
    write_identifier("15", "", spec_.isbn);
    write_description();
    write_collateral();
    write_publishing();
    write_related();
    close("Product");
    out_ += "</ONIXMessage>\n";
    return std::move(out_);
  }

 private:
  void open(std::string_view name) { out_ += fmt::format("{:{}}<{}>\n", "", 2 * ++depth_, name); }
  void close(std::string_view name) { out_ += fmt::format("{:{}}</{}>\n", "", 2 * depth_--, name); }
  void element(std::string_view name, std::string_view text, std::string_view attributes = {}) {
    if (text.empty()) return;
    out_ += fmt::format("{:{}}<{}{}>", "", 2 * depth_ + 2, name, attributes);
    append_escaped(out_, text);
    out_ += fmt::format("</{}>\n", name);
  }
  void empty_element(std::string_view name) {
    out_ += fmt::format("{:{}}<{}/>\n", "", 2 * depth_ + 2, name);
  }

  void write_header() {
    open("Header");
    open("Sender");
    const Publication& publication = book_.publication;
    element("SenderName",
            publication.publisher.empty() ? publication.title : publication.publisher);
    close("Sender");
    element("SentDateTime", compact_day(book_.modified));
    close("Header");
  }

  void write_identifier(std::string_view type, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    open("ProductIdentifier");
    element("ProductIDType", type);
    element("IDTypeName", name);
    element("IDValue", value);
    close("ProductIdentifier");
  }

  void write_description() {
    open("DescriptiveDetail");
    element("ProductComposition", "00");   // one item
    element("ProductForm", "ED");          // to be downloaded
    element("ProductFormDetail", "E101");  // EPUB
    element("ProductFormDetail", "E200");  // that adapts to the screen
    write_accessibility();
    element("PrimaryContentType", "10");       // text to read
    element("EpubTechnicalProtection", "00");  // none
    write_license();
    write_series();
    write_title("01", book_.volumes > 1 ? volume_label(book_.words(), book_.volume) : "",
                book_.title, spec_.subtitle);
    write_contributors();
    element("EditionStatement", spec_.edition);
    write_languages();
    write_extents();
    write_subjects();
    close("DescriptiveDetail");
  }

  void write_feature(std::string_view type, std::string_view value, std::string_view text = {}) {
    if (value.empty()) return;
    open("ProductFormFeature");
    element("ProductFormFeatureType", type);
    element("ProductFormFeatureValue", value);
    element("ProductFormFeatureDescription", text);
    close("ProductFormFeature");
  }

  void write_accessibility() {
    constexpr std::string_view accessibility = "09", hazards = "12";
    const AccessibilityMetadata metadata = accessibility_of(book_);
    write_feature(accessibility, "00", metadata.summary);
    for (const std::string& feature : metadata.features)
      write_feature(accessibility, onix_accessibility_feature(feature));
    const std::vector<std::string>& modes = metadata.sufficient_modes;
    if (std::find(modes.begin(), modes.end(), "textual") != modes.end())
      write_feature(accessibility, "52");
    write_certification(accessibility);
    if (metadata.hazards != std::vector<std::string>{"unknown"}) write_feature(hazards, "00");
  }

  // "EPUB Accessibility 1.1 - WCAG 2.2 Level AA": its version of WCAG, and its level.
  void write_certification(std::string_view type) {
    const CertificationSpec& certification = spec_.certification;
    const std::string& claim = certification.conforms_to;
    if (certification.certifier.empty() || claim.empty()) return;
    write_feature(type, "04");  // EPUB Accessibility 1.1
    for (const auto& [words, code] :
         {std::pair("WCAG 2.0", "80"), std::pair("WCAG 2.1", "81"), std::pair("WCAG 2.2", "82")})
      if (claim.find(words) != claim.npos) write_feature(type, code);
    const std::string level = claim.substr(claim.rfind(' ') + 1);
    write_feature(type, level == "AAA" ? "86" : level == "AA" ? "85" : "84");
    write_feature(type, "90", certification.certifier);
    if (!certification.report.empty()) write_feature(type, "94", certification.report);
  }

  void write_license() {
    const std::string& license = spec_.license;
    if (license.empty()) return;
    open("EpubLicense");
    element("EpubLicenseName", license);
    if (license.starts_with("http://") || license.starts_with("https://")) {
      open("EpubLicenseExpression");
      element("EpubLicenseExpressionType", "01");  // for people to read
      element("EpubLicenseExpressionLink", license);
      close("EpubLicenseExpression");
    }
    close("EpubLicense");
  }

  void write_series() {
    if (spec_.series.empty()) return empty_element("NoCollection");
    open("Collection");
    element("CollectionType", "10");  // the publisher's
    write_title("02", spec_.series_position, spec_.series, "");
    close("Collection");
  }

  // Level 01 is the product, 02 what it belongs to.
  void write_title(std::string_view level, std::string_view part, std::string_view title,
                   std::string_view subtitle) {
    open("TitleDetail");
    element("TitleType", "01");
    open("TitleElement");
    element("TitleElementLevel", level);
    element("PartNumber", part);
    element("TitleText", title);
    element("Subtitle", subtitle);
    close("TitleElement");
    close("TitleDetail");
  }

  void write_contributors() {
    unsigned number = 0;
    for (const std::vector<Person>& people : {book_creators(book_), book_contributors(book_)})
      for (const Person& person : people) {
        const bool is_person = !person.is_organization;
        open("Contributor");
        element("SequenceNumber", std::to_string(++number));
        element("ContributorRole", onix_contributor_role(person.role));
        element(is_person ? "PersonName" : "CorporateName", person.name);
        if (is_person) element("PersonNameInverted", person.sort_name);
        close("Contributor");
      }
    if (number == 0) empty_element("NoContributor");
  }

  void write_languages() {
    std::vector<std::string> written;
    for (const std::string& language : book_.languages()) {
      const std::string code = iso_639_2b(language);
      if (code.empty() || std::find(written.begin(), written.end(), code) != written.end())
        continue;
      written.push_back(code);
      open("Language");
      element("LanguageRole", "01");  // of the text
      element("LanguageCode", code);
      close("Language");
    }
  }

  void write_extents() {
    const std::uint64_t words = std::accumulate(
        book_.chapters.begin(), book_.chapters.end(), std::uint64_t{0},
        [](std::uint64_t sum, const ChapterFacts& chapter) { return sum + chapter.words; });
    if (words > 0) write_extent("02", words, "02");
    write_extent("22", size_, "17");  // bytes
  }

  void write_extent(std::string_view type, std::uint64_t value, std::string_view unit) {
    open("Extent");
    element("ExtentType", type);
    element("ExtentValue", std::to_string(value));
    element("ExtentUnit", unit);
    close("Extent");
  }

  void write_subjects() {
    std::string keywords;
    for (const Subject& subject : book_subjects(book_)) {
      if (subject.codes.empty()) keywords += (keywords.empty() ? "" : "; ") + subject.label;
      for (const SubjectCode& code : subject.codes) write_subject(subject.label, code);
    }
    if (keywords.empty()) return;
    open("Subject");
    element("SubjectSchemeIdentifier", "20");
    element("SubjectHeadingText", keywords);
    close("Subject");
  }

  void write_subject(const std::string& label, const SubjectCode& code) {
    const OnixSubjectScheme scheme = onix_subject_scheme(code);
    open("Subject");
    element("SubjectSchemeIdentifier", scheme.code);
    element("SubjectSchemeName", scheme.name);
    if (!scheme.is_heading) element("SubjectCode", code.term);
    element("SubjectHeadingText", scheme.is_heading ? code.term : label);
    close("Subject");
  }

  void write_collateral() {
    const std::string& description = book_.publication.description;
    if (description.empty()) return;
    open("CollateralDetail");
    open("TextContent");
    element("TextType", "03");         // description
    element("ContentAudience", "00");  // for everyone
    element("Text", description);
    close("TextContent");
    close("CollateralDetail");
  }

  void write_publishing() {
    const Publication& publication = book_.publication;
    open("PublishingDetail");
    if (!publication.publisher.empty()) {
      open("Publisher");
      element("PublishingRole", "01");
      element("PublisherName", publication.publisher);
      if (!publication.site.empty()) {
        open("Website");
        element("WebsiteRole", "01");  // the publisher's own
        element("WebsiteLink", publication.site);
        close("Website");
      }
      close("Publisher");
    }
    element("PublishingStatus", "04");  // active
    if (spec_.date) {
      open("PublishingDate");
      element("PublishingDateRole", "01");
      element("Date", compact_day(to_iso8601(*spec_.date)), " dateformat=\"00\"");
      close("PublishingDate");
    }
    close("PublishingDetail");
  }

  // The other volumes, to be used together with this one.
  void write_related() {
    if (book_.volumes == 1) return;
    open("RelatedMaterial");
    for (unsigned volume = 1; volume <= book_.volumes; ++volume) {
      if (volume == book_.volume) continue;
      open("RelatedProduct");
      element("ProductRelationCode", "04");
      write_identifier("01", "UUID", plain_uuid(book_.identifier_of(volume)));
      close("RelatedProduct");
    }
    close("RelatedMaterial");
  }

  const Book& book_;
  const BookSpec& spec_;
  std::uint64_t size_;
  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string onix_record(const Book& book, std::uint64_t size, const std::string& path,
                        Diagnostics& diagnostics) {
  std::string missing;
  const auto need = [&](bool is_there, std::string_view key) {
    if (!is_there) missing += (missing.empty() ? "`" : ", `") + std::string(key) + '`';
  };
  need(!book.publication.publisher.empty(), "publication.publisher");
  need(!book.publication.description.empty(), "publication.description");
  need(!book.spec.isbn.empty(), "book.isbn");
  need(book.spec.date.has_value(), "book.date");
  if (!missing.empty() && book.volume == 1)
    diagnostics.push_back({Code::onix_incomplete,
                           "",
                           {},
                           fmt::format("{}: its ONIX record lacks {}", path, missing),
                           "add them to the configuration before the record goes to the trade"});
  return Onix(book, size).write();
}

}  // namespace offprint
