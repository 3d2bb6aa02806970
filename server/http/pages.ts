import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import sirv from 'sirv';
import { basePathOf } from './entrance.ts';

/** The built client, if there is one; every address without a file extension is a page of it. */
export function pageRoutes(clientDir: string, publicUrl: string): Router {
  const router = Router();
  const index = path.join(clientDir, 'index.html');
  if (!existsSync(index)) return router;
  const page = sendPage(readFileSync(index, 'utf8'), basePathOf(publicUrl));
  router.get('/', page);
  router.get('/index.html', page);
  const files = sirv(clientDir, { brotli: true, gzip: true, etag: true, setHeaders: cacheForever });
  router.use((request, response, next) => files(request, response, next));
  router.get(/^[^.]*$/, page);
  return router;
}

/** The one page, told where the server lies: its files are asked for from whatever address it has. */
function sendPage(html: string, base: string): RequestHandler {
  const named = html
    .replaceAll(/(href|src)="\.\//g, `$1="${base}/`)
    .replace('<head>', `<head>\n    <meta name="base-path" content="${base}" />`);
  return (request, response) => {
    if (mayBeFramed(request)) letBeFramed(response);
    response.set('Cache-Control', 'no-cache').type('html').send(named);
  };
}

/** Whether a page is asked for as a part of somebody's slide: one concept, which knows no session and takes no orders. */
function mayBeFramed({ path: asked, query }: Request): boolean {
  return /^\/see\/[\w-]+$/.test(asked) && 'embed' in query;
}

/** Takes back what keeps all other pages out of foreign frames. */
function letBeFramed(response: Response): void {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  response.setHeader('Content-Security-Policy', policy.replace(/frame-ancestors [^;]*/, 'frame-ancestors *'));
  response.removeHeader('X-Frame-Options');
}

/** Files with a hash in their name never change. */
function cacheForever(response: { setHeader(name: string, value: string): void }, file: string): void {
  const hashed = file.startsWith('/assets/');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
