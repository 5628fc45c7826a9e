/** Leads to the change wizard; there only for those who may change the network. */
import { IconPencil } from '@tabler/icons-react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { ButtonLink } from '../../../ui/button.js'
import { useLanguage, useText } from '../../../ui/text.js'

export interface ChangeButtonProps {
  /** The viewed day; a change of a day to come begins with that day. */
  readonly asOf?: IsoDate
}

export function ChangeButton({ asOf }: ChangeButtonProps) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  if (!useCan('network.change')) return null
  const on = asOf !== undefined && asOf > today ? asOf : undefined
  return (
    <ButtonLink to="/$lang/network/change" params={{ lang }} search={{ on } as never} icon={IconPencil}>
      {t('network.change.make')}
    </ButtonLink>
  )
}
