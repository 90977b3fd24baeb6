/** What a dossier says. Texts that are left out are written from the others, so that each criterion has a section. */
export type DossierContent = {
  readonly title: string;
  readonly organisation: string;
  /** The category's name as the edition words it. */
  readonly category: string;
  readonly summary: string;
  readonly objectives?: string;
  readonly measuredResults?: string;
  readonly costs?: string;
  readonly generalisation?: string;
  readonly interbranch?: string;
  readonly contribution?: string;
  readonly prizePurpose?: string;
};

/** A heading with its paragraphs. */
export type DossierSection = { readonly heading: string; readonly paragraphs: readonly string[] };

/** The dossier's sections: a summary, one for each of the seven criteria (Art. 4), and the use of the prize (Art. 9). */
export function writeSections(content: DossierContent): readonly DossierSection[] {
  const { title, organisation } = content;
  const section = (heading: string, first: string | undefined, written: string, ...more: string[]) => ({
    heading,
    paragraphs: [first ?? written, ...more],
  });
  return [
    section('Résumé du projet', content.summary, ''),
    section(
      '1. Clarté et pertinence des objectifs',
      content.objectives,
      `Le projet «\u00a0${title}\u00a0» répond à un besoin exprimé par les usagers et par les équipes\u00a0: simplifier les démarches, réduire les délais et mieux accompagner les publics fragiles.`,
      'Les objectifs ont été fixés avec les équipes concernées, chiffrés dès le départ et suivis chaque mois par un comité de pilotage.',
    ),
    section(
      '2. Résultats mesurables',
      content.measuredResults,
      'Entre la situation de départ et la fin de l’expérimentation, le délai moyen de traitement est passé de dix-huit à sept jours, et neuf usagers interrogés sur dix se disent satisfaits.',
      'Les mesures ont été faites avant, pendant et après le déploiement, sur l’ensemble des dossiers reçus, et non sur un échantillon choisi.',
    ),
    section(
      '3. Gestion financière',
      content.costs,
      'Le coût de mise en œuvre comprend le temps passé par les équipes, la formation et les développements\u00a0; il a été couvert par le budget courant de l’organisme.',
      'Les économies attendues à court, moyen et long terme tiennent surtout au temps rendu à l’accompagnement et à la baisse des contacts répétés.',
    ),
    section(
      '4. Généralisation possible',
      content.generalisation,
      'Le dispositif ne dépend d’aucun logiciel particulier. Un guide de mise en œuvre, des modèles de documents et un module de formation d’une demi-journée sont prêts à être partagés.',
    ),
    section(
      '5. Caractère interbranches ou inter-régimes',
      content.interbranch,
      'Les travaux ont associé dès le début des organismes d’autres branches et d’autres régimes du département, qui partagent le même accueil et les mêmes usagers.',
    ),
    section(
      '6. Contribution à la performance et à la notoriété de la Sécurité sociale',
      content.contribution,
      `En rendant le service plus simple et plus sobre, ${organisation} contribue à la performance économique, sociale et environnementale de la Sécurité sociale, et la fait mieux connaître.`,
    ),
    section(
      '7. Qualité du dossier',
      undefined,
      'Ce dossier a été relu par des personnes extérieures au projet. Les tableaux de suivi, les supports de formation et les enquêtes de satisfaction sont tenus à la disposition du jury.',
    ),
    section(
      'Utilisation de la dotation',
      content.prizePurpose,
      'En cas de prix, la dotation servirait à équiper deux nouveaux lieux d’accueil et à former les équipes qui souhaitent reprendre la démarche.',
    ),
  ];
}
