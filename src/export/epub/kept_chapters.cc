#include <memory>

#include "export/epub/chapter_facts.h"
#include "export/epub/epub_exporter.h"
#include "export/epub/package.h"
#include "export/epub/zip_sink.h"

namespace offprint {
namespace {

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class KeptChapters final : public KeptRenditions {
 public:
  explicit KeptChapters(const std::string& path)
      : zip_(zip_open(path.c_str(), ZIP_RDONLY, nullptr)) {}

  std::optional<Rendition> find(std::string_view remembered) override {
    const auto facts = std::make_shared<const ChapterFacts>(facts_from_bytes(remembered));
    Rendition chapter;
    for (std::size_t i = 0; i < facts->pieces.size(); ++i)
      if (!add(std::string(package_folder) + chapter_path(*facts, i), facts->pieces[i],
               chapter.content))
        return {};
    chapter.facts = facts;
    return chapter;
  }

 private:
  // As it is packed.
  bool add(const std::string& name, const ChapterPiece& piece, std::string& content) const {
    zip_stat_t stat;
    if (!zip_ || zip_stat(zip_.get(), name.c_str(), ZIP_FL_ENC_RAW, &stat) != 0) return false;
    if (stat.comp_size != piece.packed_size || stat.size != piece.size || stat.crc != piece.crc ||
        stat.comp_method != (piece.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE))
      return false;
    const std::unique_ptr<zip_file_t, Discard> file(
        zip_fopen_index(zip_.get(), stat.index, ZIP_FL_COMPRESSED));
    const std::size_t before = content.size();
    content.resize(before + piece.packed_size);
    return file && zip_fread(file.get(), content.data() + before, piece.packed_size) ==
                       static_cast<zip_int64_t>(piece.packed_size);
  }

  std::unique_ptr<zip_t, Discard> zip_;
};

}  // namespace

std::unique_ptr<KeptRenditions> reopen_epub(const std::string& path) {
  return std::make_unique<KeptChapters>(path);
}

}  // namespace offprint
