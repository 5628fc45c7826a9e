/** The head of a return: whose it is and for when, who has it, and who else is here. */
import { memo } from 'react'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { ReturnStrip } from '../approval/return-strip.js'
import { ExchangeMenu, type ExchangeMenuProps } from '../exchange/exchange-menu.js'
import { ReturnStateMark } from './list/return-state.js'
import { periodText } from './period-text.js'
import { firstName } from './sheet/use-presence.js'
import type { Presence, UnitReturn } from './unit-return.types.js'
import styles from './unit-return.module.css'

export interface ReturnHeadProps {
  readonly unitReturn: UnitReturn
  /** Who else has it open now. */
  readonly others: readonly Presence[]
  /** Whether any figure can be written now. */
  readonly isWritable: boolean
  /** Takes figures from a file. */
  readonly onAccept: ExchangeMenuProps['onAccept']
}

function Others({ others }: Pick<ReturnHeadProps, 'others'>) {
  const t = useText()
  const names = others.map(({ person }) => firstName(person.displayName))
  return (
    <p className={styles.others} role="status">
      {names.length > 0 && t('unitReturn.presence.here', { names: names.join(', '), count: names.length })}
    </p>
  )
}

/** It stays as it is while figures are written. */
export const ReturnHead = memo(function ReturnHead({ unitReturn, others, isWritable, onAccept }: ReturnHeadProps) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const format = useFormat()
  const { unit, round, effectiveDueOn, extendedUntil, state, version } = unitReturn
  return (
    <>
      <PageHeader
        title={`${say(unit.name)}, ${periodText(round.period, lang)}`}
        breadcrumb={[
          <TextLink key="returns" to="/$lang/results/returns" params={{ lang }}>
            {t('unitReturn.list.title')}
          </TextLink>,
          <TextLink key="round" to="/$lang/results/returns" params={{ lang }} search={{ round: round.id }}>
            {say(round.name)}
          </TextLink>
        ]}
        actions={<ExchangeMenu returnId={unitReturn.id} isWritable={isWritable} onAccept={onAccept} />}
        meta={
          <span className={styles.meta}>
            <ReturnStateMark of={unitReturn} />
            <span>
              {t(extendedUntil ? 'unitReturn.head.extended' : 'unitReturn.head.due', { day: format.dayShort(effectiveDueOn) })}
            </span>
          </span>
        }
      />
      <ReturnStrip returnId={unitReturn.id} turn={`${state}-${version}`} />
      <Others others={others} />
    </>
  )
})
