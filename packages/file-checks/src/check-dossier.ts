import { open } from 'node:fs/promises';
import { z } from 'zod';
import {
  type DossierRefusal,
  refuseDossier,
  refuseDossierPages,
  refuseDossierSize,
} from './dossier-refusals.ts';
import { activeContents } from './dossier-report.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Limits of a dossier (Art. 3): bytes and pages of the edition; the time one check may take (15,000 ms if not said). */
export type DossierLimits = { readonly bytes: number; readonly pages: number; readonly timeoutMs?: number };

/** What the check says. `unavailable` is our fault, never the candidate's: the deposit must not be refused for it. */
export type DossierVerdict =
  | { readonly kind: 'accepted'; readonly facts: { readonly pages: number } }
  | DossierRefusal
  | { readonly kind: 'unavailable'; readonly cause: unknown };

const reportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), pages: z.int().min(1) }),
  z.object({ kind: z.enum(['password', 'no-page', 'unreadable', 'too-complex', 'page-too-large']) }),
  z.object({ kind: z.literal('active'), content: z.enum(activeContents) }),
]);

/**
 * Says whether a stored file, given by its absolute path, is a PDF that a jury can open without harm, within the
 * edition's limits (Art. 3).
 */
export async function checkDossier(
  workers: WorkerPool,
  path: string,
  limits: DossierLimits,
): Promise<DossierVerdict> {
  try {
    const refusal = await inspectEnds(path, limits);
    if (refusal !== null) return refusal;
  } catch (cause) {
    return { kind: 'unavailable', cause };
  }
  const outcome = await workers.ask({ path, wallMilliseconds: limits.timeoutMs ?? 15_000 });
  switch (outcome.kind) {
    case 'unavailable':
      return outcome;
    case 'too-complex':
      return refuseDossier('too-complex');
    case 'reported':
      return judgeReport(outcome.report, limits.pages);
  }
}

function judgeReport(untrusted: unknown, limit: number): DossierVerdict {
  const report = reportSchema.safeParse(untrusted);
  if (!report.success) return { kind: 'unavailable', cause: report.error };
  switch (report.data.kind) {
    case 'read': {
      const { pages } = report.data;
      return pages > limit ? refuseDossierPages(pages, limit) : { kind: 'accepted', facts: { pages } };
    }
    case 'active':
      return refuseDossier(report.data.content);
    case 'password':
    case 'no-page':
    case 'unreadable':
    case 'too-complex':
    case 'page-too-large':
      return refuseDossier(report.data.kind);
  }
}

/** Whether the worker that read a dossier may read the next one. */
export function isHarmlessDossier(report: unknown): boolean {
  const { success, data } = reportSchema.safeParse(report);
  return success && data.kind === 'read';
}

/** What the first and the last bytes tell without reading the file as a PDF. */
async function inspectEnds(path: string, limits: DossierLimits): Promise<DossierRefusal | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return refuseDossier('empty');
    if (size > limits.bytes) return refuseDossierSize(size, limits.bytes);
    const head = Buffer.alloc(5);
    await file.read(head, 0, head.length, 0);
    if (head.toString('latin1') !== '%PDF-') return refuseDossier('not-pdf');
    const tail = Buffer.alloc(Math.min(size, 65_536));
    await file.read(tail, 0, tail.length, size - tail.length);
    return endsAsPdf(tail) ? null : refuseDossier('truncated');
  } finally {
    await file.close();
  }
}

/**
 * ISO 32000-1, 7.5.5 ends a file with `%%EOF`; readers expect it within the last 1,024 bytes (annex H), and some
 * programs fill up with zeros or blanks behind it.
 */
function endsAsPdf(tail: Buffer): boolean {
  const text = tail.toString('latin1').replace(/[\0\s]+$/u, '');
  return text.slice(-2048).includes('%%EOF');
}
