#include "ingest/html/saved_page.h"

#include <algorithm>

#include "base/url.h"

namespace offprint {
namespace {

constexpr std::size_t looked_at = 1000;

// What stands behind `mark`, up to white space.
std::string_view word_after(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == text.npos) return {};
  text.remove_prefix(at + mark.size());
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.substr(0, text.find_first_of(" \t\r\n<>\""));
}

std::string checked(std::string_view address) {
  if (!is_web_address(address)) return "";
  std::string url = normalize_url(address).value_or("");
  return split_url(url).authority.empty() ? "" : url;
}

// "(0031)https://a.example/salt": the number is the address's length.
std::string_view without_length(std::string_view text) {
  if (!text.starts_with('(')) return text;
  text.remove_prefix(std::min(text.find(')'), text.size() - 1) + 1);
  return text;
}

std::string address_in(std::string_view comment) {
  const auto says = [&](std::string_view words) { return comment.find(words) != comment.npos; };
  if (says("saved from url="))
    return checked(without_length(word_after(comment, "saved from url=")));
  if (says("saved") && says("url:")) return checked(word_after(comment, "url:"));
  const std::string_view host = word_after(comment, "Mirrored from");
  return host.find('.') != host.npos ? checked("http://" + std::string(host)) : "";
}

}  // namespace

std::string saved_from(std::string_view html) {
  std::string_view rest = html.substr(0, looked_at);
  for (std::size_t at = 0; (at = rest.find("<!--")) != rest.npos;) {
    rest.remove_prefix(at + 4);
    const std::size_t end = std::min(rest.find("-->"), rest.size());
    if (std::string address = address_in(rest.substr(0, end)); !address.empty()) return address;
    rest.remove_prefix(end);
  }
  return "";
}

}  // namespace offprint
