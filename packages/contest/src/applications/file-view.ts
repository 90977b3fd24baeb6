import type { FileRow } from '@palmares/db/applications';

/** A stored file as its owner sees it. `sha256` is in hex; `pages` for a dossier, `seconds` for a video. */
export type FileView = {
  readonly bytes: number;
  readonly sha256: string;
  readonly pages: number | null;
  readonly seconds: number | null;
  readonly receivedAt: Temporal.Instant;
  /** By the antivirus: `none` where there is none, or where it takes no such file; an infected one is read by nobody. */
  readonly scan: FileRow['scan'];
};

export function viewFile(file: FileRow): FileView {
  return {
    bytes: file.bytes,
    sha256: file.sha256,
    pages: file.pages,
    seconds: file.seconds === null ? null : Number(file.seconds),
    receivedAt: Temporal.Instant.from(file.createdAt),
    scan: file.scan,
  };
}
