import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PaperDocument } from './paper.js'
import { Typesetter } from './typesetter.js'

let typesetter: Typesetter
beforeAll(async () => {
  typesetter = await Typesetter.load()
})
const written = (document: PaperDocument) => Buffer.from(typesetter.write(document))

const paper: PaperDocument = {
  ...{ language: 'fi', title: 'Tulokset tammi–kesäkuu 2026', subtitle: 'Laitos 2/2026', author: 'Solmu-verkosto' },
  ...{ head: 'Solmu-verkosto · Tulokset', tag: 'Demo', foot: 'Laitos 2/2026 · 0123456789ab' },
  blocks: [
    { kind: 'text', heading: 'Aluksi', paragraphs: ['Ensimmäinen #kappale, jossa on *merkkejä* [ja] $muuta$.', 'Toinen.'] },
    { kind: 'figures', heading: 'Pääluvut', items: [{ label: 'Aloittaneet', value: '1 204', note: 'Tavoite 1 150 · 52/53 yksikköä' }] },
    {
      ...{ kind: 'table', heading: 'Aluekeskukset', caption: 'Aloittaneet, henkilöä, 2026-Q1–Q2', headings: ['Aluekeskus', 'Aloittaneet'] },
      rows: [...Array.from({ length: 80 }, (_, place) => ({ cells: [`Keskus ${place + 1}`, place === 3 ? 'peit.' : `${place}`], isTotal: false })), { cells: ['Yhteensä', '1 204'], isTotal: true }],
      notes: ['peit. = alle 5 henkilöä tai suojaa toista lukua']
    }
  ]
}

type Node = { role?: string; children?: Node[] }
const rolesIn = (node: Node): string[] => [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesIn)]
const open = (bytes: Buffer) => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise

test('is tagged, in a language, with a title and bookmarks', async () => {
  const pdf = await open(written(paper))
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true, Suspects: false })
  expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'fi', Title: paper.title, Author: paper.author })
  expect((await pdf.getOutline()).flatMap(({ title, items }) => [title, ...items.map((item: { title: string }) => item.title)])).toEqual([
    paper.title, ...paper.blocks.map(({ heading }) => heading)
  ])
  const roles = rolesIn((await (await pdf.getPage(1)).getStructTree()) as Node)
  for (const role of ['Document', 'H1', 'H2', 'P', 'Table', 'THead', 'TH', 'TD']) expect(roles).toContain(role)
})

test('repeats what stands at the head of a table and of every page, and takes texts as they are', async () => {
  const pdf = await open(written(paper))
  expect(pdf.numPages).toBeGreaterThan(1)
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, place) => {
      const { items } = await (await pdf.getPage(place + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ')
    })
  )
  for (const text of pages) expect(text).toContain('Solmu-verkosto · Tulokset')
  expect(pages[0]).toContain('#kappale, jossa on *merkkejä* [ja] $muuta$')
  expect(pages[1]).toContain('Aluekeskus')
  expect(pages.join(' ')).toMatch(/Keskus 4 peit\./)
  expect(pages.at(-1)).toContain('Yhteensä')
})

test('is the same bytes whenever it is written', async () => {
  const first = written(paper)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(written(paper).equals(first)).toBe(true)
  expect(written({ ...paper, subtitle: 'Laitos 3/2026' }).equals(first)).toBe(false)
})

test('tells those who do not see a picture what it shows, and tags lists, links and headings of the third level', async () => {
  const run = (text: string, of: object = {}) => ({ text, isStrong: false, href: null, ...of })
  const alt = 'Aloittaneet: Lappi 12, Kemi peit.'
  const pdf = await open(
    written({
      ...paper,
      blocks: [
        { kind: 'heading', heading: 'Alueet', level: 2 },
        { kind: 'heading', heading: 'Tuotokset', level: 3 },
        { kind: 'rich', heading: '', paragraphs: [{ style: 'bullet', runs: [run('yksi', { isStrong: true })] }, { style: 'bullet', runs: [run('#kaksi')] }] },
        { kind: 'rich', heading: '', paragraphs: [{ style: 'paragraph', runs: [run('sivu', { href: 'https://solmu.example' }), run(' *tässä*')] }] },
        { kind: 'bars', heading: '', alt, bars: [{ label: 'Lappi', value: '12', share: 1 }, { label: 'Kemi', value: 'peit.', share: null }] },
        { kind: 'entries', heading: 'Sanat', entries: [{ term: 'A1', text: 'Valmennuksessa', note: '' }] }
      ]
    })
  )
  const tree = (await (await pdf.getPage(1)).getStructTree()) as Node
  const roles = rolesIn(tree)
  for (const role of ['H2', 'H3', 'L', 'LI', 'Link', 'Figure']) expect(roles).toContain(role)
  // A word and what it means are a paragraph.
  expect(roles.lastIndexOf('P')).toBeGreaterThan(roles.lastIndexOf('H2'))
  expect(JSON.stringify(tree)).toContain(alt)
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join('')
  for (const said of ['#kaksi', '*tässä*', 'peit.']) expect(text).toContain(said)
})
