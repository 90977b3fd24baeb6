import { refuse } from './api-refusal.ts';
import { type FieldMask, parseMask } from './field-mask.ts';
import { definitionOf } from './schema.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses the `fields` of an update: none at all, an unknown path or an output-only field is refused with 400. */
export const parseUpdateMask = (fields: string | undefined, resource: string): FieldMask => {
  if (!fields?.trim())
    return refuse("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  const mask = parseMask(fields, resource);
  if (mask === true) return true;
  const properties = definitionOf(resource).properties ?? {};
  for (const name of mask.keys())
    if (properties[name]?.readOnly)
      refuse(`Field '${name}' is output only and cannot be listed in 'fields'.`);
  return mask;
};

/** Both sides of a merge satisfied the schema, and merging objects of one shape keeps it. */
const hasShape = <T extends object>(merged: unknown, _like: T): merged is T => isObject(merged);

const merge = (target: unknown, source: unknown, mask: FieldMask): unknown => {
  if (mask === true) return source;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  const given = isObject(source) ? source : {};
  for (const [name, inside] of mask) {
    const value = merge(result[name], given[name], inside);
    if (value === undefined || (isObject(value) && inside !== true && Object.keys(value).length === 0))
      delete result[name];
    else result[name] = value;
  }
  return result;
};

/**
 * The target with the masked fields taken from the source. A masked field that the source lacks is cleared.
 * `*` stands for every field of either.
 */
export const applyMask = <T extends object>(target: T, source: T, mask: FieldMask): T => {
  const full: FieldMask =
    mask === true
      ? new Map(Object.keys({ ...target, ...source }).map((name) => [name, true as const]))
      : mask;
  const merged = merge(target, source, full);
  return hasShape(merged, target) ? merged : target;
};
