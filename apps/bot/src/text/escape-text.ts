const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const segments = new Intl.Segmenter('fr', { granularity: 'grapheme' });

const escapeAll = (text: string): string => text.replaceAll(/[&<>]/g, (mark) => ENTITIES[mark] ?? mark);

/**
 * Makes a text that somebody wrote harmless inside Slack's mrkdwn: no mention, link or channel call survives.
 * The three characters and their entities are those Slack documents. The result has at most `limit` UTF-16 units and
 * ends with "…" where the text was cut, never inside a character or an entity.
 */
export const escapeText = (text: string, limit = 2000): string => {
  const whole = escapeAll(text);
  if (whole.length <= limit) return whole;
  let clipped = '';
  for (const { segment } of segments.segment(text)) {
    const escaped = escapeAll(segment);
    if (clipped.length + escaped.length > limit - 1) break;
    clipped += escaped;
  }
  return `${clipped.trimEnd()}…`;
};
