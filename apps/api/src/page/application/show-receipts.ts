import type { Edition } from '@palmares/rules/edition';
import { formatParisPrecisely } from '@palmares/rules/french-instants';
import type { Receipt } from '@palmares/rules/receipt';
import { html } from 'hono/html';
import { describeFile } from '../files/describe-file.ts';
import { type Html, nothing } from '../html.ts';

/** The receipts of all versions, the last one first and in full. */
export function showReceipts(id: string, receipts: readonly Receipt[], edition: Edition): Html {
  const [last, ...earlier] = receipts;
  if (last === undefined) return nothing;
  const names = new Map(edition.categories.map(({ slug, name }) => [slug, name]));
  return html`<section aria-labelledby="accuse"><h2 id="accuse">Accusé de dépôt</h2>
<dl class="files">
<dt>Version ${last.version}</dt><dd>déposée le ${showInstant(last)}</dd>
<dt>${last.entries.length === 1 ? 'Présentation' : 'Présentations'}</dt>${last.entries.map(({ code, category }) => html`<dd><strong>${code}</strong>, ${names.get(category) ?? category}</dd>`)}
<dt>Dossier</dt><dd>${describeFile({ ...last.dossier, seconds: null })}<br>empreinte SHA-256\u00a0: <code>${last.dossier.sha256}</code></dd>
<dt>Vidéo</dt><dd>${last.video === null ? 'aucune' : html`${describeFile({ ...last.video, pages: null })}<br>empreinte SHA-256\u00a0: <code>${last.video.sha256}</code>`}</dd>
</dl>
${links(id, last.version)}
${
  earlier.length === 0
    ? nothing
    : html`<h3>Versions antérieures</h3><p>Elles sont conservées\u00a0; seule la dernière compte.</p>
<ul>${earlier.map((receipt) => html`<li>Version ${receipt.version}, déposée le ${showInstant(receipt)}${links(id, receipt.version)}</li>`)}</ul>`
}</section>`;
}

const FORMATS = [
  { format: 'pdf', label: 'Télécharger l’accusé (PDF)' },
  { format: 'jose', label: 'accusé signé (JWS)' },
  { format: 'json', label: 'données (JSON)' },
];

function links(id: string, version: number): Html {
  return html`<p>${FORMATS.map(
    ({ format, label }, index) =>
      html`${index === 0 ? '' : ' · '}<a href="/applications/${id}/receipt?version=${version}&format=${format}" download>${label}<span class="visually-hidden">, version ${version}</span></a>`,
  )}</p>`;
}

function showInstant({ depositedAt }: Receipt): string {
  return formatParisPrecisely(Temporal.Instant.from(depositedAt));
}
