import { z } from 'zod';

/** The environment's mistakes, all of them, one plain line each: the variable's name and what it should hold. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`The configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:
${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}

/** What a process exits with when its configuration is wrong (`EX_CONFIG` of sysexits.h): starting again is no use. */
export const CONFIG_EXIT_CODE = 78;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration once from the environment: what `schema` makes of it, frozen.
 * A variable that is set to nothing counts as absent, as shells and container files often leave it.
 * Throws a ConfigError that lists every mistake; values are never repeated in it, since some are secrets.
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  env: Environment,
): Readonly<z.output<Schema>> {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return Object.freeze(parsed.data);
  throw new ConfigError(parsed.error.issues.map((issue) => describeMistake(issue, present)));
}

/** `readConfig` for a process's entry file: prints the mistakes on stderr and exits 78 instead of throwing. */
export function readConfigOrExit<Schema extends z.ZodType>(
  schema: Schema,
  env: Environment,
): Readonly<z.output<Schema>> {
  try {
    return readConfig(schema, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(CONFIG_EXIT_CODE);
  }
}

function describeMistake(issue: z.core.$ZodIssue, env: Environment): string {
  const name = issue.path.join('.');
  if (name === '') return issue.message;
  return env[name] === undefined ? `${name} is not set: ${issue.message}` : `${name}: ${issue.message}`;
}
