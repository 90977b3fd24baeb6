import { z } from 'zod';

/**
 * The shape of an exported file of grades. What its numbers must be (whole points, positive weights, known names) is
 * for the rules to say.
 */
const names = z.array(z.string());

const withTotals = z.looseObject({
  totals: z.array(z.array(z.number().nullable())),
  dossiers: names.optional(),
  jurors: names.optional(),
});

const withSheets = z.looseObject({
  criteria: z.array(z.looseObject({ id: z.string(), weight: z.number() })).min(1),
  dossiers: names,
  jurors: names,
  sheets: z.array(
    z.looseObject({ dossier: z.string(), juror: z.string(), grades: z.array(z.number().nullable()) }),
  ),
  scale: z.looseObject({ min: z.number(), max: z.number() }).optional(),
});

export type RankingFileRead =
  | { readonly kind: 'read'; readonly file: unknown }
  | { readonly kind: 'unreadable'; readonly problems: readonly string[] };

const { localeError } = z.locales.fr();

/** Reads an exported file of grades, or says in French what is wrong with it and where. Never repeats a grade. */
export function readRankingFile(bytes: Uint8Array): RankingFileRead {
  const parsed = parseJson(bytes);
  if (parsed === undefined) {
    return unreadable([
      'Ce n’est pas du JSON. Les nombres s’y écrivent avec un point, et NaN n’en fait pas partie.',
    ]);
  }
  const record = z.record(z.string(), z.unknown()).safeParse(parsed.value);
  if (!record.success)
    return unreadable([
      'Il faut un objet avec «\u00a0totals\u00a0», ou avec «\u00a0criteria\u00a0» et «\u00a0sheets\u00a0».',
    ]);
  const hasTotals = 'totals' in record.data;
  if (!hasTotals && !('sheets' in record.data)) {
    return unreadable(['Il manque «\u00a0totals\u00a0», ou «\u00a0criteria\u00a0» et «\u00a0sheets\u00a0».']);
  }
  const read = (hasTotals ? withTotals : withSheets).safeParse(record.data, { error: localeError });
  if (read.success) return { kind: 'read', file: read.data };
  return unreadable(read.error.issues.map(({ path, message }) => `${showPath(path)}\u00a0: ${message}.`));
}

// `npm run` prints two lines of its own before what a command prints, and `> F.json` takes them along.
const NPM_BANNER = /^(?:\s*> .*\r?\n)+/;

function parseJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { value: JSON.parse(text.replace(NPM_BANNER, '')) };
  } catch {
    return undefined;
  }
}

function unreadable(problems: readonly string[]): RankingFileRead {
  return { kind: 'unreadable', problems };
}

/** As a programmer would write it: `sheets[2].grades[1]`. */
function showPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1);
}
