import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where files are kept: a folder of this machine, or a bucket of an object store. */
export type BlobsPlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | ({ readonly kind: 'bucket' } & Bucket);

/** A bucket, and what names in it begin with ('' or `prefix/`). Without an endpoint it is one of AWS's own. */
export type Bucket = {
  readonly bucket: string;
  readonly prefix: string;
  readonly endpoint?: string;
  readonly region?: string;
};

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const prefixPath = /^\/?$|^(\/[\w.-]+)+\/?$/;
const regionName = /^[a-z0-9-]{1,40}$/;
const settings = new Set(['endpoint', 'region']);

/** `file://…` or `s3://bucket[/prefix][?endpoint=…&region=…]`; tells every mistake at once, and repeats no value. */
export const blobsPlace = z.string().transform((text, context): BlobsPlace => {
  const mistake = (message: string) => context.addIssue({ code: 'custom', message });
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'file:' && url.protocol !== 's3:')) {
    mistake('expected file:<folder> or s3://<bucket>?endpoint=…&region=…');
    return z.NEVER;
  }
  if (url.protocol === 'file:') return { kind: 'folder', folder: fileURLToPath(url) };
  for (const message of findMistakes(url)) mistake(message);
  const endpoint = url.searchParams.get('endpoint');
  const region = url.searchParams.get('region');
  const prefix = url.pathname.replaceAll(/^\/|\/$/g, '');
  return {
    kind: 'bucket',
    bucket: url.hostname,
    prefix: prefix === '' ? '' : `${prefix}/`,
    ...(endpoint === null ? {} : { endpoint }),
    ...(region === null ? {} : { region }),
  };
});

function findMistakes(url: URL): string[] {
  const mistakes: string[] = [];
  if (url.username !== '' || url.password !== '' || url.port !== '') {
    mistakes.push('keys don’t belong in it (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY), nor does a port');
  }
  if (!bucketName.test(url.hostname)) {
    mistakes.push('expected a bucket’s name: 3 to 63 lower-case letters, digits, hyphens and dots');
  }
  if (!prefixPath.test(url.pathname) || /(^|\/)\.{1,2}(\/|$)/.test(url.pathname)) {
    mistakes.push('expected a prefix of letters, digits, hyphens, dots and underscores between slashes');
  }
  const names = [...url.searchParams.keys()];
  if (names.some((name) => !settings.has(name)) || new Set(names).size < names.length || url.hash !== '') {
    mistakes.push('expected nothing after the question mark but endpoint=… and region=…, each once');
  }
  const endpoint = url.searchParams.get('endpoint');
  if (endpoint !== null && !isEndpoint(endpoint)) {
    mistakes.push('expected an endpoint such as https://s3.example.org, without keys or path');
  }
  const region = url.searchParams.get('region');
  if (region !== null && !regionName.test(region)) mistakes.push('expected a region such as eu-west-3');
  return mistakes;
}

function isEndpoint(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return url.username === '' && url.password === '' && url.pathname === '/' && url.search + url.hash === '';
}
