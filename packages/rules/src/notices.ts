import type { ApplicationMetadata } from './application.ts';
import { isBlank } from './blank-text.ts';
import type { Edition } from './edition.ts';
import type { DepositFiles } from './file-limits.ts';
import { formatWhole } from './french-lists.ts';

/** Something that does not prevent a deposit, but that the candidate will be sorry not to have known. */
export type Notice = {
  readonly code: 'video-rights-undeclared' | 'prize-purpose-missing';
  /** JSON pointer (RFC 6901) into the application's metadata. */
  readonly pointer: string;
  /** A French sentence. */
  readonly message: string;
};

/** What to tell a candidate beside the problems: an undeclared video stays unpublished (Art. 10), money needs a purpose (Art. 9). */
export function findNotices(
  metadata: ApplicationMetadata,
  files: DepositFiles,
  edition: Pick<Edition, 'awards'>,
): Notice[] {
  const notices: Notice[] = [];
  if (files.video !== undefined && metadata.videoRights !== true) {
    const message = 'Sans déclaration des droits, votre vidéo sera vue par le jury mais ne sera pas publiée.';
    notices.push({ code: 'video-rights-undeclared', pointer: '/videoRights', message });
  }
  if (isBlank(metadata.prizePurpose)) {
    for (const { name, euros } of edition.awards.filter((award) => award.needsPrizePurpose)) {
      const message = `Indiquez l’objet de la dépense\u00a0: sans lui, un prix «\u00a0${name}\u00a0» ne donnerait pas droit à la dotation de ${formatWhole(euros)}\u00a0€.`;
      notices.push({ code: 'prize-purpose-missing', pointer: '/prizePurpose', message });
    }
  }
  return notices;
}
