import { describe, expect, test } from 'vitest';
import { readGpi2022, readGpi2022File } from './gpi-2022.ts';

const edition = readGpi2022();

describe('the first edition', () => {
  test('has the calendar of Art. 12 in Paris time', () => {
    const paris = Object.fromEntries(
      Object.entries(edition.calendar).map(([name, instant]) => [
        name,
        instant.toZonedDateTimeISO(edition.timeZone).toPlainDateTime().toString(),
      ]),
    );
    expect(paris).toEqual({
      opensAt: '2022-01-10T00:00:00',
      depositDeadline: '2022-04-01T23:30:00',
      gradingFrom: '2022-04-04T00:00:00',
      gradingUntil: '2022-05-25T23:59:59.999',
      shortlistingFrom: '2022-05-30T00:00:00',
      shortlistingUntil: '2022-06-24T23:59:59.999',
      answersAt: '2022-07-01T00:00:00',
      hearingAt: '2022-10-03T00:00:00',
      ceremonyAt: '2022-10-04T00:00:00',
    });
  });

  test('writes each instant with the offset that Paris has then', () => {
    for (const text of Object.values(readGpi2022File().calendar)) {
      const offset = Temporal.Instant.from(text).toZonedDateTimeISO('Europe/Paris').offset;
      expect(text.endsWith(offset), `${text} in Paris is ${offset}`).toBe(true);
    }
  });

  test('has the six categories of Art. 1 with prefixes of their own', () => {
    expect(edition.categories.map(({ slug, prefix }) => `${slug} ${prefix}`)).toEqual([
      'relation-usagers USA',
      'innovation-sociale SOC',
      'innovation-environnementale ENV',
      'innovation-territoriale TER',
      'innovation-rh RH',
      'responsabilite-sociale-interne RSI',
    ]);
  });

  test('grades the seven criteria of Art. 4 alike, each point of the scale in words', () => {
    expect(edition.criteria.map(({ id, weight }) => `${id} ${weight}`)).toEqual([
      'objectifs 1',
      'resultats 1',
      'finances 1',
      'generalisation 1',
      'interbranches 1',
      'contribution 1',
      'qualite 1',
    ]);
    expect(edition.scale.anchors.map(({ grade }) => grade)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(edition.scale.anchors[4]?.label).toBe('très bien');
  });

  test('reads the limits of Art. 3 in the candidate’s favour', () => {
    expect(edition.limits).toMatchObject({
      dossierBytes: 5 * 1024 * 1024,
      videoBytes: 500 * 1024 * 1024,
      videoSeconds: 180,
      videoToleranceSeconds: 0.5,
    });
  });

  test('gives 5 000 € to an Or alone, and only for a stated purpose (Art. 9)', () => {
    expect(edition.awards.filter(({ euros }) => euros > 0)).toEqual([
      { award: 'gold', name: 'Or', perCategory: true, euros: 5000, needsPrizePurpose: true },
    ]);
    expect(edition.awards.map(({ award }) => award)).toEqual([
      'gold',
      'silver',
      'bronze',
      'favourite',
      'special',
    ]);
  });

  test('names no tie-break, as the rules name none', () => {
    expect(edition.tieBreaks).toEqual([]);
    expect(edition.trimmedMean).toBeNull();
  });

  test('never lets French double punctuation start a line', () => {
    const texts = [...edition.categories, ...edition.criteria].flatMap(({ name, description }) => [
      name,
      description,
    ]);
    for (const text of texts) expect(text).not.toMatch(/ [:;!?»]|« |\w'\w|\.\.\./);
  });
});
