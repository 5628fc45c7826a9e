/** Blocks of reports of every kind, drawn at random, for properties that hold of all of them. */
import fc from 'fast-check'
import type { ReportBlock } from '../report-template.js'

const codes = ['A1', 'B1', 'X9'] as const
const code = fc.constantFrom(...codes)
const some = fc.uniqueArray(code, { minLength: 1, maxLength: 3 })
const scope = { place: fc.constantFrom('whole', 'parameter'), period: fc.constantFrom('run', 'last', 'back'), back: fc.integer({ min: 1, max: 3 }) }
const piece = fc.constantFrom('Luku {value:A1} ja {value:B1:last}', '**{target:A1}** {period} {place}', '- kohta {edition}\n- {value:X9}', 'sanoja', '{lastPeriod} [sivu](https://solmu.example) {certified}')
const text = fc.record({ fi: piece, sv: piece, en: piece })
const title = fc.constantFrom('Otsikko', '{period}').map((said) => ({ fi: said, sv: said, en: said }))
const lens = fc.constantFrom('centre', 'unit', 'wellbeing_county', 'region')

const kinds = [
  fc.record({ kind: fc.constant('heading'), level: fc.constantFrom(2, 3), text: title }),
  fc.record({ kind: fc.constant('text'), text, place: scope.place }),
  fc.record({ kind: fc.constant('narrative'), title }),
  fc.record({ kind: fc.constant('figure'), indicator: code, ...scope, compare: fc.constantFrom('none', 'previous', 'target') }),
  fc.record({
    ...{ kind: fc.constant('table'), title, indicators: some, ...scope, axis: fc.constantFrom('places', 'periods', 'categories') },
    ...{ lens, dimension: fc.constant('gender'), isTurned: fc.boolean(), hasTotal: fc.boolean() }
  }),
  fc.record({ kind: fc.constant('chart'), title, form: fc.constantFrom('bars', 'lines'), indicators: some, ...scope, lens, order: fc.constantFrom('name', 'value') }),
  fc.record({ kind: fc.constant('map'), title, indicator: code, ...scope, lens }),
  fc.record({ kind: fc.constant('chain'), title, ...scope, steps: fc.array(fc.record({ level: fc.constantFrom('goal', 'output', 'effect'), text, indicators: some }), { maxLength: 3 }) }),
  fc.record({
    ...{ kind: fc.constant('form'), title, ...scope, dimension: fc.constantFrom('gender', null), categories: fc.constant(['f', 'm']) },
    fields: fc.array(fc.record({ code, label: title, condition: title, indicator: code }), { maxLength: 3 })
  }),
  fc.record({ kind: fc.constant('completeness'), title }),
  fc.record({ kind: fc.constant('definitions'), title }),
  fc.record({ kind: fc.constant('colophon'), title })
]

/** Up to eight blocks with ids of their own. */
export const someBlocks: fc.Arbitrary<ReportBlock[]> = fc
  .array(fc.oneof(...kinds), { minLength: 1, maxLength: 8 })
  .map((blocks) => blocks.map((block, at) => ({ id: `b${at}`, ...block }) as ReportBlock))
