import { commonEnvironment, withCommonDefaults } from '@palmares/runtime/common-config';
import { z } from 'zod';

/** What the API reads of the environment. Files can only be kept on the local disk so far. */
export const apiConfig = z
  .object(commonEnvironment)
  .transform(withCommonDefaults)
  .superRefine((config, context) => {
    if (config.BLOBS_URL.startsWith('file:')) return;
    context.addIssue({
      code: 'custom',
      path: ['BLOBS_URL'],
      message: 'object stores are not supported yet; give a folder, file:<path>',
    });
  });
