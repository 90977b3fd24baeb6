import type { Contest } from '@palmares/contest/contest';
import { isInTime } from '@palmares/rules/deadline';
import { formatParis } from '@palmares/rules/french-instants';
import { html } from 'hono/html';
import { type Field, listSections } from '../form/fields.ts';
import type { FormValues } from '../form/form-values.ts';
import type { FieldError } from '../form/read-form.ts';
import { showErrors } from '../form/show-errors.ts';
import { showField } from '../form/show-field.ts';
import { type Html, nothing } from '../html.ts';
import { layout } from '../layout.ts';
import { timeLeftText } from '../time-left.ts';

const AT_START = ['title', 'contact-name', 'contact-email'];

/** Begins a draft with what is needed to find it again. */
export function startPage(
  contest: Contest,
  now: Temporal.Instant,
  sent: { readonly values: FormValues; readonly errors: readonly FieldError[] } = {
    values: new Map(),
    errors: [],
  },
): Html {
  const { opensAt, depositDeadline } = contest.edition.calendar;
  const title = 'Commencer une candidature';
  if (Temporal.Instant.compare(now, opensAt) < 0) {
    return layout(contest, {
      title,
      main: html`<h1>${title}</h1><p>Les candidatures ouvrent le <strong>${formatParis(opensAt)}</strong>. Revenez à ce moment-là.</p>`,
    });
  }
  const fields = listSections(contest.edition)
    .flatMap((section) => section.fields)
    .filter(({ name }) => AT_START.includes(name));
  const isLate = !isInTime(now, depositDeadline);
  return layout(contest, {
    title: sent.errors.length > 0 ? `Erreur – ${title}` : title,
    main: html`${showErrors(sent.errors, new Map(fields.map(({ name, label }) => [name, label])))}
<h1>${title}</h1>
<p>Date limite de dépôt\u00a0: <strong>${formatParis(depositDeadline)}</strong>. ${timeLeftText(now, depositDeadline)}</p>
${isLate ? html`<p class="box warn">Vous pouvez encore préparer un brouillon, mais il ne pourra être déposé que si le secrétariat vous accorde une prolongation.</p>` : nothing}
<p>Trois renseignements suffisent pour ouvrir un brouillon. Vous compléterez le reste quand vous voudrez\u00a0: un lien pour y revenir est envoyé à l’adresse que vous donnez.</p>
<form method="post" action="/candidature" novalidate>
${fields.map((field: Field) => showField(field, sent.values, { error: sent.errors.find((error) => error.field === field.name)?.message }))}
<p class="actions"><button>Ouvrir le brouillon</button></p>
</form>
<p>Vous avez déjà un brouillon\u00a0? <a href="/retour">Revenir à ma candidature</a></p>`,
  });
}

const code: Field = {
  kind: 'line',
  name: 'code',
  label: 'Code de la candidature',
  hint: 'Il figure dans les courriels que vous avez reçus. Par exemple\u00a0: GPI-0012',
  isShort: true,
};
const email: Field = {
  kind: 'line',
  name: 'email',
  type: 'email',
  label: 'Adresse électronique du contact',
  autocomplete: 'email',
};

/** Asks for a new link. */
export function returnPage(
  contest: Contest,
  sent: { readonly values: FormValues; readonly isIncomplete: boolean } = {
    values: new Map(),
    isIncomplete: false,
  },
): Html {
  const missing = (field: Field) => (sent.values.get(field.name)?.[0] ?? '').trim() === '';
  const errors = sent.isIncomplete
    ? [code, email].filter(missing).map(({ name }) => ({ field: name, message: 'Remplissez ce champ.' }))
    : [];
  const show = (field: Field) =>
    showField(field, sent.values, { error: errors.find((error) => error.field === field.name)?.message });
  const title = 'Revenir à ma candidature';
  return layout(contest, {
    title: errors.length > 0 ? `Erreur – ${title}` : title,
    main: html`${showErrors(errors, new Map([code, email].map(({ name, label }) => [name, label])))}
<h1>${title}</h1>
<p>Indiquez le code de la candidature et l’adresse de son contact\u00a0: nous y envoyons un nouveau lien.</p>
<form method="post" action="/retour" novalidate>${show(code)}${show(email)}
<p class="actions"><button>Recevoir un lien</button></p></form>
<p>Vous n’avez pas encore de brouillon\u00a0? <a href="/candidature">Commencer une candidature</a></p>`,
  });
}

/** What a mailed link shows: one button, since only a person presses one. It posts to its own address. */
export function openPage(contest: Contest): Html {
  const title = 'Ouvrir ma candidature';
  return layout(contest, {
    title,
    isPrivate: true,
    main: html`<h1>${title}</h1>
<p>Ce lien sert une seule fois. Votre candidature reste ensuite ouverte dans ce navigateur jusqu’à ce que vous la quittiez ou le fermiez, un jour au plus.</p>
<form method="post"><p class="actions"><button>Ouvrir ma candidature</button></p></form>
<p class="soft">Sur un ordinateur partagé, pensez à choisir «\u00a0Quitter\u00a0» en partant.</p>`,
  });
}
