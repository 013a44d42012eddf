// Ends without memory that are ends all the same: a message and exit code 3, where an exception
// cannot do it.
#pragma once

#include <new>

namespace offprint {

// Around all that a program does, before any other thread begins. While it lives,
// - what exceptions need is there when they come;
// - ICU, which makes of half of its data what it can, ends the program when it gets no memory;
// - so does what throws where it must not, and what calls abort() or exit(), as libraries do.
class GuardedProgram {
 public:
  GuardedProgram();
  GuardedProgram(const GuardedProgram&) = delete;
  GuardedProgram& operator=(const GuardedProgram&) = delete;
  ~GuardedProgram();
};

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
