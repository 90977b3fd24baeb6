import type { Contest } from '@palmares/contest/contest';
import { verifyAudit } from '@palmares/contest/views/audit';
import type { CommandOutcome } from '../outcome.ts';

/** Whether every entry of the audit still follows from the one before; a broken chain fails the command. */
export async function checkAudit(contest: Contest): Promise<CommandOutcome> {
  const { checked, brokenAt } = await verifyAudit(contest);
  const verified = checked < 2 ? `${checked} inscription vérifiée` : `${checked} inscriptions vérifiées`;
  if (brokenAt === null) {
    const text = `Le journal est entier\u00a0: ${verified}.`;
    return { kind: 'done', data: { checked, brokenAt }, text };
  }
  const text = `Le journal a été altéré à partir de l’inscription n°\u00a0${brokenAt}\u00a0; ${verified} avant elle.`;
  return { kind: 'failed', data: { checked, brokenAt }, text };
}
