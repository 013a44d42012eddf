// What other programs said, kept between builds in the project's private folder. Each file has the
// hash of its own content, so that half a file counts as none. Never throws: it is only a help.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Where the answer to the question `key` lies in `folder`; "" when nothing is kept ("" as folder).
std::string answer_path(const std::string& folder, std::string_view key);

// "" when there is none, or not all of it.
std::string read_answer(const std::string& path);
// Nothing where the path is "".
void keep_answer(const std::string& path, const std::string& answer);

}  // namespace offprint
