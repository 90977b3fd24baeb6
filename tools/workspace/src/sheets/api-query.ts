import { ApiRefusal } from './api-refusal.ts';
import { type FieldMask, parseMask } from './field-mask.ts';

const standard = new Set(['alt', 'fields', 'key', 'prettyPrint', 'quotaUser', '$.xgafv']);

/** Refuses query parameters that the method doesn't know, as Google does. */
export const checkQuery = (query: URLSearchParams, known: readonly string[]): void => {
  for (const name of query.keys())
    if (!standard.has(name) && !known.includes(name))
      throw new ApiRefusal(
        400,
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      );
  const alt = query.get('alt') ?? 'json';
  if (alt !== 'json') throw new ApiRefusal(400, `Unsupported alt: ${alt}`);
};

/** The `fields` of a reply, everything when there is none. */
export const readMask = (query: URLSearchParams, resource: string): FieldMask => {
  const fields = query.get('fields');
  return fields ? parseMask(fields, resource) : true;
};

/** A query parameter that is one of a few words; the first is the default. */
export const readWord = <T extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly [T, ...T[]],
): T => {
  const given = query.get(name);
  if (given === null) return words[0];
  const known = words.find((word) => word === given);
  if (known === undefined) throw new ApiRefusal(400, `Invalid value at '${name}': "${given}"`);
  return known;
};

/** A query parameter that is true or false, false when absent. */
export const readFlag = (query: URLSearchParams, name: string): boolean =>
  readWord(query, name, ['false', 'true']) === 'true';
