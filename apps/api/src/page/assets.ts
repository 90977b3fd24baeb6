import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stripClientTypes } from './strip-client-types.ts';

/** A file that pages load, under an address that changes with its content: it may be kept for ever. */
export type Asset = { readonly path: string; readonly type: string; readonly read: () => string };

const CLIENT = join(import.meta.dirname, 'client');
// What pages load at once, its script first; the others follow where a page has use for them.
const FIRST = ['main.ts', 'countdown.ts', 'french.ts'];
const OTHERS = readdirSync(CLIENT).filter((name) => /^[\w-]+\.ts$/.test(name) && !FIRST.includes(name));
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** The look of all pages. */
export const stylesheet = asset(
  (hash) => `/page/${hash}/page.css`,
  'text/css; charset=utf-8',
  readFileSync(join(import.meta.dirname, 'page.css'), 'utf8'),
);

/** What resumes uploads; loaded only once a video is chosen. */
export const tusScript = asset(
  (hash) => `/page/${hash}/tus.min.js`,
  JAVASCRIPT,
  readFileSync(
    join(createRequire(import.meta.url).resolve('tus-js-client/package.json'), '../dist/tus.min.js'),
    'utf8',
  ),
);

const clientSources = [...FIRST, ...OTHERS.toSorted()].map((name) => ({
  name,
  source: readFileSync(join(CLIENT, name), 'utf8'),
}));
// One hash for all of them, since they import one another by their names.
const clientHash = hashOf(clientSources.map(({ source }) => source).join('\0'));

const clientScripts: readonly Asset[] = clientSources.map(({ name, source }) => {
  let script: string | undefined;
  return {
    path: `/page/${clientHash}/${name}`,
    type: JAVASCRIPT,
    // When it is first asked for: what strips the types takes a tenth of a second to load, and no start waits for it.
    read: () => (script ??= stripClientTypes(source)),
  };
});

/** What every page loads at once, its script first. */
export const firstScripts = clientScripts.slice(0, FIRST.length);

/** All that may be asked for. */
export const assets: readonly Asset[] = [stylesheet, tusScript, ...clientScripts];

function asset(path: (hash: string) => string, type: string, body: string): Asset {
  return { path: path(hashOf(body)), type, read: () => body };
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 12);
}
