/** What frameworks, their versions and the places in them are called. */
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { versionOn } from '@solmu/domain/quality/framework-versions.js'
import { useFormat } from '../../../ui/format.js'
import { Status } from '../../../ui/status.js'
import { type TextFunction, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { TextLink } from '../../../ui/link.js'
import type { listStateValues } from './framework-list.search.js'
import type { Framework, FrameworkVersion } from './framework.operations.js'

export type ListState = (typeof listStateValues)[number]

/** How a framework stands on a day. */
export function stateOf({ retiredAt, versions }: Pick<Framework, 'retiredAt' | 'versions'>, today: IsoDate): ListState {
  if (retiredAt !== null) return 'retired'
  if (versionOn(versions, today)) return 'inForce'
  return versions.some(({ state }) => state === 'released') ? 'coming' : 'draft'
}

/** The version that holds on a day, else the newest. */
export const shownVersion = (framework: Pick<Framework, 'versions'>, today: IsoDate): FrameworkVersion | undefined =>
  versionOn(framework.versions, today) ?? framework.versions[0]

const statuses = { inForce: 'accepted', coming: 'submitted', draft: 'draft', retired: 'locked' } as const

export function FrameworkStateMark({ state }: { readonly state: ListState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`framework.state.${state}`)} />
}

/** The days on which a version holds. */
export function useValidityText() {
  const t = useText()
  const format = useFormat()
  return ({ validFrom, validTo }: Pick<FrameworkVersion, 'validFrom' | 'validTo'>): string => {
    if (validFrom === null) return t('framework.version.notReleased')
    return validTo === null ? t('framework.version.from', { from: format.day(validFrom) }) : t('framework.version.between', { from: format.day(validFrom), to: format.day(validTo) })
  }
}

export function FrameworkLink({ framework }: { readonly framework: Pick<Framework, 'id' | 'name' | 'code'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/quality/frameworks/$id" params={{ lang, id: framework.id }}>
      {pick(framework.name) || framework.code}
    </TextLink>
  )
}

export function FrameworksCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/quality/frameworks" params={{ lang }}>
      {t('framework.list.title')}
    </TextLink>
  )
}

type Path = readonly (string | number)[]

/**
 * The place of a field in the words of the page: "Kriteeri ips_04, otsikko".
 *
 * @param path as in the rules of the domain, such as sections.1.criteria.0.title.fi
 */
export function placeText(content: FrameworkContent, path: Path, t: TextFunction): string {
  const field = [...path].reverse().find((part): part is string => typeof part === 'string' && !['fi', 'sv', 'en'].includes(part))
  const said = field === undefined ? '' : t(`framework.field.${field}`)
  const holder = holderOf(content, path)
  return holder === null ? said : t(`framework.place.${holder.kind}`, { code: holder.code, field: said })
}

/** What stands in a list at the place of a path, by its code or else its number. */
function holderOf(content: FrameworkContent, [list, at, inner, row]: Path): { readonly kind: string; readonly code: string | number } | null {
  if (typeof at !== 'number') return null
  const section = content.sections[at]
  if (list === 'scales') return { kind: 'scale', code: codeAt(content.scales, at) }
  if (list === 'bands') return { kind: 'band', code: codeAt(content.bands, at) }
  if (inner === 'criteria' && typeof row === 'number') return { kind: 'criterion', code: codeAt(section?.criteria, row) }
  return { kind: 'section', code: codeAt(content.sections, at) }
}

const codeAt = (list: readonly { readonly code: string }[] | undefined, at: number): string | number => list?.[at]?.code ?? at + 1

/** What is wrong in one place, as a sentence. */
export function issueText({ code, params }: { readonly code: string; readonly params: Readonly<Record<string, unknown>> }, t: TextFunction): string {
  const value = String(params['value'] ?? '')
  const [min, max] = [String(params['min'] ?? ''), String(params['max'] ?? '')]
  const known = ['REQUIRED', 'OUT_OF_RANGE', 'DUPLICATE_KEY', 'UNKNOWN_REFERENCE', 'UNKNOWN_WORD', 'INVALID_INPUT', 'INVALID_NUMBER', 'TOO_LONG', 'TOO_MANY_DECIMALS', 'COLUMN_TWICE', 'FILE_UNREADABLE']
  const reason = typeof params['reason'] === 'string' ? params['reason'] : 'other'
  return t(`framework.issue.${known.includes(code) ? code : 'other'}`, { value, min, max, reason, column: String(params['column'] ?? '') })
}
