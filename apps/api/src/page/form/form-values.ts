import type { ApplicationMetadata } from '@palmares/rules/application';

/** What a form holds, by field name, as it was typed. A field that may be chosen several times has several values. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** The one value of a field, or nothing. */
export function valueOf(values: FormValues, name: string): string {
  return values.get(name)?.[0] ?? '';
}

/** What was sent as `application/x-www-form-urlencoded`; line ends made alike, as browsers send CR LF. */
export function parseForm(body: string): FormValues {
  const sent = [...new URLSearchParams(body)];
  return new Map(
    [...Map.groupBy(sent, ([name]) => name)].map(([name, pairs]) => [
      name,
      pairs.map(([, value]) => value.replaceAll('\r\n', '\n')),
    ]),
  );
}

/** A draft's metadata as the form shows them. `organisation` is the listed name of the organisation, if it has one. */
export function fillForm(metadata: ApplicationMetadata, organisation: string): FormValues {
  const { contact, partners, publicationConsent, categories } = metadata;
  const texts = {
    title: metadata.title,
    organisation,
    scheme: metadata.scheme,
    branch: metadata.branch,
    partners: partners?.join('\n'),
    'contact-name': contact?.name,
    'contact-email': contact?.email,
    'contact-phone': contact?.phone,
    summary: metadata.summary,
    objectives: metadata.objectives,
    startedOn: frenchDate(metadata.startedOn),
    endedOn: frenchDate(metadata.endedOn),
    status: metadata.status,
    measuredResults: metadata.measuredResults,
    costs: metadata.costs,
    savings: metadata.savings,
    generalisation: metadata.generalisation,
    interbranch: metadata.interbranch,
    prizePurpose: metadata.prizePurpose,
    publicationConsent: publicationConsent === undefined ? undefined : publicationConsent ? 'oui' : 'non',
    videoRights: metadata.videoRights ? 'oui' : undefined,
    acceptsRules: metadata.acceptsRules ? 'oui' : undefined,
  };
  const filled = Object.entries(texts).flatMap(([name, value]): [string, string[]][] =>
    value === undefined ? [] : [[name, [value]]],
  );
  return new Map<string, readonly string[]>([...filled, ['categories', categories ?? []]]);
}

function frenchDate(iso: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? '') ?? [];
  return day === undefined ? iso : `${day}/${month}/${year}`;
}
