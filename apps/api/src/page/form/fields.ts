import type { Edition } from '@palmares/rules/edition';
import { formatWhole, joinWords } from '@palmares/rules/french-lists';

/** One question of the form. `name` is also the end of its element's id. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
} & (
  | {
      readonly kind: 'line';
      readonly type?: 'text' | 'email' | 'tel';
      readonly autocomplete?: string;
      readonly suggests?: 'organisations';
      readonly isShort?: true;
    }
  | { readonly kind: 'text'; readonly rows: number }
  | { readonly kind: 'one-of' | 'some-of'; readonly choices: readonly Choice[] }
  | { readonly kind: 'agree'; readonly statement: string }
);

export type Choice = { readonly value: string; readonly label: string };

export type Section = { readonly id: string; readonly title: string; readonly fields: readonly Field[] };

/** The whole form, in the order in which the problems of a draft are listed. */
export function listSections({ categories, eligibleYears, awards }: Edition): Section[] {
  const years = joinWords(eligibleYears.map(String), 'ou');
  const dateHint = `Jour, mois, année, par exemple 30/06/${eligibleYears.at(-1) ?? 2021}. L’année doit être ${years} (article 4 du règlement).`;
  const money = awards.filter(({ needsPrizePurpose, euros }) => needsPrizePurpose && euros > 0);
  return [
    {
      id: 'projet',
      title: 'Le projet et l’organisme',
      fields: [
        { kind: 'line', name: 'title', label: 'Titre du projet' },
        {
          kind: 'line',
          name: 'organisation',
          label: 'Organisme qui candidate',
          hint: 'Choisissez-le parmi ceux qui sont proposés ou, s’il n’y figure pas, écrivez son nom.',
          suggests: 'organisations',
        },
        {
          kind: 'line',
          name: 'scheme',
          label: 'Régime (facultatif)',
          hint: 'Par exemple\u00a0: régime général, MSA.',
        },
        {
          kind: 'line',
          name: 'branch',
          label: 'Branche (facultatif)',
          hint: 'Par exemple\u00a0: famille, maladie, retraite, recouvrement.',
        },
        {
          kind: 'text',
          name: 'partners',
          rows: 3,
          label: 'Partenaires (facultatif)',
          hint: 'Un par ligne\u00a0: organismes, collectivités, opérateurs…',
        },
        {
          kind: 'some-of',
          name: 'categories',
          label: 'Catégories',
          hint: 'Une au moins. Chaque jury apprécie le projet dans sa catégorie.',
          choices: categories.map(({ slug, name }) => ({ value: slug, label: name })),
        },
      ],
    },
    {
      id: 'contact',
      title: 'La personne à contacter',
      fields: [
        { kind: 'line', name: 'contact-name', label: 'Nom et prénom', autocomplete: 'name' },
        {
          kind: 'line',
          name: 'contact-email',
          type: 'email',
          label: 'Adresse électronique',
          autocomplete: 'email',
          hint: 'Le lien qui ouvre votre candidature et l’accusé de dépôt y sont envoyés. Par exemple\u00a0: nom@exemple.fr',
        },
        {
          kind: 'line',
          name: 'contact-phone',
          type: 'tel',
          label: 'Téléphone (facultatif)',
          autocomplete: 'tel',
          isShort: true,
        },
      ],
    },
    {
      id: 'description',
      title: 'Le projet en quelques mots',
      fields: [
        { kind: 'text', name: 'summary', rows: 5, label: 'Résumé', hint: longest(5_000) },
        {
          kind: 'text',
          name: 'objectives',
          rows: 6,
          label: 'Objectifs',
          hint: `À quel besoin le projet répond-il, et pour qui\u00a0? ${longest(20_000)}`,
        },
        { kind: 'line', name: 'startedOn', label: 'Date de début du projet', hint: dateHint, isShort: true },
        { kind: 'line', name: 'endedOn', label: 'Date de fin du projet', hint: dateHint, isShort: true },
        {
          kind: 'one-of',
          name: 'status',
          label: 'État du projet',
          hint: 'Un projet en cours ne peut pas concourir.',
          choices: [
            { value: 'completed', label: 'Projet terminé' },
            { value: 'concluded-experiment', label: 'Expérimentation aboutie' },
          ],
        },
      ],
    },
    {
      id: 'resultats',
      title: 'Résultats et moyens',
      fields: [
        {
          kind: 'text',
          name: 'measuredResults',
          rows: 6,
          label: 'Résultats mesurés',
          hint: `Des chiffres\u00a0: efficacité du dispositif, adhésion du public… ${longest(20_000)}`,
        },
        { kind: 'text', name: 'costs', rows: 4, label: 'Coûts de mise en œuvre' },
        {
          kind: 'text',
          name: 'savings',
          rows: 4,
          label: 'Économies réalisées (facultatif)',
          hint: 'À court, moyen et long terme.',
        },
      ],
    },
    {
      id: 'portee',
      title: 'Portée du projet',
      fields: [
        {
          kind: 'text',
          name: 'generalisation',
          rows: 4,
          label: 'Généralisation possible',
          hint: 'Où et comment le projet peut-il être repris\u00a0?',
        },
        {
          kind: 'text',
          name: 'interbranch',
          rows: 4,
          label: 'Caractère interbranches ou inter-régimes',
          hint: 'S’il n’en a pas, écrivez-le.',
        },
        {
          kind: 'text',
          name: 'prizePurpose',
          rows: 3,
          label: 'Objet de la dépense (facultatif)',
          ...(money.length === 0
            ? {}
            : {
                hint: money
                  .map(
                    ({ name, euros }) =>
                      `Ce que financerait la dotation de ${formatWhole(euros)}\u00a0€ d’un prix «\u00a0${name}\u00a0»\u00a0; sans lui, elle ne peut pas être versée.`,
                  )
                  .join(' '),
              }),
        },
      ],
    },
    {
      id: 'declarations',
      title: 'Autorisations et engagements',
      fields: [
        {
          kind: 'one-of',
          name: 'publicationConsent',
          label: 'Les noms des personnes citées peuvent-ils être publiés\u00a0?',
          hint: 'Chacune peut changer d’avis à tout moment auprès du secrétariat.',
          choices: [
            { value: 'oui', label: 'Oui' },
            { value: 'non', label: 'Non' },
          ],
        },
        {
          kind: 'agree',
          name: 'videoRights',
          label: 'Droits sur la vidéo (si vous en joignez une)',
          statement: 'Nous possédons toutes les autorisations nécessaires à l’exploitation de la vidéo.',
          hint: 'Sans cette déclaration, le jury voit la vidéo, mais elle n’est pas publiée.',
        },
        {
          kind: 'agree',
          name: 'acceptsRules',
          label: 'Règlement du concours',
          statement: 'Nous acceptons le règlement du concours.',
        },
      ],
    },
  ];
}

/** The field of the form that a JSON pointer into the metadata is about. */
export function fieldOf(pointer: string): string {
  const [, first = '', second] = pointer.split('/');
  if (first === 'contact') return `contact-${second ?? 'name'}`;
  return first === 'organisationId' || first === 'organisationName' ? 'organisation' : first;
}

function longest(count: number): string {
  return `${formatWhole(count)}\u00a0caractères au plus.`;
}
