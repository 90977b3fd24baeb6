/** What a PDF may not hold: it would act on the reader's machine, or carry what a jury can't see on its pages. */
export const activeContents = [
  'javascript',
  'launch',
  'submit-form',
  'go-to-file',
  'go-to-attachment',
  'attachment',
  'multimedia',
  'xfa',
] as const;

export type ActiveContent = (typeof activeContents)[number];

/** What the worker says of a PDF. `too-complex`: it opens, but parts of it can't be searched. */
export type DossierReport =
  | { readonly kind: 'read'; readonly pages: number }
  | { readonly kind: 'password' | 'no-page' | 'unreadable' | 'too-complex' | 'page-too-large' }
  | { readonly kind: 'active'; readonly content: ActiveContent };
