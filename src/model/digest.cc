#include "model/digest.h"

#include <vector>

#include "base/text_length.h"
#include "base/unicode.h"
#include "model/opening_text.h"

namespace offprint {
namespace {

constexpr std::size_t summary_length = 200;  // code points
constexpr int top_level = 2;

}  // namespace

BodyLength body_length(const Body& body) { return body_length(plain_text(body)); }

BodyLength body_length(std::string_view plain_text) {
  const TextLength length = text_length(plain_text);
  return {static_cast<std::uint32_t>(length.words),
          static_cast<std::uint32_t>(reading_minutes(length))};
}

std::string body_summary(const Body& body, std::string_view language) {
  return first_sentences(opening_text(body, 4 * summary_length), summary_length, language);
}

void rank_headings(Body& body) {
  std::vector<int> open;  // written levels of the headings that the present one lies below
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    const int written = heading_level(body[node].element);
    if (written == 0) continue;
    while (!open.empty() && open.back() >= written) open.pop_back();
    open.push_back(written);
    body.set_element(node, heading(top_level + static_cast<int>(open.size()) - 1));
  }
}

}  // namespace offprint
