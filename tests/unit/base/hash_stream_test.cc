#include "base/hash_stream.h"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include "base/hash.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(hash_stream)

RC_BOOST_PROP(pieces_have_the_hash_of_the_whole, (const std::vector<std::string>& pieces)) {
  HashStream hash;
  std::string whole;
  for (const std::string& piece : pieces) {
    hash.add(piece);
    whole += piece;
  }
  RC_ASSERT(hash.hex() == hash128_hex(whole));
}

BOOST_AUTO_TEST_SUITE_END()
