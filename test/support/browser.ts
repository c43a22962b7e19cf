import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext } from 'playwright-core';

const FONTS = ['noto-sans-sc', 'noto-sans-tc', 'noto-sans'];
const WEIGHTS = ['400Regular', '500Medium', '700Bold'];
/** Flags of a function host that keep a browser from running more than one page, or switch off what we rely on. */
const UNWANTED = new Set(['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content']);

/** A real Chromium from the registry, with the Noto fonts, so that Chinese is no row of boxes. */
export async function openBrowser(): Promise<Browser> {
  const fontconfig = await writeFontconfig();
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((flag) => !UNWANTED.has(flag)),
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fontconfig, FONTCONFIG_PATH: path.dirname(fontconfig), HOME: tmpdir() },
  });
}

/** A page of a size, already signed in by its cookie. */
export async function openContext(browser: Browser, url: string, cookie: string, options: { width: number; height: number; dark?: boolean; language?: string }): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url, viewport: { width: options.width, height: options.height }, colorScheme: options.dark ? 'dark' : 'light', locale: options.language ?? 'zh-CN', timezoneId: 'Asia/Shanghai',
    ...(options.width < 500 ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  });
  const [name = '', value = ''] = cookie.split('=');
  if (name !== '') await context.addCookies([{ name, value, url }]);
  return context;
}

async function writeFontconfig(): Promise<string> {
  const folder = path.join(tmpdir(), 'countersign-fonts');
  await mkdir(path.join(folder, 'cache'), { recursive: true });
  const file = path.join(folder, 'fonts.conf');
  const folders = FONTS.flatMap((name) => WEIGHTS.map((weight) => `<dir>${path.resolve('node_modules/@expo-google-fonts', name, weight)}</dir>`)).join('');
  const prefer = ['sans-serif', 'system-ui', 'PingFang SC', 'Microsoft YaHei'].map((family) =>
    `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans</family><family>Noto Sans SC</family></prefer></alias>`).join('');
  await writeFile(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${folder}/cache</cachedir>${prefer}</fontconfig>`);
  return file;
}
