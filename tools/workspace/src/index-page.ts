import { html } from 'hono/html';
import { LOCAL_SPREADSHEET } from './open-sheets.ts';

/** The page at the root: what stands in for what, and where it is. */
export function indexPage(serves: { slack: boolean; sheets: boolean }) {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Espace de travail local</title>
<style>
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
a { color: #1b3a6b }
</style>
</head>
<body>
<h1>Espace de travail local</h1>
<p>Il remplace, sur cette seule machine, les comptes qui ne sont pas configurés.</p>
<ul>
${serves.slack ? html`<li><a href="/slack">Slack local</a>\u00a0: agir comme l’un des membres, noter, suivre l’avancement.</li>` : ''}
${serves.sheets ? html`<li><a href="/sheets/${LOCAL_SPREADSHEET}">Feuille de calcul locale</a>\u00a0: les classements, et les colonnes «\u00a0Commentaire\u00a0» et «\u00a0Décision\u00a0».</li>` : ''}
</ul>
</body>
</html>`;
}
