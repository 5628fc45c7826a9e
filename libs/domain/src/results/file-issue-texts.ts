/** What is wrong in a file, in words. The answer to a machine and the preview of a person say it alike. */
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { FileIssue, FileIssueCode } from './file-intake.js'

const text = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

const texts: Readonly<Partial<Record<FileIssueCode, LocalizedText>>> = {
  WRONG_SHEET: text(
    'Tiedostossa ei ole lomakkeen lukuja. Lataa pohja tältä lomakkeelta ja kirjoita luvut siihen.',
    'Filen har inte blankettens siffror. Ladda ner mallen från den här blanketten och skriv siffrorna i den.',
    'The file does not hold the figures of this form. Download the template from this form and write the figures in it.'
  ),
  SHEET_TWICE: text(
    'Luvut ovat kahdella taulukolla, {first} ja {second}. Jätä vain toinen.',
    'Siffrorna finns på två blad, {first} och {second}. Lämna bara det ena.',
    'The figures are on two sheets, {first} and {second}. Leave only one of them.'
  ),
  WRONG_ROUND: text('Tiedosto on toiselta kierrokselta.', 'Filen hör till en annan omgång.', 'The file is from another round.'),
  WRONG_UNIT: text('Tiedosto on toisen yksikön.', 'Filen är en annan enhets.', 'The file is of another unit.'),
  WRONG_PERIOD: text(
    'Tiedosto on jaksolta {found}, lomake jaksolta {expected}.',
    'Filen gäller perioden {found}, blanketten perioden {expected}.',
    'The file is about {found}, the form about {expected}.'
  ),
  UNKNOWN_COLUMN: text('Saraketta ei ole lomakkeessa, joten sitä ei lueta.', 'Kolumnen finns inte på blanketten och läses inte.', 'The column is not on the form, so it is not read.'),
  COLUMN_REPEATED: text('Sama sarake on jo aiemmin.', 'Samma kolumn finns redan tidigare.', 'The same column stands further left already.'),
  COLUMN_SWAPPED: text(
    'Otsikko kuuluu toiselle sarakkeelle. Siirrä sarakkeet kokonaisina tai lataa uusi pohja.',
    'Rubriken hör till en annan kolumn. Flytta hela kolumner eller ladda ner en ny mall.',
    'The heading belongs to another column. Move columns as a whole, or download a new template.'
  ),
  UNKNOWN_ROW: text('Riviä ei ole lomakkeessa, joten sitä ei lueta.', 'Raden finns inte på blanketten och läses inte.', 'The row is not on the form, so it is not read.'),
  ROW_SWAPPED: text(
    'Koodin pitäisi olla {expected}. Siirrä rivit kokonaisina tai lataa uusi pohja.',
    'Koden borde vara {expected}. Flytta hela rader eller ladda ner en ny mall.',
    'The code should be {expected}. Move rows as a whole, or download a new template.'
  ),
  CELL_REPEATED: text('Sama luku on myös kohdassa {first}. Kumpaakaan ei lueta.', 'Samma siffra finns också i {first}. Ingendera läses.', 'The same figure is also at {first}. Neither is read.'),
  NOT_ASKED_HERE: text('Tätä lukua ei kysytä.', 'Den här siffran frågas inte.', 'This figure is not asked for.'),
  UNKNOWN_INDICATOR: text('Kierros ei kysy mittaria ”{text}”.', 'Omgången frågar inte efter indikatorn ”{text}”.', 'The round does not ask for the indicator “{text}”.'),
  UNKNOWN_BREAKDOWN: text('Mittarille {indicator} ei ole erittelyä ”{text}”.', 'Indikatorn {indicator} har ingen indelning ”{text}”.', 'The indicator {indicator} has no breakdown “{text}”.'),
  FORMULA: text('Ruudussa on kaava. Liitä sen tilalle arvo.', 'Rutan har en formel. Klistra in värdet i stället.', 'The cell holds a formula. Paste its value instead.'),
  MERGED: text('Ruutu on yhdistetty ({range}). Pura yhdistäminen.', 'Rutan är sammanslagen ({range}). Dela den igen.', 'The cell is merged ({range}). Unmerge it.'),
  INVALID_NUMBER: text('”{text}” ei ole luku.', '”{text}” är inget tal.', '“{text}” is not a number.'),
  TOO_MANY_DECIMALS: text('Luvussa on liikaa desimaaleja: sallittu määrä on {decimals}.', 'Talet har för många decimaler: högst {decimals}.', 'The number has too many decimals: at most {decimals}.'),
  OUT_OF_RANGE: text('Luvun pitää olla välillä {min}–{max}.', 'Talet ska ligga mellan {min} och {max}.', 'The number has to be between {min} and {max}.'),
  ANSWER_NOT_OFFERED: text('Tähän ei voi vastata ”ei sovellu”.', 'Här kan man inte svara ”ej tillämplig”.', '“Not applicable” is no answer here.'),
  NOTE_REQUIRED: text('Kirjoita syy, miksi tieto puuttuu.', 'Skriv varför uppgiften saknas.', 'Write why the figure is missing.'),
  TOO_LONG: text('Teksti on liian pitkä: enintään {max} merkkiä.', 'Texten är för lång: högst {max} tecken.', 'The text is too long: at most {max} characters.'),
  REQUIRED: text('Luku puuttuu.', 'Talet saknas.', 'The number is missing.'),
  UNKNOWN_WORD: text('Sanaa ”{value}” ei tunneta tässä.', 'Ordet ”{value}” är inte känt här.', 'The word “{value}” is not known here.'),
  CELL_LOCKED: text('Lukua ei voi nyt muuttaa.', 'Siffran kan inte ändras nu.', 'The figure cannot be changed now.'),
  STALE: text('Joku muu muutti lukua samaan aikaan.', 'Någon annan ändrade siffran samtidigt.', 'Somebody else changed the figure meanwhile.'),
  INVALID_DATE: text('”{value}” ei ole jakso.', '”{value}” är ingen period.', '“{value}” is not a period.'),
  UNKNOWN_REFERENCE: text('Yksikköä ”{value}” ei löydy.', 'Enheten ”{value}” hittas inte.', 'The unit “{value}” is not found.'),
  NOT_FOUND: text('Ilmoitusta ei löydy: {value}.', 'Redovisningen hittas inte: {value}.', 'The return is not found: {value}.'),
  AMBIGUOUS_REFERENCE: text(
    'Jaksolla on useita kierroksia. Nimeä kierros tunnisteella (dataSet).',
    'Perioden har flera omgångar. Ange omgången med dess id (dataSet).',
    'The period has several rounds. Name the round by its id (dataSet).'
  ),
  INVALID_INPUT: text('Tietoa ei voi lukea.', 'Uppgiften kan inte läsas.', 'This cannot be read.')
}

/** What is said of anything else. */
const otherwise = text('Tietoa ei voi lukea.', 'Uppgiften kan inte läsas.', 'This cannot be read.')

/**
 * An issue as a sentence.
 *
 * @example fileIssueText({ code: 'FORMULA', params: {}, text: '=A1+1' }, 'fi') // 'Ruudussa on kaava. Liitä sen tilalle arvo.'
 */
export function fileIssueText(issue: Pick<FileIssue, 'code' | 'params' | 'text'>, language: Language): string {
  const values: Readonly<Record<string, unknown>> = { ...issue.params, text: issue.text }
  return (texts[issue.code] ?? otherwise)[language].replace(/\{(\w+)\}/g, (_whole, name: string) => shown(values[name], language))
}

/** Numbers as people write them in the language. */
function shown(value: unknown, language: Language): string {
  if (typeof value === 'number') return value.toLocaleString(language, { maximumFractionDigits: 4 })
  return typeof value === 'string' ? value : ''
}
