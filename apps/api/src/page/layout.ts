import type { Contest } from '@palmares/contest/contest';
import { html } from 'hono/html';
import { firstScripts, stylesheet } from './assets.ts';
import { type Html, nothing } from './html.ts';

/** One page: its title begins with what is wrong where something is. */
export type Page = {
  readonly title: string;
  readonly main: Html;
  /** Beside the contest's name: what a session can be left by. */
  readonly headerAside?: Html;
  /** Pages of one candidate are for no search engine. */
  readonly isPrivate?: boolean;
};

/** The frame of every page: works without script, at any width, by keyboard. */
export function layout({ edition, rehearsal }: Contest, page: Page): Html {
  const scripts = firstScripts.map(({ path }, index) =>
    index === 0
      ? html`<script type="module" src="${path}"></script>`
      : html`<link rel="modulepreload" href="${path}">`,
  );
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – ${edition.shortName}</title>
${page.isPrivate ? html`<meta name="robots" content="noindex">` : html`<meta name="description" content="${edition.name}\u00a0: règlement, calendrier, catégories et dépôt des candidatures.">`}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylesheet.path}">
${scripts}
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="site">
${rehearsal ? html`<p class="rehearsal"><strong>Répétition</strong>\u00a0: rien de ce qui se passe ici ne compte.</p>` : nothing}
<div class="wide">
<p class="brand"><a href="/">${edition.name}</a></p>
${page.headerAside ?? nothing}
</div>
</header>
<main id="contenu" tabindex="-1">
${page.main}
</main>
<footer class="site">
<div class="wide">
<p><a href="/">Accueil</a> · <a href="/reglement">Règlement</a> · <a href="/edition/form">Dossier vierge (PDF)</a> · <a href="/docs">API</a></p>
<p>Une question\u00a0? Écrivez au secrétariat du concours\u00a0: <a href="mailto:${edition.secretariatEmail}">${edition.secretariatEmail}</a></p>
</div>
</footer>
</body>
</html>
`;
}
