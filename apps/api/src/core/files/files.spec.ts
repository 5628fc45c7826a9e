import { deflateRawSync } from 'node:zlib'
import { pack, unpack } from './archive.js'
import { attachment, shownFileName } from './attachment.js'
import { MAX_ROWS } from './limits.js'
import { readSheet, sheetFormatOf } from './sheet-reader.js'
import { Day, type Table, tableAsCsv, tableAsWorkbook } from './sheet-writer.js'
import { writeWorkbook } from './workbook.js'

const refusalOf = async (work: () => unknown): Promise<unknown[]> => {
  try {
    await work()
  } catch (error) {
    const { code, params } = error as { code: string; params: { reason?: string; line?: number; max?: number } }
    return [code, ...Object.values(params)]
  }
  throw new Error('nothing was refused')
}

const csv = (text: string) => readSheet(Buffer.from(text), 'csv')

/** A workbook whose first sheet is what a spec writes. */
async function workbookWith(sheet: string): Promise<Buffer> {
  const parts = await unpack(await writeWorkbook([{ name: 'A', rows: [['a']] }]), () => true)
  const other = new Map(parts)
  for (const name of parts.keys()) if (/worksheets\/sheet.*\.xml$/.test(name)) other.set(name, Buffer.from(sheet))
  return pack(other)
}

const sheetOf = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

