import type { ApplicationMetadata } from '../src/application.ts';
import type { DepositFiles } from '../src/file-limits.ts';

/** An application that can be deposited as it is, for tests. */
export const completeMetadata: ApplicationMetadata = {
  title: 'Un accueil mobile pour les zones rurales',
  organisationId: 'caf-59',
  scheme: 'général',
  branch: 'famille',
  partners: ['Département du Nord'],
  categories: ['relation-usagers', 'innovation-territoriale'],
  contact: { name: 'Camille Durand', email: 'camille.durand@caf.example' },
  summary: 'Un bus d’accueil parcourt le département.',
  objectives: 'Réduire le non-recours.',
  startedOn: '2019-01-01',
  endedOn: '2021-12-31',
  status: 'completed',
  measuredResults: '1 200 rendez-vous en un an.',
  costs: '85 000 euros.',
  generalisation: 'Tout département rural.',
  interbranch: 'Avec la CPAM.',
  prizePurpose: 'Un second véhicule.',
  videoRights: true,
  publicationConsent: false,
  acceptsRules: true,
};

/** Files at the very limits. */
export const completeFiles: DepositFiles = {
  dossier: { bytes: 5_242_880, pages: 60 },
  video: { bytes: 524_288_000, seconds: 180.5 },
};
