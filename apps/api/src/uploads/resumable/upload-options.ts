/** The terms of uploads that come in parts. */
export type UploadOptions = {
  /** How many one application may have open at once. */
  readonly openUploads: number;
  /** Hours after its last byte that an unfinished upload is kept, and the outcome of a finished one told. */
  readonly lifetime: Temporal.Duration;
  /** What stays free on the disk beside all that is promised, for what comes without a reservation. */
  readonly spareBytes: number;
  /** How long the answer to the last part waits for the checks to end. */
  readonly patienceMilliseconds: number;
};

export const usualUploadOptions: UploadOptions = {
  openUploads: 3,
  lifetime: Temporal.Duration.from({ hours: 24 }),
  spareBytes: 268_435_456,
  patienceMilliseconds: 2_000,
};
