import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../api-env.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // The empty icon, so that no browser asks for one.
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Nothing from elsewhere, nothing inline. The referrer stays within the site, so that forms have an Origin. */
export const pageHeaders = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  c.res.headers.set('Content-Security-Policy', POLICY);
  if (!c.res.headers.has('Referrer-Policy')) c.res.headers.set('Referrer-Policy', 'same-origin');
});

/** For what belongs to one candidate: kept by nobody, found by no search engine. */
export const privateHeaders = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow');
});
