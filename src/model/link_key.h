// The forms in which links and articles find each other. Keys are in NFC and compared byte by byte.
//
//   "path:articles/salt.md"     the source's path relative to the project's root, without ".gz"
//   "url:a.example/2024/salt"   host without "www.", path without trailing '/', "index.html" or
//                               ".html"; no scheme; of the query what tells pages apart ("?p=7"),
//                               not what tells where readers came from ("?utm_source=mail")
//   "slug:salt"                 the last part of a permalink
//   "name:2024-03-12-salt"      a name by which an article is known wherever it lies, folded: its
//   "name:notes/salt"           source's without extension, with the last of its folders or without
//                               its date; its title's or an alias' slug
#pragma once

#include <string>
#include <string_view>

namespace offprint {

std::string path_link_key(std::string_view path);
// `url` is absolute and normalized (normalize_url).
std::string url_link_key(std::string_view url);
std::string slug_link_key(std::string_view slug);
// `name` is without extension.
std::string name_link_key(std::string_view name);
bool is_name_link_key(std::string_view key);

// Addresses that readers give to what only the whole archive can find. They are never exported:
// resolve replaces each.
//
//   <a href="article:2024-03-12-salt#taste">  the article of that name (or path), wherever it lies:
//                                             Hugo's `ref`, Jekyll's `post_url`, wiki links
//   <img src="attachment:123">                the attachment of that id, in the document's scope
//   <img src="attachment:of:45">              all attachments of the item 45, in their order
inline constexpr std::string_view article_scheme = "article:";
inline constexpr std::string_view attachment_scheme = "attachment:";

}  // namespace offprint
