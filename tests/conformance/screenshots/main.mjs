// node main.mjs JUDGES-FOLDER BOOK.epub FOLDER [options]; tools/screenshots says what the options are.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from './server.mjs';

const devices = {
  phone: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: false },
  tablet: { width: 820, height: 1180, deviceScaleFactor: 1.5, isMobile: false },
};
const most = 12;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    items: { type: 'string' },
    pages: { type: 'string', default: '1' },
    devices: { type: 'string', default: 'phone,tablet' },
    themes: { type: 'string', default: 'light,dark' },
    plain: { type: 'boolean', default: false },
  },
});
if (positionals.length !== 3) {
  console.error('usage: tools/screenshots BOOK.epub FOLDER [--items 0,2] [--pages N] [--plain]');
  process.exit(2);
}
const [judges, book, folder] = positionals;
const puppeteer = createRequire(`${judges}/package.json`)('puppeteer-core').default;

const choose = (count) =>
  values.items ? values.items.split(',').map(Number).filter((i) => i < count)
    : [...Array(Math.min(count, most)).keys()];
const stem = (path) => posix.basename(path).replace(/\.\w+$/, '').replace(/[^\w-]/g, '_');
const picture = (device, theme, index, id, page) =>
  join(folder, `${device}-${theme}-${String(index).padStart(3, '0')}-${stem(id)}${page ? `-p${page}` : ''}.png`);

async function withPage(browser, device, theme, work) {
  const page = await browser.newPage();
  await page.setViewport(devices[device]);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  page.on('pageerror', (error) => console.error(`in the page: ${error.message ?? error}`));
  try {
    await work(page);
  } finally {
    await page.close();
  }
}

// As a reading system shows it, page by page.
async function readBook(browser, address, device, theme) {
  await withPage(browser, device, theme, async (page) => {
    await page.goto(`${address}/reader/reader.html`);
    await page.waitForFunction('window.ready');
    const ids = await page.evaluate((t) => window.openBook('/files/book.epub', t), theme);
    for (const index of choose(ids.length)) {
      await page.evaluate((i) => window.showItem(i), index);
      for (let number = 1; ; ++number) {
        const path = picture(device, theme, index, ids[index], number);
        await page.screenshot({ path });
        console.log(path);
        if (number >= Number(values.pages) || !(await page.evaluate((i) => window.turnPage(i), index))) break;
      }
    }
  });
}

// The content documents in reading order, from the package document.
function spine(unpacked) {
  const container = readFileSync(join(unpacked, 'META-INF/container.xml'), 'utf8');
  const packagePath = /full-path="([^"]+)"/.exec(container)[1];
  const text = readFileSync(join(unpacked, packagePath), 'utf8');
  const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  const hrefs = new Map([...text.matchAll(/<item\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'id'), attribute(tag, 'href')]));
  return [...text.matchAll(/<itemref\s[^>]*>/g)]
    .map(([tag]) => posix.join(posix.dirname(packagePath), hrefs.get(attribute(tag, 'idref'))));
}

// Each content document by itself, as one long page.
async function openPlain(browser, address, device, theme, paths) {
  await withPage(browser, device, theme, async (page) => {
    for (const index of choose(paths.length)) {
      await page.goto(`${address}/files/unpacked/${paths[index]}`, { waitUntil: 'load' });
      if (theme === 'dark') await page.addStyleTag({ content: 'html { background: #121212; color: #e0e0e0 }' });
      const path = picture(device, theme, index, paths[index], 0);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
  });
}

const work = mkdtempSync(join(tmpdir(), 'screenshots-'));
const here = dirname(fileURLToPath(import.meta.url));
copyFileSync(book, join(work, 'book.epub'));
mkdirSync(folder, { recursive: true });
let paths = [];
if (values.plain) {
  execFileSync('python3', ['-m', 'zipfile', '-e', join(work, 'book.epub'), join(work, 'unpacked')]);
  paths = spine(join(work, 'unpacked'));
}
const server = await serve({ '/reader/': here, '/foliate/': join(judges, 'node_modules/foliate-js'), '/files/': work });
const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium',
  // Root has no sandbox to use; what is shown is our own book, and nothing else can be reached.
  args: ['--no-sandbox', '--hide-scrollbars', '--disable-gpu', '--font-render-hinting=none'],
  userDataDir: join(work, 'profile'),
});
try {
  for (const device of values.devices.split(',')) {
    for (const theme of values.themes.split(',')) {
      if (values.plain) await openPlain(browser, server.address, device, theme, paths);
      else await readBook(browser, server.address, device, theme);
    }
  }
} finally {
  await browser.close();
  server.close();
  rmSync(work, { recursive: true, force: true });
}
