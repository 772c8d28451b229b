// The check of a chamber's member file: 100,000 lines in Shift_JIS, every cell read and judged, every line matched with
// the records of the chamber and with the register of 1.1 million businesses.
import { readFileSync } from 'node:fs';
import { asCsv, cp932, kHeader, memberCells } from '../tests/e2e/support/member_file.mjs';
import { million } from './lib/million.mjs';
import { withoutData } from './lib/places.mjs';
import { psql, timedScript } from './lib/postgres.mjs';
import { serve, signIn, sleep } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'member import: 会員ファイルの確認';
export const skip = withoutData;

const kLines = 100_000;

/** Real names and addresses of the register in every second line, so that there is something to find. */
function memberFile(lines) {
  const businesses = psql(`select name, prefecture_name || city_name || street, business_id from registry.business
    where status = 'active' and business_id < 90000000000000 and name !~ '[",]' order by business_id limit ${lines / 2}`);
  const rows = [[...kHeader.slice(0, 2), '法人番号', ...kHeader.slice(2)]];
  for (let index = 0; index < lines; index += 1) {
    const cells = memberCells(index);
    const business = index % 2 ? businesses[(index - 1) / 2] : undefined;
    if (business) {
      cells[1] = business[0];
      cells[6] = business[1];
      cells[7] = '';
    }
    // A quarter of the lines has its number, a quarter must be found by name and address.
    rows.push([...cells.slice(0, 2), business && index % 4 === 1 ? business[2] : '', ...cells.slice(2)]);
  }
  const known = [];
  for (const row of rows) {
    try {
      known.push(cp932(asCsv([row])));
    } catch {
      // A name in the register may have characters that Shift_JIS lacks.
      row[1] = '文字のない商店';
      row[6] = '';
      known.push(cp932(asCsv([row])));
    }
  }
  return Buffer.concat(known);
}

/** The most memory since the last call, in MB. */
function peakSince(pid) {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000;
}

export async function measure({ quick }) {
  await million();
  const server = await serve({ matching: 'false' });
  try {
    timedScript('delete from exchange.import;');
    const lines = quick ? kLines / 10 : kLines;
    const file = memberFile(lines);
    const cookie = await signIn(server.url, '商工会議所の職員');
    const me = await fetch(`${server.url}/api/v1/me`, { headers: { cookie } }).then((answer) => answer.json());
    const base = `${server.url}/api/v1/organizations/${me.roles[0].organization_id}/exchange/imports`;
    const headers = { cookie, origin: server.url, 'x-csrf-token': me.csrf_token, 'content-type': 'application/json' };
    const ask = async (method, address, body) => {
      const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const upload = await fetch(`${base}?name=members.csv`, { method: 'PUT', headers: { ...headers, 'content-type': 'text/csv' }, body: file });
    if (!upload.ok) throw new Error(await upload.text());
    const one = `${base}/${(await upload.json()).import_id}`;
    const { guess: { mapping } } = await ask('GET', `${one}/columns`);
    const column = mapping.columns.find(({ header }) => header === '会員種別');
    column.codes = [['1', 'member'], ['2', 'statutory_only'], ['9', 'former']].map(([text, value]) => ({ text, value }));
    const before = peakSince(server.pid);
    const begin = process.hrtime.bigint();
    await ask('POST', `${one}/preview`, { mapping, profile_id: null, standard_key: null });
    let state;
    do {
      await sleep(100);
      state = await ask('GET', one);
    } while (state.state === 'checking');
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    if (state.state !== 'checked') throw new Error(`${state.state}: ${state.message}`);
    const found = Number(psql(`select count(*) from exchange.import_business where certain`)[0][0]);
    const peak = peakSince(server.pid);
    return [
      result('member import, check', seconds, 's', { bar: `≤ ${quick ? 2 : 20} s`, limit: quick ? 2 : 20,
        note: `${state.message}; ${found} found in the register` }),
      result('member import, memory', peak, 'MB', { bar: '≤ 300 MB', limit: 300, note: `${before.toFixed(0)} MB before` }),
    ];
  } finally {
    await server.stop();
  }
}
