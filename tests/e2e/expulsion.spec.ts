/**
 * A member is heard before it is expelled: whoever signs for it answers, the head office records the decision, and the units of
 * the member end in the network on that day.
 */
import type { Browser, Page } from 'playwright-core'
import { demoPassword } from '../../apps/api/src/demo/demo-roles.js'
import { ask, axe, demoRows, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

const openUnits = async (membershipId: string) =>
  (await demoRows('SELECT 1 FROM membership m JOIN unit_now n ON n.organisation_id = m.organisation_id AND n.is_open WHERE m.id = $1', [membershipId])).length

test('is answered by mandate, decided by the head office, and closes the units', async () => {
  const [member] = await demoRows<{ id: string; email: string }>(
    `SELECT m.id, u.email FROM member_expulsion e JOIN membership m ON m.id = e.membership_id JOIN mandate d ON d.organisation_id = m.organisation_id AND d.kind = 'sign' AND d.ended_on IS NULL
       JOIN app_user u ON u.id = d.user_id WHERE e.state = 'hearing' LIMIT 1`
  )
  const before = await openUnits(member!.id)
  const { context: hand, page: own, faults: ownFaults } = await openWindow(browser, { size: phone })
  await hand.request.post('/auth/login', { data: { email: member!.email, password: demoPassword } })
  await own.goto('/fi/inbox?q=vastaus', { waitUntil: 'networkidle' })
  await own.getByRole('link', { name: /^Lue ja vastaa/ }).click()
  await own.getByRole('button', { name: 'Vastaa', exact: true }).click()
  const answer = own.getByRole('dialog')
  await answer.getByRole('button', { name: 'Anna vastaus' }).click()
  await answer.getByLabel('Vastaus', { exact: true }).fill('Ilmoitukset on lähetetty tänään.')
  await expectSound(own)
  await answer.getByRole('button', { name: 'Anna vastaus' }).click()
  await own.getByText('Annettu valtuutuksella').waitFor()
  await expectSound(own)
  expect(ownFaults).toEqual([])
  await hand.close()

  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/inbox?q=Erottaminen', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: /^Avaa asia/ }).click()
  await page.getByRole('button', { name: 'Kirjaa erottamispäätös' }).click()
  const dialog = page.getByRole('dialog')
  for (const each of [1, 2, 3]) await dialog.getByLabel(`Osallistuja ${each}`, { exact: true }).fill(`Päättäjä ${each}`)
  await dialog.getByLabel('Päätöksen numero').fill('AH 44/2026')
  await dialog.getByLabel('Perustelut').fill('Tulosilmoitukset puuttuvat.')
  await dialog.getByLabel('Ääniä puolesta').fill('3')
  await dialog.getByLabel('Voimaan').fill('1.1.2020')
  await dialog.getByRole('button', { name: 'Kirjaa erottaminen' }).click()
  await dialog.getByText(/Aikaisintaan \d/).first().waitFor()
  await expectSound(page)
  await dialog.getByLabel('Voimaan').fill(new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki' }).format(new Date()))
  await dialog.getByRole('button', { name: 'Kirjaa erottaminen' }).click()
  await page.getByText(/Jäsen erotettiin/).waitFor()
  await page.getByText('Ei avoimia yksiköitä').first().waitFor()
  await page.getByRole('button', { name: 'Anna ilmoitukset hoidettavaksi' }).waitFor()
  await expectSound(page)
  expect(await openUnits(member!.id)).toBe(0)
  expect(faults).toEqual([])

  // Annulled on the same day it is as if it had not been, for the journeys that come after as well.
  const [decision] = await demoRows<{ id: string }>(`SELECT d.id FROM membership_decision d WHERE d.outcome = 'expelled' ORDER BY d.recorded_at DESC LIMIT 1`)
  await ask(context, 'mutation ($input: AnnulDecisionInput!) { annulMembershipDecision(input: $input) { made { id } } }', { input: { decisionId: decision!.id, reason: 'Muotovirhe' } })
  expect(await openUnits(member!.id)).toBe(before)
  await page.reload({ waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Jatka jäsenyyttä' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Päätös kumottiin')
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await page.getByText('Aktiivinen').first().waitFor()
  await context.close()
})
