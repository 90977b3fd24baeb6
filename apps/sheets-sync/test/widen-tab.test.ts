import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectHumanCells, planSync } from '../src/plan-sync.ts';
import { LAYOUT_VERSION } from '../src/provision-tab.ts';
import { textOf } from '../src/read-spreadsheet.ts';
import { type Column, HIDDEN_COLUMNS, type Workbook } from '../src/workbook-model.ts';
import { applyBatch, emptyModel, type Model, readModel } from './grid-model.ts';
import { KEYS, workbookOf } from './people-stage.ts';

const CONTEXT = { editor: 'nous', lastPublish: 0 };
const ADDED: readonly Column[] = [
  { header: 'Ajustée', width: 10, shows: 'decimal', since: LAYOUT_VERSION },
  { header: 'Chance', width: 10, shows: 'text', since: LAYOUT_VERSION },
];

/** The same workbook with two runs of columns that a later layout brought, one of them before people's columns. */
function widerWorkbook(order: readonly string[]): Workbook {
  const { tabs, hash } = workbookOf(order);
  return {
    hash: `${hash} wider`,
    tabs: tabs.map((tab) => ({
      ...tab,
      columns: [
        ...tab.columns.slice(0, 1),
        { header: 'Zone', width: 10, shows: 'text', since: LAYOUT_VERSION },
        ...tab.columns.slice(1, 3),
        ...ADDED,
        ...tab.columns.slice(3),
      ],
      rows: tab.rows.map((row) => ({
        ...row,
        cells: [...row.cells.slice(0, 1), 'zone', ...row.cells.slice(1), 15, '34 %'],
      })),
    })),
  };
}

function publish(model: Model, wanted: Workbook): 'unchanged' | 'publish' {
  const read = readModel(model);
  const kept = new Map(collectHumanCells(read, wanted).map((cells) => [cells.code, cells]));
  const plan = planSync(read, wanted, kept, CONTEXT);
  if (plan.kind === 'publish') applyBatch(model, plan.requests);
  return plan.kind;
}

/** A spreadsheet of the first layout, with a comment and a decision beside each entry. */
function earlierModel(order: readonly string[]): Model {
  const model = emptyModel();
  publish(model, workbookOf(order));
  const [tab] = model.tabs;
  if (tab === undefined) throw new Error('no tab');
  tab.layout = '1';
  for (const row of tab.rows) {
    const key = textOf(row[0]);
    if (KEYS.includes(key)) row.splice(5, 2, `${key} commentaire`, `${key} décision`);
  }
  return model;
}

const cellsOf = (model: Model) =>
  (model.tabs[0]?.rows ?? []).filter((row) => KEYS.includes(textOf(row[0]))).map((row) => row.map(textOf));

test('a spreadsheet of an earlier layout gets the new columns, and people’s stand where they belong', () => {
  const order = fc.shuffledSubarray(KEYS, { minLength: 1 });
  fc.assert(
    fc.property(order, fc.shuffledSubarray(KEYS), (earlier, later) => {
      const model = earlierModel(earlier);
      const known = collectHumanCells(readModel(model), widerWorkbook(later));
      expect(known.map(({ code, commentaire }) => [code, commentaire])).toEqual(
        earlier.map((key) => [key, `${key} commentaire`]),
      );
      expect(publish(model, widerWorkbook(later))).toBe('publish');
      const header = model.tabs[0]?.rows[1]?.map(textOf).slice(HIDDEN_COLUMNS);
      expect(header).toEqual([
        'Rang',
        'Zone',
        'Code',
        'Moyenne',
        'Ajustée',
        'Chance',
        'Commentaire',
        'Décision',
      ]);
      const rows = new Map(cellsOf(model).map((cells) => [cells[0] ?? '', cells]));
      expect([...rows.keys()].toSorted()).toEqual([...new Set([...earlier, ...later])].toSorted());
      for (const [key, cells] of rows) {
        const human = earlier.includes(key) ? [`${key} commentaire`, `${key} décision`] : ['', ''];
        expect(cells.slice(8)).toEqual(human);
      }
      for (const key of later) {
        const cells = rows.get(key) ?? [];
        expect([cells[3], cells[4], ...cells.slice(6, 8)]).toEqual(['zone', key, '15', '34 %']);
      }
      expect(model.tabs[0]?.layout).toBe(String(LAYOUT_VERSION));
      expect(publish(model, widerWorkbook(later))).toBe('unchanged');
    }),
    { numRuns: 200 },
  );
});

test('it takes one write: two that planned the same can’t widen a tab twice', () => {
  const model = earlierModel(KEYS);
  const plan = planSync(readModel(model), widerWorkbook(KEYS), new Map(), CONTEXT);
  if (plan.kind !== 'publish') throw new Error(plan.kind);
  applyBatch(model, plan.requests);
  const before = structuredClone(model);
  expect(() => applyBatch(model, plan.requests)).toThrow('no such named range');
  expect(model).toEqual(before);
});

test('a tab of the earlier layout whose columns a person moved is left alone until they are back', () => {
  const model = earlierModel(KEYS);
  for (const row of model.tabs[0]?.rows ?? []) row.splice(3, 0, null);
  const before = structuredClone(model.tabs[0]);
  const plan = planSync(readModel(model), widerWorkbook(KEYS), new Map(), CONTEXT);
  expect(plan.movedTabs).toEqual(['Tab']);
  if (plan.kind === 'publish') applyBatch(model, plan.requests);
  expect(model.tabs[0]).toEqual(before);
  expect(collectHumanCells(readModel(model), widerWorkbook(KEYS))).toEqual([]);
  for (const row of model.tabs[0]?.rows ?? []) row.splice(3, 1);
  expect(publish(model, widerWorkbook(KEYS))).toBe('publish');
  expect(cellsOf(model).map((cells) => cells[8])).toEqual(KEYS.map((key) => `${key} commentaire`));
});

test('a line of names that a person deleted keeps nothing from being widened', () => {
  const model = earlierModel(KEYS);
  model.tabs[0]?.rows.splice(1, 1);
  expect(publish(model, widerWorkbook(KEYS))).toBe('publish');
  expect(cellsOf(model).map((cells) => cells.slice(8))).toEqual(
    KEYS.map((key) => [`${key} commentaire`, `${key} décision`]),
  );
});
