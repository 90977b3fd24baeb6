import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Contest, openContest } from '@palmares/contest/contest';
import { readConfigOrExit } from '@palmares/runtime/read-config';
import { type CliConfig, cliConfig } from './config.ts';
import { CommandError, type CommandOutcome, FAILED_EXIT_CODE } from './outcome.ts';

type Work = (contest: Contest, config: CliConfig) => Promise<CommandOutcome>;

/** Opens the contest of the environment, does the command's work and prints how it ended; JSON alone where it is asked for. */
export async function runCommand(env: NodeJS.ProcessEnv, json: boolean, work: Work): Promise<void> {
  const config = readConfigOrExit(cliConfig, env);
  await using contest = await openContest({
    databaseUrl: config.DATABASE_URL,
    editionPath: config.PALMARES_EDITION,
    clockStart: config.PALMARES_CLOCK,
  });
  printOutcome(await work(contest, config), json);
}

/** Prints how a command ended: JSON alone where it is asked for. */
export function printOutcome(outcome: CommandOutcome, json: boolean): void {
  const text = json ? JSON.stringify(outcome.data) : outcome.text;
  // A script reads the JSON wherever it is; a person's errors don't belong into what is piped on.
  const output = outcome.kind === 'failed' && !json ? process.stderr : process.stdout;
  output.write(`${text}\n`);
  if (outcome.kind === 'failed') process.exitCode = FAILED_EXIT_CODE;
}

/** The bytes of a file that the person named, from where the person was. */
export async function readNamedFile(path: string, config: CliConfig): Promise<Uint8Array> {
  const file = resolveNamed(path, config);
  try {
    return await readFile(file);
  } catch (cause) {
    throw new CommandError(`Le fichier ${file} ne peut pas être lu.`, { cause });
  }
}

/** Where a file or folder is that the person named, from where the person was. */
export function resolveNamed(path: string, config: CliConfig): string {
  const from = config.npm_lifecycle_event === 'palmares' ? config.INIT_CWD : undefined;
  return resolve(from ?? '.', path);
}
