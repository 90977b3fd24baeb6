import { z } from 'zod';
import { describeIssues } from '../block-kit/describe-issues.ts';
import type { Workspace } from '../state/workspace.ts';

/** What a method answers, as JSON. */
export type Answer = { readonly ok: boolean; readonly error?: string } & Record<string, unknown>;

/** What methods work on. */
export type MethodContext = {
  readonly workspace: Workspace;
  readonly scopes: ReadonlySet<string>;
  /** A WebSocket address good for one connection. */
  readonly openSocket: () => string;
};

/** A method of the Web API; its arguments may be a form's strings or JSON. */
export type Method = {
  readonly token: 'bot' | 'app';
  call(context: MethodContext, raw: Record<string, unknown>): Answer;
};

export const refuse = (error: string, more: Record<string, unknown> = {}): Answer => ({
  ok: false,
  error,
  ...more,
});

/** Builds a method: which arguments, which scopes they call for, what it does. */
export function defineMethod<Shape extends z.ZodType>(definition: {
  args: Shape;
  /** The scopes of which one is enough, for these arguments. */
  scopes?: (args: z.infer<Shape>, workspace: Workspace) => readonly string[];
  token?: 'bot' | 'app';
  run: (context: MethodContext, args: z.infer<Shape>) => Answer;
}): Method {
  return {
    token: definition.token ?? 'bot',
    call(context, raw) {
      const parsed = definition.args.safeParse(raw, { reportInput: true });
      if (!parsed.success) return invalid(parsed.error.issues);
      const needed = definition.scopes?.(parsed.data, context.workspace) ?? [];
      if (needed.length > 0 && !needed.some((scope) => context.scopes.has(scope))) {
        return refuse('missing_scope', { needed: needed[0], provided: [...context.scopes].join(',') });
      }
      return definition.run(context, parsed.data);
    },
  };
}

function invalid(issues: readonly z.core.$ZodIssue[]): Answer {
  const messages = describeIssues(issues, '');
  const onlyBlocks = issues.every((issue) => issue.path[0] === 'blocks');
  return refuse(onlyBlocks ? 'invalid_blocks' : 'invalid_arguments', {
    ...(onlyBlocks && { errors: messages }),
    response_metadata: { messages },
  });
}

/** An argument that a form carries as JSON text. */
export const json = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => {
    if (typeof value !== 'string') return value;
    try {
      const parsed: unknown = JSON.parse(value);
      return parsed;
    } catch {
      return value;
    }
  }, shape);

/** A yes or no that a form carries as text. */
export const flag = z.preprocess(
  (value) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value),
  z.boolean().optional(),
);

/** How many items of a list, from which cursor on. */
export const paging = {
  limit: z.coerce.number().int().min(0).max(1000).optional(),
  cursor: z.string().optional(),
};

/** One page of a list, with Slack's cursor for the next. */
export function paginate<T>(
  items: readonly T[],
  { limit, cursor }: { limit?: number | undefined; cursor?: string | undefined },
): { page: T[]; metadata: { response_metadata: { next_cursor: string } } } | 'invalid_cursor' {
  const start = cursor ? Number(Buffer.from(cursor, 'base64').toString()) : 0;
  if (!Number.isInteger(start) || start < 0) return 'invalid_cursor';
  const end = start + (limit || 100);
  const next = end < items.length ? Buffer.from(String(end)).toString('base64') : '';
  return { page: items.slice(start, end), metadata: { response_metadata: { next_cursor: next } } };
}
