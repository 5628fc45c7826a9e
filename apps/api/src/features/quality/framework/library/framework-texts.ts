/** Short ways to write the frameworks that come with the product. */
import type { Anchor, Band, Criterion, FrameworkSection, Scale } from '@solmu/domain/quality/framework.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** A text in the three languages. */
export const t = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const none: LocalizedText = t('', '', '')

/** A scale of points from the lowest on, one apart. */
export const points = (code: string, names: readonly LocalizedText[], { lowest, metFrom }: { readonly lowest: number; readonly metFrom: number }): Scale => ({
  ...{ code, kind: 'points', metFrom },
  levels: names.map((name, place) => ({ value: lowest + place, name, from: null }))
})

/** Not met and met. */
export const metScale: Scale = {
  ...{ code: 'met', kind: 'met', metFrom: 1 },
  levels: [
    { value: 0, name: t('Ei toteudu', 'Uppfylls inte', 'Not met'), from: null },
    { value: 1, name: t('Toteutuu', 'Uppfylls', 'Met'), from: null }
  ]
}

/** What levels mean for a criterion, by their points. */
export const anchors = (texts: Readonly<Record<number, LocalizedText>>): readonly Anchor[] =>
  Object.entries(texts).map(([value, text]) => ({ value: Number(value), text }))

type CriterionTexts = { readonly title: LocalizedText; readonly guidance?: LocalizedText; readonly evidence?: LocalizedText; readonly anchors?: readonly Anchor[] }

export const criterion = (code: string, scale: string, { title, guidance = none, evidence = none, anchors: said = [] }: CriterionTexts): Criterion => ({
  ...{ code, title, guidance, evidence, scale, weight: 1, anchors: said }
})

export const section = (code: string, title: LocalizedText, criteria: readonly Criterion[]): FrameworkSection => ({ code, title, guidance: none, criteria })

export const band = (code: string, from: number, name: LocalizedText): Band => ({ code, from, name, description: none })
