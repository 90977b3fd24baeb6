import type { types } from '@slack/bolt';
import { noticeView } from './notice-view.ts';

/** Says that a sheet counts now, and offers the next entry. */
export const recordedView = (
  { code, version }: { code: string; version: number },
  rehearsal: boolean,
): types.ModalView =>
  noticeView(
    {
      title: `Grille ${code}`,
      text:
        version === 1
          ? `*Votre grille ${code} est validée.* Vous pourrez la modifier tant que la notation est ouverte.`
          : `*Votre grille ${code} est modifiée* (version ${version}). Les versions précédentes sont gardées au dossier.`,
      next: { code, label: 'Dossier suivant' },
    },
    rehearsal,
  );
