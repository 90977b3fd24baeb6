import { composeLetter, type Letter, type LetterContext, linkParagraph } from './letter.ts';

/** A new link to an application, because somebody asked for one. */
export function composeAccessLink(
  context: LetterContext,
  application: Status & { readonly code: string },
): Letter {
  const { code } = application;
  return composeLetter(context, `lien vers votre candidature ${code}`, [
    `Un lien vers votre candidature ${code} a été demandé. ${describeStatus(application)}`,
    linkParagraph('Pour ouvrir votre candidature'),
    'Si vous n’avez pas demandé ce lien, ne tenez pas compte de ce message\u00a0: personne n’a eu accès à votre candidature.',
  ]);
}

/** `depositedVersion` is null for a draft. */
export type Status = { readonly depositedVersion: number | null; readonly withdrawnAt: string | null };

/** Whether an application is a draft, a deposit or withdrawn, in a sentence. */
export function describeStatus({ depositedVersion, withdrawnAt }: Status): string {
  if (withdrawnAt !== null) return 'Elle a été retirée du concours.';
  return depositedVersion === null
    ? 'C’est un brouillon\u00a0: elle n’est pas déposée.'
    : `Elle est déposée, en version ${depositedVersion}.`;
}
