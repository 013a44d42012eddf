#include "base/disk_snapshot.h"

#include <algorithm>
#include <utility>

#include "base/disk_walk.h"

namespace offprint {
namespace {

bool holds(const std::vector<std::string>& sorted, std::string_view path) {
  return std::binary_search(sorted.begin(), sorted.end(), path);
}

std::string_view without_dot(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path == "." ? std::string_view() : path;
}

// Relative or absolute.
bool is_as_in_walks(std::string_view path) {
  return is_plain_path(path.substr(path.starts_with('/') ? 1 : 0));
}

}  // namespace

struct DiskSnapshot::Tree {
  Tree(std::string_view folder, WalkedFolder walked) : prefix(folder), all(std::move(walked)) {
    if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
  }

  bool is_above(std::string_view path) const {
    return prefix.empty() ? !path.starts_with('/') : path.starts_with(prefix);
  }

  // Whether it is, or lies in, what was left out. `below`: relative to the folder.
  bool is_left_out(std::string_view below) const {
    if (all.others.empty()) return false;
    for (std::size_t end = below.find('/'); end != below.npos; end = below.find('/', end + 1))
      if (holds(all.others, below.substr(0, end))) return true;
    return holds(all.others, below);
  }

  std::string prefix;  // "", "a/b/"
  WalkedFolder all;
  Tree* next = nullptr;
};

DiskSnapshot::DiskSnapshot() : disk_(real_file_system()) {}

DiskSnapshot::~DiskSnapshot() { forget(); }

void DiskSnapshot::forget() {
  for (Tree* tree = trees_.exchange(nullptr); tree != nullptr;)
    delete std::exchange(tree, tree->next);
}

DiskSnapshot::Answer DiskSnapshot::find(std::string_view path) const {
  path = without_dot(path);
  if (!is_as_in_walks(path)) return {};
  for (const Tree* tree = trees_; tree != nullptr; tree = tree->next) {
    if (!tree->is_above(path)) continue;
    const std::string_view below = path.substr(tree->prefix.size());
    const FileTable& files = tree->all.files;
    if (const auto file = files.find(below)) return {Kind::file, files.info(*file, "")};
    if (holds(tree->all.folders, below)) return {Kind::folder};
    if (!tree->is_left_out(below)) return {Kind::missing};
  }
  return {};
}

std::optional<FileInfo> DiskSnapshot::stat(const std::string& path) const {
  Answer answer = find(path);
  if (answer.kind == Kind::unknown) return disk_.stat(path);
  if (answer.file) answer.file->path = path;
  return std::move(answer.file);
}

bool DiskSnapshot::is_folder(const std::string& path) const {
  const Answer answer = find(path);
  return answer.kind == Kind::unknown ? disk_.is_folder(path) : answer.kind == Kind::folder;
}

const DiskSnapshot::Tree& DiskSnapshot::tree_of(const std::string& folder) const {
  std::string_view path = without_dot(folder);
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  for (const Tree* tree = trees_; tree != nullptr; tree = tree->next) {
    const std::string_view top = std::string_view(tree->prefix).substr(0, tree->prefix.size() - 1);
    if (path == (tree->prefix.empty() ? tree->prefix : top)) return *tree;
    // From within, other links lead outside.
    if (!tree->all.has_links && is_as_in_walks(path) && tree->is_above(path) &&
        holds(tree->all.folders, path.substr(tree->prefix.size())))
      return *tree;
  }
  auto* tree = new Tree(path, walk_folder(folder));
  tree->next = trees_.load();
  while (!trees_.compare_exchange_weak(tree->next, tree)) {
  }
  return *tree;
}

std::vector<FileInfo> DiskSnapshot::list(const std::string& folder) const {
  std::vector<FileInfo> found;
  visit(folder, [&](const FileInfo& file) { found.push_back(file); });
  return found;
}

void DiskSnapshot::visit(const std::string& folder, const Visit& visit) const {
  const Tree& tree = tree_of(folder);
  std::string top(without_dot(folder));
  if (!top.empty() && !top.ends_with('/')) top += '/';
  const std::string below = top.substr(std::min(top.size(), tree.prefix.size()));
  const std::string prefix = folder.empty() || folder.ends_with('/') ? folder : folder + '/';
  const FileTable& files = tree.all.files;
  for (std::size_t i = files.lower_bound(below); i < files.size(); ++i) {
    const std::string_view path = files.path(i);
    if (!path.starts_with(below)) return;
    visit(files.info(i, std::string(prefix).append(path, below.size())));
  }
}

std::string DiskSnapshot::read(const std::string& path) const { return disk_.read(path); }

std::shared_ptr<const ByteSource> DiskSnapshot::open(const std::string& path) const {
  return disk_.open(path);
}

std::optional<std::string> DiskSnapshot::canonical(const std::string& path) const {
  return disk_.canonical(path);
}

void DiskSnapshot::write(const std::string& path, std::string_view bytes) {
  disk_.write(path, bytes);
}

void DiskSnapshot::remove(const std::string& path) { disk_.remove(path); }

}  // namespace offprint
