import type { Browser, Page } from 'playwright-core'
import { PostOffice } from '../../apps/api/src/core/testing/post-office.js'
import { axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

/** The links that letters carry, followed from the letter that a mail server took to the page that they open. */
const base = process.env.E2E_POSTED_URL ?? ''
const password = 'kolme hirveä lammella'
const nextPassword = 'neljä kurkea suolla'

const post = new PostOffice()
let browser: Browser

beforeAll(async () => {
  await post.open(Number(process.env.E2E_POST_PORT))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await post.close()
})

/** The link to a page in a letter to an address, once the letter has come. */
async function linkTo(page: 'invitation' | 'reset', address: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const link = new RegExp(`${base}\\S+/${page}#\\S+`).exec(post.textsTo(address).join('\n'))?.[0]
    if (link) return link
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No link came to ${address}`)
}

/** The title of the page, and what axe and the width of the window have against it. */
async function seen(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
}

test('a coordinator invites somebody, and the link of the letter lets them in once, in their role', async () => {
  const email = 'uusi.johtaja@solmu.example'
  const { context, page, faults } = await openWindow(browser, { base })
  await signIn(context, 'regional_coordinator')
  await page.goto('/fi/admin/invitations')
  await page.getByRole('button', { name: 'Kutsu henkilö' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Sähköposti').fill(email)
  await dialog.getByLabel('Kutsun kieli').selectOption('sv')
  await dialog.getByLabel('Rooli', { exact: true }).selectOption('unit_manager')
  await dialog.getByLabel('Yksikkö, jossa rooli on').fill('Kiteen Kaari')
  await page.getByRole('option', { name: /Kiteen Kaari/ }).click()
  await dialog.getByLabel('Perustelu').fill('Aloittaa yksikön johtajana')
  await dialog.getByRole('button', { name: 'Lähetä kutsu' }).click()
  await page.getByRole('row', { name: /uusi\.johtaja.*Odottaa vastausta/ }).waitFor()
  expect(faults).toEqual([])
  await context.close()

  const link = await linkTo('invitation', email)
  const guest = await openWindow(browser, { base, size: phone })
  await guest.page.goto(link)
  await seen(guest.page, 'Välkommen till Solmu')
  await guest.page.getByText('Kiteen Kaari').waitFor()
  await guest.page.getByLabel('Ditt namn').fill('Uusi Johtaja')
  await guest.page.getByLabel('Lösenord', { exact: true }).fill(password)
  await guest.page.getByRole('button', { name: 'Skapa kontot och logga in' }).click()
  await guest.page.getByRole('heading', { level: 1, name: 'Det här väntar på mig' }).waitFor()
  await guest.page.goto('/sv/profile')
  await guest.page.getByRole('main').getByText('Enhetschef').first().waitFor()
  expect(guest.faults).toEqual([])
  await guest.context.close()

  const late = await openWindow(browser, { base, size: phone, theme: 'dark' })
  await late.page.goto(link)
  await seen(late.page, 'Inbjudan gäller inte längre')
  await late.context.close()
})

test('somebody who forgot the password sets a new one from the link of the letter, once', async () => {
  const email = 'mikko.hyvarinen@solmu.example'
  const { context, page, faults } = await openWindow(browser, { base, size: phone })
  await page.goto('/fi/login')
  await page.getByRole('link', { name: 'Unohditko salasanasi?' }).click()
  await seen(page, 'Unohtunut salasana')
  await page.getByLabel('Sähköposti').fill(email)
  await page.getByRole('button', { name: 'Lähetä linkki' }).click()
  await seen(page, 'Katso sähköpostisi')

  const link = await linkTo('reset', email)
  await page.goto(link)
  await seen(page, 'Aseta uusi salasana')
  await page.getByLabel('Uusi salasana').fill(nextPassword)
  await page.getByRole('button', { name: 'Tallenna salasana' }).click()
  await seen(page, 'Salasana on vaihdettu')
  await page.getByRole('link', { name: 'Siirry kirjautumiseen' }).click()
  await page.getByLabel('Sähköposti').fill(email)
  await page.getByLabel('Salasana', { exact: true }).fill(nextPassword)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mikä odottaa minua' }).waitFor()
  expect(faults).toEqual([])
  await context.close()

  const late = await openWindow(browser, { base, theme: 'dark' })
  await late.page.goto(link)
  await seen(late.page, 'Linkki on vanhentunut')
  await late.context.close()
})
