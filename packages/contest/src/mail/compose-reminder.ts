import { formatParis } from '@palmares/rules/french-instants';
import type { Problem } from '@palmares/rules/problem';
import { composeLetter, type Letter, type LetterContext, linkParagraph } from './letter.ts';

/** The kind of these messages: a deposit takes back those that wait. */
export const REMINDER = 'reminder';

/** A draft as its reminder tells of it. `depositedVersion` is null where nothing was ever deposited. */
export type RemindedDraft = {
  readonly code: string;
  readonly deadline: Temporal.Instant;
  readonly depositedVersion: number | null;
  readonly problems: readonly Pick<Problem, 'message'>[];
};

/** Reminds of a draft, or of changes since a deposit, that will not count unless they are deposited (Art. 3). */
export function composeReminder(context: LetterContext, draft: RemindedDraft): Letter {
  const { code, deadline, depositedVersion, problems } = draft;
  const until = formatParis(deadline);
  const subject =
    depositedVersion === null
      ? `${code} n’est pas déposée, date limite ${until}`
      : `${code} a changé depuis son dépôt, date limite ${until}`;
  return composeLetter(context, subject, [
    depositedVersion === null
      ? `Votre candidature ${code} est un brouillon\u00a0: elle n’est pas déposée. Si elle ne l’est pas avant la date limite, elle ne participera pas au concours.`
      : `Vous avez modifié votre candidature ${code} depuis son dépôt. La version ${depositedVersion} que vous avez déposée compte\u00a0; vos modifications ne compteront que si vous déposez de nouveau.`,
    `Date limite de dépôt\u00a0: ${until}. À cet instant, tous vos fichiers doivent être arrivés et le dépôt demandé.`,
    problems.length === 0
      ? 'Il ne manque rien\u00a0: il vous reste à demander le dépôt.'
      : ['Il reste à corriger\u00a0:', ...problems.map(({ message }) => `– ${message}`)].join('\n'),
    linkParagraph('Pour terminer et déposer'),
  ]);
}
