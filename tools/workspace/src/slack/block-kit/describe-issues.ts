import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What Slack would say of one fault of a request. */
function describe(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? `must be less than ${Number(issue.maximum) + 1} characters`
        : `no more than ${issue.maximum} items allowed`;
    case 'too_small':
      return issue.origin === 'string'
        ? `must be more than ${Number(issue.minimum) - 1} characters`
        : `no fewer than ${issue.minimum} items allowed`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return isMissing(issue) ? missing(issue) : 'unsupported type';
    case 'invalid_type':
      return isMissing(issue) ? missing(issue) : `must be a ${issue.expected}`;
    case 'invalid_value':
      return isMissing(issue) ? missing(issue) : `must be one of: ${issue.values.join(', ')}`;
    case 'custom':
      return issue.message;
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return 'invalid value';
    default:
      return issue satisfies never;
  }
}

const isMissing = (issue: Issue): boolean => issue.input === undefined;
const missing = (issue: Issue): string => `missing required field: ${String(issue.path.at(-1) ?? '')}`;

/**
 * The `response_metadata.messages` of Slack's `invalid_arguments` and `invalid_blocks`, one line a fault with
 * its JSON pointer. Parse with `reportInput` so that a missing field is told from a wrong one.
 */
export function describeIssues(issues: readonly Issue[], under: string): string[] {
  return issues.map((issue) => {
    const pointer = `${under}${issue.path.map((part) => `/${String(part)}`).join('')}`;
    return `[ERROR] ${describe(issue)} [json-pointer:${pointer}]`;
  });
}
