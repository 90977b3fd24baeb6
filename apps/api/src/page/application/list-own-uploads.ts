import { realClock } from '@palmares/contest/clock';
import { listUploads } from '@palmares/contest/uploads/follow-upload';
import type { ApiDeps } from '../../api-env.ts';
import type { OpenedApplication } from './opened-application.ts';

/** What of an application's files is on its way, in this process or another, from this browser or another. */
export async function listOwnUploads(
  { contest, resumable }: Pick<ApiDeps, 'contest' | 'resumable'>,
  applicationId: string,
): Promise<Pick<OpenedApplication, 'checking' | 'unfinished'>> {
  const here = resumable.checks.list(applicationId).map(({ file }) => file);
  const uploads = await listUploads(contest, applicationId);
  const elsewhere = uploads.filter(({ state }) => state === 'checking').map(({ kind }) => kind);
  const open = uploads.filter(
    ({ state, expiresAt }) => state === 'receiving' && Temporal.Instant.compare(expiresAt, realClock()) > 0,
  );
  return {
    checking: [...new Set([...here, ...elsewhere])],
    unfinished: await Promise.all(
      open.map(async ({ id, kind, bytes, fileName }) => ({
        id,
        kind,
        bytes,
        fileName,
        received: await resumable.parts.measure(id),
      })),
    ),
  };
}
