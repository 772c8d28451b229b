// What every journey shares: a browser page that fails the test on script errors and blocked resources, pictures,
// and the check for accessibility.
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';

export const url = process.env.BANSO_E2E_URL;
const out = process.env.BANSO_E2E_OUT;
const pictures = process.env.BANSO_E2E_PICTURES;

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

let browser;
async function sharedBrowser() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  return browser;
}
after(() => browser?.close());

/**
 * One test in a fresh browser context (own cookies). `story` receives {page, context, open}; open({viewport})
 * gives a further person with cookies of their own. A failing test leaves a picture in tests/e2e/out.
 * Script errors and console errors fail the test, unless `expectedErrors` (a RegExp) names them.
 */
export function journey(name, story, { viewport = desktop, expectedErrors = null } = {}) {
  test(name, async () => {
    const contexts = [];
    const troubles = [];
    const open = async ({ viewport: size = viewport, javaScriptEnabled = true } = {}) => {
      const context = await (await sharedBrowser()).newContext({
        viewport: size, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', baseURL: url, javaScriptEnabled,
      });
      contexts.push(context);
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      const note = (text) => {
        if (!expectedErrors?.test(text)) troubles.push(text);
      };
      page.on('pageerror', (error) => note(`page error: ${error.message}`));
      page.on('console', (message) => {
        // Asking who is signed in is answered 401 when nobody is; the browser reports that as an error.
        const asksWho = message.location().url.endsWith('/api/v1/me') && /status of 401/.test(message.text());
        if (message.type() === 'error' && !asksWho) note(`console: ${message.text()} ${message.location().url}`);
      });
      return { page, context };
    };
    try {
      const first = await open();
      await story({ ...first, open });
      assert.deepEqual(troubles, [], 'errors in the browser');
    } catch (error) {
      for (const [index, context] of contexts.entries()) {
        const page = context.pages()[0];
        await page?.screenshot({ path: path.join(out, `failed-${fileName(name)}-${index}.png`) }).catch(() => {});
      }
      throw error;
    } finally {
      for (const context of contexts) await context.close();
    }
  });
}

function fileName(name) {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
}

/** Takes a picture into tests/e2e/out; with {forDocs: true} and --pictures also into the documents. */
export async function picture(page, name, { forDocs = false, fullPage = false } = {}) {
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(out, `${name}.png`);
  await page.screenshot({ path: file, fullPage, animations: 'disabled' });
  if (forDocs && pictures) {
    mkdirSync(pictures, { recursive: true });
    copyFileSync(file, path.join(pictures, `${name}.png`));
  }
}

/** Fails with the rule, the place and the help text of every axe violation (WCAG 2.2 AA and best practice). */
export async function assertAccessible(page) {
  await page.locator('h1').first().waitFor();  // before that, the page is still being put together
  // What still fades in has another contrast than what a person reads.
  await page.evaluate(() => Promise.allSettled(document.getAnimations()
    .filter((animation) => animation.effect.getComputedTiming().iterations !== Infinity)
    .map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.map((rule) =>
    `${rule.id}: ${rule.help}\n${rule.nodes.map((node) => `    ${node.target.join(' ')} ${node.html}`).join('\n')}`);
  assert.deepEqual(told, [], `accessibility of ${page.url()}`);
}

/** Fails when the page can be scrolled sideways. */
export async function assertFits(page) {
  const [content, window] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `${page.url()} is ${content} px wide in a window of ${window} px`);
}

/** Presses Tab until the element has the focus: what a person without a mouse does. */
export async function tabTo(page, locator, limit = 60) {
  for (let count = 0; count < limit; count += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${locator} is not reached by ${limit} presses of Tab`);
}

/** Waits for a mail to `to` whose subject contains `subject` and returns the newest. */
export async function waitForMail(to, subject = '', within = 15_000) {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await fetch(`${process.env.BANSO_E2E_MAILBOX}/mails?to=${encodeURIComponent(to)}`);
    const mail = (await answer.json()).filter((each) => each.subject.includes(subject)).at(-1);
    if (mail) return mail;
    if (Date.now() > deadline) assert.fail(`no mail "${subject}" to ${to} within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The first link in a mail that leads to the server under test. */
export function linkIn(mail) {
  const found = mail.text.match(/https?:\/\/\S+/g)?.find((link) => link.startsWith(url));
  assert.ok(found, `no link to ${url} in: ${mail.text}`);
  return found;
}
