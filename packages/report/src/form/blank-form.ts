/** What the blank dossier of an edition says, ready to be printed. */
export type BlankForm = {
  readonly edition: string;
  readonly organisers: readonly string[];
  readonly secretariatEmail: string;
  readonly rehearsal: boolean;
  /** In French, with its time zone. */
  readonly deadline: string;
  /** `2019, 2020 ou 2021` */
  readonly years: string;
  readonly categories: readonly string[];
  readonly criteria: readonly { readonly name: string; readonly description: string }[];
  /** `5 Mo` */
  readonly maxSize: string;
  readonly maxPages: number;
  /** What money an award carries, in a sentence; none where there is none. */
  readonly prizes: readonly string[];
};
