import type { Edition } from '@palmares/rules/edition';
import { escapeText } from '../text/escape-text.ts';

/** What someone who is on no list is told, whatever they asked. */
export const strangerText = ({ name, secretariatEmail }: Edition): string =>
  `Vous ne figurez ni parmi les jurés ni au secrétariat du concours «\u00a0${escapeText(name)}\u00a0». Si c’est une erreur, écrivez à ${escapeText(secretariatEmail)}.`;

export const secretariatOnlyText = 'Cette commande est réservée au secrétariat du concours.';
export const otherJuryText = 'Vous ne notez pas cette catégorie.';
export const jurorsOnlyText = 'Cette commande est réservée aux jurés.';

/** Says the same of an entry that does not exist and of one that is not for this person. */
export const unknownEntryText = (code: string): string =>
  `Aucun dossier «\u00a0${escapeText(code, 60)}\u00a0» ne vous est présenté. Vérifiez son code\u00a0: il s’écrit comme SOC-012.`;

export const unknownCategoryText = (typed: string): string =>
  `Aucune catégorie ne s’appelle «\u00a0${escapeText(typed, 100)}\u00a0». Choisissez-en une\u00a0:`;

export const notOpenText =
  'La notation de cette catégorie n’est pas encore ouverte. Rien n’a été enregistré.';
export const closedText = 'La notation de cette catégorie est close. Rien n’a été enregistré.';
export const recusedText =
  'Vous êtes déporté de ce dossier\u00a0: il ne vous est plus présenté et rien n’a été enregistré.';
export const nothingLeftText = 'Vous n’avez pas de dossier à noter pour le moment.';
export const staleText =
  'Cette fenêtre n’est plus à jour. Fermez-la et rouvrez le dossier\u00a0: vos choix sont gardés.';
export const failureText =
  'Une difficulté technique est survenue. Ce qui a été enregistré est gardé. Réessayez dans un instant.';

/** For a person whom Slack's limits keep waiting. */
export const rateLimitedText = (seconds: number): string =>
  `Slack reçoit trop de demandes en ce moment. Réessayez dans ${seconds < 2 ? 'une seconde' : `${seconds}\u00a0secondes`}.`;
export const expiredText =
  'Slack a mis trop de temps à ouvrir la fenêtre. Refaites la commande, s’il vous plaît.';
