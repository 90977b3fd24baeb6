import { setTimeout as sleep } from 'node:timers/promises';
import { findUpload, listUploads } from '@palmares/contest/uploads/follow-upload';
import type { ApiDeps } from '../api-env.ts';
import type { CheckEnd, CheckUnderWay } from './checks-under-way.ts';
import { checkUpload } from './resumable/check-upload.ts';

const LOOK_EVERY = 200;
const PATIENCE = 60_000;

/**
 * The checks of an application's files that are under way now, here or in another process. Each has a limit of its own;
 * one of another process is followed for a minute, and gone on with here when that process ends.
 */
export async function findChecks(deps: ApiDeps, applicationId: string): Promise<CheckUnderWay[]> {
  const here = deps.resumable.checks.list(applicationId);
  const rows = await listUploads(deps.contest, applicationId);
  const elsewhere = rows.filter(
    ({ kind, state }) => state === 'checking' && !here.some(({ file }) => file === kind),
  );
  return [...here, ...elsewhere.map(({ id, kind }) => ({ file: kind, ended: followUpload(deps, id) }))];
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
