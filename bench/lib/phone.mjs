// A page as a phone gets it: a real Chromium with a slow network and a slow processor.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { kRoot } from './places.mjs';

const kModules = path.join(kRoot, 'tests/e2e/package.json');
const kChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));

/** Why nothing can be measured here, or null. */
export function noPhone() {
  if (!kChromium) return 'Chromium がありません / no Chromium';
  return existsSync(path.join(kRoot, 'tests/e2e/node_modules')) ? null : 'tests/e2e のパッケージがありません / npm ci --prefix tests/e2e';
}

/** Lighthouse's slow 4G: 150 ms round trip, 1.6 Mbit/s down, 750 kbit/s up, with its factor 0.9 for throughput. */
export const kLighthouseNetwork = { offline: false, latency: 150 * 3.75, downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8 };

/** What the bars of public forms say: 1.6 Mbit/s and 150 ms as they are. */
export const kSlowPhone = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

export function launch() {
  const { chromium } = createRequire(kModules)('playwright-core');
  return chromium.launch({ executablePath: kChromium, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
}

/** LCP (seconds), CLS, kB of scripts and kB of everything, as they come over the wire. */
export async function measurePage(browser, url, network = kLighthouseNetwork) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true,
    hasTouch: true, locale: 'ja-JP' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const scripts = new Map();
  let all = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.set(requestId, 0));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
  });
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
  return { lcp: lcp / 1000, cls, scripts: [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000, all: all / 1000 };
}
