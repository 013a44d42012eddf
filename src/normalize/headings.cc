#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "model/digest.h"
#include "normalize/fields.h"
#include "normalize/silent_headings.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

// Gives ids that no other element of the body has.
class Ids {
 public:
  bool take(const std::string& id) { return taken_.insert(id).second; }

  std::string unique(std::string wanted) {
    if (wanted.empty()) wanted = "section";
    if (take(wanted)) return wanted;
    int& number = last_[wanted];  // a thousand equal headings cost no more than others
    std::string id;
    do id = wanted + "-" + std::to_string(++number);
    while (!take(id));
    return id;
  }

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> last_;
};

bool is_usable_id(std::string_view id) {
  return !id.empty() && id.find_first_of(" \t\r\n\f") == id.npos;
}

void settle_stated_ids(Body& body, Ids& ids, Article& article) {
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (!body.has_attribute(node, Attribute::id)) continue;
    const std::string id(body.attribute(node, Attribute::id));
    if (!is_usable_id(id)) {
      body.remove_attribute(node, Attribute::id);
    } else if (!ids.take(id)) {
      const std::string renamed = ids.unique(id);
      body.set_attribute(node, Attribute::id, renamed);
      report(article, Code::element_id_duplicate, body[node].position,
             "the id `" + id + "` stands twice; the second is now `" + renamed + "`");
    }
  }
}

}  // namespace

void settle_headings(const Rules&, Draft&, Article& article) {
  Body& body = article.body;
  settle_silent_headings(body);
  Ids ids;
  settle_stated_ids(body, ids, article);
  rank_headings(body);
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (heading_level(body[node].element) != 0 && !body.has_attribute(node, Attribute::id))
      body.set_attribute(node, Attribute::id, ids.unique(heading_id(inline_text(body, node))));
  }
}

}  // namespace offprint
