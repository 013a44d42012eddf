#include "pipeline/last_build.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/file_stamp.h"
#include "base/hash.h"
#include "base/hash_stream.h"
#include "base/program_id.h"
#include "pipeline/file_bytes.h"
#include "pipeline/kept_outputs.h"
#include "pipeline/observed_files.h"
#include "pipeline/output_reuse.h"

namespace offprint {
namespace {

constexpr std::string_view form = "offprint last build 3";
constexpr std::size_t seal_size = 32;  // of HashStream::hex

template <typename Result>
auto counts_of(Result& result) {
  return std::array{&result.documents, &result.exported,         &result.rejected,
                    &result.drafts,    &result.private_articles, &result.withdrawn,
                    &result.embargoed, &result.expired,          &result.refused_outputs};
}

// Nobody can tell what the machine would say today.
bool asks_the_machine(const Configuration& configuration, const BuildResult& result) {
  const auto& counts = result.log.counts();
  return !configuration.formula_converter.empty() || counts.contains(Code::theme_font_missing);
}

std::string stamp_bytes(const FileInfo& catalog) {
  ByteWriter out;
  out.number(catalog.size);
  out.number(static_cast<std::uint64_t>(catalog.modified_ns));
  out.number(catalog.inode);
  return std::move(out).take();
}

bool is_catalog(ByteReader& in, const FileInfo& catalog) {
  const bool has_size = in.number() == catalog.size;
  const bool has_time = in.number() == static_cast<std::uint64_t>(catalog.modified_ns);
  return in.number() == catalog.inode && has_size && has_time;
}

}  // namespace

// What is remembered; of the two lists that grow with the archive, where they were read.
struct LastBuild::Memory {
  std::uint64_t key = 0;
  std::uint64_t sources = 0, contents = 0;  // SourcesHash of stamps, and of contents
  Moments moments;                          // for which it holds
  BuildResult result;
  std::vector<FileStamp> stamps;  // one for each of result.outputs
  std::vector<AskedFile> asked;
  std::string_view kept;        // of result.log
  std::string_view of_sources;  // what they have asked for
  bool is_refreshed = false;    // some stamp is another one now

  void take(const SourcesSeen& seen);
  std::string encode(const BuildResult& of, const std::string& output_folder) const;
  void decode(ByteReader& in, const std::string& output_folder);
  // result.log is told what was kept; decode() tells it how many there are of each code.
  void restore_log();
};

namespace {

// A list that Note::add_item has written; returns its bytes.
template <typename Visit>
std::string_view read_items(ByteReader& in, Visit visit) {
  const std::string_view from_here = in.rest();
  while (in.boolean()) visit(in.text());
  return from_here.substr(0, from_here.size() - in.rest().size());
}

}  // namespace

void LastBuild::Memory::take(const SourcesSeen& seen) {
  sources = seen.stamps.value();
  contents = seen.contents.value();
  moments = seen.moments;
}

std::string LastBuild::Memory::encode(const BuildResult& of,
                                      const std::string& output_folder) const {
  ByteWriter out;
  out.text(form);
  out.number(key);
  out.number(sources);
  out.number(contents);
  out.number(static_cast<std::uint64_t>(moments.from));
  out.number(static_cast<std::uint64_t>(moments.until));
  for (const std::uint32_t* count : counts_of(of)) out.number(*count);
  out.number(stamps.size());
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    write_file(of.outputs[i].file, output_folder, out);
    write_stamp(stamps[i], out);
  }
  write_asked(asked, out);
  out.list(of.log.counts(), [&](const auto& counted) {
    out.number(static_cast<std::uint64_t>(counted.first));
    out.number(counted.second);
  });
  return std::move(out).take();
}

// Reads what comes after the key.
void LastBuild::Memory::decode(ByteReader& in, const std::string& output_folder) {
  sources = in.number();
  contents = in.number();
  moments.from = static_cast<std::int64_t>(in.number());
  moments.until = static_cast<std::int64_t>(in.number());
  for (std::uint32_t* count : counts_of(result)) *count = in.number32();
  in.list([&] {
    result.outputs.push_back({read_file(in, output_folder), ""});
    stamps.push_back(read_stamp(in));
  });
  asked = read_asked(in);
  std::map<Code, std::uint64_t> counts;
  in.list([&] {
    const auto code = static_cast<Code>(in.number());
    counts[code] = in.number();
  });
  result.log.restore(counts);
  kept = read_items(in, [](std::string_view) {});
  of_sources = in.rest();
}

