/**
 * What remains of a project: from its output to the card, a unit that is asked shows with a file that it still has it in use, and
 * finds what the network knows of it, in Finnish on a desk and in Swedish in the hand.
 */
import type { Browser, Page } from 'playwright-core'
import { ask, axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })
const paper = { name: 'Seuranta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 seuranta') }

test('comes from an output over its card and what shows its use to what the network knows', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'unit_manager')
  const { projects } = await ask<{ projects: { nodes: { id: string }[] } }>(context, '{ projects(filter: { search: "VERTO" }) { nodes { id } } }')
  await page.goto(`/fi/portfolio/projects/${projects.nodes[0]?.id}`, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { name: 'Työnantaja mukaan ennen ensimmäistä nuorta' }).waitFor()
  await page.getByRole('link', { name: 'Verstaspolku' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Verstaspolku' }).waitFor()

  await page.getByRole('button', { name: /^Vastaa.*Karjalan Työsilta/u }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('button', { name: 'Lähetä vastaus' }).click()
  await question.getByRole('alert').waitFor()
  await question.getByRole('textbox').first().fill('Kuusi nuorta on polulla tänä syksynä.')
  await question.getByRole('button', { name: 'Lähetä vastaus' }).click()
  await question.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Liitä tiedosto: Karjalan Työsilta' }).click()
  const adding = page.getByRole('dialog')
  await adding.locator('input[type=file]').setInputFiles({ ...paper, buffer: Buffer.from('MZ kohde') })
  await adding.getByRole('button', { name: 'Liitä', exact: true }).click()
  await adding.getByText('Tiedoston on oltava PDF, PNG tai JPEG.').first().waitFor()
  await adding.locator('input[type=file]').setInputFiles(paper)
  await adding.getByRole('button', { name: 'Liitä', exact: true }).click()
  await page.getByRole('link', { name: 'Seuranta.pdf' }).waitFor()
  await expectSound(page)

  await page.goto('/fi/portfolio/knowledge', { waitUntil: 'networkidle' })
  await page.getByRole('searchbox').fill('työnantajien')
  await page.getByRole('link', { name: 'Työnantajien aamukahvi' }).first().waitFor()
  await expectSound(page)
  await page.setViewportSize(phone)
  await page.goto('/sv/portfolio/knowledge?q=arbetsgivare', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Inbjudan på två språk gav fler arbetsgivare' }).waitFor()
  await expectSound(page)
  // The one file that was refused, as it should be.
  expect(faults.filter((fault) => !fault.includes('415'))).toEqual([])
})
