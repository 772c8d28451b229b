// The application form of a chamber on a slow phone: everything that comes over the wire, and when the page is there.
import { kSlowPhone, launch, measurePage, noPhone } from './lib/phone.mjs';
import { psql } from './lib/postgres.mjs';
import { serve } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'form page: 入会申込みの画面（遅いスマートフォン）';

export const skip = noPhone;

export async function measure() {
  const server = await serve();
  const browser = await launch();
  try {
    const [[organization]] = psql("select organization_id from identity.organization where kind = 'chamber' order by 1 limit 1");
    const runs = [];
    for (let i = 0; i < 5; i += 1) runs.push(await measurePage(browser, `${server.url}/join/${organization}`, kSlowPhone));
    const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[2];
    return [
      result('form page, all in all', median('all'), 'kB', { bar: '≤ 60 kB', limit: 60 }),
      result('form page, JavaScript', median('scripts'), 'kB', { bar: '≤ 15 kB', limit: 15 }),
      result('form page, LCP', median('lcp'), 's', { bar: '≤ 0.8 s', limit: 0.8 }),
      result('form page, CLS', median('cls'), '', { bar: '≤ 0.05', limit: 0.05 }),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
