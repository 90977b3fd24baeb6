import type { ApplicationMetadata } from '@palmares/rules/application';

/** Metadata of project `number` in one category, with nothing missing and texts of the usual length. */
export function metadataOf(number: number, category: string): ApplicationMetadata {
  const text = (about: string) => `${about} du projet ${number}. `.repeat(12).trim();
  return {
    title: `Guichet itinérant ${number}`,
    organisationName: `Caisse ${number % 300}`,
    categories: [category],
    contact: { name: 'Ada Martin', email: 'ada.martin@example.org' },
    summary: text('Le résumé'),
    objectives: text('Les objectifs'),
    startedOn: '2019-09-01',
    endedOn: '2021-06-30',
    status: 'completed',
    measuredResults: text('Les résultats'),
    costs: '24 000 euros',
    generalisation: text('La généralisation'),
    interbranch: 'Mené avec une autre branche.',
    publicationConsent: true,
    acceptsRules: true,
  };
}
