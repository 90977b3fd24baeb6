import { z } from 'zod';

/** The options of `npm run bench -- fairness`, for `parseArgs`. */
export const fairnessArguments = { replicates: { type: 'string' }, seed: { type: 'string' } } as const;

const MOST_REPLICATES = 100_000;

const schema = z.object({
  /** Simulated contests of each scenario: 500 leave a standard error of 0.011 on a share, 2,000 half of it. */
  replicates: z.coerce.number().int().min(1).max(MOST_REPLICATES).default(2000),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
});

export type FairnessOptions = z.output<typeof schema>;

/** @throws TypeError naming the option that is no such whole number */
export function readFairnessOptions(values: {
  replicates?: string | undefined;
  seed?: string | undefined;
}): FairnessOptions {
  const { data, error } = schema.safeParse({ replicates: values.replicates, seed: values.seed });
  if (data !== undefined) return data;
  throw new TypeError(error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '));
}
