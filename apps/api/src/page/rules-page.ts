import type { Contest } from '@palmares/contest/contest';
import { formatParis } from '@palmares/rules/french-instants';
import { formatMo, formatWhole, joinWords } from '@palmares/rules/french-lists';
import { html } from 'hono/html';
import { calendarTable } from './calendar-table.ts';
import { describeAwards } from './describe-awards.ts';
import { formatSeconds } from './format-seconds.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** The rules as they apply to this edition, made from its data: what is amended there is amended here. */
export function rulesPage(contest: Contest): Html {
  const { edition } = contest;
  const { calendar, limits } = edition;
  const years = edition.eligibleYears.map(String);
  return layout(contest, {
    title: 'Règlement',
    main: html`<h1>Règlement du concours</h1>
<p class="lead">${edition.name}, organisé par\u00a0: ${joinWords(edition.organisers, 'et')}.</p>
<h2>Objet et catégories (article 1)</h2>
<p>Le prix récompense des projets ou des expérimentations innovants et aboutis. L’accent est mis sur ce qui apporte une réelle nouveauté, ou améliore de manière significative un service existant. Les catégories sont\u00a0:</p>
<dl>${edition.categories.map(({ name, description }) => html`<dt>${name}</dt><dd>${description}</dd>`)}</dl>
<p>Un même projet peut être présenté dans plusieurs catégories. Le secrétariat peut repositionner une candidature dans une autre catégorie\u00a0; l’organisme en est informé auparavant.</p>
<h2>Participants (article 2)</h2>
<p>Le concours est ouvert à tous les organismes et à toutes les caisses nationales de Sécurité sociale, tous régimes confondus, seuls ou avec des partenaires.</p>
<h2>Dépôt des candidatures (article 3)</h2>
<p>La date limite est fixée au <strong>${formatParis(calendar.depositDeadline)}</strong>. Compte l’instant, à l’horloge du serveur, où le dépôt est demandé avec tous ses fichiers reçus. Une candidature reçue après n’est pas prise en compte\u00a0; un fichier dont l’envoi a commencé avant et finit après est en retard.</p>
<ul>
<li>Le <strong>dossier de candidature</strong>\u00a0: un PDF, ${formatMo(limits.dossierBytes)} au plus (${formatWhole(limits.dossierBytes)}\u00a0octets), ${limits.dossierPages}\u00a0pages au plus. <a href="/edition/form" download>Télécharger le dossier vierge (PDF)</a>.</li>
<li>Une <strong>vidéo</strong>, facultative\u00a0: un MP4, ${formatMo(limits.videoBytes)} au plus (${formatWhole(limits.videoBytes)}\u00a0octets), ${formatSeconds(limits.videoSeconds)} au plus (avec une tolérance de ${String(limits.videoToleranceSeconds).replace('.', ',')}\u00a0s pour la dernière image).</li>
</ul>
<p>Avant la date limite, vous pouvez modifier votre candidature et la déposer de nouveau\u00a0: la dernière version déposée compte. Un brouillon n’est pas un dépôt.</p>
<h2>Critères de sélection (article 4)</h2>
<p>Seules concourent des réalisations menées à leur terme, ou des expérimentations abouties, en ${joinWords(years, 'ou')}. Sont appréciés\u00a0:</p>
<ul>${edition.criteria.map(({ description }) => html`<li>${description}</li>`)}</ul>
<p>Chaque critère est noté de ${edition.scale.min} à ${edition.scale.max}\u00a0points.</p>
<h2>Critères éliminatoires (article 5)</h2>
<ul>
<li>Date limite de participation échue.</li>
<li>Projet initialisé hors de la période\u00a0: ${joinWords(years, 'et')}.</li>
<li>Expérimentation n’ayant pas de résultats mesurables.</li>
<li>Dossier de candidature incomplet, ou non conforme aux attentes.</li>
</ul>
<h2>Étapes de sélection (articles 6 et 7)</h2>
<p>Le secrétariat vérifie la recevabilité des candidatures. Le jury de chaque catégorie note les dossiers, chaque juré de son côté, puis retient ${edition.finalistsPerCategory}\u00a0finalistes. Le grand jury les entend la veille de la cérémonie et désigne les lauréats, sous embargo jusqu’à la cérémonie.</p>
<h2>Récompenses (articles 8 et 9)</h2>
<p>${describeAwards(edition)}</p>
<h2>Autorisations (article 10)</h2>
<p>Les noms des lauréats peuvent être publiés. Toute personne citée dans un dossier peut s’y opposer à tout moment auprès du secrétariat. Les droits nécessaires à l’exploitation de la vidéo sont déclarés au dépôt\u00a0; sans cette déclaration, elle n’est pas publiée.</p>
<h2>Calendrier (article 12)</h2>
${calendarTable(edition)}
<p>Les organisateurs peuvent modifier ce calendrier\u00a0; cette page montre toujours celui qui s’applique.</p>`,
  });
}
