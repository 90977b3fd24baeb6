import type { DueMail } from '@palmares/contest/mail/outbox';
import { findSignedReceipt } from '@palmares/contest/views/signed-receipt';
import type { ApiDeps } from '../api-env.ts';
import { printReceipt } from '../applications/print-receipt.ts';
import type { Attachment } from './mail-transport.ts';

/** The printable receipt that goes with a message about a deposit; nothing with any other. */
export async function attachReceipt(
  deps: Pick<ApiDeps, 'contest' | 'publicUrl' | 'receiptPrinter'>,
  { applicationId, receiptVersion }: Pick<DueMail, 'applicationId' | 'receiptVersion'>,
): Promise<readonly Attachment[]> {
  if (applicationId === null || receiptVersion === null) return [];
  const signed = await findSignedReceipt(deps.contest, applicationId, receiptVersion);
  if (!signed) return [];
  const { fileName, pdf } = await printReceipt(deps, signed);
  return [{ filename: fileName, contentType: 'application/pdf', content: pdf }];
}
