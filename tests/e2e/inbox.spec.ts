/**
 * What waits and what one is told, from one colleague to the other: a mention on a return goes to the bell and by mail, is answered,
 * and the tasks that come of it are put off, brought back and handed on.
 */
import type { Browser, Page } from 'playwright-core'
import { Letters } from './letters.js'
import { ask, axe, emailOf, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

const letters = new Letters('POSTED')
const { base } = letters
let browser: Browser

beforeAll(async () => {
  await letters.open()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await letters.close()
})

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

const secret = 'Asiakkaan tilanne on muuttunut'
type Items = { readonly workItems: readonly { readonly id: string; readonly kind: string; readonly params: { readonly returnId?: string } }[] }

test('a mention reaches a colleague by bell and mail, who answers, puts the task off and hands it on', async () => {
  const { context: first, page: mine, faults: myFaults } = await openWindow(browser, { base })
  await signIn(first, 'unit_manager')
  const { workItems } = await ask<Items>(first, '{ workItems { id kind params } }')
  const { returnId } = workItems.find(({ kind }) => kind === 'return_to_mend')?.params ?? {}
  await mine.goto(`/fi/results/returns/${returnId}#discussion`, { waitUntil: 'networkidle' })
  const field = mine.getByRole('textbox', { name: 'Kirjoita viesti' })
  await field.fill(`${secret}, @Riit`)
  await field.press('End')
  await mine.getByRole('option', { name: /Riitta Kosonen/ }).click()
  await mine.getByRole('button', { name: 'Lähetä viesti' }).click()
  await mine.getByText('Viesti on lähetetty.').waitFor()

  // The mail says that she was mentioned and where, and nothing of what was said or by whom.
  const letter = await letters.newest(emailOf('unit_member'), (text) => text.includes('mainittiin'))
  expect(letter).not.toMatch(new RegExp(`${secret}|Hyvärinen`))
  const link = /http\S+#discussion/.exec(letter)?.[0] ?? ''
  const { context: second, page: hers, faults: herFaults } = await openWindow(browser, { base, size: phone })
  await signIn(second, 'unit_member')
  await hers.goto('/fi/inbox/notifications', { waitUntil: 'networkidle' })
  await hers.getByRole('link', { name: /^Ilmoitukset: \d+ uutta$/ }).waitFor()
  await hers.goto(link, { waitUntil: 'networkidle' })
  await hers.getByText(secret).waitFor()
  await expectSound(hers)
  await hers.getByRole('textbox', { name: 'Kirjoita viesti' }).fill('Korjaan sen tänään.')
  await hers.getByRole('button', { name: 'Lähetä viesti' }).click()
  await hers.getByText('Viesti on lähetetty.').waitFor()
  await letters.newest(emailOf('unit_manager'), (text) => text.includes('Keskusteluun, johon olet osallistunut'))

  // She puts the return off although it is late, and brings it back.
  await hers.goto('/fi/inbox', { waitUntil: 'networkidle' })
  const acts = hers.getByRole('button', { name: /Toiminnot: Korjaa kysytyt luvut/ })
  await acts.click()
  await hers.getByRole('menuitem', { name: 'Lykkää…' }).click()
  await hers.getByRole('dialog').getByRole('checkbox').check()
  await expectSound(hers)
  await hers.getByRole('dialog').getByRole('button', { name: 'Lykkää' }).click()
  await acts.waitFor({ state: 'detached' })
  await hers.goto('/fi/inbox?show=put_off', { waitUntil: 'networkidle' })
  await acts.click()
  await hers.getByRole('menuitem', { name: 'Palauta listalle' }).click()
  await acts.waitFor({ state: 'detached' })

  // Then she hands it on, and he sees from whom it came.
  await hers.goto('/fi/inbox', { waitUntil: 'networkidle' })
  await acts.click()
  await hers.getByRole('menuitem', { name: 'Siirrä työkaverille…' }).click()
  const dialog = hers.getByRole('dialog')
  await dialog.getByRole('combobox', { name: /Kenelle/ }).fill('Mikko')
  await hers.getByRole('option', { name: /Mikko Hyvärinen/ }).click()
  await dialog.getByLabel('Viesti').fill('Hoidatko loppuun?')
  await dialog.getByRole('button', { name: 'Siirrä' }).click()
  await acts.waitFor({ state: 'detached' })
  await mine.goto('/fi/inbox?whose=from', { waitUntil: 'networkidle' })
  await mine.getByText('Sinulle siirsi Riitta Kosonen.').waitFor()
  await mine.getByText('Hoidatko loppuun?').waitFor()

  // From now on she is told of colleagues in one mail a day.
  await hers.goto('/fi/profile/notifications', { waitUntil: 'networkidle' })
  await hers.getByLabel('Työkaverit').selectOption({ label: 'Kooste joka aamu kello 7' })
  await hers.getByText('Työkaverit: Kooste joka aamu kello 7.').waitFor()
  expect([myFaults, herFaults]).toEqual([[], []])
  await Promise.all([first.close(), second.close()])
})
