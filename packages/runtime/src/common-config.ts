import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { httpUrl, instant, port } from './config-fields.ts';

const defaultEdition = resolve(import.meta.dirname, '../../../editions/gpi-2022.json');

const path = z.string().transform((given) => resolve(given));

/** `sqlite:` with its path made absolute (`sqlite::memory:` stays), or PostgreSQL's own form. */
const databaseUrl = z
  .string()
  .regex(/^(sqlite:.|postgres(ql)?:\/\/.)/, 'expected sqlite:<path> or postgres://…')
  .transform((url) => {
    if (!url.startsWith('sqlite:') || url === 'sqlite::memory:') return url;
    return `sqlite:${resolve(url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, ''))}`;
  });

/** `file:` with its path made absolute (a URL parser would read `file:./blobs` as `/blobs`), or an S3 bucket. */
const blobsUrl = z
  .string()
  .regex(/^(file:.|s3:\/\/.)/, 'expected file:<folder> or s3://<bucket>?endpoint=…&region=…')
  .transform((url) =>
    !url.startsWith('file:') || url.startsWith('file://')
      ? url
      : pathToFileURL(resolve(url.slice('file:'.length))).href,
  );

/**
 * The variables that several processes share, as a zod shape: spread it into an app's own
 * `z.object({ ...commonEnvironment, … }).transform(withCommonDefaults)`.
 * Paths come out absolute, `PALMARES_CLOCK` as a Temporal.Instant, ports as numbers (0 takes a free one).
 */
export const commonEnvironment = {
  PALMARES_DATA: path.default(() => resolve('var')),
  PALMARES_EDITION: path.default(defaultEdition),
  PALMARES_CLOCK: instant.optional(),
  DATABASE_URL: databaseUrl.optional(),
  BLOBS_URL: blobsUrl.optional(),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(8000),
  PUBLIC_URL: httpUrl.optional(),
  BOT_PORT: port.default(8010),
  WORKSPACE_PORT: port.default(8020),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'expected fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
};

/** What the shared variables hold once read, before the defaults that depend on one another. */
export type CommonEnvironment = z.output<z.ZodObject<typeof commonEnvironment>>;

/** The shared variables with nothing left open: where the database and the files are, and what links begin with. */
export type CommonConfig = CommonEnvironment & {
  DATABASE_URL: string;
  BLOBS_URL: string;
  PUBLIC_URL: string;
};

/** Fills in the defaults that follow from other variables: database and files in the data folder, links to the API's address. */
export function withCommonDefaults<Read extends CommonEnvironment>(read: Read): Read & CommonConfig {
  return {
    ...read,
    DATABASE_URL: read.DATABASE_URL ?? `sqlite:${join(read.PALMARES_DATA, 'palmares.sqlite')}`,
    BLOBS_URL: read.BLOBS_URL ?? pathToFileURL(join(read.PALMARES_DATA, 'blobs')).href,
    PUBLIC_URL: read.PUBLIC_URL ?? `http://${bracket(read.API_HOST)}:${read.API_PORT}`,
  };
}

/** The shared variables alone, for a process that needs no other. */
export const commonConfig = z.object(commonEnvironment).transform(withCommonDefaults);

// An IPv6 address stands in brackets in a URL (RFC 3986, 3.2.2).
function bracket(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
