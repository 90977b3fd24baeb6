import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findConflict, normaliseName } from './recusal.ts';

describe('conflicts that the system knows', () => {
  test.each<[string, { organisationId?: string; organisationName?: string }]>([
    ['CPAM de l’Hérault', { organisationName: "cpam de l'herault" }],
    ['CPAM-34', { organisationId: 'cpam34' }],
    ['Œuvre sociale', { organisationName: 'OEUVRE  SOCIALE' }],
    ['Île-de-France', { organisationName: 'I\u0302le de France' }],
  ])('%s is the same organisation', (organisation, application) => {
    expect(findConflict({ organisation }, application)).toEqual({
      kind: 'same-organisation',
      organisation: application.organisationName ?? application.organisationId,
    });
  });

  test('a partner is named as the candidate wrote it', () => {
    const application = {
      organisationName: 'Urssaf Bretagne',
      partners: ['Mairie de Rennes', 'C.A.F. DU NORD'],
    };
    expect(findConflict({ organisation: 'CAF du Nord' }, application)).toEqual({
      kind: 'partner',
      organisation: 'C.A.F. DU NORD',
    });
  });

  test('to have deposited it weighs more than to be a partner', () => {
    const application = { organisationName: 'CAF du Nord', partners: ['CAF du Nord'] };
    expect(findConflict({ organisation: 'CAF du Nord' }, application)?.kind).toBe('same-organisation');
  });

  test('the other names of the juror’s organisation count too', () => {
    const juror = { organisation: 'caf-59', organisationAliases: ['CAF du Nord'] };
    expect(findConflict(juror, { organisationName: 'Caf du nord' })?.kind).toBe('same-organisation');
    expect(findConflict(juror, { organisationId: 'CAF59' })?.kind).toBe('same-organisation');
  });

  test.each([
    ['CAF', { organisationName: 'CAF du Nord', partners: ['CAF de Paris'] }],
    ['CAF du Nord', {}],
    ['', { organisationName: '', partners: [''] }],
    ['—', { organisationName: '…', partners: ['–'] }],
    [undefined, { organisationName: 'CAF du Nord' }],
  ])('%s has no conflict', (organisation, application) => {
    expect(findConflict({ organisation }, application)).toBeNull();
  });

  test('case, accents, punctuation and spaces never hide one', () => {
    const letter = fc.constantFrom('a', 'é', 'Î', 'ç', 'o', 'œ', '9', 'Z');
    const noise = fc.constantFrom('', ' ', '-', '’', '. ', '\u00a0');
    const words = fc.array(fc.tuple(letter, noise), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, (pairs) => {
        const bare = pairs.map(([one]) => one).join('');
        const noisy = pairs.map(([one, after]) => one.toUpperCase().normalize('NFD') + after).join('');
        expect(findConflict({ organisation: noisy }, { partners: [bare] })?.kind).toBe('partner');
        expect(normaliseName(normaliseName(noisy))).toBe(normaliseName(bare));
      }),
    );
  });
});
