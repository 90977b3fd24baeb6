import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { withStore } from '../blob-store-error.ts';
import type { ObjectBucket } from './object-bucket.ts';

const ABANDONED_AFTER_MILLISECONDS = 3_600_000;
const DELETES_AT_ONCE = 8;

/** Removes objects of the bucket; one that is already gone is no error. */
export async function removeObjects(
  { client, bucket }: ObjectBucket,
  names: readonly string[],
): Promise<void> {
  // One by one: removing many in one request takes a checksum that not every store knows.
  for (let at = 0; at < names.length; at += DELETES_AT_ONCE) {
    await Promise.all(
      names
        .slice(at, at + DELETES_AT_ONCE)
        .map((name) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: name }))),
    );
  }
}

/**
 * Removes what publishing left behind: unfinished multipart uploads, and objects with a key's name that no row refers
 * to; neither if recent. Returns how many. Objects are listed before the rows, so that none committed meanwhile is lost.
 */
export function sweepBucket(
  target: ObjectBucket,
  key: RegExp,
  listKept: () => Promise<ReadonlySet<string>>,
): Promise<number> {
  return withStore('sweep', async () => {
    const unfinished = await abortUnfinished(target, key);
    return unfinished + (await removeUnreferenced(target, key, listKept));
  });
}

async function removeUnreferenced(
  target: ObjectBucket,
  key: RegExp,
  listKept: () => Promise<ReadonlySet<string>>,
): Promise<number> {
  const { client, bucket, prefix } = target;
  const published: { key: string; old: boolean }[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key: name = '', LastModified: at } of page.Contents ?? []) {
      const found = keyOf(name, prefix, key);
      if (found !== undefined) published.push({ key: found, old: isOld(at) });
    }
  }
  const kept = await listKept();
  // Another contest's database on this bucket would make every file look forgotten.
  if (!published.some((object) => kept.has(object.key))) return 0;
  const unreferenced = published.filter((object) => object.old && !kept.has(object.key));
  await removeObjects(
    target,
    unreferenced.map((object) => prefix + object.key),
  );
  return unreferenced.length;
}

// An upload whose process died goes on costing for its parts, unseen in any list of objects.
async function abortUnfinished({ client, bucket, prefix }: ObjectBucket, key: RegExp): Promise<number> {
  let aborted = 0;
  let after: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (after !== undefined) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...after }),
    );
    for (const { Key: name = '', UploadId, Initiated } of page.Uploads ?? []) {
      if (UploadId === undefined || keyOf(name, prefix, key) === undefined || !isOld(Initiated)) continue;
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: name, UploadId }));
      aborted += 1;
    }
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
    after =
      page.IsTruncated === true && KeyMarker !== undefined
        ? { KeyMarker, ...(UploadIdMarker === undefined ? {} : { UploadIdMarker }) }
        : undefined;
  }
  return aborted;
}

function keyOf(name: string, prefix: string, key: RegExp): string | undefined {
  const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return key.test(rest) ? rest : undefined;
}

function isOld(at: Date | undefined): boolean {
  return at !== undefined && Date.now() - at.getTime() > ABANDONED_AFTER_MILLISECONDS;
}
