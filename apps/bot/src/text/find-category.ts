import type { Category } from '@palmares/rules/edition';

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * The category that a person means: by slug, by the prefix of its codes, by its name, or by the one name that
 * contains what was typed. Accents and capitals are free. Null when none, or more than one, fits.
 */
export const findCategory = (categories: readonly Category[], typed: string): Category | null => {
  const wanted = fold(typed);
  if (wanted === '') return null;
  const exact = categories.find(({ slug, prefix, name }) =>
    [slug, prefix, name].some((each) => fold(each) === wanted),
  );
  if (exact !== undefined) return exact;
  const near = categories.filter(({ name }) => fold(name).includes(wanted));
  return near.length === 1 ? (near[0] ?? null) : null;
};
