import { join, resolve } from 'node:path';
import type { Palmares } from './start-palmares.ts';

const seconds = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** What is printed once everything is ready: every address, and where to begin. In French, for the secretariat. */
export function describeStart({ addresses, config, startedIn }: Palmares): string {
  const places: [string, string][] = [
    ['Page des candidats et API', addresses.api],
    ['Documentation de l’API', `${addresses.api}/docs`],
    addresses.slack === null
      ? ['Slack (adresse des requêtes)', `${addresses.bot}/slack/events`]
      : ['Slack local', addresses.slack],
    ...(addresses.sheets === null
      ? []
      : [['Feuille de calcul locale', `${addresses.sheets}/palmares`] as [string, string]]),
    ['Classements (.xlsx)', join(config.PALMARES_DATA, 'palmares.xlsx')],
    ['Données', config.PALMARES_DATA],
  ];
  // Without its folder named, a command would open the usual one, which may hold a real contest.
  const folder = config.PALMARES_DATA === resolve('var') ? '' : `PALMARES_DATA='${config.PALMARES_DATA}' `;
  const palmares = `  ${folder}npm run palmares --`;
  const width = Math.max(...places.map(([name]) => name.length));
  return [
    '',
    `Palmarès est prêt (en ${seconds.format(startedIn / 1000)} s).`,
    ...(config.PALMARES_CLOCK === undefined
      ? []
      : ['Répétition\u00a0: l’horloge du concours est celle de PALMARES_CLOCK.']),
    '',
    ...places.map(([name, place]) => `  ${name.padEnd(width)}  ${place}`),
    '',
    'Par où commencer, dans un autre terminal\u00a0:',
    `${palmares} organisations import organismes.csv   la liste des organismes`,
    `${palmares} jurors import jures.csv               les jurés et le secrétariat`,
    `${palmares} keys create --role secretariat        une clé pour l’API du secrétariat`,
    ...(addresses.slack === null
      ? []
      : [`puis ouvrez ${addresses.slack} pour agir comme l’un des membres importés.`]),
    '',
    'Ctrl-C arrête tout.',
    '',
  ].join('\n');
}
