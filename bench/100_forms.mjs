// An application for membership on the web: validated, stored, told to the office, receipt queued; 16 people at once.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { kBench } from './lib/places.mjs';
import { captureTransactions, pgbench, psql } from './lib/postgres.mjs';
import { serve, sleep } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'forms: 入会申込みの送信';

const kClients = 16;
const kAnswers = {
  legal_form: 'corporation', name: '株式会社ベンチマーク', contact_name: '計測 太郎', email: 'bench@example.jp', phone: '0465-00-0000',
  name_kana: 'ベンチマーク', 'address.post_code': '250-0011', 'address.address': '神奈川県小田原市栄町1丁目1-1', capital: '1,000万円',
  employees: '１２', founded: '平成2年4月', business: '計測の請負', interests: 'finance',
  agree_articles: 'true', agree_antisocial: 'true', agree_privacy: 'true',
};

/** Hidden fields of fresh pages of the form: each can be sent once. */
async function freshPages(url, place, count) {
  const pages = [];
  const fetchSome = async () => {
    while (pages.length < count) {
      const html = await fetch(url + place).then((answer) => answer.text());
      const hidden = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)[1];
      pages.push({ _challenge: hidden('_challenge'), _version: hidden('_version') });
    }
  };
  await Promise.all(Array.from({ length: 8 }, fetchSome));
  return pages.slice(0, count);
}

const bodyOf = (page) => new URLSearchParams({ ...page, ...kAnswers }).toString();
const kHeaders = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

/** Sends bodies over the clients, each once. @returns {{perSecond, p99}} @throws when they do not last */
function sendFor(url, place, bodies, seconds) {
  const file = path.join(kBench, 'bodies.txt');
  writeFileSync(file, bodies.join('\n'));
  const script = path.join(kBench, 'wrk-post.lua');
  writeFileSync(script, `local bodies = {}
for line in io.lines(${JSON.stringify(file)}) do bodies[#bodies + 1] = line end
local next = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Accept"] = "text/html"
request = function()
  next = next + 1
  if next > #bodies then error('the bodies are used up') end
  return wrk.format("POST", ${JSON.stringify(place)}, nil, bodies[next])
end
`);
  const output = execFileSync('wrk', ['-t1', `-c${kClients}`, `-d${seconds}s`, '--latency', '-s', script, url], { encoding: 'utf8' });
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(output);
  const [, number, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(output);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]),
    p99: Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit],
  };
}

/** The captured statements with another link each time, so that every run of them is a new application. */
function withNewLinks(statements) {
  const text = statements.join('\n');
  const hash = /app\.link'?,?\s*'?([0-9a-f]{64})/.exec(text)?.[1] ?? /([0-9a-f]{64})/.exec(text)[1];
  const random = "md5(:n::text) || md5(:n::text || 'x')";
  return `\\set n random(1, 9000000000000000000)\n${text
    .replaceAll(`'\\x${hash}'`, `('\\x' || ${random})`)
    .replaceAll(`E'\\\\x${hash}'`, `('\\x' || ${random})`)
    .replaceAll(`'${hash}'`, `(${random})`)}`;
}

export async function measure({ quick }) {
  const server = await serve();
  try {
    const [[organization]] = psql("select organization_id from identity.organization where kind = 'chamber' order by 1 limit 1");
    const place = `/join/${organization}`;
    const pages = await freshPages(server.url, place, 30);
    await sleep(4000);  // nobody types faster
    const send = async (page) => {
      const answer = await fetch(server.url + place, { method: 'POST', headers: kHeaders, body: bodyOf(page), redirect: 'manual' });
      if (answer.status !== 303) throw new Error(`${place}: ${answer.status}\n${await answer.text()}`);
    };
    for (const page of pages.splice(0, 20)) await send(page);
    const captured = await captureTransactions(async () => {
      for (const page of pages.splice(0, 10)) await send(page);
    });
    const scripts = captured.filter((statements) => statements.some((sql) => /insert into admission\.application /.test(sql)))
      .map(withNewLinks);
    if (scripts.length < 5) throw new Error(`only ${scripts.length} submissions were seen`);
    const seconds = quick ? 5 : 15;
    const bare = pgbench(scripts, { clients: kClients, seconds });
    const bodies = (await freshPages(server.url, place, Math.ceil(1.5 * bare * seconds))).map(bodyOf);
    await sleep(4000);
    const before = Number(psql('select count(*) from admission.application')[0][0]);
    const ours = sendFor(server.url, place, bodies, seconds);
    const stored = Number(psql('select count(*) from admission.application')[0][0]) - before;
    if (stored < 0.95 * ours.perSecond * seconds) throw new Error(`only ${stored} applications were stored`);
    return [
      result('form submission, 16 clients', ours.perSecond, 'req/s', { bar: '≥ 0.4 × pgbench', limit: 0.4 * bare, atLeast: true,
        note: `pgbench ${Math.round(bare)} /s, ${stored} applications` }),
      result('form submission, 16 clients, p99', ours.p99, 'ms', { bar: '≤ 30 ms', limit: 30 }),
    ];
  } finally {
    psql("delete from admission.application where name = '株式会社ベンチマーク'");
    await server.stop();
  }
}
