import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Addresses } from '@palmares/supervisor/start-palmares';
import { html } from 'hono/html';
import type { StagedContest } from './stage-contest.ts';

/** Leaves the guide where the local workspace shows it as its first page. */
export async function writeGuide(path: string, addresses: Addresses, staged: StagedContest): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await guidePage(addresses, staged));
}

/** The page that says where to click, first as a juror, then as the secretariat. */
async function guidePage({ api, slack, sheets }: Addresses, staged: StagedContest): Promise<string> {
  const { juror, code } = staged.waiting;
  const page = await html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Palmarès\u00a0: répétition</title>
<style>
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 44rem; margin: 2.5rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
a { color: #1b3a6b }
code { background: #f0f0ee; padding: .1em .3em; border-radius: 3px; overflow-wrap: anywhere }
.notice { border-left: 4px solid #8a5a00; background: #fff6e0; padding: .6rem 1rem }
li { margin: .4rem 0 }
</style>
</head>
<body>
<p class="notice"><strong>Répétition.</strong> Rien de ce que vous faites ici n’engage un vrai concours.</p>
<h1>Un concours en cours d’analyse</h1>
<p>${staged.entries.length} présentations dans six catégories, ${staged.jurors.length} jurés, ${staged.sheets} grilles d’analyse validées\u00a0: à peu près la moitié. Nous sommes en mars 2022.</p>
<h2>Comme juré</h2>
<ol>
<li><a href="${slack}?member=${juror.slackUserId}&amp;view=home">Ouvrez l’accueil de ${juror.name}</a> dans le Slack local\u00a0: sa file d’attente et son avancement s’y trouvent.</li>
<li><a href="${slack}?member=${juror.slackUserId}&amp;view=direct">Dans ses messages directs</a>, tapez <code>/noter ${code}</code>\u00a0: la grille s’ouvre. Chaque choix est enregistré aussitôt\u00a0; fermez, rouvrez, tout est là.</li>
<li>Validez la grille. <code>/classement</code> montre vos notes et aucune autre\u00a0; <code>/recuser</code> déclare un conflit d’intérêts.</li>
</ol>
<h2>Comme secrétariat</h2>
<ol>
<li><a href="${sheets}/palmares">Ouvrez la feuille de calcul locale</a>\u00a0: le classement de chaque catégorie suit chaque grille en quelques secondes. Les colonnes «\u00a0Commentaire\u00a0» et «\u00a0Décision\u00a0» sont à vous.</li>
<li><a href="${slack}?member=${staged.secretary.slackUserId}&amp;view=home">Ouvrez l’accueil de ${staged.secretary.name}</a>, puis, dans ses messages directs, tapez <code>/avancement</code> ou <code>/classement</code>.</li>
<li>L’API est décrite dans <a href="${api}/docs">sa documentation</a>. Clé du secrétariat de cette répétition\u00a0: <code>${staged.key}</code></li>
</ol>
</body>
</html>`;
  return String(page);
}
