import type { ApplicationMetadata } from '@palmares/rules/application';

/** Metadata with nothing missing; `number` tells one application from the next. */
export function metadataOf(number: number): ApplicationMetadata {
  return {
    title: `Projet ${number}`,
    organisationName: `Caisse ${number}`,
    categories: ['innovation-rh'],
    contact: { name: 'Ada Martin', email: 'ada.martin@example.org' },
    summary: 'Un résumé.',
    objectives: 'Un objectif.',
    startedOn: '2019-09-01',
    endedOn: '2021-06-30',
    status: 'completed',
    measuredResults: '612 personnes reçues.',
    costs: '24 000 euros',
    generalisation: 'Partout.',
    interbranch: 'Avec la CPAM.',
    publicationConsent: true,
    acceptsRules: true,
  };
}
