/** What the parts of a divided unit are called while they are being written. */
import { useLocalized, useText } from '../../../../ui/text.js'
import type { ChangeForm, PartForm } from '../change-form.js'
import type { DayNetwork } from '../day-network.js'

/** Key of a part → its name; a part without a name is called by its number. */
export function usePartNames({ parts, unitId }: ChangeForm, network: DayNetwork): ReadonlyMap<string, string> {
  const t = useText()
  const pick = useLocalized()
  const unitName = (id: string | null) => {
    const node = network.byId.get(id ?? '')
    return node === undefined ? '' : pick(node.name)
  }
  const nameOf = (part: PartForm): string => {
    if (part.mode === 'self') return unitName(unitId)
    if (part.mode === 'existing') return unitName(part.unitId)
    return part.details.name === undefined ? '' : pick(part.details.name)
  }
  return new Map(
    parts.map((part, index) => [part.key, nameOf(part).trim() || t('change.split.part', { number: index + 1 })])
  )
}
