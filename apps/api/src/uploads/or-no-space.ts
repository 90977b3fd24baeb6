import { NoSpaceError } from './blob-store.ts';

/** Does something to a disk; throws NoSpaceError when the disk, or the quota on it, is full. */
export async function orNoSpace(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new NoSpaceError('the disk is full', { cause: error });
    throw error;
  }
}
