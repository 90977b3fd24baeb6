const space = '\u00a0';
const numbers = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** A whole number as French writes it: `5 242 880`. */
export function describeNumber(value: number): string {
  return numbers.format(value);
}

/** A duration in hours, minutes and seconds, rounded up to the second: `3 min 12 s`, `45 s`, `3 min`. */
export function describeDuration(seconds: number): string {
  // A thousandth of a second beyond is the arithmetic of frame rates, not a second more.
  const whole = Math.ceil(seconds - 0.001);
  const parts = [
    { value: Math.floor(whole / 3600), unit: 'h' },
    { value: Math.floor((whole % 3600) / 60), unit: 'min' },
    { value: whole % 60, unit: 's' },
  ].filter((part) => part.value > 0);
  if (parts.length === 0) return `0${space}s`;
  return parts.map((part) => `${numbers.format(part.value)}${space}${part.unit}`).join(space);
}

/** A limit in Mo of 1,048,576 bytes with its exact count: `5 Mo (5 242 880 octets)`. */
export function describeLimit(bytes: number): string {
  const exact = describeBytes(bytes);
  return bytes % 1_048_576 === 0 ? `${numbers.format(bytes / 1_048_576)}${space}Mo (${exact})` : exact;
}

/** A size to the byte: `5 242 881 octets`. */
export function describeBytes(bytes: number): string {
  return `${numbers.format(bytes)}${space}octet${bytes > 1 ? 's' : ''}`;
}
