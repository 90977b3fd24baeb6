import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fingerprint, findDuplicates } from './duplicates.ts';

const one: Fingerprint = {
  code: 'GPI-0001',
  dossierSha256: 'aa',
  title: 'Le relais',
  organisation: 'Caf 59',
};

test('the same dossier, and the same title of the same organisation, however they are typed', () => {
  const found = findDuplicates([
    one,
    { code: 'GPI-0002', dossierSha256: 'aa', title: 'Autre', organisation: 'Msa' },
    { code: 'GPI-0003', dossierSha256: 'bb', title: 'LE RELAIS !', organisation: 'C.A.F. 59' },
    { code: 'GPI-0004', dossierSha256: 'cc', title: 'Le relais', organisation: 'Caf 62' },
  ]);
  expect(found('GPI-0001')).toEqual({ sameDossier: ['GPI-0002'], sameTitle: ['GPI-0003'] });
  for (const code of ['GPI-0004', 'GPI-0099'])
    expect(found(code)).toEqual({ sameDossier: [], sameTitle: [] });
});

test('titles with nothing to compare are no duplicates', () => {
  const blank = { ...one, title: ' — ' };
  const found = findDuplicates([blank, { ...blank, code: 'GPI-0002', dossierSha256: 'bb' }]);
  expect(found(blank.code)).toEqual({ sameDossier: [], sameTitle: [] });
});

test('being a duplicate is mutual, whatever the order', () => {
  const fingerprint = fc.record({
    dossierSha256: fc.constantFrom('aa', 'bb', 'cc'),
    title: fc.constantFrom('A', 'a', 'B'),
    organisation: fc.constantFrom('X', 'Y'),
  });
  fc.assert(
    fc.property(fc.array(fingerprint, { maxLength: 12 }), (many) => {
      const applications = many.map((fields, index) => ({ ...fields, code: `GPI-${index}` }));
      const found = findDuplicates(applications);
      const reversed = findDuplicates(applications.toReversed());
      for (const { code } of applications) {
        const { sameDossier, sameTitle } = found(code);
        expect(sameDossier).not.toContain(code);
        for (const other of sameDossier) expect(found(other).sameDossier).toContain(code);
        for (const other of sameTitle) expect(found(other).sameTitle).toContain(code);
        expect(reversed(code).sameDossier.toSorted()).toEqual(sameDossier.toSorted());
      }
    }),
  );
});
