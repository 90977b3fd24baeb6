import {
  findRecusal,
  findScoreSheet,
  insertRecusal,
  type RecusalRow,
  updateScoreSheet,
} from '@palmares/db/score-sheets';
import type { Change } from '../act.ts';

/**
 * Puts a recusal on record and voids the juror's sheet if there is one; it stays readable, and counts no more.
 * Null when the juror was recused before.
 */
export async function recordRecusal(
  { tx, at, record }: Change,
  recusal: Pick<RecusalRow, 'entryId' | 'jurorId' | 'kind' | 'reason'> & { readonly code: string },
): Promise<{ readonly voided: boolean } | null> {
  const { code, ...row } = recusal;
  if (await findRecusal(tx, row.entryId, row.jurorId)) return null;
  await insertRecusal(tx, { ...row, recusedAt: at });
  const sheet = await findScoreSheet(tx, row.entryId, row.jurorId);
  const voided = sheet !== undefined && sheet.voidedAt === null;
  if (voided) await updateScoreSheet(tx, sheet.id, { voidedAt: at, voidReason: 'recusal', updatedAt: at });
  await record({
    kind: 'juror.recused',
    subject: code,
    after: { juror: row.jurorId, kind: row.kind, reason: row.reason, voided },
  });
  return { voided };
}
