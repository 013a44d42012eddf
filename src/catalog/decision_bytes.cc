#include "catalog/decision_bytes.h"

#include "catalog/byte_stream.h"
#include "catalog/declared_rows.h"

namespace offprint {
namespace {

DecidedNames read_names(ByteReader& in) {
  DecidedNames names;
  names.id = in.text();
  names.slug = in.text();
  names.url = in.text();
  return names;
}

}  // namespace

std::string encode_decisions(const ArticleDecisions& decisions) {
  ByteWriter out;
  out.text(decisions.id);
  out.text(decisions.slug);
  out.text(decisions.url);
  out.list(decisions.tags, [&](const Tag& tag) {
    out.text(tag.label);
    out.text(tag.slug);
    out.list(tag.codes, [&](const SubjectCode& code) {
      out.text(code.authority);
      out.text(code.term);
    });
  });
  out.list(decisions.printed, [&](const Person& person) { out.text(encode_person(person)); });
  out.list(decisions.links, [&](const LinkDecision& link) {
    out.number(link.use);
    out.number(static_cast<std::uint64_t>(link.outcome));
    out.number(link.row);
    out.text(link.fragment);
    out.text(link.nearest);
    out.boolean(link.held_back);
    out.boolean(link.withdrawn);
  });
  const auto shared = [&](const ArticleDecisions::Shared& line) {
    out.number(line.pages);
    out.number(line.of);
  };
  out.list(decisions.people, [&](const Person& person) { out.text(encode_person(person)); });
  out.list(decisions.attachments, [&](const std::vector<AttachmentRow>& rows) {
    out.list(rows, [&](const AttachmentRow& row) { write_attachment(row, out); });
  });
  out.list(decisions.chrome, shared);
  shared(decisions.title_suffix);
  ByteWriter all;
  all.text(std::move(out).take());
  all.list(decisions.tag_reasons, [&](const ArticleDecisions::TagReason& reason) {
    all.number(static_cast<std::uint64_t>(reason.source));
    all.number(reason.certainty);
  });
  return std::move(all).take();
}

std::string_view decided_record(std::string_view bytes) { return ByteReader(bytes).text(); }

ArticleDecisions decode_decisions(std::string_view bytes) {
  ByteReader all(bytes);
  ByteReader in(all.text());
  ArticleDecisions decisions;
  const DecidedNames names = read_names(in);
  decisions.id = names.id;
  decisions.slug = names.slug;
  decisions.url = names.url;
  in.list([&] {
    Tag& tag = decisions.tags.emplace_back();
    tag.label = in.text();
    tag.slug = in.text();
    in.list([&] {
      SubjectCode& code = tag.codes.emplace_back();
      code.authority = in.text();
      code.term = in.text();
    });
  });
  in.list([&] { decisions.printed.push_back(decode_person(in.text())); });
  in.list([&] {
    LinkDecision& link = decisions.links.emplace_back();
    link.use = in.number32();
    constexpr auto last = LinkDecision::Outcome::fragment_missing;
    link.outcome =
        static_cast<LinkDecision::Outcome>(in.enumerator(static_cast<std::uint8_t>(last) + 1));
    link.row = in.number32();
    link.fragment = in.text();
    link.nearest = in.text();
    link.held_back = in.boolean();
    link.withdrawn = in.boolean();
  });
  const auto shared = [&] {
    const std::uint32_t pages = in.number32();
    return ArticleDecisions::Shared{pages, in.number32()};
  };
  in.list([&] { decisions.people.push_back(decode_person(in.text())); });
  in.list([&] {
    std::vector<AttachmentRow>& rows = decisions.attachments.emplace_back();
    in.list([&] { rows.push_back(read_attachment(in)); });
  });
  in.list([&] { decisions.chrome.push_back(shared()); });
  decisions.title_suffix = shared();
  in.expect_end();
  all.list([&] {
    ArticleDecisions::TagReason& reason = decisions.tag_reasons.emplace_back();
    constexpr auto last = LabelSource::guess;
    reason.source = static_cast<LabelSource>(all.enumerator(static_cast<std::uint8_t>(last) + 1));
    reason.certainty = all.number32();
  });
  all.expect_end();
  return decisions;
}

DecidedNames decode_names(std::string_view bytes) {
  ByteReader in(decided_record(bytes));
  return read_names(in);
}

}  // namespace offprint
