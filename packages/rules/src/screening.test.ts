import { describe, expect, test } from 'vitest';
import { completeMetadata } from '../test/complete-application.ts';
import { readGpi2022 } from '../test/gpi-2022.ts';
import { findScreeningFlags, GROUND_NAMES, type ScreenedApplication } from './screening.ts';

const edition = readGpi2022();
const clean: ScreenedApplication = {
  metadata: completeMetadata,
  depositedAt: edition.calendar.depositDeadline,
  organisationListed: true,
  hasVideo: true,
  dossierPages: 12,
  infected: [],
  duplicates: { sameDossier: [], sameTitle: [] },
};
const flag = (changes: Partial<ScreenedApplication>) =>
  findScreeningFlags({ ...clean, ...changes }, edition).map(({ code, ground }) => [code, ground]);

describe('automatic flags beside an entry', () => {
  test('none, when there is nothing to look at', () => {
    expect(flag({})).toEqual([]);
  });

  test.each<[string, string | undefined, Partial<ScreenedApplication>]>([
    ['organisation-not-listed', undefined, { organisationListed: false }],
    ['deposited-after-deadline', 'late', { depositedAt: clean.depositedAt.add({ milliseconds: 1 }) }],
    [
      'started-outside-period',
      'outside-period',
      { metadata: { ...completeMetadata, startedOn: '2018-12-31' } },
    ],
    ['ended-outside-period', 'outside-period', { metadata: { ...completeMetadata, endedOn: '2022-01-01' } }],
    [
      'results-without-figure',
      'no-measurable-results',
      { metadata: { ...completeMetadata, measuredResults: 'Bons.' } },
    ],
    ['dossier-of-one-page', 'incomplete', { dossierPages: 1 }],
    ['file-infected', undefined, { infected: ['dossier', 'video'] }],
    ['same-dossier', undefined, { duplicates: { sameDossier: ['GPI-0002'], sameTitle: [] } }],
    ['same-title', undefined, { duplicates: { sameDossier: [], sameTitle: ['GPI-0002', 'GPI-0003'] } }],
    ['video-rights-undeclared', undefined, { metadata: { ...completeMetadata, videoRights: false } }],
  ])('%s', (code, ground, changes) => {
    expect(flag(changes)).toEqual([[code, ground]]);
  });

  test('many duplicates are counted, not all named', () => {
    const sameDossier = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const [one] = findScreeningFlags({ ...clean, duplicates: { sameDossier, sameTitle: [] } }, edition);
    expect(one?.message).toContain('sous A, B, C, D, E et 2 autres\u00a0:');
  });

  test('no video, no rights to declare', () => {
    expect(flag({ hasVideo: false, metadata: { ...completeMetadata, videoRights: false } })).toEqual([]);
  });

  test('the four grounds have the words of Art. 5', () => {
    expect(Object.keys(GROUND_NAMES)).toEqual([
      'late',
      'outside-period',
      'no-measurable-results',
      'incomplete',
    ]);
    expect(GROUND_NAMES.late).toBe('Date limite de participation échue');
  });
});
