// A WordPress export for tests, line by line as WordPress writes it.
#pragma once

#include <string>

#include "ingest/wxr/wxr_reader.h"

namespace offprint {

// The first item begins on line 10.
inline std::string export_of(const std::string& items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"\n"
         " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:wp=\"http://wordpress.org/export/1.2/\">\n"
         "<channel><title>The Slipway</title><link>https://slip.example</link>\n"
         "<language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>\n"
         "<wp:base_site_url>https://slip.example</wp:base_site_url>\n"
         "<wp:base_blog_url>https://slip.example/log</wp:base_blog_url>\n"
         "<wp:author><wp:author_login>ann</wp:author_login>"
         "<wp:author_display_name><![CDATA[Ann Roe]]></wp:author_display_name></wp:author>\n" +
         items + "</channel>\n</rss>\n";
}

inline std::string item_of(const std::string& id, const std::string& content,
                           const std::string& more = "<wp:status>publish</wp:status>",
                           const std::string& type = "post") {
  return "<item><title>Tar</title><wp:post_id>" + id + "</wp:post_id><wp:post_type>" + type +
         "</wp:post_type>" + more + "\n<content:encoded><![CDATA[" + content +
         "]]></content:encoded></item>\n";
}

inline std::unique_ptr<Reader> open_export(const std::string& text) {
  return open_wxr({"e.xml", text});
}

inline std::string messages(const Draft& draft) {
  std::string text;
  for (const Diagnostic& diagnostic : draft.diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

}  // namespace offprint
