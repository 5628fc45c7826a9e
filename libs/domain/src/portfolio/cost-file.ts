/**
 * Costs out of the books of a partner: a list as bookkeeping programs write it, with headings in Finnish, Swedish or English,
 * days as 5.11.2026 and amounts with a comma. The whole file comes in or nothing of it; what is there already is left as it is,
 * so that the same file can be sent again.
 * Source: issue "Portfolio", item 2; "Bad input and faults" (dates like 7560, missing partners, currency mix).
 */
import { parseDecimal } from '@solmu/shared/decimal.js'
import { DomainError, type ErrorCode, type ErrorParams } from '../errors.js'
import { RowReader, shortened } from '../network/import-cells.js'
import { field, heading, type ImportField } from '../network/import-field.js'
import { plainWord } from '../network/import-fields.js'
import type { WordTable } from '../network/import-words.js'
import type { FundingSource } from './budget.js'
import { type CostDraft, type CostFrame, correctedKey, correctionIssue, costIssues, costKey, longestDocument, longestNote } from './cost.js'
import type { CostCategory } from './cost-model.js'

/** What the columns of such a file may fill. */
export const costFields: readonly ImportField[] = [
  field('partner', [heading('Toteuttaja', 'Genomförare', 'Partner')], { synonyms: 'osatoteuttaja, organisaatio, y-tunnus, organisation, fo-nummer, business id, kumppani' }),
  field('day', [heading('Päivä', 'Dag', 'Day')], { isRequired: true, synonyms: 'päivämäärä, pvm, tositepäivä, laskun päivä, kirjauspäivä, datum, bokföringsdatum, verifikationsdatum, date, posting date' }),
  field('document', [heading('Tosite', 'Verifikat', 'Document')], { isRequired: true, synonyms: 'tositenumero, tosite nro, tositenro, laskun numero, verifikatnummer, verifikation, ver, fakturanummer, document number, voucher, voucher number, invoice number' }),
  field('category', [heading('Kululaji', 'Kostnadsslag', 'Category')], { isRequired: true, synonyms: 'kustannuslaji, menolaji, laji, tili, kategori, utgiftsslag, konto, cost category, account' }),
  field('source', [heading('Rahoituslähde', 'Finansieringskälla', 'Source')], { synonyms: 'lähde, rahoitus, källa, finansiering, funding, funding source' }),
  field('amount', [heading('Määrä', 'Belopp', 'Amount')], { isRequired: true, synonyms: 'summa, euroa, eur, euro, hinta, kustannus, netto, sum, cost, total' }),
  field('currency', [heading('Valuutta', 'Valuta', 'Currency')]),
  field('corrects', [heading('Korjaa tositetta', 'Korrigerar verifikat', 'Corrects document')], { synonyms: 'korjattava tosite, korjaa, korrigerar, korrigerat verifikat, corrects, corrected document' }),
  field('note', [heading('Selite', 'Förklaring', 'Text')], { synonyms: 'teksti, kuvaus, selitys, beskrivning, description, note, explanation' })
]

/** The first three words of each are its label in Finnish, Swedish and English. */
export const categoryWords: WordTable<CostCategory> = {
  staff: ['Palkat', 'Löner', 'Staff', 'palkka', 'palkkakustannukset', 'lön', 'lönekostnader', 'salaries', 'salary', 'wages'],
  side_costs: ['Sivukulut', 'Bikostnader', 'Side costs', 'palkkasivukulut', 'henkilösivukulut', 'lönebikostnader', 'social security'],
  purchased_services: ['Ostopalvelut', 'Köpta tjänster', 'Purchased services', 'ostopalvelu', 'services'],
  travel: ['Matkat', 'Resor', 'Travel', 'matka', 'matkakulut', 'resekostnader'],
  premises: ['Tilat', 'Lokaler', 'Premises', 'vuokrat', 'hyror', 'rent'],
  equipment: ['Laitteet ja tarvikkeet', 'Utrustning och material', 'Equipment and materials', 'laitteet', 'tarvikkeet', 'utrustning', 'material', 'equipment', 'materials'],
  communication: ['Viestintä', 'Kommunikation', 'Communication', 'tiedotus', 'information'],
  participant_costs: ['Osallistujien kulut', 'Deltagarnas kostnader', 'Costs of participants', 'osallistujakulut', 'deltagarkostnader', 'participant costs'],
  audit: ['Tilintarkastus', 'Revision', 'Audit'],
  overhead: ['Yleiskulut', 'Allmänna kostnader', 'Overhead', 'hallintokulut', 'overheads'],
  flat_rate: ['Prosenttimääräinen osuus', 'Procentbaserad andel', 'Flat rate'],
  lump_sum: ['Kertakorvaus', 'Engångsersättning', 'Lump sum']
}

export const sourceWords: WordTable<FundingSource> = {
  grant: ['Rahoittajan tuki', 'Finansiärens stöd', 'Grant', 'tuki', 'avustus', 'stöd', 'bidrag', 'esr', 'esf'],
  own_share: ['Omarahoitus', 'Egen finansiering', 'Own share', 'oma rahoitus', 'omavastuu', 'egenfinansiering', 'own funding'],
  municipal: ['Kuntaraha', 'Kommunala medel', 'Municipal', 'kunta', 'kuntarahoitus', 'kommun'],
  other_public: ['Muu julkinen', 'Annan offentlig', 'Other public', 'muu julkinen rahoitus'],
  private: ['Yksityinen', 'Privat', 'Private', 'yksityinen rahoitus'],
  sales: ['Myynti', 'Försäljning', 'Sales', 'myyntituotot'],
  partner: ['Kumppanin osuus', 'Partnerns andel', 'Partner', 'kumppani']
}

