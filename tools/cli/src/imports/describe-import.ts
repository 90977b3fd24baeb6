import type { ImportOutcome } from '@palmares/contest/acts/import-organisations';
import type { LineProblem } from '@palmares/contest/imports/read-table';
import type { CommandOutcome } from '../outcome.ts';

/** How the imported things are called: singular, plural, and the ending that agrees with them (« e » for the feminine). */
export type Noun = { one: string; many: string; ending: '' | 'e' };

/** What an import did, in counts; or that nothing was imported, with every bad line. */
export function describeImport(outcome: ImportOutcome, lines: readonly number[], noun: Noun): CommandOutcome {
  if (outcome.kind === 'forbidden') {
    return { kind: 'failed', data: { kind: 'forbidden' }, text: 'Cette opération n’est pas permise.' };
  }
  if (outcome.kind === 'invalid') {
    return describeProblems(outcome.problems.map(({ row, message }) => ({ line: lines[row] ?? 0, message })));
  }
  const { added, changed, unchanged } = outcome;
  const text = `${count(added, noun)} ajouté${agree(added, noun)}, ${changed} modifié${agree(changed, noun)}, ${unchanged} inchangé${agree(unchanged, noun)}.`;
  return { kind: 'done', data: { added, changed, unchanged }, text };
}

/** Every bad line of a file that was not imported. */
export function describeProblems(problems: readonly LineProblem[]): CommandOutcome {
  const lines = problems.map(({ line, message }) => `  ligne ${line}\u00a0: ${message}`);
  return {
    kind: 'failed',
    data: { kind: 'invalid', problems },
    text: ['Rien n’a été importé.', ...lines].join('\n'),
  };
}

function count(number: number, { one, many }: Noun): string {
  return `${number} ${number < 2 ? one : many}`;
}

function agree(number: number, { ending }: Noun): string {
  return ending + (number < 2 ? '' : 's');
}
