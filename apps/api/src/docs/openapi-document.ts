import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Contest } from '@palmares/contest/contest';
import type { ApiEnv } from '../api-env.ts';

/** The API's name, which says when nothing of it counts. */
export function apiTitle({ edition, rehearsal }: Pick<Contest, 'edition' | 'rehearsal'>): string {
  return `${edition.shortName}\u00a0: API de dépôt${rehearsal ? ' (Répétition)' : ''}`;
}

/** The whole API in OpenAPI 3.1, from the very definitions that requests are parsed by. */
export function describeApi(app: OpenAPIHono<ApiEnv>, contest: Pick<Contest, 'edition' | 'rehearsal'>) {
  const bearer = { type: 'http', scheme: 'bearer' } as const;
  app.openAPIRegistry.registerComponent('securitySchemes', 'depositKey', {
    ...bearer,
    description: 'La clé de dépôt, reçue une seule fois à la création du brouillon.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    ...bearer,
    description: 'Une clé d’API du secrétariat.',
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: apiTitle(contest),
      version: '1',
      description: [
        contest.rehearsal ? '**Répétition**\u00a0: rien de ce qui se passe ici ne compte.' : '',
        `${contest.edition.name}. Les erreurs sont des application/problem+json (RFC 9457)\u00a0; leur type est stable, leur detail dit comment y remédier. Les instants portent leur décalage (RFC 3339).`,
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    },
    servers: [{ url: '/' }],
  });
}
