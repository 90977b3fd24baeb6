import { createHash, randomUUID } from 'node:crypto';

/** What the bucket holds. Uploads that were never completed are in no list of objects, as in a real store. */
export type Contents = {
  readonly objects: Map<string, { body: Buffer; modified: Date }>;
  readonly uploads: Map<string, { name: string; initiated: Date; parts: Map<number, Buffer> }>;
};

export type Asked = {
  readonly method: string;
  readonly name: string;
  readonly query: URLSearchParams;
  readonly range: string | undefined;
  readonly body: Buffer;
};

export type Answered = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
};

const SMALLEST_PART = 5_242_880;

/** Names an operation of S3's API, as its documentation does. */
export function nameOperation({ method, name, query }: Asked): string {
  const upload = query.has('uploadId');
  switch (method) {
    case 'POST':
      return upload ? 'CompleteMultipartUpload' : query.has('uploads') ? 'CreateMultipartUpload' : 'Unknown';
    case 'PUT':
      return upload ? 'UploadPart' : 'PutObject';
    case 'DELETE':
      return upload ? 'AbortMultipartUpload' : 'DeleteObject';
    case 'HEAD':
      return 'HeadObject';
    case 'GET':
      if (name !== '') return 'GetObject';
      return query.has('uploads') ? 'ListMultipartUploads' : 'ListObjectsV2';
    default:
      return 'Unknown';
  }
}

export function refuse(status: number, code: string, more = ''): Answered {
  return {
    status,
    headers: { 'Content-Type': 'application/xml' },
    body: `<Error><Code>${code}</Code><Message>refused</Message>${more}</Error>`,
  };
}

/** Does what is asked of the bucket; lists come in pages of `pageSize`. */
export function operate(contents: Contents, asked: Asked, pageSize: number): Answered {
  const { objects, uploads } = contents;
  const { name, query, body } = asked;
  const upload = uploads.get(query.get('uploadId') ?? '');
  switch (nameOperation(asked)) {
    case 'PutObject':
      objects.set(name, { body, modified: new Date() });
      return { status: 200, headers: { ETag: etag(body) } };
    case 'CreateMultipartUpload': {
      const id = randomUUID();
      uploads.set(id, { name, initiated: new Date(), parts: new Map() });
      return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    case 'UploadPart':
      if (upload?.name !== name) return refuse(404, 'NoSuchUpload');
      upload.parts.set(Number(query.get('partNumber')), body);
      return { status: 200, headers: { ETag: etag(body) } };
    case 'CompleteMultipartUpload':
      if (upload?.name !== name) return refuse(404, 'NoSuchUpload');
      return complete(contents, asked, upload.parts);
    case 'AbortMultipartUpload':
      return uploads.delete(query.get('uploadId') ?? '') ? { status: 204 } : refuse(404, 'NoSuchUpload');
    case 'DeleteObject':
      objects.delete(name);
      return { status: 204 };
    case 'HeadObject':
    case 'GetObject':
      return read(objects.get(name)?.body, asked.range);
    case 'ListObjectsV2':
      return listObjects(objects, query, pageSize);
    case 'ListMultipartUploads':
      return listUploads(uploads, query, pageSize);
    default:
      return refuse(501, 'NotImplemented');
  }
}

function complete(
  { objects, uploads }: Contents,
  { name, query, body }: Asked,
  parts: Map<number, Buffer>,
): Answered {
  const listed = [...body.toString().matchAll(/<Part>.*?<\/Part>/gs)].map(([part]) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: /<ETag>(.*?)</.exec(part)?.[1]?.replaceAll('&quot;', '"'),
  }));
  const found = listed.map(({ number }) => parts.get(number));
  if (listed.length === 0 || listed.some((part, at) => part.number <= (listed[at - 1]?.number ?? 0)))
    return refuse(400, 'InvalidPartOrder');
  if (listed.some((part, at) => part.etag !== etag(found[at] ?? Buffer.alloc(0))))
    return refuse(400, 'InvalidPart');
  if (found.slice(0, -1).some((part) => (part?.length ?? 0) < SMALLEST_PART))
    return refuse(400, 'EntityTooSmall');
  objects.set(name, {
    body: Buffer.concat(found.filter((part) => part !== undefined)),
    modified: new Date(),
  });
  uploads.delete(query.get('uploadId') ?? '');
  return xml(
    `<CompleteMultipartUploadResult><Key>${name}</Key><ETag>"x-1"</ETag></CompleteMultipartUploadResult>`,
  );
}

function read(body: Buffer | undefined, range: string | undefined): Answered {
  if (body === undefined) return refuse(404, 'NoSuchKey');
  const match = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
  if (!match) return { status: 200, headers: { ETag: etag(body) }, body };
  const [start, end] = [Number(match[1]), Math.min(Number(match[2]), body.length - 1)];
  if (start >= body.length) return refuse(416, 'InvalidRange');
  return {
    status: 206,
    headers: { 'Content-Range': `bytes ${start}-${end}/${body.length}` },
    body: body.subarray(start, end + 1),
  };
}

function listObjects(objects: Contents['objects'], query: URLSearchParams, pageSize: number): Answered {
  if (query.get('list-type') !== '2') return refuse(501, 'NotImplemented');
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const left = [...objects].filter(([name]) => name.startsWith(prefix) && name > after);
  const page = left.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, pageSize);
  const more = left.length > page.length;
  const items = page.map(
    ([name, { body, modified }]) =>
      `<Contents><Key>${name}</Key><LastModified>${modified.toISOString()}</LastModified><Size>${body.length}</Size></Contents>`,
  );
  const next = more ? `<NextContinuationToken>${page.at(-1)?.[0]}</NextContinuationToken>` : '';
  return xml(
    `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${items.join('')}</ListBucketResult>`,
  );
}

function listUploads(uploads: Contents['uploads'], query: URLSearchParams, pageSize: number): Answered {
  const prefix = query.get('prefix') ?? '';
  const after = `${query.get('key-marker') ?? ''} ${query.get('upload-id-marker') ?? ''}`;
  const left = [...uploads]
    .map(([id, { name, initiated }]) => ({ id, name, initiated, place: `${name} ${id}` }))
    .filter(({ name, place }) => name.startsWith(prefix) && place > after);
  const page = left.toSorted((a, b) => (a.place < b.place ? -1 : 1)).slice(0, pageSize);
  const more = left.length > page.length;
  const last = page.at(-1);
  const next = more
    ? `<NextKeyMarker>${last?.name}</NextKeyMarker><NextUploadIdMarker>${last?.id}</NextUploadIdMarker>`
    : '';
  const items = page.map(
    ({ id, name, initiated }) =>
      `<Upload><Key>${name}</Key><UploadId>${id}</UploadId><Initiated>${initiated.toISOString()}</Initiated></Upload>`,
  );
  return xml(
    `<ListMultipartUploadsResult><IsTruncated>${more}</IsTruncated>${next}${items.join('')}</ListMultipartUploadsResult>`,
  );
}

function xml(body: string): Answered {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  };
}

function etag(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
