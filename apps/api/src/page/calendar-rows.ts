import type { Edition } from '@palmares/rules/edition';
import { formatDate, formatParis } from '@palmares/rules/french-instants';

/** A line of the calendar: what happens, and when in Paris. */
export type CalendarRow = { readonly when: string; readonly what: string; readonly strong: boolean };

/** The calendar (Art. 12) in its order. Days are said as days; the deadline to the minute. */
export function listCalendar({ calendar }: Pick<Edition, 'calendar'>): CalendarRow[] {
  const row = (when: string, what: string, strong = false): CalendarRow => ({ when, what, strong });
  return [
    row(onDay(calendar.opensAt), 'Ouverture des candidatures'),
    row(formatParis(calendar.depositDeadline), 'Date limite de dépôt des candidatures', true),
    row(between(calendar.gradingFrom, calendar.gradingUntil), 'Analyse des dossiers par les jurys'),
    row(
      between(calendar.shortlistingFrom, calendar.shortlistingUntil),
      'Présélection des finalistes par les jurys',
    ),
    row(onDay(calendar.answersAt), 'Réponses aux candidats et convocation des finalistes'),
    row(onDay(calendar.hearingAt), 'Audition des finalistes par le grand jury'),
    row(onDay(calendar.ceremonyAt), 'Cérémonie de remise des prix'),
  ];
}

function between(from: Temporal.Instant, until: Temporal.Instant): string {
  return `du ${onDay(from)} au ${onDay(until)}`;
}

function onDay(instant: Temporal.Instant): string {
  return formatDate(instant.toZonedDateTimeISO('Europe/Paris').toPlainDate());
}
