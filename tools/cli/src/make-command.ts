import { Command } from 'commander';
import { speakFrench } from './speak-french.ts';

/** What every command that does something can be told. */
export type Json = { json?: boolean };

/** A command that speaks French. */
export function command(name: string): Command {
  return speakFrench(new Command(name));
}

/** A command that does something itself. */
export function runnable(name: string, description: string): Command {
  return command(name)
    .description(description)
    .option('--json', 'affiche le résultat en JSON, pour un script')
    .allowExcessArguments(false);
}
