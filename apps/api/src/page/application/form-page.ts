import { createHash } from 'node:crypto';
import type { Contest } from '@palmares/contest/contest';
import type { ApplicationMetadata } from '@palmares/rules/application';
import { html } from 'hono/html';
import { type Field, fieldOf, listSections, type Section } from '../form/fields.ts';
import { type FormValues, fillForm } from '../form/form-values.ts';
import type { FieldError } from '../form/read-form.ts';
import { showErrors } from '../form/show-errors.ts';
import { showField } from '../form/show-field.ts';
import type { Html } from '../html.ts';
import { frameApplication } from './frame.ts';
import type { OpenedApplication } from './opened-application.ts';
import { showChecklist } from './show-checklist.ts';
import { stepPath } from './show-steps.ts';
import { showWayOut } from './show-way-out.ts';

/** What became of what was sent: shown as it was typed, with what must be mended. */
export type FormState = {
  readonly values?: FormValues;
  readonly errors?: readonly FieldError[];
  /** Another window saved something else since the form was opened. */
  readonly isOutdated?: boolean;
  readonly done?: string | undefined;
};

/** The form of one application, in sections, whole in one page: any button saves all of it. */
export function formPage(contest: Contest, opened: OpenedApplication, form: FormState): Html {
  const { application } = opened;
  const errors = form.errors ?? [];
  const sections = listSections(contest.edition);
  const framed = {
    title: 'Renseignements',
    step: 'fiche',
    done: form.done,
    ...(form.isOutdated ? { errors: outdatedBox } : {}),
    ...(errors.length > 0 ? { errors: showErrors(errors, labelsOf(sections)) } : {}),
  } as const;
  if (application.status === 'withdrawn') {
    return frameApplication(contest, opened, { ...framed, body: showWayOut(opened) });
  }
  const values = form.values ?? fillForm(application.metadata, nameOrganisation(opened));
  return frameApplication(contest, opened, {
    ...framed,
    body: html`${showChecklist(opened, 'fiche')}
<form id="fiche" method="post" action="${stepPath(application.id, 'fiche')}" novalidate data-guard>
<input type="hidden" name="seen" value="${digestMetadata(application.metadata)}">
<p>Rien n’est obligatoire pour enregistrer\u00a0: vous pouvez compléter plus tard. Les champs qui ne portent pas la mention «\u00a0facultatif\u00a0» sont nécessaires pour déposer.</p>
${sections.map((section) => showSection(section, values, errors, opened))}
<datalist id="organisations">${opened.organisations.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>
<div class="save"><p class="actions"><button>Enregistrer</button><button class="second" name="suite" value="fichiers">Enregistrer et passer aux fichiers</button></p></div>
</form>
${showWayOut(opened)}`,
  });
}

const outdatedBox = html`<div class="box warn" role="alert" id="erreurs" tabindex="-1" autofocus><h2>Rien n’est encore enregistré</h2>
<p>Cette candidature a été modifiée dans une autre fenêtre, ou par une autre personne, depuis que vous avez ouvert cette page. Ce que vous avez saisi est conservé ci-dessous. Pour le mettre à la place de ce qui a été enregistré entre-temps, enregistrez de nouveau.</p></div>`;

function showSection(
  { id, title, fields }: Section,
  values: FormValues,
  errors: readonly FieldError[],
  opened: OpenedApplication,
): Html {
  return html`<section aria-labelledby="section-${id}"><h2 id="section-${id}">${title}</h2>
${fields.map((field) => showField(field, values, remarksOn(field, errors, opened)))}
<p><button class="second">Enregistrer</button></p></section>`;
}

function remarksOn({ name }: Field, errors: readonly FieldError[], { state }: OpenedApplication) {
  const said = errors.filter(({ field }) => field === name).map(({ message }) => message);
  if (said.length > 0) return { error: said.join(' ') };
  // What is merely missing is on the list above: only what was filled in and doesn't do is said again here.
  const toDo = state.problems.find(
    ({ code, pointer }) =>
      fieldOf(pointer) === name && !code.endsWith('-missing') && code !== 'rules-not-accepted',
  );
  return { toDo: toDo?.message };
}

function labelsOf(sections: readonly Section[]): ReadonlyMap<string, string> {
  return new Map(sections.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label] as const)));
}

/** The organisation as its field shows it: the listed name, or what was written. */
export function nameOrganisation({ application, organisations }: OpenedApplication): string {
  const { organisationId, organisationName } = application.metadata;
  const listed = organisations.find(({ id }) => id === organisationId);
  return listed?.name ?? organisationName ?? organisationId ?? '';
}

/** Tells whether a form was filled from these very metadata. */
export function digestMetadata(metadata: ApplicationMetadata): string {
  return createHash('sha256').update(JSON.stringify(metadata)).digest('base64url').slice(0, 22);
}
