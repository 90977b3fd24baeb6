import type { Contest } from '@palmares/contest/contest';
import type { BlankForm } from '@palmares/report/form/blank-form';
import { formatParis } from '@palmares/rules/french-instants';
import { formatMo, formatWhole, joinWords } from '@palmares/rules/french-lists';

/** What the blank dossier of this edition says: all of it is the edition's data. */
export function composeForm({ edition, rehearsal }: Pick<Contest, 'edition' | 'rehearsal'>): BlankForm {
  const { calendar, limits, awards } = edition;
  return {
    edition: edition.name,
    organisers: edition.organisers,
    secretariatEmail: edition.secretariatEmail,
    rehearsal,
    deadline: formatParis(calendar.depositDeadline),
    years: joinWords(edition.eligibleYears.map(String), 'ou'),
    categories: edition.categories.map(({ name }) => name),
    criteria: edition.criteria.map(({ name, description }) => ({ name, description })),
    maxSize: formatMo(limits.dossierBytes),
    maxPages: limits.dossierPages,
    prizes: awards
      .filter(({ needsPrizePurpose, euros }) => needsPrizePurpose && euros > 0)
      .map(
        ({ name, euros }) =>
          `Ce que financerait la dotation de ${formatWhole(euros)}\u00a0€ d’un prix «\u00a0${name}\u00a0»\u00a0; sans lui, elle ne peut pas être versée.`,
      ),
  };
}
