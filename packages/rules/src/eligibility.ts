import type { ApplicationMetadata } from './application.ts';
import { isBlank } from './blank-text.ts';
import { findDateProblems } from './dates.ts';
import type { Edition } from './edition.ts';
import { type DepositFiles, findFileProblems } from './file-limits.ts';
import { joinWords } from './french-lists.ts';
import type { Problem } from './problem.ts';

/**
 * Everything that still stands between a draft and a deposit (Art. 3, 4, 5, 6.1), all at once, in the order of the
 * form; empty when the application can be deposited. The deadline is not looked at (see `isInTime`), nor whether the
 * organisation is on the list: one that is not is accepted and flagged (Art. 2). A video without declared rights is
 * no problem but a notice (see `findNotices`).
 *
 * @example findProblems({}, {}, edition).map(({ code }) => code) // ['title-missing', 'organisation-missing', …]
 */
export function findProblems(
  metadata: ApplicationMetadata,
  files: DepositFiles,
  edition: Edition,
): Problem[] {
  return [
    ...requireText(metadata.title, 'title-missing', '/title', 'Indiquez le titre du projet.'),
    ...findOrganisationProblems(metadata),
    ...findCategoryProblems(metadata.categories ?? [], edition),
    ...findContactProblems(metadata.contact),
    ...requireText(metadata.summary, 'summary-missing', '/summary', 'Résumez le projet en quelques phrases.'),
    ...requireText(
      metadata.objectives,
      'objectives-missing',
      '/objectives',
      'Décrivez les objectifs du projet.',
    ),
    ...findDateProblems(metadata, edition),
    ...findStatusProblems(metadata),
    ...findResultProblems(metadata),
    ...requireText(
      metadata.costs,
      'costs-missing',
      '/costs',
      'Indiquez les coûts de mise en œuvre du projet.',
    ),
    ...requireText(
      metadata.generalisation,
      'generalisation-missing',
      '/generalisation',
      'Expliquez comment le projet peut être généralisé.',
    ),
    ...requireText(
      metadata.interbranch,
      'interbranch-missing',
      '/interbranch',
      'Décrivez le caractère interbranches ou inter-régimes du projet\u00a0; s’il n’en a pas, écrivez-le.',
    ),
    ...findDeclarationProblems(metadata),
    ...findFileProblems(files, edition),
  ];
}

function findOrganisationProblems({ organisationId, organisationName }: ApplicationMetadata): Problem[] {
  if (!isBlank(organisationId) || !isBlank(organisationName)) return [];
  const message = 'Choisissez votre organisme dans la liste ou, s’il n’y figure pas, écrivez son nom.';
  return [incomplete('organisation-missing', '/organisationId', message)];
}

function findCategoryProblems(slugs: readonly string[], { categories }: Edition): Problem[] {
  if (slugs.length === 0) {
    return [incomplete('categories-missing', '/categories', 'Choisissez au moins une catégorie.')];
  }
  return slugs.flatMap((slug, index) => {
    const pointer = `/categories/${index}`;
    const category = categories.find((one) => one.slug === slug);
    if (category === undefined) {
      const names = joinWords(
        categories.map(({ name }) => name),
        'ou',
      );
      return [
        incomplete(
          'category-unknown',
          pointer,
          `Cette catégorie n’existe pas. Choisissez parmi\u00a0: ${names}.`,
        ),
      ];
    }
    if (slugs.indexOf(slug) === index) return [];
    const message = `La catégorie «\u00a0${category.name}\u00a0» est choisie plusieurs fois\u00a0; gardez-la une seule fois.`;
    return [incomplete('category-repeated', pointer, message)];
  });
}

function findContactProblems(contact: ApplicationMetadata['contact']): Problem[] {
  if (contact === undefined) {
    const message = 'Indiquez le nom et l’adresse électronique d’une personne à contacter.';
    return [incomplete('contact-missing', '/contact', message)];
  }
  const email = contact.email.trim();
  return [
    ...requireText(
      contact.name,
      'contact-name-missing',
      '/contact/name',
      'Indiquez le nom de la personne à contacter.',
    ),
    ...requireText(
      email,
      'contact-email-missing',
      '/contact/email',
      'Indiquez l’adresse électronique de la personne à contacter.',
    ),
    ...(email === '' || /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)
      ? []
      : [
          incomplete(
            'contact-email-invalid',
            '/contact/email',
            'L’adresse électronique n’est pas complète. Écrivez-la sous la forme nom@exemple.fr.',
          ),
        ]),
  ];
}

function findStatusProblems({ status }: ApplicationMetadata): Problem[] {
  if (status !== undefined) return [];
  const message =
    'Précisez si le projet est terminé ou s’il s’agit d’une expérimentation aboutie\u00a0; un projet en cours ne peut pas concourir.';
  return [incomplete('status-missing', '/status', message)];
}

function findResultProblems({ measuredResults }: ApplicationMetadata): Problem[] {
  if (!isBlank(measuredResults)) return [];
  const message =
    'Décrivez les résultats mesurés\u00a0: un projet sans résultats mesurables ne peut pas concourir.';
  return [
    {
      code: 'measured-results-missing',
      pointer: '/measuredResults',
      message,
      ground: 'no-measurable-results',
    },
  ];
}

/** What a person must have answered, whatever the dossier is worth: no ground of Art. 5. */
function findDeclarationProblems({ publicationConsent, acceptsRules }: ApplicationMetadata): Problem[] {
  const problems: Problem[] = [];
  if (publicationConsent === undefined) {
    const message = 'Précisez, par oui ou par non, si les noms des personnes citées peuvent être publiés.';
    problems.push({ code: 'publication-consent-missing', pointer: '/publicationConsent', message });
  }
  if (acceptsRules !== true) {
    const message = 'Acceptez le règlement du concours.';
    problems.push({ code: 'rules-not-accepted', pointer: '/acceptsRules', message });
  }
  return problems;
}

function requireText(
  text: string | undefined,
  code: Problem['code'],
  pointer: string,
  message: string,
): Problem[] {
  return isBlank(text) ? [incomplete(code, pointer, message)] : [];
}

function incomplete(code: Problem['code'], pointer: string, message: string): Problem {
  return { code, pointer, message, ground: 'incomplete' };
}
