import { availableParallelism } from 'node:os';
import { bundledFfprobe } from './bundled-ffprobe.ts';
import { checkDossier, type DossierLimits, type DossierVerdict, isHarmlessDossier } from './check-dossier.ts';
import { checkVideo, type VideoLimits, type VideoVerdict } from './check-video.ts';
import { type Fences, systemFences } from './fences.ts';
import { isHarmlessVideo } from './read-with-mediabunny.ts';
import { dossierWorker, videoWorker } from './worker-kinds.ts';
import { openWorkerPool } from './worker-pool.ts';

/**
 * `ffprobe` is the program's absolute path (the bundled one if not said), `processes` how many files are read at once (as
 * many as processors), `filesPerWorker` after how many files a process is replaced (100).
 */
export type FileChecksOptions = {
  readonly ffprobe?: string | undefined;
  readonly processes?: number;
  readonly filesPerWorker?: number;
  readonly fences?: Fences;
};

/** The examination of received files (Art. 3) by processes that stay between files. */
export type FileChecks = AsyncDisposable & {
  /** Name and version of what examines, as receipts say them. */
  readonly validator: string;
  readonly checkDossier: (path: string, limits: DossierLimits) => Promise<DossierVerdict>;
  readonly checkVideo: (path: string, limits: VideoLimits) => Promise<VideoVerdict>;
  /** Starts the processes before the first file comes; rejects if they don't start. */
  readonly warmUp: () => Promise<void>;
  /** The processes that stay and run now. */
  readonly pids: () => readonly number[];
};

/** Opens the checks; processes start with the first file or with `warmUp`, and end when the checks are disposed of. */
export function openFileChecks(options: FileChecksOptions = {}): FileChecks {
  const { processes = availableParallelism(), filesPerWorker = 100, fences = systemFences } = options;
  const { ffprobe = bundledFfprobe() } = options;
  const common = { size: processes, filesPerWorker, fences };
  const dossiers = openWorkerPool({
    ...dossierWorker,
    ...common,
    ahead: processes,
    isHarmless: isHarmlessDossier,
  });
  // Videos are few, and take minutes to come: one process is enough until several end at once.
  const videos = openWorkerPool({ ...videoWorker, ...common, ahead: 1, isHarmless: isHarmlessVideo });
  return {
    validator: 'palmares-file-checks/3',
    checkDossier: (path, limits) => checkDossier(dossiers, path, limits),
    checkVideo: (path, limits) => checkVideo({ workers: videos, ffprobe, fences }, path, limits),
    async warmUp() {
      await Promise.all([dossiers.warmUp(), videos.warmUp()]);
    },
    pids: () => [...dossiers.pids(), ...videos.pids()],
    async [Symbol.asyncDispose]() {
      await Promise.all([dossiers[Symbol.asyncDispose](), videos[Symbol.asyncDispose]()]);
    },
  };
}
