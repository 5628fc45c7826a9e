/** The head office reads how the promise is kept, goes to a unit, reads the same as a table, and looks again on the phone. */
import type { Browser, Page } from 'playwright-core'
import { ask, axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

type Scene = { qualityOverview: { shownCount: number; subjectCount: number; units: { unit: { id: string; name: { fi: string } }; result: { score: number | null } | null }[] } }

test('from the heat map to a unit, its table, and the phone', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  const { qualityFrameworks } = await ask<{ qualityFrameworks: { id: string; assessedUnitCount: number }[] }>(context, '{ qualityFrameworks { id assessedUnitCount } }')
  const framework = [...qualityFrameworks].sort((a, b) => b.assessedUnitCount - a.assessedUnitCount)[0]!
  const { qualityOverview } = await ask<Scene>(context, 'query ($id: ID!) { qualityOverview(frameworkId: $id) { shownCount subjectCount units { unit { id name { fi } } result { score } } } }', { id: framework.id })
  const { unit } = qualityOverview.units.find(({ result }) => result !== null)!

  // The view begins with the framework by which most have been assessed, and says how many of how many there are.
  await page.goto('/fi/quality', { waitUntil: 'networkidle' })
  await page.getByText(`Näkyvissä ${qualityOverview.shownCount} / ${qualityOverview.subjectCount} yksikköä.`).waitFor()
  const heat = page.getByRole('region', { name: /kriteerit yksiköittäin/ })
  await heat.focus()
  await page.keyboard.press('End')
  expect(await heat.getByRole('rowheader', { name: unit.name.fi, exact: true }).count()).toBe(1)
  await expectSound(page)

  await heat.getByRole('link', { name: unit.name.fi, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: `${unit.name.fi}: laatuprofiili` }).waitFor()
  await page.getByRole('img', { name: /osa-alueet pienimmän ja suurimman pistemäärän välillä/ }).waitFor()
  await page.getByRole('radio', { name: 'Taulukko' }).check()
  await page.waitForURL(/view=table/)
  expect(await page.getByRole('img', { name: /osa-alueet/ }).count()).toBe(0)
  await page.getByRole('table', { name: 'Osa-alueet kierroksittain' }).waitFor()
  await expectSound(page)

  const { context: hand, page: small } = await openWindow(browser, { size: phone, theme: 'dark' })
  await signIn(hand, 'national_coordinator')
  await small.goto('/fi/quality', { waitUntil: 'networkidle' })
  await small.getByRole('region', { name: /kriteerit yksiköittäin/ }).waitFor()
  await expectSound(small)
  await hand.close()
  expect(faults).toEqual([])
})
