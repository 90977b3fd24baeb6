import type { VideoCase } from './sample-case.ts';
import { brokenBoxes } from './video-cases/broken-boxes.ts';
import { cutVideos } from './video-cases/cut-videos.ts';
import { notMp4Videos } from './video-cases/not-mp4-videos.ts';
import { allowedBrands, soundContainers } from './video-cases/sound-containers.ts';
import { soundTimelines } from './video-cases/sound-timelines.ts';
import { idleTables, tableBombs } from './video-cases/table-bombs.ts';
import { tooLongVideos } from './video-cases/too-long-videos.ts';
import { videosWithLyingDurations } from './video-cases/videos-with-lying-durations.ts';
import { videosWithoutPictures } from './video-cases/videos-without-pictures.ts';

/** Every video with its verdict, for a limit of 180 s, 0.5 s of tolerance and 524,288,000 bytes (Art. 3). */
export const sampleVideos: readonly VideoCase[] = [
  ...soundTimelines,
  ...allowedBrands,
  ...soundContainers,
  ...tooLongVideos,
  ...videosWithLyingDurations,
  ...cutVideos,
  ...brokenBoxes,
  ...tableBombs,
  ...idleTables,
  ...videosWithoutPictures,
  ...notMp4Videos,
];
