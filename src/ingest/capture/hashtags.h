// Lines made of hashtags, as pages print them below an article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

inline constexpr std::size_t hashtag_limit = 100;  // tags that are taken from one capture

// The words of a line that is made of hashtags alone, apart, run together ("#salt#sea") or with
// commas between them, without their signs; nothing for other lines, such as a sentence that holds
// a hashtag or "#1". Both # and ＃ count. Words are not split further. Linear; thread-safe.
std::vector<std::string> split_hashtags(std::string_view line);

}  // namespace offprint
