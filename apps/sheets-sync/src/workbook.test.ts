import type { RankedEntryView } from '@palmares/contest/views/category-ranking';
import type { MirrorSnapshot } from '@palmares/contest/views/mirror-snapshot';
import { expect, test } from 'vitest';
import { describeRank } from './category-tab.ts';
import { shortenTitle } from './tab-heading.ts';
import { buildWorkbook } from './workbook.ts';

const entry = (code: string, rank: number | null, rest: Partial<RankedEntryView> = {}): RankedEntryView => ({
  code,
  title: `Titre ${code}`,
  organisation: 'CPAM',
  category: 'innovation-rh',
  rank,
  tied: false,
  provisional: false,
  acrossCutLine: false,
  mark: rank === null ? null : '15,71',
  markExact: null,
  submitted: 3,
  expected: 8,
  standardDeviation: null,
  histogram: [0, 0, 1, 2, 0, 0],
  ...rest,
});

function snapshotOf(entries: RankedEntryView[], rest: Partial<MirrorSnapshot> = {}): MirrorSnapshot {
  return {
    kind: 'snapshot',
    revision: 12,
    instant: Temporal.Instant.from('2022-05-25T10:00:00Z'),
    rehearsal: false,
    editionName: 'Grand Prix',
    shownOutOf: 20,
    scale: { min: 0, max: 5 },
    categories: [
      {
        ranking: {
          category: 'innovation-rh',
          name: 'Innovation RH',
          finalists: 3,
          entries,
          cutLine: { kind: 'clear' },
        },
        progress: {
          slug: 'innovation-rh',
          name: 'Innovation RH',
          gradingOpen: true,
          entries: entries.length,
          expected: 8,
          drafts: 0,
          submitted: 3,
          recused: 0,
          jurors: [],
        },
        secondOpinion: null,
      },
    ],
    ...rest,
  };
}

test.each([
  [{ rank: 1, tied: false, provisional: false }, '1'],
  [{ rank: 3, tied: true, provisional: false }, '3 ex æquo'],
  [{ rank: 3, tied: true, provisional: true }, '3 ex æquo (provisoire)'],
  [{ rank: null, tied: false, provisional: true }, 'sans note'],
])('%j in words', (place, words) => {
  expect(describeRank(place)).toBe(words);
});

test('the cut runs under everybody who shares the last place of a finalist', () => {
  const entries = [entry('RH-1', 1), entry('RH-2', 2), entry('RH-3', 3), entry('RH-4', 3), entry('RH-5', 5)];
  expect(buildWorkbook(snapshotOf(entries)).tabs[1]?.aboveCut).toBe(4);
  expect(buildWorkbook(snapshotOf([entry('RH-1', null)])).tabs[1]?.aboveCut).toBeNull();
});

test('the hash leaves revision and instant out, and nothing else', () => {
  const snapshot = snapshotOf([entry('RH-1', 1)]);
  const hash = ({ hash: one }: { hash: string }) => one;
  const later = { ...snapshot, revision: 13, instant: snapshot.instant.add({ hours: 1 }) };
  expect(hash(buildWorkbook(later))).toBe(hash(buildWorkbook(snapshot)));
  expect(hash(buildWorkbook({ ...snapshot, rehearsal: true }))).not.toBe(hash(buildWorkbook(snapshot)));
  const other = snapshotOf([entry('RH-1', 1, { mark: '15,72' })]);
  expect(hash(buildWorkbook(other))).not.toBe(hash(buildWorkbook(snapshot)));
});

test('line ends and control characters of a title become spaces', () => {
  const [row] =
    buildWorkbook(snapshotOf([entry('RH-1', 1, { title: '=A1\r\nB\u0007C' })])).tabs[1]?.rows ?? [];
  expect(row?.cells[2]).toBe('=A1 B C');
});

test('names of tabs fit Excel', () => {
  expect(shortenTitle('Innovation en matière de responsabilité sociale interne')).toBe(
    'Responsabilité sociale interne',
  );
  expect(shortenTitle('Innovation sociale')).toBe('Innovation sociale');
  expect(shortenTitle('Une catégorie/au nom : beaucoup trop long pour un onglet')).toHaveLength(31);
});
