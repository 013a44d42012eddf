#include <array>

#include "base/unicode.h"
#include "demand.h"
#include "export/partner_profile.h"
#include "ingest/people_files.h"
#include "normalize/skos.h"
#include "normalize/vocabulary_file.h"
#include "pipeline/configuration.h"

namespace {

using namespace offprint;
using fuzz::check_messages;
using fuzz::check_text;
using fuzz::demand;

void check_configuration(const MemoryFileSystem& files) {
  Diagnostics diagnostics;
  const auto read = read_configuration(files, "p/offprint.yaml", diagnostics);
  check_messages(diagnostics);
  demand(read.has_value() != has_error(diagnostics), "refused configurations say why");
  if (!read) return;
  demand(!read->outputs.empty(), "there are outputs");
  check_text(read->publication.title, "titles are UTF-8");
  for (const OutputSpec& output : read->outputs) {
    demand(!output.path.starts_with('/') && !join_path("", output.path).starts_with(".."),
           "outputs stay in their folder", output.path);
    check_text(output.path, "paths are UTF-8");
  }
}

void check_vocabulary(const std::string& text) {
  Diagnostics diagnostics;
  read_vocabulary(text, "v.yaml", diagnostics);
  check_messages(diagnostics);
}

void check_subjects(const std::string& text) {
  Diagnostics diagnostics;
  import_skos(text, "v.rdf", diagnostics);
  check_messages(diagnostics);
}

void check_people(const MemoryFileSystem& files, const std::string& path) {
  Diagnostics diagnostics;
  read_people(files, "p", {path}, diagnostics);
  check_messages(diagnostics);
}

void check_profile(const MemoryFileSystem& files) {
  std::string problem;
  const auto profile = load_partner_profile(files, "p", "profile.yaml", problem);
  demand((profile == nullptr) != problem.empty(), "refused profiles say why", problem);
  check_text(problem, "messages are UTF-8");
}

}  // namespace

// The first byte chooses which of the files that publishers write this is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t kind = input.choice(7);
  const std::string text(input.rest());
  constexpr std::array people = {"authors.yaml", "authors.json", "authors.toml"};
  MemoryFileSystem files;
  files.files["p/offprint.yaml"] = text;
  files.files["p/profile.yaml"] = text;
  for (const char* path : people) files.files[std::string("p/") + path] = text;
  if (kind == 0) check_configuration(files);
  if (kind == 1) check_vocabulary(text);
  if (kind == 2) check_profile(files);
  if (kind == 3) check_subjects(text);
  if (kind > 3) check_people(files, people[kind - 4]);
  return 0;
}
