import { dossierBombs } from './dossier-cases/dossier-bombs.ts';
import { dossiersWithActions } from './dossier-cases/dossiers-with-actions.ts';
import { dossiersWithAttachments } from './dossier-cases/dossiers-with-attachments.ts';
import { dossiersWithFalsePages } from './dossier-cases/dossiers-with-false-pages.ts';
import { dossiersWithMalformedScripts } from './dossier-cases/dossiers-with-malformed-scripts.ts';
import { dossiersWithScripts } from './dossier-cases/dossiers-with-scripts.ts';
import { notPdfDossiers } from './dossier-cases/not-pdf-dossiers.ts';
import { innocentDossiers, soundDossiers } from './dossier-cases/sound-dossiers.ts';
import { twoFacedDossiers } from './dossier-cases/two-faced-dossiers.ts';
import type { DossierCase } from './sample-case.ts';

/** Every dossier with its verdict, for a limit of 60 pages and 5,242,880 bytes (Art. 3). */
export const sampleDossiers: readonly DossierCase[] = [
  ...soundDossiers,
  ...innocentDossiers,
  ...twoFacedDossiers,
  ...dossiersWithFalsePages,
  ...notPdfDossiers,
  ...dossiersWithScripts,
  ...dossiersWithMalformedScripts,
  ...dossiersWithActions,
  ...dossiersWithAttachments,
  ...dossierBombs,
];
