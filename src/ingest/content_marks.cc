#include "ingest/content_marks.h"

#include <string_view>

namespace offprint {
namespace {

constexpr std::string_view open_box = "☐ ", checked_box = "☑ ";

void mark_task(Body& body, NodeIndex item) {
  NodeIndex first = body[item].first_child;
  if (first != no_node && body[first].element == Element::paragraph)
    first = body[first].first_child;
  if (first == no_node || body[first].element != Element::text) return;
  const std::string text(body.text(first));
  const bool is_checked = text.starts_with(checked_box);
  if (!is_checked && !text.starts_with(open_box)) return;
  const NodeIndex mark = body.insert_before(first, Element::task_mark, body[first].position);
  if (is_checked) body.set_attribute(mark, Attribute::checked, "checked");
  body.set_text(first, std::string_view(text).substr(checked_box.size()));
}

}  // namespace

std::string take_direction(Body& body) {
  const NodeIndex wrapper = body[Body::root()].first_child;
  if (wrapper == no_node || body[wrapper].next != no_node ||
      body[wrapper].element != Element::division)
    return "";
  std::size_t attributes = 0;
  body.for_each_attribute(wrapper, [&](Attribute, std::string_view) { ++attributes; });
  std::string direction(body.attribute(wrapper, Attribute::dir));
  if (attributes != 1 || direction.empty()) return "";
  body.unwrap(wrapper);
  return direction;
}

void mark_tasks(Body& body) {
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::list_item) mark_task(body, node);
}

}  // namespace offprint
