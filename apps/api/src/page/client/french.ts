/** A length of time in its two largest units, the rest cut off, as the server says it. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const days = Math.floor(seconds / 86_400);
  const parts: [number, string][] = [
    [days, days > 1 ? 'jours' : 'jour'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return '0\u00a0s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}\u00a0${unit}`)
    .join(' ');
}

/** A size in Mo of 1,048,576 bytes, with one decimal, rounded up. */
export function formatMo(bytes: number): string {
  const tenths = Math.ceil((bytes * 10) / 1_048_576);
  return `${String(tenths / 10).replace('.', ',')}\u00a0Mo`;
}
