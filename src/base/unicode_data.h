// Finer Unicode questions that few ask. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

// Normalization Form D.
std::string to_nfd(std::string_view text);

bool is_mark(char32_t code_point);    // general category M
bool is_number(char32_t code_point);  // general category N
bool is_latin(char32_t code_point);   // Script=Latin

// A format character, control or other thing that has no look of its own (general categories Cc,
// Cf).
bool is_invisible(char32_t code_point);

// An internationalized domain name as DNS takes it (UTS #46, non-transitional): "münchen.example" →
// "xn--mnchen-3ya.example". Nothing when it is none.
std::optional<std::string> host_to_ascii(std::string_view host);

}  // namespace offprint
