// libyaml's errors in words for people who do not know libyaml. Part of the door to YAML.
#pragma once

#include <yaml.h>

#include <cstdint>
#include <string_view>

#include "syntax/yaml.h"

namespace offprint {

// What stopped `parser`, which was reading `text`, whose first line is `first_line` of its file.
SyntaxProblem describe_yaml_error(const yaml_parser_t& parser, std::string_view text,
                                  std::uint32_t first_line);

}  // namespace offprint
