/** Short ways to write the surveys that come with the product. */
import { noSurveyText, type SurveyOption, type SurveyQuestion, type SurveyText } from '@solmu/domain/quality/survey.js'

/** A text in Finnish, Swedish, English and easy Finnish. */
export const s = (...[fi, sv, en, easy]: readonly [fi: string, sv: string, en: string, easy: string]): SurveyText => ({ fi, sv, en, easy })

export const option = (code: string, label: SurveyText): SurveyOption => ({ code, label })

/** From the lowest: how good something was. */
export const goodness: readonly SurveyOption[] = [
  option('very_poor', s('Erittäin huono', 'Mycket dålig', 'Very poor', 'Todella huono')),
  option('poor', s('Huono', 'Dålig', 'Poor', 'Huono')),
  option('fair', s('Ei hyvä eikä huono', 'Varken bra eller dålig', 'Neither good nor poor', 'Ei hyvä eikä huono')),
  option('good', s('Hyvä', 'Bra', 'Good', 'Hyvä')),
  option('very_good', s('Erittäin hyvä', 'Mycket bra', 'Very good', 'Todella hyvä'))
]

/** From the lowest: how far somebody agrees. */
export const agreement: readonly SurveyOption[] = [
  option('disagree', s('Täysin eri mieltä', 'Helt av annan åsikt', 'Strongly disagree', 'Ei pidä ollenkaan paikkaansa')),
  option('rather_disagree', s('Osittain eri mieltä', 'Delvis av annan åsikt', 'Rather disagree', 'Ei oikein pidä paikkaansa')),
  option('neither', s('En samaa enkä eri mieltä', 'Varken av samma eller annan åsikt', 'Neither agree nor disagree', 'En osaa sanoa')),
  option('rather_agree', s('Osittain samaa mieltä', 'Delvis av samma åsikt', 'Rather agree', 'Pitää aika hyvin paikkansa')),
  option('agree', s('Täysin samaa mieltä', 'Helt av samma åsikt', 'Strongly agree', 'Pitää täysin paikkansa'))
]

type Rest = Partial<Omit<SurveyQuestion, 'code' | 'kind' | 'title'>>

export const question = (code: string, kind: SurveyQuestion['kind'], { title, ...rest }: { readonly title: SurveyText } & Rest): SurveyQuestion => ({
  ...{ code, kind, title, help: noSurveyText, isRequired: false, options: [], meanIndicator: '', countIndicator: '' },
  ...rest
})

/** A sentence with which one agrees or not. */
export const statement = (code: string, title: SurveyText): SurveyQuestion => question(code, 'scale', { title, options: agreement })

/** What is said beside every field for words. */
export const noNames = s(
  'Älä kirjoita nimiä, puhelinnumeroita tai muuta, josta sinut tai joku toinen voidaan tunnistaa.',
  'Skriv inga namn, telefonnummer eller annat som du eller någon annan kan kännas igen på.',
  'Do not write names, phone numbers or anything else by which you or somebody else could be recognised.',
  'Älä kirjoita kenenkään nimeä tai puhelinnumeroa.'
)
