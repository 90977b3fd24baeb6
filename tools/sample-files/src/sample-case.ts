import { open } from 'node:fs/promises';

/**
 * What the check of a file must say. Where two readers may each have the first word, more than one code is right.
 * `survived`: the file harms no jury and serves none; what counts is that the check comes to a verdict at all.
 */
export type Expected<Facts> =
  | ({ readonly kind: 'accepted' } & Facts)
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'survived' };

/** A file, or the beginning of one whose rest, up to `length` bytes, is a hole that takes no room on the disk. */
export type Sample = Uint8Array | { readonly head: Uint8Array; readonly length: number };

/** One file to examine. It is made when it is asked for, and says nothing of where it will be stored. */
export type SampleCase<Facts> = {
  readonly name: string;
  readonly make: () => Sample | Promise<Sample>;
  readonly expect: Expected<Facts>;
};

/** A video; `seconds` is its length as the checks must find it. */
export type VideoCase = SampleCase<{ readonly seconds: number }>;

/** A dossier; `pages` is their number as the checks must find it. */
export type DossierCase = SampleCase<{ readonly pages: number }>;

/** A verdict of refusal with one of these codes. */
export function refused(...codes: readonly string[]): {
  readonly kind: 'refused';
  readonly codes: readonly string[];
} {
  return { kind: 'refused', codes };
}

/** Writes a sample to a path of the caller's. */
export async function storeSample(path: string, sample: Sample): Promise<void> {
  const { head, length } = sample instanceof Uint8Array ? { head: sample, length: sample.length } : sample;
  const file = await open(path, 'w');
  try {
    await file.writeFile(head);
    await file.truncate(length);
  } finally {
    await file.close();
  }
}
