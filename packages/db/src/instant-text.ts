/** Instants are kept as UTC text of one width, so that their order as text is their order in time. */
export function instantText(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
