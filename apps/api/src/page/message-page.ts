import type { Contest } from '@palmares/contest/contest';
import { html } from 'hono/html';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** A page that says one thing. */
export function messagePage(contest: Contest, title: string, body: Html): Html {
  return layout(contest, { title, isPrivate: true, main: html`<h1>${title}</h1>${body}` });
}
