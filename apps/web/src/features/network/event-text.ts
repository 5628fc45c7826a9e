/**
 * An event of the network as a sentence. Names stand in their basic form, because a program cannot inflect
 * them: "Kainuu (8 kuntaa) siirtyi: Itä-Suomi → Pohjois-Pohjanmaa".
 */
import type { TextFunction } from '../../ui/text.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { NetworkEvent, NetworkEventKind, RegionArea, UnitRef } from './network.types.js'

export interface EventTexts {
  readonly t: TextFunction
  readonly pick: (text: LocalizedText) => string
  /** Joins names: "A, B ja C". */
  readonly join: (names: readonly string[]) => string
  readonly regions: readonly RegionArea[]
}

/** Beyond these many, the count is told instead of the names. */
const namedMunicipalities = 2
const namedUnits = 3

/**
 * What happened, or what is to happen, in one sentence without a full stop. The recorded reason is not in it.
 *
 * @example eventSentence(event, texts) // 'Kuopion Käsi ja Siilin Paja yhdistettiin: Kallaveden Valmennus'
 */
export function eventSentence(event: NetworkEvent, texts: EventTexts): string {
  const { t } = texts
  const future = String(event.isFuture)
  const units = namesOf(event.units, texts)
  const from = namesOf(event.from, texts)
  const to = namesOf(event.to, texts)
  const tell = tellers[event.kind]
  if (tell !== undefined) return tell(event, { units, from, to, future }, texts)
  return t(`network.event.${event.kind}`, { units, from, to, future, count: event.units.length })
}

interface EventNames {
  readonly units: string
  readonly from: string
  readonly to: string
  readonly future: string
}

/** The kinds that need more than the names of their units. */
const tellers: Partial<Record<NetworkEventKind, (event: NetworkEvent, names: EventNames, texts: EventTexts) => string>> = {
  renamed: renamedSentence,
  amended: amendedSentence,
  territory_changed: territorySentence,
  municipality_merged: (event, _names, texts) => municipalitySentence(event, texts)
}

function namesOf(units: readonly UnitRef[], { t, pick, join }: EventTexts): string {
  if (units.length > namedUnits) return t('network.count.units', { count: units.length })
  return join(units.map((unit) => pick(unit.name)))
}

function territorySentence(event: NetworkEvent, { from, to, future }: EventNames, texts: EventTexts): string {
  const names = { from, to, future }
  const area = areaName(event, texts)
  if (names.from === '') return texts.t('network.event.territoryJoined', { ...names, area })
  if (names.to === '') return texts.t('network.event.territoryLeft', { ...names, area })
  return texts.t('network.event.territoryMoved', { ...names, area })
}

function areaName({ municipalityCodes, municipalityNames }: NetworkEvent, { t, pick, join, regions }: EventTexts): string {
  const region = regionOf(municipalityCodes, regions)
  const count = t('network.count.municipalities', { count: municipalityCodes.length })
  if (region !== null) return `${pick(region.name)} (${count})`
  return municipalityNames.length <= namedMunicipalities && municipalityNames.length > 0
    ? join(municipalityNames.map(pick))
    : count
}

/** A name that changed only in the other languages is not told as a change from one to the same. */
function renamedSentence({ nameBefore, nameAfter }: NetworkEvent, names: EventNames, { t, pick }: EventTexts): string {
  const before = nameBefore === null ? names.units : pick(nameBefore)
  const after = nameAfter === null ? names.units : pick(nameAfter)
  if (before === after) return t('network.event.renamedElsewhere', { ...names, units: after })
  return t('network.event.renamed', { before, after, future: names.future })
}

/** A unit that moved house passes from one municipality to another; what else was changed about it is not told. */
function amendedSentence({ municipalityNames }: NetworkEvent, names: EventNames, { t, pick }: EventTexts): string {
  const [from, to] = municipalityNames
  if (from === undefined || to === undefined) return t('network.event.amended', { ...names })
  return t('network.event.movedHouse', { ...names, from: pick(from), to: pick(to) })
}

function municipalitySentence(event: NetworkEvent, { t, pick, join }: EventTexts): string {
  const names = join(event.municipalityNames.map(pick))
  const into = event.intoMunicipalityName === null ? '' : pick(event.intoMunicipalityName)
  return t('network.event.municipalityMerged', { names, into })
}

/**
 * The region that these municipalities make up exactly, or null.
 *
 * @example regionOf(['105', '205', …], regions)?.name.fi // 'Kainuu'
 */
export function regionOf(codes: readonly string[], regions: readonly RegionArea[]): RegionArea | null {
  const wanted = new Set(codes)
  return (
    regions.find(
      ({ municipalityCodes }) => municipalityCodes.length === wanted.size && municipalityCodes.every((code) => wanted.has(code))
    ) ?? null
  )
}
