import type { VideoRefusalCode } from './video-refusals.ts';

/**
 * What one reader saw: the packets of the video stream and the seconds between their first start and last end, and
 * the longest duration in seconds that anything in the file has or claims; or why it can't say.
 */
export type VideoReading =
  | {
      readonly kind: 'read';
      readonly packets: number;
      readonly spanSeconds: number;
      readonly longestSeconds: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'refused'; readonly code: Exclude<VideoRefusalCode, 'too-large' | 'too-long'> }
  | { readonly kind: 'unavailable'; readonly cause: unknown };
