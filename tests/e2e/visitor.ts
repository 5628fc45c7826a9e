import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { demoAccounts, demoPassword } from '../../apps/api/src/demo/demo-roles.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, as the law asks. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The demo of this worker, shared with no journey that runs at the same time. */
export const demoUrl = (): string => process.env[`E2E_DEMO_${process.env.JEST_WORKER_ID ?? 1}_URL`] ?? ''
export const emptyUrl = (): string => process.env.E2E_EMPTY_URL ?? ''

export type Size = { width: number; height: number }
export const desktop: Size = { width: 1440, height: 900 }
export const phone: Size = { width: 390, height: 844 }

/** A browser of one spec file. */
export async function openBrowser(): Promise<Browser> {
  return chromium.connect(process.env.E2E_BROWSER ?? '')
}

/** Opens a fresh, signed-out window. */
export async function openWindow(browser: Browser, of: { size?: Size; theme?: 'light' | 'dark'; base?: string } = {}) {
  const context = await browser.newContext({
    baseURL: of.base ?? demoUrl(),
    viewport: of.size ?? desktop,
    colorScheme: of.theme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    acceptDownloads: true
  })
  const page = await context.newPage()
  return { context, page, faults: watchFaults(page) }
}

/** The e-mail of the demo account of a role. */
export function emailOf(role: RoleName): string {
  return demoAccounts.find((account) => account.role === role)?.email ?? ''
}

/** Signs the window in through the API that the login page uses. */
export async function signIn(context: BrowserContext, role: RoleName): Promise<void> {
  const data = { email: emailOf(role), password: demoPassword }
  const response = await context.request.post('/auth/login', { data })
  if (!response.ok()) throw new Error(`Could not sign in as ${role}: ${await response.text()}`)
}

/** Collects what the browser complains of; a page that works leaves it empty. */
function watchFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()} ${response.request().postData() ?? ''}`)
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  return faults
}

/** What axe finds wrong with the page as it stands, one line each. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async (rules) => {
    const runner = (window as unknown as { axe: { run: (root: Document, options: object) => Promise<AxeResult> } }).axe
    const result = await runner.run(document, { runOnly: { type: 'tag', values: rules } })
    return result.violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`)
    )
  }, RULES)
}

type AxeResult = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }

/** True when the page needs no sideways scrolling. */
export function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
}
