/** The first step: what is to happen. */
import { changeKinds, type ChangeKind } from '@solmu/domain/network/change.js'
import { useText } from '../../../../ui/text.js'
import { ChoiceList } from '../fields/choice-list.js'

export interface WhatStepProps {
  readonly kind: ChangeKind | null
  readonly error: string | undefined
  readonly onChange: (kind: ChangeKind) => void
}

export function WhatStep({ kind, error, onChange }: WhatStepProps) {
  const t = useText()
  return (
    <ChoiceList
      id="change-kind"
      legend={t('change.what.legend')}
      isLegendHidden
      value={kind}
      error={error}
      onChange={onChange}
      options={changeKinds.map((each) => ({
        value: each,
        label: t(`change.kind.${each}`),
        text: t(`change.kind.${each}.text`),
        example: t(`change.kind.${each}.example`)
      }))}
    />
  )
}
