import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { entriesRoutes } from './entries-routes.ts';
import { entryFileRoutes } from './entry-file-routes.ts';
import { extensionRoutes } from './extension-routes.ts';
import { gradingRoutes } from './grading-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { progressRoutes } from './progress-routes.ts';
import { repositioningRoutes } from './repositioning-routes.ts';
import { screeningRoutes } from './screening-routes.ts';

/** All that the secretariat may ask. */
export function secretariatRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv>[] {
  return [
    entriesRoutes,
    entryFileRoutes,
    screeningRoutes,
    repositioningRoutes,
    extensionRoutes,
    gradingRoutes,
    progressRoutes,
    campaignRoutes,
    mailRoutes,
  ].map((routes) => routes(deps));
}
