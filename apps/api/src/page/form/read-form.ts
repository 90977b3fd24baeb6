import type { Edition } from '@palmares/rules/edition';
import { findProblems } from '@palmares/rules/eligibility';
import type { createMetadataPatchSchema } from '../../applications/metadata-schema.ts';
import { describeIssues } from '../../validation-errors.ts';
import { fieldOf } from './fields.ts';
import { type FormValues, valueOf } from './form-values.ts';
import { readDate } from './read-date.ts';

/** One field that can't be kept as it was typed, and how to mend it. */
export type FieldError = { readonly field: string; readonly message: string };

/** What of a form can be saved, as a merge patch, and what must be mended first. */
export type ReadForm = { readonly patch: object; readonly errors: readonly FieldError[] };

type Listed = { readonly id: string; readonly name: string };

const LONG_TEXTS = [
  'summary',
  'objectives',
  'measuredResults',
  'costs',
  'savings',
  'generalisation',
  'interbranch',
  'prizePurpose',
] as const;

/**
 * Reads the whole form: every field that is right becomes part of the patch, so that one wrong field loses none of the
 * others. An empty field takes away what was there.
 */
export function readForm(
  values: FormValues,
  schema: ReturnType<typeof createMetadataPatchSchema>,
  edition: Edition,
  organisations: readonly Listed[],
): ReadForm {
  const errors: FieldError[] = [];
  const patch: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(collect(values, organisations))) {
    const parsed = schema.safeParse({ [name]: value });
    if (parsed.success) Object.assign(patch, parsed.data);
    else {
      for (const { detail, pointer = '' } of describeIssues(parsed.error, { [name]: value }, 'body')) {
        errors.push({ field: fieldOf(pointer), message: detail });
      }
    }
  }
  for (const name of ['startedOn', 'endedOn']) {
    const typed = valueOf(values, name);
    const date = readDate(typed);
    if (typed.trim() === '') patch[name] = null;
    else if (date === null) errors.push({ field: name, message: WRONG_DATE });
    else patch[name] = date;
  }
  // The link that opens the application goes to this address: it may be changed, not taken away.
  const contact = findContactErrors(values, edition);
  if (contact.length > 0) delete patch['contact'];
  return { patch, errors: [...errors, ...contact] };
}

const WRONG_DATE =
  'Cette date n’existe pas, ou n’est pas écrite comme attendu. Écrivez le jour, le mois et l’année en chiffres, par exemple 30/06/2021.';

function collect(values: FormValues, organisations: readonly Listed[]): Record<string, unknown> {
  const text = (name: string) => {
    const value = valueOf(values, name);
    return value.trim() === '' ? null : value;
  };
  const consent = valueOf(values, 'publicationConsent');
  const partners = valueOf(values, 'partners')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const phone = text('contact-phone');
  return {
    title: text('title'),
    ...readOrganisation(valueOf(values, 'organisation'), organisations),
    scheme: text('scheme'),
    branch: text('branch'),
    partners: partners.length === 0 ? null : partners,
    categories: values.get('categories') ?? null,
    contact: {
      name: valueOf(values, 'contact-name'),
      email: valueOf(values, 'contact-email'),
      ...(phone === null ? {} : { phone }),
    },
    ...Object.fromEntries(LONG_TEXTS.map((name) => [name, text(name)])),
    status: valueOf(values, 'status') || null,
    publicationConsent: consent === 'oui' ? true : consent === 'non' ? false : null,
    videoRights: valueOf(values, 'videoRights') === 'oui' || null,
    acceptsRules: valueOf(values, 'acceptsRules') === 'oui' || null,
  };
}

/** A name of the list means that organisation; any other is kept as it was written (Art. 2). */
function readOrganisation(typed: string, organisations: readonly Listed[]): object {
  const wanted = fold(typed);
  const listed = organisations.find(({ name }) => fold(name) === wanted);
  if (listed) return { organisationId: listed.id, organisationName: null };
  return { organisationId: null, organisationName: wanted === '' ? null : typed };
}

function fold(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

function findContactErrors(values: FormValues, edition: Edition): FieldError[] {
  const contact = { name: valueOf(values, 'contact-name'), email: valueOf(values, 'contact-email') };
  return findProblems({ contact }, {}, edition)
    .filter(({ pointer }) => pointer === '/contact/email')
    .map(({ message }) => ({ field: 'contact-email', message }));
}
