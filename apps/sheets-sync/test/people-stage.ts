import { isDeepStrictEqual } from 'node:util';
import type { HumanCells } from '@palmares/contest/mirror';
import { collectHumanCells, planSync } from '../src/plan-sync.ts';
import { textOf } from '../src/read-spreadsheet.ts';
import type { SheetsRequest } from '../src/sheets-client.ts';
import { HEADER_KEY, ORDER_COLUMN, type Tab, type Workbook } from '../src/workbook-model.ts';
import {
  applyBatch,
  BatchRefused,
  blankRow,
  emptyModel,
  type Model,
  type ModelTab,
  readModel,
  sortRows,
} from './grid-model.ts';

const SHEET_ID = 7;
export const COMMENT = 5;
export const KEYS = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6'];

/** What a person may do by hand. */
export type Person =
  | { kind: 'comment' | 'delete' | 'copy'; at: number }
  | { kind: 'insert'; at: number; note: boolean }
  | { kind: 'sort'; column: number; descending: boolean }
  | { kind: 'delete-tab' };
/** A person's act, a new ranking, or a sync and what becomes of its write; `meanwhile` comes between read and write. */
export type Step =
  | { kind: 'person'; act: Person }
  | { kind: 'rerank'; order: string[] }
  | {
      kind: 'sync';
      fate: 'done' | 'lost' | 'dropped' | 'late' | 'twice' | 'concurrent';
      meanwhile: Person | null;
    };

/** A workbook of one tab that ranks these keys. */
export function workbookOf(order: readonly string[]): Workbook {
  const tab: Tab = {
    id: 'tab',
    sheetId: SHEET_ID,
    title: 'Tab',
    top: [{ key: '#titre', text: 'Titre', tone: 'title', volatile: false }],
    columns: [
      { header: 'Rang', width: 10, shows: 'text' },
      { header: 'Code', width: 10, shows: 'text' },
      { header: 'Moyenne', width: 10, shows: 'decimal' },
      { header: 'Commentaire', width: 10, shows: 'text', human: 'commentaire' },
      { header: 'Décision', width: 10, shows: 'text', human: 'decision' },
    ],
    rows: order.map((key, index) => ({ key, order: index + 1, cells: [String(index + 1), key, 20 - index] })),
    aboveCut: null,
    marks: [],
    departed: { label: 'partie', kept: 1 },
  };
  return { tabs: [tab], hash: order.join() };
}

/** The mirror and the people at one spreadsheet, with the database between two syncs. What went wrong is in `faults`. */
export class Stage {
  readonly faults: string[] = [];
  readonly model: Model = emptyModel();
  readonly kept = new Map<string, HumanCells>();
  readonly late: (readonly SheetsRequest[])[] = [];
  readonly notes: string[] = [];
  wanted = workbookOf(KEYS.slice(0, 3));
  words = 0;

  get tab(): ModelTab | undefined {
    return this.model.tabs.find((tab) => tab.sheetId === SHEET_ID);
  }

  get bodyStart(): number {
    return (this.tab?.rows.findIndex((row) => row[0] === HEADER_KEY) ?? -1) + 1;
  }

  /** Whether the act moves rows in a way that no place can survive. */
  act(act: Person): boolean {
    const { tab } = this;
    if (tab === undefined) return false;
    const body = tab.rows.length - this.bodyStart;
    const index = this.bodyStart + ('at' in act ? act.at % body : 0);
    const row = tab.rows[index] ?? [];
    this.words += 1;
    switch (act.kind) {
      case 'comment':
        if (typeof row[0] === 'string') row[COMMENT] = `${row[0]} ${this.words}`;
        return false;
      case 'insert': {
        const fresh = blankRow(row.length);
        if (act.note) {
          fresh[COMMENT] = `note ${this.words}`;
          this.notes.push(`note ${this.words}`);
        }
        tab.rows.splice(index, 0, fresh);
        return false;
      }
      case 'sort':
        sortRows(tab, this.bodyStart, act.column, act.descending);
        return false;
      case 'copy':
        tab.rows.splice(index, 0, [...row]);
        return true;
      case 'delete':
        if (typeof row[0] === 'string') tab.rows.splice(index, 1);
        return true;
      case 'delete-tab':
        this.model.tabs = this.model.tabs.filter((one) => one !== tab);
        this.notes.length = 0;
        return true;
    }
  }

