#include "ingest/linked_notes.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

constexpr std::size_t longest_mark = 5;  // code points: "[12]"
constexpr std::size_t most_calls = 100;  // of one note

struct Note {
  NodeIndex item = no_node;
  std::vector<NodeIndex> calls, back_links;
};

class LinkedNotes {
 public:
  explicit LinkedNotes(Body& body) : body_(body) {}

  void make() {
    if (!list_places() || links_.empty()) return;
    for (const NodeIndex list : lists_)
      if (read_list(list)) return convert(list);
  }

 private:
  struct Link {
    NodeIndex node, item;  // the outermost item of a list with an id around it, or no_node
    std::string fragment;
  };

  // False for a body that has notes.
  bool list_places() {
    NodeIndex item = no_node, item_end = no_node;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body_.next_in_order(node, Body::root())) {
      if (node == item_end) item = item_end = no_node;
      const Element element = body_[node].element;
      if (element == Element::notes) return false;
      if (element == Element::ordered_list) lists_.push_back(node);
      const std::string_view id = body_.attribute(node, Attribute::id);
      if (!id.empty()) places_.emplace(id, node);
      if (element == Element::list_item && item == no_node && !id.empty()) {
        item = node;
        item_end = body_.next_in_order(node, Body::root(), true);
      }
      const std::string_view href = body_.attribute(node, Attribute::href);
      if (element == Element::link && href.size() > 1 && href.front() == '#')
        links_.push_back({node, item, percent_decode(href.substr(1))});
    }
    for (std::size_t i = 0; i < links_.size(); ++i) {
      calls_of_[links_[i].fragment].push_back(i);
      if (links_[i].item != no_node) links_in_[links_[i].item].push_back(i);
    }
    return true;
  }

  // The call's outermost element: the mark may be raised, and the id stand on either.
  NodeIndex whole_call(NodeIndex link) const {
    const NodeIndex parent = body_[link].parent;
    const Element element = body_[parent].element;
    const bool is_wrapper = element == Element::superscript || element == Element::span;
    return is_wrapper && body_[parent].first_child == link && body_[link].next == no_node ? parent
                                                                                          : link;
  }

  bool leads_back(const Link& link, NodeIndex call) const {
    const auto place = places_.find(link.fragment);
    if (place == places_.end()) return false;
    return place->second == call || place->second == whole_call(call) ||
           body_[place->second].parent == call;
  }

  bool is_mark(NodeIndex link) const {
    const std::string text = inline_text(body_, link);
    return !text.empty() && count_code_points(text) <= longest_mark;
  }

  bool read_list(NodeIndex list) {
    notes_.clear();
    for (NodeIndex item = body_[list].first_child; item != no_node; item = body_[item].next)
      if (!read_item(item)) return false;
    return !notes_.empty();
  }

  bool read_item(NodeIndex item) {
    Note note{item, {}, {}};
    const auto calls = calls_of_.find(std::string(body_.attribute(item, Attribute::id)));
    const auto inside = links_in_.find(item);
    if (calls == calls_of_.end() || inside == links_in_.end()) return false;
    if (calls->second.size() > most_calls) return false;
    for (const std::size_t call : calls->second) {
      if (links_[call].item == item || !is_mark(links_[call].node)) return false;
      note.calls.push_back(links_[call].node);
    }
    for (const std::size_t link : inside->second)
      for (const NodeIndex call : note.calls)
        if (leads_back(links_[link], call)) {
          note.back_links.push_back(links_[link].node);
          break;
        }
    if (note.back_links.empty()) return false;
    notes_.push_back(std::move(note));
    return true;
  }

  void convert(NodeIndex list) {
    const NodeIndex notes = body_.append(Body::root(), Element::notes, body_[list].position);
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      const std::string label = std::to_string(i + 1);
      for (const NodeIndex call : notes_[i].calls) make_reference(whole_call(call), label);
      for (const NodeIndex link : notes_[i].back_links) take_back_link(link, notes_[i].item);
      make_note(notes_[i], label);
      body_.move_to_end(notes_[i].item, notes);
    }
    remove_wrapper(list);
  }

  void make_reference(NodeIndex node, const std::string& label) {
    while (body_[node].first_child != no_node) body_.remove(body_[node].first_child);
    for (const Attribute name : {Attribute::id, Attribute::href, Attribute::title})
      body_.remove_attribute(node, name);
    body_.set_element(node, Element::note_reference);
    body_.set_attribute(node, Attribute::label, label);
  }

  // With the blanks before it, and with what held nothing else.
  void take_back_link(NodeIndex link, NodeIndex item) {
    NodeIndex parent = body_[link].parent;
    body_.remove(link);
    while (parent != item && body_[parent].first_child == no_node) {
      const NodeIndex empty = parent;
      parent = body_[parent].parent;
      body_.remove(empty);
    }
    for (NodeIndex last = body_[parent].last_child;
         last != no_node && body_[last].element == Element::text; last = body_[parent].last_child) {
      const std::string text(body_.text(last));
      const std::size_t end = text.find_last_not_of(" \t\r\n");
      if (end != text.npos) {
        if (end + 1 < text.size()) body_.set_text(last, std::string_view(text).substr(0, end + 1));
        return;
      }
      body_.remove(last);
    }
  }

  // Text that stands in the item straight gets a paragraph.
  void make_note(const Note& note, const std::string& label) {
    const NodeIndex item = note.item;
    std::vector<NodeIndex> children;
    for (NodeIndex child = body_[item].first_child; child != no_node; child = body_[child].next)
      children.push_back(child);
    NodeIndex paragraph = no_node;
    for (const NodeIndex child : children) {
      if (is_inline(child)) {
        if (paragraph == no_node)
          paragraph = body_.append(item, Element::paragraph, body_[child].position);
        body_.move_to_end(child, paragraph);
      } else {
        paragraph = no_node;
        body_.move_to_end(child, item);
      }
    }
    for (const Attribute name : {Attribute::id, Attribute::value})
      body_.remove_attribute(item, name);
    body_.set_element(item, Element::note);
    body_.set_attribute(item, Attribute::label, label);
    body_.set_attribute(item, Attribute::calls, std::to_string(note.calls.size()));
  }

  bool is_inline(NodeIndex node) const {
    const Element element = body_[node].element;
    return element == Element::text || kind(element) == ElementKind::inline_ ||
           element == Element::note_reference || element == Element::task_mark ||
           element == Element::formula;
  }

  // The list, and the section around it when nothing but a rule stands in it.
  void remove_wrapper(NodeIndex node) {
    NodeIndex parent = body_[node].parent;
    body_.remove(node);
    while (parent != Body::root() && is_bare(parent)) {
      const NodeIndex bare = parent;
      parent = body_[parent].parent;
      body_.remove(bare);
    }
  }

  bool is_bare(NodeIndex node) const {
    const Element element = body_[node].element;
    if (element != Element::section && element != Element::division) return false;
    for (NodeIndex child = body_[node].first_child; child != no_node; child = body_[child].next)
      if (body_[child].element != Element::thematic_break) return false;
    return true;
  }

  Body& body_;
  std::unordered_map<std::string, NodeIndex> places_;
  std::vector<NodeIndex> lists_;
  std::vector<Link> links_;
  std::unordered_map<std::string, std::vector<std::size_t>> calls_of_;
  std::unordered_map<NodeIndex, std::vector<std::size_t>> links_in_;
  std::vector<Note> notes_;
};

}  // namespace

void make_linked_notes(Body& body) { LinkedNotes(body).make(); }

}  // namespace offprint