void LastBuild::Memory::restore_log() {
  ByteReader in(kept);
  read_items(in, [this](std::string_view bytes) { result.log.restore(KeptDiagnostic(bytes)); });
}

// The file as it is written: a memory, the diagnostics that are kept, what sources have asked for,
// the catalog's stamp; a hash.
struct LastBuild::Note {
  explicit Note(const std::string& path) : file(path) {}

  void add(std::string_view bytes) {
    file.write(bytes);
    hash.add(bytes);
  }
  // Of a list that read_items reads.
  void add_item(std::string_view item) {
    ByteWriter out;
    out.boolean(true);
    out.text(item);
    add(std::move(out).take());
  }
  void end_items() { add({"\0", 1}); }
  void commit(const std::string& catalog_path) {
    if (const auto catalog = real_file_system().stat(catalog_path)) add(stamp_bytes(*catalog));
    file.write(hash.hex());
    file.commit();
  }

  AtomicFile file;
  HashStream hash;
};

LastBuild::LastBuild(const Configuration& configuration, const BuildOptions& options,
                     const FileSystem& files, const std::vector<std::string>& people)
    : configuration_(configuration),
      options_(options),
      files_(files),
      people_(people),
      path_(join_path(parent_path(configuration.catalog_path), "last-build")) {}

LastBuild::~LastBuild() = default;

bool LastBuild::is_usable() const {
  return !configuration_.catalog_path.empty() && configuration_.content_hash != 0 &&
         options_.only.empty() && !options_.fetcher;
}

// Of everything that is no file.
std::uint64_t LastBuild::key() const {
  const Publication& publication = configuration_.publication;
  std::string text = fmt::format(
      "{:x} {:x} {:x} {:x} {} {} {} {} {} {} {} {} {}\n{}\n{}\n{}\n{}\n", program_id(),
      image_program_id(), configuration_.content_hash, configuration_.outputs_hash,
      static_cast<int>(options_.least_kept), options_.keep_losses, options_.include_drafts,
      options_.include_private, options_.include_embargoed, options_.include_expired,
      options_.kindle_safe, options_.as_of.has_value(),
      options_.source_date ? to_iso8601(*options_.source_date) : "-", configuration_.root,
      configuration_.output_folder, publication.site, publication.title);
  for (const Diagnostic& found : options_.found) text += to_text(found) + '\n';
  for (const std::string& file : people_) text += file + '\n';
  return hash64(text);
}

std::optional<LastBuild::Memory> LastBuild::read(std::string& bytes) const {
  const FileSystem& disk = real_file_system();
  if (!is_usable() || options_.from_nothing || !disk.stat(path_)) return {};
  bytes = disk.read(path_);
  if (bytes.size() < seal_size) return {};
  const std::string_view body(bytes.data(), bytes.size() - seal_size);
  HashStream hash;
  hash.add(body);
  if (hash.hex() != std::string_view(bytes).substr(body.size())) return {};
  ByteReader in(body);
  std::optional<Memory> memory(std::in_place);
  if (in.text() != form || (memory->key = in.number()) != key()) return {};
  memory->result.log = DiagnosticLog(options_.least_kept, options_.keep_losses);
  memory->decode(in, configuration_.output_folder);
  if (options_.as_of && !memory->moments.holds(to_epoch_seconds(*options_.as_of))) return {};
  return memory;
}

// All but the sources and what these have asked for.
bool LastBuild::are_others_same(Memory& memory) const {
  for (std::size_t i = 0; i < memory.stamps.size(); ++i) {
    const FileStamp before = memory.stamps[i];
    if (!is_same(files_, memory.result.outputs[i].file.path, memory.stamps[i])) return false;
    memory.is_refreshed = memory.is_refreshed || memory.stamps[i] != before;
  }
  for (AskedFile& asked : memory.asked) {
    const AskedFile before = asked;
    if (!is_unchanged(files_, configuration_.root, asked)) return false;
    memory.is_refreshed = memory.is_refreshed || asked != before;
  }
  return true;
}

