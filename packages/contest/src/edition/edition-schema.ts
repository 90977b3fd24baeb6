import type { Edition } from '@palmares/rules/edition';
import { z } from 'zod';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const count = z.int().positive();

const instant = z.iso
  .datetime({
    offset: true,
    abort: true,
    error: 'an instant with its offset, such as 2022-04-01T23:30:00+02:00',
  })
  .transform((value) => Temporal.Instant.from(value));

const calendar = z.strictObject({
  opensAt: instant,
  depositDeadline: instant,
  gradingFrom: instant,
  gradingUntil: instant,
  shortlistingFrom: instant,
  shortlistingUntil: instant,
  answersAt: instant,
  hearingAt: instant,
  ceremonyAt: instant,
});

const scale = z.strictObject({
  min: z.int().min(0),
  max: count,
  anchors: z.array(z.strictObject({ grade: z.int(), label: text.max(60) })),
});

const award = z.strictObject({
  award: z.enum(['gold', 'silver', 'bronze', 'favourite', 'special']),
  name: text,
  perCategory: z.boolean(),
  euros: z.int().min(0),
  needsPrizePurpose: z.boolean(),
});

/** An edition's file. What the types can't say is checked after them: no edition may contradict itself. */
export const editionSchema = z
  .strictObject({
    id: slug,
    name: text,
    shortName: text.max(24),
    organisers: z.array(text).min(1),
    secretariatEmail: z.email(),
    timeZone: text.refine(isTimeZone, 'an IANA time zone, such as Europe/Paris'),
    calendar,
    categories: z
      .array(
        z.strictObject({ slug, prefix: z.string().regex(/^[A-Z]{2,4}$/), name: text, description: text }),
      )
      .min(1),
    criteria: z
      .array(z.strictObject({ id: slug, name: text, description: text, weight: count }))
      .min(1)
      .max(20),
    scale,
    shownOutOf: count,
    limits: z.strictObject({
      dossierBytes: count,
      dossierPages: count,
      videoBytes: count,
      videoSeconds: z.number().positive(),
      videoToleranceSeconds: z.number().min(0),
    }),
    eligibleYears: z.array(z.int()).min(1),
    quorum: count,
    finalistsPerCategory: count,
    tieBreaks: z.array(z.enum(['median-of-totals', 'criteria-by-weight'])),
    trimmedMean: z.strictObject({ minSheets: z.int().min(3) }).nullable(),
    awards: z.array(award),
  })
  .superRefine((edition, context) => {
    for (const { path, message } of findContradictions(edition))
      context.addIssue({ code: 'custom', path, message });
  });

type Contradiction = { path: (string | number)[]; message: string };

function findContradictions(edition: Edition): Contradiction[] {
  return [
    ...findDisorder(edition),
    ...findDuplicates(['categories'], edition.categories, 'slug'),
    ...findDuplicates(['categories'], edition.categories, 'prefix'),
    ...findDuplicates(['criteria'], edition.criteria, 'id'),
    ...findDuplicates(['awards'], edition.awards, 'award'),
    ...findScaleGaps(edition),
  ];
}

/** Each pair must be in this order; equal is allowed. */
const ORDER = [
  ['opensAt', 'depositDeadline'],
  ['depositDeadline', 'gradingFrom'],
  ['gradingFrom', 'gradingUntil'],
  ['gradingUntil', 'shortlistingFrom'],
  ['shortlistingFrom', 'shortlistingUntil'],
  ['shortlistingUntil', 'answersAt'],
  ['answersAt', 'hearingAt'],
  ['hearingAt', 'ceremonyAt'],
] as const;

function findDisorder({ calendar }: Edition): Contradiction[] {
  return ORDER.filter(
    ([first, second]) => Temporal.Instant.compare(calendar[first], calendar[second]) > 0,
  ).map(([first, second]) => ({ path: ['calendar', second], message: `is before ${first}` }));
}

function findDuplicates<K extends string>(
  path: string[],
  items: readonly Record<K, string>[],
  key: K,
): Contradiction[] {
  return items.flatMap((item, index) =>
    items.findIndex((other) => other[key] === item[key]) < index
      ? [{ path: [...path, index, key], message: `${item[key]} is taken already` }]
      : [],
  );
}

function findScaleGaps({ scale }: Edition): Contradiction[] {
  if (scale.min >= scale.max) return [{ path: ['scale', 'max'], message: 'is not above min' }];
  const expected = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
  const given = scale.anchors.map(({ grade }) => grade);
  return expected.length === given.length && expected.every((grade, i) => grade === given[i])
    ? []
    : [
        {
          path: ['scale', 'anchors'],
          message: `must word each of ${expected.join(', ')} once, in this order`,
        },
      ];
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
