import { viewQueue } from '@palmares/contest/views/juror-queue';
import { formatParis } from '@palmares/rules/french-instants';
import type { JurorDesk } from '../blocks/juror-desk.ts';
import type { Bot } from '../bot.ts';
import type { Known } from './identify.ts';

const deadlineWords = (open: boolean, until: Temporal.Instant, now: Temporal.Instant): string => {
  if (Temporal.Instant.compare(now, until) > 0)
    return `La période de notation s’est terminée le ${formatParis(until)}.`;
  return open
    ? `Notez vos dossiers jusqu’au *${formatParis(until)}*.`
    : `La notation n’est pas ouverte. Elle durera jusqu’au *${formatParis(until)}*.`;
};

/** A juror's desk; null for someone who grades nothing. */
export const loadDesk = async ({ contest }: Bot, { person, juries }: Known): Promise<JurorDesk | null> => {
  if (juries.length === 0) return null;
  const queue = await viewQueue(contest, person);
  if (queue.kind !== 'queue') return null;
  const open = new Set(queue.categories.filter(({ gradingOpen }) => gradingOpen).map(({ slug }) => slug));
  return {
    items: queue.items,
    counts: queue.counts,
    deadline: deadlineWords(open.size > 0, queue.gradingUntil, contest.clock()),
    criteria: contest.edition.criteria.length,
    isOpen: (category) => open.has(category),
  };
};
