import type { MeasuredSpace } from '@palmares/contest/uploads/create-upload';
import { listUnfinishedUploads } from '@palmares/contest/uploads/follow-upload';
import type { ApiDeps } from '../../api-env.ts';
import type { ResumableUploads } from './resumable-uploads.ts';

/** What the open uploads have brought so far and, looked at after that, what is free for the rest. */
export async function measureSpace(
  { contest, blobs }: Pick<ApiDeps, 'contest' | 'blobs'>,
  { parts }: Pick<ResumableUploads, 'parts'>,
): Promise<MeasuredSpace> {
  const open = await listUnfinishedUploads(contest);
  const received = await Promise.all(open.map(async ({ id }) => [id, await parts.measure(id)] as const));
  return { freeBytes: await blobs.freeBytes(), received: new Map(received) };
}