  plan() {
    const read = readModel(this.model);
    for (const cells of collectHumanCells(read, this.wanted)) this.kept.set(cells.code, cells);
    return planSync(read, this.wanted, this.kept, { editor: 'nous', lastPublish: 0 });
  }

  /** False when the whole batch is refused. */
  send(requests: readonly SheetsRequest[]): boolean {
    try {
      applyBatch(this.model, requests);
      return true;
    } catch (error) {
      if (error instanceof BatchRefused) return false;
      throw error;
    }
  }

  sync({ fate, meanwhile }: Extract<Step, { kind: 'sync' }>): void {
    const known = this.isUndisturbed();
    const plan = this.plan();
    const moved = meanwhile !== null && this.act(meanwhile);
    if (plan.kind === 'unchanged' || fate === 'dropped') return;
    if (fate === 'late') {
      this.late.push(plan.requests);
      return;
    }
    const done = this.send(plan.requests);
    if (fate === 'twice' && done) this.check(!this.send(plan.requests), 'the same batch twice');
    if (fate === 'concurrent' && done) {
      const other = this.plan();
      if (other.kind === 'publish') this.check(this.send(other.requests), 'a publish is refused');
      for (const requests of this.late.splice(0)) this.check(!this.send(requests), 'a late batch');
    }
    // Among copies and rows without a key no sort gives known places: what moves while they are being put right is
    // written to the wrong row, until the next sync.
    if (done && (meanwhile === null || (known && !moved))) this.expectInPlace();
  }

  /** No row is a copy, each shows its own code, and none of ours is without a key: no disturbance is left. */
  isUndisturbed(): boolean {
    const ours = (this.tab?.rows ?? []).filter((row) => typeof row[ORDER_COLUMN] === 'number');
    const keys = ours.map((row) => row[0]);
    return new Set(keys).size === keys.length && ours.every((row) => row[0] !== null && row[3] === row[0]);
  }

  expectInPlace(): void {
    for (const [code, word] of this.commentsByCode()) {
      if (word !== '') this.check(word.startsWith(`${code} `), `${word} beside ${code}`);
    }
    const keys = this.tab?.rows.map((row) => row[0]) ?? [];
    for (const { key } of this.wanted.tabs[0]?.rows ?? []) {
      this.check(keys.filter((one) => one === key).length === 1, `${key} not once`);
    }
  }

  commentsByCode() {
    return (this.tab?.rows ?? [])
      .filter((row) => typeof row[0] === 'string' && !row[0].startsWith('#'))
      .map((row) => [textOf(row[3]), textOf(row[COMMENT])] as const);
  }

  /** One undisturbed sync, which leaves nothing to do, whatever was disturbed before. */
  settle(): void {
    for (const requests of this.late.splice(0)) this.send(requests);
    const last = this.plan();
    if (last.kind === 'publish') this.check(this.send(last.requests), 'a last publish is refused');
    this.check(this.plan().kind === 'unchanged', 'never done');
    this.expectInPlace();
    const wanted = this.wanted.tabs[0]?.rows.map((row) => row.key);
    const shown = this.tab?.rows.map((row) => textOf(row[0])).filter((key) => wanted?.includes(key));
    this.check(isDeepStrictEqual(shown, wanted), 'out of order');
    const words = this.tab?.rows.map((row) => row[COMMENT]);
    for (const note of this.notes) this.check(words?.includes(note) === true, `${note} is lost`);
    const remains = this.tab?.rows.some((row) => row[0] === null && row[ORDER_COLUMN] !== null);
    this.check(remains === false, 'cells of ours without a key');
  }

  check(holds: boolean, fault: string): void {
    if (!holds) this.faults.push(fault);
  }
}
