import { Injectable } from '@nestjs/common'
import { sheetAsCsv } from '../../../../core/files/sheet-writer.js'
import { fileWord, type SentFile } from '../../../../core/files/sent-file.js'
import { contentTypes } from '../../../../core/files/sheet-writer.js'
import { PaperService } from '../../../../core/pdf/paper.service.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import QRCode from 'qrcode'

/** Links on their way out: nothing of them stays here. */
export type LinkSheet = {
  readonly addresses: readonly string[]
  readonly unitName: LocalizedText
  readonly closesOn: string
  readonly name: string
}

const texts = {
  fi: {
    how: 'Leikkaa laput irti ja anna yksi kullekin. Lue koodi puhelimen kameralla tai kirjoita osoite selaimeen. Kullakin lapulla voi vastata kerran.',
    only: 'Tämä on ainoa kappale: linkkejä ei ole tallennettu mihinkään. Kuka lapun saa, ei näy mistään.',
    until: (day: string) => `Vastaa viimeistään ${day}`,
    each: 'Vastaa nimettömästi. Kerran käytettävä linkki.',
    head: 'Osoite',
    file: 'kyselylinkit'
  },
  sv: {
    how: 'Klipp isär lapparna och ge en åt var och en. Läs koden med telefonens kamera eller skriv adressen i webbläsaren. Med varje lapp kan man svara en gång.',
    only: 'Det här är det enda exemplaret: länkarna har inte sparats någonstans. Vem som får en lapp syns ingenstans.',
    until: (day: string) => `Svara senast ${day}`,
    each: 'Svara anonymt. Länken kan användas en gång.',
    head: 'Adress',
    file: 'enkatlankar'
  },
  en: {
    how: 'Cut the slips apart and give one to each person. Read the code with a phone camera or type the address into a browser. Each slip can be used once.',
    only: 'This is the only copy: the links are stored nowhere. Nothing tells who got which slip.',
    until: (day: string) => `Answer by ${day}`,
    each: 'Answer without your name. A link that can be used once.',
    head: 'Address',
    file: 'survey-links'
  }
} as const

const dayIn = (iso: string): string => iso.split('-').reverse().map(Number).join('.')

/** Links on paper with a code each, or as a list. */
@Injectable()
export class SurveySheets {
  constructor(private readonly paper: PaperService) {}

  async pdf({ addresses, unitName, closesOn, name }: LinkSheet, language: Language): Promise<SentFile> {
    const words = texts[language]
    const unit = unitName[language] || unitName.fi
    const items = await Promise.all(
      addresses.map(async (address) => ({
        svg: await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
        alt: words.each,
        title: name,
        lines: [unit, words.each, words.until(dayIn(closesOn))],
        address
      }))
    )
    const content = await this.paper.write({
      ...{ language, title: name, subtitle: unit, author: unit, head: `${name} · ${unit}`, tag: '', foot: words.only },
      blocks: [
        { kind: 'text', heading: '', paragraphs: [words.how, words.only] },
        { kind: 'codes', heading: '', items }
      ]
    })
    return { name: `${words.file}-${fileWord(unit)}.pdf`, contentType: 'application/pdf', content }
  }

  csv({ addresses, unitName }: LinkSheet, language: Language): SentFile {
    const words = texts[language]
    const content = Buffer.from(sheetAsCsv({ rows: [[words.head], ...addresses.map((address) => [address])] }, language))
    return { name: `${words.file}-${fileWord(unitName[language] || unitName.fi)}.csv`, contentType: contentTypes.csv, content }
  }
}
