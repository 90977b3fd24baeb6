import { z } from 'zod';
import { filledLine, line, optionalEmail } from './cells.ts';

/** One line of the organisations' file. */
export const organisationRow = z.object({
  id: filledLine(64),
  name: filledLine(200),
  scheme: line(100),
  branch: line(100),
  department: line(100),
  email: optionalEmail,
});
