#include "syntax/markdown_cmark.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>
#include <cmark-gfm_version.h>

#include <array>
#include <cstring>

#include "base/deadline.h"
#include "syntax/html_arena.h"
#include "syntax/tex_formulas.h"

// What follows knows cmark-gfm's structures; another version needs another look.
static_assert(CMARK_GFM_VERSION == ((0 << 24) | (29 << 16) | (0 << 8) | 6));

extern "C" {
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL,
    CMARK_NODE_STRIKETHROUGH;
cmark_syntax_extension* create_autolink_extension(void);
}

namespace offprint {
namespace {

constexpr int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE;
constexpr unsigned char delimiter_character = 0;

HtmlArena& this_threads_arena() {
  thread_local HtmlArena arena;
  return arena;
}

// Thrown through cmark, which leaves nothing behind but the arena.
struct ArenaIsFull {};

std::size_t& this_threads_most_bytes() {
  thread_local std::size_t most = 0;
  return most;
}

// A definition may be used by every second byte of a text, and each use is a copy.
void check_arena(std::size_t size) {
  check_deadline_in_loop();
  const std::size_t most = this_threads_most_bytes();
  if (size > most || this_threads_arena().bytes() > most - size) throw ArenaIsFull();
}

void* arena_calloc(std::size_t count, std::size_t size) {
  check_arena(count * size);
  return this_threads_arena().allocate_zeroed(count, size);
}
void* arena_realloc(void* old, std::size_t size) {
  check_arena(size);
  return this_threads_arena().reallocate(old, size);
}
void arena_free(void*) {}

cmark_mem arena_memory{arena_calloc, arena_realloc, arena_free};

// One or two tildes may open or close a strikethrough; more are text (GFM, section 6.5).
cmark_node* match_tildes(cmark_syntax_extension*, cmark_parser* parser, cmark_node*,
                         unsigned char character, cmark_inline_parser* inlines) {
  if (character != '~') return nullptr;
  std::array<char, 101> tildes{};
  int left_flanking = 0, right_flanking = 0, punctuation_before = 0, punctuation_after = 0;
  const int length =
      cmark_inline_parser_scan_delimiters(inlines, tildes.size() - 1, '~', &left_flanking,
                                          &right_flanking, &punctuation_before, &punctuation_after);
  std::memset(tildes.data(), '~', static_cast<std::size_t>(length));
  cmark_node* text = cmark_node_new_with_mem(CMARK_NODE_TEXT, parser->mem);
  cmark_node_set_literal(text, tildes.data());
  text->start_line = text->end_line = cmark_inline_parser_get_line(inlines);
  text->start_column = cmark_inline_parser_get_column(inlines) - length;
  if ((left_flanking || right_flanking) && (length == 1 || length == 2))
    cmark_inline_parser_push_delimiter(inlines, delimiter_character, left_flanking, right_flanking,
                                       text);
  return text;
}

// Puts what stands between two runs of tildes of one length into a strikethrough node.
delimiter* join_tildes(cmark_syntax_extension* self, cmark_parser*, cmark_inline_parser* inlines,
                       delimiter* opener, delimiter* closer) {
  delimiter* const following = closer->next;
  cmark_node* const node = opener->inl_text;
  cmark_node* const end = closer->inl_text;
  if (node->as.literal.len == end->as.literal.len &&
      cmark_node_set_type(node, CMARK_NODE_STRIKETHROUGH)) {
    cmark_node_set_syntax_extension(node, self);
    for (cmark_node* child = node->next; child != nullptr && child != end;) {
      cmark_node* const next = child->next;
      cmark_node_append_child(node, child);
      child = next;
    }
    cmark_node_free(end);
  }
  for (delimiter* between = closer; between != nullptr && between != opener;) {
    delimiter* const previous = between->previous;
    cmark_inline_parser_remove_delimiter(inlines, between);
    between = previous;
  }
  cmark_inline_parser_remove_delimiter(inlines, opener);
  return following;
}

int holds_inlines(cmark_syntax_extension*, cmark_node* node, cmark_node_type child) {
  return node->type == CMARK_NODE_STRIKETHROUGH && CMARK_NODE_TYPE_INLINE_P(child);
}

const char* type_name(cmark_syntax_extension*, cmark_node*) { return "strikethrough"; }

cmark_syntax_extension* create_strikethrough() {
  cmark_syntax_extension* extension = cmark_syntax_extension_new("offprint-strikethrough");
  cmark_syntax_extension_set_get_type_string_func(extension, type_name);
  cmark_syntax_extension_set_can_contain_func(extension, holds_inlines);
  cmark_syntax_extension_set_match_inline_func(extension, match_tildes);
  cmark_syntax_extension_set_inline_from_delim_func(extension, join_tildes);
  // cmark finds the extension of a delimiter by its character.
  cmark_llist* characters = cmark_llist_append(cmark_get_default_mem_allocator(), nullptr, nullptr);
  cmark_syntax_extension_set_special_inline_chars(extension, characters);
  cmark_syntax_extension_set_emphasis(extension, 0);
  return extension;
}

TexEffort& this_threads_effort() {
  thread_local TexEffort effort;
  return effort;
}

// What `$` begins, before anything in it can be emphasis. Code that began before has been taken.
cmark_node* match_dollar(cmark_syntax_extension* self, cmark_parser* parser, cmark_node*,
                         unsigned char character, cmark_inline_parser* inlines) {
  if (character != '$') return nullptr;
  const int offset = cmark_inline_parser_get_offset(inlines);
  const std::string_view text = view(*cmark_inline_parser_get_chunk(inlines));
  // Of two dollars that begin nothing, the second does not, either.
  const auto at = static_cast<std::size_t>(offset);
  if (at > 0 && text[at - 1] == '$' && (at < 2 || text[at - 2] != '\\')) return nullptr;
  const auto formula = dollar_formula(text, at, this_threads_effort());
  if (!formula) return nullptr;
  cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_CODE, parser->mem);
  cmark_node_set_syntax_extension(node, self);
  cmark_node_set_literal(
      node, std::string(text.substr(formula->begin, formula->end - formula->begin)).c_str());
  node->start_line = node->end_line = cmark_inline_parser_get_line(inlines);
  node->start_column = cmark_inline_parser_get_column(inlines);
  cmark_inline_parser_set_offset(inlines, static_cast<int>(formula->end));
  return node;
}

cmark_syntax_extension* create_dollars() {
  cmark_syntax_extension* extension = cmark_syntax_extension_new("offprint-dollars");
  cmark_syntax_extension_set_match_inline_func(extension, match_dollar);
  return extension;
}

struct Extensions {
  CmarkTypes types;
  std::array<cmark_syntax_extension*, 4> used;

