import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Bucket } from '../blobs-url.ts';

/** A bucket with the client that reaches it; names of objects are `prefix` and a key. */
export type ObjectBucket = {
  readonly client: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  readonly patience: StorePatience;
};

/** How long the object store may take, in milliseconds: to accept a connection, to answer a request, to send a next part of a file. */
export type StorePatience = {
  readonly connection: number;
  readonly answer: number;
  readonly stall: number;
};

// A part of 8 MiB needs 140 kB/s to be there within a minute.
const usualPatience: StorePatience = { connection: 5_000, answer: 60_000, stall: 30_000 };
// Each file that is being read holds a connection for as long as its reader takes.
const MAX_CONNECTIONS = 500;
const MAX_ATTEMPTS = 4;

export type BucketAccess = {
  /** Instead of the usual AWS variables and files. */
  readonly credentials?: S3ClientConfig['credentials'];
  readonly patience?: Partial<StorePatience>;
};

/** Reaches a bucket; nothing is sent yet. Throws when nothing tells its region. */
export async function reachBucket(
  { bucket, prefix, endpoint, region }: Bucket,
  access: BucketAccess,
): Promise<ObjectBucket> {
  const patience = { ...usualPatience, ...access.patience };
  // Other makers' stores are in no region of AWS, but signatures need a word. AWS's own is known from AWS_REGION.
  const regionName = region ?? (endpoint === undefined ? undefined : 'us-east-1');
  const client = new S3Client({
    ...(regionName === undefined ? {} : { region: regionName }),
    // Others' stores seldom have a host name for each bucket.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(access.credentials === undefined ? {} : { credentials: access.credentials }),
    // The default sends checksums in trailers, to which Ceph answers 411.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    retryMode: 'standard',
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: patience.connection,
      requestTimeout: patience.answer,
      throwOnRequestTimeout: true,
      // A video that its reader has paused is silent for long; what stalls is told apart while reading.
      socketTimeout: 0,
      httpAgent: { maxSockets: MAX_CONNECTIONS },
      httpsAgent: { maxSockets: MAX_CONNECTIONS },
    },
  });
  try {
    await client.config.region();
  } catch (cause) {
    throw new Error('nothing tells the region of the bucket: add region=… to BLOBS_URL, or set AWS_REGION', {
      cause,
    });
  }
  return { client, bucket, prefix, patience };
}
