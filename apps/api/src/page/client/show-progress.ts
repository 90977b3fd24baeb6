import { formatDuration, formatMo } from './french.ts';
import { measureRate } from './measure-rate.ts';
import { say, type VideoParts } from './video-parts.ts';

const SAY_EVERY_MILLISECONDS = 10_000;

/**
 * Shows how far an upload is and how long it will take, and warns while there is time where it would end after the
 * deadline. `left` gives the milliseconds until then, by the server's clock.
 */
export function progressShower(parts: VideoParts, left: () => number): (sent: number, total: number) => void {
  const measure = measureRate();
  let lastSaid = 0;
  return (sent, total) => {
    const at = performance.now();
    const remaining = measure(at, sent, total);
    const percent = total === 0 ? 0 : Math.floor((sent * 100) / total);
    const rest = remaining === null ? '' : `, encore ${formatDuration(remaining + 999)} environ`;
    const text = `${percent}\u00a0%\u00a0: ${formatMo(sent)} sur ${formatMo(total)}${rest}`;
    parts.progress.value = percent;
    parts.figures.textContent = text;
    // Whoever listens hears it now and then, not at each piece.
    if (at - lastSaid > SAY_EVERY_MILLISECONDS) {
      lastSaid = at;
      say(parts.status, `Envoi de la vidéo\u00a0: ${text}.`);
    }
    say(parts.warning, warnOfDeadline(left(), remaining));
  };
}

function warnOfDeadline(left: number, remaining: number | null): string {
  if (left <= 0) return 'La date limite est passée\u00a0: cette vidéo ne pourra pas faire partie du dépôt.';
  if (remaining === null || remaining <= left) return '';
  return `À cette vitesse, l’envoi finirait après la date limite, dans ${formatDuration(left)}. Déposez sans vidéo pendant qu’il est temps, ou envoyez une vidéo plus petite.`;
}
