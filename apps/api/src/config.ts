import { commonEnvironment, withCommonDefaults } from '@palmares/runtime/common-config';
import { z } from 'zod';
import { blobsPlace } from './uploads/blobs-url.ts';

/** What the API reads of the environment. */
export const apiConfig = z
  .object({
    ...commonEnvironment,
    BLOBS_URL: commonEnvironment.BLOBS_URL.superRefine((url, context) => {
      if (url === undefined) return;
      for (const { message } of blobsPlace.safeParse(url).error?.issues ?? []) {
        context.addIssue({ code: 'custom', message });
      }
    }),
    /** Where mail goes; without it each message is an `.eml` file in the data folder. */
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/.+/, { error: 'expected smtp://… or smtps://…', abort: true })
      // What can't be read would be thrown later, with the password in it.
      .refine((url) => URL.canParse(url), 'expected smtp://… or smtps://…')
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^([^<>\r\n]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/,
        'expected an address, or Name <address>',
      )
      .optional(),
    /** The antivirus, a clamd: without it files are not scanned. */
    CLAMD_URL: z
      .string()
      .regex(/^(tcp:\/\/[^/@]+:\d+|unix:\/.+)$/, {
        error: 'expected tcp://host:port or unix:/path',
        abort: true,
      })
      .refine((url) => URL.canParse(url), 'expected tcp://host:port or unix:/path')
      .optional(),
    /** Stands in for the bundled ffprobe. */
    FFPROBE_PATH: z.string().min(1).optional(),
  })
  .transform(withCommonDefaults);
