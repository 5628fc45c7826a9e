/** As of which day a page stands; it is kept in the address. */
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useLanguage, useText } from '../../../ui/text.js'

export function AsOfField({ asOf, onChange }: { readonly asOf: string | undefined; readonly onChange: (day: string | undefined) => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [text, setText] = useState(() => dayInField(asOf ?? today, language))
  const day = readDayText(text, today)
  const settle = () => day !== null && onChange(day === today ? undefined : day)
  return (
    <TextField
      {...{ label: t('mandate.asOf'), value: text, error: day === null ? t('errors.INVALID_DATE') : undefined }}
      onChange={({ target }) => setText(target.value)}
      onBlur={settle}
      onKeyDown={({ key }) => key === 'Enter' && settle()}
    />
  )
}
