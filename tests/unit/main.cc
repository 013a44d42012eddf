#define BOOST_TEST_MODULE offprint
#include <boost/test/unit_test.hpp>
