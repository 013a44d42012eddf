// Zip and tar files for tests, without a packer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "base/gzip.h"

namespace offprint::test {

struct PackedFile {
  std::string name, content;
  char type = '0';              // tar: '0' file, '1' hard link, '2' symbolic link, '3' device
  std::uint16_t flags = 0x800;  // zip: names in UTF-8; 1 = encrypted
};

inline std::string octal(std::uint64_t value, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (auto at = text.rbegin(); at != text.rend(); ++at, value /= 8)
    *at = static_cast<char>('0' + value % 8);
  return text;
}

// POSIX.1-1988 (ustar), every member dated 2024-01-01.
inline std::string tar(const std::vector<PackedFile>& files) {
  std::string out;
  for (const PackedFile& file : files) {
    const bool is_file = file.type == '0';
    std::string header(512, '\0');
    header.replace(0, file.name.size(), file.name);
    header.replace(100, 7, octal(0644, 7));
    header.replace(124, 11, octal(is_file ? file.content.size() : 0, 11));
    header.replace(136, 11, octal(1704067200, 11));
    header.replace(148, 8, "        ");
    header[156] = file.type;
    if (!is_file) header.replace(157, file.content.size(), file.content);
    header.replace(257, 8,
                   std::string("ustar\0"
                               "00",
                               8));
    std::uint64_t sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    header.replace(148, 7, octal(sum, 6) + '\0');
    out += header;
    if (!is_file) continue;
    out += file.content;
    out.resize((out.size() + 511) / 512 * 512);
  }
  return out + std::string(1024, '\0');
}

// APPNOTE.TXT, section 4.3; nothing is compressed.
inline std::string zip(const std::vector<PackedFile>& files) {
  std::string out, directory;
  for (const PackedFile& file : files) {
    const auto size = static_cast<std::uint32_t>(file.content.size());
    std::string common;
    put_little(common, 20, 2);
    put_little(common, file.flags, 2);
    put_little(common, 0, 2);
    put_little(common, 0x58210000, 4);
    put_little(common, gzip_crc(file.content), 4);
    put_little(common, size, 4);
    put_little(common, size, 4);
    put_little(common, static_cast<std::uint32_t>(file.name.size()), 2);
    put_little(common, 0, 2);
    directory += std::string("PK\1\2\x14\0", 6) + common + std::string(10, '\0');
    put_little(directory, static_cast<std::uint32_t>(out.size()), 4);
    directory += file.name;
    out += "PK\3\4" + common + file.name + file.content;
  }
  std::string end("PK\5\6\0\0\0\0", 8);
  put_little(end, static_cast<std::uint32_t>(files.size()), 2);
  put_little(end, static_cast<std::uint32_t>(files.size()), 2);
  put_little(end, static_cast<std::uint32_t>(directory.size()), 4);
  put_little(end, static_cast<std::uint32_t>(out.size()), 4);
  return out + directory + end + std::string(2, '\0');
}

}  // namespace offprint::test
