import type { z } from '@hono/zod-openapi';

/** One fault of a request: where (a JSON pointer into the body, or a parameter) and, in French, how to mend it. */
export type RequestError = {
  readonly detail: string;
  readonly pointer?: string;
  readonly parameter?: string;
  readonly code?: string;
};

type Issue = z.core.$ZodIssue;

/** Every fault that a schema found, in French; what was typed is never repeated. */
export function describeIssues(
  error: z.ZodError,
  given: unknown,
  target: 'body' | 'parameter',
): RequestError[] {
  return error.issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({
      detail: describe(issue, path.reduce(memberOf, given) === undefined),
      ...(target === 'body' ? { pointer: pointerTo(path) } : { parameter: path.join('.') }),
    }));
  });
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function describe(issue: Issue, missing: boolean): string {
  switch (issue.code) {
    case 'invalid_type':
      return missing
        ? 'Ce champ est obligatoire.'
        : `La valeur attendue est ${expectedWords(issue.expected)}.`;
    case 'too_big':
      return issue.origin === 'array'
        ? `La liste est trop longue\u00a0: ${issue.maximum} éléments au plus.`
        : issue.origin === 'string'
          ? `Le texte est trop long\u00a0: ${issue.maximum} caractères au plus.`
          : `Le maximum est ${issue.maximum}.`;
    case 'too_small':
      return issue.origin === 'string'
        ? `Le texte est trop court\u00a0: au moins ${issue.minimum} caractère(s).`
        : `Le minimum est ${issue.minimum}.`;
    case 'unrecognized_keys':
      return 'Ce champ n’existe pas. Corrigez son nom ou retirez-le.';
    case 'invalid_value':
      return `Valeur inconnue. Valeurs admises\u00a0: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return issue.format === 'date'
        ? 'Écrivez la date sous la forme AAAA-MM-JJ, par exemple 2021-06-30.'
        : 'Le format n’est pas celui attendu.';
    case 'custom':
      return issue.message;
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return 'La valeur n’est pas celle attendue.';
  }
}

function expectedWords(expected: string): string {
  switch (expected) {
    case 'string':
      return 'un texte';
    case 'boolean':
      return 'true ou false';
    case 'array':
      return 'une liste';
    case 'number':
    case 'int':
      return 'un nombre';
    case 'object':
    case 'record':
      return 'un objet JSON';
    default:
      return 'd’un autre type';
  }
}
