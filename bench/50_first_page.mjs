// The first page on a phone: Lighthouse's mobile profile (slow 4G, processor four times slower) in a real Chromium.
import { launch, measurePage, noPhone } from './lib/phone.mjs';
import { serve } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'page: スマートフォンでの最初の画面';

export const skip = noPhone;

export async function measure() {
  const server = await serve();
  const browser = await launch();
  try {
    const results = [];
    for (const [name, target] of [['top page', '/'], ['sign-in page', '/app/sign-in']]) {
      const runs = [];
      for (let i = 0; i < 3; i += 1) runs.push(await measurePage(browser, server.url + target));
      const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[1];
      results.push(
        result(`${name}, JavaScript`, median('scripts'), 'kB', { bar: '≤ 170 kB gzip', limit: 170 }),
        result(`${name}, LCP`, median('lcp'), 's', { bar: '≤ 2.0 s', limit: 2 }),
        result(`${name}, CLS`, median('cls'), '', { bar: '≤ 0.05', limit: 0.05 }),
      );
    }
    return results;
  } finally {
    await browser.close();
    await server.stop();
  }
}
