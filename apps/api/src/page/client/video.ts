import type { DetailedError, Upload } from 'tus-js-client';
import { serverClock } from './countdown.ts';
import { formatMo } from './french.ts';
import { loadTus } from './load-tus.ts';
import { progressShower } from './show-progress.ts';
import { findUnfinished, fingerprintOf } from './unfinished.ts';
import { findParts, say, showUnderWay } from './video-parts.ts';
import { watchCheck } from './watch-check.ts';

// A piece that is lost is sent again: small enough for a bad line, large enough for a good one.
const PIECE_BYTES = 8_388_608;
// Long enough for a telephone to find its network again, then on for as long as the page is open.
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000, ...Array.from({ length: 200 }, () => 30_000)];

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
    say(refused, '');
    say(status, 'L’envoi de la vidéo commence.');
    pause.textContent = 'Mettre en pause';
    showUnderWay(parts, true);
    pause.focus();
    const started = new tus.Upload(file, {
      endpoint: '/uploads',
      chunkSize: PIECE_BYTES,
      retryDelays: RETRIES,
      removeFingerprintOnSuccess: true,
      metadata: { application, kind: 'video' },
      fingerprint: (given) => Promise.resolve(fingerprintOf(application, given)),
      onProgress: progressShower(parts, left),
      onShouldRetry: (error) => {
        const code = error.originalResponse?.getStatus() ?? 0;
        const isPassing = code === 0 || [409, 423, 429].includes(code) || code >= 500;
        const why = readProblem(error) ?? 'La connexion est interrompue.';
        if (isPassing) say(status, `${why} L’envoi reprendra tout seul.`);
        return isPassing;
      },
      onError: (error) => stop(describeError(error)),
      onSuccess: () => void awaitCheck(started.url?.split('/').at(-1) ?? ''),
    });
    const [previous] = await started.findPreviousUploads();
    if (previous) {
      started.resumeFromPreviousUpload(previous);
      say(status, 'L’envoi reprend là où il s’était arrêté.');
    }
    upload = started;
    isSending = true;
    started.start();
  };

  form.addEventListener('submit', (event) => {
    const file = input.files?.[0];
    if (!file) return;
    event.preventDefault();
    void start(file);
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
  const unfinished = findUnfinished(application);
  if (unfinished) {
    say(
      status,
      `L’envoi de «\u00a0${unfinished}\u00a0» n’est pas terminé. Choisissez de nouveau ce fichier\u00a0: l’envoi reprendra là où il s’était arrêté.`,
    );
  }
}

function describeError(error: Error | DetailedError): string {
  const code = 'originalResponse' in error ? error.originalResponse?.getStatus() : undefined;
  if (code === 401 || code === 404) {
    return 'Votre session est terminée. Redemandez un lien, puis choisissez de nouveau le même fichier\u00a0: l’envoi reprendra là où il s’était arrêté.';
  }
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
