import type { Browser } from 'playwright-core'
import { axe, demoUrl, emptyUrl, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a wrong password is told without saying which half was wrong, and the e-mail stays', async () => {
  const { context, page } = await openWindow(browser)
  await page.goto('/fi/login')
  await page.getByLabel('Sähköposti').fill('aino.salmela@solmu.example')
  await page.getByLabel('Salasana', { exact: true }).fill('väärä salasana')
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  const alert = page.getByRole('alert').filter({ hasText: /\S/ })
  await alert.waitFor()
  const wrongPassword = await alert.innerText()
  expect(await page.getByLabel('Sähköposti').inputValue()).toBe('aino.salmela@solmu.example')
  await page.getByLabel('Sähköposti').fill('ei.ketaan@solmu.example')
  await page.getByLabel('Salasana', { exact: true }).fill('väärä salasana')
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/auth/login')),
    page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  ])
  await alert.waitFor()
  expect(await alert.innerText()).toBe(wrongPassword)
  expect(await axe(page)).toEqual([])
  await context.close()
})

test('a demo account is picked from the list, and signing out ends the session', async () => {
  const { context, page } = await openWindow(browser)
  await page.goto('/sv/login')
  await page.getByRole('button', { name: /demo/i }).click()
  await page.getByRole('button', { name: /Maarit Oinonen/ }).click()
  await page.getByRole('button', { name: 'Logga in', exact: true }).click()
  await page.waitForURL(/\/(fi|sv)$/)
  await page.getByRole('button', { name: /Maarit Oinonen/ }).click()
  await page.getByRole('menuitem', { name: /Logga ut|Kirjaudu ulos/ }).click()
  await page.waitForURL(/\/login/)
  await page.goto('/fi/network')
  await page.waitForURL(/\/fi\/login/)
  await context.close()
})

test('a deep link asks to sign in and then leads where it pointed', async () => {
  const { context, page } = await openWindow(browser)
  await page.goto('/en/network?asOf=2020-01-01&view=table')
  await page.waitForURL(/\/en\/login/)
  await page.getByLabel('Email').fill('aino.salmela@solmu.example')
  await page.getByLabel('Password', { exact: true }).fill('solmu-demo-2026')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.searchParams.get('asOf') === '2020-01-01')
  await context.close()
})

test('a session that has ended leads to the login and back to the page', async () => {
  const { context, page } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/network/units')
  await page.getByRole('heading', { level: 1, name: 'Yksiköt' }).waitFor()
  await context.clearCookies()
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('link', { name: 'Tapahtumaloki' }).click()
  await page.waitForURL(/\/fi\/login/)
  await context.close()
})

test('the first run of an empty installation creates the administrator', async () => {
  const { context, page } = await openWindow(browser, { base: emptyUrl() })
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: 'Ota Solmu käyttöön' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Käyttöönottotunnus').fill('arvaus')
  await page.getByLabel('Konsortion nimi').fill('Koekonsortio')
  await page.getByLabel('Oma nimesi').fill('Ensi Ylläpitäjä')
  await page.getByLabel('Sähköposti').fill('ensi@koe.example')
  await page.getByLabel('Salasana', { exact: true }).fill('kolme hirveä lammella')
  await page.getByRole('button', { name: 'Luo konsortio ja kirjaudu' }).click()
  await page.getByText('Käyttöönottotunnus on väärä').first().waitFor()
  expect(await page.getByLabel('Konsortion nimi').inputValue()).toBe('Koekonsortio')
  await page.getByLabel('Käyttöönottotunnus').fill(process.env.E2E_TOKEN ?? '')
  await page.getByLabel('Salasana', { exact: true }).fill('kolme hirveä lammella')
  await page.getByRole('button', { name: 'Luo konsortio ja kirjaudu' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mikä odottaa minua' }).waitFor()
  await page.getByRole('banner').getByText('Koekonsortio').waitFor()
  await page.goto('/fi/network')
  await page.getByRole('heading', { level: 2, name: 'Rakenne' }).waitFor()
  await page.getByRole('treeitem', { name: /Pääkonttori/ }).or(page.getByRole('row', { name: /Pääkonttori/ })).first().waitFor()
  await context.close()
})

test('headers, cookies and storage keep what they promise', async () => {
  const { context, page } = await openWindow(browser, { size: phone })
  await signIn(context, 'auditor')
  const response = await page.goto('/fi')
  const headers = response?.headers() ?? {}
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  const cookies = await context.cookies(demoUrl())
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }])
  await page.getByRole('heading', { level: 1 }).waitFor()
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toMatch(/solmu\.example|Strand|solmu-demo/)
  expect(await fitsWidth(page)).toBe(true)
  await context.close()
})
