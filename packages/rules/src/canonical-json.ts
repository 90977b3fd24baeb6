/**
 * A value as canonical JSON (RFC 8785): members sorted by the code units of their names, no spaces, numbers as
 * ECMAScript writes them. Two programs that hold the same data get the same bytes, so that a signature over them can
 * be checked against data that came another way. Members that are undefined are left out, as JSON.stringify does.
 *
 * Throws for what JSON can't say: numbers that are not finite, lone surrogates, functions.
 *
 * @example canonicalJson({ b: 1.0, a: 'é' }) // '{"a":"é","b":1}'
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('A lone surrogate has no canonical form');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('Only finite numbers have a canonical form');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalList(value) : canonicalObject(value);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      throw new TypeError(`A ${typeof value} has no canonical form`);
  }
}

function canonicalList(items: readonly unknown[]): string {
  return `[${items.map(canonicalJson).join(',')}]`;
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // By code units, as `<` compares strings; a locale's order would differ from machine to machine.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
