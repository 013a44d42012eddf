// Records and a way to export them, for the tests of both feeds.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "export/exporter.h"

namespace offprint::test {

inline Date date(std::string_view text) { return parse_date(text).date.value(); }

// The smallest record that an exporter may get.
inline Record small_record() {
  Record record;
  record.origin = "articles/ferry.md";
  record.id = "https://sea.example/ferry/";
  record.slug = "ferry";
  record.title = "The Ferry";
  record.language = "en";
  record.url = "https://sea.example/ferry/";
  return record;
}

// One with everything that a feed can say, and characters that need care everywhere.
inline Record full_record() {
  Record record = small_record();
  record.title = "Salt & < Tide >";
  record.subtitle = "A second line";
  record.dek = "What it is about";
  record.summary = "Tides < moons & \"suns\"";
  record.authors = {{"Maud Tregellis", "Tregellis, Maud", "https://sea.example/maud"},
                    {"Ido & Co", "Ido & Co", ""}};
  record.published = date("2024-09-07T18:40:00+01:00");
  record.modified = date("2024-09-09");
  record.tags = {{"Field notes", "field-notes", {"field notes"}}, {"R&D", "r-d", {"R&D"}}};
  record.section = "Essays";
  record.series = "Averil";
  record.rights = "© 2024 Tregellis";
  record.advisories = {{"loss", "Loss", "", ""}};
  record.word_count = 2;
  record.lead_image = "dusk.jpg";
  Image image;
  image.src = "dusk.jpg";
  image.url = "https://sea.example/dusk.jpg?w=8&h=6";
  image.alt = "A \"ferry\" at dusk";
  image.media_type = "image/jpeg";
  image.width = 800;
  image.height = 600;
  record.images = {image};
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph, {9, 1});
  record.body.append_text(paragraph, "Salt & water ]]> sky.");
  return record;
}

// What full_record() is as HTML in a feed, in two lines.
inline constexpr std::string_view full_content[] = {
    "<p><img src=\"https://sea.example/dusk.jpg?w=8&amp;h=6\" alt=\"A &quot;ferry&quot; at dusk\" "
    "width=\"800\" height=\"600\"></p>\n",
    "<p>Salt &amp; water ]]&gt; sky.</p>\n"};

inline NodeIndex append_image(Record& record, std::string_view src, std::string_view alt,
                              Position position = {}) {
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph, position);
  const NodeIndex image = record.body.append(paragraph, Element::image, position);
  record.body.set_attribute(image, Attribute::src, src);
  record.body.set_attribute(image, Attribute::alt, alt);
  return image;
}

inline NodeIndex append_link(Record& record, std::string_view href, std::string_view text) {
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph);
  const NodeIndex link = record.body.append(paragraph, Element::link);
  record.body.set_attribute(link, Attribute::href, href);
  record.body.append_text(link, text);
  return link;
}

inline ExportContext small_context() {
  ExportContext context;
  context.publication.title = "Marginal Sea";
  context.publication.site = "https://sea.example";
  context.publication.language = "en";
  context.output.path = "out/feed.data";
  return context;
}

inline ExportContext full_context() {
  ExportContext context = small_context();
  context.publication.description = "Shores & instruments";
  context.publication.publisher = "Sea Press";
  context.publication.rights = "© 2024 Sea Press";
  context.publication.logo = "images/our logo.png";
  context.publication.authors = {{"The Editors", "", "https://sea.example/about"}};
  context.latest = date("2024-09-09");
  return context;
}

// A folder of its own, removed at the end.
class ExportFolder {
 public:
  ExportFolder() {
    path_ = (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
    if (!::mkdtemp(path_.data())) throw std::runtime_error("no temporary folder");
  }
  ~ExportFolder() { std::filesystem::remove_all(path_); }
  std::string operator/(std::string_view name) const { return path_ + "/" + std::string(name); }
  bool is_empty() const { return std::filesystem::is_empty(path_); }

 private:
  std::string path_;
};

// The bytes that the exporter makes of `records`; what it says of its file goes to `written`.
inline std::string export_feed(std::unique_ptr<Exporter> (*make)(ExportContext),
                               ExportContext context, const std::vector<Record>& records,
                               OutputFile* written = nullptr) {
  const ExportFolder folder;
  context.path = folder / "feed";
  const std::unique_ptr<Exporter> exporter = make(context);
  std::uint32_t position = 0;
  for (const Record& record : records) exporter->append({position++}, exporter->render(record));
  Diagnostics diagnostics;
  const std::vector<OutputFile> files = exporter->finish(diagnostics);
  exporter->commit();
  if (written) *written = files.at(0);
  return real_file_system().read(context.path);
}

}  // namespace offprint::test
