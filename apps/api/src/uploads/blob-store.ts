import type { Readable } from 'node:stream';

/** A part of a file, both ends included, in bytes from 0. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * A file on its way in. Nothing sees it before `publish`; disposed of unpublished, it leaves nothing behind.
 * Order of a safe commit: `write` …, `sync`, whatever checks read `path`, `publish`, then the database row.
 */
export type StagedBlob = AsyncDisposable & {
  /** Where the file's checks can read it. */
  readonly path: string;
  /** Appends; throws NoSpaceError when the disk is full. */
  write(chunks: readonly Uint8Array[]): Promise<void>;
  /** Returns once every byte would outlive a power cut; throws NoSpaceError when the disk is full. */
  sync(): Promise<void>;
  /** Gives the file its key, for good and durably. The row in the database is what makes it count. */
  publish(): Promise<string>;
};

/** Where the files of deposits are kept. Keys are made by the store, never from what a candidate sends. */
export type BlobStore = {
  stage(): Promise<StagedBlob>;
  /**
   * Takes a whole and synced local file into the store, for good and durably, and gives its key; nothing is left at
   * `path`. When it throws, the file is still there, unless the disk itself failed. The row in the database is what
   * makes it count.
   */
  publishFile(path: string): Promise<string>;
  /** The bytes of a published file, or of a part of it. Throws MissingBlobError when there is no such file. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Forgets files that no row refers to any more; one that is already gone is no error. */
  remove(keys: readonly string[]): Promise<void>;
  /** Bytes that can still be written. */
  freeBytes(): Promise<number>;
  /** Throws when a file can't be written, synced and removed right now. */
  probe(): Promise<void>;
  /**
   * Removes what interrupted uploads left behind: staged files, and published ones that are not recent and that no
   * row refers to. Returns how many files that were. To be called at start.
   */
  sweep(listKept: () => Promise<ReadonlySet<string>>): Promise<number>;
};

/** The disk (or the quota on it) is full. */
export class NoSpaceError extends Error {
  override readonly name = 'NoSpaceError';
}

/** The store has no file of this key. */
export class MissingBlobError extends Error {
  override readonly name = 'MissingBlobError';
}
