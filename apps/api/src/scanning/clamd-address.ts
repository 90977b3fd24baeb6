import type { NetConnectOpts } from 'node:net';

/** Where a clamd listens, from `tcp://host:port` or `unix:/path`. */
export function parseClamdAddress(url: string): NetConnectOpts {
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length) };
  const { hostname, port } = new URL(url);
  // An IPv6 address stands in brackets in a URL, and without them anywhere else.
  return { host: hostname.replaceAll(/^\[|\]$/g, ''), port: Number(port) };
}
