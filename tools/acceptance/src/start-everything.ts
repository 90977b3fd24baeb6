import { takePort } from '@palmares/runtime/testing-port';
import { type Palmares, type StartOptions, startPalmares } from '@palmares/supervisor/start-palmares';

/** Starts everything as `npm start` does, in this folder and on ports that a killed process finds free again. */
export async function startEverything(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  options: Omit<StartOptions, 'env'> = {},
): Promise<Palmares> {
  return startPalmares({
    ...options,
    env: {
      PATH: process.env['PATH'],
      PALMARES_DATA: folder,
      API_PORT: String(await takePort()),
      BOT_PORT: String(await takePort()),
      WORKSPACE_PORT: String(await takePort()),
      LOG_LEVEL: 'error',
      ...env,
    },
  });
}
