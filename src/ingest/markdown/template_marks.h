// Small marks for a site generator that stand between the lines: kramdown's attribute lists
// `{: .wide}` and `{:toc}`, Pelican's `{static}` before a path, `[TOC]`. Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint {

// Whether a text may hold template syntax or such marks; quick, and never wrong when it says no.
bool may_hold_templates(std::string_view text);
// Where the last of it may begin, or end: a '{', or a mark of contents. 0 when there is none.
std::size_t last_template_sign(std::string_view text);

// The length of the attribute list or extension tag of kramdown ("{:…}", "{::…}", "{:/…}") at the
// beginning of `text`, or 0. What a programming language writes alike ("{:?}") is none.
std::size_t attribute_list_length(std::string_view text);
// Its id, or "".
std::string_view attribute_list_id(std::string_view list);
// Whether it puts a table of contents in the place of the list before it.
bool makes_contents(std::string_view list);

// The length of Pelican's mark at the beginning of `text` ("{filename}"), or 0.
std::size_t path_mark_length(std::string_view text);
// What stands for `mark` before the path `rest`.
std::string_view path_mark_address(std::string_view mark, std::string_view rest);

// Whether a line, trimmed, is where a tool puts the table of contents: "[TOC]", "[[toc]]".
bool is_contents_mark(std::string_view line);

// The name in the tag that `html` begins with; "" when there is none.
std::string_view html_tag_name(std::string_view html);
// Whether a line begins a block of raw HTML (CommonMark 0.29, section 4.6, kinds 6 and 7).
bool begins_html_block(std::string_view line);

}  // namespace offprint
