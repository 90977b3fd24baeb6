const segments = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** Shortens a text to at most `limit` UTF-16 units, the measure of Slack's limits, ending with "…" and never inside a character. */
export const clipText = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  let clipped = '';
  for (const { segment } of segments.segment(text)) {
    if (clipped.length + segment.length > limit - 1) break;
    clipped += segment;
  }
  return `${clipped.trimEnd()}…`;
};
