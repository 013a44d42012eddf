#include "catalog/site_remover.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/personal_data.h"
#include "model/digest.h"
#include "model/title_form.h"

namespace offprint {
namespace {

struct SiteBlock {
  NodeIndex node = no_node;
  Edge edge = Edge::top;
  ArticleDecisions::Shared shared;
};

// In the order of the body; a block that stands at both edges once.
std::vector<SiteBlock> site_blocks(const ArticleDecisions& decisions, const Article& article) {
  std::vector<SiteBlock> blocks;
  for (std::size_t i = 0; i < article.edge_blocks.size(); ++i)
    if (decisions.chrome[i].pages > 0)
      blocks.push_back(
          {article.edge_blocks[i].node, article.edge_blocks[i].edge, decisions.chrome[i]});
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const SiteBlock& a, const SiteBlock& b) { return a.node < b.node; });
  const auto same = [](const SiteBlock& a, const SiteBlock& b) { return a.node == b.node; };
  blocks.erase(std::unique(blocks.begin(), blocks.end(), same), blocks.end());
  return blocks;
}

void report(const SiteBlock& block, const Body& body, Article& article) {
  article.diagnostics.push_back(
      {Code::chrome_removed,
       article.origin,
       body[block.node].position,
       fmt::format("this block stands at the {} of {} of {} pages of the site",
                   block.edge == Edge::top ? "top" : "bottom", block.shared.pages, block.shared.of),
       {}});
}

void report_personal_data(const std::vector<SiteBlock>& blocks, Article& article) {
  PersonalData personal;
  Position first;
  for (const SiteBlock& block : blocks) {
    const PersonalData found = personal_data_in(plain_text(article.body, block.node));
    if (personal.empty()) first = article.body[block.node].position;
    personal += found;
  }
  if (personal.empty()) return;
  article.diagnostics.push_back(
      {Code::personal_data_left_out, article.origin, first,
       "the site's lines around the article hold " + describe(personal) + ", left out",
       "delete them from the source if nobody needs them there"});
}

void drop_unused_images(Article& article) {
  const Body& body = article.body;
  std::set<std::string_view> used;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::image) used.insert(body.attribute(node, Attribute::src));
  std::erase_if(article.images, [&](const Image& image) {
    return !used.contains(image.src) && image.src != article.lead_image;
  });
}

void remove_blocks(const ArticleDecisions& decisions, Article& article) {
  const std::vector<SiteBlock> blocks = site_blocks(decisions, article);
  if (blocks.empty()) return;
  Body left = article.body;
  for (const SiteBlock& block : blocks) left.remove(block.node);
  if (plain_text(left).empty()) return;
  const bool own_summary = article.summary == body_summary(article.body, article.language);
  for (const SiteBlock& block : blocks) report(block, article.body, article);
  report_personal_data(blocks, article);
  article.body = std::move(left);
  rank_headings(article.body);
  drop_unused_images(article);
  const BodyLength length = body_length(article.body);
  article.word_count = length.words;
  article.reading_minutes = length.minutes;
  if (own_summary) article.summary = body_summary(article.body, article.language);
}

void explain_title(Article& article, const std::string& why, double confidence) {
  const auto last =
      std::find_if(article.provenance.rbegin(), article.provenance.rend(),
                   [](const Provenance& provenance) { return provenance.field == "title"; });
  if (last != article.provenance.rend())
    last->rule += ", " + why;
  else
    article.provenance.push_back({"title", {}, why, confidence});
}

// The end of the title is the site's name, or a subtitle when it reads as one and the site's other
// pages do not have it.
void close_title(const ArticleDecisions::Shared& shared, Article& article) {
  const TitleSuffix& parts = article.title_suffix;
  if (parts.title.empty()) return;
  if (shared.pages > 0) {
    article.title = parts.title;
    explain_title(article,
                  fmt::format("without `{}`, which ends the titles of {} of {} pages of the site",
                              parts.suffix, shared.pages, shared.of),
                  0.9);
    if (!article.site.name.empty()) return;
    article.site.name = parts.suffix;
    article.provenance.push_back({"site", {}, "the end of the titles of its pages", 0.8});
  } else if (article.subtitle.empty() && reads_as_subtitle(parts.title, parts.suffix)) {
    article.title = parts.title;
    article.subtitle = parts.suffix;
    explain_title(article, "parted behind its sentence", 0.6);
    article.provenance.push_back(
        {"subtitle", {}, "the end of the title, which no other page of the site has", 0.6});
  }
}

}  // namespace

void remove_site(const ArticleDecisions& decisions, Article& article) {
  remove_blocks(decisions, article);
  close_title(decisions.title_suffix, article);
}

}  // namespace offprint
