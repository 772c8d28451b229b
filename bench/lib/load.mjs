// Requests: one after the other with their latencies, and many at once with wrk.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { kBench } from './places.mjs';

/** Milliseconds of each request, sent one after the other over one connection. */
export async function latencies(url, targets, cookie) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const times = [];
  for (const target of targets) {
    const begin = process.hrtime.bigint();
    await new Promise((resolve, reject) => {
      http.get(url + target, { agent, headers: { cookie } }, (answer) => {
        answer.resume();
        answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${target}: ${answer.statusCode}`))));
      }).on('error', reject);
    });
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
  }
  agent.destroy();
  return times;
}

/** A latency of wrk ("812.00us", "12.34ms", "1.20s") in milliseconds. */
function millisecondsOf(text) {
  const [, number, unit] = /^([\d.]+)(us|ms|s)$/.exec(text);
  return Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit];
}

/**
 * Requests over `clients` connections, targets picked in turn. @throws when an answer is not 2xx
 * @returns {{perSecond: number, p99: number}} p99 in milliseconds
 */
export function underLoad(url, targets, cookie, { clients, seconds }) {
  const script = path.join(kBench, 'wrk.lua');
  writeFileSync(script, `local targets = {${targets.map((target) => JSON.stringify(target)).join(',')}}
local next = 0
wrk.headers["Cookie"] = ${JSON.stringify(cookie)}
request = function()
  next = next % #targets + 1
  return wrk.format("GET", targets[next])
end
`);
  const output = execFileSync('wrk', ['-t1', `-c${clients}`, `-d${seconds}s`, '--latency', '-s', script, url], { encoding: 'utf8' });
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(output);
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]), p99: millisecondsOf(/99%\s+(\S+)/.exec(output)[1]) };
}

/** Requests per second, as underLoad. */
export const throughput = (...request) => underLoad(...request).perSecond;
