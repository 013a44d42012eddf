#include "base/hash.h"

#include <openssl/evp.h>

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <memory>
#include <vector>

#if defined(__x86_64__)
#include <xxh_x86dispatch.h>  // takes the widest vectors that the processor has
#else
#include <xxhash.h>
#endif

#include "base/error.h"
#include "base/file_descriptor.h"

namespace offprint {
namespace {

std::string hex(const unsigned char* bytes, std::size_t size) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(2 * size);
  for (std::size_t i = 0; i < size; ++i) {
    out += digits[bytes[i] >> 4];
    out += digits[bytes[i] & 15];
  }
  return out;
}

class Sha256 {
 public:
  Sha256() { check(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr)); }

  void add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
  }

  std::string finish() {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest, &size));
    return hex(digest, size);
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };

  static void check(bool ok) {
    if (!ok)
      throw Error(Error::Kind::environment, "the cryptographic library cannot compute SHA-256");
  }

  std::unique_ptr<EVP_MD_CTX, Free> context_{EVP_MD_CTX_new()};
};

}  // namespace

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string hash128_hex(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  return hex(canonical.digest, sizeof canonical.digest);
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 sha;
  sha.add(bytes);
  return sha.finish();
}

std::string sha256_hex_of_file(const std::string& path) {
  const FileDescriptor file = FileDescriptor::open_to_read(path);
  std::vector<char> buffer(1 << 17);
  Sha256 sha;
  while (std::size_t got = read_some(file, buffer.data(), buffer.size(), path))
    sha.add({buffer.data(), got});
  return sha.finish();
}

std::string uuid_v5(std::string_view name) {
  return uuid_v5(name, "3149dca1-c284-4879-9684-ed8a2d22de73");
}

std::string uuid_v5(std::string_view name, const std::string& space) {
  const boost::uuids::uuid id = boost::uuids::string_generator{}(space);
  return to_string(boost::uuids::name_generator_sha1(id)(name.data(), name.size()));
}

}  // namespace offprint
