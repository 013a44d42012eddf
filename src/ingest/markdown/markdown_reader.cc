#include "ingest/markdown/markdown_reader.h"

#include "base/charset.h"
#include "base/hash.h"
#include "ingest/charset_report.h"
#include "ingest/field_names.h"
#include "ingest/markdown/front_matter.h"
#include "syntax/markdown_parser.h"
#include "syntax/yaml.h"

namespace offprint {
namespace {

class MarkdownReader final : public Reader {
 public:
  explicit MarkdownReader(SourceFile file)
      : origin_(std::move(file.origin)),
        hash_(hash64(file.bytes)),
        decoded_(decode_text(std::move(file.bytes))) {}

  std::size_t document_count() const override { return 1; }

  Draft read(std::size_t) const override {
    Draft draft;
    draft.origin = origin_;
    draft.format = "markdown";
    draft.source_hash = hash_;
    report_charset(decoded_, origin_, draft.diagnostics);
    const FrontMatter parts = split_front_matter(decoded_.text);
    if (parts.yaml_line != 0) read_front_matter(parts, draft);
    draft.body = parse_markdown(parts.body, origin_, parts.body_line, draft.diagnostics);
    return draft;
  }

 private:
  void read_front_matter(const FrontMatter& parts, Draft& draft) const {
    const YamlResult yaml = parse_yaml(parts.yaml, parts.yaml_line);
    if (yaml.problem) {
      draft.diagnostics.push_back({Code::front_matter_syntax, origin_, yaml.problem->position,
                                   "the front matter is no YAML: " + yaml.problem->message});
    } else if (yaml.value.kind == Value::Kind::map) {
      draft.fields = read_fields(yaml.value, origin_, draft.diagnostics);
    } else if (yaml.value.kind != Value::Kind::null) {
      draft.diagnostics.push_back({Code::front_matter_syntax, origin_, yaml.value.position,
                                   "the front matter is not made of `key: value` lines"});
    }
  }

  std::string origin_;
  std::uint64_t hash_;
  DecodedText decoded_;
};

}  // namespace

std::unique_ptr<Reader> open_markdown(SourceFile file) {
  return std::make_unique<MarkdownReader>(std::move(file));
}

}  // namespace offprint
