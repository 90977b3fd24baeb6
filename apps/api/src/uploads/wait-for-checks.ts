import { setTimeout as sleep } from 'node:timers/promises';
import { findUpload, listUploads } from '@palmares/contest/uploads/follow-upload';
import type { FileKind } from '@palmares/rules/application';
import type { ApiDeps } from '../api-env.ts';
import type { BegunDeposit, CheckEnd } from './checks-under-way.ts';
import { checkUpload } from './resumable/check-upload.ts';

const LOOK_EVERY = 200;
const PATIENCE = 60_000;

/** How the check of one of an application's files ended. */
export type EndedCheck = { readonly file: FileKind; readonly end: CheckEnd };

/**
 * Waits for the checks that a deposit waits for, here and in other processes. Each has a limit of its own; one of
 * another process is followed for a minute, and gone on with here when that process ends.
 */
export async function waitForChecks(
  deps: ApiDeps,
  applicationId: string,
  deposit: BegunDeposit,
): Promise<EndedCheck[]> {
  const rows = await listUploads(deps.contest, applicationId);
  // One that began here after the deposit waits for it.
  const here = [...deposit.checks, ...deps.resumable.checks.list(applicationId)].map(({ file }) => file);
  const elsewhere = rows
    .filter(({ kind, state }) => state === 'checking' && !here.includes(kind))
    .map(({ id, kind }) => ({ file: kind, ended: followUpload(deps, id) }));
  return Promise.all(
    [...deposit.checks, ...elsewhere].map(async ({ file, ended }) => ({ file, end: await ended })),
  );
}

async function followUpload(deps: ApiDeps, id: string): Promise<CheckEnd> {
  const giveUpAt = performance.now() + PATIENCE;
  while (performance.now() < giveUpAt) {
    const upload = await findUpload(deps.contest, id);
    if (upload === null) return { kind: 'dropped' };
    if (upload.state === 'attached') return { kind: 'accepted' };
    if (upload.refusal !== null) return { kind: 'refused', ...upload.refusal };
    await checkUpload(deps, deps.resumable, upload);
    await sleep(LOOK_EVERY);
  }
  return { kind: 'unavailable' };
}
