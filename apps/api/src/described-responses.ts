import { z } from '@hono/zod-openapi';
import { type ProblemType, problemCatalogue } from './problem-catalogue.ts';

/** The body of every answer that is not what was asked for (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: '/problems/late' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: 'En français\u00a0: ce qui ne va pas et comment y remédier.' }),
    errors: z
      .array(
        z.object({
          detail: z.string(),
          pointer: z
            .string()
            .optional()
            .openapi({ description: 'Pointeur JSON (RFC 6901)', example: '/title' }),
          parameter: z.string().optional(),
          code: z.string().optional(),
        }),
      )
      .optional(),
    deadline: z.string().optional(),
    opensAt: z.string().optional(),
    count: z.int().optional(),
    reference: z.string().optional().openapi({ description: 'À rappeler au secrétariat' }),
  })
  .openapi('Problem');

type MediaTypes = Record<string, { schema: z.ZodType | { type: 'string'; format?: string } }>;

/** A response as the API's description has it. What really leaves is held to its schema by `sendJson`. */
export type DescribedResponse = {
  description: string;
  headers?: Record<string, { schema: { type: 'string' }; description: string }>;
  content?: MediaTypes;
};

/** A response in JSON; `others` are further media types of the same address. */
export function jsonResponse(
  description: string,
  schema: z.ZodType,
  others: MediaTypes = {},
): DescribedResponse {
  return { description, content: { 'application/json': { schema }, ...others } };
}

/** The responses of a route for the kinds of problems it may answer, one for each status. */
export function problemResponses(...types: readonly ProblemType[]): Record<number, DescribedResponse> {
  const byStatus = Map.groupBy([...types, 'internal' as const], (type) => problemCatalogue[type].status);
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      status,
      {
        description: kinds
          .map((kind) => `\`/problems/${kind}\`\u00a0: ${problemCatalogue[kind].title}`)
          .join('\n\n'),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
