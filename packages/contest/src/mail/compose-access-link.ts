import { composeLetter, type Letter, type LetterContext, linkParagraph } from './letter.ts';

/** A new link to an application, because somebody asked for one. `depositedVersion` is null for a draft. */
export function composeAccessLink(
  context: LetterContext,
  { code, depositedVersion }: { readonly code: string; readonly depositedVersion: number | null },
): Letter {
  return composeLetter(context, `lien vers votre candidature ${code}`, [
    `Un lien vers votre candidature ${code} a été demandé. ${describeStatus(depositedVersion)}`,
    linkParagraph('Pour ouvrir votre candidature'),
    'Si vous n’avez pas demandé ce lien, ne tenez pas compte de ce message\u00a0: personne n’a eu accès à votre candidature.',
  ]);
}

/** Whether an application is a draft or a deposit, in a sentence. */
export function describeStatus(depositedVersion: number | null): string {
  return depositedVersion === null
    ? 'C’est un brouillon\u00a0: elle n’est pas déposée.'
    : `Elle est déposée, en version ${depositedVersion}.`;
}
