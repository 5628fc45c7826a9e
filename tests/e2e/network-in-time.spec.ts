import { addDays, addYears, todayIn } from '@solmu/shared/dates.js'
import type { Browser, Page } from 'playwright-core'
import { axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

/** The network is reorganised ahead of its day, looked at on both sides of it, and taken back. */
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const today = todayIn()
const day = `${addYears(today, 1).slice(0, 4)}-03-01`
const finnish = (iso: string) => iso.split('-').reverse().map(Number).join('.')

/** Writes into a field that offers choices, and takes the first that carries the text. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).first().fill(text)
  await page.getByRole('option', { name: new RegExp(text) }).first().click()
}

const unitsUnder = async (page: Page, asOf: string, centre: string) => {
  await page.goto(`/fi/network?view=table&asOf=${asOf}`)
  const row = page.getByRole('row').filter({ hasText: centre }).first()
  await row.waitFor()
  return Number(/\t(\d+)\t/.exec(await row.innerText())?.[1])
}

test('a coordinator moves a unit from a day to come, sees both sides of that day, and takes it back', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  const before = await unitsUnder(page, day, 'Kaakkois-Suomi')

  await page.goto('/fi/network/change?kind=move')
  await choose(page, 'Lisää siirtyvä yksikkö', 'Kiteen Kaari')
  await choose(page, 'Aluekeskus, johon yksiköt siirtyvät', 'Kaakkois-Suomi')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Jatka: Milloin ja miksi' }).click()

  // Without a reason there is no way on; what was written stays.
  await page.getByRole('textbox', { name: 'Voimaan' }).fill(finnish(day))
  await page.getByRole('button', { name: 'Jatka: Seuraukset' }).click()
  await page.getByText('Korjaa yksi kohta').waitFor()
  expect(await page.getByRole('textbox', { name: 'Voimaan' }).inputValue()).toBe(finnish(day))
  await page.getByLabel('Perustelu').fill('Kitee tekee yhteistyötä Kaakkois-Suomen kanssa')
  await page.getByRole('button', { name: 'Jatka: Seuraukset' }).click()

  await page.getByRole('row').filter({ hasText: 'Itä-Suomi → Kaakkois-Suomi' }).waitFor()
  await page.getByText(`Voit kumota muutoksen ${finnish(addDays(day, -1))} asti`).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: `Siirrä yksikkö ${finnish(day)} alkaen` }).click()
  await page.getByText('Se tulee voimaan itsestään').waitFor()

  expect(await unitsUnder(page, addDays(day, -1), 'Kaakkois-Suomi')).toBe(await unitsUnder(page, today, 'Kaakkois-Suomi'))
  expect(await unitsUnder(page, day, 'Kaakkois-Suomi')).not.toBe(before)

  await page.goto('/fi/network/changes')
  const row = page.getByRole('row').filter({ hasText: 'Siirto: Kiteen Kaari' })
  await row.getByRole('button', { name: /Kumoa/ }).click()
  expect(await axe(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: /Kumoa/ }).click()
  await row.getByText('Kumottu').first().waitFor()
  expect(await unitsUnder(page, day, 'Kaakkois-Suomi')).toBe(before)
  expect(faults).toEqual([])
  await context.close()
})

test('the coordinator of a region is offered no unit of another one', async () => {
  const { context, page } = await openWindow(browser)
  await signIn(context, 'regional_coordinator')
  await page.goto('/fi/network/change?kind=close')
  await page.getByRole('heading', { name: /Vaihe 2/ }).waitFor()
  const answer = await context.request.post('/graphql', {
    data: {
      query: `query ($input: PreviewNetworkChangeInput!) { previewNetworkChange(input: $input) { revision } }`,
      variables: { input: { effectiveOn: day, operation: { close: { unitId: await idOf(page, 'Rovaniemen Roihu') } } } }
    }
  })
  expect(((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code).toBe('NOT_ALLOWED')
  await context.close()
})

async function idOf(page: Page, search: string): Promise<string> {
  const query = `query ($search: String!) { orgUnits(filter: { search: $search }) { nodes { id } } }`
  const answer = await page.context().request.post('/graphql', { data: { query, variables: { search } } })
  const body = (await answer.json()) as { data: { orgUnits: { nodes: { id: string }[] } } }
  return body.data.orgUnits.nodes[0]?.id ?? ''
}

test('the network is read through another division, and two days are laid side by side', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'auditor')
  await page.goto('/fi/network?lens=wellbeing_county&view=table')
  await page.getByRole('row').filter({ hasText: 'Etelä-Pohjanmaan hyvinvointialue' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.goto('/fi/network?lens=employment_area&asOf=2024-06-01&view=table')
  await page.getByText('Työllisyysalueet').first().waitFor()
  expect(await axe(page)).toEqual([])

  await page.goto(`/fi/network/compare?from=2019-12-31&to=${today}`)
  await page.getByRole('heading', { name: /Avatut yksiköt/ }).waitFor()
  await page.getByText('Kainuu: siirtyi').first().waitFor()
  expect(await axe(page)).toEqual([])
  await page.setViewportSize(phone)
  await page.reload()
  await page.getByRole('heading', { name: /Avatut yksiköt/ }).waitFor()
  expect(await fitsWidth(page)).toBe(true)
  expect(faults).toEqual([])
  await context.close()
})
