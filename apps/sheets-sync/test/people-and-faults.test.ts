import type { HumanCells } from '@palmares/contest/mirror';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectHumanCells, planSync } from '../src/plan-sync.ts';
import type { SheetsRequest } from '../src/sheets-client.ts';
import { HEADER_KEY, type Tab, type Workbook } from '../src/workbook-model.ts';
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
const COMMENT = 5;
const KEYS = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6'];

type Person =
  | { kind: 'comment' | 'delete' | 'copy'; at: number }
  | { kind: 'insert'; at: number; note: boolean }
  | { kind: 'sort'; column: number; descending: boolean }
  | { kind: 'delete-tab' };
type Step =
  | { kind: 'person'; act: Person }
  | { kind: 'rerank'; order: string[] }
  | {
      kind: 'sync';
      fate: 'done' | 'lost' | 'dropped' | 'late' | 'twice' | 'concurrent';
      meanwhile: Person | null;
    };

const at = fc.nat({ max: 11 });
const person: fc.Arbitrary<Person> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('comment' as const), at }) },
  fc.record({ kind: fc.constantFrom('delete' as const, 'copy' as const), at }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), at, note: fc.boolean() }) },
  fc.record({ kind: fc.constant('sort' as const), column: fc.nat({ max: 6 }), descending: fc.boolean() }),
  fc.record({ kind: fc.constant('delete-tab' as const) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), act: person }),
  fc.record({ kind: fc.constant('rerank' as const), order: fc.shuffledSubarray(KEYS, { minLength: 1 }) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      fate: fc.constantFrom('done', 'done', 'lost', 'dropped', 'late', 'twice', 'concurrent'),
      meanwhile: fc.option(person),
    }),
  },
);

function workbookOf(order: readonly string[]): Workbook {
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

/** The mirror and the people at one spreadsheet, with the database between two syncs. */
class Stage {
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
    const known = this.hasNoCopies();
    const plan = this.plan();
    const moved = meanwhile !== null && this.act(meanwhile);
    if (plan.kind === 'unchanged' || fate === 'dropped') return;
    if (fate === 'late') {
      this.late.push(plan.requests);
      return;
    }
    const done = this.send(plan.requests);
    if (fate === 'twice' && done) expect(this.send(plan.requests)).toBe(false);
    if (fate === 'concurrent' && done) {
      const other = this.plan();
      if (other.kind === 'publish') expect(this.send(other.requests)).toBe(true);
      for (const requests of this.late.splice(0)) expect(this.send(requests)).toBe(false);
    }
    // A copied row has no place of its own: what moves while it is taken out is put right by the next sync.
    if (done && (meanwhile === null || (known && !moved))) this.expectInPlace();
  }

  hasNoCopies(): boolean {
    const keys = (this.tab?.rows ?? []).flatMap((row) => (row[0] === null ? [] : [row[0]]));
    return new Set(keys).size === keys.length;
  }

  expectInPlace(): void {
    for (const [code, word] of this.commentsByCode()) {
      if (word !== null) expect(word).toMatch(new RegExp(`^${code} `));
    }
    const keys = this.tab?.rows.map((row) => row[0]) ?? [];
    for (const { key } of this.wanted.tabs[0]?.rows ?? []) {
      expect(keys.filter((one) => one === key)).toHaveLength(1);
    }
  }

  commentsByCode() {
    return (this.tab?.rows ?? [])
      .filter((row) => typeof row[0] === 'string' && !row[0].startsWith('#'))
      .map((row) => [row[3], row[COMMENT] ?? null] as const);
  }

  /** Two undisturbed syncs: the second has nothing to do. */
  settle(): void {
    for (const requests of this.late.splice(0)) this.send(requests);
    const plan = this.plan();
    if (plan.kind === 'publish') expect(this.send(plan.requests)).toBe(true);
    expect(this.plan().kind).toBe('unchanged');
    this.expectInPlace();
    const wanted = this.wanted.tabs[0]?.rows.map((row) => row.key);
    const shown = this.tab?.rows.map((row) => row[0]).filter((key) => wanted?.includes(String(key)));
    expect(shown).toEqual(wanted);
    const words = this.tab?.rows.map((row) => row[COMMENT]);
    for (const note of this.notes) expect(words).toContain(note);
  }
}

test('whatever people and the network do, no comment ends beside the wrong entry, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      const stage = new Stage();
      for (const one of steps) {
        if (one.kind === 'person') stage.act(one.act);
        else if (one.kind === 'rerank') stage.wanted = workbookOf(one.order);
        else stage.sync(one);
      }
      stage.settle();
    }),
    { numRuns: 1000 },
  );
});

test('without a person at work, a comment follows its entry through every re-ranking and fault', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          order: fc.shuffledSubarray(KEYS, { minLength: 1 }),
          fate: fc.constantFrom('done' as const, 'lost' as const, 'dropped' as const, 'twice' as const),
        }),
        { maxLength: 12 },
      ),
      (rounds) => {
        const stage = new Stage();
        stage.wanted = workbookOf(KEYS);
        stage.settle();
        for (const row of stage.tab?.rows ?? []) {
          if (KEYS.includes(String(row[0]))) row[COMMENT] = `${String(row[0])} sien`;
        }
        for (const { order, fate } of rounds) {
          stage.wanted = workbookOf(order);
          stage.sync({ kind: 'sync', fate, meanwhile: null });
        }
        stage.settle();
        expect(new Map(stage.commentsByCode())).toEqual(new Map(KEYS.map((key) => [key, `${key} sien`])));
      },
    ),
    { numRuns: 100 },
  );
});
