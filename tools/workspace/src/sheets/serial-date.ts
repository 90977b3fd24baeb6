const defaults = { DATE: 'dd/mm/yyyy', TIME: 'hh:mm:ss', DATE_TIME: 'dd/mm/yyyy hh:mm:ss' } as const;

/** A day number of a spreadsheet (1 = 31 December 1899) by a pattern of d, m, y, h and s. */
export const formatSerial = (serial: number, type: keyof typeof defaults, given?: string): string => {
  const pattern = given ?? defaults[type];
  const start = Temporal.PlainDateTime.from('1899-12-30T00:00');
  const at = start.add({ seconds: Math.round(serial * 86_400) });
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  let afterHour = false;
  return pattern.replaceAll(/"([^"]*)"|y+|m+|d+|h+|s+/gi, (part: string, quoted?: string) => {
    if (quoted !== undefined) return quoted;
    const letter = part[0]?.toLowerCase();
    if (letter === 'y') return part.length > 2 ? pad(at.year, 4) : pad(at.year % 100, 2);
    if (letter === 'd') return pad(at.day, Math.min(part.length, 2));
    if (letter === 's') return pad(at.second, part.length);
    if (letter === 'h') {
      afterHour = true;
      return pad(at.hour, part.length);
    }
    // An m is minutes once hours were named, months otherwise.
    return pad(afterHour ? at.minute : at.month, Math.min(part.length, 2));
  });
};
