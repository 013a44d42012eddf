#include "export/picture_converter.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "base/child_process.h"
#include "base/file_system.h"
#include "export/kept_answers.h"

namespace offprint {
namespace {

// Raised whenever offprint-image makes other bytes than before.
constexpr int version = 1;

constexpr std::chrono::minutes time_limit{2};
constexpr std::string_view failed = "failed ";

std::string_view take_word(std::string_view& text, char end) {
  const std::string_view word = text.substr(0, text.find(end));
  text.remove_prefix(std::min(word.size() + 1, text.size()));
  return word;
}

std::uint32_t to_number(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

ConvertedPicture unusable(std::string_view problem) {
  ConvertedPicture picture;
  picture.problem = problem;
  return picture;
}

ConvertedPicture without_program() {
  ConvertedPicture picture = unusable("it cannot be converted");
  picture.no_program = true;
  return picture;
}

// What offprint-image says (src/image/convert.cc), or "failed " and why.
ConvertedPicture understand(std::string_view answer) {
  ConvertedPicture picture;
  std::string_view head = take_word(answer, '\n');
  if (head.starts_with(failed)) {
    picture.problem = head.substr(failed.size());
    if (picture.problem == too_many_pixels) picture.limit = &Limits::image_pixels;
    return picture;
  }
  picture.media_type = take_word(head, ' ');
  picture.width = to_number(take_word(head, ' '));
  picture.height = to_number(take_word(head, ' '));
  picture.damaged = take_word(head, ' ') == "damaged";
  picture.has_frames = take_word(head, ' ') == "first";
  picture.from_width = to_number(take_word(head, ' '));
  picture.from_height = to_number(head);
  picture.bytes = answer;
  const bool known = picture.media_type == "image/jpeg" || picture.media_type == "image/png";
  if (!known || picture.width == 0 || picture.height == 0 || picture.bytes.empty())
    return unusable("it cannot be converted");
  return picture;
}

}  // namespace

std::string find_image_program() {
  const char* const stated = std::getenv("OFFPRINT_IMAGE");
  return stated ? stated : program_beside("offprint-image");
}

std::string find_cover_program() {
  const std::string beside = find_image_program();
  return beside.empty() ? "" : join_path(parent_path(beside), "offprint-cover");
}

ConvertedPicture PictureConverter::convert(std::string_view bytes, std::string_view hash,
                                           std::string_view to, std::uint32_t most_pixels) {
  const std::string key =
      fmt::format("{} {} {} {} {}", version, hash, to, most_pixels, limits_.image_pixels);
  const std::string path = answer_path(folder_, key);
  if (const std::string kept = read_answer(path); !kept.empty()) return understand(kept);
  if (!works()) return without_program();
  ChildRequest request;
  request.program = program_;
  request.arguments = {"--to",
                       std::string(to),
                       "--most-pixels",
                       std::to_string(most_pixels),
                       "--most-decoded-pixels",
                       std::to_string(limits_.image_pixels)};
  request.input = bytes;
  request.time_limit = time_limit;
  ChildResult result = run_child(request);
  const bool answered = result.end == ChildResult::End::exited && result.status <= 1;
  if (result.end == ChildResult::End::not_started ||
      (result.end == ChildResult::End::exited && result.status > 1)) {
    broken_ = true;
    return without_program();
  }
  // How much time it has depends on the machine: the next build may have more luck.
  if (!answered) return unusable("reading it takes too much time or memory");
  std::string answer = std::move(result.output);
  if (result.status == 1)
    answer = fmt::format("{}{}\n", failed, result.errors.substr(0, result.errors.find('\n')));
  keep_answer(path, answer);
  return understand(answer);
}

}  // namespace offprint
