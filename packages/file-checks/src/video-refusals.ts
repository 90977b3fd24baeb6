import { describeBytes, describeDuration, describeLimit } from './french-quantities.ts';

/** Why a video is refused: a stable code, and a sentence for the candidate that says how to mend it. */
export type VideoRefusal = {
  readonly kind: 'refused';
  readonly code: VideoRefusalCode;
  readonly message: string;
};

export type VideoRefusalCode =
  | 'empty'
  | 'too-large'
  | 'too-long'
  | 'quicktime'
  | 'matroska'
  | 'not-mp4'
  | 'truncated'
  | 'unreadable'
  | 'external'
  | 'no-video'
  | 'unknown-codec'
  | 'inconsistent'
  | 'too-complex';

const sentences = {
  empty: 'Votre vidéo est un fichier vide. Choisissez de nouveau le fichier, puis renvoyez-le.',
  quicktime:
    'Cette vidéo est au format QuickTime (MOV), même si son nom finit par «\u00a0.mp4\u00a0». Exportez-la au format MP4, puis renvoyez-la.',
  matroska:
    'Cette vidéo est au format WebM ou Matroska, même si son nom finit par «\u00a0.mp4\u00a0». Exportez-la au format MP4, puis renvoyez-la.',
  'not-mp4': 'Ce fichier n’est pas une vidéo MP4. Exportez votre vidéo au format MP4, puis renvoyez-la.',
  truncated:
    'Votre vidéo est incomplète\u00a0: la fin du fichier manque. Vérifiez qu’elle se lit jusqu’au bout sur votre poste, puis renvoyez-la.',
  unreadable:
    'Votre vidéo ne peut pas être lue\u00a0: le fichier est endommagé. Exportez-la de nouveau au format MP4, vérifiez qu’elle se lit jusqu’au bout, puis renvoyez-la.',
  external:
    'Cette vidéo renvoie à des images qui sont dans un autre fichier, que le jury n’aurait pas. Exportez-la au format MP4 en un seul fichier, puis renvoyez-la.',
  'no-video':
    'Ce fichier MP4 ne contient pas d’images, seulement du son ou une vignette. Exportez votre vidéo avec l’image, puis renvoyez-la.',
  'unknown-codec':
    'Votre vidéo est codée d’une façon que le jury ne pourrait pas lire, comme celles de certains appareils anciens. Ouvrez-la dans un logiciel de montage ou de conversion, réenregistrez-la au format MP4 avec le codec H.264, puis renvoyez-la.',
  inconsistent:
    'La durée de votre vidéo ne peut pas être établie\u00a0: les indications du fichier se contredisent. Exportez-la de nouveau au format MP4, puis renvoyez-la.',
  'too-complex':
    'Votre vidéo est trop complexe pour être vérifiée. Exportez-la de nouveau au format MP4 (H.264), puis renvoyez-la.',
} satisfies Partial<Record<VideoRefusalCode, string>>;

/** A refusal whose sentence needs no figure. */
export function refuseVideo(code: keyof typeof sentences): VideoRefusal {
  return { kind: 'refused', code, message: sentences[code] };
}

/** A refusal for a video that weighs more than the edition allows (Art. 3). */
export function refuseVideoSize(bytes: number, limit: number): VideoRefusal {
  const message = `Votre vidéo pèse ${describeBytes(bytes)}\u00a0; la taille maximale est de ${describeLimit(limit)}. Exportez-la dans une qualité moindre, puis renvoyez-la.`;
  return { kind: 'refused', code: 'too-large', message };
}

/** A refusal for a video that lasts longer than the edition allows (Art. 3), both in seconds. */
export function refuseVideoDuration(seconds: number, limit: number): VideoRefusal {
  const message = `Votre vidéo dure ${describeDuration(seconds)}\u00a0; la durée maximale est de ${describeDuration(limit)}. Raccourcissez-la, puis renvoyez-la.`;
  return { kind: 'refused', code: 'too-long', message };
}
