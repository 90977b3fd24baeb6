import type { Edition } from '@palmares/rules/edition';
import { organisations } from './organisations.ts';

/** A line of the demonstration's list of jurors. */
export type DemoMember = {
  readonly slackUserId: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'juror' | 'secretariat';
  readonly category: string;
  readonly organisation: string;
};

const FIRST_NAMES = ['Anne', 'Karim', 'Lucie', 'Thomas', 'Inès', 'Hélène', 'Moussa', 'Claire'];
const LAST_NAMES = ['Morel', 'Benali', 'Garnier', 'Petit', 'Rousseau', 'Diallo'];

/** Eight jurors for each category, forty-eight in all; a few work for an organisation that competes. */
export function listJurors(edition: Pick<Edition, 'categories'>): readonly DemoMember[] {
  return edition.categories.flatMap((category, row) =>
    FIRST_NAMES.map((first, column) => {
      const last = LAST_NAMES[(row + column) % LAST_NAMES.length] ?? '';
      const insider = column === 0 ? organisations[row * 7] : undefined;
      return {
        slackUserId: `U${category.prefix}${String(column + 1).padStart(2, '0')}`,
        name: `${first} ${last}`,
        email: `jure.${category.prefix.toLowerCase()}.${column + 1}@example.org`,
        role: 'juror',
        category: category.slug,
        organisation: insider?.id ?? (column % 2 === 0 ? 'Direction de la Sécurité sociale' : 'Ucanss'),
      };
    }),
  );
}

/** Two people of the secretariat. */
export const secretariat: readonly DemoMember[] = [
  { slackUserId: 'USECR01', name: 'Sophie Lambert', role: 'secretariat' },
  { slackUserId: 'USECR02', name: 'Julien Faure', role: 'secretariat' },
].map((member) => ({
  ...member,
  role: 'secretariat',
  email: 'secretariat@example.org',
  category: '',
  organisation: 'Ucanss',
}));
