import type { Edition } from './edition.ts';
import { formatDuration } from './french-instants.ts';
import { formatMo, formatWhole } from './french-lists.ts';
import type { Problem } from './problem.ts';

/** What is known of the files received so far: bytes, pages and seconds as they were counted, not declared, and what the antivirus found. */
export type DepositFiles = {
  readonly dossier?: { readonly bytes: number; readonly pages: number; readonly infected?: boolean };
  readonly video?: { readonly bytes: number; readonly seconds: number; readonly infected?: boolean };
};

/** What is wrong with the files of a deposit (Art. 3); the video may be left out. Limits are themselves allowed. */
export function findFileProblems(
  { dossier, video }: DepositFiles,
  { limits }: Pick<Edition, 'limits'>,
): Problem[] {
  const problems: Problem[] = [];
  const report = (code: Problem['code'], pointer: string, message: string) =>
    problems.push({ code, pointer, message, ground: 'incomplete' });

  if (dossier === undefined) {
    report('dossier-missing', '/dossier', 'Déposez le dossier de candidature, au format PDF.');
  } else {
    if (dossier.infected === true) {
      const message =
        'L’antivirus a trouvé un programme malveillant dans votre dossier\u00a0: personne ne l’ouvrira. Remplacez-le par un fichier sain.';
      report('dossier-infected', '/dossier', message);
    }
    if (!(dossier.bytes <= limits.dossierBytes))
      report('dossier-too-big', '/dossier', describeBigDossier(dossier, limits));
    if (!(dossier.pages <= limits.dossierPages)) {
      const message = `Votre dossier compte ${formatWhole(dossier.pages)}\u00a0pages\u00a0; le maximum est de ${limits.dossierPages}\u00a0pages. Raccourcissez-le.`;
      report('dossier-too-long', '/dossier', message);
    }
  }
  if (video !== undefined) {
    if (video.infected === true) {
      const message =
        'L’antivirus a trouvé un programme malveillant dans votre vidéo\u00a0: personne ne l’ouvrira. Remplacez-la par un fichier sain, ou déposez sans vidéo.';
      report('video-infected', '/video', message);
    }
    if (!(video.bytes <= limits.videoBytes)) {
      const message = `Votre vidéo pèse ${formatMo(video.bytes)}\u00a0; le maximum est de ${formatMo(limits.videoBytes)}. Compressez-la, ou déposez sans vidéo.`;
      report('video-too-big', '/video', message);
    }
    if (!(video.seconds <= limits.videoSeconds + limits.videoToleranceSeconds)) {
      const message = `Votre vidéo dure ${formatSeconds(video.seconds)}\u00a0; la durée maximale est de ${formatSeconds(limits.videoSeconds)}. Raccourcissez-la, ou déposez sans vidéo.`;
      report('video-too-long', '/video', message);
    }
  }
  return problems;
}

function describeBigDossier(dossier: { readonly bytes: number }, limits: Edition['limits']): string {
  const most = formatMo(limits.dossierBytes);
  return `Votre dossier pèse ${formatMo(dossier.bytes)}\u00a0; le maximum est de ${most}. Réduisez la taille des images, puis exportez-le de nouveau en PDF.`;
}

/** Rounded up, so that a video over the limit never looks equal to it. */
function formatSeconds(seconds: number): string {
  return formatDuration(Temporal.Duration.from({ seconds: Math.ceil(seconds) }));
}
