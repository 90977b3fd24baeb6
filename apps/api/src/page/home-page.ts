import type { Contest } from '@palmares/contest/contest';
import { isInTime } from '@palmares/rules/deadline';
import type { Edition } from '@palmares/rules/edition';
import { formatParis } from '@palmares/rules/french-instants';
import { formatMo, joinWords } from '@palmares/rules/french-lists';
import { html } from 'hono/html';
import { calendarTable } from './calendar-table.ts';
import { describeAwards } from './describe-awards.ts';
import { formatSeconds } from './format-seconds.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { timeLeftText } from './time-left.ts';

/** What the prize is, until when and how one takes part. */
export function homePage(contest: Contest, now: Temporal.Instant): Html {
  const { edition } = contest;
  return layout(contest, {
    title: 'Accueil',
    main: html`<h1>${edition.name}</h1>
<p class="lead">Ce prix récompense des projets et des expérimentations innovants et aboutis, menés par des organismes de Sécurité sociale ou des caisses nationales, tous régimes confondus. Il est organisé par\u00a0: ${joinWords(edition.organisers, 'et')}.</p>
${callToAction(edition, now)}
<h2>Ce qu’il vous faut</h2>
${needs(edition)}
<h2 id="calendrier">Calendrier</h2>
${calendarTable(edition)}
<h2 id="categories">Les ${edition.categories.length} catégories</h2>
<p>Un même projet peut être présenté dans plusieurs catégories\u00a0: une seule candidature suffit.</p>
${edition.categories.map(({ name, description }) => html`<details><summary>${name}</summary><p>${description}</p></details>`)}
<h2>Le règlement en bref</h2>
<ul>
<li>Le projet a été mené à son terme, ou l’expérimentation a abouti, en ${joinWords(edition.eligibleYears.map(String), 'ou')}.</li>
<li>Ses résultats sont mesurables, et le dossier les décrit.</li>
<li>Les dossiers sont appréciés sur ${edition.criteria.length} critères, par le jury de chaque catégorie.</li>
<li>${edition.finalistsPerCategory} finalistes par catégorie sont entendus par le grand jury.</li>
<li>${describeAwards(edition)}</li>
</ul>
<p><a href="/reglement">Lire le règlement</a></p>`,
  });
}

function callToAction({ calendar }: Edition, now: Temporal.Instant): Html {
  const { opensAt, depositDeadline } = calendar;
  const back = html`<a class="button second" href="/retour">Revenir à ma candidature</a>`;
  if (Temporal.Instant.compare(now, opensAt) < 0) {
    return html`<div class="box"><p>Les candidatures ouvrent le <strong>${formatParis(opensAt)}</strong>. Le dossier vierge peut déjà être téléchargé.</p>
<p><a class="button second" href="/edition/form" download>Télécharger le dossier vierge (PDF)</a></p></div>`;
  }
  if (!isInTime(now, depositDeadline)) {
    return html`<div class="box"><p>Les candidatures sont closes depuis le <strong>${formatParis(depositDeadline)}</strong>.</p><p>${back}</p></div>`;
  }
  return html`<div class="box"><p>Date limite\u00a0: <strong>${formatParis(depositDeadline)}</strong>.<br>${timeLeftText(now, depositDeadline)}</p>
<p class="actions"><a class="button" href="/candidature">Commencer une candidature</a> ${back}</p></div>`;
}

function needs({ limits }: Edition): Html {
  return html`<ul>
<li><strong>Le dossier de candidature</strong>, un PDF de ${formatMo(limits.dossierBytes)} et ${limits.dossierPages}\u00a0pages au plus. <a href="/edition/form" download>Télécharger le dossier vierge (PDF)</a>, à compléter.</li>
<li><strong>Une vidéo</strong>, facultative mais appréciée\u00a0: un fichier MP4 de ${formatSeconds(limits.videoSeconds)} et ${formatMo(limits.videoBytes)} au plus.</li>
<li>Quelques renseignements sur le projet, que vous pouvez enregistrer au fur et à mesure et compléter plus tard.</li>
</ul>
<p>Vous n’avez pas besoin de compte\u00a0: nous vous envoyons par courriel un lien qui ouvre votre candidature.</p>`;
}
