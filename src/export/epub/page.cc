#include "export/epub/page.h"

#include "syntax/serializer.h"

namespace offprint {

void append_language(std::string& out, std::string_view language) {
  out += " xml:lang=\"";
  append_escaped_attribute(out, language);
  out += "\" lang=\"";
  append_escaped_attribute(out, language);
  out += '"';
}

void open_page(std::string& out, const XhtmlHead& head) {
  out +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"";
  append_language(out, head.language);
  if (head.direction == Direction::rtl) out += " dir=\"rtl\"";
  if (head.vertical) out += " class=\"vertical\"";
  out += ">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>";
  append_escaped(out, head.title);
  out += "</title>\n";
  for (const std::string_view sheet : {"base", "extras"}) {
    out += "<link rel=\"stylesheet\" type=\"text/css\" href=\"";
    out += head.to_root;
    out += "styles/";
    out += sheet;
    out += ".css\"/>\n";
  }
  out += "</head>\n<body class=\"";
  out += head.body_class;
  if (!head.body_type.empty()) (out += "\" epub:type=\"") += head.body_type;
  out += "\">\n";
}

void close_page(std::string& out) { out += "</body>\n</html>\n"; }

void append_word(std::string& out, const Wording& wording, std::string_view language,
                 std::string_view word) {
  if (speaks(wording, language)) return append_escaped(out, word);
  out += "<span";
  append_language(out, wording.language);
  out += " dir=\"ltr\">";
  append_escaped(out, word);
  out += "</span>";
}

void append_label(std::string& out, const Wording& wording, std::string_view language,
                  std::string_view word) {
  const std::string_view end = label_end(wording);
  const std::string_view blank = end.ends_with(' ') ? " " : "";
  out += "<span class=\"label\">";
  append_word(out, wording, language,
              std::string(word).append(end.substr(0, end.size() - blank.size())));
  out.append("</span>").append(blank);
}

void append_text_element(std::string& out, std::string_view name, std::string_view attributes,
                         std::string_view text) {
  if (text.empty()) return;
  out += '<';
  out += name;
  if (!attributes.empty()) (out += ' ') += attributes;
  out += '>';
  append_escaped(out, text);
  out += "</";
  out += name;
  out += ">\n";
}

bool holds_formulas(std::string_view page) { return page.find("<math ") != page.npos; }

std::string volume_label(const Wording& wording, unsigned number) {
  std::string label(wording.volume);
  return label.replace(label.find('#'), 1, std::to_string(number));
}

}  // namespace offprint
