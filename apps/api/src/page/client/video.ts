import type { DetailedError, Upload } from 'tus-js-client';
import { serverClock } from './countdown.ts';
import { formatMo } from './french.ts';
import { listUploads } from './list-uploads.ts';
import { loadTus } from './load-tus.ts';
import { progressShower } from './show-progress.ts';
import { findParts, say, showUnderWay } from './video-parts.ts';
import { watchCheck } from './watch-check.ts';

// A piece that is lost is sent again: small enough for a bad line, large enough for a good one.
const PIECE_BYTES = 8_388_608;
// Long enough for a telephone to find its network again, then on for as long as the page is open.
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000, ...Array.from({ length: 200 }, () => 30_000)];

const INTERRUPTED = 'La connexion est interrompue.';
const GOES_ON = 'L’envoi reprendra tout seul.';
const SESSION_OVER =
  'Votre session est terminée. Redemandez un lien, puis choisissez de nouveau le même fichier\u00a0: l’envoi reprendra là où il s’était arrêté.';

/**
 * Sends the video in pieces that survive a lost network and a closed browser: chosen again, the same file goes on where
 * it stopped. Where the script can't, the form sends the file by itself.
 */
export function offerResumableVideo(form: HTMLFormElement): void {
  const parts = findParts(form);
  if (parts === null) return;
  const { input, send, pause, cancel, progress, figures, status, refused } = parts;
  const application = form.dataset['application'] ?? '';
  const now = serverClock(Number(form.dataset['now']));
  const left = () => Number(form.dataset['deadline']) - now();
  let upload: Upload | undefined;
  let isSending = false;

  const stop = (message: string) => {
    isSending = false;
    showUnderWay(parts, false);
    say(status, '');
    say(refused, message);
  };

  const awaitCheck = async (uploadId: string) => {
    isSending = false;
    pause.hidden = true;
    cancel.hidden = true;
    progress.removeAttribute('value');
    figures.textContent = 'La vidéo est arrivée en entier.';
    say(status, 'La vidéo est arrivée en entier. Vérification en cours…');
    const outcome = await watchCheck(application, uploadId);
    if (outcome.kind === 'attached') location.assign(`/candidature/${application}/fichiers?fait=video`);
    else stop(outcome.message);
  };

  const start = async (file: File) => {
    const max = Number(form.dataset['max']);
    if (file.size > max) {
      stop(
        `Cette vidéo pèse ${formatMo(file.size)}\u00a0; le maximum est de ${formatMo(max)}. Compressez-la, ou déposez sans vidéo.`,
      );
      return;
    }
    const tus = await loadTus(form.dataset['tus'] ?? '');
    if (!tus) return form.submit();
    const fingerprint = fingerprintOf(file);
    const uploads = await listUploads(application, () => say(status, `${INTERRUPTED} ${GOES_ON}`));
    if (uploads === null) return stop(SESSION_OVER);
    const previous = uploads.find((one) => one.state === 'receiving' && one.fingerprint === fingerprint);
    say(refused, '');
    say(status, previous ? 'L’envoi reprend là où il s’était arrêté.' : 'L’envoi de la vidéo commence.');
    pause.textContent = 'Mettre en pause';
    showUnderWay(parts, true);
    pause.focus();
    const show = progressShower(parts, left);
    let isInterrupted = false;
    const started = new tus.Upload(file, {
      endpoint: '/uploads',
      chunkSize: PIECE_BYTES,
      retryDelays: RETRIES,
      // The server recognises the file: it goes on after a crash and on another browser too.
      storeFingerprintForResuming: false,
      uploadUrl: previous ? `/uploads/${previous.id}` : null,
      metadata: { application, kind: 'video', filename: file.name, fingerprint },
      onProgress: (sent, total) => {
        if (isInterrupted) say(status, 'La connexion est revenue\u00a0: l’envoi a repris.');
        isInterrupted = false;
        show(sent, total);
      },
      onShouldRetry: (error) => {
        const code = error.originalResponse?.getStatus() ?? 0;
        const isPassing = code === 0 || [409, 423, 429].includes(code) || code >= 500;
        if (isPassing) say(status, `${readProblem(error) ?? INTERRUPTED} ${GOES_ON}`);
        isInterrupted = isPassing;
        return isPassing;
      },
      onError: (error) => stop(describeError(error)),
      onSuccess: () => void awaitCheck(started.url?.split('/').at(-1) ?? ''),
    });
    upload = started;
    isSending = true;
    started.start();
  };

  form.addEventListener('submit', (event) => {
    const file = input.files?.[0];
    if (!file) return;
    event.preventDefault();
    send.disabled = true;
    void start(file).finally(() => {
      send.disabled = false;
    });
  });
  pause.addEventListener('click', () => {
    isSending = !isSending;
    pause.textContent = isSending ? 'Mettre en pause' : 'Reprendre l’envoi';
    say(status, isSending ? 'L’envoi reprend.' : 'L’envoi est en pause.');
    if (isSending) upload?.start();
    else void upload?.abort();
  });
  cancel.addEventListener('click', () => {
    // What the server has of it goes too; where it can't be reached, it forgets by itself.
    void upload?.abort(true).catch(() => undefined);
    stop('');
    say(status, 'L’envoi est abandonné. Rien n’a changé dans votre candidature.');
    send.focus();
  });
  window.addEventListener('beforeunload', (event) => {
    if (isSending) event.preventDefault();
  });

  // From here on the script sends, and no more the form by itself.
  form.dataset['script'] = 'ready';
}

/** What a file is recognised by when it is chosen again, anywhere: no page can keep the file itself. */
function fingerprintOf(file: File): string {
  return [file.size, file.lastModified, file.name.replaceAll(/\p{Cc}/gu, ' ')].join('/');
}

function describeError(error: Error | DetailedError): string {
  const code = 'originalResponse' in error ? error.originalResponse?.getStatus() : undefined;
  if (code === 401 || code === 404) return SESSION_OVER;
  return (
    readProblem(error) ??
    'L’envoi s’est arrêté. Choisissez de nouveau le même fichier\u00a0: il reprendra là où il s’était arrêté.'
  );
}

/** What the server says in its own words; nothing where the connection itself failed. */
function readProblem(error: Error | DetailedError): string | undefined {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  if (!body) return undefined;
  try {
    const problem: unknown = JSON.parse(body);
    return problem instanceof Object && 'detail' in problem ? String(problem.detail) : undefined;
  } catch {
    return undefined;
  }
}
