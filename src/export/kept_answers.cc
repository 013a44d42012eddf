#include "export/kept_answers.h"

#include "base/error.h"
#include "base/file_system.h"
#include "base/hash.h"

namespace offprint {

std::string answer_path(const std::string& folder, std::string_view key) {
  return folder.empty() ? "" : join_path(folder, hash128_hex(key));
}

std::string read_answer(const std::string& path) {
  const FileSystem& files = real_file_system();
  try {
    if (path.empty() || !files.stat(path)) return "";
    std::string kept = files.read(path);
    const std::size_t sum_size = kept.find('\n');
    if (sum_size == kept.npos) return "";
    std::string answer = kept.substr(sum_size + 1);
    return hash128_hex(answer) == kept.substr(0, sum_size) ? answer : "";
  } catch (const Error&) {
    return "";
  }
}

void keep_answer(const std::string& path, const std::string& answer) {
  if (path.empty()) return;
  try {
    real_file_system().write(path, hash128_hex(answer) + '\n' + answer);
  } catch (const Error&) {
    // It may be that another thread or build is keeping the same.
  }
}

}  // namespace offprint
