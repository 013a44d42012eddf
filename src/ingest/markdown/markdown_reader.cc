#include "ingest/markdown/markdown_reader.h"

#include "base/hash.h"
#include "base/unicode.h"
#include "ingest/charset_report.h"
#include "ingest/front_matter.h"
#include "ingest/markdown/code_spans.h"
#include "ingest/markdown/extended_markdown.h"
#include "ingest/markdown/template_text.h"

namespace offprint {
namespace {

std::vector<TextRange> code_in_markdown(std::string_view text) {
  std::vector<TextRange> ranges;
  for (const CodeSpan& span : find_code_spans(text)) ranges.push_back({span.begin, span.end});
  return ranges;
}

class MarkdownReader final : public Reader {
 public:
  explicit MarkdownReader(SourceFile file)
      : origin_(std::move(file.origin)),
        hash_(hash64(file.bytes)),
        fields_(std::move(file.fields)),
        options_{file.limits, file.tex_formulas},
        decoded_(read_text(std::move(file.bytes), {}, code_in_markdown)) {}

  std::size_t document_count() const override { return 1; }

  Draft read(std::size_t) const override {
    Draft draft;
    draft.origin = origin_;
    draft.format = "markdown";
    draft.source_hash = hash_;
    report_charset(decoded_, origin_, draft.diagnostics);
    const FrontMatter parts = split_front_matter(decoded_.text, fields());
    draft.fields = read_front_matter(parts, origin_, fields(), draft.diagnostics, options_.limits);
    resolve_field_templates(draft.fields, origin_, draft.diagnostics);
    draft.body = parse_extended_markdown(parts.body, kind(), origin_, parts.body_line,
                                         draft.diagnostics, draft.fields, options_);
    return draft;
  }

 private:
  MarkdownKind kind() const {
    const std::string name = ascii_lower(origin_);
    return name.ends_with(".mdx") || name.ends_with(".mdx.gz") ? MarkdownKind::mdx
                                                               : MarkdownKind::plain;
  }

  const FieldTable& fields() const { return fields_ ? *fields_ : standard_fields(); }

  std::string origin_;
  std::uint64_t hash_;
  std::shared_ptr<const FieldTable> fields_;
  MarkdownOptions options_;
  SourceText decoded_;
};

}  // namespace

std::unique_ptr<Reader> open_markdown(SourceFile file) {
  return std::make_unique<MarkdownReader>(std::move(file));
}

}  // namespace offprint
