import { addYears, todayIn } from '@solmu/shared/dates.js'
import type { Browser, Page } from 'playwright-core'
import { axe, openBrowser, openWindow, signIn } from './visitor.js'

/** The main job: a coordinator sets the date back, and tree, table and map follow. */
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const today = todayIn()
const threeYearsAgo = addYears(today, -3)
const finnish = (day: string) => day.split('-').reverse().map(Number).join('.')

const unitsInTree = async (page: Page) => {
  const text = await page.locator('h2', { hasText: 'Rakenne' }).locator('..').innerText()
  return Number(/(\d+) yksikköä/.exec(text)?.[1])
}
const areaLabels = async (page: Page) => {
  const areas = page.getByLabel('Aluekeskusten alueet, pohjoisesta etelään').locator('[aria-label]')
  await areas.first().waitFor()
  return areas.evaluateAll((each) => each.map((area) => area.getAttribute('aria-label') ?? ''))
}

test('the national coordinator signs in, sets the date back three years, and tree, map and table change', async () => {
  const { context, page, faults } = await openWindow(browser)
  await page.goto('/')
  await page.getByLabel('Sähköposti').fill('aino.salmela@solmu.example')
  await page.getByLabel('Salasana', { exact: true }).fill('solmu-demo-2026')
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mikä odottaa minua' }).waitFor()
  // Who is not signed in gets a 401, which the browser reports; from here on nothing may go wrong.
  faults.length = 0

  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('link', { name: 'Verkosto' }).click()
  await page.getByRole('heading', { level: 1, name: 'Verkosto' }).waitFor()
  await page.getByText('Verkosto tänään').waitFor()
  expect(await unitsInTree(page)).toBe(53)
  const areasToday = await areaLabels(page)
  expect(areasToday).toHaveLength(7)

  await page.getByLabel('Päivä, jolta verkosto näytetään').fill(finnish(threeYearsAgo))
  await page.keyboard.press('Enter')
  await page.getByText('Katsot verkostoa sellaisena kuin se oli').first().waitFor()
  await page.waitForURL((url) => url.searchParams.get('asOf') === threeYearsAgo)
  // The tree of today stands until the one of that day has come.
  await page.locator('h2', { hasText: 'Rakenne' }).locator('..').getByText('49 yksikköä').waitFor()
  expect(await unitsInTree(page)).toBe(49)
  const areasThen = await areaLabels(page)
  expect(areasThen).not.toEqual(areasToday)
  const easternThen = areasThen.find((label) => label.startsWith('Itä-Suomi'))
  expect(easternThen).toContain('52 kuntaa')
  expect(areasToday.find((label) => label.startsWith('Itä-Suomi'))).toContain('43 kuntaa')
  expect(await axe(page)).toEqual([])

  await page.getByRole('radio', { name: 'Taulukko' }).check()
  const eastern = page.getByRole('row').filter({ hasText: 'Itä-Suomi' }).first()
  expect(await eastern.innerText()).toContain('52')
  expect(await axe(page)).toEqual([])

  await page.getByRole('radio', { name: 'Ruudut' }).check()
  await page.getByLabel(/Maakunnat ruutuina/).waitFor()
  expect(await axe(page)).toEqual([])

  await page.reload()
  await page.getByText('Katsot verkostoa sellaisena kuin se oli').first().waitFor()
  await page.getByRole('button', { name: 'Tähän päivään' }).click()
  await page.getByText('Verkosto tänään').waitFor()
  expect(await unitsInTree(page)).toBe(53)
  expect(faults).toEqual([])
  await context.close()
})

test('a date that cannot be read is named, and what was typed stays', async () => {
  const { context, page } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/network')
  const field = page.getByLabel('Päivä, jolta verkosto näytetään')
  await field.fill('31.2.2023')
  await page.keyboard.press('Enter')
  await page.getByText('Tätä päivää ei ole kalenterissa.').waitFor()
  expect(await field.inputValue()).toBe('31.2.2023')
  expect(await axe(page)).toEqual([])
  await context.close()
})

test('the map is used by keyboard alone: areas, neighbours, details, and back', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/network')
  const areas = page.getByLabel('Aluekeskusten alueet, pohjoisesta etelään').locator('[aria-label]')
  await areas.first().waitFor()
  await areas.first().focus()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  expect(await focused()).toMatch(/^Lappi/)
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toMatch(/^Pohjois-Pohjanmaa/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: /Pohjois-Pohjanmaa/ }).waitFor()
  await page.waitForURL((url) => url.searchParams.has('unit'))
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.searchParams.has('unit'))
  expect(faults).toEqual([])
  await context.close()
})

test('the time control is moved by keyboard', async () => {
  const { context, page } = await openWindow(browser)
  await signIn(context, 'auditor')
  await page.goto('/fi/network?asOf=2020-06-15')
  const handle = page.getByRole('slider', { name: 'Katselupäivä' })
  await handle.focus()
  expect(await handle.getAttribute('aria-valuetext')).toMatch(/15\.6\.2020/)
  await page.keyboard.press('PageUp')
  await page.waitForURL((url) => url.searchParams.get('asOf') === '2021-06-15')
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL((url) => url.searchParams.get('asOf') === '2021-05-15')
  await context.close()
})
