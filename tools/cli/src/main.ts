import { CommanderError } from 'commander';
import { CommandError, FAILED_EXIT_CODE, USAGE_EXIT_CODE } from './outcome.ts';
import { createProgram } from './program.ts';
import { describeMistake } from './speak-french.ts';

try {
  await createProgram(process.env).parseAsync(process.argv);
} catch (error) {
  const told = tell(error);
  if (told.text !== '') process.stderr.write(`${told.text}\n`);
  process.exitCode = told.exitCode;
}

function tell(error: unknown): { text: string; exitCode: number } {
  if (error instanceof CommanderError) {
    // Help that was asked for, or shown for want of a subcommand, is printed already.
    if (error.code === 'commander.helpDisplayed') return { text: '', exitCode: 0 };
    if (error.code === 'commander.help') return { text: '', exitCode: USAGE_EXIT_CODE };
    const help = 'Ajoutez --help pour savoir comment faire.';
    return { text: `${describeMistake(error)}\n${help}`, exitCode: USAGE_EXIT_CODE };
  }
  if (error instanceof CommandError) return { text: error.message, exitCode: FAILED_EXIT_CODE };
  return { text: explain(error), exitCode: FAILED_EXIT_CODE };
}

// What is broken underneath (a database that can't be reached, an edition that contradicts itself), cause by cause.
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}\n  ${explain(error.cause)}` : error.message;
}
