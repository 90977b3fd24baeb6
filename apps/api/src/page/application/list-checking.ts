import { listUploads } from '@palmares/contest/uploads/follow-upload';
import type { FileKind } from '@palmares/rules/application';
import type { ApiDeps } from '../../api-env.ts';

/** Which files of an application have arrived whole and are being examined, by this process or another. */
export async function listChecking(
  { contest, resumable }: Pick<ApiDeps, 'contest' | 'resumable'>,
  applicationId: string,
): Promise<FileKind[]> {
  const here = resumable.checks.list(applicationId).map(({ file }) => file);
  const uploads = await listUploads(contest, applicationId);
  const elsewhere = uploads.filter(({ state }) => state === 'checking').map(({ kind }) => kind);
  return [...new Set([...here, ...elsewhere])];
}
