import fc from 'fast-check'
import { proposeMapping } from '../network/import-fields.js'
import { cardFileFields, cardRow } from './card-file.js'
import { cardsOfJson, type KnownCard, planCards, readCardRow } from './card-import.js'

const headings = ['id', 'name', 'summary', 'steps', 'costAmount', 'links', 'licence']
const fields = proposeMapping('practices', headings, {})
const read = (line: number, ...cells: string[]) => readCardRow(fields, { line, cells })
let count = 0
const newId = () => `new-${(count += 1)}`
const plan = (rows: readonly ReturnType<typeof read>[], known: readonly KnownCard[] = []) => planCards(known, rows, newId)
const asKnown = ({ subjectId, key, content }: ReturnType<typeof plan>[number], isReleased = false): KnownCard => ({ id: subjectId ?? '', key, name: content.name.fi, isReleased, content })

describe('a card from a file', () => {
  it('is known by the words of our own files in three languages, and by the names of their fields', () => {
    expect(fields).toEqual(headings.map((name) => `card.${name}`))
    expect(proposeMapping('practices', ['Toimintamallin nimi', 'Sammandrag', 'Target group', 'Muuta'], {})).toEqual(['card.name', 'card.summary', 'card.audience', null])
  })

  it('says what is wrong with it, each at its field', () => {
    expect(read(2, '1', '', '', '', 'paljon', 'javascript:alert(1)', '').faults.map(({ field, code }) => `${field} ${code}`)).toEqual(['card.name REQUIRED', 'card.summary REQUIRED', 'card.links INVALID_WEBSITE', 'card.costAmount INVALID_NUMBER'])
    const { content } = read(2, '1', 'Malli', 'Lyhyesti', 'Näin\ntehdään', '1 200,50', 'Raportti: https://a.example/x; https://b.example', 'CC-BY')
    expect(content.card).toMatchObject({ costAmount: '120050', licence: 'cc_by', links: [{ label: 'Raportti', url: 'https://a.example/x' }, { label: 'https://b.example', url: 'https://b.example' }] })
    expect(content.sections).toMatchObject([{ code: 'steps', text: { fi: 'Näin\ntehdään' } }])
  })

  it('is new once, changes a draft of its own, and leaves what was released', () => {
    const [first] = plan([read(2, 'A', 'Malli', 'Lyhyesti', 'Näin')])
    expect(first!.outcome).toBe('new')
    const [same] = plan([read(2, 'A', 'Malli', 'Lyhyesti', 'Näin')], [asKnown(first!)])
    expect(same).toMatchObject({ outcome: 'unchanged', subjectId: first!.subjectId })
    const other = read(2, 'A', 'Malli', 'Toisin', 'Näin')
    expect(plan([other], [asKnown(first!)])[0]!.outcome).toBe('changed')
    expect(plan([other], [asKnown(first!, true)])[0]!.outcome).toBe('unchanged')
    expect(plan([read(2, 'B', 'MALLI!', 'Lyhyesti')], [asKnown(first!)])[0]!.faults).toMatchObject([{ field: 'card.name', code: 'ALREADY_EXISTS' }])
    expect(plan([read(2, 'A', 'Malli', 'x'), read(3, 'A', 'Muu', 'x')])[1]!.faults).toMatchObject([{ field: 'card.id', code: 'DUPLICATE_KEY', params: { line: 2 } }])
  })

  it('changes nothing the second time, whatever the file says', () => {
    const cell = fc.stringMatching(/^[a-zäö ]{0,6}$/u)
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 }), (cells) => {
        const rows = cells.map((row, place) => read(place + 2, ...row))
        const planned = plan(rows)
        const known = planned.filter(({ outcome }) => outcome === 'new').map((each) => asKnown(each))
        expect(planCards(known, rows, newId).every(({ outcome }, at) => outcome === (planned[at]!.outcome === 'new' ? 'unchanged' : 'wrong'))).toBe(true)
      })
    )
  })

  it('comes back from our own file as it went out, in one language', () => {
    const { content } = read(2, '1', 'Malli', 'Lyhyesti', 'Näin', '99,05', 'Raportti: https://a.example/x', 'cc0')
    const row = cardRow({ id: 'p1', content, organisation: null, project: null, validFrom: null }, 'fi')
    const back = readCardRow(cardFileFields.map((name) => `card.${name}`), { line: 2, cells: cardFileFields.map((name) => row[name]) })
    expect(back.faults).toEqual([])
    expect(back.content).toEqual(content)
  })
})

describe('a file of JSON', () => {
  it('is a list of cards, or has one; what is neither is no such file', () => {
    expect(cardsOfJson('{"madeOn": "2026-01-01", "cards": [{"name": "A", "keywords": ["x", "y"]}, {"id": 7, "name": null}]}')).toEqual([['name', 'keywords', 'id'], ['A', 'x\ny', ''], ['', '', '7']])
    for (const text of ['{', '[]', '[1]', 'null', '{"cards": {}}', '"a"']) expect(cardsOfJson(text)).toBeNull()
  })
})
