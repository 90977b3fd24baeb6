import type { ActiveContent } from './dossier-report.ts';
import { describeBytes, describeLimit, describeNumber } from './french-quantities.ts';

/** Why a dossier is refused: a stable code, and a sentence for the candidate that says how to mend it. */
export type DossierRefusal = {
  readonly kind: 'refused';
  readonly code: DossierRefusalCode;
  readonly message: string;
};

export type DossierRefusalCode =
  | 'empty'
  | 'too-large'
  | 'not-pdf'
  | 'truncated'
  | 'unreadable'
  | 'password'
  | 'no-page'
  | 'too-many-pages'
  | 'page-too-large'
  | 'too-complex'
  | ActiveContent;

const print =
  'Enregistrez-le avec «\u00a0Imprimer\u00a0», puis «\u00a0Enregistrer au format PDF\u00a0», vérifiez-le, puis renvoyez-le.';

const sentences = {
  empty: 'Votre dossier est un fichier vide. Choisissez de nouveau le fichier, puis renvoyez-le.',
  'not-pdf':
    'Ce fichier n’est pas un PDF, même si son nom le laisse croire. Exportez votre dossier au format PDF, puis renvoyez-le.',
  truncated:
    'Votre dossier est incomplet\u00a0: la fin du fichier manque. Vérifiez qu’il s’ouvre sur votre poste, puis renvoyez-le.',
  unreadable:
    'Votre dossier ne peut pas être lu\u00a0: le PDF est endommagé. Exportez-le de nouveau en PDF, vérifiez qu’il s’ouvre, puis renvoyez-le.',
  password:
    'Votre dossier est protégé par un mot de passe, et le jury ne pourrait pas l’ouvrir. Enregistrez-le sans mot de passe, puis renvoyez-le.',
  'no-page': 'Votre dossier ne contient aucune page. Exportez-le de nouveau en PDF, puis renvoyez-le.',
  'page-too-large':
    'Votre dossier contient une page de plus de 5\u00a0m de côté, que le jury ne pourrait pas afficher. Réduisez le format de la page (A4 par exemple), exportez-le de nouveau en PDF, puis renvoyez-le.',
  'too-complex':
    'Votre dossier est trop complexe pour être vérifié. Exportez-le de nouveau en PDF (par exemple avec «\u00a0Imprimer\u00a0», puis «\u00a0Enregistrer au format PDF\u00a0»), puis renvoyez-le.',
  javascript: `Votre dossier contient du code (JavaScript), comme en ont certains formulaires. ${print}`,
  launch: `Votre dossier contient une action qui ouvre un programme ou un fichier. Retirez-la du document d’origine. ${print}`,
  'submit-form': `Votre dossier contient un formulaire qui envoie ou importe des données. ${print}`,
  'go-to-file':
    'Votre dossier contient un lien vers un autre fichier, que le jury n’aurait pas. Retirez ce lien (un lien vers une page web est permis), exportez-le de nouveau en PDF, puis renvoyez-le.',
  'go-to-attachment':
    'Votre dossier contient un lien vers un fichier joint au PDF. Retirez ce lien et placez le contenu utile dans les pages du dossier, exportez-le de nouveau en PDF, puis renvoyez-le.',
  attachment:
    'Votre dossier contient un fichier joint au PDF, que le jury pourrait ne pas voir. Placez le contenu utile dans les pages du dossier, retirez la pièce jointe, exportez-le de nouveau en PDF, puis renvoyez-le.',
  multimedia:
    'Votre dossier contient un son, un film ou un objet 3D. Retirez-le (une vidéo se dépose à part), exportez-le de nouveau en PDF, puis renvoyez-le.',
  xfa: `Votre dossier est un formulaire dynamique (XFA), que la plupart des lecteurs de PDF n’affichent pas. ${print}`,
} satisfies Partial<Record<DossierRefusalCode, string>>;

/** A refusal whose sentence needs no figure. */
export function refuseDossier(code: keyof typeof sentences): DossierRefusal {
  return { kind: 'refused', code, message: sentences[code] };
}

/** A refusal for a dossier that weighs more than the edition allows (Art. 3). */
export function refuseDossierSize(bytes: number, limit: number): DossierRefusal {
  const message = `Votre dossier pèse ${describeBytes(bytes)}\u00a0; la taille maximale est de ${describeLimit(limit)}. Réduisez la taille des images, puis exportez-le de nouveau en PDF.`;
  return { kind: 'refused', code: 'too-large', message };
}

/** A refusal for a dossier that has more pages than the edition allows. */
export function refuseDossierPages(pages: number, limit: number): DossierRefusal {
  const message = `Votre dossier compte ${describeNumber(pages)}\u00a0pages\u00a0; le maximum est de ${describeNumber(limit)}. Retirez des pages, puis renvoyez-le.`;
  return { kind: 'refused', code: 'too-many-pages', message };
}
