import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '../api-env.ts';
import { docsPage, startScript } from './docs-page.ts';

const folder = join(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'), '..');

// The only files that are served, each under its own name: no path comes from a request.
const assets = [
  { path: '/docs/swagger-ui.css', file: 'swagger-ui.css', type: 'text/css; charset=utf-8' },
  {
    path: '/docs/swagger-ui-bundle.js',
    file: 'swagger-ui-bundle.js',
    type: 'text/javascript; charset=utf-8',
  },
] as const;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The API's description as a page, from this server alone. */
export function docsRoutes({ title }: { readonly title: string }): OpenAPIHono<ApiEnv> {
  const routes = new OpenAPIHono<ApiEnv>();
  routes.get('/docs', (c) => c.html(docsPage(title), 200, { 'Content-Security-Policy': policy }));
  routes.get('/docs/start.js', (c) =>
    c.body(startScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  for (const { path, file, type } of assets) {
    routes.get(path, async (c) =>
      c.body(await readFile(join(folder, file)), 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=3600',
      }),
    );
  }
  return routes;
}
