/** The changes that fit a unit, each leading to the wizard with the unit filled in. */
import { useRouter } from '@tanstack/react-router'
import { IconChevronDown } from '@tabler/icons-react'
import type { ChangeKind } from '@solmu/domain/network/change.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Menu } from '../../../ui/menu.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { UnitType } from '../network.types.js'
import buttonStyles from '../../../ui/button.module.css'

export interface ChangeableUnit {
  readonly id: string
  readonly type: UnitType
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}

const kindsOf: Readonly<Record<UnitType, readonly ChangeKind[]>> = {
  headquarters: ['amend'],
  regional_centre: ['amend', 'territory', 'merge', 'split', 'close'],
  local_unit: ['amend', 'move', 'serve', 'merge', 'split', 'close']
}

/**
 * What can be done with a unit on a day: a closed one can be opened again, one that has not begun yet cannot be
 * changed before it does. The past is not changed from the page of a unit.
 */
export function changesOf(unit: ChangeableUnit, day: IsoDate, today: IsoDate): readonly ChangeKind[] {
  if (day < today || day < unit.validFrom) return []
  const isClosed = unit.validTo !== null && unit.validTo <= day
  if (isClosed) return unit.type === 'headquarters' ? [] : ['reopen']
  return kindsOf[unit.type]
}

export interface UnitChangeMenuProps {
  readonly unit: ChangeableUnit
  /** The viewed day; undefined for today. */
  readonly asOf: IsoDate | undefined
}

export function UnitChangeMenu({ unit, asOf }: UnitChangeMenuProps) {
  const t = useText()
  const lang = useLanguage()
  const router = useRouter()
  const { today } = useViewer()
  const day = asOf ?? today
  const kinds = changesOf(unit, day, today)
  if (!useCan('network.change') || kinds.length === 0) return null
  const open = (kind: ChangeKind) =>
    void router.navigate({
      to: '/$lang/network/change',
      params: { lang } as never,
      search: { kind, unit: unit.id, on: day > today ? day : undefined } as never
    })
  return (
    <Menu
      align="end"
      button={(props) => (
        <button {...props} className={`${buttonStyles.button} ${buttonStyles.normal} ${buttonStyles.outlined}`}>
          <span>{t('network.change.make')}</span>
          <IconChevronDown size={16} aria-hidden="true" />
        </button>
      )}
      items={kinds.map((kind) => ({ key: kind, label: t(`network.change.kind.${kind}`), onPick: () => open(kind) }))}
    />
  )
}
