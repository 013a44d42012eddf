// What a file's name tells of whether it is an article, for folders without a configuration.
#pragma once

#include <string_view>

#include "base/path_list.h"

namespace offprint {

// Neither a paper about its folder (README, LICENSE) nor a file for machines or errors (robots.txt,
// 404.html): not_articles.def. Thread-safe.
bool is_article_name(std::string_view path);

// A paper about its folder. Who gives it front matter publishes it. Thread-safe.
bool is_paper_name(std::string_view path);

// By its extension. Thread-safe.
bool is_web_page(std::string_view path);

// Whether `origin` is the index page of a folder with more web pages in or below it, among `all`
// (sorted): a list of articles rather than one. "salt/index.html" alone is the article "salt".
bool is_listing(std::string_view origin, const PathList& all);

}  // namespace offprint
