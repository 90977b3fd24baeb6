import type { OrganisationRow } from '@palmares/db/people';
import type { ApplicationMetadata } from '@palmares/rules/application';

/** What the database keeps as JSON was checked when it came in. */
export function readMetadata(text: string): ApplicationMetadata {
  const metadata: ApplicationMetadata = JSON.parse(text);
  return metadata;
}

/** The organisation as people read it: by its listed name, else the name given, else its identifier. */
export function organisationLabel(
  metadata: ApplicationMetadata,
  listed: Pick<OrganisationRow, 'name'> | undefined,
): string {
  return listed?.name ?? metadata.organisationName ?? metadata.organisationId ?? '';
}

/** Applies a merge patch (RFC 7396): null removes a member, objects merge, all else replaces. */
export function mergePatch(target: object, patch: object): object {
  const merged = new Map<string, unknown>(Object.entries(target));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else if (value !== undefined)
      merged.set(key, isPlainObject(value) ? mergeInto(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}

function mergeInto(current: unknown, patch: object): object {
  return mergePatch(isPlainObject(current) ? current : {}, patch);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
