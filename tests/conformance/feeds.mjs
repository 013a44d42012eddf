// What the npm judges see in a feed, as JSON: node feeds.mjs JUDGES-FOLDER JUDGE FEED
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [folder, judge, path] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const text = readFileSync(path, 'utf8');

const seconds = (date) => (date ? Math.floor(new Date(date).getTime() / 1000) : null);
const row = (id, title, link, date, content) => ({ id, title, link, date: seconds(date), content });

const plain = (text) => (typeof text === 'object' ? text?.value : text);
const alternate = (links) => (links ?? []).find((l) => l.rel === 'alternate')?.href;

const judges = {
  async 'jsonfeed-schema'() {
    const Ajv = require('ajv').default;
    const ajv = new Ajv({ allErrors: true, strict: false });
    require('ajv-formats').default(ajv);
    const validate = ajv.compile(require('jsonfeed-schema/schema-v1.1.json'));
    validate(JSON.parse(text));
    return (validate.errors ?? []).map((e) => `${e.instancePath}: ${e.message} ${JSON.stringify(e.params)}`);
  },
  async feedsmith() {
    const { parseAtomFeed, parseJsonFeed, parseRssFeed } = require('feedsmith');
    if (path.endsWith('.json')) {
      return parseJsonFeed(text).items.map((i) => row(i.id, i.title, i.url, i.date_published, i.content_html));
    }
    if (path.endsWith('.atom')) {
      return parseAtomFeed(text).entries.map((i) =>
        row(i.id, plain(i.title), alternate(i.links), i.published, plain(i.content)));
    }
    return parseRssFeed(text).items.map((i) =>
      row(i.guid?.value, i.title, i.link, i.pubDate, i.content?.encoded));
  },
  async 'rss-parser'() {
    const Parser = require('rss-parser');
    const feed = await new Parser().parseString(text);
    return feed.items.map((i) => row(i.guid ?? i.id, i.title, i.link, i.isoDate, i['content:encoded'] ?? i.content));
  },
  async 'feed-extractor'() {
    const { extractFromJson, extractFromXml } = require('@extractus/feed-extractor');
    const extract = path.endsWith('.json') ? extractFromJson : extractFromXml;
    const feed = extract(path.endsWith('.json') ? JSON.parse(text) : text, { useISODateFormat: true });
    return feed.entries.map((i) => row(i.id, i.title, i.link, i.published, i.description));
  },
  async 'feed-parser'() {
    const feed = require('@rowanmanning/feed-parser').parseFeed(text);
    return feed.items.map((i) => row(i.id, i.title, i.url, i.published, i.content));
  },
};

console.log(JSON.stringify(await judges[judge]()));
