import type { Page } from 'playwright-core'
import { PostOffice } from '../../apps/api/src/core/testing/post-office.js'

/** The letters of a product of the set-up that sends them, as a mail server of the journey takes them. */
export class Letters {
  readonly base: string
  private readonly post = new PostOffice()

  constructor(private readonly name: 'POSTED' | 'JOINING') {
    this.base = process.env[`E2E_${name}_URL`] ?? ''
  }

  async open(): Promise<void> {
    await this.post.open(Number(process.env[`E2E_${this.name}_POST`]))
  }

  close(): Promise<void> {
    return this.post.close()
  }

  /** The link to a page in the newest letter to an address that says something, once such a letter has come. */
  async linkTo(page: 'invitation' | 'reset' | 'apply', address: string, saying = ''): Promise<string> {
    const link = new RegExp(`${this.base}\\S+/${page}#\\S+`)
    for (let tries = 0; tries < 200; tries++) {
      const found = this.post.textsTo(address).filter((letter) => letter.includes(saying)).flatMap((letter) => link.exec(letter)?.[0] ?? [])
      if (found.length > 0) return found.at(-1) ?? ''
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`No link came to ${address}`)
  }
}

/** Fills in everything that an application must tell but the business id. */
export async function fillApplication(page: Page, name: string): Promise<void> {
  await page.getByLabel('Oikeudellinen muoto').selectOption('association')
  await page.getByLabel('Kotikunta').selectOption({ label: 'Tuusniemi' })
  await page.getByLabel('Katuosoite').fill('Pajatie 1')
  await page.getByLabel('Postinumero').fill('71200')
  await page.getByLabel('Postitoimipaikka').fill('Tuusniemi')
  await page.getByLabel('suomi', { exact: true }).check()
  await page.getByLabel('Yhteyshenkilö', { exact: true }).fill('Hilla Hakija')
  await page.getByLabel('Yhteyshenkilön sähköposti').fill('hilla.hakija@hakija.example')
  await page.getByLabel('Organisaation nimi').fill(name)
  for (const label of ['Valmennushenkilöstö', 'Tuotantohenkilöstö', 'Asiakkaita vuodessa']) await page.getByLabel(label).fill('12')
  await page.getByLabel('Työpajatoiminta').check()
  await page.getByLabel('Kuvaus palveluista').fill('Työpaja ja valmennusta')
  await page.getByLabel('Kunnat ja toimipaikat').fill('Tuusniemi ja Kaavi')
  for (const text of await page.getByLabel('Kuvaus', { exact: true }).all()) await text.fill('Toimintaa on ollut kaksikymmentä vuotta.')
}

/** Sends an application once all of it is with the server. */
export async function sendApplication(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('[role=status][data-state]').length > 0 && document.querySelectorAll('[role=status][data-state]:not([data-state=saved])').length === 0)
  await page.getByRole('button', { name: 'Lähetä hakemus' }).click()
}
