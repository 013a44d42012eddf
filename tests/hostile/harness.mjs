// node harness.mjs JUDGES-FOLDER WORK
// Loads what plan.json in WORK names in headless Chromium, as consumers do, and prints
// {loaded, fired, requests, found}: pages loaded; what ran (numbers of payloads, dialogs and windows);
// what was asked for, as [type, address, page]; and what stands in a page that must not (rules.js).
import { readFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../conformance/screenshots/server.mjs';

const [judges, work] = process.argv.slice(2);
const puppeteer = createRequire(`${judges}/package.json`)('puppeteer-core').default;
const here = dirname(fileURLToPath(import.meta.url));
const plan = JSON.parse(await readFile(join(work, 'plan.json'), 'utf8'));
const profile = mkdtempSync(join(tmpdir(), 'hostile-'));
const server = await serve({ '/stage/': join(here, 'stage'), '/made/': work });
const MARK = 'offprint_canary ';
const fired = new Map();
const requests = new Map();
const found = [];
let loaded = 0;

// In every document, of whatever origin: a canary, and in place of every dialog and window another.
function arm(mark) {
  const say = (what) => console.debug(mark + what, location.href.slice(0, 100));
  Object.defineProperty(globalThis, 'offprint_canary', { value: say });
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'showModalDialog'])
    globalThis[name] = (text) => say(/^\d+$/.test(text) ? text : `${name}(${text})`);
}

function watch(page) {
  page.on('console', (message) => {
    if (!message.text().startsWith(MARK)) return;
    const [, what, ...place] = message.text().split(' ');
    fired.set(what, place.join(' '));
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(server.address) || /^(about|blob):/.test(url)) return;
    const row = [request.resourceType(), url, request.frame()?.url().slice(0, 100) ?? ''];
    requests.set(row.join(' '), row);
  });
  page.on('dialog', (dialog) => {
    fired.set(`${dialog.type()}(${dialog.message()})`, 'a dialog');
    dialog.dismiss().catch(() => {});
  });
}

async function newStage(browser) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(arm, MARK);
  watch(page);
  await page.goto(`${server.address}/stage/stage.html`);
  return page;
}

// What the stage has to say of its items; nothing when it has been left, or hangs.
async function show(page, kind, items) {
  let timer;
  const late = new Promise((done) => { timer = setTimeout(done, 20_000, null); });
  const said = page.evaluate((k, part) => window.stage.show(k, part), kind, items).catch(() => null);
  return Promise.race([said, late]).finally(() => clearTimeout(timer));
}

// Many items at a time. A stage that fails is built again.
async function load(browser, kind, items, size) {
  let page = await newStage(browser);
  for (let at = 0; at < items.length; at += size) {
    const part = items.slice(at, at + size);
    const said = await show(page, kind, part);
    found.push(...(said ?? [`the stage did not survive ${kind} ${at} to ${at + part.length - 1}`]));
    loaded += part.length;
    if (said && page.url() === `${server.address}/stage/stage.html`) continue;
    await page.close().catch(() => {});
    page = await newStage(browser);
  }
  await page.close();
}

const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium',
  // Root has no sandbox to use. No name is found but this machine's, so that nothing gets out.
  args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-features=IsolateOrigins,site-per-process', '--autoplay-policy=no-user-gesture-required'],
  userDataDir: profile,
  protocolTimeout: 280_000,
});
browser.on('targetcreated', async (target) => {
  if (target.type() !== 'page' || !target.opener()) return;
  fired.set(`window ${target.url()}`, 'a new window');
  await (await target.page())?.close().catch(() => {});
});
try {
  const sizes = { // how many items are shown at a time
    raw: 40, judged: 400, books: 200, pages: 24, files: 4, embedded: 2, documents: 8, fragments: 400, texts: 2000,
    addresses: 2000,
  };
  for (const [kind, size] of Object.entries(sizes))
    if (plan[kind]) {
      const start = Date.now();
      await load(browser, kind, plan[kind], size);
      console.error(`${kind}: ${plan[kind].length} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
    }
  console.log(JSON.stringify({ loaded, found, fired: [...fired], requests: [...requests.values()] }));
} finally {
  await browser.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
