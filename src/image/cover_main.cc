// offprint-cover: draws covers for offprint, which starts it for each book.
#include "image/cover.h"

int main(int count, char** values) {
  offprint::image::run_and_exit(offprint::image::cover_command, {values + 1, values + count});
}