std::optional<BuildResult> LastBuild::find(const SourceList& sources) const {
  std::string bytes;
  std::optional<Memory> memory = read(bytes);
  const auto catalog = real_file_system().stat(configuration_.catalog_path);
  if (!memory || memory->sources == 0 || !catalog) return {};
  SourcesHash hash;
  for (std::size_t i = 0; i < sources.size(); ++i)
    hash.add(sources.origins()[i], sources.reader(i).name, stamp_of(files_, sources.path(i)));
  if (hash.value() != memory->sources) return {};
  ByteReader in(memory->of_sources);
  bool is_any_other = false;
  memory->of_sources = read_items(in, [&](std::string_view bytes) {
    ByteReader item(bytes);
    for (AskedFile& asked : read_asked(item))
      is_any_other = is_any_other || !is_unchanged(files_, configuration_.root, asked);
  });
  if (is_any_other || !is_catalog(in, *catalog) || !are_others_same(*memory)) return {};
  memory->restore_log();
  if (memory->is_refreshed) {
    Note note(path_);
    note.add(memory->encode(memory->result, configuration_.output_folder));
    note.add(memory->kept);
    note.add(memory->of_sources);
    note.commit(configuration_.catalog_path);
  }
  return std::move(memory->result);
}

std::optional<BuildResult> LastBuild::find(Catalog& catalog, const SourcePlan& plan) {
  std::string bytes;
  std::optional<Memory> memory = read(bytes);
  if (!memory || memory->contents == 0 || memory->contents != plan.seen.contents.value() ||
      !are_others_same(*memory))
    return {};
  memory->take(plan.seen);
  memory->restore_log();
  write(catalog, plan, *memory, memory->result);
  return std::move(memory->result);
}

void LastBuild::write(Catalog& catalog, const SourcePlan& plan, const Memory& memory,
                      const BuildResult& result) {
  note_ = std::make_unique<Note>(path_);
  note_->add(memory.encode(result, configuration_.output_folder));
  result.log.for_each_kept([this](const KeptDiagnostic& kept) { note_->add_item(kept.bytes()); });
  note_->end_items();
  auto touched = plan.touched_asked.begin();
  catalog.sources().for_each_asked([&](std::uint32_t source, std::string_view asked) {
    if (touched == plan.touched_asked.end() || touched->first != source)
      return note_->add_item(asked);
    ByteWriter now;
    write_asked((touched++)->second, now);
    note_->add_item(std::move(now).take());
  });
  note_->end_items();
}

void LastBuild::remember(Catalog& catalog, const BuildResult& result,
                         std::vector<AskedFile> asked) {
  if (!is_usable() || asks_the_machine(configuration_, result)) return;
  Memory memory;
  memory.key = key();
  memory.asked = std::move(asked);
  SourcesSeen seen;
  catalog.sources().for_each([&](const KnownSource& source) { seen.add(source); });
  memory.take(seen);
  std::map<std::string, FileStamp> known;
  KeptOutputs(catalog, files_, configuration_.root, configuration_.output_folder)
      .for_each([&](const KeptOutput& output) {
        for (std::size_t i = 0; i < output.files.size(); ++i)
          known.emplace(output.files[i].path, output.stamps[i]);
        memory.asked.insert(memory.asked.end(), output.asked.begin(), output.asked.end());
      });
  const FileSystem& disk = real_file_system();
  for (const WrittenOutput& output : result.outputs) {
    const std::string& path = output.file.path;
    const auto at = known.find(path);
    memory.stamps.push_back(at != known.end() ? at->second : stamp_of(disk, path));
    if (at == known.end()) memory.stamps.back().content = content_hash(disk, path);
  }
  write(catalog, {}, memory, result);
}

void LastBuild::commit() {
  if (note_) note_->commit(configuration_.catalog_path);
}

}  // namespace offprint
