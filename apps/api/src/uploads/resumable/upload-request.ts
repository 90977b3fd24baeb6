import type { FileKind } from '@palmares/rules/application';
import { Metadata } from '@tus/utils';
import { z } from 'zod';
import { mediaTypes } from '../file-kinds.ts';

const metadataSchema = z.object({
  application: z.string().regex(/^[\w-]{1,64}$/),
  kind: z.enum(['dossier', 'video']),
  filetype: z.string().max(200).nullish(),
  // Shown to its owner alone; whatever else a client puts there is no reason to refuse a file.
  filename: z
    .string()
    .transform((name) =>
      name
        .replaceAll(/\p{Cc}/gu, ' ')
        .slice(0, 255)
        .toWellFormed(),
    )
    .nullish(),
  fingerprint: z
    .string()
    .max(400)
    .regex(/^\P{Cc}*$/u)
    .nullish(),
});

/** What a candidate wants to upload. */
export type UploadRequest = {
  readonly applicationId: string;
  readonly kind: FileKind;
  readonly mediaType: string | null;
  readonly fileName: string | null;
  readonly fingerprint: string | null;
};

/** Reads `Upload-Metadata`; null where it doesn't say which application and which of its files. Other keys don't count. */
export function readUploadMetadata(header: string | undefined): UploadRequest | null {
  const read = metadataSchema.safeParse(parseOrNull(header));
  if (!read.success) return null;
  const { application, kind, filetype, filename, fingerprint } = read.data;
  return {
    applicationId: application,
    kind,
    mediaType: filetype || null,
    fileName: filename || null,
    fingerprint: fingerprint || null,
  };
}

/** Whether a file of this kind may be what its sender says it is; nobody has to say. */
export function isRightType({ kind, mediaType }: UploadRequest): boolean {
  return mediaType === null || mediaType.split(';')[0]?.trim().toLowerCase() === mediaTypes[kind];
}

function parseOrNull(header: string | undefined) {
  try {
    return Metadata.parse(header);
  } catch {
    return null;
  }
}
