import { createServer, type IncomingMessage } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { announceListening } from './announce-listening.ts';

// A process of its own: bare Node that keeps each body as one durable row of SQLite, and does nothing else.

const [path = ':memory:'] = process.argv.slice(2);
const db = new DatabaseSync(path);
db.exec('pragma journal_mode = WAL; pragma synchronous = FULL; create table kept (body text)');
const insert = db.prepare('insert into kept values (?)');

async function keep(request: IncomingMessage): Promise<void> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  insert.run(text);
}

const server = createServer((request, response) => {
  keep(request).then(
    () => response.end('kept'),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
announceListening(server);
