import { CONFIG_EXIT_CODE } from './read-config.ts';

/**
 * For a process's entry file: where `opening` fails by one of these errors, which only whoever configures the process can
 * mend, prints the error's sentence on stderr and exits 78.
 */
export async function exitOnMistake<Opened>(
  opening: Promise<Opened>,
  ...mistakes: readonly (new (
    ...given: never[]
  ) => Error)[]
): Promise<Opened> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof Error) || !mistakes.some((mistake) => error instanceof mistake)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(CONFIG_EXIT_CODE);
  }
}
