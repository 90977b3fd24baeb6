import { ApiRefusal } from './api-refusal.ts';
import { definitionOf, resolveNode, type SchemaNode } from './schema.ts';

/** A parsed mask: the named fields, each with what is wanted inside it; `true` is everything. */
export type FieldTree = Map<string, FieldTree | true>;
export type FieldMask = FieldTree | true;

const refuseMask = (path: string, why: string): never => {
  throw new ApiRefusal(400, 'Request contains an invalid argument.', [
    { field: path || 'fields', description: `Error expanding 'fields' parameter. ${why}` },
  ]);
};

const graft = (into: FieldTree, name: string, mask: FieldMask): void => {
  const present = into.get(name);
  if (present === true || mask === true) into.set(name, true);
  else if (present) for (const [inner, wanted] of mask) graft(present, inner, wanted);
  else into.set(name, mask);
};

const parseTree = (text: string): FieldTree => {
  let at = 0;
  const readPath = (): [string, FieldMask] => {
    const name = /^(\*|[A-Za-z_][A-Za-z0-9_]*)/.exec(text.slice(at))?.[0];
    if (!name) return refuseMask(text, `Unexpected character at ${at} of "${text}"`);
    at += name.length;
    if (text[at] === '.' || text[at] === '/') {
      at += 1;
      const [inner, mask] = readPath();
      return [name, new Map([[inner, mask]])];
    }
    if (text[at] === '(') {
      at += 1;
      const mask = readList();
      if (text[at] !== ')') refuseMask(text, `Missing ) in "${text}"`);
      at += 1;
      return [name, mask];
    }
    return [name, true];
  };
  const readList = (): FieldTree => {
    const tree: FieldTree = new Map();
    for (;;) {
      const [name, mask] = readPath();
      graft(tree, name, mask);
      if (text[at] !== ',') return tree;
      at += 1;
    }
  };
  const tree = readList();
  if (at < text.length) refuseMask(text, `Unexpected "${text[at]}" in "${text}"`);
  return tree;
};

const bind = (tree: FieldTree, node: SchemaNode, path: string): FieldMask => {
  if (tree.get('*') === true) return true;
  const bound: FieldTree = new Map();
  for (const [name, wanted] of tree) {
    const here = path ? `${path}.${name}` : name;
    const properties = node.properties ?? {};
    const map = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
    const names = name === '*' ? Object.keys(properties) : [name];
    for (const each of names) {
      const field = Object.hasOwn(properties, each) ? properties[each] : map;
      if (!field) return refuseMask(here, `Cannot find matching fields for path '${here}'.`);
      const inside = resolveNode(field);
      if (wanted === true) graft(bound, each, true);
      else if (!inside.properties && !inside.additionalProperties)
        return refuseMask(here, `Cannot find matching fields for path '${here}': it has no fields.`);
      else graft(bound, each, bind(wanted, inside, here));
    }
  }
  return bound;
};

/**
 * Parses a field mask against a resource of Google's schema: commas, `a.b` or `a/b`, `a(b,c)`, `*`.
 * A path that the resource does not have is refused with 400.
 */
export const parseMask = (text: string, resource: string): FieldMask =>
  bind(parseTree(text.replaceAll(/\s/g, '')), definitionOf(resource), '');

/** What a mask wants inside a field: undefined when it doesn't name it. */
export const wantedIn = (mask: FieldMask, ...path: string[]): FieldMask | undefined => {
  let here: FieldMask | undefined = mask;
  for (const name of path) {
    if (here === true || here === undefined) return here;
    here = here.get(name);
  }
  return here;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The partial response: the value with only what the mask names; lists are gone through. */
export const project = (value: unknown, mask: FieldMask): unknown => {
  if (mask === true) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => project(item, mask));
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, inside] of mask) if (value[name] !== undefined) kept[name] = project(value[name], inside);
  return kept;
};
