import type { ApiDeps } from '../../api-env.ts';
import { type ChecksUnderWay, trackChecks } from '../checks-under-way.ts';
import { openPartsFolder, type PartsFolder } from './parts-folder.ts';
import { keepRunningHashes, type RunningHashes } from './running-hashes.ts';
import { openUploadLocks, type UploadLocks } from './upload-locks.ts';
import { type UploadOptions, usualUploadOptions } from './upload-options.ts';

/** What this process knows of uploads beside their rows and files; all of it can be lost without losing an upload. */
export type ResumableUploads = {
  readonly options: UploadOptions;
  readonly parts: PartsFolder;
  readonly locks: UploadLocks;
  readonly hashes: RunningHashes;
  readonly checks: ChecksUnderWay;
  /** The checks of received uploads that run here, by upload. */
  readonly running: Map<string, Promise<void>>;
};

/** `folder` is where uploads wait that come in parts; several processes may share it, and then a database. */
export function openResumableUploads(
  deps: Pick<ApiDeps, 'contest' | 'log'>,
  folder: string,
  options: Partial<UploadOptions> = {},
): ResumableUploads {
  return {
    options: { ...usualUploadOptions, ...options },
    parts: openPartsFolder(folder),
    locks: openUploadLocks(deps),
    hashes: keepRunningHashes(),
    checks: trackChecks(),
    running: new Map(),
  };
}
