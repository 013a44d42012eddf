#include "pipeline/kept_outputs.h"

#include <algorithm>
#include <set>

#include "catalog/byte_stream.h"
#include "pipeline/file_bytes.h"
#include "pipeline/observed_files.h"

namespace offprint {

KeptOutputs::KeptOutputs(const Catalog& catalog, const FileSystem& files, const std::string& root,
                         const std::string& output_folder)
    : catalog_(catalog), files_(files), root_(root), folder_(output_folder) {}

std::optional<KeptOutput> KeptOutputs::find(const std::string& path) const {
  const auto stored = catalog_.outputs().find(path);
  if (!stored) return {};
  KeptOutput output = decode(*stored);
  if (!is_intact(output)) return {};
  if (std::string now = encode(output); now != stored->data)
    catalog_.outputs().finish(
        {stored->id, stored->path, stored->key, std::move(now), stored->said});
  return output;
}

bool KeptOutputs::is_intact(KeptOutput& output) const {
  for (std::size_t i = 0; i < output.files.size(); ++i)
    if (!is_same(disk_, output.files[i].path, output.stamps[i])) return false;
  return std::all_of(output.asked.begin(), output.asked.end(),
                     [&](AskedFile& asked) { return is_unchanged(files_, root_, asked); });
}

void KeptOutputs::put(const std::string& path, KeptOutput output) const {
  for (const OutputFile& file : output.files) {
    FileStamp& stamp = output.stamps.emplace_back(stamp_of(disk_, file.path));
    stamp.content = content_hash(disk_, file.path);
  }
  catalog_.outputs().finish({output.id, path, output.key, encode(output), output.said});
}

void KeptOutputs::for_each(const std::function<void(const KeptOutput&)>& visit) const {
  catalog_.outputs().for_each([&](const StoredOutput& stored) { visit(decode(stored)); });
}

void KeptOutputs::keep_only(const std::vector<std::string>& paths) const {
  const std::set<std::string_view> kept(paths.begin(), paths.end());
  std::vector<std::string> gone;
  catalog_.outputs().for_each([&](const StoredOutput& output) {
    if (!kept.contains(output.path)) gone.push_back(output.path);
  });
  for (const std::string& path : gone) catalog_.outputs().remove(path);
}

std::string KeptOutputs::encode(const KeptOutput& output) const {
  ByteWriter out;
  out.number(output.settings);
  out.number(output.files.size());
  for (std::size_t i = 0; i < output.files.size(); ++i) {
    write_file(output.files[i], folder_, out);
    write_stamp(output.stamps[i], out);
  }
  write_asked(output.asked, out);
  return std::move(out).take();
}

KeptOutput KeptOutputs::decode(const StoredOutput& stored) const {
  ByteReader in(stored.data);
  KeptOutput output;
  output.id = stored.id;
  output.key = stored.key;
  output.settings = in.number();
  for (std::size_t left = in.count(); left > 0; --left) {
    output.files.push_back(read_file(in, folder_));
    output.stamps.push_back(read_stamp(in));
  }
  output.asked = read_asked(in);
  output.said = stored.said;
  return output;
}

}  // namespace offprint
