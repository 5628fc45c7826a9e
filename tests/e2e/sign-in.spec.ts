import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoPassword } from '../../apps/api/src/demo/demo-roles.js'
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
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual(
    ['solmu', 'solmu-device'].map((name) => ({ name, httpOnly: true, sameSite: 'Lax' }))
  )
  await page.getByRole('heading', { level: 1 }).waitFor()
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toMatch(/solmu\.example|Strand|solmu-demo/)
  expect(await fitsWidth(page)).toBe(true)
  await context.close()
})

/** A device of the person that makes and uses passkeys; it waits for a finger until it is pressed. */
async function addAuthenticator(context: BrowserContext, page: Page) {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: false }
    }
  })
  return (enabled: boolean) => devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
}

/** What the person's app shows, so many steps of half a minute from now. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

/** Sets up the app on the page of one's security. */
async function enrolApp(page: Page): Promise<{ secret: string; recoveryCode: string }> {
  await page.getByRole('button', { name: 'Ota todennussovellus käyttöön' }).click()
  await page.getByRole('img', { name: /QR-kuvio/ }).waitFor()
  const secret = (await page.getByRole('listitem').locator('code').innerText()).replace(/\s/g, '')
  await page.getByLabel('Koodi').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Vahvista', exact: true }).click()
  const recoveryCode = await page.getByRole('list', { name: 'Talleta varakoodisi nyt' }).locator('code').first().innerText()
  expect(await axe(page)).toEqual([])
  await page.getByRole('checkbox', { name: 'Olen tallettanut varakoodit' }).check()
  await page.getByRole('button', { name: 'Jatka' }).click()
  return { secret, recoveryCode }
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: new RegExp(name) }).click()
  await page.getByRole('menuitem', { name: 'Kirjaudu ulos' }).click()
  await page.getByRole('heading', { level: 1, name: 'Kirjaudu' }).waitFor()
}

/** A browser without a list of passkeys of its own: with one, whoever always touches the key is in before any button is pressed. */
const offersNoList = (context: BrowserContext) =>
  context.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
  })

/** An account that no other journey signs in with: from now on it asks for a second factor. */
const someone = { email: 'terhi.hakala@solmu.example', displayName: 'Terhi Hakala' }

const statusOf = async (context: BrowserContext) => (await context.request.get('/auth/session')).status()

test('someone sets up an app and a passkey, signs in with each, and signs another device out', async () => {
  const { email, displayName } = someone
  const { context, page } = await openWindow(browser)
  await offersNoList(context)
  const press = await addAuthenticator(context, page)
  await context.request.post('/auth/login', { data: { email, password: demoPassword } })
  await page.goto('/fi/profile/security')
  const { secret, recoveryCode } = await enrolApp(page)

  await signOut(page, displayName)
  await page.getByLabel('Sähköposti').fill(email)
  await page.getByLabel('Salasana', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  // The code of the setting up is spent; that of the next step is taken already.
  await page.getByLabel('Koodi').fill(codeOf(secret, 1).replace(/(...)/, '$1 '))
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await page.getByRole('banner').getByRole('button', { name: new RegExp(displayName) }).waitFor()

  await page.goto('/fi/profile/security')
  await page.getByRole('button', { name: 'Lisää pääsyavain' }).click()
  await page.getByLabel('Nimi').fill('Työkannettava')
  await press(true)
  await page.getByRole('button', { name: 'Luo pääsyavain' }).click()
  await page.getByRole('row', { name: /Työkannettava.*Ei vielä/ }).waitFor()
  await press(false)

  await signOut(page, displayName)
  await press(true)
  await page.getByRole('button', { name: 'Kirjaudu pääsyavaimella' }).click()
  await page.getByRole('banner').getByRole('button', { name: new RegExp(displayName) }).waitFor()

  const { context: elsewhere } = await openWindow(browser)
  const first = await elsewhere.request.post('/auth/login', { data: { email, password: demoPassword } })
  const { ticket } = (await first.json()) as { ticket: string }
  await elsewhere.request.post('/auth/second-factor', { data: { ticket, method: 'recovery_code', code: recoveryCode } })
  expect(await statusOf(elsewhere)).toBe(200)

  await page.goto('/fi/profile/security')
  await page.getByText('9 jäljellä').waitFor()
  await page.getByRole('row', { name: /Tämä istunto.*pääsyavain/ }).waitFor()
  await page.getByRole('row', { name: /varakoodi/ }).getByRole('button', { name: /Päätä istunto/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Päätä istunto' }).click()
  await page.getByRole('row', { name: /varakoodi/ }).waitFor({ state: 'detached' })
  await page.getByText('Olet kirjautuneena vain tällä laitteella.').waitFor()
  expect(await statusOf(elsewhere)).toBe(401)
  expect(await statusOf(context)).toBe(200)
  expect(await axe(page)).toEqual([])
  await elsewhere.close()
  await context.close()
})

/** Lets requests for a session with a passkey through together: when another has come, or a second after the first. */
async function holdTogether(page: Page): Promise<() => number> {
  let sent = 0
  let release = () => undefined as void
  const together = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/auth\/passkey$/, async (route) => {
    sent++
    if (sent > 1) release()
    else setTimeout(release, 1000)
    await together
    await route.continue()
  })
  return () => sent
}

test('a passkey taken from the list of the browser and the button pressed at the same time open one session', async () => {
  const email = 'mira.lehto@solmu.example'
  const { context, page } = await openWindow(browser)
  const press = await addAuthenticator(context, page)
  await context.request.post('/auth/login', { data: { email, password: demoPassword } })
  await page.goto('/fi/profile/security')
  await page.getByRole('button', { name: 'Lisää pääsyavain' }).click()
  await page.getByLabel('Nimi').fill('Työkannettava')
  await press(true)
  await page.getByRole('button', { name: 'Luo pääsyavain' }).click()
  await page.getByRole('list', { name: 'Talleta varakoodisi nyt' }).waitFor()
  await context.request.post('/auth/logout')

  const sent = await holdTogether(page)
  const offered = page.waitForRequest(/\/auth\/passkey$/)
  await page.goto('/fi/login')
  await offered
  await page.getByRole('button', { name: 'Kirjaudu pääsyavaimella' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mikä odottaa minua' }).waitFor()
  expect(sent()).toBe(1)
  await page.goto('/fi/profile/security')
  await page.getByRole('row', { name: /Tämä istunto.*pääsyavain/ }).waitFor()
  await page.getByText('Olet kirjautuneena vain tällä laitteella.').waitFor()
  await context.close()
})
