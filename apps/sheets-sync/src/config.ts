import { join, resolve } from 'node:path';
import { commonEnvironment, withCommonDefaults } from '@palmares/runtime/common-config';
import { httpUrl, wholeNumber } from '@palmares/runtime/config-fields';
import { z } from 'zod';

/** The spreadsheet of the local workspace. */
const LOCAL_SPREADSHEET = 'palmares';

const factor = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'expected a number such as 0.5')
  .transform(Number);

/**
 * What the mirror needs: a spreadsheet and a service account that may edit it. With neither, those of the local
 * workspace. The `MIRROR_` variables are for tests and rehearsals; their defaults suit Google's quotas.
 */
export const configSchema = z
  .object({
    ...commonEnvironment,
    GOOGLE_APPLICATION_CREDENTIALS: z
      .string()
      .transform((path) => resolve(path))
      .optional(),
    SPREADSHEET_ID: z
      .string()
      .regex(/^[\w-]+$/, 'expected the id in the address of the spreadsheet, after /d/')
      .optional(),
    SHEETS_ROOT_URL: httpUrl.optional(),
    MIRROR_POLL_MS: wholeNumber(10).default(500),
    MIRROR_DRIFT_SECONDS: wholeNumber(1).default(60),
    MIRROR_OPINION_WAIT_MS: wholeNumber(0).default(500),
    MIRROR_TIMEOUT_MS: wholeNumber(100).default(30_000),
    MIRROR_WAIT_FACTOR: factor.default(1),
  })
  .refine(
    (env) =>
      env.GOOGLE_APPLICATION_CREDENTIALS === undefined ||
      env.SPREADSHEET_ID !== undefined ||
      env.SHEETS_ROOT_URL !== undefined,
    {
      path: ['SPREADSHEET_ID'],
      error: 'expected the id of a spreadsheet that is shared with the service account',
    },
  )
  .transform((env) => {
    const local = env.GOOGLE_APPLICATION_CREDENTIALS === undefined;
    const rootUrl =
      env.SHEETS_ROOT_URL ?? (local ? `http://127.0.0.1:${env.WORKSPACE_PORT}/sheets` : undefined);
    return {
      ...withCommonDefaults(env),
      GOOGLE_APPLICATION_CREDENTIALS:
        env.GOOGLE_APPLICATION_CREDENTIALS ??
        join(env.PALMARES_DATA, 'workspace', 'google-service-account.json'),
      SPREADSHEET_ID: env.SPREADSHEET_ID ?? LOCAL_SPREADSHEET,
      SHEETS_ROOT_URL: rootUrl === undefined ? undefined : `${rootUrl}/`,
    };
  });

export type Config = Readonly<z.output<typeof configSchema>>;
