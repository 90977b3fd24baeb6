import { SPREADSHEET, type Stage } from './mirror-stage.ts';

/** A line of a category's tab that carries a key, as it is shown. */
export type ShownRow = {
  readonly row: number;
  readonly key: string;
  readonly rank: string;
  readonly code: string;
  readonly title: string;
  readonly mark: string;
  readonly situation: string;
  readonly adjusted: string;
  readonly interval: string;
  readonly chance: string;
  readonly discuss: string;
  readonly comment: string;
  readonly decision: string;
};

export const SOCIALE = 'Innovation sociale';

/** The lines of a tab that carry an entry's key, from the top; none when there is no such tab. */
export function readRows(stage: Stage, title = SOCIALE): ShownRow[] {
  return shownRows(stage, title)
    .map((cells, index) => {
      const [key = '', , rank = '', code = '', entry = '', , mark = '', , , , situation = ''] = cells;
      const [adjusted = '', interval = '', chance = '', discuss = ''] = cells.slice(11);
      const [comment = '', decision = ''] = cells.slice(15);
      const opinion = { adjusted, interval, chance, discuss };
      return {
        row: index + 1,
        key,
        rank,
        code,
        title: entry,
        mark,
        situation,
        ...opinion,
        comment,
        decision,
      };
    })
    .filter(({ key }) => /^[A-Z]+-\d+$/.test(key));
}

/** Every line of a tab as it is shown. */
export function shownRows(stage: Stage, title = SOCIALE): string[][] {
  return stage.sheets.spreadsheet(SPREADSHEET).sheets.find((sheet) => sheet.title === title)?.rows ?? [];
}

/** The line of one entry. */
export function rowOf(stage: Stage, code: string): ShownRow {
  const row = readRows(stage).find(({ key }) => key === code);
  if (row === undefined) throw new Error(`No line for ${code}`);
  return row;
}

/** A person types a comment beside an entry. */
export async function comment(stage: Stage, code: string, text: string): Promise<void> {
  const since = stage.sheets.spreadsheet(SPREADSHEET).revision;
  const cell = `P${rowOf(stage, code).row}`;
  const outcome = await stage.sheets.edit(SPREADSHEET, SOCIALE, cell, text, { since });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
}

/** How often the spreadsheet was read and written, answered or not. */
export function countCalls(stage: Stage): { reads: number; writes: number } {
  const reads = stage.sheets.calls.filter(({ method }) => method === 'GET').length;
  return { reads, writes: stage.sheets.calls.length - reads };
}

/** The number of the last publish that took effect; 0 before the first. */
export function publishNumber(stage: Stage): number {
  const ranges = stage.sheets.spreadsheet(SPREADSHEET).namedRanges;
  return Number(ranges[0]?.namedRangeId?.replace('pub_', '') ?? 0);
}
