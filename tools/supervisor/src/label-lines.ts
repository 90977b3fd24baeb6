import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { styleText } from 'node:util';

const colours = ['cyan', 'green', 'magenta', 'yellow', 'blue'] as const;

/** Puts a process's name before a line of its log; names are aligned, and coloured where `colour` is wanted. */
export type LabelLine = (name: string, line: string) => string;

/** Labels for these processes, in their order. */
export function createLabels(names: readonly string[], colour: boolean): LabelLine {
  const width = Math.max(0, ...names.map((name) => name.length));
  return (name, line) => {
    const label = `${name.padEnd(width)} |`;
    const place = names.indexOf(name);
    const shade = colours[place % colours.length];
    if (!colour) return `${label} ${line}`;
    return `${styleText(shade ?? 'gray', label, { validateStream: false })} ${line}`;
  };
}

/** Gives each line of a process's output to `write`, the last one included when it has no end. */
export function readLines(output: Readable, write: (line: string) => void): void {
  createInterface({ input: output, crlfDelay: Infinity }).on('line', write);
}
