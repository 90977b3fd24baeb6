/**
 * The kinds of answers that are not what was asked for (RFC 9457): the last part of their `type`, which stays for good
 * once published, their status and their title in French.
 */
export const problemCatalogue = {
  'malformed-json': { status: 400, title: 'JSON illisible' },
  'incomplete-body': { status: 400, title: 'Envoi interrompu' },
  'malformed-request': { status: 400, title: 'Requête mal formée' },
  unauthorized: { status: 401, title: 'Clé absente ou inconnue' },
  forbidden: { status: 403, title: 'Action non permise' },
  'not-found': { status: 404, title: 'Introuvable' },
  'method-not-allowed': { status: 405, title: 'Méthode non prise en charge' },
  'too-slow': { status: 408, title: 'Envoi trop lent' },
  'too-early': { status: 409, title: 'Le dépôt n’est pas encore ouvert' },
  late: { status: 409, title: 'La date limite est passée' },
  withdrawn: { status: 409, title: 'Candidature retirée' },
  'already-deposited': { status: 409, title: 'Candidature déjà déposée' },
  'not-deposited': { status: 409, title: 'Candidature non déposée' },
  'has-score-sheets': { status: 409, title: 'Des grilles d’analyse existent déjà' },
  'link-expired': { status: 410, title: 'Lien périmé' },
  'too-large': { status: 413, title: 'Envoi trop volumineux' },
  'unsupported-media-type': { status: 415, title: 'Type de contenu non pris en charge' },
  'range-not-satisfiable': { status: 416, title: 'Partie de fichier inexistante' },
  invalid: { status: 422, title: 'Données non valides' },
  incomplete: { status: 422, title: 'Candidature incomplète' },
  'dossier-refused': { status: 422, title: 'Dossier refusé' },
  'video-refused': { status: 422, title: 'Vidéo refusée' },
  'idempotency-key-reused': { status: 422, title: 'Clé d’idempotence déjà utilisée' },
  'needs-ground': { status: 422, title: 'Motif manquant' },
  'too-many-requests': { status: 429, title: 'Trop de demandes' },
  internal: { status: 500, title: 'Erreur interne' },
  unavailable: { status: 503, title: 'Service indisponible' },
  'no-space': { status: 507, title: 'Espace de stockage plein' },
} as const;

export type ProblemType = keyof typeof problemCatalogue;
