import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { applicationsRoutes } from './applications-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { entriesRoutes } from './entries-routes.ts';
import { entryFileRoutes } from './entry-file-routes.ts';
import { extensionRoutes } from './extension-routes.ts';
import { gradingRoutes } from './grading-routes.ts';
import { jurorsRoutes } from './jurors-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { organisationsRoutes } from './organisations-routes.ts';
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
    applicationsRoutes,
    organisationsRoutes,
    jurorsRoutes,
    auditRoutes,
    gradingRoutes,
    progressRoutes,
    campaignRoutes,
    mailRoutes,
  ].map((routes) => routes(deps));
}
