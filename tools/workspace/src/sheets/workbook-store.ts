import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Move, Place, Workbook } from './workbook.ts';
import { writeAtomically } from './write-atomically.ts';

/** Gives the next state of a workbook with an answer; throwing leaves the workbook as it was. */
export type Change<T> = (workbook: Workbook) => { workbook: Workbook; answer: T };
export type WorkbookStore = {
  list: () => Workbook[];
  get: (id: string) => Workbook | undefined;
  add: (workbook: Workbook) => Promise<void>;
  /** Runs one change after the other for a spreadsheet; the file is written before the change is seen. */
  change: <T>(id: string, change: Change<T>) => Promise<T | undefined>;
  /** Where a cell seen at a revision stands now; undefined when it is gone or the revision is too old to tell. */
  follow: (id: string, since: number, place: Place) => Place | undefined;
  /** Calls back after each change of a spreadsheet; gives what stops it. */
  listen: (id: string, heard: (revision: number) => void) => () => void;
};

/** How many changes back a cell can be followed. */
const remembered = 500;
const suffix = '.workbook.json';

const keptWorkbook = z.custom<Workbook>(
  (value) =>
    z
      .looseObject({ spreadsheetId: z.string(), revision: z.int(), tabs: z.array(z.looseObject({})) })
      .safeParse(value).success,
);

const loadWorkbooks = async (folder: string): Promise<Map<string, Workbook>> => {
  await mkdir(folder, { recursive: true });
  const workbooks = new Map<string, Workbook>();
  for (const name of await readdir(folder)) {
    if (!name.endsWith(suffix)) continue;
    const workbook = keptWorkbook.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
    workbooks.set(workbook.spreadsheetId, workbook);
  }
  return workbooks;
};

/** The spreadsheets, in memory and in one JSON file each where a folder is given. */
export const openWorkbookStore = async (folder: string | undefined): Promise<WorkbookStore> => {
  const workbooks = folder ? await loadWorkbooks(folder) : new Map<string, Workbook>();
  const queues = new Map<string, Promise<unknown>>();
  const listeners = new Map<string, Set<(revision: number) => void>>();
  const history = new Map<string, { revision: number; moves: Move[] }[]>();

  const keep = async ({ moves = [], ...workbook }: Workbook): Promise<void> => {
    if (folder)
      await writeAtomically(
        path.join(folder, `${workbook.spreadsheetId}${suffix}`),
        JSON.stringify(workbook),
      );
    workbooks.set(workbook.spreadsheetId, workbook);
    const past = history.get(workbook.spreadsheetId) ?? [];
    history.set(workbook.spreadsheetId, [...past, { revision: workbook.revision, moves }].slice(-remembered));
    for (const heard of listeners.get(workbook.spreadsheetId) ?? []) heard(workbook.revision);
  };
  const inTurn = <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(id) ?? Promise.resolve()).then(work);
    queues.set(
      id,
      turn.catch(() => undefined),
    );
    return turn;
  };

  return {
    list: () => [...workbooks.values()],
    get: (id) => workbooks.get(id),
    add: (workbook) => inTurn(workbook.spreadsheetId, () => keep(workbook)),
    change: (id, change) =>
      inTurn(id, async () => {
        const current = workbooks.get(id);
        if (!current) return undefined;
        const { workbook, answer } = change(current);
        if (workbook !== current) await keep({ ...workbook, revision: current.revision + 1 });
        return answer;
      }),
    follow: (id, since, place) => {
      const current = workbooks.get(id)?.revision ?? 0;
      const later = (history.get(id) ?? []).filter(({ revision }) => revision > since);
      if (later.length < current - since) return undefined;
      return later
        .flatMap(({ moves }) => moves)
        .reduce<Place | undefined>((here, move) => here && move(here), place);
    },
    listen: (id, heard) => {
      const set = listeners.get(id) ?? new Set();
      listeners.set(id, set.add(heard));
      return () => set.delete(heard);
    },
  };
};
