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
  | 'too-complex';

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
  'too-complex':
    'Votre dossier est trop complexe pour être vérifié. Exportez-le de nouveau en PDF (par exemple avec «\u00a0Imprimer\u00a0», puis «\u00a0Enregistrer au format PDF\u00a0»), puis renvoyez-le.',
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
