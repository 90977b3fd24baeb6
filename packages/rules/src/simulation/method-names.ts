/** The methods that are compared on simulated contests, as tables call them. */
export const METHOD_NAMES = [
  'plain mean',
  'trimmed',
  'median',
  'z-scores',
  'adjusted mean',
  'spread and noise',
] as const;

export type MethodName = (typeof METHOD_NAMES)[number];
