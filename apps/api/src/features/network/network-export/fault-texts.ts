/** What is wrong with a row, in words: the file of faults is made on the server and read in a spreadsheet. */
import type { RefusalCode } from '@solmu/domain/network/change.js'
import type { FaultCode, RowFault } from '@solmu/domain/network/import-cells.js'
import type { ImportKind } from '@solmu/domain/network/import-fields.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { headingOf } from './export-words.js'

const text = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

const faultTexts: Readonly<Record<Exclude<FaultCode, 'NETWORK_REFUSED'>, LocalizedText>> = {
  REQUIRED: text('tieto puuttuu.', 'uppgiften saknas.', 'is missing.'),
  TOO_LONG: text('enintään {max} merkkiä.', 'högst {max} tecken.', 'at most {max} characters.'),
  INVALID_INPUT: text('tekstissä on merkkejä, jotka eivät käy.', 'texten innehåller tecken som inte duger.', 'has characters that are not accepted.'),
  INVALID_DATE: text('kirjoita päivä muodossa 5.11.2026.', 'skriv dagen i formen 5.11.2026.', 'write the date as 5.11.2026 or 2026-11-05.'),
  INVALID_NUMBER: text('kirjoita luku, esimerkiksi 25,4681.', 'skriv ett tal, till exempel 25,4681.', 'write a number, such as 25.4681.'),
  OUT_OF_RANGE: text('luvun pitää olla välillä {min}–{max}.', 'talet ska ligga mellan {min} och {max}.', 'has to be between {min} and {max}.'),
  DAYS_REVERSED: text('loppupäivän pitää olla alkupäivän jälkeen.', 'slutdagen ska komma efter startdagen.', 'has to come after the start date.'),
  INVALID_EMAIL: text('tarkista sähköpostiosoite.', 'kontrollera e-postadressen.', 'check the email address.'),
  INVALID_BUSINESS_ID: text('tarkista Y-tunnus; oikea muoto on 1234567-1.', 'kontrollera FO-numret; rätt form är 1234567-1.', 'check the business ID; the right form is 1234567-1.'),
  INVALID_WEBSITE: text('osoitteen alussa pitää olla https:// tai http://.', 'adressen ska börja med https:// eller http://.', 'has to begin with https:// or http://.'),
  INVALID_POSTAL_CODE: text('postinumerossa on viisi numeroa.', 'ett postnummer har fem siffror.', 'a postal code has five digits.'),
  UNKNOWN_WORD: text('sanaa ”{value}” ei tunneta tässä.', 'ordet ”{value}” är inte känt här.', 'the word “{value}” is not known here.'),
  MEMBER_BY_ADMISSION: text('jäseneksi tullaan päätöksellä; jäsenen roolia ei voi lisätä eikä päättää tiedostolla.', 'medlem blir man genom beslut; rollen medlem kan inte läggas till eller avslutas med en fil.', 'members are admitted by a decision; the role of member cannot be begun or ended by a file.'),
  UNKNOWN_REFERENCE: text('”{value}” ei löydy rekisteristä eikä tiedostosta.', '”{value}” finns varken i registret eller i filen.', '“{value}” is found neither in the register nor in the file.'),
  AMBIGUOUS_REFERENCE: text('”{value}” voi tarkoittaa useampaa; käytä avainta, Y-tunnusta tai numeroa.', '”{value}” kan avse flera; använd nyckel, FO-nummer eller nummer.', '“{value}” could mean more than one; use the key, the business ID or the number.'),
  DUPLICATE_KEY: text('sama tunnus on myös rivillä {line}.', 'samma nyckel finns också på rad {line}.', 'the same key is also on line {line}.'),
  ALREADY_EXISTS: text('tunnus kuuluu jo toiselle.', 'nyckeln hör redan till någon annan.', 'belongs to another already.'),
  REALISED_ABOVE_GRANTED: text('toteutunut on suurempi kuin myönnetty.', 'utfallet är större än det beviljade.', 'more was realised than granted.'),
  LIKE_ANOTHER: text('samanlainen hanke tunnetaan koodilla {value}.', 'ett likadant projekt är känt med koden {value}.', 'a project like this one is known by the code {value}.'),
  TOO_MANY_CELLS: text('rivillä on enemmän soluja kuin otsikoita; lainausmerkit puuttuvat luultavasti.', 'raden har fler celler än rubriker; troligen saknas citattecken.', 'there are more cells than headings; quotation marks are probably missing.'),
  CURRENCY_MIXED: text('valuutta on toinen kuin tunnetuissa summissa; anna kaikki summat.', 'valutan är en annan än i de kända beloppen; ange alla belopp.', 'the currency differs from that of the known amounts; give all amounts.'),
  ROW_DEPENDS: text('yläyksikkö on rivillä {line}, jossa on virheitä.', 'den överordnade enheten står på rad {line}, som har fel.', 'the parent is on line {line}, which has errors.')
}

