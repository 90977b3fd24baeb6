/** What a command ends with: `data` is what `--json` prints, `text` what a person reads (in French). */
export type CommandOutcome =
  | { kind: 'done'; data: unknown; text: string }
  /** Nothing was changed. */
  | { kind: 'failed'; data: unknown; text: string };

/** A file that can't be read, or an environment that leads nowhere: told as a sentence, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** The command line was understood and what it asks for can't be done. */
export const FAILED_EXIT_CODE = 1;
/** The command line itself was not understood. */
export const USAGE_EXIT_CODE = 2;
