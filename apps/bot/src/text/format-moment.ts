import { formatDate, formatParis } from '@palmares/rules/french-instants';

const PARIS = 'Europe/Paris';
const MIDNIGHT = Temporal.PlainTime.from('00:00');
const DAYS_END = Temporal.PlainTime.from('23:59:59.999');

/**
 * An instant of the calendar as people say it: where the calendar names a whole day, the day alone ("lundi 3 octobre
 * 2022"); else with its hour in Paris time.
 */
export const formatMoment = (instant: Temporal.Instant): string => {
  const paris = instant.toZonedDateTimeISO(PARIS);
  const time = paris.toPlainTime();
  return time.equals(MIDNIGHT) || time.equals(DAYS_END)
    ? formatDate(paris.toPlainDate())
    : formatParis(instant);
};
