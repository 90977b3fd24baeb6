/** The largest piece of a file that a worker may ask for at once, in bytes. */
export const largestPiece = 1_048_576;

/** What a worker is to do next. All else that it is sent are the pieces of the file that it asks for, as they are. */
export type Job = {
  readonly job: number;
  /** Bytes of the file. */
  readonly size: number;
};

const jobBytes = 12;

/** A new job, as it is sent to a worker. */
export function writeJob({ job, size }: Job): Buffer {
  const message = Buffer.alloc(jobBytes);
  message.writeUInt32BE(job, 0);
  message.writeDoubleBE(size, 4);
  return message;
}

/** The next job, from whatever fills a buffer. */
export function readJob(fill: (bytes: Uint8Array) => void): Job {
  const message = Buffer.alloc(jobBytes);
  fill(message);
  return { job: message.readUInt32BE(0), size: message.readDoubleBE(4) };
}
