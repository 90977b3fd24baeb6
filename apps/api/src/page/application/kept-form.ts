import { html } from 'hono/html';
import type { FormValues } from '../form/form-values.ts';
import type { Html } from '../html.ts';

/** What was typed when the session had ended: kept in the page, to be sent again once it is open anew. */
export function keptForm(action: string, values: FormValues): Html {
  const fields = [...values].flatMap(([name, given]) =>
    given.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  );
  return html`<div class="box warn"><h2>Ce que vous avez saisi n’est pas perdu</h2>
<p>Gardez cette page ouverte. Dans un <strong>autre onglet</strong>, <a href="/retour" target="_blank" rel="noopener">demandez un lien (nouvel onglet)</a> et ouvrez votre candidature\u00a0; puis revenez ici et enregistrez.</p>
<form method="post" action="${action}">${fields}<p class="actions"><button>Enregistrer ma saisie</button></p></form></div>`;
}
