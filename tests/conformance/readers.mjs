// node readers.mjs JUDGES-FOLDER epubjs|foliate BOOK.epub
// Opens the book in headless Chromium, goes to every entry of its contents, and prints
// {visited, problems}: what could not be reached, pictures that do not show, messages of the page.
import { mkdtempSync, copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './screenshots/server.mjs';

const [judges, reader, book] = process.argv.slice(2);
const puppeteer = createRequire(`${judges}/package.json`)('puppeteer-core').default;
const here = dirname(fileURLToPath(import.meta.url));
const modules = join(judges, 'node_modules');
const work = mkdtempSync(join(tmpdir(), 'readers-'));
copyFileSync(book, join(work, 'book.epub'));
const server = await serve({
  '/reader/': join(here, 'readers'),
  '/foliate/': join(modules, 'foliate-js'),
  '/epubjs/': join(modules, 'epubjs/dist'),
  '/jszip/': join(modules, 'jszip/dist'),
  '/files/': work,
});
const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium',
  // Root has no sandbox to use; what is shown is our own book, and nothing else can be reached.
  args: ['--no-sandbox', '--disable-gpu'],
  userDataDir: join(work, 'profile'),
  protocolTimeout: 280_000,
});
const problems = [];
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 1000 });
  page.on('pageerror', (error) => problems.push(`error in the page: ${error.message ?? error}`));
  page.on('console', (message) => {
    // The readers forbid scripts in what they show, and Chromium says so at each page.
    const text = message.text();
    const sandbox = /sandboxed and the 'allow-scripts' permission is not set|allow-scripts and allow-same-origin/.test(text);
    if (['error', 'warn', 'warning'].includes(message.type()) && !sandbox && !/favicon/.test(message.location()?.url ?? ''))
      problems.push(`${message.type()}: ${text} (${message.location()?.url ?? ''})`);
  });
  await page.goto(`${server.address}/reader/${reader}.html`);
  await page.waitForFunction('window.readBook');
  const report = await page.evaluate(() => window.readBook('/files/book.epub'));
  problems.push(...report.problems);
  console.log(JSON.stringify({ visited: report.visited, problems }));
} finally {
  await browser.close();
  server.close();
  rmSync(work, { recursive: true, force: true });
}
