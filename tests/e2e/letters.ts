import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { PostOffice } from '../../apps/api/src/core/testing/post-office.js'

/** The letters of a product of the set-up that sends them, as a mail server of the journey takes them. */
export class Letters {
  readonly base: string
  private readonly post = new PostOffice()

  constructor(private readonly name: 'POSTED' | 'JOINING') {
    this.base = process.env[`E2E_${name}_URL`] ?? ''
  }

  /** Journeys of other workers that need the same letters wait until these are closed. */
  async open(): Promise<void> {
    const port = Number(process.env[`E2E_${this.name}_POST`])
    while (await isListening(port)) await setTimeout(500)
    await this.post.open(port)
  }

  close(): Promise<void> {
    return this.post.close()
  }

  /** The link to a page in the newest letter to an address that says something, once such a letter has come. */
  async linkTo(page: 'invitation' | 'reset' | 'apply', address: string, saying = ''): Promise<string> {
    const link = new RegExp(`${this.base}\\S+/${page}#\\S+`)
    return link.exec(await this.newest(address, (letter) => letter.includes(saying) && link.test(letter)))?.[0] ?? ''
  }

  /** The newest letter to an address that fits, once it has come. */
  async newest(address: string, fits: (letter: string) => boolean): Promise<string> {
    for (let tries = 0; tries < 200; tries++) {
      const letter = this.post.textsTo(address).findLast(fits)
      if (letter !== undefined) return letter
      await setTimeout(100)
    }
    throw new Error(`No such letter came to ${address}`)
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = connect(port, '127.0.0.1', () => {
      probe.destroy()
      answer(true)
    })
    probe.once('error', () => answer(false))
  })
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
