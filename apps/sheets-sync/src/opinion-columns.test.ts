import type { RankedEntryView } from '@palmares/contest/views/category-ranking';
import type { EntriesOpinion } from '@palmares/contest/views/second-opinion';
import { expect, test } from 'vitest';
import {
  describeChance,
  noteOpinion,
  opinionCells,
  opinionColumns,
  summariseDisputed,
  summariseZone,
} from './opinion-columns.ts';

type Given = Extract<EntriesOpinion, { kind: 'given' }>;

const entry = (code: string, submitted = 3): RankedEntryView => ({
  code,
  title: '',
  organisation: '',
  category: 'innovation-rh',
  rank: 1,
  tied: false,
  provisional: false,
  acrossCutLine: false,
  mark: '15,71',
  markExact: null,
  submitted,
  expected: 8,
  standardDeviation: null,
  histogram: [],
});

const said = (code: string, rest: Partial<Given['entries'][number]> = {}): Given['entries'][number] => ({
  code,
  adjustedMark: 15.4286,
  adjustedRank: 1,
  experimentalMark: 15.5,
  experimentalRank: 1,
  chanceOfPlace: 0.342,
  rankInterval: [2, 7],
  expectedRank: 3.4,
  zone: 'with-all-sheets',
  disputed: false,
  ...rest,
});

const given = (rest: Partial<Given> = {}): Given => ({
  kind: 'given',
  entries: [
    said('RH-1'),
    said('RH-2', { zone: null, rankInterval: [1, 1], chanceOfPlace: 1, disputed: true }),
    said('RH-3', { zone: 'without-outlying-sheets', chanceOfPlace: 0.001 }),
    said('RH-4', { adjustedMark: null, rankInterval: null, chanceOfPlace: null, zone: null }),
    said('RH-5', { disputed: true }),
  ],
  places: 3,
  isComplete: false,
  variances: { kind: 'estimated', entries: 0.5, jurors: 0.2, rest: 0.3, sentence: 'Ce qui distingue.' },
  zone: ['RH-1', 'RH-5'],
  unionZone: ['RH-1', 'RH-3', 'RH-5'],
  disputed: [
    { code: 'RH-2', dispersion: 30, bound: 9 },
    { code: 'RH-5', dispersion: 20, bound: 9 },
  ],
  groupsSentence: null,
  ...rest,
});

test('there is a cell for each column', () => {
  expect(opinionColumns(3).map(({ header }) => header)).toEqual([
    'Moyenne ajustée',
    'Rang\u00a0: intervalle à 90\u00a0%',
    'Chance d’être dans les 3 premiers',
    'À discuter',
  ]);
  for (const opinion of [null, given(), { kind: 'computing' }, { kind: 'unavailable' }] as const)
    expect(opinionCells(opinion, entry('RH-1'))).toHaveLength(4);
});

test('what is known of an entry, in words and figures', () => {
  const cells = (code: string) => opinionCells(given(), entry(code));
  expect(cells('RH-1')).toEqual([15.43, '2 à 7', '34\u00a0%', 'à discuter']);
  expect(cells('RH-2')).toEqual([15.43, '1', 'plus de 99\u00a0%', 'avis partagés']);
  expect(cells('RH-3')).toEqual([
    15.43,
    '2 à 7',
    'moins de 1\u00a0%',
    'à discuter\u00a0: grilles très éloignées',
  ]);
  expect(cells('RH-4')).toEqual([null, null, null, null]);
  expect(cells('RH-5')[3]).toBe('à discuter, avis partagés');
  expect(cells('RH-9')).toEqual([null, null, null, null]);
});

test('what isn’t there is said once, and only beside entries that have a sheet', () => {
  expect(opinionCells({ kind: 'computing' }, entry('RH-1'))).toEqual(['calcul en cours', null, null, null]);
  expect(opinionCells({ kind: 'unavailable' }, entry('RH-1'))).toEqual(['non disponible', null, null, null]);
  expect(opinionCells({ kind: 'computing' }, entry('RH-1', 0))).toEqual([null, null, null, null]);
  expect(opinionCells(null, entry('RH-1'))).toEqual([null, null, null, null]);
});

test('nobody is promised a place, nor refused one', () => {
  expect([0, 0.0099, 0.01, 0.5, 0.99, 0.991, 1].map(describeChance)).toEqual([
    'moins de 1\u00a0%',
    'moins de 1\u00a0%',
    '1\u00a0%',
    '50\u00a0%',
    '99\u00a0%',
    'plus de 99\u00a0%',
    'plus de 99\u00a0%',
  ]);
});

test('groups that can’t be compared are the first thing said', () => {
  const apart = given({ groupsSentence: 'Les présentations forment 2 groupes.' });
  expect(noteOpinion(apart)).toMatch(
    /^Attention\u00a0: les présentations forment 2 groupes\. Le second avis/,
  );
  expect(summariseZone(apart)).toContain('groupes non comparables');
  expect(noteOpinion(given({ isComplete: true }))).toContain('Chaque juré a tout lu');
  expect(noteOpinion({ kind: 'computing' })).toBe('');
});

test('a category in a line', () => {
  expect(summariseZone(given())).toBe('3 présentations, dont 1 aux grilles très éloignées');
  expect(summariseZone(given({ unionZone: ['RH-1'], zone: ['RH-1'] }))).toBe('1 présentation');
  expect(summariseDisputed(given())).toBe('RH-2, RH-5');
  expect(summariseDisputed(given({ disputed: [] }))).toBe('aucun');
  const many = ['A', 'B', 'C', 'D', 'E'].map((code) => ({ code, dispersion: 20, bound: 9 }));
  expect(summariseDisputed(given({ disputed: many }))).toBe('A, B, C et 2 de plus');
  expect([summariseZone(null), summariseDisputed(null)]).toEqual([null, null]);
  expect(summariseZone({ kind: 'computing' })).toBe('calcul en cours');
});

test('where nothing can be estimated, it is said why, and nothing more', () => {
  const early = given({
    variances: { kind: 'none', reason: 'one-juror', sentence: 'Un seul juré a remis des grilles.' },
  });
  expect(noteOpinion(early)).toBe('Un seul juré a remis des grilles. ');
  expect(summariseZone(early)).toBe('trop tôt pour le dire');
  expect(summariseDisputed(early)).toBeNull();
});

test('no word says that a juror is wrong', () => {
  const words = [
    noteOpinion(given()),
    ...given().entries.flatMap(({ code }) => opinionCells(given(), entry(code))),
    summariseZone(given()),
  ].join(' ');
  expect(words).not.toMatch(/erreur|faux|fausse|anormal|aberrant|incohéren|suspect|biais/i);
});
