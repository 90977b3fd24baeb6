import type { Contest } from '@palmares/contest/contest';
import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { frameApplication } from './frame.ts';
import type { OpenedApplication } from './opened-application.ts';
import { stepPath } from './show-steps.ts';

/** Asks once more before a deposited application leaves the contest for good. */
export function withdrawPage(contest: Contest, opened: OpenedApplication): Html {
  const { id, entries } = opened.application;
  const codes = entries.map(({ code }) => code).join(', ');
  return confirmPage(contest, opened, {
    title: 'Retirer cette candidature du concours\u00a0?',
    text: `Elle quitte le concours pour de bon, dans toutes ses catégories (${codes}). Elle ne pourra plus être modifiée ni déposée de nouveau. Ce qui a été déposé reste conservé.`,
    action: `/candidature/${id}/retirer`,
    button: 'Retirer du concours',
  });
}

/** Asks once more before a draft and its files are deleted. */
export function deletePage(contest: Contest, opened: OpenedApplication): Html {
  const { dossier, video } = opened.application.files;
  const files = [...(dossier ? ['le dossier'] : []), ...(video ? ['la vidéo'] : [])];
  return confirmPage(contest, opened, {
    title: 'Supprimer ce brouillon\u00a0?',
    text: `Les renseignements saisis${files.length === 0 ? '' : `, ${files.join(' et ')}`} seront supprimés. Rien ne pourra être retrouvé.`,
    action: `/candidature/${opened.application.id}/supprimer`,
    button: 'Supprimer le brouillon',
  });
}

function confirmPage(
  contest: Contest,
  opened: OpenedApplication,
  asked: {
    readonly title: string;
    readonly text: string;
    readonly action: string;
    readonly button: string;
  },
): Html {
  return frameApplication(contest, opened, {
    title: asked.title,
    step: null,
    body: html`<form method="post" action="${asked.action}"><p>${asked.text}</p>
<p class="actions"><a class="button second" href="${stepPath(opened.application.id, 'fiche')}">Ne rien changer</a><button class="danger">${asked.button}</button></p></form>`,
  });
}
