import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';
import { describeIssues } from './validation-errors.ts';

type Validated = { readonly target: string; readonly data?: unknown } & (
  | { readonly success: true }
  | { readonly success: false; readonly error: z.ZodError }
);

/** What a route does with a body or parameters that its schema refuses: every fault at once, each with its place. */
export function answerInvalid(validated: Validated, c: Context<ApiEnv>): Response | undefined {
  if (validated.success) return undefined;
  const inBody = validated.target === 'json';
  const errors = describeIssues(validated.error, validated.data, inBody ? 'body' : 'parameter');
  return sendProblem(c, 'invalid', {
    detail: errors.length === 1 ? 'Un champ est à corriger.' : `${errors.length} champs sont à corriger.`,
    errors,
  });
}
