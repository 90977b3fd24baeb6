import { commonEnvironment, withCommonDefaults } from '@palmares/runtime/common-config';
import { z } from 'zod';

/** What the API reads of the environment. */
export const apiConfig = z
  .object({
    ...commonEnvironment,
    /** Where mail goes; without it each message is an `.eml` file in the data folder. */
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/.+/, 'expected smtp://… or smtps://…')
      .optional(),
    MAIL_FROM: z.string().min(3).optional(),
    /** The antivirus, a clamd: without it files are not scanned. */
    CLAMD_URL: z
      .string()
      .regex(/^(tcp:\/\/[^/]+:\d+|unix:\/.+)$/, 'expected tcp://host:port or unix:/path')
      .optional(),
    /** Stands in for the bundled ffprobe. */
    FFPROBE_PATH: z.string().min(1).optional(),
  })
  .transform(withCommonDefaults)
  .superRefine((config, context) => {
    if (config.BLOBS_URL.startsWith('file:')) return;
    context.addIssue({
      code: 'custom',
      path: ['BLOBS_URL'],
      message: 'object stores are not supported yet; give a folder, file:<path>',
    });
  });
