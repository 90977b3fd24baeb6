import type { Edition } from '@palmares/rules/edition';
import { html } from 'hono/html';
import { listCalendar } from './calendar-rows.ts';
import type { Html } from './html.ts';

/** The calendar as a table that stays readable on a phone. */
export function calendarTable(edition: Edition): Html {
  const rows = listCalendar(edition).map(
    ({ when, what, strong }) =>
      html`<tr${strong ? html` class="strong"` : ''}><th scope="row">${what}</th><td>${when}</td></tr>`,
  );
  return html`<table class="calendar">
<caption>Toutes les heures sont celles de Paris.</caption>
<thead><tr><th scope="col">Étape</th><th scope="col">Date</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}
