/**
 * What the texts of a file refer to: a unit by its key or its name, whether it is
 * known already or begins in the same file; an organisation by its business id,
 * its key or its name; a municipality by its code or its name. A text that could
 * mean two things means none.
 * Source: issue "Network in time", item 5.
 */
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { MunicipalityFact } from '../geography/succession.js'
import { shortened, type RowFault } from './import-cells.js'
import { parseBusinessId } from './organisation-business-id.js'

/** A municipality with its middle. */
export interface PlacedMunicipality extends MunicipalityFact {
  readonly lon: number | null
  readonly lat: number | null
}

/** What is known of an organisation to find it by. */
export interface KnownOrganisation {
  readonly id: string
  readonly code: string | null
  readonly businessId: string | null
  readonly name: LocalizedText
}

/** Things found by a word; one word may stand for several. */
export class WordIndex {
  readonly #words = new Map<string, Set<string>>()

  add(word: string | null, id: string): void {
    if (word === null || word === '') return
    const found = this.#words.get(word)
    if (found) found.add(id)
    else this.#words.set(word, new Set([id]))
  }

  addName(name: { readonly [language in keyof LocalizedText]: string | null }, id: string): void {
    for (const text of [name.fi, name.sv, name.en]) this.add(text?.toLowerCase() ?? null, id)
  }

  get(word: string | null): readonly string[] {
    return [...(this.#words.get(word ?? '') ?? [])]
  }
}

/** What a text refers to, or the fault that it refers to nothing or to several things. */
export type Found = { readonly id: string } | { readonly fault: Omit<RowFault, 'field'> }

/** The first of the candidates that says anything decides. */
export function oneOf(text: string, candidates: readonly (readonly string[])[]): Found {
  const ids = candidates.find((each) => each.length > 0) ?? []
  const [id] = ids
  const params = { value: shortened(text) }
  if (id === undefined) return { fault: { code: 'UNKNOWN_REFERENCE', params } }
  return ids.length > 1 ? { fault: { code: 'AMBIGUOUS_REFERENCE', params } } : { id }
}

/** Organisations by business id, key or name. */
export class OrganisationIndex {
  readonly #byBusinessId = new WordIndex()
  readonly #byCode = new WordIndex()
  readonly #byName = new WordIndex()

  constructor(organisations: readonly KnownOrganisation[]) {
    for (const { id, code, businessId, name } of organisations) {
      this.#byBusinessId.add(businessId, id)
      this.#byCode.add(code, id)
      this.#byName.addName(name, id)
    }
  }

  find(text: string): Found {
    const businessId = parseBusinessId(text)
    const byBusinessId = businessId === null ? [] : this.#byBusinessId.get(businessId)
    return oneOf(text, [byBusinessId, this.#byCode.get(text), this.#byName.get(text.toLowerCase())])
  }
}

/** Municipalities by code or name; of several of one name the one that lives on the day. */
export class MunicipalityIndex {
  readonly #byCode: ReadonlyMap<string, PlacedMunicipality>
  readonly #byName = new WordIndex()

  constructor(municipalities: readonly PlacedMunicipality[]) {
    this.#byCode = new Map(municipalities.map((each) => [each.code, each]))
    for (const { code, name } of municipalities) this.#byName.addName(name, code)
  }

  get(code: string): PlacedMunicipality | null {
    return this.#byCode.get(code) ?? null
  }

  /** Spreadsheets take the zeros from 091, so shorter numbers are filled up. */
  find(text: string, day: IsoDate): Found {
    const code = /^\d{1,3}$/.test(text) ? text.padStart(3, '0') : text
    const named = this.#byName.get(text.toLowerCase())
    const living = named.filter((each) => isValidOn(this.#byCode.get(each) ?? { validFrom: day, validTo: null }, day))
    return oneOf(text, [this.#byCode.has(code) ? [code] : [], living, named])
  }
}
