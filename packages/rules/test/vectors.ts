import { readFileSync } from 'node:fs';

/** The reference vectors of this package, as their files have them. */
export type TieVectors = {
  readonly scale: { readonly min: number; readonly max: number };
  readonly criteria: readonly { readonly id: string; readonly weight: number }[];
  readonly dossiers: readonly string[];
  readonly sheets: readonly {
    readonly dossier: string;
    readonly juror: string;
    readonly grades: readonly number[];
  }[];
  readonly expected: {
    readonly mean: Readonly<Record<string, readonly [number, number]>>;
    readonly order: readonly string[];
    readonly rank: Readonly<Record<string, number>>;
    readonly tiedForTheJury: readonly (readonly string[])[];
  };
};

export type EdgeCases = {
  readonly cases: readonly {
    readonly id: string;
    readonly totals: readonly (readonly (number | null)[])[];
    readonly expected: {
      readonly rawMean?: readonly (number | null)[];
      readonly rank?: readonly (number | null)[];
    };
  }[];
};

export function readTieVectors(): TieVectors {
  const vectors: TieVectors = JSON.parse(read('official_rule_ties.json'));
  return vectors;
}

export function readEdgeCases(): EdgeCases {
  const cases: EdgeCases = JSON.parse(read('edge_cases.json'));
  return cases;
}

function read(name: string): string {
  return readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8');
}
