// offprint-image: converts pictures for offprint, which starts it where it is needed.
#include "image/convert.h"

int main(int count, char** values) {
  offprint::image::run_and_exit(offprint::image::convert_command, {values + 1, values + count});
}
