const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const SECONDS_PER_DAY = 86_400;

/**
 * An instant in words, in Paris time and said to be so. The seconds are left out: see `formatParisPrecisely`.
 *
 * @example formatParis(deadline) // 'vendredi 1er avril 2022 à 23 h 30 (heure de Paris)'
 */
export function formatParis(instant: Temporal.Instant): string {
  const paris = instant.toZonedDateTimeISO('Europe/Paris');
  return `${formatDate(paris.toPlainDate())} à ${paris.hour}\u00a0h\u00a0${pad(paris.minute)} (heure de Paris)`;
}

/**
 * The same to the second, cut off and not rounded, for receipts and refusals where each second matters.
 *
 * @example formatParisPrecisely(instant) // 'vendredi 1er avril 2022 à 23 h 29 min 59 s (heure de Paris)'
 */
export function formatParisPrecisely(instant: Temporal.Instant): string {
  const paris = instant.toZonedDateTimeISO('Europe/Paris');
  const time = `${paris.hour}\u00a0h\u00a0${pad(paris.minute)}\u00a0min\u00a0${pad(paris.second)}\u00a0s`;
  return `${formatDate(paris.toPlainDate())} à ${time} (heure de Paris)`;
}

/**
 * A calendar date in words.
 *
 * @example formatDate(Temporal.PlainDate.from('2022-04-01')) // 'vendredi 1er avril 2022'
 */
export function formatDate(date: Temporal.PlainDate): string {
  const day = date.day === 1 ? '1er' : String(date.day);
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/**
 * A length of time in its two largest units, the rest cut off: what is promised is really left. A day is 24 hours.
 *
 * @param duration hours and below, not negative
 * @example formatDuration(Temporal.Duration.from({ seconds: 192 })) // '3 min 12 s'
 * @example formatDuration(Temporal.Duration.from({ hours: 52 })) // '2 jours 4 h'
 */
export function formatDuration(duration: Temporal.Duration): string {
  const seconds = Math.floor(duration.total({ unit: 'seconds' }));
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const parts = [
    { count: days, unit: days > 1 ? 'jours' : 'jour' },
    { count: Math.floor(seconds / 3600) % 24, unit: 'h' },
    { count: Math.floor(seconds / 60) % 60, unit: 'min' },
    { count: seconds % 60, unit: 's' },
  ];
  const first = parts.findIndex((part) => part.count > 0);
  if (first === -1) return '0\u00a0s';
  return parts
    .slice(first, first + 2)
    .filter((part) => part.count > 0)
    .map((part) => `${part.count}\u00a0${part.unit}`)
    .join(' ');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
