// A web server on the loopback address for one book: the reading system, the book, and the book's own files.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html', '.xhtml': 'application/xhtml+xml', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg',
  '.gif': 'image/gif', '.epub': 'application/epub+zip', '.ncx': 'application/xml', '.opf': 'application/xml',
};

/** Serves each folder of `folders` ({"/prefix/": folder}); gives {address, close}. */
export async function serve(folders) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const prefix = Object.keys(folders).find((p) => path.startsWith(p));
    try {
      const bytes = await readFile(join(folders[prefix], path.slice(prefix.length)));
      response.writeHead(200, { 'content-type': types[extname(path).toLowerCase()] ?? 'application/octet-stream' });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
