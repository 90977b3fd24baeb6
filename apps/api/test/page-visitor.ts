import { type Answer, type ApiServer, ask, type Sent } from './api-server.ts';

/** Someone with a browser without script: keeps the session's cookie, sends forms as browsers do. */
export type Visitor = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, fields: Fields, headers?: Record<string, string>) => Promise<Answer>;
  readonly sendFile: (path: string, file: Uint8Array<ArrayBuffer>, name?: string) => Promise<Answer>;
  /** The value of the session's cookie. */
  readonly session: () => string | undefined;
};

/** Fields of a form; a list sends its name several times. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export function visit(api: Pick<ApiServer, 'address'>): Visitor {
  let session: string | undefined;
  const send = async (method: string, path: string, headers: Record<string, string>, body?: Sent) => {
    const answer = await ask(api, method, path, {
      headers: { ...(session === undefined ? {} : { Cookie: `palmares_session=${session}` }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const set = /palmares_session=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
    if (set !== undefined) session = set === '' ? undefined : set;
    return answer;
  };
  const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' };
  return {
    get: (path) => send('GET', path, {}),
    post: (path, fields, headers = sameOrigin) => send('POST', path, headers, encode(fields)),
    sendFile: (path, file, name = 'dossier.pdf') => {
      const form = new FormData();
      form.append('fichier', new Blob([file], { type: 'application/pdf' }), name);
      return send('POST', path, sameOrigin, form);
    },
    session: () => session,
  };
}

function encode(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
    ),
  );
}

/** A draft begun on the page; gives its id. */
export async function beginOnPage(visitor: Visitor, title = 'Guichet itinérant'): Promise<string> {
  const begun = await visitor.post('/candidature', {
    title,
    'contact-name': 'Ada Martin',
    'contact-email': 'ada@example.org',
  });
  const id = /^\/candidature\/([\w-]{36})/.exec(begun.headers.get('location') ?? '')?.[1];
  if (id === undefined) throw new Error(`${begun.status} ${begun.text}`);
  return id;
}

/** The whole form, filled in, as it is sent from the page that shows it now. */
export async function fillIn(visitor: Visitor, id: string, change: Fields = {}): Promise<Fields> {
  const { text } = await visitor.get(`/candidature/${id}`);
  return { ...completeForm, seen: /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '', ...change };
}

const completeForm: Fields = {
  title: 'Guichet itinérant',
  organisation: 'CAF du Nord',
  scheme: 'Régime général',
  branch: 'Famille',
  partners: 'Ville de Lille\r\nDépartement du Nord\r\n',
  categories: ['innovation-sociale', 'innovation-territoriale'],
  'contact-name': 'Ada Martin',
  'contact-email': 'ada@example.org',
  'contact-phone': '',
  summary: 'Un guichet qui va vers les allocataires.',
  objectives: 'Rejoindre 500 personnes.\r\n\r\nEt plus.',
  startedOn: '01/09/2019',
  endedOn: '30/6/2021',
  status: 'completed',
  measuredResults: '612 personnes reçues.',
  costs: '24 000 euros',
  savings: '',
  generalisation: 'Toute caisse.',
  interbranch: 'Avec la CPAM.',
  prizePurpose: '',
  publicationConsent: 'oui',
  acceptsRules: 'oui',
};
