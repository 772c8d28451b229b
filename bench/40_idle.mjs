// The server at rest: memory without PostgreSQL, and how long a warm start takes.
import { existsSync, mkdirSync } from 'node:fs';
import { kVar } from './lib/places.mjs';
import { memory, serve, sleep } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'idle: 起動と待機';

export async function measure() {
  if (!existsSync(kVar)) mkdirSync(kVar, { recursive: true });
  await (await serve()).stop();
  const server = await serve();
  try {
    await sleep(3000);
    return [
      result('start to ready, warm', server.readyAfter, 's', { bar: '≤ 2 s', limit: 2 }),
      result('memory of the idle server', memory(server.pid), 'MB', { bar: '≤ 120 MB', limit: 120 }),
    ];
  } finally {
    await server.stop();
  }
}
