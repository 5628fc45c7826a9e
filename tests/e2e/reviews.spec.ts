/** A review on its way: a colleague scores what is left, hands in, differences are settled, the unit replies, and it is final. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoPassword } from '../../apps/api/src/demo/demo-roles.js'
import { ask, axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

/** Gives every criterion that is left the same level. */
async function scoreTheRest(page: Page): Promise<void> {
  for (const criterion of await page.getByRole('article').all()) {
    if ((await criterion.locator('input[type=radio]:checked').count()) === 0) await criterion.locator('input[type=radio]').nth(2).check()
  }
  await page.getByText('25/25 kriteeriä arvioitu. Kaikki tallennettu.').waitFor()
}

type Settlement = { reviewSettlement: { state: string; criteria: { code: string; differs: boolean; agreed: object | null }[] } }

/** Settles what is left, as the page does. */
async function settleTheRest(context: BrowserContext, id: string): Promise<void> {
  const { reviewSettlement } = await ask<Settlement>(context, 'query ($id: ID!) { reviewSettlement(assessmentId: $id) { state criteria { code differs agreed { version } } } }', { id })
  for (const { code } of reviewSettlement.criteria.filter(({ differs, agreed }) => differs && !agreed)) {
    const input = { assessmentId: id, criterionCode: code, value: 3, reason: 'Sovittu käynnillä', expectedVersion: 0 }
    await ask(context, 'mutation ($input: SettleCriterionInput!) { settleCriterion(input: $input) { settlement { state } } }', { input })
  }
}

test('a unit is reviewed, agreed with and replies', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'reviewer')
  await page.goto('/fi/quality/reviews', { waitUntil: 'networkidle' })
  await expectSound(page)
  await page.getByRole('link', { name: 'Saimaan Verstas' }).click()
  await page.getByText('Arvioi ennen kuin näet yksikön oman arvion').waitFor()
  const assessment = await ask<{ myReviews: { assessmentId: string; unit: { name: { fi: string } } }[] }>(context, '{ myReviews { assessmentId unit { name { fi } } } }')
  const id = assessment.myReviews.find(({ unit }) => unit.name.fi === 'Saimaan Verstas')?.assessmentId ?? ''
  await scoreTheRest(page)
  await expectSound(page)
  await page.getByRole('button', { name: 'Anna arvio' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Anna arvio' }).click()

  // Now both views are open, and what differs is settled with a reason.
  await page.getByRole('link', { name: 'Avaa arviot rinnakkain' }).click()
  await page.getByRole('button', { name: /^Sovi taso/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Tallenna sovittu' }).click()
  await dialog.getByRole('link', { name: /Kirjoita perustelu/ }).waitFor()
  await dialog.getByLabel('Sovittu taso').selectOption('3')
  await dialog.getByLabel('Perustelu').fill('Käynnillä nähty kirjaaminen tukee tasoa')
  await dialog.getByRole('button', { name: 'Tallenna sovittu' }).click()
  await page.getByText('Käynnillä nähty kirjaaminen tukee tasoa', { exact: false }).first().waitFor({ state: 'attached' })
  await expectSound(page)
  await settleTheRest(context, id)

  // The unit reads it in the hand and replies.
  const { context: hand, page: unit } = await openWindow(browser, { size: phone })
  await hand.request.post('/auth/login', { data: { email: 'pirjo.kosunen@solmu.example', password: demoPassword } })
  await unit.goto(`/fi/quality/consensus/${id}`, { waitUntil: 'networkidle' })
  await unit.getByRole('button', { name: 'Anna vastine' }).click()
  await unit.getByRole('dialog').getByLabel('Vastine').fill('Kiitos, korjaamme kirjaamisen.')
  await unit.getByRole('dialog').getByRole('button', { name: 'Lähetä ja vahvista lopulliseksi' }).click()
  await unit.getByText('Kiitos, korjaamme kirjaamisen.').waitFor()
  await unit.getByText('Valmis', { exact: true }).waitFor()
  await expectSound(unit)
  await hand.close()
  expect(faults).toEqual([])
  await context.close()
})
