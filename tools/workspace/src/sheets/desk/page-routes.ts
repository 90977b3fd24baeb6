import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { WorkbookStore } from '../workbook-store.ts';

const folder = new URL('../page/', import.meta.url);
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
const files = {
  'spreadsheets.html': 'text/html',
  'spreadsheets.js': 'text/javascript',
  'workbook.html': 'text/html',
  'workbook.js': 'text/javascript',
  'draw-grid.js': 'text/javascript',
  'edit-cell.js': 'text/javascript',
  'style.css': 'text/css',
} as const;
type PageFile = keyof typeof files;
const isPageFile = (name: string): name is PageFile => Object.hasOwn(files, name);

const send = async (name: PageFile): Promise<Response> => {
  const text = await readFile(new URL(name, folder), 'utf8');
  return new Response(text, { headers: { ...headers, 'content-type': `${files[name]}; charset=utf-8` } });
};

/** The pages at `/sheets` and `/sheets/{id}`, and their files under `/sheets/page/`. */
export const createPageRoutes = (store: WorkbookStore): Hono => {
  const app = new Hono();
  app.get('/sheets/page/:name', async (c) => {
    const name = c.req.param('name');
    return isPageFile(name) ? await send(name) : c.notFound();
  });
  app.get('/sheets', () => send('spreadsheets.html'));
  app.get('/sheets/', (c) => c.redirect('/sheets', 302));
  app.get('/sheets/:id', async (c) =>
    store.get(c.req.param('id')) ? await send('workbook.html') : c.redirect('/sheets', 302),
  );
  return app;
};
