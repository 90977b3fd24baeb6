import { readFileSync } from 'node:fs';

type Numbers = readonly (number | null)[];

/** What the reference results of one contest hold; compared key by key, so that no key is forgotten in silence. */
export type OpinionVectors = {
  /** The input alone: `totals`, or `criteria`, `dossiers`, `jurors` and `sheets`. */
  readonly file: unknown;
  readonly published: Readonly<Record<string, number>>;
  readonly expected: {
    readonly totals?: readonly Numbers[];
    readonly adjustedMean: { readonly lambda_: number };
    readonly reml: {
      readonly varDossier: number;
      readonly varJuror: number;
      readonly varResidual: number;
      readonly mu: number;
      readonly dossierBlup: Numbers;
      readonly jurorBlup: Numbers;
      readonly minus2LogREML: number;
      readonly rank: unknown;
    };
    readonly blupGivenVariances: {
      readonly varDossier: number;
      readonly varJuror: number;
      readonly varResidual: number;
    };
    readonly bayesGrid: {
      readonly monteCarlo: {
        readonly pTopK: Numbers;
        readonly pRank1: Numbers;
        readonly rank90: readonly Numbers[];
      };
    };
    readonly [key: string]: unknown;
  };
};

/** One degenerate contest. */
export type OpinionEdgeCase = {
  readonly id: string;
  readonly totals: readonly Numbers[];
  readonly expected: {
    readonly rank?: Numbers;
    readonly components?: number;
    readonly calibration?: string;
    readonly icc?: null;
    readonly kendallW?: number | null;
    readonly ridge?: unknown;
  };
};

type AlphaCase = {
  readonly id: string;
  readonly data: readonly Numbers[];
  readonly published: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, number>>;
};

export function readOpinionVectors(name: string): OpinionVectors {
  const { expected, published, ...file }: OpinionVectors & { file: unknown } = read(`${name}.json`);
  return { file, published, expected };
}

export function readOpinionEdgeCases(): readonly OpinionEdgeCase[] {
  const { cases }: { cases: readonly OpinionEdgeCase[] } = read('edge_cases.json');
  return cases;
}

export function readKrippendorff(): readonly AlphaCase[] {
  const { cases }: { cases: readonly AlphaCase[] } = read('krippendorff.json');
  return cases;
}

/** Where `found` is not `expected`: numbers by more than `tolerance`, anything else at all. Empty when all is well. */
export function findMismatches(found: unknown, expected: unknown, tolerance: number, where = ''): string[] {
  if (typeof expected === 'number') {
    const isClose = typeof found === 'number' && Math.abs(found - expected) <= tolerance;
    return isClose ? [] : [`${where}: ${JSON.stringify(found)}, not ${expected}`];
  }
  if (typeof expected !== 'object' || expected === null) {
    return found === expected ? [] : [`${where}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];
  }
  if (Array.isArray(expected) && !(Array.isArray(found) && found.length === expected.length)) {
    return [`${where}: not a list of ${expected.length}`];
  }
  return Object.entries(expected).flatMap(([key, value]) =>
    findMismatches(Reflect.get(Object(found), key), value, tolerance, `${where}.${key}`),
  );
}

/** Where, however deep, a number is not finite. */
export function listOddNumbers(value: unknown, where = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [where];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listOddNumbers(inner, `${where}.${key}`));
}

function read(name: string) {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'));
}
