import { type Palmares, type StartOptions, startPalmares } from '@palmares/supervisor/start-palmares';

/** Starts everything as `npm start` does, in this folder and on free ports. */
export function startEverything(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  options: Omit<StartOptions, 'env'> = {},
): Promise<Palmares> {
  return startPalmares({
    ...options,
    env: {
      PATH: process.env['PATH'],
      PALMARES_DATA: folder,
      API_PORT: '0',
      BOT_PORT: '0',
      WORKSPACE_PORT: '0',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
}
