/** A project of the demonstration: its title, and what it does in a sentence. */
type Project = readonly [title: string, summary: string];

/** Nine projects for each category. All are made up. */
export const projects: Readonly<Record<string, readonly Project[]>> = {
  'relation-usagers': [
    ['Un rappel avant d’attendre', 'Chaque usager choisit l’heure à laquelle un conseiller le rappelle.'],
    [
      'Le courrier relu par ceux qui le reçoivent',
      'Des usagers volontaires réécrivent avec nous nos quarante lettres les plus envoyées.',
    ],
    ['Guichet sonore', 'Une boucle magnétique et des fiches en images dans les douze accueils.'],
    [
      'Mes démarches en une page',
      'Une seule page réunit les pièces demandées par cinq organismes du département.',
    ],
    [
      'Visio près de chez vous',
      'Des rendez-vous en visio dans quarante mairies, avec quelqu’un à côté pour aider.',
    ],
    ['Le dossier qui se raconte', 'Un message simple à chaque étape du traitement d’une demande.'],
    ['Accueil sans file', 'Un rendez-vous court, le jour même, pour qui n’a qu’une question.'],
    ['Paroles d’assurés', 'Un panel permanent de trois cents assurés éprouve chaque nouveau service.'],
    ['Parler ma langue', 'Un réseau interne de cinquante agents interprètes volontaires.'],
  ],
  'innovation-sociale': [
    ['Le camion des droits', 'Un guichet itinérant dans les villages où plus rien n’est ouvert.'],
    [
      'Premier toit',
      'Un accompagnement de dix-huit mois des jeunes qui quittent l’aide sociale à l’enfance.',
    ],
    ['Aidants, pas à pas', 'Un parcours de répit et de conseils pour les proches aidants.'],
    [
      'Repérer le non-recours',
      'Un croisement de données, puis un appel, pour les droits que personne ne demande.',
    ],
    ['La boussole des indépendants', 'Un interlocuteur unique pour l’autoentrepreneur qui tombe malade.'],
    ['Vacances pour tous', 'Un fonds partagé entre caisses pour un premier départ en famille.'],
    ['Retraite sans rupture', 'Un rendez-vous un an avant la retraite pour les carrières hachées.'],
    ['Maison des mille jours', 'Santé, famille et logement dans un même lieu autour de la naissance.'],
    ['Sortir de l’hôpital', 'Une prise en charge qui commence avant la sortie, avec le service social.'],
  ],
  'innovation-environnementale': [
    ['Toits utiles', 'Des panneaux solaires sur trois sites, dont l’énergie sert d’abord aux accueils.'],
    ['Le parc roule moins', 'Une réservation partagée des véhicules entre quatre organismes.'],
    ['Zéro papier inutile', 'Un tri des éditions qui a supprimé deux millions de feuilles par an.'],
    ['Seconde vie du mobilier', 'Un inventaire commun et un atelier d’insertion qui remet en état.'],
    ['Sobriété numérique', 'Des boîtes allégées, des écrans gardés deux ans de plus.'],
    ['Cantine claire', 'Des menus courts, locaux, et les restes pesés chaque jour.'],
    ['Vélo de service', 'Une flotte de vélos électriques pour les visites à domicile.'],
    ['Chaleur commune', 'Un réseau de chaleur partagé avec le lycée voisin.'],
    ['L’eau comptée', 'Des compteurs suivis en direct et des fuites réparées en deux jours.'],
  ],
  'innovation-territoriale': [
    [
      'France Services, tous ensemble',
      'Une équipe commune forme et appuie les maisons France Services du département.',
    ],
    ['La carte des fragilités', 'Un observatoire partagé avec la préfecture et les communes.'],
    ['Santé à la ferme', 'Des bilans de santé organisés avec les coopératives agricoles.'],
    ['Commerçants relais', 'Soixante commerçants formés à orienter vers le bon guichet.'],
    ['Un tiers-lieu pour les droits', 'Un espace ouvert avec une médiathèque et trois associations.'],
    ['Bus des apprentis', 'Une tournée des centres de formation avec la mission locale.'],
    ['Îles accompagnées', 'Une permanence mensuelle sur les îles, avec les gens de mer.'],
    ['Quartiers d’été', 'Des droits expliqués au pied des immeubles, le soir.'],
    ['Frontaliers', 'Un guichet commun avec les caisses du pays voisin.'],
  ],
  'innovation-rh': [
    ['Tuteurs croisés', 'Un agent expérimenté et un nouvel arrivant se forment l’un l’autre.'],
    ['L’école des gestionnaires', 'Une formation interne de huit semaines, reconnue par un titre.'],
    ['Une journée ailleurs', 'Chaque agent passe une journée par an dans un autre organisme.'],
    ['Manager autrement', 'Des équipes qui fixent elles-mêmes leurs priorités du mois.'],
    [
      'Recruter sans curriculum',
      'Des mises en situation ouvertes à tous remplacent le tri des candidatures.',
    ],
    ['La communauté des experts', 'Une place d’entraide où une question trouve sa réponse en une heure.'],
    ['Télétravail choisi', 'Une charte écrite par les équipes et revue chaque semestre.'],
    ['Passerelles', 'Un vivier commun de mobilité entre branches du même bassin.'],
    ['Le temps de comprendre', 'Deux heures protégées par semaine pour apprendre.'],
  ],
  'responsabilite-sociale-interne': [
    ['Handicap, parlons-en', 'Un réseau de référents et des postes aménagés en dix jours.'],
    ['Parité aux commandes', 'Un parcours vers l’encadrement, ouvert à celles qui ne candidataient pas.'],
    ['Pause active', 'Des pauses courtes animées par des collègues formés.'],
    ['Revenir après un long arrêt', 'Un accompagnement du retour, avant et après la reprise.'],
    ['Halte aux incivilités', 'Un soutien immédiat des agents d’accueil, à chaud.'],
    ['Écoute entre pairs', 'Cinquante collègues formés à l’écoute, joignables chaque jour.'],
    ['Aidant et salarié', 'Des jours donnés et des horaires adaptés pour les salariés aidants.'],
    ['Fin de carrière choisie', 'Un temps partiel de transmission pour les dernières années.'],
    ['Bruit de fond', 'Des plateaux réaménagés avec celles et ceux qui y travaillent.'],
  ],
};
