import type { Browser, Page } from 'playwright-core'
import { fillApplication, Letters, sendApplication } from './letters.js'
import { axe, emailOf, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

/** The links that letters carry, followed from the letter that a mail server took to the page that they open. */
const letters = new Letters('POSTED')
const { base } = letters
const password = 'kolme hirveä lammella'
const nextPassword = 'neljä kurkea suolla'

let browser: Browser

beforeAll(async () => {
  await letters.open()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await letters.close()
})

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

  const link = await letters.linkTo('invitation', email)
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

test('an organisation that is invited applies by the link of the letter, without an account; the centre reads it and asks', async () => {
  const email = 'hilla.hakija@hakija.example'
  const { context, page, faults } = await openWindow(browser, { base })
  await signIn(context, 'regional_coordinator')
  await page.goto('/fi/members/applications')
  await page.getByRole('button', { name: 'Kutsu hakemaan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Organisaation nimi').fill('Juojärven Pajapolku ry')
  await dialog.getByLabel('Yhteyshenkilön nimi').fill('Hilla Hakija')
  await dialog.getByLabel('Sähköposti').fill(email)
  await dialog.getByRole('button', { name: 'Lähetä kutsu' }).click()
  await page.getByRole('link', { name: 'Juojärven Pajapolku ry' }).waitFor()

  const guest = await openWindow(browser, { base, size: phone })
  await guest.page.goto(await letters.linkTo('apply', email))
  await seen(guest.page, 'Jäsenhakemus: Juojärven Pajapolku ry')
  await fillApplication(guest.page, 'Juojärven Pajapolku ry')
  await guest.page.getByLabel('Y-tunnus').fill('1234567-0')
  await sendApplication(guest.page)
  await guest.page.getByRole('alert').getByRole('link', { name: /Y-tunnus/ }).click()
  await guest.page.getByLabel('Y-tunnus').fill('1234567-1')
  await guest.page.getByLabel('Lisää asiakirja').first().setInputFiles({ name: 'säännöt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 säännöt') })
  await guest.page.getByRole('button', { name: 'säännöt.pdf', exact: true }).waitFor()
  await guest.page.getByRole('button', { name: 'Lisää kirjoittaja' }).click()
  await guest.page.getByRole('dialog').getByLabel('Nimi').fill('Tuula Toinen')
  await guest.page.getByRole('dialog').getByLabel('Sähköposti').fill('tuula.toinen@hakija.example')
  await guest.page.getByRole('dialog').getByRole('button', { name: 'Lähetä linkki' }).click()
  await guest.page.getByText('tuula.toinen@hakija.example').waitFor()
  await letters.linkTo('apply', 'tuula.toinen@hakija.example')
  await sendApplication(guest.page)
  await guest.page.getByText('Hakemus on lähetetty').first().waitFor()

  await page.getByRole('link', { name: 'Juojärven Pajapolku ry' }).click()
  await page.getByRole('link', { name: 'säännöt.pdf' }).waitFor()
  await page.getByRole('radio', { name: /Kysymykset/ }).check()
  await page.getByRole('button', { name: 'Kysy hakijalta' }).click()
  await page.getByRole('dialog').getByLabel('Kysymys', { exact: true }).fill('Montako valmentajaa teillä on?')
  await page.getByRole('dialog').getByRole('button', { name: 'Lähetä kysymys' }).click()
  await page.getByText('Odottaa hakijan vastausta.').waitFor()
  expect(await axe(page)).toEqual([])

  await guest.page.reload()
  await guest.page.getByLabel('Vastaus').fill('Kymmenen')
  await guest.page.getByRole('button', { name: 'Lähetä vastaus' }).click()
  await guest.page.getByText(/Hilla Hakija vastasi/).waitFor()
  expect(await axe(guest.page)).toEqual([])
  await page.reload()
  await page.getByText('Kymmenen').waitFor()
  // The application with a wrong business id was refused, and nothing else.
  expect([...faults, ...guest.faults.filter((fault) => !/\/submit |status of 400/.test(fault))]).toEqual([])
  await context.close()
  await guest.context.close()
})

test('somebody who forgot the password sets a new one from the link of the letter, once', async () => {
  // One whom no other journey on these servers signs in: the password that they know is gone afterwards.
  const email = emailOf('auditor')
  const { context, page, faults } = await openWindow(browser, { base, size: phone })
  await page.goto('/fi/login')
  await page.getByRole('link', { name: 'Unohditko salasanasi?' }).click()
  await seen(page, 'Unohtunut salasana')
  await page.getByLabel('Sähköposti').fill(email)
  await page.getByRole('button', { name: 'Lähetä linkki' }).click()
  await seen(page, 'Katso sähköpostisi')

  const link = await letters.linkTo('reset', email)
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
