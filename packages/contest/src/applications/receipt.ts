import type { FileRow } from '@palmares/db/applications';
import type { Receipt } from '@palmares/rules/receipt';

/** A receipt as the database keeps it. */
export function readReceipt(text: string): Receipt {
  const receipt: Receipt = JSON.parse(text);
  return receipt;
}

export function dossierOnReceipt(file: FileRow): Receipt['dossier'] {
  return { bytes: file.bytes, sha256: file.sha256, pages: file.pages ?? 0 };
}

export function videoOnReceipt(file: FileRow): Receipt['video'] {
  return { bytes: file.bytes, sha256: file.sha256, seconds: Number(file.seconds) };
}

/** The instant in Paris with its offset (RFC 3339). */
export function parisTime(instant: Temporal.Instant): string {
  return instant.toString({ timeZone: 'Europe/Paris', fractionalSecondDigits: 3 });
}
