// The first page on a phone: Lighthouse's mobile profile (slow 4G, processor four times slower) in a real Chromium.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { kRoot } from './lib/places.mjs';
import { serve } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'page: スマートフォンでの最初の画面';

const kModules = path.join(kRoot, 'tests/e2e/package.json');
const kChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));

export function skip() {
  if (!kChromium) return 'Chromium がありません / no Chromium';
  return existsSync(path.join(kRoot, 'tests/e2e/node_modules')) ? null : 'tests/e2e のパッケージがありません / npm ci --prefix tests/e2e';
}

/** Lighthouse's slow 4G: 150 ms round trip, 1.6 Mbit/s down, 750 kbit/s up, with its factor 0.9 for throughput. */
const kNetwork = { offline: false, latency: 150 * 3.75, downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8 };

async function measurePage(browser, url) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true,
    hasTouch: true, locale: 'ja-JP' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', kNetwork);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const scripts = new Map();
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.set(requestId, 0));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    scripts.has(requestId) && scripts.set(requestId, encodedDataLength));
  await page.addInitScript(() => {
    window.measured = { lcp: 0, cls: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.measured.lcp = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.measured.cls += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const answer = await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 });
  if (!answer.ok()) throw new Error(`${url}: ${answer.status()}`);
  await page.waitForTimeout(1500);
  const { lcp, cls } = await page.evaluate(() => window.measured);
  await context.close();
  return { lcp: lcp / 1000, cls, scripts: [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000 };
}

export async function measure() {
  const { chromium } = createRequire(kModules)('playwright-core');
  const server = await serve();
  const browser = await chromium.launch({ executablePath: kChromium, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
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
