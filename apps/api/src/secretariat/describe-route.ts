import { createRoute, type RouteConfig, type z } from '@hono/zod-openapi';
import type { ApiDeps } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { readCsvBody } from '../csv-body.ts';
import { type DescribedResponse, problemResponses } from '../described-responses.ts';
import { readJsonBody } from '../json-body.ts';
import type { ProblemType } from '../problem-catalogue.ts';

type Described<Path extends string, Request extends RouteConfig['request']> = {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: Path;
  readonly summary: string;
  readonly description?: string;
  readonly request: Request;
  /** The answers to who gets what was asked for. */
  readonly responses: Record<number, DescribedResponse>;
  /** What it may answer instead, beside what any route does. */
  readonly problems?: readonly ProblemType[];
};

const ofBodies = ['too-slow', 'too-large', 'unsupported-media-type'] as const;

/**
 * Describes the secretariat's routes: each takes an API key and refuses what its schemas do; its body is read as JSON or
 * CSV, whichever it says, within limits.
 */
export function describeRoutes(deps: Pick<ApiDeps, 'contest'>) {
  const authenticated = authenticateSecretariat(deps);
  return <Path extends string, Request extends RouteConfig['request']>({
    problems = [],
    responses,
    ...own
  }: Described<Path, Request>) => {
    const { reader, refusals } = readerOf(own.request);
    return createRoute({
      tags: ['Secrétariat'],
      ...own,
      security: [{ apiKey: [] }],
      middleware: [authenticated, ...reader],
      responses: {
        ...responses,
        ...problemResponses('unauthorized', 'forbidden', ...refusals, ...problems, 'invalid'),
      },
    });
  };
}

/** A body of JSON, as `request` describes it. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

function readerOf(request: RouteConfig['request']) {
  const content = request?.body?.content;
  if (content === undefined) return { reader: [], refusals: [] };
  return 'text/csv' in content
    ? { reader: readCsvBody, refusals: ofBodies }
    : { reader: [readJsonBody], refusals: ['malformed-json', ...ofBodies] as const };
}
