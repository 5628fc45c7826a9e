import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { anySign } from './testing/any-sign.js'
import { guardedText, unguardedText, writeCsv, type CsvValue } from './csv.js'

const read = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, bom: true, relax_column_count: true, record_delimiter: '\r\n' })

const bom = '\ufeff'

describe('a file of comma-separated values', () => {
  it('begins with the UTF-8 mark, separates by semicolon and ends its lines with CRLF', () => {
    expect(
      writeCsv([
        ['Kunta', 'Asukkaita'],
        ['Äänekoski', 18120]
      ])
    ).toBe(`${bom}Kunta;Asukkaita\r\nÄänekoski;18120\r\n`)
  })

  it('writes each kind of value', () => {
    expect(writeCsv([['a', 1.5, -2, 10n, true, null, undefined, '']])).toBe(`${bom}a;1,5;-2;10;true;;;\r\n`)
    expect(writeCsv([[1.5, 'a,b']], { separator: ',', hasByteOrderMark: false })).toBe('1.5,"a,b"\r\n')
    expect(writeCsv([[1.5]], { decimalMark: '.', hasByteOrderMark: false })).toBe('1.5\r\n')
    expect(() => writeCsv([[Number.NaN]])).toThrow(RangeError)
    expect(() => writeCsv([[Number.POSITIVE_INFINITY]])).toThrow(RangeError)
    expect(() => writeCsv([['a']], { separator: ',', decimalMark: ',' })).toThrow(RangeError)
  })

  it('quotes what would break a line or a field, whatever separator the reader uses', () => {
    const text = writeCsv([['a;b', 'say "hi"', 'two\nlines', ' blank ', 'x,y', 'plain']], { hasByteOrderMark: false })
    expect(text).toBe('"a;b";"say ""hi""";"two\nlines";" blank ";"x,y";plain\r\n')
  })

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    ' =1+1',
    '\u00a0=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org";"x")'
  ])('makes %p harmless', (payload) => {
    expect(read(writeCsv([[payload]]), ';')[0]![0]).toBe(`'${payload}`)
  })

  it.each(['2026-11-05', 'a=b', 'Meri-Lappi', "'=1", 'aino@solmu.example', '1+1'])('leaves %p as it is', (text) => {
    expect(read(writeCsv([[text]]), ';')[0]![0]).toBe(text)
  })

  it('is read back as it was written, but for the apostrophe', () => {
    const value = fc.oneof(fc.string(), fc.string({ unit: anySign }), fc.constantFrom('=', '"', ';', '\r\n', '-', ' '))
    const rows = fc.array(fc.array(value, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, fc.constantFrom(';' as const, ',' as const, '\t' as const), (given, separator) => {
        const found = read(writeCsv(given as CsvValue[][], { separator }), separator)
        const stripped = found.map((row, line) =>
          row.map((text, place) => (text === `'${given[line]![place]}` ? text.slice(1) : text))
        )
        expect(stripped).toEqual(given)
      })
    )
  })

  it('never lets a text begin as a formula', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\0')
    fc.assert(
      fc.property(start, fc.string(), (first, rest) => {
        expect(read(writeCsv([[first + rest, 'x']]), ';')[0]![0]).toBe(`'${first}${rest}`)
      })
    )
  })

  it('is told apart from the apostrophe that made it harmless', () => {
    const own = fc.string().filter((text) => !text.startsWith("'"))
    fc.assert(fc.property(own, (text) => unguardedText(guardedText(text)) === text))
    expect(unguardedText("'+358 40 1234567")).toBe('+358 40 1234567')
    expect(unguardedText("'s-Hertogenbosch")).toBe("'s-Hertogenbosch")
  })
})
