/** Frameworks for specs, whole or made at random. */
import fc from 'fast-check'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { Criterion, FrameworkContent, FrameworkSection, Scale } from '../framework.js'

export const inThree = (text: string): LocalizedText => ({ fi: `${text} fi`, sv: `${text} sv`, en: `${text} en` })
const none: LocalizedText = { fi: '', sv: '', en: '' }

export const scaleTo = (code: string, lowest: number, highest: number): Scale => ({
  ...{ code, kind: 'points', metFrom: highest },
  levels: Array.from({ length: highest - lowest + 1 }, (_none, place) => ({ value: lowest + place, name: inThree(`Level ${lowest + place}`), from: null }))
})

export const aCriterion = (code: string, of: Partial<Criterion> = {}): Criterion => ({
  ...{ code, title: inThree(`Criterion ${code}`), guidance: none, evidence: none, scale: 'one_to_five', weight: 1, anchors: [] },
  ...of
})

export const aSection = (code: string, criteria: readonly Criterion[]): FrameworkSection => ({ code, title: inThree(`Section ${code}`), guidance: none, criteria })

/** Twenty-five criteria on 1 to 5 in three sections, with the edges of the IPS scale. */
export function twentyFive(of: Partial<FrameworkContent> = {}): FrameworkContent {
  const criteria = Array.from({ length: 25 }, (_none, place) => aCriterion(`c${place + 1}`))
  return {
    ...{ kind: 'assessed', name: inThree('Twenty-five'), description: none, notice: inThree('No review'), source: none, subject: 'site', aggregation: 'none' },
    scales: [scaleTo('one_to_five', 1, 5)],
    sections: [aSection('staffing', criteria.slice(0, 3)), aSection('organisation', criteria.slice(3, 11)), aSection('services', criteria.slice(11))],
    scoring: { method: 'sum', minimumAnswered: 100, skipped: 'no_score' },
    bands: [
      { code: 'not', from: 25, name: inThree('Not'), description: none },
      { code: 'fair', from: 75, name: inThree('Fair'), description: none },
      { code: 'good', from: 100, name: inThree('Good'), description: none },
      { code: 'exemplary', from: 115, name: inThree('Exemplary'), description: none }
    ],
    ...of
  }
}

const text = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcåäö =+-;"\'<&1') }).map((part) => `a${part}`.trim())
const words = fc.record({ fi: text, sv: fc.oneof(text, fc.constant('')), en: fc.oneof(text, fc.constant('')) })
const codes = (prefix: string, most: number) => fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: most }).map((numbers) => numbers.map((number) => `${prefix}${number}`))

/** A framework that can be released, on scales of its own. */
export const anyFramework: fc.Arbitrary<FrameworkContent> = fc
  .record({ sections: codes('s', 4), criteria: codes('c', 12), name: words, texts: fc.array(words, { minLength: 60, maxLength: 60 }), weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 }), percent: fc.boolean(), half: fc.boolean() })
  .map(({ sections, criteria, name, texts, weights, percent, half }) => {
    const at = (place: number): LocalizedText => texts[place % texts.length] ?? none
    const all = criteria.map((code, place) => ({
      ...aCriterion(code, { title: at(place), guidance: at(place + 7), evidence: at(place + 11), weight: weights[place] ?? 1 }),
      scale: percent && place % 3 === 0 ? 'percent' : 'one_to_five',
      anchors: place % 2 === 0 ? [{ value: 5, text: at(place + 3) }, { value: 1, text: at(place + 5) }] : []
    }))
    const scale: Scale = {
      ...{ code: 'percent', kind: 'percent', metFrom: 5 },
      levels: [{ value: 1, name: at(1), from: 0 }, { value: 3, name: at(2), from: 50 }, { value: 5, name: at(3), from: 90 }]
    }
    return {
      ...twentyFive({ name, description: at(21), bands: half ? [] : [{ code: 'low', from: 1, name: at(4), description: at(9) }, { code: 'high', from: 3.25, name: at(6), description: none }] }),
      ...{ scales: percent ? [scaleTo('one_to_five', 1, 5), scale] : [scaleTo('one_to_five', 1, 5)], aggregation: 'mean' as const },
      scoring: { method: 'mean' as const, minimumAnswered: 50, skipped: 'leave_out' as const },
      sections: sections.map((code, place) => ({ ...aSection(code, all.filter((_one, row) => row % sections.length === place)), title: at(place + 30) }))
    }
  })
