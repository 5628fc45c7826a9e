import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { type Browser, type BrowserContext, chromium, type Download, type Page } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { demoAccounts, demoPassword } from '../../apps/api/src/demo/demo-roles.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, as the law asks. */
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }

/** Those of them that look at colours. */
export const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

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
  // No more than a stop for what never comes: the machine may be busy.
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  return { context, page, faults: watchFaults(page) }
}

/** The e-mail of the demo account of a role. */
export function emailOf(role: RoleName): string {
  return demoAccounts.find((account) => account.role === role)?.email ?? ''
}

/** Signs the window in through the API that the login page uses; waits, as asked, where the account signed in too often. */
export async function signIn(context: BrowserContext, role: RoleName): Promise<void> {
  const data = { email: emailOf(role), password: demoPassword }
  const response = await context.request.post('/auth/login', { data })
  if (response.ok()) return
  const { error } = (await response.json()) as { error: { code: string; params: { seconds?: number } } }
  if (error.code !== 'TOO_MANY_ATTEMPTS') throw new Error(`Could not sign in as ${role}: ${JSON.stringify(error)}`)
  await setTimeout((error.params.seconds ?? 1) * 1000)
  return signIn(context, role)
}

/** Asks the API as whoever is signed in to the window. */
export async function ask<Data>(context: BrowserContext, query: string, variables: object = {}): Promise<Data> {
  const response = await context.request.post('/graphql', { data: { query, variables } })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** Rows of the database of this worker, read and written past the API as its owner. */
export async function demoRows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env[`E2E_DEMO_${process.env.JEST_WORKER_ID ?? 1}_DATABASE`] })
  await client.connect()
  try {
    return (await client.query<Row>(text, [...values])).rows
  } finally {
    await client.end()
  }
}

/** What the browser has saved. */
export async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
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

/** What axe finds wrong with the page as it stands, one line each; by all rules, or by some. */
export async function axe(page: Page, rules: object = RULES): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async (runOnly) => {
    const runner = (window as unknown as { axe: { run: (root: Document, options: object) => Promise<AxeResult> } }).axe
    const result = await runner.run(document, { runOnly, resultTypes: ['violations'], preload: false })
    return result.violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`)
    )
  }, rules)
}

type AxeResult = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }

/** True when the page needs no sideways scrolling. */
export function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
}