/** Those of the refusals that a row of a file can meet. */
const refusalTexts: Readonly<Partial<Record<RefusalCode, LocalizedText>>> = {
  unit_not_alive: text('yksikköä ei ole olemassa sinä päivänä.', 'enheten finns inte den dagen.', 'the unit does not exist on that day.'),
  parent_not_alive: text('yläyksikköä ei ole olemassa koko sitä aikaa.', 'den överordnade enheten finns inte hela den tiden.', 'the parent does not exist all that time.'),
  parent_level: text('yksikkö ei voi kuulua tälle tasolle.', 'enheten kan inte höra till en enhet på den nivån.', 'the unit cannot stand under a unit of that level.'),
  headquarters: text('pääkonttoria ei voi avata, siirtää eikä sulkea tiedostolla.', 'huvudkontoret kan inte öppnas, flyttas eller stängas med en fil.', 'the head office cannot be opened, moved or closed by a file.'),
  level_differs: text('taso tai laji ei sovi yksikköön.', 'nivån eller slaget passar inte enheten.', 'the level or kind does not suit the unit.'),
  later_changes: text('yksikölle on jo kirjattu myöhempiä muutoksia.', 'enheten har redan senare ändringar.', 'later changes of the unit are on record already.'),
  heir_needed: text('keskuksella on yksiköitä tai kuntia, joilla ei ole uutta keskusta.', 'centret har enheter eller kommuner som saknar ett nytt center.', 'the centre has units or municipalities without a new centre.'),
  municipality_not_alive: text('kuntaa ei ole olemassa sinä päivänä.', 'kommunen finns inte den dagen.', 'the municipality does not exist on that day.'),
  breaks_rule: text('verkosto ei pysyisi ehjänä.', 'nätverket skulle inte hålla ihop.', 'the network would not hold together.')
}

/** In which words a fault is told: how the file calls its fields, and the language. */
export type FaultWords = { readonly kind: ImportKind; readonly language: Language; readonly headings: Readonly<Record<string, string>> }

/**
 * A fault as a sentence that begins with the heading of its field.
 *
 * @example faultText({ field: 'phone', code: 'TOO_LONG', params: { max: 40 } }, { kind: 'units', language: 'en', headings: {} })
 * // 'Telephone: at most 40 characters.'
 */
export function faultText({ field, code, params }: RowFault, { kind, language, headings }: FaultWords): string {
  const said = textOf(code, params)[language].replace(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''))
  if (field === null) return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
  return `${headings[field] ?? headingOf(kind, field, { language, place: -1 })}: ${said}`
}

function textOf(code: FaultCode, params: RowFault['params']): LocalizedText {
  if (code !== 'NETWORK_REFUSED') return faultTexts[code]
  return refusalTexts[String(params.code) as RefusalCode] ?? (refusalTexts.breaks_rule as LocalizedText)
}
