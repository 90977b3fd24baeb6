import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeFiles, completeMetadata } from '../test/complete-application.ts';
import { readGpi2022 } from '../test/gpi-2022.ts';
import type { ApplicationMetadata } from './application.ts';
import { findProblems } from './eligibility.ts';
import type { ProblemCode } from './problem.ts';

const edition = readGpi2022();
const find = (metadata: ApplicationMetadata) => findProblems(metadata, completeFiles, edition);
const change = (fields: Partial<ApplicationMetadata>) => find({ ...completeMetadata, ...fields });

describe('what stands between a draft and a deposit', () => {
  test('nothing, for a complete application at the very limits', () => {
    expect(find(completeMetadata)).toEqual([]);
  });

  test('everything at once, for an empty draft', () => {
    expect(findProblems({}, {}, edition).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'title-missing /title',
      'organisation-missing /organisationId',
      'categories-missing /categories',
      'contact-missing /contact',
      'summary-missing /summary',
      'objectives-missing /objectives',
      'started-on-missing /startedOn',
      'ended-on-missing /endedOn',
      'status-missing /status',
      'measured-results-missing /measuredResults',
      'costs-missing /costs',
      'generalisation-missing /generalisation',
      'interbranch-missing /interbranch',
      'publication-consent-missing /publicationConsent',
      'rules-not-accepted /acceptsRules',
      'dossier-missing /dossier',
    ]);
  });

  test.each<[ProblemCode, string, Partial<ApplicationMetadata>]>([
    ['title-missing', '/title', { title: ' \n\u00a0' }],
    ['organisation-missing', '/organisationId', { organisationId: ' ', organisationName: '' }],
    ['categories-missing', '/categories', { categories: [] }],
    ['category-unknown', '/categories/1', { categories: ['innovation-rh', 'innovation-lunaire'] }],
    [
      'category-repeated',
      '/categories/2',
      { categories: ['innovation-rh', 'innovation-sociale', 'innovation-rh'] },
    ],
    ['contact-name-missing', '/contact/name', { contact: { name: '', email: 'a@b.fr' } }],
    ['contact-email-missing', '/contact/email', { contact: { name: 'A', email: ' ' } }],
    ['contact-email-invalid', '/contact/email', { contact: { name: 'A', email: 'a@b' } }],
    ['started-on-invalid', '/startedOn', { startedOn: '2019-02-30' }],
    ['started-on-invalid', '/startedOn', { startedOn: '01/02/2019' }],
    ['started-on-invalid', '/startedOn', { startedOn: '2019-13-01' }],
    ['started-on-invalid', '/startedOn', { startedOn: '2019-00-00' }],
    ['started-on-invalid', '/startedOn', { startedOn: '2019-05-01T10:00' }],
    ['started-outside-period', '/startedOn', { startedOn: '2018-12-31' }],
    ['ended-outside-period', '/endedOn', { endedOn: '2022-01-01' }],
    ['ended-on-invalid', '/endedOn', { endedOn: '2021-02-29' }],
    ['ended-before-start', '/endedOn', { startedOn: '2020-06-02', endedOn: '2020-06-01' }],
    ['measured-results-missing', '/measuredResults', { measuredResults: '' }],
    ['rules-not-accepted', '/acceptsRules', { acceptsRules: false }],
  ])('%s at %s', (code, pointer, fields) => {
    expect(change(fields).map((problem) => [problem.code, problem.pointer])).toEqual([[code, pointer]]);
  });

  test.each<[string, Partial<ApplicationMetadata>]>([
    [
      'an organisation that is not on the list, by its name',
      { organisationId: '', organisationName: 'Caisse nouvelle' },
    ],
    ['a project of a single day', { startedOn: '2020-06-01', endedOn: '2020-06-01' }],
    ['a concluded experiment', { status: 'concluded-experiment' }],
    ['a video whose rights are not declared', { videoRights: false }],
    ['a refusal to be published', { publicationConsent: false }],
    ['no purpose for the prize', { prizePurpose: '' }],
  ])('%s is no problem', (_, fields) => {
    expect(change(fields)).toEqual([]);
  });

  test('names the ground of Art. 5 where there is one', () => {
    const grounds = (fields: Partial<ApplicationMetadata>) => change(fields).map(({ ground }) => ground);
    expect(grounds({ startedOn: '2018-12-31' })).toEqual(['outside-period']);
    expect(grounds({ measuredResults: '' })).toEqual(['no-measurable-results']);
    expect(grounds({ title: '' })).toEqual(['incomplete']);
    expect(grounds({ acceptsRules: false })).toEqual([undefined]);
  });

  test('says in French how to mend it', () => {
    expect(change({ startedOn: '2018-12-31' })[0]?.message).toBe(
      'Le projet doit avoir commencé en 2019, 2020 ou 2021 (article 4 du règlement). Vérifiez la date de début.',
    );
    expect(change({ categories: ['innovation-rh', 'innovation-rh'] })[0]?.message).toBe(
      'La catégorie «\u00a0Innovation RH\u00a0» est choisie plusieurs fois\u00a0; gardez-la une seule fois.',
    );
  });

  test('every sentence ends, has its no-break spaces, and never repeats what was typed', () => {
    const text = fc.option(fc.constantFrom('', ' ', 'ZZTYPED', '2020-01-01', '2018-05-05'), {
      nil: undefined,
    });
    const draft = fc.record(
      {
        title: text,
        startedOn: text,
        endedOn: text,
        summary: text,
        categories: fc.array(fc.constant('ZZTYPED')),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(draft, (fields) => {
        for (const { message } of findProblems(compact(fields), {}, edition)) {
          expect(message).toMatch(/^\p{Lu}.*\.$/u);
          expect(message).not.toMatch(/ [:;!?»]|« |ZZTYPED|undefined|null|NaN/);
        }
      }),
    );
  });

  test('mending one thing never makes another problem', () => {
    const keys = fc.subarray(Object.keys(completeMetadata));
    const draftOf = (left: string[]): ApplicationMetadata =>
      Object.fromEntries(Object.entries(completeMetadata).filter(([key]) => !left.includes(key)));
    fc.assert(
      fc.property(keys, fc.nat(), (left, pick) => {
        const mended = left.filter((_, index) => index !== pick % Math.max(1, left.length));
        const before = find(draftOf(left)).map(({ code }) => code);
        const after = find(draftOf(mended)).map(({ code }) => code);
        expect(after.filter((code) => !before.includes(code))).toEqual([]);
      }),
    );
  });
});

function compact(fields: Record<string, unknown>): ApplicationMetadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
