import { createServer } from 'node:http';
import { announceListening } from './announce-listening.ts';

// A process of its own: the least that Node can serve.
announceListening(createServer((_, response) => response.end('ok')));
