#include "pipeline/vocabularies.h"

#include <set>

#include "base/confined_files.h"
#include "base/error.h"
#include "normalize/builtin_vocabularies.h"
#include "normalize/vocabulary_file.h"

namespace offprint {
namespace {

// Names of vocabularies are part of the ids of their concepts.
std::string free_name(std::string_view path, std::set<std::string, std::less<>>& taken) {
  const std::string stem(file_stem(path));
  std::string name = stem;
  for (int number = 2; !taken.insert(name).second; ++number)
    name = stem + '-' + std::to_string(number);
  return name;
}

}  // namespace

std::string why_no_vocabulary(const FileSystem& files, const std::string& root,
                              std::string_view name) {
  if (find_builtin_vocabulary(name)) return "";
  const std::string quoted = "`" + std::string(name) + "`";
  const std::string below = join_path("", name);
  const std::string path = join_path(root, name);
  if (leaves_folder(below))
    return "the vocabulary " + quoted + " is outside of the publication's folder";
  if (!files.stat(path))
    return "there is no vocabulary " + quoted +
           ": name a file below the publication's folder, or `" + std::string(media_topics_name) +
           "`";
  if (!lies_inside(files, root, path))
    return "the vocabulary " + quoted + " leads out of the publication's folder";
  return "";
}

Vocabulary read_vocabularies(const FileSystem& files, const Configuration& configuration,
                             Diagnostics& diagnostics) {
  Vocabulary all;
  std::set<std::string, std::less<>> names{std::string(starter_vocabulary_name),
                                           std::string(media_topics_name)};
  std::set<std::string, std::less<>> read;
  for (const std::string& name : configuration.vocabularies) {
    if (!read.insert(name).second || name == starter_vocabulary_name) continue;
    if (const std::string problem = why_no_vocabulary(files, configuration.root, name);
        !problem.empty())
      throw Error(Error::Kind::usage, problem);
    if (const Vocabulary* builtin = find_builtin_vocabulary(name))
      all.append(*builtin);
    else
      all.append(read_vocabulary(files.read(join_path(configuration.root, name)),
                                 join_path("", name), diagnostics, free_name(name, names)));
  }
  all.append(starter_vocabulary());
  return all;
}

}  // namespace offprint
