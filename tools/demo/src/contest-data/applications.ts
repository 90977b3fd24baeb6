import type { ApplicationMetadata } from '@palmares/rules/application';
import type { Edition } from '@palmares/rules/edition';
import { organisations } from './organisations.ts';
import { projects } from './projects.ts';

/** An application to deposit; every second one comes with a video. */
export type DemoApplication = { readonly metadata: ApplicationMetadata; readonly hasVideo: boolean };

/**
 * Fifty-four applications that make sixty entries: nine for each category, and the first of each category is entered
 * in the following one too.
 */
export function listApplications({ categories }: Pick<Edition, 'categories'>): readonly DemoApplication[] {
  return categories.flatMap(({ slug }, row) =>
    (projects[slug] ?? []).map(([title, summary], column) => {
      const next = categories[(row + 1) % categories.length];
      const organisation = organisations[(row * 9 + column) % organisations.length];
      const metadata: ApplicationMetadata = {
        title,
        summary,
        organisationId: organisation?.id ?? '',
        scheme: organisation?.scheme ?? '',
        branch: organisation?.branch ?? '',
        partners: column % 3 === 0 ? ['Conseil départemental'] : [],
        categories: column === 0 && next ? [slug, next.slug] : [slug],
        contact: { name: 'Camille Bernard', email: organisation?.email ?? 'contact@example.org' },
        objectives: 'Rendre le service plus simple pour ceux qui en ont le plus besoin, et le mesurer.',
        startedOn: `2019-0${(column % 8) + 1}-15`,
        endedOn: `2021-0${((column + row) % 9) + 1}-28`,
        status: column % 2 === 0 ? 'completed' : 'concluded-experiment',
        measuredResults: `${350 + 37 * column + 11 * row} personnes concernées, ${72 + column + row} % de satisfaction.`,
        costs: `${12 + column * 3} 000 euros, et un mi-temps pendant un an.`,
        savings: 'Un jour de traitement gagné par dossier.',
        generalisation: 'Un guide, des modèles et une demi-journée de formation suffisent.',
        interbranch: column % 3 === 0 ? 'Mené avec deux autres branches.' : 'Sans objet à ce jour.',
        prizePurpose: column % 4 === 3 ? '' : 'Équiper deux nouveaux lieux et former les équipes.',
        videoRights: true,
        publicationConsent: true,
        acceptsRules: true,
      };
      return { metadata, hasVideo: column % 2 === 0 };
    }),
  );
}