/** A partner as files may call it. */
export interface NamedPartner {
  readonly id: string
  /** Its names in the languages, and its business id. */
  readonly names: readonly string[]
}

export interface CostFileFrame extends CostFrame {
  readonly currency: string
  readonly named: readonly NamedPartner[]
  /** Whose costs they are where the file does not say; null when it has to. */
  readonly partnerId: string | null
}

/** Why a row cannot be brought in. */
export interface CostFault {
  readonly field: string | null
  readonly code: ErrorCode
  readonly params: ErrorParams
}

export interface CostRow {
  readonly line: number
  /** Null when it could not be read. */
  readonly cost: CostDraft | null
  readonly faults: readonly CostFault[]
  /** Whether it is there already, and is left as it is. */
  readonly isKnown: boolean
}

/** What is recorded already: the keys of the costs, and what is left of each document to correct. */
export interface KnownCosts {
  readonly keys: ReadonlySet<string>
  readonly left: ReadonlyMap<string, bigint>
}

/**
 * Reads the rows of a file, each of them for itself, and the corrections against what is recorded and what stands above them.
 *
 * @param columns what each column fills, in the order of the cells
 */
export function readCostRows(rows: readonly { readonly line: number; readonly cells: readonly string[] }[], columns: readonly (string | null)[], of: CostFileFrame & { readonly known: KnownCosts }): CostRow[] {
  const left = new Map(of.known.left)
  const lines = new Map<string, number>()
  return rows.map(({ line, cells }) => {
    const { cost, faults } = readRow(new RowReader(columns, cells), of)
    if (!cost || faults.length > 0) return { line, cost, faults, isKnown: false }
    const key = costKey(cost)
    const first = lines.get(key)
    if (first !== undefined) return { line, cost, faults: [{ field: null, code: 'DUPLICATE_KEY', params: { line: first } }], isKnown: false }
    lines.set(key, line)
    if (of.known.keys.has(key)) return { line, cost, faults: [], isKnown: true }
    const issue = correctionIssue(cost, left)
    if (issue) return { line, cost, faults: [faultOf(issue)], isKnown: false }
    const corrected = correctedKey(cost, cost.corrects || cost.document)
    left.set(corrected, (left.get(corrected) ?? 0n) + cost.amount)
    return { line, cost, faults: [], isKnown: false }
  })
}

const faultOf = ({ code, params, path }: DomainError): CostFault => ({ field: fieldOf[String(path[0] ?? '')] ?? String(path[0] ?? ''), code, params })
const fieldOf: Readonly<Record<string, string>> = { partnerId: 'partner' }

function readRow(reader: RowReader, frame: CostFileFrame): { readonly cost: CostDraft | null; readonly faults: readonly CostFault[] } {
  const own: CostFault[] = []
  const read = {
    partnerId: partnerIn(reader, frame, own),
    category: needed(reader, 'category', () => reader.word('category', categoryWords)),
    source: reader.raw('source') === null ? 'grant' : reader.word('source', sourceWords),
    day: needed(reader, 'day', () => reader.day('day')),
    amount: amountIn(reader, frame, own),
    document: reader.required('document', longestDocument),
    corrects: reader.text('corrects', longestDocument) ?? '',
    note: reader.text('note', longestNote) ?? ''
  }
  const faults = [...reader.faults, ...own]
  if (faults.length > 0 || !isWhole(read)) return { cost: null, faults }
  return { cost: read, faults: costIssues(read, frame).map(faultOf) }
}

const isWhole = (read: { readonly [Part in keyof CostDraft]: CostDraft[Part] | null }): read is CostDraft => Object.values(read).every((part) => part !== null)

function needed<Value>(reader: RowReader, name: string, read: () => Value | null): Value | null {
  return reader.raw(name) === null ? reader.refuse(name, 'REQUIRED') : read()
}

function partnerIn(reader: RowReader, { named, partnerId }: CostFileFrame, faults: CostFault[]): string | null {
  const text = reader.raw('partner')
  if (text === null) {
    if (partnerId === null) faults.push({ field: 'partner', code: 'REQUIRED', params: {} })
    return partnerId
  }
  const found = named.filter(({ names }) => names.some((name) => plainWord(name) === plainWord(text)))
  const [first, second] = found
  if (first && !second) return first.id
  faults.push({ field: 'partner', code: first ? 'AMBIGUOUS_REFERENCE' : 'UNKNOWN_REFERENCE', params: { value: shortened(text) } })
  return null
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', kr: 'SEK' }

/** The amount, with the sign of the euro or without; another currency than that of the project is refused: there is no rate. */
function amountIn(reader: RowReader, { currency }: CostFileFrame, faults: CostFault[]): bigint | null {
  const text = reader.raw('amount')
  if (text === null) return reader.refuse('amount', 'REQUIRED')
  const sign = /(?:[A-Z]{3}|€|kr)\s*$/u.exec(text)?.[0] ?? ''
  const given = (reader.raw('currency') ?? (signs[sign.trim()] ?? (sign.trim() || currency))).toUpperCase()
  if (given !== currency) {
    faults.push({ field: 'amount', code: 'CURRENCY_MIXED', params: { expected: currency, given: shortened(given) } })
    return null
  }
  const read = parseDecimal(text.slice(0, text.length - sign.length), 2)
  return 'value' in read ? BigInt(read.value) : reader.refuse('amount', 'INVALID_NUMBER')
}

