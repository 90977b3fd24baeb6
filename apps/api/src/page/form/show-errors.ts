import { html } from 'hono/html';
import { type Html, nothing } from '../html.ts';
import type { FieldError } from './read-form.ts';

/** All that must be mended, at the top, each linked to its field. It takes the focus, with and without script. */
export function showErrors(errors: readonly FieldError[], labels: ReadonlyMap<string, string>): Html {
  if (errors.length === 0) return nothing;
  const count = errors.length === 1 ? 'Un champ est à corriger' : `${errors.length} champs sont à corriger`;
  return html`<div class="box bad" role="alert" id="erreurs" tabindex="-1" autofocus aria-labelledby="erreurs-titre"><h2 id="erreurs-titre">${count}</h2>
<ul>${errors.map(({ field, message }) => html`<li><a href="#champ-${field}">${labels.get(field) ?? field}</a>\u00a0: ${message}</li>`)}</ul></div>`;
}
