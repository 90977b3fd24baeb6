import { isInTime, timeLeft } from '@palmares/rules/deadline';
import { formatDuration } from '@palmares/rules/french-instants';
import { html } from 'hono/html';
import type { Html } from './html.ts';

/**
 * The time that is left, by the server's clock. A script counts on from here by what has elapsed since, never by what
 * the browser takes for the time.
 */
export function timeLeftText(now: Temporal.Instant, deadline: Temporal.Instant): Html {
  if (!isInTime(now, deadline)) return html`<strong>La date limite est passée.</strong>`;
  const left = timeLeft(now, deadline);
  return html`Il reste <strong class="time-left" data-deadline="${deadline.epochMilliseconds}" data-now="${now.epochMilliseconds}">${formatDuration(left)}</strong>, à l’heure du serveur, la seule qui compte.`;
}
