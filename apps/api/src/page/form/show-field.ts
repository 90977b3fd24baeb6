import { html } from 'hono/html';
import { type Html, nothing } from '../html.ts';
import type { Choice, Field } from './fields.ts';
import { type FormValues, valueOf } from './form-values.ts';

/** What is said at one field: an error to mend before it can be saved, or what still prevents the deposit. */
export type Remarks = { readonly error?: string | undefined; readonly toDo?: string | undefined };

/** One question with its label, its hint and what is to be mended, tied together for whoever can't see them. */
export function showField(field: Field, values: FormValues, remarks: Remarks): Html {
  const id = `champ-${field.name}`;
  const described = [
    ...(field.hint === undefined ? [] : [`${id}-aide`]),
    ...(remarks.error === undefined ? [] : [`${id}-erreur`]),
    ...(remarks.toDo === undefined ? [] : [`${id}-afaire`]),
  ].join(' ');
  const texts = html`${field.hint === undefined ? nothing : html`<p class="hint" id="${id}-aide">${field.hint}</p>`}${
    remarks.error === undefined
      ? nothing
      : html`<p class="error" id="${id}-erreur"><span aria-hidden="true">✗</span> Erreur\u00a0: ${remarks.error}</p>`
  }${remarks.toDo === undefined ? nothing : html`<p class="to-do" id="${id}-afaire">${remarks.toDo}</p>`}`;
  const isInvalid = remarks.error !== undefined;
  const outer = isInvalid ? 'field invalid' : 'field';
  const tied = html`${described === '' ? nothing : html` aria-describedby="${described}"`}${isInvalid ? html` aria-invalid="true"` : nothing}`;
  switch (field.kind) {
    case 'line':
      return html`<div class="${outer}"><label class="name" for="${id}">${field.label}</label>${texts}
<input id="${id}" name="${field.name}" type="${field.type ?? 'text'}"${field.isShort ? html` class="short"` : nothing}${field.autocomplete ? html` autocomplete="${field.autocomplete}"` : nothing}${field.suggests ? html` list="${field.suggests}"` : nothing} value="${valueOf(values, field.name)}"${tied}></div>`;
    case 'text':
      // A line feed right after the tag is dropped by parsers: one is given to be dropped.
      return html`<div class="${outer}"><label class="name" for="${id}">${field.label}</label>${texts}
<textarea id="${id}" name="${field.name}" rows="${field.rows}"${tied}>
${valueOf(values, field.name)}</textarea></div>`;
    case 'one-of':
    case 'some-of':
      return html`<fieldset class="${outer}" id="${id}" tabindex="-1"${described === '' ? nothing : html` aria-describedby="${described}"`}><legend>${field.label}</legend>${texts}
${field.choices.map((choice) => showChoice(field, choice, values))}</fieldset>`;
    case 'agree':
      return html`<fieldset class="${outer}"><legend>${field.label}</legend>${texts}
<div class="choice"><input type="checkbox" id="${id}" name="${field.name}" value="oui"${valueOf(values, field.name) === 'oui' ? html` checked` : nothing}${tied}><label for="${id}">${field.statement}</label></div></fieldset>`;
  }
}

function showChoice(
  { kind, name }: Field & { readonly kind: 'one-of' | 'some-of' },
  choice: Choice,
  values: FormValues,
): Html {
  const id = `champ-${name}-${choice.value}`;
  const type = kind === 'one-of' ? 'radio' : 'checkbox';
  const isChosen = values.get(name)?.includes(choice.value) ?? false;
  return html`<div class="choice"><input type="${type}" id="${id}" name="${name}" value="${choice.value}"${isChosen ? html` checked` : nothing}><label for="${id}">${choice.label}</label></div>`;
}
