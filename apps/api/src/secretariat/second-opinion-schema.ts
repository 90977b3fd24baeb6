import { z } from '@hono/zod-openapi';

/** `?wait=`: how many seconds to wait for a second opinion that isn't there. */
export const waitQuery = z.object({
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(30)
    .default(0)
    .openapi({
      param: { name: 'wait', in: 'query' },
      description: 'Secondes à attendre le second avis s’il est en cours de calcul\u00a0; 0\u00a0: aucune',
      example: 10,
    }),
});

const juror = z.object({ name: z.string(), slackUserId: z.string() });
const share = z.number().min(0).max(1);

const entryOpinion = z
  .object({
    code: z.string(),
    adjustedMark: z
      .number()
      .nullable()
      .openapi({ description: 'Moyenne, moins ce que la sévérité de chaque juré explique' }),
    adjustedRank: z.int().nullable(),
    experimentalMark: z.number().nullable().openapi({
      description:
        'Expérimental\u00a0: tient compte aussi de l’étendue des notes de chaque juré et de leur régularité',
    }),
    experimentalRank: z.int().nullable(),
    chanceOfPlace: share
      .nullable()
      .openapi({ description: 'Chance, de 0 à 1, d’être dans les premiers (`places`)' }),
    rankInterval: z
      .array(z.int())
      .length(2)
      .nullable()
      .openapi({ description: 'Le rang s’y trouve avec une probabilité de 90\u00a0%' }),
    expectedRank: z.number().nullable(),
    zone: z.enum(['with-all-sheets', 'without-outlying-sheets']).nullable().openapi({
      description:
        'À discuter\u00a0: avec toutes les grilles, ou seulement sans celles qui sont très éloignées des autres. `null`\u00a0: non',
    }),
    disputed: z
      .boolean()
      .openapi({ description: 'Les grilles diffèrent plus que le hasard seul ne l’explique' }),
  })
  .openapi('EntryOpinion');

const variances = z.union([
  z.object({
    kind: z.literal('estimated'),
    entries: share,
    jurors: share,
    rest: share,
    sentence: z.string(),
  }),
  z.object({ kind: z.literal('none'), reason: z.string(), sentence: z.string() }),
]);

const agreement = z.object({
  icc21: z.number().nullable().openapi({ description: 'ICC(2,1)\u00a0: fiabilité du total d’un juré' }),
  icc2k: z.number().nullable().openapi({ description: 'ICC(2,k)\u00a0: fiabilité de la moyenne' }),
  readersPerEntry: z.number().nullable().openapi({ description: 'k, moyenne harmonique' }),
  alpha: z.number().nullable().openapi({ description: 'α de Krippendorff, échelle d’intervalle' }),
  alphaByCriterion: z.array(z.object({ criterion: z.string(), alpha: z.number().nullable() })),
  kendallW: z
    .number()
    .nullable()
    .openapi({ description: 'W de Kendall, quand chaque juré a lu chaque présentation' }),
});

const notThere = [
  z.object({ state: z.literal('computing') }).openapi('OpinionComputing'),
  z
    .object({
      state: z.literal('refused'),
      problems: z.array(z.object({ code: z.string(), subject: z.string() })),
    })
    .openapi('OpinionRefused'),
  z
    .object({
      state: z.literal('unavailable'),
      reason: z.enum(['too-long', 'failed', 'busy', 'stopped']),
    })
    .openapi('OpinionUnavailable'),
] as const;

/** The second opinion on a category, whatever its state. */
export const secondOpinionSchema = z
  .discriminatedUnion('state', [
    z
      .object({
        state: z.literal('given'),
        places: z.int(),
        draws: z.int(),
        seed: z.int(),
        isComplete: z.boolean().openapi({
          description:
            'Chacun a tout lu\u00a0: la moyenne ajustée donne alors le même ordre que l’officielle',
        }),
        variances,
        zone: z.array(z.string()).openapi({ description: 'Codes des présentations à discuter' }),
        unionZone: z.array(z.string()).openapi({
          description: 'Les mêmes, et celles qui le seraient sans les grilles très éloignées des autres',
        }),
        agreement,
        groups: z
          .array(z.array(z.string()))
          .openapi({ description: 'Présentations comparables entre elles, par codes' }),
        groupsSentence: z.string().nullable(),
        crossReadings: z
          .array(z.object({ code: z.string(), juror }))
          .openapi({ description: 'Lectures qui relieraient les groupes' }),
        flaggedSheets: z.array(z.object({ code: z.string(), juror, z: z.number() })).openapi({
          description:
            'Grilles éloignées des autres grilles de la même présentation\u00a0: différentes, pas fausses',
        }),
        disputed: z.array(z.object({ code: z.string(), dispersion: z.number(), bound: z.number() })),
        entries: z.array(entryOpinion),
      })
      .openapi('OpinionGiven'),
    ...notThere,
  ])
  .openapi('SecondOpinion');

const jurorProfile = juror
  .extend({
    sheets: z.int(),
    mean: z.number().nullable(),
    sd: z.number().nullable(),
    leniency: z.object({ mean: z.number(), sd: z.number() }).nullable().openapi({
      description: 'Points au-dessus (ou au-dessous, si négatif) des autres jurés, et leur écart type',
    }),
    spread: z
      .number()
      .nullable()
      .openapi({ description: 'Étendue des notes\u00a0; 1\u00a0: comme les autres jurés' }),
    residualSd: z.number().nullable(),
    flaggedSheets: z.int(),
  })
  .openapi('JurorProfile');

/** How the jurors of a category grade. */
export const jurorProfilesSchema = z
  .object({
    revision: z.int(),
    category: z.string(),
    name: z.string(),
    profiles: z
      .discriminatedUnion('state', [
        z.object({ state: z.literal('given'), jurors: z.array(jurorProfile) }).openapi('JurorProfilesGiven'),
        ...notThere,
      ])
      .nullable()
      .openapi({ description: '`null`\u00a0: aucune grille remise' }),
  })
  .openapi('JurorProfiles');

/** An outcome as the API says it: its kind is called `state`. */
export type Stated<Outcome> = Outcome extends { readonly kind: infer Kind }
  ? Omit<Outcome, 'kind'> & { readonly state: Kind }
  : Outcome;

export function withState<Outcome extends { readonly kind: string } | null>(
  outcome: Outcome,
): Stated<Outcome>;
export function withState(outcome: { readonly kind: string } | null) {
  if (outcome === null) return null;
  const { kind, ...rest } = outcome;
  return { state: kind, ...rest };
}
