import type { FileView } from '@palmares/contest/applications/file-view';
import type { Contest } from '@palmares/contest/contest';
import type { FileKind } from '@palmares/rules/application';
import { formatParis } from '@palmares/rules/french-instants';
import { formatMo } from '@palmares/rules/french-lists';
import { html } from 'hono/html';
import { frameApplication } from '../application/frame.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import { showChecking } from '../application/show-checking.ts';
import { showChecklist } from '../application/show-checklist.ts';
import { stepPath } from '../application/show-steps.ts';
import { tusScript } from '../assets.ts';
import { formatSeconds } from '../format-seconds.ts';
import { type Html, nothing } from '../html.ts';
import { describeFile } from './describe-file.ts';
import { showUnfinished } from './show-unfinished.ts';

/** A file that was refused, and how to mend it. */
export type FileError = { readonly kind: FileKind; readonly message: string };

/** The dossier and the video: what was received, and how to send or replace it. */
export function filesPage(
  contest: Contest,
  opened: OpenedApplication,
  said: { readonly error?: FileError; readonly done?: string | undefined },
): Html {
  const { id, status, files } = opened.application;
  const { limits } = contest.edition;
  const errorOf = (kind: FileKind) => (said.error?.kind === kind ? said.error.message : undefined);
  const body = html`${showChecking(opened)}${showUnfinished(opened)}
<section id="dossier" aria-labelledby="dossier-titre"><h2 id="dossier-titre">Le dossier (PDF)</h2>
${showFile('dossier', files.dossier)}
<form method="post" enctype="multipart/form-data" action="/candidature/${id}/dossier" data-dossier data-max="${limits.dossierBytes}">
${fileField('dossier', 'application/pdf,.pdf', files.dossier === null ? 'Choisir le dossier' : 'Remplacer le dossier', `Un PDF de ${formatMo(limits.dossierBytes)} et ${limits.dossierPages}\u00a0pages au plus, sans mot de passe.`, errorOf('dossier'))}
<p class="actions"><button>Envoyer le dossier</button></p>
<p role="status" data-status></p>
</form>
<p><a href="/edition/form" download>Télécharger le dossier vierge (PDF)</a></p></section>
<section id="video" aria-labelledby="video-titre"><h2 id="video-titre">La vidéo (facultative)</h2>
${showFile('video', files.video)}
<form method="post" enctype="multipart/form-data" action="/candidature/${id}/video" data-video data-application="${id}" data-max="${limits.videoBytes}" data-tus="${tusScript.path}" data-deadline="${opened.state.deadline.epochMilliseconds}" data-now="${opened.now.epochMilliseconds}">
${fileField('video', 'video/mp4,.mp4', files.video === null ? 'Choisir la vidéo' : 'Remplacer la vidéo', `Un MP4 de ${formatSeconds(limits.videoSeconds)} et ${formatMo(limits.videoBytes)} au plus. L’envoi doit être terminé avant la date limite.`, errorOf('video'))}
<p class="actions"><button data-send>Envoyer la vidéo</button><button type="button" class="second" data-pause hidden>Mettre en pause</button><button type="button" class="second" data-cancel hidden>Abandonner cet envoi</button></p>
<div data-under-way hidden><label for="video-avancement">Avancement de l’envoi</label><progress id="video-avancement" max="100" value="0"></progress>
<p data-figures></p></div>
<p class="box warn" role="alert" data-warning hidden></p>
<p role="status" data-status></p>
<p class="error" role="alert" data-refused hidden></p>
</form>
${
  files.video === null
    ? nothing
    : html`<form method="post" action="/candidature/${id}/video-retirer"><p class="actions"><button class="second">Retirer la vidéo du brouillon</button></p></form>`
}</section>
${showChecklist(opened, 'fichiers')}
<p class="actions"><a class="button" href="${stepPath(id, 'depot')}">Vérifier et déposer</a></p>`;
  return frameApplication(contest, opened, {
    title: 'Dossier et vidéo',
    step: 'fichiers',
    done: said.done,
    ...(said.error === undefined ? {} : { errors: errorBox(said.error) }),
    body: status === 'withdrawn' ? nothing : body,
  });
}

function errorBox({ kind, message }: FileError): Html {
  return html`<div class="box bad" role="alert" id="erreurs" tabindex="-1" autofocus><h2>Le fichier n’est pas enregistré</h2><p><a href="#champ-${kind}">${kind === 'dossier' ? 'Dossier' : 'Vidéo'}</a>\u00a0: ${message}</p></div>`;
}

function fileField(
  kind: FileKind,
  accept: string,
  label: string,
  hint: string,
  error: string | undefined,
): Html {
  const id = `champ-${kind}`;
  const described = error === undefined ? `${id}-aide` : `${id}-aide ${id}-erreur`;
  return html`<div class="field${error === undefined ? '' : ' invalid'}"><label class="name" for="${id}">${label}</label>
<p class="hint" id="${id}-aide">${hint}</p>
${error === undefined ? nothing : html`<p class="error" id="${id}-erreur"><span aria-hidden="true">✗</span> Erreur\u00a0: ${error}</p>`}
<input type="file" id="${id}" name="fichier" accept="${accept}" required aria-describedby="${described}"${error === undefined ? nothing : html` aria-invalid="true"`}></div>`;
}

function showFile(kind: FileKind, file: FileView | null): Html {
  if (file === null) {
    return html`<p class="soft">${kind === 'dossier' ? 'Aucun dossier' : 'Aucune vidéo'} pour le moment.</p>`;
  }
  if (file.scan === 'infected') {
    return html`<p class="box bad"><strong>Fichier mis en quarantaine</strong>\u00a0: l’antivirus y a trouvé un contenu dangereux. Personne ne le lira. Vérifiez votre ordinateur, puis envoyez un fichier sain.</p>`;
  }
  const [received, replace] =
    kind === 'dossier'
      ? ['Reçu et vérifié', 'Il peut être remplacé']
      : ['Reçue et vérifiée', 'Elle peut être remplacée'];
  return html`<p class="box good"><strong>${received}</strong> le ${formatParis(file.receivedAt)}\u00a0: ${describeFile(file)}. ${replace} jusqu’à la date limite.</p>`;
}
