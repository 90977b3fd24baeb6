import { z } from 'zod';

const ranking = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      rank: z.int().nullable(),
      tied: z.boolean(),
      mark: z.string().nullable(),
      submitted: z.int(),
      expected: z.int(),
    }),
  ),
});

/** A category's ranking as the API gives it to the secretariat. */
export async function readApiRanking(api: string, key: string, category: string) {
  const answer = await fetch(`${api}/secretariat/categories/${category}/ranking`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return ranking.parse(await answer.json()).items;
}
