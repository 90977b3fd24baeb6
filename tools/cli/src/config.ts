import { commonEnvironment, withCommonDefaults } from '@palmares/runtime/common-config';
import { z } from 'zod';

/** The same environment as the apps', so that the command line opens the same contest. */
export const cliConfig = z
  .object({
    ...commonEnvironment,
    /** Where it is set, jurors have real Slack accounts. */
    SLACK_BOT_TOKEN: z.string().optional(),
    /** npm runs scripts from the root of the project: these tell where the person was, for the files they name. */
    INIT_CWD: z.string().optional(),
    npm_lifecycle_event: z.string().optional(),
  })
  .transform(withCommonDefaults);

export type CliConfig = Readonly<z.output<typeof cliConfig>>;
