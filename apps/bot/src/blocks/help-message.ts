import { actions, button, type Message, section } from './elements.ts';
import { ACTIONS } from './ids.ts';

const JUROR = [
  '`/noter` ouvre la grille du prochain dossier à noter\u00a0; `/noter SOC-012` celle de ce dossier.',
  '`/gpi file` montre votre file de dossiers.',
  '`/recuser SOC-012` déclare un conflit d’intérêts sur ce dossier.',
  '`/classement` montre vos propres notes. Personne d’autre ne les voit avant la délibération.',
];

const SECRETARIAT = [
  '`/avancement` montre qui a noté quoi, sans aucune note\u00a0; `/avancement innovation sociale` détaille une catégorie.',
  '`/classement innovation sociale` montre le classement d’une catégorie.',
  '`/gpi ouvrir innovation sociale` ouvre la notation d’une catégorie, `/gpi clore innovation sociale` la ferme\u00a0; une confirmation est demandée.',
];

const EVERYONE = [
  '`/gpi echeance` rappelle les dates du concours.',
  'Ajoutez `aide` à une commande pour savoir ce qu’elle fait. L’onglet *Accueil* de cette application est votre bureau.',
];

/** What `/gpi` answers: what this person can do, and a choice for those who don't type commands. */
export const helpMessage = ({ juror, secretariat }: { juror: boolean; secretariat: boolean }): Message => ({
  text: 'Ce que vous pouvez faire ici',
  blocks: [
    section('*Ce que vous pouvez faire ici*'),
    section(
      [...(juror ? JUROR : []), ...(secretariat ? SECRETARIAT : []), ...EVERYONE]
        .map((line) => `• ${line}`)
        .join('\n'),
    ),
    actions('help', [
      ...(juror
        ? [
            button({
              text: 'Noter le prochain dossier',
              actionId: ACTIONS.openEntry,
              value: 'next',
              style: 'primary',
            }),
            button({ text: 'Voir ma file', actionId: ACTIONS.showQueue }),
          ]
        : []),
      ...(secretariat
        ? [button({ text: 'Voir l’avancement', actionId: ACTIONS.showProgress, value: 'all' })]
        : []),
      button({ text: 'Voir les dates', actionId: ACTIONS.showDates }),
    ]),
  ],
});
