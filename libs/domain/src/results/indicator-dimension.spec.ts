import { checkDimension, type DimensionBefore, type GivenCategory } from './indicator-dimension.js'

const category = (code: string, change: Partial<GivenCategory> = {}): GivenCategory => ({ code, kind: 'category', name: { fi: code }, ...change })
const unknown = category('unknown', { kind: 'unknown' })
const notAsked = category('not_asked', { kind: 'not_asked' })
const before: DimensionBefore = {
  categories: [
    { code: 'f', kind: 'category' },
    { code: 'x', kind: 'category' },
    { code: 'unknown', kind: 'unknown' }
  ],
  asked: new Map([
    ['f', { firstDay: '2026-03-31', lastDay: '2026-09-30' }],
    ['unknown', { firstDay: '2026-03-31', lastDay: '2026-09-30' }]
  ])
}

const wrong = (categories: GivenCategory[], was: DimensionBefore | null = null, fi = 'Sukupuoli') =>
  checkDimension({ name: { fi }, categories }, was).issues.map(({ code, path }) => `${code} ${path.join('.')}`)

describe('a dimension', () => {
  it('keeps its categories as they are given', () => {
    const { dimension, issues } = checkDimension({ name: { fi: ' Sukupuoli ', sv: 'Kön' }, categories: [category(' f '), unknown] }, null)
    expect(issues).toEqual([])
    expect(dimension.name).toEqual({ fi: 'Sukupuoli', sv: 'Kön', en: '' })
    expect(dimension.categories[0]).toEqual({ code: 'f', kind: 'category', name: { fi: 'f', sv: '', en: '' }, validFrom: null, validTo: null })
  })

  it.each<[string, GivenCategory[], string[]]>([
    ['with not asked', [category('f'), unknown, notAsked], []],
    ['without unknown', [category('f')], ['REQUIRED categories']],
    ['with unknown twice', [category('f'), unknown, category('u2', { kind: 'unknown' })], ['REQUIRED categories']],
    ['with not asked twice', [category('f'), unknown, notAsked, { ...notAsked, code: 'n2' }], ['DUPLICATE_KEY categories.3.kind']],
    ['without any other', [unknown, notAsked], ['REQUIRED categories']],
    ['with one code twice', [category('f'), category('f'), unknown], ['DUPLICATE_KEY categories.1.code']],
    ['with a code that is none', [category('F'), unknown], ['UNKNOWN_WORD categories.0.code']],
    ['with a category without a name', [category('f', { name: { fi: '' } }), unknown], ['REQUIRED categories.0.name.fi']],
    ['with days the wrong way round', [category('f', { validFrom: '2026-02-01', validTo: '2026-02-01' }), unknown], ['DAYS_REVERSED categories.0.validTo']],
    ['whose unknown ends', [category('f'), { ...unknown, validTo: '2026-02-01' }], ['INVALID_INPUT categories.1.validTo']]
  ])('%s', (_, categories, expected) => {
    expect(wrong(categories)).toEqual(expected)
  })

  it('has a name', () => {
    expect(wrong([category('f'), unknown], null, '')).toEqual(['REQUIRED name.fi'])
  })
})

describe('a change of a dimension that has been asked', () => {
  it.each<[string, GivenCategory[], string[]]>([
    ['may remove what was never asked', [category('f'), unknown], []],
    ['may end what was asked, after it', [category('f', { validTo: '2026-10-01' }), category('x'), unknown], []],
    ['may rename', [category('f', { name: { fi: 'Naiset' } }), category('x'), unknown], []],
    ['may add from the next day on', [category('f'), category('x'), category('n', { validFrom: '2026-10-01' }), unknown], []],
    ['may not remove what was asked', [category('x'), unknown], ['INDICATOR_IN_USE categories']],
    ['may not end it before', [category('f', { validTo: '2026-09-30' }), unknown], ['INDICATOR_IN_USE categories.0.validTo']],
    ['may not begin it after', [category('f', { validFrom: '2026-04-01' }), unknown], ['INDICATOR_IN_USE categories.0.validFrom']],
    ['may not add to what was asked', [category('f'), category('n'), unknown], ['INDICATOR_IN_USE categories.1.validFrom']],
    ['may not make it something else', [category('f'), category('x', { kind: 'not_asked' }), unknown], ['INVALID_INPUT categories.1.kind']]
  ])('%s', (_, categories, expected) => {
    expect(wrong(categories, before)).toEqual(expected)
  })
})