  Extensions() {
    cmark_gfm_core_extensions_ensure_registered();
    cmark_syntax_extension* autolink = create_autolink_extension();
    cmark_syntax_extension* tasks = cmark_find_syntax_extension("tasklist");
    prime_special_characters(autolink);
    cmark_llist_free(cmark_get_default_mem_allocator(), autolink->special_inline_chars);
    cmark_syntax_extension_set_special_inline_chars(autolink, nullptr);
    // The order in which cmark-gfm's own program attaches them; it decides who sees a character
    // first.
    used = {cmark_find_syntax_extension("table"), create_strikethrough(), autolink, tasks};
    types = {static_cast<std::uint16_t>(CMARK_NODE_TABLE),
             static_cast<std::uint16_t>(CMARK_NODE_TABLE_ROW),
             static_cast<std::uint16_t>(CMARK_NODE_TABLE_CELL),
             static_cast<std::uint16_t>(CMARK_NODE_STRIKETHROUGH),
             tasks,
             create_dollars()};
  }

  static void prime_special_characters(cmark_syntax_extension* autolink) {
    cmark_parser* parser = cmark_parser_new(options);
    cmark_parser_attach_syntax_extension(parser, autolink);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("strikethrough"));
    cmark_syntax_extension* listener = create_dollars();
    cmark_mem* const memory = cmark_get_default_mem_allocator();
    cmark_syntax_extension_set_special_inline_chars(
        listener, cmark_llist_append(memory, nullptr, reinterpret_cast<void*>('$')));
    cmark_parser_attach_syntax_extension(parser, listener);
    cmark_manage_extensions_special_characters(parser, 1);
    cmark_parser_free(parser);
    cmark_syntax_extension_free(memory, listener);
  }
};

// Made once, by the first thread that comes; never destroyed, since threads may outlive it.
const Extensions& extensions() {
  static const Extensions* const made = new Extensions;
  return *made;
}

}  // namespace

const CmarkTypes& cmark_types() { return extensions().types; }

cmark_node* parse_with_cmark(std::string_view text, bool tex_formulas, std::uint64_t nodes) try {
  const Extensions& ours = extensions();
  this_threads_arena().clear();
  this_threads_most_bytes() = most_parser_bytes(text.size(), nodes);
  cmark_parser* parser = cmark_parser_new_with_mem(options, &arena_memory);
  for (cmark_syntax_extension* extension : ours.used)
    cmark_parser_attach_syntax_extension(parser, extension);
  this_threads_effort() = {};
  if (tex_formulas) cmark_parser_attach_syntax_extension(parser, ours.types.dollars);
  cmark_parser_feed(parser, text.data(), text.size());
  return cmark_parser_finish(parser);
} catch (const ArenaIsFull&) {
  return nullptr;
}

}  // namespace offprint
