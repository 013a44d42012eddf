// Ends without memory that are ends all the same: a message and exit code 3, where an exception
// cannot do it.
#pragma once

#include <new>

namespace offprint {

// Called as a program begins, before any other thread. From then on
// - what exceptions need is there when they come;
// - ICU, which makes of half of its data what it can, ends the program when it gets no memory;
// - so does what throws where it must not, and what calls abort(): with a message.
void prepare_for_out_of_memory();

// While it lives, a `new` that fails ends the program: for libraries that do not look at what
// `new (std::nothrow)` has returned. It is the whole program's, so no other thread may be at work.
class EndWithoutMemory {
 public:
  EndWithoutMemory();
  EndWithoutMemory(const EndWithoutMemory&) = delete;
  EndWithoutMemory& operator=(const EndWithoutMemory&) = delete;
  ~EndWithoutMemory() { std::set_new_handler(before_); }

 private:
  const std::new_handler before_;
};

}  // namespace offprint