/** An archive whose one part says that it is `said` bytes large. */
function archiveSaying(said: number, content: Buffer, copies = 1): Buffer {
  const packed = deflateRawSync(content)
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (let copy = 0; copy < copies; copy++) {
    const name = Buffer.from(`xl/part${copy}.xml`)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(8, 4)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(said, 18)
    about.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    locals.push(Buffer.from('PK\u0003\u0004'), about, name, packed)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), about, tail, name)
    offset += 30 + name.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(copies, 8)
  end.writeUInt16LE(copies, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

describe('a text file', () => {
  it.each([
    ['semicolons', 'Avain;Nimi\r\nY1;Äänekosken paja\r\n'],
    ['commas', 'Avain,Nimi\nY1,Äänekosken paja'],
    ['tabs and the UTF-8 mark', '\ufeffAvain\tNimi\nY1\tÄänekosken paja\n'],
    ['quotation marks around the other separator', '"Avain";"Nimi"\n"Y1";"Äänekosken paja"']
  ])('is read with %s', async (_what, text) => {
    expect(await csv(text)).toEqual({ headings: ['Avain', 'Nimi'], rows: [{ line: 2, cells: ['Y1', 'Äänekosken paja'] }] })
  })

  it('is read in Windows-1252 when it is no UTF-8', async () => {
    const { rows } = await readSheet(Buffer.from('Avain;Nimi\nY1;\xc5bo verkstad \x80', 'latin1'), 'csv')
    expect(rows[0]?.cells[1]).toBe('Åbo verkstad €')
  })

  it('keeps the numbers of its lines over blank ones, and the text of cells of several lines', async () => {
    const { rows } = await csv('a;b\n\n1;"x\ny"\n;\n2;3\n')
    expect(rows).toEqual([
      { line: 3, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', '3'] }
    ])
  })

  it('gets a heading for every column, and each only once', async () => {
    const { headings, rows } = await csv('Nimi;Nimi;\n1;2;3;4\n5\n')
    expect(headings).toEqual(['Nimi', 'Nimi (2)', '#3', '#4'])
    expect(rows[1]?.cells).toEqual(['5', '', '', ''])
  })

  it('loses the apostrophe that kept a spreadsheet from calculating, and calculates nothing', async () => {
    const { rows } = await csv("a;b\n'+358 40 1;=1+1\n")
    expect(rows[0]?.cells).toEqual(['+358 40 1', '=1+1'])
  })

  it.each<[string, Buffer, unknown[]]>([
    ['of no rows', Buffer.from('a;b\n'), ['FILE_UNREADABLE', 'empty']],
    ['of blanks', Buffer.from('\n;;\n'), ['FILE_UNREADABLE', 'empty']],
    ['without headings', Buffer.from(';;\n1;2\n'), ['FILE_UNREADABLE', 'headings']],
    ['in UTF-16', Buffer.from('\ufeffa;b\n1;2', 'utf16le'), ['FILE_UNREADABLE', 'text']],
    ['of other bytes', Buffer.from([0x61, 0x3b, 0x62, 10, 0x81, 0x3b, 0xff]), ['FILE_UNREADABLE', 'text']],
    ['with an open quotation mark', Buffer.from('a;b\n"1;2\n3;4\n'), ['FILE_UNREADABLE', 'quotes', 2]],
    ['with a cell that is too long', Buffer.from(`a;b\n1;2\n1;${'x'.repeat(40_000)}\n`), ['FILE_UNREADABLE', 'cell', 3]],
    ['of one endless line', Buffer.from(`a;b\n1;${'x'.repeat(7_000_000)}\n`), ['FILE_UNREADABLE', 'cell', 2]],
    ['of too many columns', Buffer.from(`${'a;'.repeat(250)}a\n1\n`), ['FILE_UNREADABLE', 'columns']],
    ['of too many rows', Buffer.from(`a;b\n${'1;2\n'.repeat(MAX_ROWS + 1)}`), ['TOO_MANY_ROWS', MAX_ROWS]]
  ])('%s is refused', async (_what, bytes, refusal) => {
    expect(await refusalOf(() => readSheet(bytes, 'csv'))).toEqual(refusal)
  })
})

describe('a workbook', () => {
  it('gives texts, numbers, days and what formulas came to', async () => {
    const bytes = await workbookWith(
      sheetOf(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Nimi</t></is></c><c r="B1" t="inlineStr"><is><t>Luku</t></is></c></row>' +
          '<row r="3"><c r="A3" t="inlineStr"><is><t>=1+1</t></is></c><c r="B3"><f>20+5.5</f><v>25.5</v></c></row>' +
          '<row r="4"><c r="A4" t="inlineStr"><is><t>Virhe</t></is></c><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
      )
    )
    const rows = [
      { line: 3, cells: ['=1+1', '25.5'] },
      { line: 4, cells: ['Virhe', ''] }
    ]
    expect(await readSheet(bytes, 'xlsx')).toEqual({ headings: ['Nimi', 'Luku'], rows })
  })

  it.each<[string, () => Buffer | Promise<Buffer>, unknown[]]>([
    ['that is none', () => Buffer.from('PK\u0003\u0004 and nothing more'), ['FILE_UNREADABLE', 'workbook']],
    ['that is another archive', () => archiveSaying(1, Buffer.from('x')), ['FILE_UNREADABLE', 'workbook']],
    ['that says it is huge', () => archiveSaying(4_000_000_000, Buffer.from('x')), ['FILE_UNREADABLE', 'unpacked']],
    ['that is larger than it says', () => archiveSaying(10, Buffer.alloc(50_000_000)), ['FILE_UNREADABLE', 'workbook']],
    ['of too many parts', () => archiveSaying(1, Buffer.from('x'), 201), ['FILE_UNREADABLE', 'unpacked']],
    ['that is not what XML is', () => workbookWith('<worksheet><sheetData><row>'), ['FILE_UNREADABLE', 'workbook']],
    ['that names a row that no sheet has', () => workbookWith(sheetOf('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')), ['FILE_UNREADABLE', 'unpacked']]
  ])('%s is refused', async (_what, make, refusal) => {
    const bytes = await make()
    expect(await refusalOf(() => readSheet(bytes, 'xlsx'))).toEqual(refusal)
  })

  it('that unfolds to more than memory holds fills its own and not ours', async () => {
    const wide = (line: number) => `<row r="${line}"><c r="XFD${line}"><v>1</v></c></row>`
    const bytes = await workbookWith(sheetOf(Array.from({ length: 30_000 }, (_, line) => wide(line + 1)).join('')))
    expect(await refusalOf(() => readSheet(bytes, 'xlsx'))).toEqual(['FILE_UNREADABLE', 'unpacked'])
  })

  it('of too many rows is refused', async () => {
    const rows = Array.from({ length: MAX_ROWS + 1001 }, (_, line) => `<row r="${line + 1}"><c r="A${line + 1}"><v>1</v></c></row>`)
    const bytes = await workbookWith(sheetOf(rows.join('')))
    expect(await refusalOf(() => readSheet(bytes, 'xlsx'))).toEqual(['TOO_MANY_ROWS', MAX_ROWS])
  })
})

describe('the kind of a file', () => {
  it.each([
    ['a.csv', 'a;b', 'csv'],
    ['A.CSV', 'a;b', 'csv'],
    ['a.xlsx', 'PK\u0003\u0004', 'xlsx']
  ])('of %s is known by its name and by what it holds', (name, text, format) => {
    expect(sheetFormatOf(name, Buffer.from(text))).toBe(format)
  })

  it.each([
    ['a.xls', 'a', ['UNSUPPORTED_MEDIA']],
    ['a.xlsx.exe', 'PK\u0003\u0004', ['UNSUPPORTED_MEDIA']],
    ['csv', 'a', ['UNSUPPORTED_MEDIA']],
    ['a.csv', '', ['FILE_UNREADABLE', 'empty']],
    ['a.csv', 'PK\u0003\u0004', ['FILE_UNREADABLE', 'text']],
    ['a.xlsx', 'a;b', ['FILE_UNREADABLE', 'workbook']],
    ['a.xlsx', '\u00d0\u00cf\u0011\u00e0', ['FILE_UNREADABLE', 'workbook']]
  ])('of %s holding %j is refused', async (name, text, refusal) => {
    expect(await refusalOf(() => sheetFormatOf(name, Buffer.from(text)))).toEqual(refusal)
  })
})

describe('a table', () => {
  const table: Table = {
    name: 'Taulu',
    headings: ['Nimi', 'Luku', 'Päivä'],
    rows: [
      ['=1+1', 25.5, new Day('2026-11-05')],
      ['@x', -3, null],
      ['Äänekoski', null, new Day('1999-01-31')]
    ],
    about: { name: 'Tiedoista', lines: [['Lähde', '=x']] }
  }
  const texts = [
    ['=1+1', '25.5', '2026-11-05'],
    ['@x', '-3', ''],
    ['Äänekoski', '', '1999-01-31']
  ]

  it('is a workbook with real numbers and days, in which no text is calculated', async () => {
    const bytes = await tableAsWorkbook(table)
    const parts = await unpack(bytes, () => true)
    const sheet = String([...parts].find(([name]) => /sheet1\.xml$/.test(name))?.[1])
    expect(sheet).not.toContain('<f>')
    expect(sheet).toContain('state="frozen"')
    const { headings, rows } = await readSheet(bytes, 'xlsx')
    expect(headings).toEqual(table.headings)
    expect(rows.map(({ cells }) => cells)).toEqual(texts)
  })

  it.each([
    ['fi', "\ufeffNimi;Luku;Päivä\r\n'=1+1;25,5;5.11.2026\r\n'@x;-3;\r\nÄänekoski;;31.1.1999\r\n"],
    ['sv', "\ufeffNimi;Luku;Päivä\r\n'=1+1;25,5;5.11.2026\r\n'@x;-3;\r\nÄänekoski;;31.1.1999\r\n"],
    ['en', "\ufeffNimi,Luku,Päivä\r\n'=1+1,25.5,2026-11-05\r\n'@x,-3,\r\nÄänekoski,,1999-01-31\r\n"]
  ] as const)('is a text file as spreadsheets in %s expect it', (language, text) => {
    expect(tableAsCsv(table, language).toString()).toBe(text)
  })
})

describe('the name of a file', () => {
  it('is for people to read and leads nowhere', () => {
    expect(shownFileName('C:\\temp\\yksiköt 2026.csv')).toBe('yksiköt 2026.csv')
    expect(shownFileName('../../etc/passwd.csv')).toBe('passwd.csv')
  })

  it.each(['', '   ', 'a\r\nb.csv', 'a\u202efdp.csv', `${'a'.repeat(201)}.csv`, 'a/'])('%j is refused', async (name) => {
    expect(await refusalOf(() => shownFileName(name))).toEqual(['FILE_NAME_INVALID'])
  })

  it('goes into a header in both ways, and out of it nowhere else', () => {
    expect(attachment('verkosto–2026.csv')).toBe(`attachment; filename="verkosto_2026.csv"; filename*=UTF-8''verkosto%E2%80%932026.csv`)
    expect(attachment('a"\r\nset-cookie: x/../b.csv')).toBe(
      `attachment; filename="a_set-cookie: x_.._b.csv"; filename*=UTF-8''a%22set-cookie%3A%20x_.._b.csv`
    )
  })
})
