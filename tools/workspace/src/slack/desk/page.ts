import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Hono } from 'hono';

const folder = path.join(import.meta.dirname, '..', 'page');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};
const policy = "default-src 'self'; img-src 'self' http: https: data:; object-src 'none'; base-uri 'none'";

async function serveFile(name: string): Promise<Response> {
  const type = types[path.extname(name)];
  const content =
    type && /^[a-z-]+\.[a-z]+$/.test(name)
      ? await readFile(path.join(folder, name)).catch(() => undefined)
      : undefined;
  if (type === undefined || content === undefined) return new Response('Not found', { status: 404 });
  return new Response(content, {
    headers: { 'content-type': type, 'content-security-policy': policy, 'cache-control': 'no-store' },
  });
}

/** The page on which a person acts as any member, at the root; its parts under `/page`. */
export function createPageApp(): Hono {
  const app = new Hono();
  app.get('/', () => serveFile('index.html'));
  app.get('/page/:file', (http) => serveFile(http.req.param('file')));
  return app;
}
